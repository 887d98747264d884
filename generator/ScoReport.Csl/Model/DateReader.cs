using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ScoReport.Csl.Model;

/// <summary>Dates as CSL-JSON writes them: date-parts, EDTF (ISO 8601-2, levels 0 and 1) and plain English.</summary>
static partial class DateReader
{
    const int SeasonOffset = 12;
    const int LongestDate = 200;

    public static DateVariable FromParts(LibraryValue? list, LibraryValue? season)
    {
        var parts = ImmutableArray.CreateBuilder<DateParts>();
        foreach (var item in list?.Items ?? [])
        {
            if (item.Kind == LibraryValueKind.List && Parts(item) is { } date)
            {
                parts.Add(date);
            }
        }
        return WithSeason(new DateVariable { Parts = parts.ToImmutable() }, season);
    }

    static DateParts? Parts(LibraryValue list)
    {
        var year = Number(list, 0);
        var month = Number(list, 1);
        if (year == 0)
        {
            return list.Items.Count > 0 && list.Items[0].Text is "0" ? DateParts.Open : null;
        }
        // EDTF seasons 21–24 and CSL's 13–16 both occur where a month is expected.
        month = month is >= 21 and <= 24 ? month - 20 + SeasonOffset : month is >= 17 and <= 20 ? month - 4 : month is > 16 or < 0 ? 0 : month;
        return new DateParts(year, month, month == 0 ? 0 : Number(list, 2));
    }

