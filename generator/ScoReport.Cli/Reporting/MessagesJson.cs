using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScoReport.Cli.Reporting;

/// <summary>What <c>--format json</c> prints.</summary>
sealed record MessagesDocument(MessageDocument[] Diagnostics, MessagesSummary Summary);

/// <summary>One problem. Lines and columns are 1-based, the end is where the next character would stand; a problem of the report as a whole has no place.</summary>
sealed record MessageDocument(
    string? File, int? Line, int? Column, int? EndLine, int? EndColumn, string Severity, string Code, string Message, string? Hint);

/// <summary>What the build came to.</summary>
sealed record MessagesSummary(
    bool Published, string Output, int Files, int Pages, int Written, int Unchanged, int Removed, int Errors, int Warnings);

/// <summary>Writes the messages without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MessagesDocument))]
sealed partial class MessagesJson : JsonSerializerContext
{
    /// <summary>Indented, and with letters as letters: nothing here ends up inside HTML, for which the default escapes them.</summary>
    public static MessagesJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });
}
