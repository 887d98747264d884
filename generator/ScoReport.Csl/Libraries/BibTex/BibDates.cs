using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ScoReport.Csl.Model;

namespace ScoReport.Csl.Libraries;

/// <summary>BibLaTeX's dates (ISO 8601-2), and the years, months and days that BibTeX has apart.</summary>
static partial class BibDates
{
    static readonly string[][] Months =
    [
        ["january", "januar", "janvier", "enero", "январь", "января"], ["february", "februar", "février", "febrero", "февраль", "февраля"],
        ["march", "märz", "mars", "marzo", "март", "марта"], ["april", "avril", "abril", "апрель", "апреля"], ["may", "mai", "mayo", "май", "мая"],
        ["june", "juni", "juin", "junio", "июнь", "июня"], ["july", "juli", "juillet", "julio", "июль", "июля"],
        ["august", "août", "agosto", "август", "августа"], ["september", "septembre", "septiembre", "сентябрь", "сентября"],
        ["october", "oktober", "octobre", "octubre", "октябрь", "октября"], ["november", "novembre", "noviembre", "ноябрь", "ноября"],
        ["december", "dezember", "décembre", "diciembre", "декабрь", "декабря"],
        ["spring", "frühling", "frühjahr", "printemps", "primavera", "весна"], ["summer", "sommer", "été", "verano", "лето"],
        ["autumn", "fall", "herbst", "automne", "otoño", "осень"], ["winter", "hiver", "invierno", "зима"],
    ];

    /// <summary>A field of the type date; one that cannot be read is kept as it is.</summary>
    public static DateVariable Read(string value)
    {
        if (Simple(value.AsSpan().Trim()) is { } simple)
        {
            return new DateVariable { Parts = [simple] };
        }
        var text = LatexReader.Verbatim(value).Replace("--", "/", StringComparison.Ordinal);
        var ends = text.Split('/');
        if (ends.Length > 2 || !ends.All(static end => end is "" or ".." or "open" or "unknown" || DatePattern().IsMatch(end)))
        {
            return DateReader.FromText(YearFirstPattern().IsMatch(text) ? text.Replace('/', '-') : Text(value));
        }
        if (ends.Any(IsImpossible))
        {
            return new DateVariable { Literal = Text(value) };
        }
        var uncertain = text.AsSpan().IndexOfAny('?', '~', '%') >= 0;
        return DateReader.FromText(string.Join('/', ends.Select(Normal))) with { IsUncertain = uncertain };
    }

    /// <summary>YYYY, YYYY-MM or YYYY-MM-DD, as nearly all dates are.</summary>
    static DateParts? Simple(ReadOnlySpan<char> text)
    {
        if (text.Length is not (4 or 7 or 10) || !Number(text[..4], out var year) || year == 0)
        {
            return null;
        }
        var (month, day) = (0, 0);
        return text.Length > 4 && (text[4] != '-' || !Number(text[5..7], out month) || month is 0 or > 12)
            || text.Length > 7 && (text[7] != '-' || !Number(text[8..], out day) || !IsDay(month, day)) ? null : new DateParts(year, month, day);
    }

    static bool IsDay(int month, int day) => day > 0 && day <= (month is 2 ? 29 : month is 4 or 6 or 9 or 11 ? 30 : 31);

