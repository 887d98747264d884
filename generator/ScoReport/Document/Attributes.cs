using System.Collections.Immutable;
using ScoReport.Sources;

namespace ScoReport.Document;

/// <summary>What stands in <c>{#id .class key=value}</c>: an id, classes and other keys in the order written.</summary>
public sealed record Attributes(string? Id, ImmutableArray<string> Classes, ImmutableArray<KeyValuePair<string, string>> Keys)
{
    /// <summary>No attributes at all.</summary>
    public static Attributes None { get; } = new(null, [], []);

    /// <summary>The first class, which names a fenced div's kind.</summary>
    public string? FirstClass => Classes.Length > 0 ? Classes[0] : null;

    /// <summary>What the id's prefix says a thing is numbered as; nothing where it has no such id.</summary>
    public FloatKind? Numbered =>
        Id is not { } id ? null
        : id.StartsWith("fig-", StringComparison.Ordinal) ? FloatKind.Figure
        : id.StartsWith("tbl-", StringComparison.Ordinal) ? FloatKind.Table
        : null;

    /// <summary>
    /// The place of <paramref name="key"/> in the braces of what stands at <paramref name="at"/>: on the lines of that
    /// or behind it on its last one; <paramref name="at"/> itself where the key is not found.
    /// </summary>
    public static SourceSpan PlaceOf(SourceSpan at, string key)
    {
        if (at.File is null)
        {
            return at;
        }

        var text = at.File.Text.AsSpan(at.Start);
        var lineEnd = text[at.Length..].IndexOf('\n');
        text = lineEnd < 0 ? text : text[..(at.Length + lineEnd)];
        for (var from = 0; text[from..].IndexOf(key + "=") is var found and >= 0; from += found + 1)
        {
            if (from + found > 0 && text[from + found - 1] is ' ' or '{' or '\t')
            {
                return at with { Start = at.Start + from + found, Length = key.Length };
            }
        }

        return at;
    }

    /// <summary>The value of <paramref name="key"/>, or nothing.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var pair in Keys)
            {
                if (pair.Key == key)
                {
                    return pair.Value;
                }
            }

            return null;
        }
    }
}
