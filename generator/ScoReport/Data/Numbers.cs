using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ScoReport.Data;

/// <summary>How a language writes numbers. The tables are ours, so that a page never changes with the machine's culture data.</summary>
/// <param name="Decimal">Decimal mark.</param>
/// <param name="Group">What stands between groups of three digits.</param>
/// <param name="GroupFrom">Digits before the decimal mark from which on they are grouped.</param>
/// <param name="Percent">What follows a percentage, with the space before it.</param>
/// <param name="CurrencyFirst">Whether the sign of a currency stands before the number.</param>
public sealed record NumberStyle(string Decimal, string Group, int GroupFrom, string Percent, bool CurrencyFirst)
{
    const string NarrowSpace = "\u202F";
    const string Space = "\u00A0";

    static readonly NumberStyle English = new(".", ",", 4, "%", CurrencyFirst: true);

    /// <summary>What stands before a negative number. From right to left the sign would follow the digits, unless a mark says that it leads them (as in CLDR).</summary>
    public string Minus => Digits is null ? "−" : "\u200E−";

    /// <summary>What stands between a title and its unit, and between names that are told together.</summary>
    public string Comma { get; init; } = ", ";

    /// <summary>The language's own digits from zero to nine; nothing where they are those of ASCII.</summary>
    public string? Digits { get; init; }

    // Only signs that no two currencies of one report share; the others keep their code.
    static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>
    {
        ["USD"] = "US$",
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["JPY"] = "JP¥",
        ["CNY"] = "CN¥",
        ["INR"] = "₹",
        ["KRW"] = "₩",
        ["KZT"] = "₸",
        ["RUB"] = "₽",
        ["TRY"] = "₺",
        ["UAH"] = "₴",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, NumberStyle> ByLanguage = new Dictionary<string, NumberStyle>
    {
        ["en"] = English,
        ["zh"] = English with { Comma = "，" },
        ["de"] = new(",", ".", 4, Space + "%", CurrencyFirst: false),
        ["es"] = new(",", NarrowSpace, 5, Space + "%", CurrencyFirst: false),
        ["fr"] = new(",", NarrowSpace, 4, NarrowSpace + "%", CurrencyFirst: false),
        ["ru"] = new(",", NarrowSpace, 5, Space + "%", CurrencyFirst: false),
        ["fa"] = new("٫", "٬", 4, "٪", CurrencyFirst: true) { Digits = "۰۱۲۳۴۵۶۷۸۹", Comma = "، " },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The style of a BCP 47 tag's language; English where the language is not known.</summary>
    public static NumberStyle Of(string language) =>
        ByLanguage.TryGetValue(language.Split('-')[0].ToLowerInvariant(), out var style) ? style : English;

    /// <summary><paramref name="text"/> with the language's own digits.</summary>
    public string InDigits(string text) =>
        Digits is null || text.AsSpan().IndexOfAnyInRange('0', '9') < 0 ? text : string.Create(text.Length, (text, Digits), static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiDigit(from.text[i]) ? from.Digits[from.text[i] - '0'] : from.text[i];
            }
        });

    /// <summary><paramref name="text"/> with the digits of ASCII in place of the language's own.</summary>
    public string InAscii(string text) =>
        Digits is null || text.AsSpan().IndexOfAny(Digits) < 0 ? text : string.Create(text.Length, (text, Digits), static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = from.Digits.IndexOf(from.text[i], StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : from.text[i];
            }
        });

    /// <summary>A written amount with its currency: the sign, or the ISO 4217 code where there is no sign that can stand by itself.</summary>
    internal string WithCurrency(string amount, string code)
    {
        var sign = Signs.GetValueOrDefault(code, code);
        return !CurrencyFirst ? amount + Space + sign
            : char.IsAsciiLetter(sign[^1]) ? sign + Space + amount
            : sign + amount;
    }
}

/// <summary>How numbers of one kind are shown, in any language.</summary>
public sealed record NumberFormat
{
    /// <summary>As they are.</summary>
    public static NumberFormat Plain { get; } = new();

