using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Arranging;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>What templates see of a report's description.</summary>
public static class ReportViews
{
    /// <summary>Name and version, as pages state them.</summary>
    public const string Generator = "ScoReport 0.1";

    static readonly string[] RightToLeft = ["ar", "fa", "prs", "he", "ur", "ps", "ug"];

    internal static readonly ViewNames<Author> AuthorNames = new(
        ("name", static a => a.Name),
        ("affiliation", static a => a.Affiliation),
        ("email", static a => a.Email),
        ("orcid", static a => a.Orcid),
        ("orcid_url", static a => a.Orcid is null ? null : "https://orcid.org/" + a.Orcid));

    internal static readonly ViewNames<(Report Report, Theme Theme)> Names = new(
        ("title", static r => r.Report.Config.Title),
        ("subtitle", static r => r.Report.Config.Subtitle),
        ("summary", static r => r.Report.Config.Summary),
        ("authors", static r => Authors(r.Report.Config.Authors), AuthorNames),
        ("publisher", static r => r.Report.Config.Publisher),
        ("doi", static r => r.Report.Config.Doi),
        ("doi_url", static r => DoiAddress(r.Report.Config.Doi)),
        ("isbn", static r => r.Report.Config.Isbn),
        ("date", static r => LongDate(r.Report.Date, r.Theme)),
        ("date_iso", static r => Iso(r.Report.Date)),
        ("version", static r => r.Report.Config.Version),
        ("language", static r => r.Report.Config.Language),
        ("direction", static r => DirectionOf(r.Report.Config.Language)),
        ("license", static r => Licenses.Name(r.Report.Config.License)),
        ("license_url", static r => Licenses.Address(r.Report.Config.License)),
        ("base_url", static r => r.Report.Config.BaseUrl),
        ("repository", static r => r.Report.Config.Repository),
        ("keywords", static r => r.Report.Config.Keywords.ToArray()),
        ("search", static r => r.Report.Config.HasSearch),
        ("edition_note", static r => r.Report.Config.EditionNote),
        ("generator", static _ => Generator),
        ("preview_parts", static r => PreviewFiles.PartsOf(r.Report)),
        ("content_policy", static _ => new Html(ContentPolicy.InPage)),
        ("locale", static r => Locale(r.Report.Config.Language)),
        ("has_feed", static r => HasFeed(r.Report)),
        ("custom", static r => new OpenView(new Dictionary<string, string>(r.Report.Config.Custom)), ViewNames.Open));

    /// <summary>The view of <paramref name="report"/>.</summary>
    public static View Of(Report report, Theme theme) => Names.Of((report, theme));

    internal static bool IsRightToLeft(string language) =>
        language.ToLowerInvariant().Split('-') is var parts && (parts.Contains("arab") || parts.Contains("hebr") || (RightToLeft.Contains(parts[0]) && !parts.Contains("latn") && !parts.Contains("cyrl")));

    /// <summary>The direction in which a language is written, as HTML says it.</summary>
    public static string DirectionOf(string language) => IsRightToLeft(language) ? "rtl" : "ltr";

    /// <summary>Where a DOI leads; what an address cannot hold stands escaped.</summary>
    public static string? DoiAddress(string? doi) => doi is null ? null : "https://doi.org/" + Site.Encoded(doi);

    /// <summary>Whether there is a feed of editions: its entries need an address to be known by, and a date.</summary>
    public static bool HasFeed(Report report) => report.Config.BaseUrl is not null && (!report.Editions.IsEmpty || report.Date is not null);

    // Open Graph writes a language with its territory. Where the tag names none, it is the one by which the language is known there.
    static string? Locale(string language)
    {
        var parts = language.Split('-');
        var region = parts.Skip(1).FirstOrDefault(static p => p.Length == 2);
        return region is not null ? $"{parts[0]}_{region.ToUpperInvariant()}"
            : parts.Contains("Hant") ? "zh_TW"
            : parts[0] switch { "en" => "en_US", "ru" => "ru_RU", "zh" => "zh_CN", "fa" => "fa_IR", "fr" => "fr_FR", "de" => "de_DE", "es" => "es_ES", _ => null };
    }

    /// <summary>Views of authors.</summary>
    public static View[] Authors(ImmutableArray<Author> authors) => [.. authors.Select(AuthorNames.Of)];

