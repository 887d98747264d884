using ScoReport.Arranging;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>The page that holds the whole report, as it is being rendered: more than once, but each chapter's text is written only once.</summary>
/// <param name="site">The site as one page.</param>
/// <param name="theme">Words and templates.</param>
/// <param name="writer">A writer of texts whose ids begin so, for a page or for lists; told the chapter (or -1) whose problems it meets first.</param>
sealed class WholePage(Site site, Theme theme, Func<Site, string, bool, int, HtmlWriter> writer)
{
    readonly Lazy<Html[]> _bodies = new(() =>
    {
        var bodies = new Html[site.Report.Chapters.Length];
        Parallel.For(0, bodies.Length, i => bodies[i] = PageViews.BodyOf(In(site, theme, new ChapterPage("", i), writer, WholeReport.Chapter(i), i)));
        return bodies;
    });

    /// <summary>What the views of the page draw on. Writers serve one rendering at a time, so each has its own.</summary>
    public PageContext Context()
    {
        var page = site.MadePages.First(static page => page.Kind == GeneratedPage.Whole);
        var bodies = _bodies.Value;
        return Text(page, "") with
        {
            Texts = new WholeTexts(
                Text(page, WholeReport.Cover),
                Text(page, WholeReport.Glossary),
                Text(page, WholeReport.Editions),
                [.. bodies.Select((body, i) => Text(new ChapterPage(page.Path, i), WholeReport.Chapter(i)) with { Body = body })]),
        };
    }

    PageContext Text(Page page, string scope) => In(site, theme, page, writer, scope, -1);

    static PageContext In(Site site, Theme theme, Page page, Func<Site, string, bool, int, HtmlWriter> writer, string scope, int chapter) =>
        new(site, theme, page, writer(site, scope, false, chapter), writer(site, scope, true, -1));
}
