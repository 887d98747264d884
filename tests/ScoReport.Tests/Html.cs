using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ScoReport.Tests;

/// <summary>Looks through the pages of a build for what no page may have.</summary>
static partial class Html
{
    static readonly HtmlParser Parser = new();
    static readonly string[] OurScripts = ["assets/site.js", "assets/previews.js", "assets/tables.js", "assets/charts.js", "assets/search-open.js", "assets/languages.js"];

    /// <summary>What is wrong with the pages below <paramref name="folder"/>: ids given twice, links that land nowhere, links in links, scripts.</summary>
    public static IReadOnlyList<string> Faults(Built built, string folder = "site/")
    {
        var pages = built.Files.Keys
            .Where(path => path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".html", StringComparison.Ordinal))
            .ToDictionary(path => path[folder.Length..], built.Text, StringComparer.Ordinal);
        var documents = pages.ToDictionary(static p => p.Key, static p => Parser.ParseDocument(p.Value), StringComparer.Ordinal);
        var ids = documents.ToDictionary(static d => d.Key, static d => Ids(d.Value).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var (path, document) in documents)
        {
            faults.AddRange(Ids(document).GroupBy(static id => id).Where(static g => g.Count() > 1).Select(g => $"{path}: the id '{g.Key}' stands {g.Count()} times"));
            var isAlone = path.StartsWith("downloads/", StringComparison.Ordinal);
            faults.AddRange(isAlone ? AloneFaults(document).Select(what => $"{path}: {what}") : Links(document).Select(link => Fault(built, folder, ids, path, link)).OfType<string>());
            faults.AddRange(isAlone ? [] : Scripts(document).Select(what => $"{path}: {what}"));
            if (NestedLinks(pages[path]))
            {
                faults.Add($"{path}: a link stands in a link");
            }
        }

        return faults;
    }

    /// <summary>What is wrong with a page that is to need no other file: what it would ask for, links that land nowhere, and scripts and style sheets that its own policy stops.</summary>
    public static IEnumerable<string> AloneFaults(IDocument document)
    {
        var ids = Ids(document).ToHashSet(StringComparer.Ordinal);
        foreach (var element in document.All)
        {
            foreach (var address in ((string[])["src", "poster", "srcset"]).Select(element.GetAttribute).OfType<string>().Where(static a => !a.StartsWith("data:", StringComparison.Ordinal)))
            {
                yield return $"it loads '{address}'";
            }

            if (element.GetAttribute("href") is { } link && !(link.StartsWith('#') ? link.Length == 1 || ids.Contains(Uri.UnescapeDataString(link[1..])) : Scheme().IsMatch(link)))
            {
                yield return $"'{link}' leads nowhere";
            }

            if (element.LocalName is "iframe" or "object" or "embed" || element.HasAttribute("style") || (element.LocalName == "link" && element.GetAttribute("rel") == "stylesheet"))
            {
                yield return $"there is a <{element.LocalName}>";
            }
        }

        var policy = document.QuerySelector("meta[http-equiv='Content-Security-Policy']")?.GetAttribute("content") ?? "";
        if (!policy.StartsWith("default-src 'none'; img-src data:;", StringComparison.Ordinal))
        {
            yield return $"its policy is '{policy}'";
        }

        foreach (var part in document.QuerySelectorAll("style, script:not([type='application/ld+json'])"))
        {
            var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(part.TextContent)));
            if (!policy.Contains($"'sha256-{hash}'", StringComparison.Ordinal))
            {
                yield return $"its policy stops a <{part.LocalName}>";
            }
        }
    }

    static IEnumerable<string> Ids(IDocument document) => document.All.Where(static e => e.HasAttribute("id")).Select(static e => e.Id!);

    static IEnumerable<string> Links(IDocument document)
    {
        foreach (var element in document.All)
        {
            foreach (var name in (string[])["href", "src", "data", "poster"])
            {
                // A short file to save may travel in its link.
                if (element.GetAttribute(name) is { } target && !(element.HasAttribute("download") && target.StartsWith("data:", StringComparison.Ordinal)))
                {
                    yield return target;
                }
            }

            if (element.LocalName == "meta" && element.GetAttribute("http-equiv") == "refresh")
            {
                yield return element.GetAttribute("content")!.Split("url=")[1];
            }

            foreach (var name in (string[])["aria-labelledby", "aria-describedby", "headers"])
            {
                foreach (var id in (element.GetAttribute(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    yield return "#" + id;
                }
            }
        }
    }

    static string? Fault(Built built, string folder, Dictionary<string, HashSet<string>> ids, string page, string link)
    {
        if (Scheme().Match(link) is { Success: true } scheme)
        {
            return scheme.Groups[1].Value is "http" or "https" or "mailto" or "tel" or "doi" or "urn" or "ftp" ? null : $"{page}: the link '{link}'";
        }

        var hash = link.IndexOf('#', StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(hash < 0 ? link : link[..hash]);
        var target = path.Length == 0 ? page : Resolved(page, path);
        if (target is null || !built.Has(folder + target))
        {
            return $"{page}: '{link}' leads to no file";
        }

        var id = hash < 0 ? "" : Uri.UnescapeDataString(link[(hash + 1)..]);
        return id.Length == 0 || (ids.TryGetValue(target, out var known) && known.Contains(id)) ? null : $"{page}: '{link}' leads to no id";
    }

    static string? Resolved(string page, string path)
    {
        var steps = page.Split('/')[..^1].ToList();
        foreach (var step in path.Split('/'))
        {
            if (step == "..")
            {
                if (steps.Count == 0)
                {
                    return null;
                }

                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("" or "."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }

    static IEnumerable<string> Scripts(IDocument document) => document.All
        .Where(static e => e.LocalName is "script" or "iframe" or "object" or "embed")
        .Where(static e => !IsOurs(e))
        .Select(static e => $"there is a <{e.LocalName}>")
        .Concat(document.All.SelectMany(static e => e.Attributes)
            .Where(static a => a.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            .Select(static a => $"there is an event attribute {a.LocalName}"));

    // The parser mends nested links, so they are looked for in the text.
    static bool NestedLinks(string html)
    {
        var depth = 0;
        foreach (Match tag in LinkTag().Matches(html))
        {
            depth += tag.Value[1] == '/' ? -1 : 1;
            if (depth > 1)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("<a[ >]|</a>")]
    private static partial Regex LinkTag();

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]*):")]
    private static partial Regex Scheme();

    // The theme's own scripts, which are files, and a description for machines, which is data.
    static bool IsOurs(AngleSharp.Dom.IElement element) =>
        (element.GetAttribute("src") is { } src && OurScripts.Any(own => src.EndsWith(own, StringComparison.Ordinal)) && element.TextContent.Length == 0)
        || (element.LocalName == "script" && element.GetAttribute("type") == "application/ld+json");
}
