using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ScoReport.Arranging;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Outputs;

/// <summary>
/// Takes into a page what it loads: style sheets and scripts are written into it, pictures and short files to save become <c>data:</c>
/// addresses. Links to other pages are whole addresses where it is known where the report stands, and else no links. The page's
/// policy then names each script and style sheet by its hash, and allows nothing else.
/// </summary>
sealed partial class SelfContained
{
    // A longer file to save is left where the report stands.
    const int MostSaved = 512 * 1024;

    const string Policy = "default-src 'none'; img-src data:; font-src data:; media-src data:; base-uri 'none'; form-action 'none'";

    static readonly string[] Elements = ["a", "img", "link", "meta", "script", "source", "style", "video", "audio"];

    readonly string _html;
    readonly string _path;
    readonly FileTree _site;
    readonly string? _root;
    readonly StringBuilder _out;
    readonly StringBuilder _deferred = new();
    readonly List<string> _styles = [];
    readonly List<string> _scripts = [];
    int _policyAt = -1;

    SelfContained(string html, string path, FileTree site, string? root)
    {
        (_html, _path, _site, _root) = (html, path, site, root);
        _out = new StringBuilder(html.Length * 2);
    }

    /// <summary>The page in one piece.</summary>
    /// <param name="page">The page, by its path in the site.</param>
    /// <param name="site">The files that it loads.</param>
    /// <param name="root">Where the site stands, with a trailing slash; nothing where that is not known.</param>
    public static ReadOnlyMemory<byte> Of(FileEntry page, FileTree site, string? root) =>
        Encoding.UTF8.GetBytes(new SelfContained(Encoding.UTF8.GetString(page.Read().Span), page.Path, site, root).Whole());

    string Whole()
    {
        var done = 0;
        while (HtmlTags.Next(_html, done, Elements) is { } tag)
        {
            _out.Append(_html, done, tag.Start - done);
            done = tag.End;
            Write(tag, ref done);
        }

        var end = _html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        var cut = end < done ? done : end;
        _out.Append(_html, done, cut - done).Append(_deferred).Append(_html, cut, _html.Length - cut);
        var at = _policyAt >= 0 ? _policyAt : HeadEnd();
        return _out.Insert(at, Meta()).ToString();
    }

    // Behind the start of the head, in a page whose theme says no policy.
    int HeadEnd() => HtmlTags.After(_out.ToString(), "<head>", 0);

    string Meta() => $"<meta http-equiv=\"Content-Security-Policy\" content=\"{HtmlWriter.Escaped($"{Policy}; style-src {Hashes(_styles)}; script-src {Hashes(_scripts)}")}\">";

