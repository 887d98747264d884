using ScoReport.Sources;

namespace ScoReport.Cli.Disk;

/// <summary>The problems that only the edge can meet, because only it sees a disk. Their codes continue those of the generator's catalogue.</summary>
internal static class EdgeProblems
{
    /// <summary>A link whose target is not part of the report's folder.</summary>
    public static Diagnostic LinkLeavesSource(string path, Severity severity) =>
        Link(path, severity, "leads out of the source folder", "put the file itself there; a report is built from its own folder only");

    /// <summary>A link to nothing.</summary>
    public static Diagnostic BrokenLink(string path, Severity severity) => Link(path, severity, "leads nowhere", null);

    /// <summary>A link to a folder that it lies in.</summary>
    public static Diagnostic CircularLink(string path, Severity severity) => Link(path, severity, "leads back to a folder it lies in", null);

    /// <summary>A name that no URL and no other system could carry.</summary>
    public static Diagnostic UnusableName(string path) =>
        new(Severity.Error, "SR1004", $"'{path}' has a backslash in its name, or bytes that are not UTF-8", At(path), "rename the file");

    /// <summary>A read or write that failed.</summary>
    public static Diagnostic Disk(DiskException failure) =>
        new(Severity.Error, failure.Writing ? "SR6901" : "SR1901", failure.Message, default);

    static Diagnostic Link(string path, Severity severity, string where, string? hint) =>
        new(severity, "SR1003", $"'{FilePath.Name(path)}' is a link that {where}", At(path), hint);

    static SourceSpan At(string path) => SourceFile.Of(path, "").Span(0);
}
