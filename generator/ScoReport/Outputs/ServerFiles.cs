using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScoReport.Arranging;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Outputs;

/// <summary>What servers are told: headers and former addresses, in the words of those that read files of the site (Netlify, Cloudflare Pages), and of nginx.</summary>
static class ServerFiles
{
    const string HeadersPath = "_headers";
    public const string RedirectsPath = "_redirects";
    const string NginxPath = "nginx.conf";

    /// <summary>Tells GitHub Pages to publish the files as they are, also those whose names begin with an underscore.</summary>
    public const string NoJekyllPath = ".nojekyll";

    // Names of assets stay when their bytes change, so that they are asked for again after an hour.
    const int AssetSeconds = 3600;

    static readonly (string Name, string Value)[] Common =
    [
        ("Content-Security-Policy", ContentPolicy.InHeader),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ];

    /// <summary>The files that name headers, for a site in which <paramref name="singles"/> lie, by their paths.</summary>
    public static IEnumerable<FileEntry> WithHeaders(Site site, ImmutableArray<string> singles) =>
    [
        FileEntry.OfText(HeadersPath, Headers(singles)),
        FileEntry.OfText(NginxPath, Nginx(site, singles)),
    ];

    // No header is named by two rules that meet, since these servers would join its values.
    static string Headers(ImmutableArray<string> singles)
    {
        var text = new StringBuilder("/*\n");
        foreach (var (name, value) in Common)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {name}: {value}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"/assets/*\n  Cache-Control: public, max-age={AssetSeconds}\n");
        foreach (var file in singles)
        {
            text.Append(CultureInfo.InvariantCulture, $"/{file}\n  {Saved.Name}: {Saved.Value}\n");
        }

        return text.ToString();
    }

    // The policy of a site forbids what is written into a page, so a browser saves the report in one file and does not show it here.
    static readonly (string Name, string Value) Saved = ("Content-Disposition", "attachment");

    /// <summary>Former addresses, and pages for lost readers of other languages; a server that answers them itself is told to, though a page stands there too.</summary>
    public static string Redirects(Site site)
    {
        var text = new StringBuilder();
        foreach (var (from, to) in Former(site))
        {
            // Netlify takes the first of these, Cloudflare Pages the second, since it knows no mark for addresses at which a file lies.
            var address = Site.Encoded(from);
            text.Append(CultureInfo.InvariantCulture, $"/{address} /{to} 301!\n/{address} /{to} 301\n");
        }

        // A lost reader is told so in the language of the folder. The page of the root is there without being named.
        foreach (var edition in site.Others)
        {
            text.Append(CultureInfo.InvariantCulture, $"/{edition.Folder}* /{edition.Folder}404.html 404\n");
        }

        return text.ToString();
    }

    // Lines for the server block of the site.
    static string Nginx(Site site, ImmutableArray<string> singles)
    {
        var path = site.Report.Config.BaseUrl is not { } root ? "/" : new Uri(root).AbsolutePath;
        var text = new StringBuilder($"# For nginx: include this file in the server block that serves the site.\nindex index.html;\ncharset utf-8;\nerror_page 404 {Place(path, "404.html")};\nexpires -1;\n");
        var common = string.Concat(Common.Select(static header => $"add_header {header.Name} \"{header.Value}\" always;\n"));
        text.Append(common);
        text.Append(CultureInfo.InvariantCulture, $"location ^~ {Place(path, "assets/")} {{ expires {AssetSeconds}s; }}\nlocation ~ \\.md$ {{ types {{ }} default_type \"text/markdown; charset=utf-8\"; }}\n");
        foreach (var file in singles)
        {
            // A place with headers of its own does not take those around it.
            text.Append(CultureInfo.InvariantCulture, $"location = {Place(path, file)} {{\n{common}add_header {Saved.Name} {Saved.Value};\n}}\n");
        }

        foreach (var edition in site.Others)
        {
            text.Append(CultureInfo.InvariantCulture, $"location {Place(path, edition.Folder)} {{ error_page 404 {Place(path, edition.Folder + "404.html")}; }}\n");
        }

        foreach (var (from, to) in Former(site))
        {
            text.Append(CultureInfo.InvariantCulture, $"location = {Place(path, from)} {{ return 301 {path}{to}; }}\n");
        }

        return text.ToString();
    }

    // nginx compares places with what an address says, not with how it is escaped.
    static string Place(string root, string path) => $"\"{Uri.UnescapeDataString(root)}{path.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";

    // Paths from the root, and addresses of what stood there, in all languages.
    static IEnumerable<(string From, string To)> Former(Site site) => site.Others.Prepend(site).SelectMany(static edition => edition.Pages.OfType<RedirectPage>()
        .SelectMany(redirect => Addresses(redirect.Path).Select(from => (edition.Folder + from, Site.Encoded(edition.Folder) + edition.Address("", redirect.Target)))));

    // A folder is asked for by its own name.
    static IEnumerable<string> Addresses(string path) =>
        path.EndsWith("/index.html", StringComparison.Ordinal) ? [path, path[..^"index.html".Length]] : [path];
}
