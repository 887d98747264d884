using System.Collections.Immutable;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>The texts of the page that holds the whole report: each with writers of its own, since the ids of each begin differently.</summary>
/// <param name="Cover">Key findings.</param>
/// <param name="Glossary">Terms.</param>
/// <param name="Editions">What each edition changed.</param>
/// <param name="Chapters">The chapters, their texts already written.</param>
public sealed record WholeTexts(PageContext Cover, PageContext Glossary, PageContext Editions, ImmutableArray<PageContext> Chapters);

/// <summary>What templates see of the page that holds the whole report.</summary>
static class WholeViews
{
    public static readonly ViewNames<PageContext> Names = new([
        .. PageViews.CommonNames,
        ("alone", static p => p.IsAlone),
        ("cite", static p => CiteViews.Of(p, -1), CiteViews.Names),
        ("findings", static p => p.Report.KeyFindings.Select(f => new Html(p.Texts!.Cover.Writer.Unwrapped(f))).ToArray()),
        ("groups", PageViews.Contents, PageViews.ContentsGroupNames),
        ("chapters", static p => p.Texts!.Chapters.Select(PageViews.ChapterNames.Of).ToArray(), PageViews.ChapterNames),
        ("tables", static p => Floats(p, p.Report.Tables), PageViews.FloatNames),
        ("figures", static p => Floats(p, p.Report.Figures), PageViews.FloatNames),
        ("references", static p => ReferenceViews.Of(p, p.Report.Bibliography), ReferenceViews.GroupNames),
        ("terms", static p => p.Report.Glossary.Select(t => PageViews.TermNames.Of((p.Texts!.Glossary, t))).ToArray(), PageViews.TermNames),
        ("editions", static p => p.Report.Editions.Select(e => PageViews.EditionNames.Of((p.Texts!.Editions, e))).ToArray(), PageViews.EditionNames),
        ("has_tables", static p => p.Report.Chapters.Any(PageViews.HasTables)),
        ("has_charts", static p => p.Report.Chapters.Any(PageViews.HasCharts)),
    ]);

    static View[] Floats(PageContext page, ImmutableArray<FloatEntry> entries) => [.. entries.Select(e => PageViews.FloatNames.Of((page, e)))];
}
