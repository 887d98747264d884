using ScoReport.Sources;

namespace ScoReport.Cli.Reporting;

/// <summary>A span in 1-based lines and columns; the end is exclusive.</summary>
readonly record struct LineRange(int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The range of <paramref name="span"/>, or nothing for the report as a whole.</summary>
    public static LineRange? Of(SourceSpan span)
    {
        if (span.File is null)
        {
            return null;
        }

        var (line, column) = span.Position();
        var (endLine, endColumn) = span.Slice(span.Length, 0).Position();
        return new LineRange(line, column, endLine, endColumn);
    }
}