    static string Hashes(List<string> texts) => texts.Count == 0 ? "'none'"
        : string.Join(' ', texts.Select(static text => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'").Distinct());

    void Write(HtmlStartTag tag, ref int done)
    {
        switch (tag.Name)
        {
            case "meta" when string.Equals(tag["http-equiv"], "Content-Security-Policy", StringComparison.OrdinalIgnoreCase):
                _policyAt = _out.Length;
                break;
            case "link":
                WriteLink(tag);
                break;
            case "script" when tag["src"] is { } source && Find(source) is { } file:
                done = HtmlTags.After(_html, "</script>", done);
                WriteScript(tag, Text(file.File));
                break;
            case "script" or "style":
                var end = HtmlTags.After(_html, $"</{tag.Name}>", done);
                _out.Append(_html, tag.Start, end - tag.Start);
                done = end;
                break;
            case "a":
                _out.Append(Anchor(tag));
                break;
            default:
                _out.Append(Loaded(tag));
                break;
        }
    }

    void WriteLink(HtmlStartTag tag)
    {
        var isStyle = tag["rel"] == "stylesheet";
        if (tag["href"] is not { } address || Find(address) is not { } file)
        {
            _out.Append(tag);
        }
        else if (isStyle)
        {
            var css = Css(file.Path, Text(file.File));
            _styles.Add(css);
            _out.Append(tag["media"] is { } media ? $"<style media=\"{HtmlWriter.Escaped(media)}\">" : "<style>").Append(css).Append("</style>");
        }
        else if (tag["rel"] == "icon")
        {
            _out.Append(tag.With("href", Data(file.Path, file.File)));
        }
        else if (_root is not null)
        {
            _out.Append(tag.With("href", Absolute(file.Path, "")));
        }
    }

    // What waits for the page to be read stands behind it, where nothing has to wait.
    void WriteScript(HtmlStartTag tag, string text)
    {
        var script = text.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
        _scripts.Add(script);
        var into = tag["defer"] is null && tag["async"] is null ? _out : _deferred;
        into.Append(tag.WithOnly("type")).Append(script).Append("</script>\n");
    }

    HtmlStartTag Loaded(HtmlStartTag tag)
    {
        foreach (var name in (ReadOnlySpan<string>)["src", "poster"])
        {
            tag = tag[name] is { } address && Find(address) is { } file ? tag.With(name, Data(file.Path, file.File)) : tag;
        }

        return tag;
    }

    HtmlStartTag Anchor(HtmlStartTag tag)
    {
        if (tag["href"] is not { } address || IsElsewhere(address) || address.StartsWith('#'))
        {
            return tag;
        }

        var file = Find(address);
        var fragment = Fragment(address);
        return file is { } own && own.Path == _path ? tag.With("href", fragment.Length > 0 ? fragment : "#")
            : file is { } saved && tag["download"] is not null && saved.File.Read().Length <= MostSaved ? Saved(tag, saved.Path, saved.File)
            : file is { } there && _root is not null ? tag.With("href", Absolute(there.Path, fragment)).With("download", null)
            : tag.WithOnly("id", "class", "lang", "dir", "aria-label");
    }

    // Its name would be lost otherwise.
    static HtmlStartTag Saved(HtmlStartTag tag, string path, FileEntry file) =>
        tag.With("href", Data(path, file)).With("download", tag["download"] is { Length: > 0 } name ? name : FilePath.Name(path));

    string Absolute(string path, string fragment) => Site.Canonical(_root!, path) + fragment;

    static bool IsElsewhere(string address) => Scheme().IsMatch(address);

    (string Path, FileEntry File)? Find(string address) => Find(_path, address);

    (string Path, FileEntry File)? Find(string from, string address)
    {
        var end = address.AsSpan().IndexOfAny('#', '?');
        var relative = Uri.UnescapeDataString(end < 0 ? address : address[..end]);
        var path = IsElsewhere(address) ? null : relative.Length == 0 ? from : FilePath.Resolve(FilePath.Folder(from), relative);
        return path is not null && _site.TryGet(path, out var file) ? (path, file) : null;
    }

    static string Fragment(string address) => address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? address[hash..] : "";

    string Css(string path, string css) => Address().Replace(css, match => Inlined(path, match.Groups[2].Value.Trim()) ?? match.Value)
        .Replace("</style", "<\\/style", StringComparison.OrdinalIgnoreCase);

    // What leads into the page itself does so from the page, too.
    string? Inlined(string path, string address) =>
        !address.StartsWith('#') && Find(path, address) is { } file ? $"url(\"{Data(file.Path, file.File)}{Fragment(address)}\")" : null;

    // A browser hashes what it has read, and reads every end of a line as one character.
    static string Text(FileEntry file) => Encoding.UTF8.GetString(file.Read().Span).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    static string Data(string path, FileEntry file) => $"data:{TypeOf(FilePath.Extension(path).ToLowerInvariant())};base64,{Convert.ToBase64String(file.Read().Span)}";

    static string TypeOf(string extension) => extension switch
    {
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".avif" => "image/avif",
        ".woff2" => "font/woff2",
        ".csv" => "text/csv",
        ".json" => "application/json",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]*:|//)")]
    private static partial Regex Scheme();

    [GeneratedRegex("""url\(\s*(["']?)([^"')]+)\1\s*\)""")]
    private static partial Regex Address();
}
