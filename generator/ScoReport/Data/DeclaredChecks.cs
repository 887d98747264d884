using System.Collections.Immutable;
using ScoReport.Sources;

namespace ScoReport.Data;

/// <summary>The number in a row and a field, or nothing.</summary>
public delegate decimal? ValueAt(int row, int field);

/// <summary>A place where a check does not hold.</summary>
/// <param name="Row">Index of the row.</param>
/// <param name="Field">Index of the field, or -1.</param>
/// <param name="Said">What was found, with both values and the difference.</param>
/// <param name="Difference">The difference, where the check is about one.</param>
public sealed record CheckFinding(int Row, int Field, Statement Said, decimal? Difference);

/// <summary>A check that a resource declares. All arithmetic is decimal; missing values take no part in it.</summary>
public abstract record DeclaredCheck(SourceSpan At, string Name, string Kind, Statement Claim)
{
    /// <summary>Where it does not hold, if the table's numbers are those that <paramref name="value"/> gives.</summary>
    public abstract IEnumerable<CheckFinding> Findings(Table table, ValueAt value);

    /// <summary>A number of a field in a statement; of none by itself.</summary>
    protected static Told Number(decimal number, int field = -1) => new Told.Number(number, field);

    /// <summary>A field in a statement.</summary>
    protected static Told FieldOf(Table table, int field) => new Told.Fields([field], table.Fields[field].Name);

    /// <summary>A row in a statement.</summary>
    protected static Told RowOf(Table table, int row) => new Told.Row(row, table.KeyOf(row));

    /// <summary>The sum of those that are there; nothing where none is, or where one cannot be read.</summary>
    protected static decimal? Sum(Table table, IEnumerable<(int Row, int Field)> cells, ValueAt value)
    {
        decimal? sum = null;
        foreach (var (row, field) in cells)
        {
            if (table.Columns[field].IsUnreadable(row))
            {
                return null;
            }

            sum = value(row, field) is { } number ? (sum ?? 0) + number : sum;
        }

        return sum;
    }
}

/// <summary>A row is the sum of others, field by field.</summary>
public sealed record TotalOfRows(SourceSpan At, string Name, Statement Claim, int Row, ImmutableArray<int> Of, ImmutableArray<int> Fields, decimal Tolerance)
    : DeclaredCheck(At, Name, "total", Claim)
{
    /// <inheritdoc/>
    public override IEnumerable<CheckFinding> Findings(Table table, ValueAt value)
    {
        foreach (var field in Fields)
        {
            if (value(Row, field) is { } stated && Sum(table, Of.Select(row => (row, field)), value) is { } sum && Math.Abs(stated - sum) > Tolerance)
            {
                yield return new CheckFinding(Row, field, Statement.Of(
                    "finding_total_rows",
                    ("row", RowOf(table, Row)), ("value", Number(stated, field)), ("field", FieldOf(table, field)), ("sum", Number(sum, field)), ("difference", Number(stated - sum, field))), stated - sum);
            }
        }
    }
}

/// <summary>A field is the sum of others, row by row.</summary>
public sealed record TotalOfFields(SourceSpan At, string Name, Statement Claim, int Field, ImmutableArray<int> Of, ImmutableArray<int> Rows, decimal Tolerance)
    : DeclaredCheck(At, Name, "total", Claim)
{
    /// <inheritdoc/>
    public override IEnumerable<CheckFinding> Findings(Table table, ValueAt value)
    {
        foreach (var row in Rows)
        {
            if (value(row, Field) is { } stated && Sum(table, Of.Select(field => (row, field)), value) is { } sum && Math.Abs(stated - sum) > Tolerance)
            {
                yield return new CheckFinding(row, Field, Statement.Of(
                    "finding_total_fields",
                    ("row", RowOf(table, row)), ("value", Number(stated, Field)), ("field", FieldOf(table, Field)), ("sum", Number(sum, Field)), ("difference", Number(stated - sum, Field))), stated - sum);
            }
        }
    }
}

/// <summary>The rows add up to a whole such as 100, field by field.</summary>
public sealed record ShareCheck(SourceSpan At, string Name, Statement Claim, ImmutableArray<int> Fields, ImmutableArray<int> Rows, decimal Total, decimal Tolerance)
    : DeclaredCheck(At, Name, "share", Claim)
{
    /// <inheritdoc/>
    public override IEnumerable<CheckFinding> Findings(Table table, ValueAt value)
    {
        foreach (var field in Fields)
        {
            if (Sum(table, Rows.Select(row => (row, field)), value) is { } sum && Math.Abs(sum - Total) > Tolerance)
            {
                yield return new CheckFinding(Rows[^1], field, Statement.Of(
                    "finding_share",
                    ("field", FieldOf(table, field)), ("sum", Number(sum, field)), ("total", Number(Total, field)), ("difference", Number(sum - Total, field))), sum - Total);
            }
        }
    }
}

