using System.Globalization;
using System.Text.RegularExpressions;
using ScoReport.Csl.Locales;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Elements;

/// <summary>Numbers within fields (CSL 1.0.2, "Number" and the condition is-numeric).</summary>
static partial class Numbers
{
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Longer than any number or list of pages: patterns that go back over the text are not tried on it.</summary>
    public const int LongestValue = 500;

    /// <summary>Only numbers, with letters before or after them, separated by commas, hyphens or ampersands.</summary>
    public static bool IsNumeric(string value) => value.Length <= LongestValue && NumericPattern().IsMatch(value);

    /// <summary>As <see cref="IsNumeric"/>, for what a reader of a text writes: Roman numerals are numbers, and a word may stand for the ampersand ("5 and 8").</summary>
    public static bool IsNumericLocator(string value, string and) =>
        value.Length <= LongestValue && IsNumeric(RomanPattern().Replace(WithAmpersands(value, and), "1"));

    static string WithAmpersands(string value, string and) => value.Replace($" {and} ", " & ", StringComparison.Ordinal);

    /// <summary>More than one number, or for a count a number above one.</summary>
    public static bool IsPlural(string variable, string value, string and)
    {
        if (value.Length > LongestValue)
        {
            return false;
        }
        value = WithAmpersands(value, and).Replace("\\-", " ", StringComparison.Ordinal);
        if (variable is "number-of-pages" or "number-of-volumes")
        {
            return FirstNumber(value) is { } number ? number > 1 || PluralPattern().IsMatch(value) : PluralPattern().IsMatch(value);
        }
        return PluralPattern().IsMatch(value);
    }

    /// <summary>A locator that begins with a label of its own ("vol. 1, fol. 186").</summary>
    public static bool NamesItsKind(string locator) => OwnLabelPattern().IsMatch(locator);

    static int? FirstNumber(string value) =>
        DigitsPattern().Match(value) is { Success: true } match && int.TryParse(match.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Applies the form to each number of a numeric value and normalises the separators.</summary>
    public static string Format(string value, NumberForm form, string gender, Locale locale)
    {
        var spaced = SeparatorPattern().Replace(value, match => match.Groups[1].Value switch
        {
            "," => ", ",
            "&" => " & ",
            _ => "–",
        });
        return form == NumberForm.Numeric ? spaced : WholeNumberPattern().Replace(spaced, match => FormatOne(match.Value, form, gender, locale));
    }

    static string FormatOne(string digits, NumberForm form, string gender, Locale locale)
    {
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return digits;
        }
        return form switch
        {
            NumberForm.Roman => Roman(number),
            NumberForm.LongOrdinal => LongOrdinal(number, gender, locale),
            _ => Ordinal(number, gender, locale),
        };
    }

    public static string Ordinal(int number, string gender, Locale locale) => Text(number) + OrdinalSuffix(number, gender, locale);

    static string OrdinalSuffix(int number, string gender, Locale locale)
    {
        // CSL 1.0.2, "Ordinal Suffixes": ordinal-10 to ordinal-99 go before ordinal-00 to ordinal-09, and those before "ordinal".
        var lastTwo = number % 100;
        return (number < 100 || lastTwo >= 10 ? Match($"ordinal-{lastTwo:00}", number, lastTwo, gender, locale, lastTwo >= 10) : null)
            ?? Match($"ordinal-{number % 10:00}", number, number % 10, gender, locale, false)
            ?? locale.FindGendered("ordinal", gender)?.Single ?? "";
    }

    static string? Match(string name, int number, int value, string gender, Locale locale, bool twoDigits)
    {
        var term = locale.FindGendered(name, gender);
        var match = term?.Match ?? (twoDigits ? TermMatch.LastTwoDigits : TermMatch.LastDigit);
        return match switch
        {
            _ when term is null => null,
            TermMatch.WholeNumber when number != value => null,
            TermMatch.LastTwoDigits when number % 100 != value => null,
            _ => term.Single,
        };
    }

    static string LongOrdinal(int number, string gender, Locale locale) =>
        (number is >= 1 and <= 10 ? locale.FindGendered($"long-ordinal-{number:00}", gender)?.Single : null) ?? Ordinal(number, gender, locale);

    static string Roman(int number)
    {
        if (number is <= 0 or >= 4000)
        {
            return Text(number);
        }
        (int Value, string Letters)[] steps =
        [
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ];
        var text = "";
        foreach (var (value, letters) in steps)
        {
            for (; number >= value; number -= value)
            {
                text += letters;
            }
        }
        return text;
    }

    [GeneratedRegex(@"^\s*\p{L}{0,3}\d+\p{L}{0,4}(?:\s*[,&–-]\s*\p{L}{0,3}\d+\p{L}{0,4})*\s*$")]
    private static partial Regex NumericPattern();

    [GeneratedRegex(@"\d\p{L}*\)?\s*(?:[–—-]|,\s*&|,|&)\s*\(?\p{L}*\d|[ivxlcdm]+\s*(?:[–—-]|,|&)\s*[ivxlcdm]+\b", RegexOptions.IgnoreCase)]
    private static partial Regex PluralPattern();

    [GeneratedRegex(@"(?<![\p{L}\d])[ivxlcdm]+(?![\p{L}\d])", RegexOptions.IgnoreCase)]
    private static partial Regex RomanPattern();

    [GeneratedRegex(@"^\p{Ll}{2,}\.\s*\d")]
    private static partial Regex OwnLabelPattern();

    [GeneratedRegex(@"\d+")]
    private static partial Regex DigitsPattern();

    [GeneratedRegex(@"(?<!\p{L})\d+(?!\p{L})")]
    private static partial Regex WholeNumberPattern();

    [GeneratedRegex(@"\s*([,&–-])\s*")]
    private static partial Regex SeparatorPattern();
}
