using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>What the page "About this site" sees: facts of the report, of its licences, and of how the site was made. None of them differs between two builds.</summary>
static class AboutViews
{
    static readonly ViewNames<(string Title, string? Url)> LicenseNames = new(
        ("title", static l => l.Title),
        ("url", static l => l.Url));

    static readonly ViewNames<(string Label, string Value)> CountNames = new(
        ("label", static c => c.Label),
        ("value", static c => c.Value));

    static readonly ViewNames<ThemeDescription> ThemeNames = new(
        ("name", static t => t.Name),
        ("version", static t => t.Version),
        ("license", static t => t.License));

    /// <summary>The names of the page's own.</summary>
    public static readonly ViewName<PageContext>[] Own =
    [
        ("text", static p => p.Report.About.IsEmpty ? null : new Html(p.Writer.Of(p.Report.About))),
        ("license_name", static p => Licenses.FullName(p.Report.Config.License)),
        ("license_terms", static p => Licenses.Terms(p.Report.Config.License).Select(p.Theme.Word).ToArray()),
        ("data_licenses", static p => OfData(p).Select(LicenseNames.Of).ToArray(), LicenseNames),
        ("formats", static p => Formats(p).ToArray()),
        ("counts", static p => Counts(p).Select(CountNames.Of).ToArray(), CountNames),
        ("has_formulas", static p => HasFormulas(p.Report)),
        ("has_corrections", static p => p.Site.Has(GeneratedPage.Corrections)),
        ("theme", static p => ThemeNames.Of(p.Theme.Description), ThemeNames),
    ];

    /// <summary>The licences of the tables that the report uses, each once.</summary>
    public static IEnumerable<(string Title, string? Url)> OfData(PageContext page) =>
        page.Site.Data.Tables.SelectMany(static used => used.Table.Licenses).Select(static license => (license.Title ?? license.Name, license.Path)).Distinct();

    /// <summary>The forms in which readers get the report and what it is made of.</summary>
    public static IEnumerable<string> Formats(PageContext page)
    {
        var tables = page.Site.Data.Tables.Any(static used => used.IsShown);
        var charts = page.Site.Data.Tables.Any(static used => !used.Drawn.IsEmpty);
        return
        [
            "HTML", "Markdown",
            .. tables ? (string[])["CSV", "JSON", "XLSX"] : [],
            .. charts ? page.Site.HasPng ? (string[])["SVG", "PNG"] : ["SVG"] : [],
            "BibTeX", "RIS", "CSL-JSON",
        ];
    }

    /// <summary>How large the report is, in the words of its language.</summary>
    public static IEnumerable<(string Label, string Value)> Counts(PageContext page)
    {
        var report = page.Report;
        (string Word, int Count)[] counts =
        [
            ("chapters", report.Chapters.Count(static c => !c.Written.Slot.IsAppendix)),
            ("appendices", report.Chapters.Count(static c => c.Written.Slot.IsAppendix)),
            ("words", report.Chapters.Sum(static c => c.WordCount)),
            ("tables", report.Tables.Length),
            ("figures", report.Figures.Length),
            ("references", report.Bibliography.SelectMany(static group => group.Items).DistinctBy(static item => item.Id).Count()),
        ];
        return counts.Where(static c => c.Count > 0).Select(c => (page.Theme.Word(c.Word), Numbers.Format(c.Count, 0, page.Theme.Numbers)));
    }

    /// <summary>Whether a text of the report has formulas, which not everybody can read.</summary>
    public static bool HasFormulas(Report report)
    {
        var has = false;
        foreach (var text in report.Chapters.SelectMany(static chapter => chapter.Texts).Concat(report.OtherTexts))
        {
            Walk.Visit(text, block => has |= block is MathBlock, inline => has |= inline is MathSpan);
        }

        return has;
    }
}
