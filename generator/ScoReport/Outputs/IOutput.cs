using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Outputs;

/// <summary>What an output is made of.</summary>
/// <param name="Report">The report.</param>
/// <param name="Site">The files of its site, rendered when they are read, and then only once.</param>
public sealed record OutputInput(Report Report, FileTree Site);

/// <summary>A form in which a report is published.</summary>
public interface IOutput
{
    /// <summary>Name in <c>outputs:</c> and on the command line.</summary>
    string Name { get; }

    /// <summary>The output's files, below the output folder.</summary>
    FileTree Make(OutputInput input);
}
