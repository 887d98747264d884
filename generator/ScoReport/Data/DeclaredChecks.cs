using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Sources;

namespace ScoReport.Data;

/// <summary>The number in a row and a field, or nothing.</summary>
public delegate decimal? ValueAt(int row, int field);

/// <summary>A place where a check does not hold.</summary>
/// <param name="Row">Index of the row.</param>
/// <param name="Field">Index of the field, or -1.</param>
/// <param name="Text">What was found, with both values and the difference.</param>
/// <param name="Difference">The difference, where the check is about one.</param>
public sealed record CheckFinding(int Row, int Field, string Text, decimal? Difference);

/// <summary>A check that a resource declares. All arithmetic is decimal; missing values take no part in it.</summary>
public abstract record DeclaredCheck(SourceSpan At, string Name, string Kind, string Claim)
{
    /// <summary>Where it does not hold, if the table's numbers are those that <paramref name="value"/> gives.</summary>
    public abstract IEnumerable<CheckFinding> Findings(Table table, ValueAt value);

    /// <summary>A number in a message.</summary>
    protected static string Shown(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A row in a message.</summary>
    protected static string NameOf(Table table, int row) => table.KeyOf(row) is { Length: > 0 } key ? key : $"row {row + 1}";

    /// <summary>The sum of those that are there; nothing where none is.</summary>
    protected static decimal? Sum(IEnumerable<decimal?> numbers)
    {
        decimal? sum = null;
        foreach (var number in numbers)
        {
            sum = number is { } value ? (sum ?? 0) + value : sum;
        }

        return sum;
    }
}

/// <summary>A row is the sum of others, field by field.</summary>
public sealed record TotalOfRows(SourceSpan At, string Name, string Claim, int Row, ImmutableArray<int> Of, ImmutableArray<int> Fields, decimal Tolerance)
    : DeclaredCheck(At, Name, "total", Claim)
{
    /// <inheritdoc/>
    public override IEnumerable<CheckFinding> Findings(Table table, ValueAt value)
    {
        foreach (var field in Fields)
        {
            if (value(Row, field) is { } stated && Sum(Of.Select(row => value(row, field))) is { } sum && Math.Abs(stated - sum) > Tolerance)
            {
                yield return new CheckFinding(Row, field,
                    $"{NameOf(table, Row)} has {Shown(stated)} in '{table.Fields[field].Name}', and its rows add up to {Shown(sum)}: the difference is {Shown(stated - sum)}", stated - sum);
            }
        }
    }
}

/// <summary>A field is the sum of others, row by row.</summary>
public sealed record TotalOfFields(SourceSpan At, string Name, string Claim, int Field, ImmutableArray<int> Of, ImmutableArray<int> Rows, decimal Tolerance)
    : DeclaredCheck(At, Name, "total", Claim)
{
    /// <inheritdoc/>
    public override IEnumerable<CheckFinding> Findings(Table table, ValueAt value)
    {
        foreach (var row in Rows)
        {
            if (value(row, Field) is { } stated && Sum(Of.Select(field => value(row, field))) is { } sum && Math.Abs(stated - sum) > Tolerance)
            {
                yield return new CheckFinding(row, Field,
                    $"{NameOf(table, row)} has {Shown(stated)} in '{table.Fields[Field].Name}', and its fields add up to {Shown(sum)}: the difference is {Shown(stated - sum)}", stated - sum);
            }
        }
    }
}

/// <summary>The rows add up to a whole such as 100, field by field.</summary>
public sealed record ShareCheck(SourceSpan At, string Name, string Claim, ImmutableArray<int> Fields, ImmutableArray<int> Rows, decimal Total, decimal Tolerance)
    : DeclaredCheck(At, Name, "share", Claim)
{
    /// <inheritdoc/>
    public override IEnumerable<CheckFinding> Findings(Table table, ValueAt value)
    {
        foreach (var field in Fields)
        {
            if (Sum(Rows.Select(row => value(row, field))) is { } sum && Math.Abs(sum - Total) > Tolerance)
            {
                yield return new CheckFinding(Rows[^1], field,
                    $"the shares in '{table.Fields[field].Name}' add up to {Shown(sum)}, and not to {Shown(Total)}: the difference is {Shown(sum - Total)}", sum - Total);
            }
        }
    }
}

/// <summary>Two fields keep a ratio within bounds, row by row.</summary>
public sealed record RatioCheck(SourceSpan At, string Name, string Claim, int Numerator, int Denominator, ImmutableArray<int> Rows, decimal? Minimum, decimal? Maximum)
    : DeclaredCheck(At, Name, "ratio", Claim)
{
    /// <inheritdoc/>
    public override IEnumerable<CheckFinding> Findings(Table table, ValueAt value)
    {
        foreach (var row in Rows)
        {
            if (value(row, Numerator) is { } above && value(row, Denominator) is { } below && Finding(table, row, above, below) is { } text)
            {
                yield return new CheckFinding(row, Denominator, text, null);
            }
        }
    }

    string? Finding(Table table, int row, decimal above, decimal below)
    {
        var of = $"'{table.Fields[Numerator].Name}' ({Shown(above)}) by '{table.Fields[Denominator].Name}' ({Shown(below)})";
        if (below == 0)
        {
            return $"{NameOf(table, row)} has no ratio of {of}";
        }

        var ratio = above / below;
        return ratio < Minimum ? $"in {NameOf(table, row)} the ratio of {of} is {Shown(Math.Round(ratio, 4))}, which is below {Shown(Minimum.Value)}"
            : ratio > Maximum ? $"in {NameOf(table, row)} the ratio of {of} is {Shown(Math.Round(ratio, 4))}, which is above {Shown(Maximum.Value)}"
            : null;
    }
}

/// <summary>A field goes one way from row to row: upwards where the sign is 1, downwards where it is -1; where it is strict, neighbours are not equal.</summary>
public sealed record MonotoneCheck(SourceSpan At, string Name, string Claim, int Field, ImmutableArray<int> Rows, int Sign, bool Strict)
    : DeclaredCheck(At, Name, "monotone", Claim)
{
    /// <inheritdoc/>
    public override IEnumerable<CheckFinding> Findings(Table table, ValueAt value)
    {
        var before = -1;
        foreach (var row in Rows)
        {
            if (table.Columns[Field].IsMissing(row))
            {
                continue;
            }

            var order = before < 0 ? Sign : Order(table, value, before, row);
            if (order * Sign < 0 || (Strict && order == 0))
            {
                var (earlier, later) = (Text(table, value, before), Text(table, value, row));
                yield return new CheckFinding(row, Field, $"in '{table.Fields[Field].Name}' {later} ({NameOf(table, row)}) follows {earlier} ({NameOf(table, before)})", null);
            }

            before = row;
        }
    }

    int Order(Table table, ValueAt value, int before, int row) => value(row, Field) is { } now && value(before, Field) is { } then
        ? now.CompareTo(then)
        : Math.Sign(string.CompareOrdinal(table[row, Field].Text, table[before, Field].Text));

    string Text(Table table, ValueAt value, int row) => value(row, Field) is { } number ? Shown(number) : table[row, Field].Text;
}

/// <summary>Values lie within bounds.</summary>
public sealed record RangeCheck(SourceSpan At, string Name, string Claim, ImmutableArray<int> Fields, ImmutableArray<int> Rows, decimal? Minimum, decimal? Maximum)
    : DeclaredCheck(At, Name, "range", Claim)
{
    /// <inheritdoc/>
    public override IEnumerable<CheckFinding> Findings(Table table, ValueAt value)
    {
        foreach (var field in Fields)
        {
            foreach (var row in Rows)
            {
                if (value(row, field) is { } number && (number < Minimum || number > Maximum))
                {
                    var (side, bound) = number < Minimum ? ("below", Minimum.Value) : ("above", Maximum!.Value);
                    yield return new CheckFinding(row, field, $"{NameOf(table, row)} has {Shown(number)} in '{table.Fields[field].Name}', which is {side} {Shown(bound)}", number - bound);
                }
            }
        }
    }
}

/// <summary>Values are the same in two places, for each pair of them.</summary>
public sealed record EqualCheck(SourceSpan At, string Name, string Claim, ImmutableArray<(int Row, int Field, int OtherRow, int OtherField)> Pairs, decimal Tolerance)
    : DeclaredCheck(At, Name, "equal", Claim)
{
    /// <inheritdoc/>
    public override IEnumerable<CheckFinding> Findings(Table table, ValueAt value)
    {
        foreach (var (row, field, otherRow, otherField) in Pairs)
        {
            if (value(row, field) is { } left && value(otherRow, otherField) is { } right && Math.Abs(left - right) > Tolerance)
            {
                yield return new CheckFinding(row, field,
                    $"{NameOf(table, row)} has {Shown(left)} in '{table.Fields[field].Name}', and {NameOf(table, otherRow)} has {Shown(right)} in '{table.Fields[otherField].Name}': the difference is {Shown(left - right)}", left - right);
            }
        }
    }
}
