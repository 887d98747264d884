namespace ScoReport.Sources;

/// <summary>Finds the name that a misspelt one was probably meant to be.</summary>
public static class Nearest
{
    const int LongestName = 64;

    /// <summary>
    /// The candidate at the smallest edit distance (insertions, deletions, substitutions, swaps of neighbours),
    /// if that is at most a third of the name's length; the first in order among equals.
    /// </summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        var limit = Math.Max(1, name.Length / 3);
        string? best = null;
        foreach (var candidate in candidates)
        {
            if (candidate.Length is 0 or > LongestName || Math.Abs(candidate.Length - name.Length) > limit)
            {
                continue;
            }

            var distance = Distance(name, candidate);
            if (distance <= limit && !candidate.Equals(name, StringComparison.Ordinal))
            {
                best = candidate;
                limit = distance - 1;
                if (limit < 0)
                {
                    break;
                }
            }
        }

        return best;
    }

    /// <summary>"did you mean 'x'?", or nothing.</summary>
    public static string? Hint(string name, IEnumerable<string> candidates) =>
        To(name, candidates) is { } near ? $"did you mean '{near}'?" : null;

    /// <summary>The same for one who wrote of one thing what is a list of many, and the other way round.</summary>
    public static string? HintOfMany(string name, IEnumerable<string> candidates)
    {
        string[] forms = name.EndsWith('y') ? [name[..^1] + "ies"] : name.EndsWith("ies", StringComparison.Ordinal) ? [name[..^3] + "y"] : [];
        return candidates.FirstOrDefault(forms.Contains) is { } many ? $"did you mean '{many}'?" : null;
    }

    // Optimal string alignment over three rows; names are short, so the stack holds them.
    static int Distance(string a, string b)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            previous.CopyTo(before);
            current.CopyTo(previous);
        }

        return previous[b.Length];
    }
}
