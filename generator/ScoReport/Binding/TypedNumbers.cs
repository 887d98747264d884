using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>
/// Tells of numbers that are typed by hand and equal a cell of a table that the same chapter uses: a value bound to the cell would
/// follow the data. Small whole numbers and years equal something by chance, and what stands in links, citations and code is not the
/// author's statement of a value; neither is told.
/// </summary>
sealed class TypedNumbers
{
    const int LeastWhole = 10;
    const int FirstYear = 1800;
    const int LastYear = 2199;

    // A longer table holds nearly every number.
    const int MostRows = 5000;

    readonly HashSet<Inline> _notTyped = new(ReferenceEqualityComparer.Instance);
    readonly SortedSet<string> _tables = new(StringComparer.Ordinal);
    readonly List<Typed> _found = [];
    readonly Regex _number;
    readonly NumberStyle _style;

    TypedNumbers(NumberStyle style)
    {
        _style = style;
        var (group, mark) = (Regex.Escape(style.Group), Regex.Escape(style.Decimal));
        _number = new Regex($@"(?<![\p{{L}}\p{{N}}.,:/−-])(?:[0-9]{{1,3}}(?:(?:{group}|\u00A0|\u202F)[0-9]{{3}})+|[0-9]+)(?:{mark}[0-9]+)?(?![\p{{L}}\p{{N}}]|[.,:/][0-9])", RegexOptions.CultureInvariant);
    }

    readonly record struct Typed(SourceSpan At, string Text, decimal Number);

    /// <summary>Looks through a chapter's bound text.</summary>
    public static void Check(ImmutableArray<Block> blocks, ImmutableArray<Footnote> footnotes, TableSet tables, string language, Diagnostics diagnostics)
    {
        var numbers = new TypedNumbers(NumberStyle.Of(language));
        Walk.Visit(blocks, numbers.Use, numbers.Look);
        foreach (var footnote in footnotes)
        {
            Walk.Visit(footnote.Blocks, numbers.Use, numbers.Look);
        }

        if (numbers._found.Count > 0)
        {
            numbers.Report(tables, diagnostics);
        }
    }

    void Use(Block block)
    {
        if (block is DataBlock data)
        {
            Use(data.Table, data.Remarks);
        }
        else if (block is ChartBlock { Chart: { } chart } drawn)
        {
            Use(chart.Shown, drawn.Remarks);
        }
    }

    // Notes beside the data speak of it and are kept with it.
    void Use(Table table, ImmutableArray<Remark> remarks)
    {
        _tables.Add(table.Name);
        foreach (var remark in remarks)
        {
            Skip(remark.Text);
        }
    }

    void Look(Inline inline)
    {
        switch (inline)
        {
            case BoundLink link:
                Skip(link.Inlines);
                break;
            case BoundCite cite:
                Skip(cite.Runs);
                break;
            case Image image:
                Skip(image.Alt);
                break;
            case BoundValue value:
                _tables.Add(value.Table);
                break;
            case Text text when !_notTyped.Contains(text):
                Look(text);
                break;
        }
    }

    void Skip(ImmutableArray<Inline> inlines) => Walk.Visit(inlines, inline => _notTyped.Add(inline));

    void Look(Text text)
    {
        var from = 0;
        foreach (Match match in _number.Matches(text.Value))
        {
            if (Numbers.TryParse(Plain(match.Value), out var number) && !IsChance(number, match.Value))
            {
                _found.Add(new Typed(PlaceOf(text.At, match.Value, ref from), match.Value, number));
            }
        }
    }

    string Plain(string written) => string.Concat(written
        .Replace(_style.Group, "", StringComparison.Ordinal)
        .Replace(_style.Decimal, ".", StringComparison.Ordinal)
        .Where(static c => char.IsAsciiDigit(c) || c == '.'));

    static bool IsChance(decimal number, string written) =>
        number < LeastWhole || (written.Length == 4 && number is >= FirstYear and <= LastYear && decimal.IsInteger(number));

    // Typographic characters make a text longer or shorter than its source, so the number is looked for.
    static SourceSpan PlaceOf(SourceSpan at, string number, ref int from)
    {
        if (at.File is not { } file || at.Start + at.Length > file.Text.Length || from > at.Length)
        {
            return at;
        }

        var inside = file.Text.AsSpan(at.Start + from, at.Length - from).IndexOf(number);
        if (inside < 0)
        {
            return at;
        }

        from += inside + number.Length;
        return at.Slice(from - number.Length, number.Length);
    }

    void Report(TableSet tables, Diagnostics diagnostics)
    {
        var cells = Cells(tables);
        foreach (var typed in _found)
        {
            if (cells.TryGetValue(typed.Number, out var cell))
            {
                diagnostics.Add(Problems.TypedNumber(typed.At, typed.Text, cell.Table.Name, cell.Table.KeyOf(cell.Row), cell.Table.Fields[cell.Field].Name, Binding(typed, cell)));
            }
        }
    }

    // The first cell of each number that was typed.
    Dictionary<decimal, (Table Table, int Row, int Field)> Cells(TableSet tables)
    {
        var wanted = _found.Select(static t => t.Number).ToHashSet();
        var cells = new Dictionary<decimal, (Table, int, int)>();
        foreach (var table in _tables.Select(tables.Find).OfType<Table>().Where(static t => t.PrimaryKey is not null && t.RowCount <= MostRows))
        {
            for (var field = 0; field < table.Fields.Length; field++)
            {
                for (var row = 0; table.Fields[field].IsNumeric && row < table.RowCount; row++)
                {
                    if (table[row, field].Number is { } number && wanted.Contains(number))
                    {
                        cells.TryAdd(number, (table, row, field));
                    }
                }
            }
        }

        return cells;
    }

    string Binding(Typed typed, (Table Table, int Row, int Field) cell)
    {
        var (table, row, field) = cell;
        var key = table.KeyOf(row);
        var quote = key.Contains('"', StringComparison.Ordinal) ? '\'' : '"';
        var mark = typed.Text.IndexOf(_style.Decimal, StringComparison.Ordinal);
        var digits = mark < 0 ? 0 : typed.Text.Length - mark - _style.Decimal.Length;
        var format = Numbers.Format(typed.Number, table.Fields[field], _style) == typed.Text ? "" : $" | number: {digits.ToString(CultureInfo.InvariantCulture)}";
        return $"{{{{ {table.Name}[{quote}{key}{quote}].{table.Fields[field].Name}{format} }}}}";
    }
}
