using System.Collections.Immutable;

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
