using System.Text.Json;
using ScoReport.Sources;

namespace ScoReport.Cli.Reporting;

/// <summary>Messages as one JSON document.</summary>
static class JsonMessages
{
    /// <summary>Writes <c>{"diagnostics":[…],"summary":{…}}</c>.</summary>
    public static void Write(Outcome outcome, TextWriter to) =>
        to.WriteLine(JsonSerializer.Serialize(DocumentOf(outcome), MessagesJson.Readable.MessagesDocument));

    static MessagesDocument DocumentOf(Outcome outcome) => new(
        [.. outcome.Diagnostics.Select(MessageOf)],
        new MessagesSummary(
            outcome.Published is not null,
            outcome.Output,
            outcome.Published?.Files ?? 0,
            outcome.Pages,
            outcome.Published?.Written ?? 0,
            outcome.Published?.Unchanged ?? 0,
            outcome.Published?.Removed ?? 0,
            outcome.Errors,
            outcome.Warnings));

    static MessageDocument MessageOf(Diagnostic diagnostic)
    {
        var range = LineRange.Of(diagnostic.At);
        return new MessageDocument(
            diagnostic.At.File?.Path,
            range?.Line,
            range?.Column,
            range?.EndLine,
            range?.EndColumn,
            Diagnostic.SeverityName(diagnostic.Severity),
            diagnostic.Code,
            diagnostic.Message,
            diagnostic.Hint);
    }
}
