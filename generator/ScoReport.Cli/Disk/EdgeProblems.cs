using ScoReport.Sources;

namespace ScoReport.Cli.Disk;

/// <summary>
/// The problems that only the edge can meet, because only it sees a disk. Links share a code of the generator's
/// catalogue; codes of the edge alone are those from 900 on.
/// </summary>
static class EdgeProblems
{
    /// <summary>A link whose target is not part of the report's folder.</summary>
    public static Diagnostic LinkLeavesSource(string path, Severity severity) =>
        Problems.LinkLeavesSource(At(path), FilePath.Name(path)) with { Severity = severity };

    /// <summary>A link to nothing.</summary>
    public static Diagnostic BrokenLink(string path, Severity severity) =>
        LinkLeavesSource(path, severity) with { Message = $"'{FilePath.Name(path)}' is a link that leads nowhere", Hint = null };

    /// <summary>A link to a folder that it lies in.</summary>
    public static Diagnostic CircularLink(string path, Severity severity) =>
        LinkLeavesSource(path, severity) with { Message = $"'{FilePath.Name(path)}' is a link that leads back to a folder it lies in", Hint = null };

    /// <summary>A name that no URL and no other system could carry.</summary>
    public static Diagnostic UnusableName(string path) =>
        new(Severity.Error, "SR1901", $"'{path}' has a backslash in its name, or bytes that are not UTF-8", At(path), "rename the file");

    /// <summary>A read or write that failed.</summary>
    public static Diagnostic Disk(DiskException failure) =>
        new(Severity.Error, failure.Writing ? "SR6901" : "SR1902", failure.Message, default);

    static SourceSpan At(string path) => SourceFile.Of(path, "").Span(0);
}
