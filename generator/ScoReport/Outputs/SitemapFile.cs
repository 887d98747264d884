using System.Text;
using ScoReport.Arranging;
using ScoReport.Document;
using ScoReport.Rendering;

namespace ScoReport.Outputs;

/// <summary>The pages that search engines are to know of (sitemaps.org): no drafts, no former addresses, no page for lost readers, none that says what others say.</summary>
static class SitemapFile
{
    public const string Path = "sitemap.xml";

    /// <param name="site">The site, whose editions in other languages are named too.</param>
    /// <param name="root">Where it will stand.</param>
    public static string Of(Site site, string root)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var (edition, page) in site.Others.Prepend(site).SelectMany(static edition => edition.Pages.Where(page => IsPublic(edition, page)).Select(page => (edition, page))))
        {
            xml.Append("<url><loc>").Append(HtmlWriter.Escaped(Site.Canonical(edition.Report.Config.BaseUrl ?? root, page.Path))).Append("</loc>");
            if (ReportViews.Iso(Changed(edition.Report, page)) is { } day)
            {
                xml.Append("<lastmod>").Append(day).Append("</lastmod>");
            }

            xml.Append("</url>\n");
        }

        return xml.Append("</urlset>\n").ToString();
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
