using ScoReport.Arranging;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>What templates see of the languages in which a page is there.</summary>
static class EditionViews
{
    static readonly string Cover = GeneratedPages.PathOf(GeneratedPage.Cover);

    // What an edition has of a page, or its cover.
    static readonly ViewNames<(PageContext Page, Site Edition)> Names = new(
        ("language", static a => a.Page.Theme.NameOf(a.Edition.Report.Config.Language)),
        ("lang", static a => a.Edition.Report.Config.Language),
        ("direction", static a => ReportViews.DirectionOf(a.Edition.Report.Config.Language)),
        ("url", static a => Site.Encoded(FilePath.Relative(a.Page.Site.Folder + a.Page.Page.Path, a.Edition.Folder + (Path(a) ?? Cover)))),
        ("canonical", static a => a.Edition.Report.Config.BaseUrl is { } root && Path(a) is { } path ? root + (path == Cover ? "" : Site.Encoded(path)) : null),
        ("same", static a => Path(a) is not null),
        ("current", static a => a.Edition.Folder == a.Page.Site.Folder),
        ("main", static a => a.Edition.Main is null));

    /// <summary>The names that every page has for them.</summary>
    public static readonly ViewName<PageContext>[] OfPage =
    [
        ("alternates", static p => p.Site.Editions.Select(e => Names.Of((p, e))).ToArray(), Names),
        ("edition", static p => p.Site.Folder.Length == 0 ? null : p.Site.Folder),
        ("translated", static p => p.Site.Editions.Count(e => p.Site.PathIn(e, p.Page) is not null) > 1),
        ("partial", static p => p.Site.Main is { } main && main.ChapterPaths.Length > p.Site.ChapterPaths.Length),
    ];

    static string? Path((PageContext Page, Site Edition) of) => of.Page.Site.PathIn(of.Edition, of.Page.Page);
}
