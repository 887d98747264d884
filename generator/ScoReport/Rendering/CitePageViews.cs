using ScoReport.Arranging;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>What the page "How to cite" sees: the report's own citation, and one table, one figure and one table of data for an example.</summary>
static class CitePageViews
{
    /// <summary>A part of the report that is cited by its number or name.</summary>
    /// <param name="List">The page that lists all of its kind.</param>
    /// <param name="Name">What a citation calls it: "Table 3", or a title.</param>
    /// <param name="Target">Where it stands.</param>
    /// <param name="Chapter">The chapter that is cited with it; -1 for the report.</param>
    public sealed record Part(GeneratedPage List, string Name, LinkTarget Target, int Chapter);

    static readonly ViewNames<(PageContext Page, Part Part)> PartNames = new(
        ("list", static p => p.Page.Writer.Address(new PageTarget(p.Part.List, null))),
        ("lists", static p => p.Page.Theme.Word(PageViews.Word(p.Part.List))),
        ("text", static p => In(p.Page, p.Part)),
        ("url", static p => p.Page.Writer.Address(p.Part.Target)),
        ("address", static p => Addresses.InLetters(Address(p.Page, p.Part) ?? p.Page.Writer.Address(p.Part.Target))),
        ("work", static p => new Html(p.Page.Writer.Of(Citation(p.Page, p.Part.Chapter).Runs))));

    static readonly ViewNames<(PageContext Page, int Chapter)> ChapterNames = new(
        ("title", static c => c.Page.Report.Chapters[c.Chapter].PlainTitle),
        ("label", static c => PageViews.NumberLabel(c.Page, c.Chapter)),
        ("url", static c => c.Page.Writer.Address(new ChapterTarget(c.Chapter, null))),
        ("cite", static c => CiteViews.Of(c.Page, c.Chapter), CiteViews.Names));

    /// <summary>The names of the page's own.</summary>
    public static readonly ViewName<PageContext>[] Own =
    [
        ("cite", static p => CiteViews.Of(p, -1), CiteViews.Names),
        ("chapters", static p => Chapters(p).Select(i => ChapterNames.Of((p, i))).ToArray(), ChapterNames),
        ("parts", static p => Parts(p).Select(part => PartNames.Of((p, part))).ToArray(), PartNames),
    ];

    /// <summary>Indexes of the chapters that are listed; none where there are too many of them.</summary>
    public static IEnumerable<int> Chapters(PageContext page) =>
        Enumerable.Range(0, page.Report.Chapters.Length > PageViews.MostInNavigation ? 0 : page.Report.Chapters.Length);

    /// <summary>The first of each kind.</summary>
    public static IEnumerable<Part> Parts(PageContext page)
    {
        foreach (var entry in (FloatEntry?[])[page.Report.Tables.FirstOrDefault(), page.Report.Figures.FirstOrDefault()])
        {
            if (entry is not null)
            {
                yield return new Part(entry.Kind == FloatKind.Table ? GeneratedPage.Tables : GeneratedPage.Figures, BlockViews.Label(page.Writer, entry.Kind, entry.Number)!, entry.Target, entry.Chapter);
            }
        }

        if (page.Site.Data.Tables.FirstOrDefault(static used => used.IsShown)?.Table is { } table && page.Site.PathOf(GeneratedPage.Data) is not null)
        {
            yield return new Part(GeneratedPage.Data, table.Title ?? table.Name, new PageTarget(GeneratedPage.Data, DataPlaces.AnchorOf(table.Name)), -1);
        }
    }

    /// <summary>"Table 3, in:", before the work that it stands in.</summary>
    public static string In(PageContext page, Part part) => page.Theme.Word("cite_part").Replace("{part}", part.Name, StringComparison.Ordinal);

    /// <summary>The whole address, where the report knows where it will stand.</summary>
    public static string? Address(PageContext page, Part part) =>
        page.Report.Config.BaseUrl is { } root ? root + page.Site.Address("", part.Target) : null;

    /// <summary>The citation in the report's own style.</summary>
    public static StyledCitation Citation(PageContext page, int chapter) =>
        (chapter < 0 ? page.Report.CiteThis() : page.Report.Chapters[chapter].CiteThis()).Citations[0];
}
