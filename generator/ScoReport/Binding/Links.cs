using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Finds out where links and images lead: to a chapter and an id, to a file, to a page that the generator makes, or out of the report.</summary>
sealed class Links
{
    static readonly string[] Schemes = ["http", "https", "mailto", "tel", "doi", "urn", "ftp"];
    static readonly string[] ImageTypes = [".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"];

    readonly Dictionary<string, int> _chapters = new(StringComparer.Ordinal);
    readonly HashSet<string> _drafts;
    readonly Contents[] _contents;
    readonly Manuscript _manuscript;

    // Those of the main edition, for an edition in another language.
    readonly Links? _main;

    public Links(Manuscript manuscript, Contents[] contents, Links? main)
    {
        _manuscript = manuscript;
        _main = main;
        _contents = contents;
        _drafts = manuscript.Drafts.Select(static d => d.Slot.Path).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < manuscript.Chapters.Length; i++)
        {
            _chapters.Add(manuscript.Chapters[i].Slot.Path, i);
            if (main is not null)
            {
                // A translation may keep the links of the text that it translates.
                _chapters.TryAdd(manuscript.Chapters[i].Slot.Common, i);
            }
        }
    }

    /// <summary>Target of a link in chapter <paramref name="chapter"/> (-1: none), whose file lies in <paramref name="folder"/>; nothing, and a report, when it leads nowhere.</summary>
    public LinkTarget? Resolve(Link link, int chapter, string folder, Diagnostics diagnostics)
    {
        var target = link.Target;
        if (target.StartsWith("//", StringComparison.Ordinal))
        {
            // It takes the page's own scheme: from a disk it would lead to a file.
            diagnostics.Add(Problems.LinkWithoutScheme(link.At, target));
            return null;
        }

        if (SchemeOf(target) is { } scheme)
        {
            if (Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase))
            {
                return new ExternalTarget(target);
            }

            diagnostics.Add(Problems.UnsafeLink(link.At, scheme));
            return null;
        }

        var hash = target.IndexOf('#', StringComparison.Ordinal);
        var id = hash < 0 ? null : Uri.UnescapeDataString(target[(hash + 1)..]);
        var path = Uri.UnescapeDataString(hash < 0 ? target : target[..hash]);
        if (path.Length == 0)
        {
            return ToId(link.At, chapter, id, diagnostics);
        }

        if (FilePath.Resolve(folder, path) is not { } resolved)
        {
            diagnostics.Add(Problems.PathLeavesSource(link.At, path));
            return null;
        }

        return ToPath(link.At, resolved, id, GeneratedPages.Find(path) is not null ? path : resolved, diagnostics);
    }

    static string? SchemeOf(string target)
    {
        if (target.StartsWith("//", StringComparison.Ordinal))
        {
            return "https";
        }

        var colon = target.AsSpan().IndexOf(':');
        if (colon < 1)
        {
            return null;
        }

        // Browsers drop control characters and space in a scheme, so "java\nscript:" has to count as one.
        var scheme = string.Concat(target[..colon].Where(static c => c > ' '));
        return scheme.Length > 0 && char.IsAsciiLetter(scheme[0]) && scheme.All(static c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.') ? scheme : null;
    }

    LinkTarget? ToId(SourceSpan at, int chapter, string? id, Diagnostics diagnostics)
    {
        if (chapter < 0 || string.IsNullOrEmpty(id))
        {
            diagnostics.Add(Problems.EmptyLink(at));
            return null;
        }

        return ToChapter(at, chapter, id, diagnostics);
    }

    ChapterTarget? ToChapter(SourceSpan at, int chapter, string? id, Diagnostics diagnostics)
    {
        if (id is null || _contents[chapter].Ids.ContainsKey(id))
        {
            return new ChapterTarget(chapter, id);
        }

        diagnostics.Add(Problems.UnknownId(at, id, _manuscript.Chapters[chapter].Slot.Path, _contents[chapter].Ids.Keys));
        return null;
    }

    // A generated page lies in no folder of the source, so its name alone will do, wherever the link stands.
    LinkTarget? ToPath(SourceSpan at, string path, string? id, string published, Diagnostics diagnostics)
    {
        if (_chapters.TryGetValue(path, out var chapter))
        {
            return ToChapter(at, chapter, id, diagnostics);
        }

        if ((path == "glossary.yaml" || path == $"glossary.{_manuscript.Config.Language}.yaml") && (_main?._manuscript ?? _manuscript).Glossary.Length + _manuscript.Glossary.Length > 0)
        {
            return new PageTarget(GeneratedPage.Glossary, id);
        }

        var common = Common(path);
        if (_main?._chapters.ContainsKey(common) == true)
        {
            return _main.ToPath(at, common, id, published, diagnostics) is { } there ? new MainTarget(there) : null;
        }

        if (path.EndsWith(".md", StringComparison.Ordinal))
        {
            diagnostics.Add(_drafts.Contains(path) || _main?._drafts.Contains(common) == true
                ? Problems.LinkToDraft(at, path)
                : Problems.LinkToMissingChapter(at, path, _manuscript.Files.Contains(path), _chapters.Keys));
            return null;
        }

        if (FileAt(path) is { } file)
        {
            return new FileTarget(file);
        }

        if (GeneratedPages.Find(published) is { } page)
        {
            return new PageTarget(page, id);
        }

        diagnostics.Add(Problems.LinkToMissingFile(at, path, NearFiles(path), GeneratedPages.Linked.Select(GeneratedPages.PathOf)));
        return null;
    }

    // Beside a chapter in another language lies what differs by language; the rest lies beside the chapter that it translates.
    string Common(string path) => _main is not null && EditionParser.FolderOf(path) is { } folder ? "chapters" + path[folder.Length..] : path;

    string? FileAt(string path) => _manuscript.Files.Contains(path) ? path : _manuscript.Files.Contains(Common(path)) ? Common(path) : null;

    IEnumerable<string> NearFiles(string path) => _manuscript.Files.Entries.Select(static e => e.Path).Where(p => FilePath.Extension(p) == FilePath.Extension(path));

    /// <summary>Path of an image's file; nothing, and a report, when it is not there or no image. Reports an image without alternative text too.</summary>
    public string? Resolve(Image image, string folder, Diagnostics diagnostics)
    {
        if (image.Alt.IsEmpty && !image.Attributes.Keys.Any(static k => k.Key == "alt"))
        {
            diagnostics.Add(Problems.ImageWithoutAlt(image.At, image.Source));
        }

        if (SchemeOf(image.Source) is not null)
        {
            diagnostics.Add(Problems.RemoteImage(image.At, image.Source));
            return null;
        }

        var source = Uri.UnescapeDataString(image.Source);
        if (FilePath.Resolve(folder, source) is not { } path)
        {
            diagnostics.Add(Problems.PathLeavesSource(image.At, source));
            return null;
        }

        if (FileAt(path) is not { } file)
        {
            diagnostics.Add(Problems.ImageMissing(image.At, path, NearFiles(path)));
            return null;
        }

        if (!ImageTypes.Contains(FilePath.Extension(file).ToLowerInvariant()))
        {
            diagnostics.Add(Problems.NotAnImage(image.At, file, ImageTypes));
            return null;
        }

        return file;
    }
}