    /// <summary>What the number is shown as.</summary>
    public NumberNotation Notation { get; init; }

    /// <summary>Digits after the decimal mark; as many as were written where none is given.</summary>
    public int? Decimals { get; init; }

    /// <summary>Significant digits instead.</summary>
    public int? Significant { get; init; }

    /// <summary>Whether groups of three digits are set apart.</summary>
    public bool Groups { get; init; } = true;

    /// <summary>ISO 4217 code of a currency.</summary>
    public string? Currency { get; init; }
}

/// <summary>What a number is shown as.</summary>
public enum NumberNotation
{
    /// <summary>Itself: 1,234.5.</summary>
    Decimal,

    /// <summary>A share of one, in hundredths: 0.125 is 12.5%.</summary>
    Percent,

    /// <summary>An amount of money with its currency's sign.</summary>
    Currency,

    /// <summary>With an SI prefix: 1,200,000 is 1.2M.</summary>
    Si,
}

/// <summary>Why a number cannot be held, which has 28 digits before and behind the mark.</summary>
public enum BeyondNumbers
{
    /// <summary>It has more digits before the mark.</summary>
    TooLarge,

    /// <summary>It is not zero, and its first digit that is not would stand further behind the mark.</summary>
    TooSmall,
}

/// <summary>Reads and writes numbers.</summary>
public static class Numbers
{
    // What Math.Round takes, less the two places that a percentage moves the mark.
    const int MostDecimals = 26;
    const int PrefixesEachWay = 9;

    static readonly string[] Prefixes = ["r", "y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y", "R"];

