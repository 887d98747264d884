namespace ScoReport.Cli.Reporting;

/// <summary>How a build tells what it found, in the order in which the command line names them.</summary>
enum MessageFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON document, for editors and scripts.</summary>
    Json,

    /// <summary>Annotations of a pull request, as GitHub Actions reads them.</summary>
    GitHub,
}
