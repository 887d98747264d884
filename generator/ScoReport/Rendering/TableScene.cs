using System.Collections.Immutable;
using System.Text;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>A table as it is about to be shown on a page: what its views draw on, each found once.</summary>
sealed class TableScene
{
    // A longer table is looked up rather than read, and on a narrow screen scrolled rather than stacked.
    const int MostStacked = 60;
    const int FewestStackedColumns = 3;

    readonly bool _isRightToLeft;
    readonly string?[]?[] _texts;
    readonly Lazy<TableNotes> _notes;
    readonly Lazy<ImmutableArray<int>> _decimals;
    readonly Lazy<decimal?[]> _bars;
    readonly Lazy<string> _blank;
    readonly Lazy<ImmutableArray<SparkField>> _sparkline;

    public TableScene(DataBlock block, HtmlWriter page, NumberStyle style)
    {
        (Block, Page, Style) = (block, page, style);
        _isRightToLeft = ReportViews.IsRightToLeft(page.Report.Config.Language);
        _texts = new string?[]?[block.Table.Fields.Length];
        Name = page.Data.NameOf(block);
        RowIds = page.Data.RowIdsOf(block);
        Whole = page.Report.Data.Find(block.Table.Name);
        _notes = new(() => new TableNotes(block, page.Scoped(Name ?? block.Table.Name), page, Whole is { } whole ? new CheckWords(whole, page.Theme, style) : null));
        _decimals = new(() => [.. Enumerable.Range(0, Table.Fields.Length).Select(MostDecimals)]);
        _bars = new(Bars);
        _blank = new(Blank);
        _sparkline = new(() => [.. FieldsOf("sparkline").Select(FieldOf).OfType<SparkField>()]);
    }

    public DataBlock Block { get; }

    public HtmlWriter Page { get; }

    public NumberStyle Style { get; }

    /// <summary>What the table's files are called; nothing for one that stands on no page.</summary>
    public string? Name { get; }

    /// <summary>Ids of the rows; empty where they have none.</summary>
    public ImmutableArray<string> RowIds { get; }

    /// <summary>The resource, whole.</summary>
    public Table? Whole { get; }

    public Table Table => Block.Table;

    public TableNotes Notes => _notes.Value;

    public bool HasSparkline => !_sparkline.Value.IsEmpty;

    public bool Stacks => Block.Shape.Rows.Length <= MostStacked && Table.Fields.Length >= FewestStackedColumns;

    /// <summary>How many of the rows are shown, in words, where not all are.</summary>
    public string? RowsShown => Block.Shape is not { LeftOut: > 0 and var more } shape ? null
        : shape.Rows.Count(static r => r.IsOfData) is var count
            ? Page.Theme.Word("rows_shown").Replace("{count}", Numbers.Format(count, 0, Style), StringComparison.Ordinal).Replace("{all}", Numbers.Format(count + more, 0, Style), StringComparison.Ordinal)
            : null;

    public int DecimalsOf(int field) => _decimals.Value[field];

    /// <summary>A cell's number in its field's format, or its text, years and days with the language's digits; each is written once, and asked for by its content, its decimals and its column.</summary>
    public string Text(int row, int field)
    {
        var texts = _texts[field] ??= new string?[Table.RowCount];
        return texts[row] ??= Table.Columns[field].NumberAt(row) is { } number ? Numbers.Format(number, Table.Fields[field], Style) : Table.Fields[field].Type is FieldType.String or FieldType.Boolean ? Table[row, field].Text
            : Style.InDigits(Table[row, field].Text);
    }

    /// <summary>Digits that stand behind the decimal mark of a written number.</summary>
    public int Decimals(string text)
    {
        var mark = text.LastIndexOf(Style.Decimal, StringComparison.Ordinal);
        var digits = 0;
        for (var i = mark + Style.Decimal.Length; mark >= 0 && i < text.Length && char.IsDigit(text[i]); i++)
        {
            digits++;
        }

        return digits;
    }

    int MostDecimals(int field)
    {
        var most = 0;
        for (var row = 0; Table.Fields[field].IsNumeric && row < Table.RowCount; row++)
        {
            most = Table.Columns[field].NumberAt(row) is not null ? Math.Max(most, Decimals(Text(row, field))) : most;
        }

        return most;
    }

    /// <summary>A text of the data as HTML, apart from what stands around it where it runs the other way.</summary>
    public Html? Isolated(string? text) => text is null ? null : new Html(Bidi.Isolated(text, _isRightToLeft));

    /// <summary>A cell as HTML: its value, its marks and its picture.</summary>
    public string Content(RowKind kind, int row, int field)
    {
        var column = Table.Columns[field];
        var html = new StringBuilder();
        html.Append(column.IsMissing(row) ? Missing(Table[row, field].Missing!, field)
            : Block.References.TryGetValue((row, field), out var reference) ? Page.Of([reference])
            : Table.Fields[field].IsNumeric ? HtmlWriter.Escaped(Text(row, field))
            : Table.Fields[field].Type is FieldType.Date or FieldType.DateTime or FieldType.YearMonth ? Unbroken.Start + HtmlWriter.Escaped(Text(row, field)) + Unbroken.End
            : Unbroken.Held(Bidi.Isolated(Text(row, field), _isRightToLeft)));
        var marks = Marks(row, field);
        if (marks.Length > 0)
        {
            // What can be opened is no part of a phrase.
            var element = marks.Contains("<details", StringComparison.Ordinal) ? "div" : "span";
            html.Append('<').Append(element).Append(" class=\"marks\">").Append(marks).Append("</").Append(element).Append('>');
        }

        if (kind == RowKind.Data && _bars.Value[field] is { } most && column.NumberAt(row) is { } number)
        {
            html.Append(CellPictures.Bar(number, most));
        }

        return html.ToString();
    }