    static bool Number(ReadOnlySpan<char> text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>A month or a day that no calendar has; 21 to 24 are the seasons of ISO 8601-2.</summary>
    static bool IsImpossible(string end)
    {
        var match = DatePattern().Match(end);
        var hasMonth = Number(match.Groups["m"].ValueSpan, out var month);
        return hasMonth && month is 0 or (> 12 and < 21) or > 24 || Number(match.Groups["d"].ValueSpan, out var day) && !IsDay(month, day);
    }

    /// <summary>Two digits each for month and day; parts that are left open are dropped, and what says that all is uncertain.</summary>
    static string Normal(string end)
    {
        if (DatePattern().Match(end) is not { Success: true } match)
        {
            return end;
        }
        var (year, month, day) = (match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value);
        year = year[0] is 'y' ? "Y" + year[1..] : year;
        return year + (IsNumber(month) ? "-" + month.PadLeft(2, '0') + (IsNumber(day) ? "-" + day.PadLeft(2, '0') : "") : "");
    }

    static bool IsNumber(string text) => text.Length > 0 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1]);

    static string Text(string value) => Marks.ToPlain(LatexReader.Read(value, static (_, _) => { }, static key => key)).Replace('\u00A0', ' ');

    /// <summary>A date in pieces; a year that is no number is kept as it is.</summary>
    public static DateVariable FromPieces(string year, string? month, string? day)
    {
        if (string.IsNullOrWhiteSpace(month) && Simple(year.AsSpan().Trim()) is { } simple)
        {
            return new DateVariable { Parts = [simple] };
        }
        var text = Text(year);
        if (ReadYears(text) is not { } years)
        {
            return Literal(text, month);
        }
        var date = new DateVariable { Parts = years, IsUncertain = UncertainPattern().IsMatch(text) };
        return string.IsNullOrWhiteSpace(month) ? date : WithMonth(date, Text(month), day);
    }

    static DateVariable Literal(string year, string? month)
    {
        var date = DateReader.FromText(year);
        return date.Literal is null || string.IsNullOrWhiteSpace(month) ? date : date with { Literal = Text(month) + " " + year };
    }

    /// <summary>"1999", "-44", "1999–2001", "1999/00", also with brackets, '?' or "ca."; null for everything else.</summary>
    static ImmutableArray<DateParts>? ReadYears(string text)
    {
        if (YearPattern().Match(text) is not { Success: true } match)
        {
            return null;
        }
        var first = int.Parse(match.Groups["a"].Value, CultureInfo.InvariantCulture) * (match.Groups["bc"].Success ? -1 : 1);
        if (first == 0)
        {
            return null;
        }
        if (!match.Groups["b"].Success)
        {
            return [new DateParts(first)];
        }
        var digits = match.Groups["b"].Value;
        var last = int.Parse(digits, CultureInfo.InvariantCulture);
        last = digits.Length == 4 ? last : (first / 100 * 100) + last + (last < first % 100 ? 100 : 0);
        return [new DateParts(first), new DateParts(last)];
    }

    static DateVariable WithMonth(DateVariable date, string month, string? day)
    {
        if (date.Parts.Length > 1)
        {
            return date;
        }
        var year = date.Parts[0].Year;
        var texts = RangePattern().Split(month.Trim());
        var isNamed = texts.Any(static text => text.Any(char.IsLetter));
        var ends = texts.Select(end => Month(end, year, isNamed)).ToList();
        if (ends.Count is 0 or > 2 || ends.Any(static end => end is null))
        {
            return WithSeason(date, month);
        }
        var parts = ends.Select(static end => end!.Value).ToImmutableArray();
        // "3--5 May": one end has only its day.
        parts = parts is [{ Month: 0 }, _] ? parts.SetItem(0, parts[0] with { Month = parts[1].Month }) : parts is [_, { Month: 0 }] ? parts.SetItem(1, parts[1] with { Month = parts[0].Month }) : parts;
        if (parts.Any(static part => part.Month == 0))
        {
            return WithSeason(date, month);
        }
        var own = parts.Length == 1 && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 31 ? number : 0;
        return date with { Parts = own > 0 ? [parts[0] with { Day = own }] : parts };
    }

    static DateVariable WithSeason(DateVariable date, string month) => month.Any(char.IsLetter) ? date with { SeasonText = month.Trim() } : date;

    /// <summary>A name or number of a month, or a name with a day before or after it; a number beside names is a day.</summary>
    static DateParts? Month(string text, int year, bool isNamed)
    {
        int month = 0, day = 0;
        var words = text.Split([' ', '\u00A0', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            if (!char.IsAsciiDigit(word[0]))
            {
                month = Array.FindIndex(Months, names => names.Any(name => IsMonth(name, word.ToLowerInvariant()))) + 1;
                if (month == 0)
                {
                    return null;
                }
            }
            else if (!int.TryParse(word.AsSpan().TrimEnd("stndrh"), NumberStyles.None, CultureInfo.InvariantCulture, out day) || day is 0 or > 31)
            {
                return null;
            }
        }
        return words.Length switch
        {
            0 => null,
            1 when month == 0 && day <= 12 && !isNamed => new DateParts(year, day),
            _ => new DateParts(year, month, day),
        };
    }

    static bool IsMonth(string name, string word) =>
        word == "sept" ? name == "september" : word.Length >= Math.Min(3, name.Length) && name.StartsWith(word, StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<y>-?\d{4}|[Yy]-?\d{5,9}|-?\d{2}[Xxu]{2}|-?\d{3}[Xxu])(?:-(?<m>\d{1,2}|[Xxu]{2})(?:-(?<d>\d{1,2}|[Xxu]{2}))?)?(?:T.*)?[?~%]{0,2}$")]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"^\d{4}/\d{1,2}(?:/\d{1,2})?$")]
    private static partial Regex YearFirstPattern();

    [GeneratedRegex(@"^[\[(<]?\s*(?:(?:c|ca|circa)\b\.?\s*)?(?:[©c]\s*)?(?<bc>[-−–—](?=\d))?(?<a>\d{1,4})(?:\s*[-–—/]\s*(?<b>\d{4}|\d{2}))?\s*[?~]?\s*[\])>]?$", RegexOptions.IgnoreCase)]
    private static partial Regex YearPattern();

    [GeneratedRegex(@"[?~]|^\W*(?:c|ca|circa)\b", RegexOptions.IgnoreCase)]
    private static partial Regex UncertainPattern();

    [GeneratedRegex(@"\s*[-–—/]+\s*|\s+(?:and|to|und|et|y|и)\s+")]
    private static partial Regex RangePattern();
}
