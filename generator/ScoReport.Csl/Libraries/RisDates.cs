using System.Globalization;
using ScoReport.Csl.Model;

namespace ScoReport.Csl.Libraries;

/// <summary>Dates as RIS writes them: YYYY/MM/DD/other, of which all but the year may be empty.</summary>
static class RisDates
{
    /// <summary>The date, or null when nothing is said. What is none of the forms stays as it is.</summary>
    public static DateVariable? Read(string text)
    {
        var parts = text.Split('/', 4, StringSplitOptions.TrimEntries);
        if (text.Length == 0 || parts.All(static part => part.Length == 0))
        {
            return null;
        }
        var other = parts.Length > 3 ? parts[3] : "";
        if (parts[0].Length == 0)
        {
            return other.Length > 0 ? DateReader.FromText(other) : null;
        }
        return Parts(parts) is { } date ? With(date, other) : DateReader.FromText(text.Trim('/', ' '));
    }

    // What stands in place of a date in works that have none (yet).
    static readonly string[] InPlaceOfDates = ["in press", "forthcoming", "n.d.", "nd", "undated", "no date", "submitted"];

    /// <summary>Whether the tag is one of a date, and its value is none. Behind slashes any words may stand.</summary>
    public static bool IsUnreadable(RisTag tag) =>
        tag.Tag is "PY" or "Y1" or "YR" or "DA" or "Y2"
        && !tag.Value.StartsWith('/')
        && Read(tag.Value) is { Literal.Length: > 0 }
        && !InPlaceOfDates.Contains(tag.Value.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The date, or the one in the text when that says more of the same year, or says day and month without a year.</summary>
    public static DateVariable? Refine(DateVariable? date, string text)
    {
        var finer = Read(text);
        if (date is not { Parts: [var known, ..] } || finer is not { Parts: [var more, ..] } || more.Year != known.Year)
        {
            return date ?? finer;
        }
        return Rank(finer) > Rank(date) ? finer : date;
    }

    static int Rank(DateVariable date) => date.Parts.Length * 4 + (date.Parts[0].Month > 0 ? 1 : 0) + (date.Parts[0].Day > 0 ? 1 : 0) + (date.IsUncertain ? 1 : 0) + (date.SeasonText is null ? 0 : 1);

    static DateParts? Parts(string[] parts)
    {
        var month = Number(parts, 1);
        var day = Number(parts, 2);
        return Number(parts, 0) is > 0 and var year && parts[0].Length is >= 3 and <= 4 && month is >= 0 and <= 12 && day is >= 0 and <= 31
            ? new DateParts(year, month.Value, month > 0 ? day.Value : 0)
            : null;
    }

    static int? Number(string[] parts, int index) =>
        index >= parts.Length || parts[index].Length == 0 ? 0 : int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // The rest is a season, or a range or an uncertain date in words or EDTF.
    static DateVariable With(DateParts date, string other)
    {
        if (other.Length == 0)
        {
            return new DateVariable { Parts = [date] };
        }
        if (DateReader.FromText(other) is { Parts: [var first, ..] } whole && first.Year == date.Year)
        {
            return whole;
        }
        var season = other.ToLowerInvariant() switch { "spring" => 13, "summer" => 14, "autumn" or "fall" => 15, "winter" => 16, _ => 0 };
        return season > 0 && date.Month == 0
            ? new DateVariable { Parts = [date with { Month = season }] }
            : new DateVariable { Parts = [date], SeasonText = date.Month == 0 ? other : null };
    }
}
