using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>
/// Reads what a remark acknowledges: names of checks with spaces between them, each with the difference that is known, if
/// there is one. Names may have spaces themselves, so the longest name of the table's own checks is taken where one begins.
/// </summary>
sealed class Acknowledgements(ImmutableArray<string> checks, Diagnostics diagnostics)
{
    readonly ImmutableArray<string> _longestFirst = [.. checks.OrderByDescending(static name => name.Length)];
    readonly bool _haveSpaces = checks.Any(static name => name.Contains(' '));

    /// <summary>The names that checks are declared with; what is wrong with them is told when they are read.</summary>
    public static ImmutableArray<string> Names(IReadOnlyList<YamlValue> checks) =>
    [
        .. checks.OfType<YamlMapping>()
            .Select(static check => (check.Entries.FirstOrDefault(static entry => entry.Key == "name")?.Value as YamlScalar)?.Text.Trim() ?? "")
            .Where(static name => name.Length > 0),
    ];

    /// <summary>The names in <paramref name="written"/>, and as many differences.</summary>
    public (ImmutableArray<string> Names, ImmutableArray<decimal?> Differences) Read(Located<string>? written)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var differences = ImmutableArray.CreateBuilder<decimal?>();
        var rest = (written?.Value ?? "").AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var name = NameAt(rest);
            names.Add(name);
            rest = rest[name.Length..];
            differences.Add(rest is ['=', ..] ? Difference(written!.Value.At, name, ref rest) : null);
            rest = rest.TrimStart();
        }

        return (names.ToImmutable(), differences.ToImmutable());
    }

    string NameAt(ReadOnlySpan<char> text)
    {
        if (Known(text) is { } known)
        {
            return known;
        }

        var end = EndOfWord(text);
        while (_haveSpaces && end < text.Length && text[end] == ' ' && Known(text[(end + 1)..]) is null)
        {
            end += 1 + EndOfWord(text[(end + 1)..]);
        }

        return text[..end].TrimEnd().ToString();
    }

    string? Known(ReadOnlySpan<char> text)
    {
        foreach (var name in _longestFirst)
        {
            if (text.StartsWith(name, StringComparison.Ordinal) && (text.Length == name.Length || text[name.Length] is ' ' or '='))
            {
                return name;
            }
        }

        return null;
    }

    // An equals sign at the front belongs to the word, so that every word has a length.
    static int EndOfWord(ReadOnlySpan<char> text) => text.Length < 2 || text[1..].IndexOfAny(' ', '=') is not (>= 0 and var end) ? text.Length : end + 1;

    decimal? Difference(SourceSpan at, string name, ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(' ') is >= 0 and var space ? space : rest.Length;
        var text = rest[1..end].ToString();
        rest = rest[end..];
        if (Numbers.TryParse(text, out var number))
        {
            return number;
        }

        diagnostics.Add(Problems.WrongType(at, $"the difference of '{name}'", "a number", $"'{text}'"));
        return null;
    }
}
