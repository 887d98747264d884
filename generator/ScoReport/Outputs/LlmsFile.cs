using System.Globalization;
using System.Text;
using ScoReport.Arranging;
using ScoReport.Document;
using ScoReport.Rendering;

namespace ScoReport.Outputs;

/// <summary>The report in a page for programs that read text (llmstxt.org): what it is, and where each page is as Markdown.</summary>
static class LlmsFile
{
    public const string Path = "llms.txt";

    // A name that the format knows: what may be left out where there is little room.
    const string Optional = "Optional";

    public static string Of(IReadOnlyList<PageRenderer> editions)
    {
        var (site, theme) = (editions[0].Site, editions[0].Theme);
        var config = site.Report.Config;
        var text = new StringBuilder($"# {Line(config.Title)}\n\n> {Line(PageDescriptions.Of(Context(site, theme, site.MadePages[0])))}\n\n");
        text.Append(About(site, theme));
        foreach (var group in site.Groups)
        {
            var isAppendix = site.Report.Chapters[group.Chapters[0]].Written.Slot.IsAppendix;
            text.Append(CultureInfo.InvariantCulture, $"\n## {Line(group.Title ?? theme.Word(isAppendix ? "appendices" : "chapters"))}\n\n");
            foreach (var page in group.Chapters.Select(index => new ChapterPage(site.ChapterPaths[index], index)))
            {
                Append(text, site, theme, page);
            }
        }

        var lists = site.MadePages.Where(static page => page.Kind != GeneratedPage.Cover && MarkdownPages.IsThere(page)).ToArray();
        text.Append(lists.Length == 0 ? "" : $"\n## {Optional}\n\n");
        foreach (var page in lists)
        {
            Append(text, site, theme, page);
        }

        foreach (var edition in editions.Skip(1))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {theme.NameOf(edition.Site.Report.Config.Language)}\n\n");
            foreach (var page in edition.Site.Pages.Where(MarkdownPages.IsThere))
            {
                Append(text, edition.Site, edition.Theme, page);
            }
        }

        return text.ToString();
    }

    // Facts, and the page that has the findings.
    static string About(Site site, Theme theme)
    {
        var (report, config) = (site.Report, site.Report.Config);
        (string Label, string? Value)[] facts =
        [
            (theme.Word("authors"), config.Authors.IsEmpty ? null : string.Join(theme.Word("list_separator"), config.Authors.Select(static a => a.Name))),
            (theme.Word("published"), string.Join(theme.Word("list_separator"), ((string?[])[config.Publisher, ReportViews.Iso(report.Date)]).OfType<string>()) is { Length: > 0 } published ? published : null),
            (theme.Word("version"), config.Version),
            (theme.Word("license"), config.License),
            ("DOI", config.Doi),
        ];
        return string.Concat(facts.Where(static f => f.Value is not null).Select(static f => $"- {f.Label}: {Line(f.Value!)}\n"))
            + $"- {MarkdownWriter.Link(theme.Word("cover"), config.BaseUrl + Site.MarkdownPath("index.html"))}\n";
    }

    static void Append(StringBuilder text, Site site, Theme theme, Page page)
    {
        var context = Context(site, theme, page);
        var title = page is ChapterPage chapter && PageViews.NumberLabel(context, chapter.Index) is { } label ? $"{label}: {PageViews.TitleOf(context)}" : PageViews.TitleOf(context);
        text.Append(CultureInfo.InvariantCulture, $"- {MarkdownWriter.Link(Line(title), (site.Report.Config.BaseUrl ?? Site.Encoded(site.Folder)) + Site.Encoded(Site.MarkdownPath(page.Path)))}: {Line(PageDescriptions.Of(context))}\n");
    }

    static PageContext Context(Site site, Theme theme, Page page)
    {
        var writer = new HtmlWriter(site, theme, page.Path, static (_, _) => null, inList: true);
        return new PageContext(site, theme, page, writer, writer);
    }

    static string Line(string text) => text.ReplaceLineEndings(" ").Trim();
}
