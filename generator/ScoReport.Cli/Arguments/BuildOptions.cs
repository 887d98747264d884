using System.Collections.Immutable;
using ScoReport.Cli.Reporting;

namespace ScoReport.Cli.Arguments;

/// <summary>A <c>build</c> or <c>check</c> as asked for, with every path absolute.</summary>
sealed record BuildOptions
{
    /// <summary>The report's folder.</summary>
    public required string Source { get; init; }

    /// <summary>The folder to publish into.</summary>
    public required string Output { get; init; }

    /// <summary>Names of the outputs to make; empty for those that the report asks for.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>The date to print instead of the report's own.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where the site will be served, if not where the report says.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Whether warnings are errors.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether what is only worth knowing is told too.</summary>
    public bool Info { get; init; }

    /// <summary>Whether charts are made as PNG too.</summary>
    public bool Png { get; init; }

    /// <summary>Whether drafts are part of the report.</summary>
    public bool Drafts { get; init; }

    /// <summary>Whether anything is published, if all is well.</summary>
    public bool Publishes { get; init; } = true;

    /// <summary>How messages are written.</summary>
    public MessageFormat Format { get; init; }
}
