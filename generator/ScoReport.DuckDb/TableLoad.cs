using System.Globalization;
using DuckDB.NET.Data;
using ScoReport.Data;

namespace ScoReport.DuckDb;

/// <summary>Puts typed tables into a database. Numbers stay exact as long as DuckDB can hold them so; what is missing is NULL.</summary>
static class TableLoad
{
    const int MostScale = 18;
    const int MostDigits = 38;

    /// <summary>Makes a table of the name of <paramref name="table"/> and fills it.</summary>
    public static void Load(DuckDBConnection connection, Table table)
    {
        var types = table.Fields.Select((field, i) => TypeOf(field, table.Columns[i])).ToArray();
        var columns = table.Fields.Select((field, i) => $"{Sql.Name(field.Name)} {types[i]}");
        Databases.Execute(connection, $"CREATE TABLE {Sql.Name(table.Name)} ({string.Join(", ", columns)})");
        using var appender = connection.CreateAppender(table.Name);
        for (var row = 0; row < table.RowCount; row++)
        {
            var into = appender.CreateRow();
            for (var field = 0; field < types.Length; field++)
            {
                Append(into, table[row, field], types[field]);
            }

            into.EndRow();
        }
    }

    static string TypeOf(Field field, Column column) => field.Type switch
    {
        FieldType.Integer or FieldType.Number => NumberType(column),
        FieldType.Boolean => "BOOLEAN",
        FieldType.Date => "DATE",
        FieldType.Year => "INTEGER",
        _ => "VARCHAR",
    };

    // Whole numbers of up to 18 digits are BIGINT, others DECIMAL with the scale of the finest; beyond its 38 digits, DOUBLE.
    static string NumberType(Column column)
    {
        var (scale, whole) = (0, 0);
        for (var row = 0; row < column.Count; row++)
        {
            if (column[row].Number is { } number)
            {
                scale = Math.Max(scale, number.Scale);
                whole = Math.Max(whole, DigitsOf(number));
            }
        }

        return scale > MostScale || whole + scale > MostDigits ? "DOUBLE"
            : scale == 0 && whole <= 18 ? "BIGINT"
            : string.Create(CultureInfo.InvariantCulture, $"DECIMAL({MostDigits}, {scale})");
    }

    static int DigitsOf(decimal number)
    {
        var digits = 0;
        for (var left = decimal.Truncate(Math.Abs(number)); left >= 1; left = decimal.Truncate(left / 10))
        {
            digits++;
        }

        return digits;
    }

    static void Append(IDuckDBAppenderRow row, Cell cell, string type)
    {
        if (cell.IsMissing)
        {
            row.AppendNullValue();
            return;
        }

        _ = type switch
        {
            "BIGINT" => row.AppendValue((long?)cell.Number),
            "DOUBLE" => row.AppendValue((double?)cell.Number),
            "BOOLEAN" => row.AppendValue(cell.Text is "true" or "True" or "TRUE" or "1"),
            "DATE" => row.AppendValue(DateOnly.ParseExact(cell.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            "INTEGER" => row.AppendValue(int.Parse(cell.Text, CultureInfo.InvariantCulture)),
            "VARCHAR" => row.AppendValue(cell.Text),
            _ => row.AppendValue(cell.Number),
        };
    }
}
