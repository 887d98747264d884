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
        _number = new Regex($@"(?<![\p{{L}}\p{{N}}.,:/−-])(?<!(?<!\p{{L}})\p{{L}}{{1,2}}\.[ \u00A0])[−-]?(?:[0-9]{{1,3}}(?:(?:{group}|\u00A0|\u202F)[0-9]{{3}})+|[0-9]+)(?:{mark}[0-9]+)?(?![\p{{L}}\p{{N}}]|[.,:/][0-9])(?<percent>[ \u00A0\u202F]?%)?", RegexOptions.CultureInvariant);
    }

    readonly record struct Typed(SourceSpan At, string Text, decimal Number, string Percent);

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
        foreach (Match match in _number.Matches(_style.InAscii(text.Value)))
        {
            var percent = match.Groups["percent"].Value;
            var written = match.Value[..^percent.Length];
            if (Numbers.TryParse(Plain(written), out var number) && !IsChance(Math.Abs(number), written.TrimStart('-', '−')))
            {
                var shown = text.Value.Substring(match.Index, written.Length);
                _found.Add(new Typed(PlaceOf(text, match.Index, shown), shown, number, percent));
            }
        }
    }

    string Plain(string written) => (written[0] is '-' or '−' ? "-" : "") + string.Concat(written
        .Replace(_style.Group, "", StringComparison.Ordinal)
        .Replace(_style.Decimal, ".", StringComparison.Ordinal)
        .Where(static c => char.IsAsciiDigit(c) || c == '.'));

    static bool IsChance(decimal number, string written) =>
        number < LeastWhole || (written.Length == 4 && number is >= FirstYear and <= LastYear && decimal.IsInteger(number));

    // Typographic characters make a text longer or shorter than its source, so the number is looked for: the first, second or further of
    // its digits in the one is that in the other.
    static SourceSpan PlaceOf(Text text, int index, string number)
    {
        var at = text.At;
        if (at.File is not { } file || at.Start + at.Length > file.Text.Length)
        {
            return at;
        }

        var digits = number.TrimStart('-', '−');
        var source = file.Text.AsSpan(at.Start, at.Length);
        var place = -1;
        for (var before = text.Value.AsSpan(0, index).Count(digits); before >= 0; before--)
        {
            var next = source[(place + 1)..].IndexOf(digits);
            if (next < 0)
            {
                return at;
            }

            place += next + 1;
        }

        var sign = digits.Length < number.Length && place > 0 && (source[place - 1] is '-' or '−') ? 1 : 0;
        return at.Slice(place - sign, digits.Length + sign);
    }

    void Report(TableSet tables, Diagnostics diagnostics)
    {
        var cells = Cells(tables);
        foreach (var typed in _found)
        {
            if (cells.TryGetValue(typed.Number, out var cell))
            {
                Report(typed, typed.Text, cell, diagnostics);
            }
            else if (typed.Percent.Length > 0 && cells.TryGetValue(typed.Number / 100, out cell) && IsShownAsPercent(cell))
            {
                Report(typed, typed.Text + typed.Percent, cell, diagnostics);
            }
        }
    }

    void Report(Typed typed, string text, (Table Table, int Row, int Field) cell, Diagnostics diagnostics) =>
        diagnostics.Add(Problems.TypedNumber(typed.At, text, cell.Table.Name, cell.Table.KeyOf(cell.Row), cell.Table.Fields[cell.Field].Name, Binding(typed, cell)));

    static bool IsShownAsPercent((Table Table, int Row, int Field) cell) => cell.Table.Fields[cell.Field].Format.Notation == NumberNotation.Percent;

    // The first cell of each number that was typed.
    Dictionary<decimal, (Table Table, int Row, int Field)> Cells(TableSet tables)
    {
        var wanted = _found.Select(static t => t.Number).Concat(_found.Where(static t => t.Percent.Length > 0).Select(static t => t.Number / 100)).ToHashSet();
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
        var own = table[row, field].Number ?? typed.Number;
        var format = Numbers.Format(own, table.Fields[field], _style) == typed.Text.Replace('-', '−').Replace("−", _style.Minus, StringComparison.Ordinal) + (own == typed.Number ? "" : typed.Percent) ? ""
            : string.Create(CultureInfo.InvariantCulture, $" | {(own == typed.Number ? "number" : "percent")}: {digits}");
        return $"{{{{ {table.Name}[{quote}{key}{quote}].{table.Fields[field].Name}{format} }}}}";
    }
}
