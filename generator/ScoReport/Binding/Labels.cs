using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>
/// What an edition in another language calls the texts of data and charts. A text is looked up when all that goes by it has been found
/// (keys, filters, formulas), so that these stay as the data have them.
/// </summary>
sealed class Labels
{
    readonly FrozenDictionary<string, string> _labels;

    /// <summary>The labels that a description gives.</summary>
    public Labels(ReportConfig config) => _labels = config.Labels.DistinctBy(static l => l.Text.Value).ToFrozenDictionary(static l => l.Text.Value, static l => l.Label, StringComparer.Ordinal);

    string Of(string text) => _labels.GetValueOrDefault(text, text);

    string? Maybe(string? text) => text is null ? null : Of(text);

    /// <summary>The tables with their titles, units and so on in the edition's words; cells stay, since rows are known by them.</summary>
    public TableSet Of(TableSet tables) => _labels.Count == 0 ? tables : tables with { Tables = [.. tables.Tables.Select(Of)] };

    Table Of(Table table) => table with
    {
        Title = Maybe(table.Title),
        Description = Maybe(table.Description),
        Fields = [.. table.Fields.Select(Of)],
        Sources = [.. table.Sources.Select(source => source with { Title = Of(source.Title) })],
        Licenses = [.. table.Licenses.Select(license => license with { Title = Maybe(license.Title) })],
        MissingSymbols = Of(table.MissingSymbols),
    };

    Field Of(Field field) => field with
    {
        Title = Of(field.Title),
        Unit = Maybe(field.Unit),
        Description = Maybe(field.Description),
        Group = Maybe(field.Group),
        MissingSymbols = Of(field.MissingSymbols),
    };

    ImmutableArray<MissingSymbol> Of(ImmutableArray<MissingSymbol> symbols) => [.. symbols.Select(symbol => symbol with { Label = Maybe(symbol.Label) })];

    Table WithCells(Table table) => Of(table) with
    {
        Columns = [.. table.Columns.Select((column, i) => table.Fields[i].Type == FieldType.String ? column.Renamed(Of) : column)],
    };

    /// <summary>What a block shows, in the edition's words, its cells and groups too.</summary>
    public DataBlock Of(DataBlock block) => _labels.Count == 0 ? block : block with
    {
        Table = WithCells(block.Table),
        Shape = block.Shape with { Rows = [.. block.Shape.Rows.Select(row => row.Kind == RowKind.GroupHeading ? row with { Label = Maybe(row.Label) } : row)] },
    };

    /// <summary>A chart's data; all that the chart says of them is renamed alike (<see cref="Of(ChartSpec)"/>), so that both still agree.</summary>
    public TableSet ForChart(TableSet tables, string name) =>
        _labels.Count == 0 || tables.Find(name) is not { } table ? tables : tables with { Tables = tables.Tables.Replace(table, WithCells(table)) };

    /// <summary>A chart's words, and the values of the data that it names.</summary>
    public ChartSpec Of(ChartSpec spec) => _labels.Count == 0 ? spec : spec with
    {
        Title = Maybe(spec.Title),
        Subtitle = Maybe(spec.Subtitle),
        Transforms = [.. spec.Transforms.Select(t => t is ChartFilter filter ? filter with { Predicate = Of(filter.Predicate) } : t)],
        Layers = [.. spec.Layers.Select(layer => layer with { Channels = [.. layer.Channels.Select(Of)] })],
    };

    ChartPredicate Of(ChartPredicate predicate) => predicate switch
    {
        ChartComparison one => one with { Values = Of(one.Values) },
        ChartNot not => not with { Of = Of(not.Of) },
        ChartBoth both => both with { Of = [.. both.Of.Select(Of)] },
        _ => predicate,
    };

    ChartChannel Of(ChartChannel channel) => channel with
    {
        Title = Maybe(channel.Title),
        Datum = channel.Datum is { } datum ? datum with { Value = Of(datum.Value) } : null,
        Sort = Of(channel.Sort),
        Domain = Of(channel.Domain),
    };

    ImmutableArray<Located<string>> Of(ImmutableArray<Located<string>> values) => [.. values.Select(value => value with { Value = Of(value.Value) })];

    /// <summary>Reports labels of texts that neither the data nor the charts have.</summary>
    public static void Check(ReportConfig config, Manuscript main, Diagnostics diagnostics)
    {
        if (config.Labels.IsEmpty || !main.Tables.IsWhole || !main.Tables.Unread.IsEmpty)
        {
            return;
        }

        var texts = main.Tables.Tables.SelectMany(TextsOf).Concat(Charts(main).SelectMany(TextsOf)).OfType<string>();
        var unknown = config.Labels.Select(static label => label.Text.Value).ToHashSet(StringComparer.Ordinal);
        unknown.ExceptWith(texts);
        if (unknown.Count == 0)
        {
            return;
        }

        // Only who is mistaken waits for all that could be meant.
        var known = texts.ToHashSet(StringComparer.Ordinal);
        foreach (var (text, _) in config.Labels.Where(label => unknown.Contains(label.Text.Value)))
        {
            diagnostics.Add(Problems.LabelOfNothing(text.At, text.Value, known));
        }
    }

    static List<ChartSpec> Charts(Manuscript main)
    {
        var charts = new List<ChartSpec>();
        foreach (var chapter in main.Chapters.Concat(main.Drafts).Concat(main.Languages.SelectMany(static edition => edition.Chapters)))
        {
            Walk.Visit(chapter.Blocks, block => charts.AddRange(block is ChartBlock chart ? [chart.Spec] : []), static _ => { });
        }

        return charts;
    }

    static IEnumerable<string?> TextsOf(Table table) =>
        new[] { table.Title, table.Description }
            .Concat(table.Sources.Select(static s => s.Title)).Concat(table.Licenses.Select(static l => l.Title)).Concat(table.MissingSymbols.Select(static s => s.Label))
            .Concat(table.Fields.SelectMany(static f => (IEnumerable<string?>)[f.Title, f.Unit, f.Description, f.Group, .. f.MissingSymbols.Select(static s => s.Label)]))
            .Concat(table.Fields.Index().Where(static f => f.Item.Type == FieldType.String).SelectMany(f => Enumerable.Range(0, table.RowCount).Select(row => table[row, f.Index].Text)));

    static IEnumerable<string?> TextsOf(ChartSpec spec) =>
        [spec.Title, spec.Subtitle, .. spec.Layers.SelectMany(static layer => layer.Channels).SelectMany(static c => (IEnumerable<string?>)[c.Title, c.Datum?.Value])];
}
