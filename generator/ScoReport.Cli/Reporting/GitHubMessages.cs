using System.Globalization;
using System.Text;
using ScoReport.Sources;

namespace ScoReport.Cli.Reporting;

/// <summary>Messages as GitHub Actions' workflow commands, which become annotations of the files.</summary>
static class GitHubMessages
{
    /// <summary>Writes one <c>::error file=…,line=…::message</c> for each.</summary>
    public static void Write(IEnumerable<Diagnostic> diagnostics, TextWriter to)
    {
        foreach (var diagnostic in diagnostics)
        {
            to.WriteLine($"::{CommandOf(diagnostic.Severity)} {Properties(diagnostic)}::{Data(TextOf(diagnostic))}");
        }
    }

    static string CommandOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    static string TextOf(Diagnostic diagnostic) =>
        diagnostic.Hint is { } hint ? diagnostic.Message + "\nhint: " + hint : diagnostic.Message;

    static string Properties(Diagnostic diagnostic)
    {
        var properties = new StringBuilder();
        if (LineRange.Of(diagnostic.At) is { } range)
        {
            properties.Append(CultureInfo.InvariantCulture, $"file={Property(diagnostic.At.File!.Path)},line={range.Line},col={range.Column},endLine={range.EndLine},endColumn={range.EndColumn},");
        }

        return properties.Append("title=").Append(Property(diagnostic.Code)).ToString();
    }

    // As in @actions/core, toolkit/packages/core/src/command.ts.
    static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