    static int Number(LibraryValue list, int index) =>
        index < list.Items.Count && int.TryParse(list.Items[index].Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    static DateVariable WithSeason(DateVariable date, LibraryValue? season)
    {
        if (season is not { IsScalar: true })
        {
            return date;
        }
        if (!int.TryParse(season.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 4)
        {
            return date with { SeasonText = season.Text };
        }
        return date.Parts.IsEmpty || date.Parts[0].Month != 0
            ? date
            : date with { Parts = date.Parts.SetItem(0, date.Parts[0] with { Month = number + SeasonOffset }) };
    }

    public static DateVariable FromText(string text)
    {
        text = text.Trim();
        return text.Length > LongestDate ? new DateVariable { Literal = text } : Edtf(text) ?? English(text) ?? new DateVariable { Literal = text };
    }

    static DateVariable? Edtf(string text)
    {
        var ends = text.Split('/');
        if (ends.Length > 2)
        {
            return null;
        }
        var uncertain = false;
        var parts = ImmutableArray.CreateBuilder<DateParts>();
        foreach (var end in ends)
        {
            if (ends.Length == 2 && end is "" or ".." or "open" or "unknown")
            {
                parts.Add(DateParts.Open);
                continue;
            }
            var match = EdtfPattern().Match(end);
            if (!match.Success)
            {
                return null;
            }
            uncertain |= match.Groups["q"].Length > 0;
            AddEdtf(match, parts, ends.Length == 1);
        }
        return new DateVariable { Parts = parts.ToImmutable(), IsUncertain = uncertain };
    }

    static void AddEdtf(Match match, ImmutableArray<DateParts>.Builder parts, bool single)
    {
        var yearText = match.Groups["y"].Value.TrimStart('Y');
        if (yearText.AsSpan().IndexOfAny("Xxu") >= 0)
        {
            parts.Add(new DateParts(Int(yearText.Replace('X', '0').Replace('x', '0').Replace('u', '0'))));
            if (single)
            {
                parts.Add(new DateParts(Int(yearText.Replace('X', '9').Replace('x', '9').Replace('u', '9'))));
            }
            return;
        }
        var year = Int(yearText);
        // EDTF counts a year 0 (1 BC); CSL does not.
        year = yearText.StartsWith('-') || year == 0 ? year - 1 : year;
        var month = Int(match.Groups["m"].Value);
        month = month is >= 21 and <= 24 ? month - 20 + SeasonOffset : month;
        parts.Add(new DateParts(year, month, Int(match.Groups["d"].Value)));
    }

    static int Int(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;

    static DateVariable? English(string text)
    {
        var uncertain = UncertainPattern().IsMatch(text);
        var bare = UncertainPattern().Replace(text, " ").Trim();
        var range = RangePattern().Split(bare);
        if (range.Length == 2 && EnglishDate(range[1]) is { } last && (EnglishDate(range[0]) ?? Completed(range[0], last)) is { } first)
        {
            return new DateVariable { Parts = [first, last], IsUncertain = uncertain };
        }
        return EnglishDate(bare) is { } date ? new DateVariable { Parts = [date], IsUncertain = uncertain } : null;
    }

    /// <summary>"May" before "June 2003" and "3 May" before "5 June 2003" take the year that follows.</summary>
    static DateParts? Completed(string text, DateParts last) =>
        EnglishDate(text + " " + last.Year.ToString(CultureInfo.InvariantCulture));

    static DateParts? EnglishDate(string text)
    {
        int year = 0, month = 0, day = 0;
        var era = 1;
        var words = WordPattern().Matches(text);
        if (SlashDatePattern().Match(text) is { Success: true } slash)
        {
            return new DateParts(Int(slash.Groups[3].Value), Int(slash.Groups[1].Value), Int(slash.Groups[2].Value));
        }
        if (words.Count == 0 || words.Count > 5 || text.Any(c => !char.IsLetterOrDigit(c) && c is not (' ' or ',' or '.' or '-')))
        {
            return null;
        }
        foreach (Match word in words)
        {
            if (char.IsAsciiDigit(word.Value[0]))
            {
                var number = Int(DigitsOnly(word.Value));
                if (number > 31 || word.Value.Length >= 3 && char.IsAsciiDigit(word.Value[2]))
                {
                    year = number;
                }
                else
                {
                    day = number;
                }
            }
            else if (word.Value is "BC" or "bc" or "BCE")
            {
                era = -1;
            }
            else if (MonthNumber(word.Value) is > 0 and var found)
            {
                month = found;
            }
            else if (word.Value is not ("AD" or "CE" or "th" or "of"))
            {
                return null;
            }
        }
        (year, day) = year == 0 && month == 0 && era < 0 ? (day, 0) : (year, day);
        return year == 0 ? null : new DateParts(year * era, month, day);
    }

    static string DigitsOnly(string text) => new([.. text.TakeWhile(char.IsAsciiDigit)]);

    static int MonthNumber(string word)
    {
        if (word.Length < 3)
        {
            return 0;
        }
        string[] names = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "spring", "summer", "autumn", "winter"];
        var lower = word.TrimEnd('.').ToLowerInvariant();
        lower = lower switch { "fall" => "autumn", "sept" => "september", _ => lower };
        return Array.FindIndex(names, name => name.StartsWith(lower, StringComparison.Ordinal)) + 1;
    }

    [GeneratedRegex(@"^(?<y>-?\d{4}|Y-?\d+|-?\d{2}[Xxu]{2}|-?\d{3}[Xxu])(?:-(?<m>\d\d)(?:-(?<d>\d\d)(?:T.*)?)?)?(?<q>[?~%])?$")]
    private static partial Regex EdtfPattern();

    [GeneratedRegex(@"\b(?:circa|ca?\.)|\?|~", RegexOptions.IgnoreCase)]
    private static partial Regex UncertainPattern();

    [GeneratedRegex(@"\s*(?:--|–|\s-\s|/)\s*|(?<=[a-zA-Z])-(?=[a-zA-Z])|(?<=\d{4})-(?=\d{4})|(?<=^\d{4})-(?=\d{4}$)")]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"\d+(?:st|nd|rd|th)?|\p{L}+\.?")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"^(\d{1,2})/(\d{1,2})/(\d{4})$")]
    private static partial Regex SlashDatePattern();
}