/// <summary>Two fields keep a ratio within bounds, row by row.</summary>
public sealed record RatioCheck(SourceSpan At, string Name, Statement Claim, int Numerator, int Denominator, ImmutableArray<int> Rows, decimal? Minimum, decimal? Maximum)
    : DeclaredCheck(At, Name, "ratio", Claim)
{
    /// <inheritdoc/>
    public override IEnumerable<CheckFinding> Findings(Table table, ValueAt value)
    {
        foreach (var row in Rows)
        {
            if (value(row, Numerator) is { } above && value(row, Denominator) is { } below && Finding(table, row, above, below) is { } said)
            {
                yield return new CheckFinding(row, Denominator, said, null);
            }
        }
    }

    // Two decimals, unless the ratio would look as if it kept to its bound.
    static decimal Rounded(decimal ratio, decimal bound) => Math.Round(ratio, 2) is var near && near != bound ? near : Math.Round(ratio, 4);

    Statement? Finding(Table table, int row, decimal above, decimal below)
    {
        decimal? ratio = below == 0 ? null : above / below;
        var (word, bound) = ratio is null ? ("finding_no_ratio", 0)
            : ratio < Minimum ? ("finding_ratio_below", Minimum.Value)
            : ratio > Maximum ? ("finding_ratio_above", Maximum.Value)
            : (null, 0);
        return word is null ? null : Statement.Of(
            word,
            ("row", RowOf(table, row)), ("field", FieldOf(table, Numerator)), ("value", Number(above, Numerator)), ("other", FieldOf(table, Denominator)), ("other_value", Number(below, Denominator)),
            ("ratio", Number(Rounded(ratio ?? 0, bound))), ("bound", Number(bound)));
    }
}

/// <summary>A field goes one way from row to row: upwards where the sign is 1, downwards where it is -1; where it is strict, neighbours are not equal.</summary>
public sealed record MonotoneCheck(SourceSpan At, string Name, Statement Claim, int Field, ImmutableArray<int> Rows, int Sign, bool Strict)
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
                yield return new CheckFinding(row, Field, Statement.Of(
                    "finding_order",
                    ("field", FieldOf(table, Field)), ("value", ValueOf(table, value, row)), ("row", RowOf(table, row)), ("other_value", ValueOf(table, value, before)), ("other_row", RowOf(table, before))), null);
            }

            before = row;
        }
    }

    int Order(Table table, ValueAt value, int before, int row) => value(row, Field) is { } now && value(before, Field) is { } then
        ? now.CompareTo(then)
        : Math.Sign(string.CompareOrdinal(table[row, Field].Text, table[before, Field].Text));

    Told ValueOf(Table table, ValueAt value, int row) => value(row, Field) is { } number ? Number(number, Field) : new Told.Text(table[row, Field].Text);
}

/// <summary>Values lie within bounds.</summary>
public sealed record RangeCheck(SourceSpan At, string Name, Statement Claim, ImmutableArray<int> Fields, ImmutableArray<int> Rows, decimal? Minimum, decimal? Maximum)
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
                    var (word, bound) = number < Minimum ? ("finding_below", Minimum.Value) : ("finding_above", Maximum!.Value);
                    yield return new CheckFinding(
                        row, field, Statement.Of(word, ("row", RowOf(table, row)), ("value", Number(number, field)), ("field", FieldOf(table, field)), ("bound", Number(bound, field))), number - bound);
                }
            }
        }
    }
}

/// <summary>Values are the same in two places, for each pair of them.</summary>
public sealed record EqualCheck(SourceSpan At, string Name, Statement Claim, ImmutableArray<(int Row, int Field, int OtherRow, int OtherField)> Pairs, decimal Tolerance)
    : DeclaredCheck(At, Name, "equal", Claim)
{
    /// <inheritdoc/>
    public override IEnumerable<CheckFinding> Findings(Table table, ValueAt value)
    {
        foreach (var (row, field, otherRow, otherField) in Pairs)
        {
            if (value(row, field) is { } left && value(otherRow, otherField) is { } right && Math.Abs(left - right) > Tolerance)
            {
                yield return new CheckFinding(row, field, Statement.Of(
                    "finding_equal",
                    ("row", RowOf(table, row)), ("value", Number(left, field)), ("field", FieldOf(table, field)),
                    ("other_row", RowOf(table, otherRow)), ("other_value", Number(right, otherField)), ("other", FieldOf(table, otherField)), ("difference", Number(left - right, field))), left - right);
            }
        }
    }
}
