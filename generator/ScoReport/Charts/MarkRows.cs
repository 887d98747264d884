using System.Globalization;

namespace ScoReport.Charts;

/// <summary>Which rows of the table the parts of a path stand for, so that a script can say them; written shortly where they follow one another in even steps.</summary>
static class MarkRows
{
    /// <summary>The attribute; nothing where the marks stand for no rows.</summary>
    public static string Of(IReadOnlyList<int> rows)
    {
        if (rows.Count == 0 || rows.Any(static r => r < 0))
        {
            return "";
        }

        var step = rows.Count > 1 ? rows[1] - rows[0] : 1;
        var isEven = step > 0 && Enumerable.Range(1, rows.Count - 1).All(i => rows[i] - rows[i - 1] == step);
        var text = isEven ? string.Create(CultureInfo.InvariantCulture, $"{rows[0]}/{step}") : string.Join(' ', rows.Select(static r => r.ToString(CultureInfo.InvariantCulture)));
        return $" data-r=\"{text}\"";
    }
}
