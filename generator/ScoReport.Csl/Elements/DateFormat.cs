using ScoReport.Csl.Locales;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Elements;

/// <summary>The parts of dates as text (CSL 1.0.2, "Date").</summary>
static class DateFormat
{
    public static bool IsEmpty(DateVariable date) => date.Parts.IsEmpty && date.Literal is null && date.SeasonText is null;

    public static string Part(DatePartElement part, DateParts date, Locale locale) => part.Name switch
    {
        DatePartName.Year => Year(date.Year, part.Form, locale),
        DatePartName.Month => Month(date.Month, part.Form, locale),
        _ => Day(date, part.Form, locale),
    };

    static string Year(int year, DatePartForm form, Locale locale)
    {
        if (year == 0)
        {
            return "";
        }
        if (year < 0)
        {
            return Numbers.Text(-year) + (locale.Text("bc") ?? "BC");
        }
        var text = form == DatePartForm.Short && year > 99 ? (year % 100).ToString("00", System.Globalization.CultureInfo.InvariantCulture) : Numbers.Text(year);
        return year < 1000 && form != DatePartForm.Short ? text + (locale.Text("ad") ?? "AD") : text;
    }

    static string Month(int month, DatePartForm form, Locale locale)
    {
        if (month is 0 or > 16)
        {
            return "";
        }
        if (month > 12)
        {
            return locale.Text($"season-{month - 12:00}", form == DatePartForm.Short ? TermForm.Short : TermForm.Long) ?? "";
        }
        return form switch
        {
            DatePartForm.Numeric => Numbers.Text(month),
            DatePartForm.NumericLeadingZeros => month.ToString("00", System.Globalization.CultureInfo.InvariantCulture),
            DatePartForm.Short => locale.Text($"month-{month:00}", TermForm.Short) ?? Numbers.Text(month),
            _ => locale.Text($"month-{month:00}") ?? Numbers.Text(month),
        };
    }

    static string Day(DateParts date, DatePartForm form, Locale locale)
    {
        if (date.Day == 0)
        {
            return "";
        }
        return form switch
        {
            DatePartForm.NumericLeadingZeros => date.Day.ToString("00", System.Globalization.CultureInfo.InvariantCulture),
            DatePartForm.Ordinal when date.Day == 1 || !locale.LimitDayOrdinals => Numbers.Ordinal(date.Day, locale.Gender($"month-{date.Month:00}"), locale),
            _ => Numbers.Text(date.Day),
        };
    }
}