    /// <summary>A date for people, in the theme's language.</summary>
    public static string? LongDate(DateOnly? date, Theme theme) => date is not { } day ? null : theme.Word("date_format")
        .Replace("{day}", theme.Numbers.InDigits(day.Day.ToString(CultureInfo.InvariantCulture)), StringComparison.Ordinal)
        .Replace("{month}", theme.Word("month_" + day.Month.ToString(CultureInfo.InvariantCulture)), StringComparison.Ordinal)
        .Replace("{year}", theme.Numbers.InDigits(day.Year.ToString(CultureInfo.InvariantCulture)), StringComparison.Ordinal);

    /// <summary>A date for programs.</summary>
    public static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What partials see of a block.</summary>
public static class BlockViews
{
    /// <summary>A block together with the page it is written on.</summary>
    public sealed record Shown<T>(T Block, HtmlWriter Page);

    static readonly ViewNames<Shown<Float>> FloatNames = new(
        ("kind", static s => s.Block.Kind == FloatKind.Table ? "table" : "figure"),
        ("id", static s => s.Page.ScopedOrNone(s.Block.Attributes.Id)),
        ("number", static s => s.Block.Number == 0 ? null : s.Block.Number),
        ("label", static s => Label(s.Page, s.Block.Kind, s.Block.Number)),
        ("caption", static s => Text(s.Page, s.Block.Caption)),
        ("content", static s => new Html(s.Page.Of(s.Block.Content))),
        ("notes", static s => Text(s.Page, s.Block.Notes)),
        ("classes", static s => s.Block.Attributes.Classes.ToArray()),
        ("attributes", static s => Attributes(s.Block.Attributes), ViewNames.Open));

    static readonly ViewNames<Shown<Callout>> CalloutNames = new(
        ("kind", static s => s.Block.Kind),
        ("id", static s => s.Page.ScopedOrNone(s.Block.Attributes.Id)),
        ("title", static s => s.Block.Title),
        ("body", static s => new Html(s.Page.Of(s.Block.Blocks))),
        ("classes", static s => s.Block.Attributes.Classes.ToArray()),
        ("attributes", static s => Attributes(s.Block.Attributes), ViewNames.Open));

    static readonly ViewNames<Shown<Div>> DivNames = new(
        ("kind", static s => s.Block.Attributes.FirstClass),
        ("id", static s => s.Page.ScopedOrNone(s.Block.Attributes.Id)),
        ("title", static s => s.Block.Attributes["title"]),
        ("body", static s => new Html(s.Page.Of(s.Block.Blocks))),
        ("classes", static s => s.Block.Attributes.Classes.ToArray()),
        ("attributes", static s => Attributes(s.Block.Attributes), ViewNames.Open));

    /// <summary>What <c>block</c> is in the partial called <paramref name="partial"/>: in one of the theme's own, a plain block or one with data.</summary>
    public static ViewNames NamesIn(string partial) => partial switch
    {
        "float" => FloatNames,
        "callout" => CalloutNames,
        "table" => TableViews.Names,
        "chart" => ChartViews.Names,
        "timeline" => ChartViews.TimelineNames,
        "matrix" => ChartViews.MatrixNames,
        _ => ViewNames.Any(DivNames, TableViews.Names),
    };

    /// <summary>A figure or written-out table.</summary>
    public static View Of(Float block, HtmlWriter page) => FloatNames.Of(new Shown<Float>(block, page));

    /// <summary>A callout.</summary>
    public static View Of(Callout block, HtmlWriter page) => CalloutNames.Of(new Shown<Callout>(block, page));

    /// <summary>A fenced div.</summary>
    public static View Of(Div block, HtmlWriter page) => DivNames.Of(new Shown<Div>(block, page));

    /// <summary>A block with data.</summary>
    public static View Of(DataBlock block, HtmlWriter page, NumberStyle style) => TableViews.Of(block, page, style);

    internal static string? Label(HtmlWriter page, FloatKind kind, int number) => number == 0 ? null
        : page.Label(kind == FloatKind.Table ? ReferenceKind.Table : ReferenceKind.Figure, number.ToString(CultureInfo.InvariantCulture));

    internal static Html? Text(HtmlWriter page, ImmutableArray<Inline> inlines) => inlines.IsEmpty ? null : new Html(page.Of(inlines));

    internal static Html? Text(HtmlWriter page, ImmutableArray<Block> blocks) => blocks.IsEmpty ? null : new Html(page.Of(blocks));

    internal static OpenView Attributes(Attributes attributes) => new(new Dictionary<string, string>(attributes.Keys.DistinctBy(static k => k.Key), StringComparer.Ordinal));
}
