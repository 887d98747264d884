using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>A column that is computed where a table is shown.</summary>
/// <param name="Field">What it is called and how it is shown.</param>
/// <param name="Formula">How it is computed.</param>
/// <param name="Written">The formula as the author wrote it.</param>
/// <param name="At">Where.</param>
sealed record ComputedColumn(Field Field, Formula Formula, string Written, SourceSpan At);

/// <summary>Reads <c>compute="balance 'Trade balance' = exports - imports | number: 1; …"</c> and computes its columns.</summary>
static class ComputedColumns
{
    const string Attribute = "compute";
    const int MostDecimals = 12;

    // Of rows that divide by zero, as many are named as a reader of the message can use.
    const int MostNamed = 3;

    public static ImmutableArray<ComputedColumn> Read(Div div, Table table, Diagnostics diagnostics)
    {
        if (div.Attributes[Attribute] is not { } written)
        {
            return [];
        }

        var whole = DataBlocks.AttributeSpan(div, Attribute);
        var columns = ImmutableArray.CreateBuilder<ComputedColumn>();
        var start = 0;
        foreach (var part in written.Split(';'))
        {
            if (!string.IsNullOrWhiteSpace(part) && One(part, At(whole, start, part.Length), table, diagnostics) is { } column)
            {
                Add(columns, column, table, diagnostics);
            }

            start += part.Length + 1;
        }

        return columns.ToImmutable();
    }

    static void Add(ImmutableArray<ComputedColumn>.Builder columns, ComputedColumn column, Table table, Diagnostics diagnostics)
    {
        var name = column.Field.Name;
        if (table.FieldIndex(name) >= 0 || columns.Any(c => c.Field.Name == name))
        {
            diagnostics.Add(Problems.ComputedNameTaken(column.At, name));
        }
        else
        {
            columns.Add(column);
        }
    }

    // Within the attribute's value where that was found, or where the div is.
    static SourceSpan At(SourceSpan whole, int start, int length) => start + length <= whole.Length ? whole.Slice(start, length) : whole;

    static ComputedColumn? One(string part, SourceSpan at, Table table, Diagnostics diagnostics)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var bar = part.LastIndexOf('|');
        var end = bar > equals ? bar : part.Length;
        var (name, title) = Named(part[..Math.Max(0, equals)]);
        if (equals < 0 || name.Length == 0 || name.Contains(' '))
        {
            diagnostics.Add(Problems.FormulaSyntax(at, equals < 0 ? "it has no '='" : "one word stands before '=', and a title in quotes if need be"));
            return null;
        }

        var formula = FormulaReader.Read(part[(equals + 1)..end], field => IndexOf(table, field), out var fault);
        if (fault is not null)
        {
            diagnostics.Add(Told(fault, At(at, equals + 1 + fault.Start, Math.Max(1, fault.Length)), table));
            return null;
        }

        var decimals = bar > equals ? Decimals(part[(bar + 1)..], At(at, bar + 1, part.Length - bar - 1), diagnostics) : null;
        return new ComputedColumn(FieldOf(name, title, formula!, decimals, table), formula!, part[(equals + 1)..end].Trim(), at);
    }

    static int IndexOf(Table table, string name) => table.FieldIndex(name) is >= 0 and var index ? table.Fields[index].IsNumeric ? index : -2 : -1;

    static Diagnostic Told(FormulaFault fault, SourceSpan at, Table table) =>
        fault.UnknownName is { } unknown ? Problems.UnknownField(at, unknown, $"table '{table.Name}'", table.Fields.Select(static f => f.Name))
        : fault.TextField is { } text ? Problems.NotNumeric(at, text, FieldDeclaration.Word(table.Fields[table.FieldIndex(text)].Type), "a formula")
        : Problems.FormulaSyntax(at, fault.Why);

    // A name, and perhaps a title in quotes behind it.
    static (string Name, string? Title) Named(string text)
    {
        var trimmed = text.Trim();
        var quote = trimmed.IndexOfAny(['\'', '"']);
        return quote < 0 ? (trimmed, null) : (trimmed[..quote].Trim(), trimmed[quote..].Trim('\'', '"'));
    }

    // Sums and differences have the unit and the decimals of their fields; products and ratios have neither.
    static Field FieldOf(string name, string? title, Formula formula, int? decimals, Table table)
    {
        var parts = formula.Fields.Select(i => table.Fields[i]).ToList();
        var unit = !formula.Scales && parts.Select(static f => f.Unit).Distinct().ToList() is [var same] ? same : null;
        var digits = decimals ?? (formula.Scales ? 2 : parts.Max(static f => f.Decimals));
        return new Field(name, FieldType.Number, title ?? Title(name), unit, null, digits, Required: false)
        {
            Format = NumberFormat.Plain with { Decimals = digits },
        };
    }

    static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');

    static int? Decimals(string format, SourceSpan at, Diagnostics diagnostics)
    {
        var parts = format.Split(':', 2);
        if (parts[0].Trim() == "number" && parts.Length == 2 && int.TryParse(parts[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits <= MostDecimals)
        {
            return digits;
        }

        diagnostics.Add(Problems.UnknownFormat(at, format.Trim(), "a formula may end with '| number: 1', which gives its digits after the mark"));
        return null;
    }

    /// <summary>The table with the computed columns behind its own. Rows that divide by zero are told of, and have no value.</summary>
    public static Table AddTo(Table table, ImmutableArray<ComputedColumn> computed, Diagnostics diagnostics) => computed.IsEmpty ? table : table with
    {
        Fields = [.. table.Fields, .. computed.Select(static c => c.Field)],
        Columns = [.. table.Columns, .. computed.Select(c => Column(table, c, diagnostics))],
    };

    static Column Column(Table table, ComputedColumn computed, Diagnostics diagnostics)
    {
        var column = new Column.Builder(table.RowCount);
        List<string> byZero = [], tooLarge = [];
        for (var row = 0; row < table.RowCount; row++)
        {
            var at = row;
            var value = computed.Formula.Of(field => table.Columns[field].NumberAt(at));
            AddTo(column, value.Number, table);
            if (value.DividesByZero || value.IsTooLarge)
            {
                (value.DividesByZero ? byZero : tooLarge).Add(table.KeyOf(row) is { Length: > 0 } key ? $"row '{key}'" : $"row {row + 1}");
            }
        }

        if (byZero.Count > 0)
        {
            diagnostics.Add(Problems.DividesByZero(computed.At, computed.Field.Name, Some(byZero)));
        }

        if (tooLarge.Count > 0)
        {
            diagnostics.Add(Problems.ComputedTooLarge(computed.At, computed.Field.Name, Some(tooLarge)));
        }

        return column.ToColumn();
    }

    static string Some(List<string> rows) => string.Join(", ", rows.Take(MostNamed)) + (rows.Count > MostNamed ? $" and {rows.Count - MostNamed} more" : "");

    /// <summary>Adds a number, or the symbol by which the table says that there is none.</summary>
    public static void AddTo(Column.Builder column, decimal? number, Table table)
    {
        if (number is { } value)
        {
            column.Add(value, value.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            column.AddMissing(table.MissingSymbols is [var symbol, ..] ? symbol.Symbol : "");
        }
    }
}
