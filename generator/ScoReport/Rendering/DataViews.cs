using System.Collections.Immutable;
using ScoReport.Arranging;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>What the page of data sees: every table in use with its dictionary, checks, origin and uses.</summary>
static class DataViews
{
    static readonly ViewNames<(string Text, string? Code)> RuleNames = new(
        ("text", static r => r.Text),
        ("code", static r => r.Code));

    static readonly ViewNames<(string Symbol, string? Label)> MissingNames = new(
        ("symbol", static m => m.Symbol.Length == 0 ? null : m.Symbol),
        ("label", static m => m.Label));

    static readonly ViewNames<(PageContext Page, Table Table, Field Field)> FieldNames = new(
        ("name", static f => f.Field.Name),
        ("title", static f => f.Field.Title),
        ("type", static f => f.Field.Type.ToString().ToLowerInvariant()),
        ("format", static f => f.Field.TextFormat),
        ("unit", static f => f.Field.Unit),
        ("description", static f => f.Field.Description),
        ("required", static f => f.Field.Required),
        ("rules", static f => FieldRules.Of(f.Table, f.Field, f.Page.Theme, f.Page.Report.Config.Language).Select(RuleNames.Of).ToArray(), RuleNames),
        ("missing", static f => Missing(f.Field.MissingSymbols), MissingNames));

    static readonly ViewNames<(PageContext Page, KeyReference Key)> KeyNames = new(
        ("fields", static k => string.Join(k.Page.Theme.Word("list_separator"), k.Key.Fields)),
        ("resource", static k => k.Key.Resource),
        ("targets", static k => string.Join(k.Page.Theme.Word("list_separator"), k.Key.Targets)),
        ("url", static k => k.Page.Site.Data.Tables.Any(t => t.Table.Name == k.Key.Resource) ? "#" + Site.Encoded(DataPlaces.AnchorOf(k.Key.Resource)) : null));

    static readonly ViewNames<(CheckWords Words, CheckResult Check)> CheckNames = new(
        ("name", static c => c.Check.Name),
        ("kind", static c => c.Check.Kind),
        ("claim", static c => c.Words.Of(c.Check.Claim)),
        ("outcome", static c => c.Check.Outcome.ToString().ToLowerInvariant()),
        ("finding", static c => c.Check.Finding is { } finding ? c.Words.Sentence(finding) : null));

    static readonly ViewNames<(string Label, string? Title, string? Url, string Count)> UseNames = new(
        ("label", static u => u.Label),
        ("title", static u => u.Title),
        ("url", static u => u.Url),
        ("count", static u => u.Count));

    static readonly ViewNames<(PageContext Page, UsedTable Used)> TableNames = new(
        ("id", static d => DataPlaces.AnchorOf(d.Used.Table.Name)),
        ("name", static d => d.Used.Table.Name),
        ("title", static d => d.Used.Table.Title ?? d.Used.Table.Name),
        ("description", static d => d.Used.Table.Description),
        ("row_count", static d => Numbers.Format(d.Used.Table.RowCount, 0, NumberStyle.Of(d.Page.Report.Config.Language))),
        ("key", static d => d.Used.Table.PrimaryKey),
        ("fields", static d => d.Used.Table.Fields.Select(f => FieldNames.Of((d.Page, d.Used.Table, f))).ToArray(), FieldNames),
        ("unique_keys", static d => d.Used.Table.UniqueKeys.Select(key => string.Join(d.Page.Theme.Word("list_separator"), key)).ToArray()),
        ("references", static d => d.Used.Table.ForeignKeys.Select(key => KeyNames.Of((d.Page, key))).ToArray(), KeyNames),
        ("missing", static d => Missing(d.Used.Table.MissingSymbols), MissingNames),
        ("checks", static d => Checks(d.Page, d.Used.Table), CheckNames),
        ("sources", static d => d.Used.Table.Sources.Select(TableViews.SourceNames.Of).ToArray(), TableViews.SourceNames),
        ("licenses", static d => d.Used.Table.Licenses.Select(TableViews.LicenseNames.Of).ToArray(), TableViews.LicenseNames),
        ("shown_in", static d => d.Used.Shown.Select(s => Use(d.Page, s)).ToArray(), UseNames),
        ("drawn_in", static d => d.Used.Drawn.Select(c => Use(d.Page, c)).ToArray(), UseNames),
        ("values_in", static d => d.Used.Values.Select(v => Use(d.Page, v)).ToArray(), UseNames),
        ("download", static d => Address(d.Page, d.Used.Table)));

    /// <summary>The names that this page has beside those of every page.</summary>
    public static readonly ViewName<PageContext>[] Own =
    [
        ("datasets", static p => p.Site.Data.Tables.Select(d => TableNames.Of((p, d))).ToArray(), TableNames),
        ("package", static p => Site.DataAddress(p.Page.Path, "datapackage.json")),
    ];

    static View[] Checks(PageContext page, Table table)
    {
        var words = new CheckWords(table, page.Theme, NumberStyle.Of(page.Report.Config.Language));
        return [.. table.Checks.Select(check => CheckNames.Of((words, check)))];
    }

    internal static string Address(PageContext page, Table table) => Site.DataAddress(page.Page.Path, table.Name + ".csv");

    static View Use(PageContext page, ShownData shown)
    {
        var id = shown.Block.Attributes.Id;
        var label = BlockViews.Label(page.Writer, shown.Block.Kind ?? FloatKind.Table, shown.Block.Number);
        var caption = PlainText.Of(shown.Block.Caption);
        return UseNames.Of((label ?? PageViews.Label(page, shown.Chapter), caption.Length == 0 ? null : caption, page.Writer.Address(new ChapterTarget(shown.Chapter, id)), PageViews.Counted(page, 1)));
    }

    static View Use(PageContext page, ShownChart drawn)
    {
        var block = drawn.Block;
        var title = PlainText.Of(block.Caption) is { Length: > 0 } caption ? caption : block.Spec.Title;
        return UseNames.Of((BlockViews.Label(page.Writer, FloatKind.Figure, block.Number) ?? PageViews.Label(page, drawn.Chapter), title, page.Writer.Address(new ChapterTarget(drawn.Chapter, block.Attributes.Id)), PageViews.Counted(page, 1)));
    }

    // That an empty cell has no value needs no saying.
    static View[] Missing(ImmutableArray<MissingSymbol> symbols) =>
        [.. symbols.Where(static m => m.Label is not null || m.Symbol.Length > 0).Select(static m => MissingNames.Of((m.Symbol, m.Label)))];

    static View Use(PageContext page, KeyValuePair<int, int> values) => values.Key < 0
        ? UseNames.Of((page.Theme.Word("cover"), null, page.Writer.Address(new PageTarget(GeneratedPage.Cover, null)), PageViews.Counted(page, values.Value)))
        : UseNames.Of((PageViews.Label(page, values.Key), null, page.Writer.Address(new ChapterTarget(values.Key, null)), PageViews.Counted(page, values.Value)));
}
