using System.Globalization;

namespace ScoReport.Csl.Libraries;

/// <summary>Dates as text for other formats.</summary>
static class EdtfText
{
    /// <summary>The date in EDTF (ISO 8601-2, level 1), or null when it has no parts.</summary>
    public static string? Of(DateVariable date)
    {
        var mark = date.IsUncertain ? "~" : "";
        return date.Parts.Length switch
        {
            0 => null,
            1 when date.Parts[0].IsOpen => null,
            1 => One(date.Parts[0]) + mark,
            _ => $"{End(date.Parts[0], mark)}/{End(date.Parts[1], mark)}",
        };
    }

    /// <summary>The first day, month or year of the date as YYYY-MM-DD, YYYY-MM or YYYY with the given separator; null without a year after 0.</summary>
    public static string? Start(DateVariable? date, char separator)
    {
        if (date is null || date.Parts.IsEmpty || date.Parts[0].Year is <= 0 or > 9999)
        {
            return null;
        }
        var part = date.Parts[0] with { Month = date.Parts[0].Season > 0 ? 0 : date.Parts[0].Month };
        return One(part).Replace('-', separator);
    }

    static string End(DateParts part, string mark) => part.IsOpen ? ".." : One(part) + mark;

    static string One(DateParts part)
    {
        var month = part.Season > 0 ? part.Season + 20 : part.Month;
        return Year(part.Year) + (month > 0 ? "-" + Two(month) : "") + (month is > 0 and <= 12 && part.Day > 0 ? "-" + Two(part.Day) : "");
    }

    // EDTF counts a year 0 (1 BC); CSL does not.
    static string Year(int year) => year switch
    {
        > 9999 => "Y" + year.ToString(CultureInfo.InvariantCulture),
        > 0 => year.ToString("0000", CultureInfo.InvariantCulture),
        > -10000 => (year == -1 ? "" : "-") + (-(year + 1)).ToString("0000", CultureInfo.InvariantCulture),
        _ => "Y" + (year + 1).ToString(CultureInfo.InvariantCulture),
    };

    static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
