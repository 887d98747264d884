using System.Collections.Immutable;
using ScoReport.Arranging;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>What the page "About this site" sees: facts of the report, of its licences, and of how the site was made. None of them differs between two builds.</summary>
static class AboutViews
{
    static readonly ViewNames<(PageContext Page, DataLicense License)> LicenseNames = new(
        ("title", static l => l.License.Title),
        ("url", static l => l.License.Url),
        ("tables", static l => l.License.Tables.Select(table => new Html(l.Page.Writer.Of([Named(l.Page, table)]))).ToArray()));

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
        ("data_licenses", static p => OfData(p).Select(l => LicenseNames.Of((p, l))).ToArray(), LicenseNames),
        ("formats", static p => Formats(p).ToArray()),
        ("counts", static p => Counts(p).Select(CountNames.Of).ToArray(), CountNames),
        ("has_formulas", static p => HasFormulas(p.Report)),
        ("has_corrections", static p => p.Site.Has(GeneratedPage.Corrections)),
        ("theme", static p => ThemeNames.Of(p.Theme.Description), ThemeNames),
    ];

    /// <summary>A licence of data.</summary>
    /// <param name="Title">What it is called.</param>
    /// <param name="Url">Where it can be read.</param>
    /// <param name="Tables">The tables that have it.</param>
    public sealed record DataLicense(string Title, string? Url, ImmutableArray<Table> Tables);

    /// <summary>The licences of the tables that the report uses, each once, with the tables that have it.</summary>
    public static IEnumerable<DataLicense> OfData(PageContext page) =>
        page.Site.Data.Tables
            .SelectMany(static used => used.Table.Licenses, static (used, license) => (used.Table, Title: license.Title ?? license.Name, Url: license.Path))
            .GroupBy(static l => (l.Title, l.Url), static l => l.Table)
            .Select(static group => new DataLicense(group.Key.Title, group.Key.Url, [.. group.Distinct()]));

    /// <summary>The title of a table, as a link to its place among the data, or to that of the main edition, where one of them shows data.</summary>
    public static Inline Named(PageContext page, Table table)
    {
        var (target, name) = (new PageTarget(GeneratedPage.Data, DataPlaces.AnchorOf(table.Name)), new Text(default, table.Title ?? table.Name));
        if (page.Site.Has(GeneratedPage.Data))
        {
            return new BoundLink(default, target, null, Attributes.None, [name]);
        }

        // What the edition does not translate is in the main one's language.
        var main = page.Site.Main;
        var isForeign = main is not null && main.Data.Tables.Any(used => used.Table.Name == table.Name && used.Table.Title == table.Title);
        return page.Site.Placed(target) is MainTarget ? new BoundLink(default, target, null, isForeign ? Attributes.None with { Keys = [new("lang", main!.Report.Config.Language)] } : Attributes.None, [name]) : name;
    }

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
