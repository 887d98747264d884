using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Membership matrices: a table of one row for each pair becomes one of rows and columns.</summary>
static class Matrices
{
    const int MostColumns = 40;

    static readonly string[] Keys = ["rows", "columns", "value"];

    public static bool IsMatrix(Div div) => div.Attributes.FirstClass == "matrix" && DataBlocks.IsData(div);

    /// <summary>Binds <paramref name="div"/>; a plain div, and reports, when that cannot be done.</summary>
    public static Block Bind(Div div, int number, TableSet tables, Diagnostics diagnostics)
    {
        var plain = div with { Attributes = div.Attributes with { Keys = [.. div.Attributes.Keys.Where(static k => !Keys.Contains(k.Key))] } };
        if (DataBlocks.Bind(plain, number, tables, diagnostics) is not DataBlock data)
        {
            return div with { Attributes = div.Attributes with { Classes = [], Keys = [] } };
        }

        var fields = Keys.Select(key => Field(div, data.Table, key, diagnostics)).ToArray();
        if (fields.Any(static f => f < 0))
        {
            return div with { Attributes = div.Attributes with { Classes = [], Keys = [] } };
        }

        var pivoted = Pivoted(div, data.Table, fields[0], fields[1], fields[2], diagnostics);
        return data with { Attributes = div.Attributes, Table = pivoted, Shape = TableShape.Of(pivoted) };
    }

    static int Field(Div div, Table table, string key, Diagnostics diagnostics)
    {
        if (div.Attributes[key] is not { } name)
        {
            diagnostics.Add(Problems.MatrixIncomplete(div.At, key));
            return -1;
        }

        var index = table.FieldIndex(name);
        if (index < 0)
        {
            diagnostics.Add(Problems.UnknownField(DataBlocks.AttributeSpan(div, key, name), name, $"table '{table.Name}'", table.Fields.Select(static f => f.Name)));
        }

        return index;
    }

    static Table Pivoted(Div div, Table table, int rows, int columns, int value, Diagnostics diagnostics)
    {
        var rowNames = Distinct(table, rows);
        var columnNames = Distinct(table, columns);
        if (columnNames.Length > MostColumns)
        {
            diagnostics.Add(Problems.TooManyCategories(DataBlocks.AttributeSpan(div, "columns"), "the matrix", columnNames.Length, MostColumns, "take the field with fewer values for the columns"));
            columnNames = columnNames[..MostColumns];
        }

        var cells = new Dictionary<(string, string), Cell>();
        for (var row = 0; row < table.RowCount; row++)
        {
            var (name, column) = (table[row, rows].Text, table[row, columns].Text);
            if (!cells.TryAdd((name, column), table[row, value]))
            {
                diagnostics.Add(Problems.MatrixTwice(table.Places[row], name, column));
            }
        }

        return table with
        {
            Fields = [table.Fields[rows], .. columnNames.Select(static n => new Field(n, FieldType.String, n, null, null, null, false))],
            Columns = [Built(rowNames.Select(static n => new Cell(n, null, null))), .. columnNames.Select(c => Built(rowNames.Select(r => cells.GetValueOrDefault((r, c), new Cell("", null, "")))))],
            Places = RowPlaces.At(table.At),
            PrimaryKey = table.Fields[rows].Name,
            Annotations = [],
        };
    }

    static ImmutableArray<string> Distinct(Table table, int field) =>
        [.. Enumerable.Range(0, table.RowCount).Select(row => table[row, field].Text).Distinct(StringComparer.Ordinal)];

    static Column Built(IEnumerable<Cell> cells)
    {
        var column = new Column.Builder();
        foreach (var cell in cells)
        {
            column.Add(cell);
        }

        return column.ToColumn();
    }
}
