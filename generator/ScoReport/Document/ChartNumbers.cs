using System.Globalization;
using System.Text.RegularExpressions;
using ScoReport.Data;

namespace ScoReport.Document;

/// <summary>Numbers and dates of charts: formats in d3's words, and time as a count of years.</summary>
public static partial class ChartNumbers
{
    const double Largest = 1e28;

    /// <summary>Reads a format such as <c>,.1f</c>, <c>d</c> or <c>.0%</c>; nothing where it is none of these.</summary>
    public static NumberFormat? Format(string text)
    {
        var match = Written().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var digits = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : (int?)null;
        return match.Groups[3].Value switch
        {
            "%" => new NumberFormat { Notation = NumberNotation.Percent, Decimals = digits ?? 0, Groups = match.Groups[1].Length > 0 },
            "d" => new NumberFormat { Decimals = 0, Groups = match.Groups[1].Length > 0 },
            _ => new NumberFormat { Decimals = digits, Groups = match.Groups[1].Length > 0 },
        };
    }

    /// <summary>A number as readers see it.</summary>
    public static string Text(double number, NumberFormat format, NumberStyle style)
    {
        if (!double.IsFinite(number) || Math.Abs(number) > Largest)
        {
            return number.ToString("0.##e0", CultureInfo.InvariantCulture);
        }

        var value = (decimal)number;
        var isPlain = format is { Decimals: null, Significant: null, Notation: NumberNotation.Decimal };
        return Numbers.Format(isPlain ? value / 1.0000000000000000000000000000m : value, format, style);
    }

    /// <summary>How many parts of a date a format such as <c>%Y-%m</c> writes; 0 where it is none of these.</summary>
    public static int DateParts(string format) => format switch { "%Y" => 1, "%Y-%m" => 2, "%Y-%m-%d" => 3, _ => 0 };

    /// <summary>A year, month or day as a count of years; nothing where <paramref name="text"/> is none.</summary>
    public static double? Years(string text)
    {
        var match = Date().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var year = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var month = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 1;
        var day = match.Groups[3].Success ? int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture) : 1;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        return Years(new DateOnly(year, month, day));
    }

    static double Years(DateOnly day) => day.Year + ((day.DayOfYear - 1) / Length(day.Year));

    static double Length(int year) => DateTime.IsLeapYear(year) ? 366.0 : 365.0;

    /// <summary>The first day of a month as a count of years.</summary>
    public static double MonthStart(int year, int month) => Years(new DateOnly(Math.Clamp(year, 1, 9999), month, 1));

    /// <summary>The day that a count of years stands for.</summary>
    public static DateOnly Date(double years)
    {
        var year = Math.Clamp((int)Math.Floor(years + 1e-6), 1, 9999);
        return new DateOnly(year, 1, 1).AddDays((int)Math.Clamp(Math.Round((years - year) * Length(year)), 0, Length(year) - 1));
    }

    [GeneratedRegex(@"^(,?)(?:\.([0-9]))?~?([fd%]?)$")]
    private static partial Regex Written();

    [GeneratedRegex(@"^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$")]
    private static partial Regex Date();
}
