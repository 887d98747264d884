using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using ScoReport.Data;

namespace ScoReport.DuckDb;

/// <summary>Turns the rows of an answer into typed columns.</summary>
sealed class Answering(DuckDBDataReader reader, QueryLimits limits, CancellationToken stop)
{
    /// <summary>All rows, or the fault of the first that cannot be a row of a table.</summary>
    public QueryAnswer Rows()
    {
        var fields = ImmutableArray.CreateBuilder<Field>();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var name = reader.GetName(i);
            var written = reader.GetDataTypeName(i);
            if (TypeOf(written) is not { } type)
            {
                return QueryAnswer.Of(new QueryFault(QueryFaultKind.ColumnType, 0, $"the column '{name}' ({written.ToUpperInvariant()})"));
            }

            if (fields.Any(f => f.Name == name))
            {
                return QueryAnswer.Of(new QueryFault(QueryFaultKind.ColumnTwice, 0, name));
            }

            fields.Add(new Field(name, type, name, null, null, null, Required: false));
        }

        var columns = fields.Select(static _ => new Column.Builder()).ToArray();
        for (var row = 1; reader.Read(); row++)
        {
            stop.ThrowIfCancellationRequested();
            if (row > limits.Rows)
            {
                return QueryAnswer.Of(new QueryFault(QueryFaultKind.Rows, 0));
            }

            for (var i = 0; i < columns.Length; i++)
            {
                if (!Add(columns[i], i))
                {
                    return QueryAnswer.Of(new QueryFault(QueryFaultKind.Value, 0, $"row {row} of the query has no finite number of up to 28 digits in the column '{fields[i].Name}'"));
                }
            }
        }

        return new QueryAnswer(fields.ToImmutable(), [.. columns.Select(static c => c.ToColumn())], null);
    }

    static FieldType? TypeOf(string type) => type switch
    {
        "Varchar" or "Enum" or "Uuid" => FieldType.String,
        "Boolean" => FieldType.Boolean,
        "Date" => FieldType.Date,
        "Time" => FieldType.Time,
        "Timestamp" or "TimestampS" or "TimestampMs" => FieldType.DateTime,
        "Decimal" or "Double" or "Float" => FieldType.Number,
        "TinyInt" or "SmallInt" or "Integer" or "BigInt" or "HugeInt"
            or "UnsignedTinyInt" or "UnsignedSmallInt" or "UnsignedInteger" or "UnsignedBigInt" or "UnsignedHugeInt" => FieldType.Integer,
        _ => null,
    };

    bool Add(Column.Builder column, int i)
    {
        if (reader.IsDBNull(i))
        {
            column.AddMissing("");
            return true;
        }

        try
        {
            switch (reader.GetValue(i))
            {
                case string text:
                    column.Add(text);
                    break;
                case bool truth:
                    column.Add(truth ? "true" : "false");
                    break;
                case DateOnly date:
                    column.Add(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    break;
                case TimeOnly time:
                    column.Add(time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
                    break;
                case DateTime moment:
                    column.Add(moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
                    break;
                case Guid id:
                    column.Add(id.ToString());
                    break;
                case var number:
                    Add(column, Number(number));
                    break;
            }

            return true;
        }
        catch (Exception thrown) when (thrown is OverflowException or FormatException or InvalidCastException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    static void Add(Column.Builder column, decimal number) => column.Add(number, number.ToString(CultureInfo.InvariantCulture));

    // Binary fractions are taken to 15 significant digits, which all of them have: 0.1 + 0.2 is 0.3, on every processor.
    static decimal Number(object value) => value switch
    {
        decimal exact => exact,
        double real => Held(real.ToString("G15", CultureInfo.InvariantCulture)),
        float real => Held(real.ToString("G7", CultureInfo.InvariantCulture)),
        BigInteger whole => (decimal)whole,
        var whole => Convert.ToDecimal(whole, CultureInfo.InvariantCulture),
    };

    static decimal Held(string text) => Numbers.TryParse(text, out var number) ? number : throw new OverflowException();
}
