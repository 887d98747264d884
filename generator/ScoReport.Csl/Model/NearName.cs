namespace ScoReport.Csl.Model;

/// <summary>The name that a misspelt one was probably meant to be.</summary>
static class NearName
{
    const int Longest = 40;

    public static string? Hint(string name, IEnumerable<string> candidates)
    {
        var (best, limit) = ((string?)null, Math.Max(1, name.Length / 4));
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            if (name.Length is > 2 and <= Longest && Math.Abs(name.Length - candidate.Length) <= limit && Distance(name, candidate) is var distance && distance <= limit)
            {
                (best, limit) = (candidate, distance - 1);
            }
        }
        return best is null ? null : $"did you mean '{best}'?";
    }

    /// <summary>Letters to insert, delete or replace, or neighbours to swap, until the one is the other.</summary>
    static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Least(rows, a, b, i, j);
            }
        }
        return rows[a.Length, b.Length];
    }

    static int Least(int[,] rows, string a, string b, int i, int j)
    {
        var least = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
        var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
    }
}
