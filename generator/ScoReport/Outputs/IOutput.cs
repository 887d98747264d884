using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Outputs;

/// <summary>What an output is made of.</summary>
/// <param name="Report">The report.</param>
/// <param name="Site">The files of its site, rendered when they are read, and then only once. What outputs make is not among them.</param>
public sealed record OutputInput(Report Report, FileTree Site)
{
    /// <summary>In each edition that has one, the page that holds the whole report, as it is without files beside it.</summary>
    public ImmutableArray<AlonePage> Alone { get; init; } = [];
}

/// <summary>A page that is to be read without files beside it.</summary>
/// <param name="Report">Its edition.</param>
/// <param name="File">The page, by its path in the site.</param>
public sealed record AlonePage(Report Report, FileEntry File);

/// <summary>
/// A form in which a report is published. What is made beside the site is named after the report, or the edition in another
/// language that it holds (<c>report-ru.html</c>), and each cover offers the files of its name.
/// </summary>
public interface IOutput
{
    /// <summary>Name in <c>outputs:</c> and on the command line.</summary>
    string Name { get; }

    /// <summary>Whether one file holds the report in all its languages, so that each cover offers it.</summary>
    bool HoldsAllLanguages { get; }

    /// <summary>The output's files, below the output folder.</summary>
    FileTree Make(OutputInput input);
}
