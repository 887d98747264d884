using System.Globalization;
using System.Text;
using ScoReport.Arranging;
using ScoReport.Document;
using ScoReport.Rendering;

namespace ScoReport.Outputs;

/// <summary>The pages that search engines are to know of (sitemaps.org): no drafts, no former addresses, no page for lost readers, none that says what others say.</summary>
public static class SitemapFile
{
    /// <summary>Its path; that of the index where there are several.</summary>
    public const string Path = "sitemap.xml";

    // Of sitemaps.org; a file may have 50 MB, too, which addresses in many languages come near.
    const int MostAddresses = 50_000;

    /// <summary>One file; or, where there are too many addresses for one, an index at the same place, and the files that it names.</summary>
    /// <param name="site">The site, whose editions in other languages are named too.</param>
    /// <param name="root">Where it will stand.</param>
    /// <param name="most">Addresses that a file may have, alternates among them.</param>
    public static IEnumerable<(string Path, Func<string> Text)> Of(Site site, string root, int most = MostAddresses)
    {
        var entries = site.Others.Prepend(site).SelectMany(static edition => edition.Pages.Where(page => IsPublic(edition, page)).Select(page => (edition, page))).ToList();
        var files = entries.Chunk(Math.Max(1, most / Math.Max(1, site.Editions.Length))).ToList();
        if (files.Count <= 1)
        {
            return [(Path, () => Urls(entries, root))];
        }

        var numbered = files.Select((chunk, i) => (Path: $"sitemap-{(i + 1).ToString(CultureInfo.InvariantCulture)}.xml", Text: (Func<string>)(() => Urls(chunk, root)))).ToList();
        return numbered.Prepend((Path, () => Index(numbered.Select(file => root + file.Path))));
    }

    static string Index(IEnumerable<string> files)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var file in files)
        {
            xml.Append("<sitemap><loc>").Append(HtmlWriter.Escaped(file)).Append("</loc></sitemap>\n");
        }

        return xml.Append("</sitemapindex>\n").ToString();
    }

    static string Urls(IReadOnlyList<(Site Edition, Page Page)> entries, string root)
    {
        var hasLanguages = entries.Any(static entry => !entry.Edition.Editions.IsEmpty);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"").Append(hasLanguages ? " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n" : ">\n");
        foreach (var (edition, page) in entries)
        {
            xml.Append("<url><loc>").Append(HtmlWriter.Escaped(Site.Canonical(edition.Report.Config.BaseUrl ?? root, page.Path))).Append("</loc>");
            if (ReportViews.Iso(Changed(edition.Report, page)) is { } day)
            {
                xml.Append("<lastmod>").Append(day).Append("</lastmod>");
            }

            WriteAlternates(xml, edition, page);
            xml.Append("</url>\n");
        }

        return xml.Append("</urlset>\n").ToString();
    }

    // The same as in the head of the page: all languages that have it, itself among them.
    static void WriteAlternates(StringBuilder xml, Site site, Page page)
    {
        var same = site.Editions.Select(edition => (Edition: edition, Path: site.PathIn(edition, page))).Where(static e => e.Path is not null).ToList();
        if (same.Count < 2)
        {
            return;
        }

        foreach (var (edition, path) in same)
        {
            var address = HtmlWriter.Escaped(Site.Canonical(edition.Report.Config.BaseUrl!, path!));
            string[] languages = edition.Main is null ? [edition.Report.Config.Language, "x-default"] : [edition.Report.Config.Language];
            foreach (var language in languages)
            {
                xml.Append(CultureInfo.InvariantCulture, $"<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{address}\"/>");
            }
        }
    }

    static bool IsPublic(Site site, Page page) => page switch
    {
        ChapterPage chapter => site.Report.Chapters[chapter.Index].Written.Status == ChapterStatus.Final,
        MadePage made => made.Kind is not (GeneratedPage.NotFound or GeneratedPage.Whole),
        _ => false,
    };

    static DateOnly? Changed(Report report, Page page) =>
        page is ChapterPage chapter ? ReportDates.Changed(report, report.Chapters[chapter.Index].Written) : ReportDates.Changed(report);
}
