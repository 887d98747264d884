using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using ScoReport.Data;

namespace ScoReport.DuckDb;

/// <summary>Turns DuckDB's errors, which it gives as JSON, into faults with a place in the query's text.</summary>
static class Faults
{
    /// <summary>That DuckDB's own library, which is a file beside the program, is not there.</summary>
    public static QueryFault NoLibrary { get; } = new(QueryFaultKind.NoEngine, 0, "its library is not beside the program");

    static readonly (string Said, string Word)[] ListWords = [("side of join", "USING"), ("in EXCLUDE list", "EXCLUDE"), ("in REPLACE list", "REPLACE"), ("in RENAME list", "RENAME")];

    /// <summary>Whether the library could not be loaded.</summary>
    public static bool IsMissingLibrary(Exception thrown) =>
        thrown is DllNotFoundException or BadImageFormatException || (thrown is TypeInitializationException or FileNotFoundException && (thrown.InnerException is null || IsMissingLibrary(thrown.InnerException)));

    /// <summary>The fault of an error that <paramref name="sql"/> led to.</summary>
    public static QueryFault Of(DuckDBException thrown, string sql)
    {
        var text = thrown.Message;
        if (text.IndexOf('{', StringComparison.Ordinal) is var begin && begin < 0)
        {
            return new QueryFault(QueryFaultKind.Refused, 0, Tidy(text));
        }

        try
        {
            using var json = JsonDocument.Parse(text[begin..]);
            return Of(json.RootElement, sql, "exception_type", "exception_message");
        }
        catch (JsonException)
        {
            return new QueryFault(QueryFaultKind.Refused, 0, Tidy(text));
        }
    }

    /// <summary>The fault of an error in JSON.</summary>
    public static QueryFault Of(JsonElement error, string sql, string type, string message)
    {
        var said = Text(error, message) ?? "";
        var offset = Text(error, "position") is { } position && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? CharsTo(sql, bytes) : PlaceOf(said, sql);
        if (Text(error, type) == "Out of Memory")
        {
            return new QueryFault(QueryFaultKind.Memory, offset);
        }

        // Candidates are those that DuckDB has; the name that was looked for stands first.
        ImmutableArray<string> known = Text(error, "name") is { } name && Text(error, "candidates") is { } candidates ? [name, .. candidates.Split(',')] : Bindings(said);
        return new QueryFault(QueryFaultKind.Refused, offset, Tidy(said), known) { IsUnknownName = IsUnknown(said) };
    }

    static bool IsUnknown(string said) =>
        said.StartsWith("Referenced ", StringComparison.Ordinal) || said.Contains("\" does not have a column named \"", StringComparison.Ordinal);

    // Of a name with a qualifier, DuckDB has the candidates in its sentence only.
    static ImmutableArray<string> Bindings(string said)
    {
        var at = said.IndexOf("Candidate ", StringComparison.Ordinal);
        var (names, candidates) = at < 0 ? ([], []) : (Quoted(said[..at]), Quoted(said[at..]));
        return names.IsEmpty || candidates.IsEmpty ? [] : [names[^1], .. candidates];
    }

    static ImmutableArray<string> Quoted(string text) => [.. text.Split('"').Where(static (_, i) => i % 2 == 1)];

    // Of lists of columns, DuckDB does not say where they stand.
    static int PlaceOf(string said, string sql)
    {
        if (Quoted(said) is not [var name, ..] || Array.Find(ListWords, word => said.Contains(word.Said, StringComparison.Ordinal)).Word is not { } word)
        {
            return 0;
        }

        var list = sql.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return list < 0 ? 0 : Math.Max(0, sql.IndexOf(name, list + word.Length, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Counts UTF-16 code units where DuckDB counts bytes of UTF-8.</summary>
    public static int CharsTo(string sql, long bytes)
    {
        long at = 0;
        var chars = 0;
        foreach (var rune in sql.EnumerateRunes())
        {
            if (at >= bytes)
            {
                break;
            }

            at += rune.Utf8SequenceLength;
            chars += rune.Utf16SequenceLength;
        }

        return chars;
    }

    static string? Text(JsonElement error, string key) => error.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // One sentence that begins in lower case; what follows it in further lines is advice for those who can set DuckDB's settings.
    static string Tidy(string message)
    {
        var lines = message.Split('\n');
        if (lines is [['C', 'S', 'V', ' ', ..], ..] && lines[0].Split(": ") is [_, var number] && Array.Find(lines, static l => l.StartsWith("Error ", StringComparison.Ordinal)) is { } what)
        {
            return $"line {number} of the file: {Tidy(what)}";
        }

        // What it says has the path of the file on this machine, and advice about settings.
        if (lines[0].StartsWith("Error when sniffing file", StringComparison.Ordinal))
        {
            return "some of its rows have more or fewer values than the others, or other marks between and around them";
        }

        var line = lines[0].TrimEnd('.', '!', ' ');
        return line.Length > 1 && char.IsUpper(line[0]) && !char.IsUpper(line[1]) ? char.ToLowerInvariant(line[0]) + line[1..] : line;
    }
}
