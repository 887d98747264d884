using System.Collections.Immutable;

namespace ScoReport.Data;

/// <summary>What a row of a shown table is.</summary>
public enum RowKind
{
    /// <summary>A row of the data.</summary>
    Data,

    /// <summary>A row of the data that a check says to be the sum of rows above it.</summary>
    StatedTotal,

    /// <summary>The name of a group, above its rows. It is shown and is no row of the table.</summary>
    GroupHeading,

    /// <summary>The sum of a group, below its rows.</summary>
    Subtotal,

    /// <summary>The sum of all rows of the data that are shown.</summary>
    Total,
}

/// <summary>A row as it is shown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Row">Index of the shown table's row; -1 for the heading of a group, which has no values.</param>
/// <param name="Label">The name of the group, or what stands before a sum; nothing for a row of the data.</param>
/// <param name="Group">Index of the group that it belongs to, from 0; -1 where there are none, and for the total.</param>
/// <param name="Incomplete">For sums: the fields of which a value is missing, so that the sum is that of the others.</param>
public sealed record ShownRow(RowKind Kind, int Row, string? Label, int Group, ImmutableArray<int> Incomplete)
{
    /// <summary>Whether it is a row of the resource, and no heading or sum that was added to it.</summary>
    public bool IsOfData => Kind is RowKind.Data or RowKind.StatedTotal;
}

/// <summary>A column that was computed where the table is shown.</summary>
/// <param name="Field">Index of the shown table's field.</param>
/// <param name="Formula">How it was computed, as written.</param>
public sealed record ComputedField(int Field, string Formula);

/// <summary>How a shown table came from its resource. Sums are the last rows of the shown table, wherever they are shown, with their label in the first column that is no number and nothing, not even a symbol, where nothing is added up.</summary>
/// <param name="Rows">What is shown, from top to bottom: every row of the table once, and headings of groups between them.</param>
/// <param name="SourceRows">For every row of the table, the index of the resource's row; -1 for sums.</param>
/// <param name="SourceFields">For every field of the table, the index of the resource's field; -1 for computed ones.</param>
/// <param name="Computed">The computed fields.</param>
public sealed record TableShape(
    ImmutableArray<ShownRow> Rows, ImmutableArray<int> SourceRows, ImmutableArray<int> SourceFields, ImmutableArray<ComputedField> Computed)
{
    /// <summary>The field that makes groups, where the table has no column for it; nothing otherwise.</summary>
    public Field? Group { get; init; }

    /// <summary>How many rows more there would be if the block did not ask for the first ones only.</summary>
    public int LeftOut { get; init; }

    /// <summary>The shape of <paramref name="table"/> when all of it is shown as it is.</summary>
    public static TableShape Of(Table table)
    {
        var rows = Enumerable.Range(0, table.RowCount).ToImmutableArray();
        return new TableShape(
            [.. rows.Select(static row => new ShownRow(RowKind.Data, row, null, -1, []))], rows, [.. Enumerable.Range(0, table.Fields.Length)], []);
    }
}