    const NumberStyles Written = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a Table Schema number: digits with a point, sign and exponent; no groups, no spaces. What is too large or too small to be held is not read.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal number) =>
        decimal.TryParse(text, Written, CultureInfo.InvariantCulture, out number) && (number != 0 || IsZero(text));

    /// <summary>How a text that <see cref="TryParse"/> does not read is beyond what can be held; nothing where it is no number at all.</summary>
    public static BeyondNumbers? Beyond(ReadOnlySpan<char> text) =>
        TryParse(text, out _) || !double.TryParse(text, Written, CultureInfo.InvariantCulture, out var size) || double.IsNaN(size) ? null
        : Math.Abs(size) > 1 ? BeyondNumbers.TooLarge : BeyondNumbers.TooSmall;

    // What is told apart from zero only behind the last digit that a number has would be read as zero.
    static bool IsZero(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOfAny('e', 'E');
        return (exponent < 0 ? text : text[..exponent]).IndexOfAnyInRange('1', '9') < 0;
    }

    /// <summary>
    /// Writes <paramref name="number"/> with <paramref name="decimals"/> digits after the mark (half away from zero),
    /// or as many as it was written with; negative numbers carry a true minus.
    /// </summary>
    public static string Format(decimal number, int? decimals, NumberStyle style) =>
        Format(number, NumberFormat.Plain with { Decimals = decimals }, style);

    /// <summary>Writes <paramref name="number"/> as its field is shown.</summary>
    public static string Format(decimal number, Field field, NumberStyle style) => Format(number, FormatOf(field), style);

    /// <summary>How a field is shown: its format, and the digits after the mark that it names by themselves.</summary>
    public static NumberFormat FormatOf(Field field) =>
        field.Format is { Decimals: null, Significant: null } format && field.Decimals is { } decimals ? format with { Decimals = decimals } : field.Format;

    /// <summary>Writes <paramref name="number"/> in a format: rounded half away from zero, with a true minus before everything else.</summary>
    public static string Format(decimal number, NumberFormat format, NumberStyle style)
    {
        var size = Math.Abs(number);
        var (digits, after) = format.Notation switch
        {
            NumberNotation.Percent => (Shifted(Rounded(size, format, 2), 2), style.Percent),
            NumberNotation.Si => Prefixed(size, format),
            _ => (Rounded(size, format, 0), ""),
        };
        var text = Grouped(format is { Decimals: null, Significant: null, Notation: not NumberNotation.Decimal } ? WithoutZeros(digits) : digits, format.Groups, style) + after;
        if (format.Notation == NumberNotation.Currency && format.Currency is { } code)
        {
            text = style.WithCurrency(text, code);
        }

        text = style.InDigits(text);
        return number < 0 && digits.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? style.Minus + text : text;
    }

    // A number between 1 and 1,000 and its prefix. What rounds up to 1,000 takes the next one.
    static (string Digits, string Prefix) Prefixed(decimal size, NumberFormat format)
    {
        var step = size == 0 ? 0 : Math.Clamp((int)Math.Floor(Exponent(size) / 3.0), -PrefixesEachWay, PrefixesEachWay);
        var digits = Rounded(Scaled(size, step * 3), format, 0);
        if (step < PrefixesEachWay && digits.Split('.')[0].Length > 3)
        {
            digits = Rounded(Scaled(size, ++step * 3), format, 0);
        }

        return (digits, Prefixes[step + PrefixesEachWay]);
    }

    static decimal Scaled(decimal size, int power) => power < 0 ? size * Power(-power) : size / Power(power);

    static decimal Power(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    // Where the first digit that counts stands: 0 for ones, 1 for tens, -1 for tenths.
    static int Exponent(decimal size)
    {
        var plain = size.ToString(CultureInfo.InvariantCulture);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? plain.Length : point;
        if (size >= 1)
        {
            return whole - 1;
        }

        return size == 0 ? 0 : point - plain.AsSpan().IndexOfAnyInRange('1', '9');
    }

    // As digits with a point. A percentage is rounded before its mark is moved, so it needs as many more decimals.
    static string Rounded(decimal size, NumberFormat format, int extra)
    {
        if (format.Significant is { } significant && size != 0)
        {
            return ToSignificant(size, Math.Max(1, significant));
        }

        return format.Decimals is { } decimals && format.Significant is null
            ? Fixed(size, Math.Clamp(decimals, 0, MostDecimals) + extra)
            : size.ToString(CultureInfo.InvariantCulture);
    }

    static string ToSignificant(decimal size, int significant)
    {
        var decimals = significant - 1 - Exponent(size);
        if (decimals <= 0)
        {
            // Zeros are written, not counted: the product might be larger than any number.
            var zeros = -decimals;
            var head = Fixed(size / Power(zeros), 0);
            return head == "0" ? head : head + new string('0', zeros);
        }

        decimals = Math.Min(decimals, MostDecimals);
        var carried = Exponent(Math.Round(size, decimals, MidpointRounding.AwayFromZero)) > Exponent(size);
        return Fixed(size, carried ? decimals - 1 : decimals);
    }

    static string Fixed(decimal size, int decimals) =>
        Math.Round(size, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // The point moved to the right among the digits, where a product could overflow.
    static string Shifted(string plain, int places)
    {
        var parts = plain.Split('.');
        var fraction = (parts.Length > 1 ? parts[1] : "").PadRight(places, '0');
        var whole = (parts[0] + fraction[..places]).TrimStart('0');
        return (whole.Length == 0 ? "0" : whole) + (fraction.Length > places ? "." + fraction[places..] : "");
    }

    static string WithoutZeros(string plain) => plain.Contains('.', StringComparison.Ordinal) ? plain.TrimEnd('0').TrimEnd('.') : plain;

    static string Grouped(string plain, bool groups, NumberStyle style)
    {
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? plain : plain[..point];
        var text = new StringBuilder(plain.Length + 4);
        for (var i = 0; i < whole.Length; i++)
        {
            if (groups && i > 0 && whole.Length >= style.GroupFrom && (whole.Length - i) % 3 == 0)
            {
                text.Append(style.Group);
            }

            text.Append(whole[i]);
        }

        return point < 0 ? text.ToString() : text.Append(style.Decimal).Append(plain, point + 1, plain.Length - point - 1).ToString();
    }
}