    /// <summary>The marks of a place; those of a whole row stand at its first cell.</summary>
    public string Marks(int row, int field)
    {
        var status = Notes.StatusAt(row, field) is { Status: { } known } remark ? Status(known, row < 0 ? null : remark.Printed) : "";
        return status + Notes.Marks(row, field) + (field == 0 && row >= 0 ? Marks(row, -1) : "");
    }

    // What the source prints instead is there for whoever asks, by keyboard too.
    string Status(ObservationStatus status, string? printed) => printed is null
        ? StatusMarks.Of(status, Page.Theme)
        : $"<details class=\"printed\"><summary>{StatusMarks.Of(status, Page.Theme)}</summary> <span class=\"printed-value\">{HtmlWriter.Escaped(Page.Theme.Word("printed_as"))} {HtmlWriter.Escaped(printed)}</span></details>";

    string Missing(string symbol, int field)
    {
        var (shown, label) = MissingWords(symbol, field);
        return $"<span aria-hidden=\"true\">{HtmlWriter.Escaped(shown)}</span><span class=\"visually-hidden\">{HtmlWriter.Escaped(label)}</span>";
    }

    /// <summary>A symbol as it is shown, and what it means.</summary>
    public (string Symbol, string Label) MissingWords(string symbol, int field) => (
        string.IsNullOrWhiteSpace(symbol) ? _blank.Value : symbol,
        Table.Fields[field].MissingSymbols.Concat(Declared).FirstOrDefault(m => m.Symbol == symbol)?.Label ?? Page.Theme.Word("missing_label"));

    // The table's, and those that fields have for themselves.
    IEnumerable<MissingSymbol> Declared => Table.MissingSymbols.Concat(Table.Fields.SelectMany(static f => f.MissingSymbols));

    // One sign with two meanings would say nothing: the other one that statistics know steps in.
    string Blank() => Page.Theme.Word("missing_value") is var usual && Declared.Any(m => m.Symbol == usual && m.Label is not null && m.Label != Page.Theme.Word("missing_label")) ? ":" : usual;

    /// <summary>The symbols in use, in the order in which they are declared.</summary>
    public IEnumerable<(string Symbol, string Label)> MissingInUse()
    {
        var (used, seen) = (new List<(string Symbol, int Field)>(), new HashSet<(string, int)>());
        for (var field = 0; field < Table.Fields.Length; field++)
        {
            for (var row = 0; row < Table.RowCount; row++)
            {
                if (Table[row, field].Missing is { } symbol && seen.Add((symbol, field)))
                {
                    used.Add((symbol, field));
                }
            }
        }

        var order = Declared.Select(static m => m.Symbol).ToList();
        return used.OrderBy(place => order.IndexOf(place.Symbol)).Select(place => MissingWords(place.Symbol, place.Field)).Distinct();
    }

    string[] FieldsOf(string key) => (Block.Attributes[key] ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    // The largest value of every column with bars; sums would dwarf what they are made of.
    decimal?[] Bars()
    {
        var most = new decimal?[Table.Fields.Length];
        foreach (var field in FieldsOf("bars").Select(Table.FieldIndex).Where(static i => i >= 0))
        {
            most[field] = Block.Shape.Rows.Where(static r => r.Kind == RowKind.Data).Select(r => Math.Abs(Table[r.Row, field].Number ?? 0)).DefaultIfEmpty().Max();
        }

        return most;
    }

    // A line may be drawn through fields that the table does not show by themselves.
    SparkField? FieldOf(string name) =>
        Table.FieldIndex(name) is >= 0 and var shown ? new SparkField(Table.Fields[shown], shown, -1)
        : Whole?.FieldIndex(name) is >= 0 and var source ? new SparkField(Whole.Fields[source], -1, source)
        : null;

    /// <summary>The line of a row.</summary>
    public string Sparkline(int row)
    {
        var cells = _sparkline.Value.Select(f => (f.Field, Cell: CellOf(row, f))).ToArray();
        var words = string.Join(Page.Theme.Word("clause_separator"), cells.Select(c => $"{c.Field.Title}: {(c.Cell.Number is { } n ? Numbers.Format(n, c.Field, Style) : Page.Theme.Word("missing_label"))}"));
        return CellPictures.Line([.. cells.Select(static c => c.Cell.Number)], words);
    }

    Cell CellOf(int row, SparkField field) =>
        field.Shown >= 0 ? Table[row, field.Shown]
        : Block.Shape.SourceRows[row] is >= 0 and var source ? Whole![source, field.Source]
        : new Cell("", null, "");

    sealed record SparkField(Field Field, int Shown, int Source);
}
