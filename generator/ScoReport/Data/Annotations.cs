using System.Collections.Immutable;
using ScoReport.Sources;

namespace ScoReport.Data;

/// <summary>What is to be known of a value (SDMX, "observation status"). The letters that statistical offices print are the theme's affair.</summary>
public enum ObservationStatus
{
    /// <summary>Not measured, but estimated.</summary>
    Estimated,

    /// <summary>Will be replaced by a final value.</summary>
    Provisional,

    /// <summary>Differs from what an earlier edition had.</summary>
    Revised,

    /// <summary>Stands as the source prints it, though it is known or thought to be wrong.</summary>
    AsPrinted,

    /// <summary>Stands as it should be; the source prints another value.</summary>
    Corrected,
}

/// <summary>The words for <see cref="ObservationStatus"/> that data files have.</summary>
public static class StatusWords
{
    /// <summary>All of them, in the order of the statuses.</summary>
    public static ImmutableArray<string> All { get; } = ["estimated", "provisional", "revised", "as-printed", "corrected"];

    /// <summary>The word for <paramref name="status"/>.</summary>
    public static string Of(ObservationStatus status) => All[(int)status];
}

/// <summary>A remark on a cell, a row, a column or the table as a whole, kept as data beside the data.</summary>
/// <param name="At">Where the remark is written.</param>
/// <param name="Row">Index of the row, or -1 for all.</param>
/// <param name="Field">Index of the field, or -1 for all.</param>
/// <param name="Status">The value's status.</param>
/// <param name="Printed">What the source prints, for a corrected value.</param>
/// <param name="Note">A note for readers, as Markdown.</param>
/// <param name="Acknowledges">Names of checks that are known to fail at this place.</param>
public sealed record Annotation(SourceSpan At, int Row, int Field, ObservationStatus? Status, string? Printed, string? Note, ImmutableArray<string> Acknowledges)
{
    /// <summary>For each acknowledged check the difference that is known, as in <c>totals=-0.051</c>; nothing where any is.</summary>
    public ImmutableArray<decimal?> Differences { get; init; } = [];

    /// <summary>Where the acknowledged checks are named.</summary>
    public SourceSpan AcknowledgesAt { get; init; } = At;

    /// <summary>Whether the remark is on that cell, or on its row, its field or the table.</summary>
    public bool Covers(int row, int field) => (Row < 0 || Row == row) && (Field < 0 || Field == field);
}

/// <summary>A symbol that stands where no value does, and what it means (Table Schema 2, "missingValues").</summary>
/// <param name="Symbol">As the data has it, such as <c>..</c> or an empty text.</param>
/// <param name="Label">What readers are told, such as "not available"; nothing where the data does not say.</param>
public sealed record MissingSymbol(string Symbol, string? Label);
