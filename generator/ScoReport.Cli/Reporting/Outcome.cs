using ScoReport.Cli.Arguments;
using ScoReport.Cli.Publishing;
using ScoReport.Sources;

namespace ScoReport.Cli.Reporting;

/// <summary>What a build or check came to, which is all that any report of it says.</summary>
sealed record Outcome
{
    /// <summary>Everything found, in order.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The output folder as messages name it.</summary>
    public required string Output { get; init; }

    /// <summary>Whether nothing was to be published.</summary>
    public bool OnlyChecked { get; init; }

    /// <summary>What was published; nothing if there are errors.</summary>
    public Published? Published { get; init; }

    /// <summary>How many of the files are pages to read.</summary>
    public int Pages { get; init; }

    /// <summary>How long it took, where somebody waited.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>What of it is told: information only when it is asked for, or to programs, which can choose for themselves.</summary>
    public Outcome Told(BuildOptions options) => options.Info || options.Format == MessageFormat.Json
        ? this
        : this with { Diagnostics = [.. Diagnostics.Where(static d => d.Severity != Severity.Info)] };

    /// <summary>How many errors were found.</summary>
    public int Errors => Diagnostics.Count(static d => d.Severity == Severity.Error);

    /// <summary>How many warnings were found.</summary>
    public int Warnings => Diagnostics.Count(static d => d.Severity == Severity.Warning);
}
