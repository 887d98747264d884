using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ScoReport.Data;

/// <summary>How a language writes numbers. The tables are ours, so that a page never changes with the machine's culture data.</summary>
/// <param name="Decimal">Decimal mark.</param>
/// <param name="Group">What stands between groups of three digits.</param>
/// <param name="GroupFrom">Digits before the decimal mark from which on they are grouped.</param>
public sealed record NumberStyle(string Decimal, string Group, int GroupFrom)
{
    const string NarrowSpace = "\u202F";

    static readonly NumberStyle English = new(".", ",", 4);

    static readonly FrozenDictionary<string, NumberStyle> ByLanguage = new Dictionary<string, NumberStyle>
    {
        ["en"] = English,
        ["zh"] = English,
        ["de"] = new(",", ".", 4),
        ["es"] = new(",", NarrowSpace, 5),
        ["fr"] = new(",", NarrowSpace, 4),
        ["ru"] = new(",", NarrowSpace, 5),
        ["fa"] = new("٫", "٬", 4),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The style of a BCP 47 tag's language; English where the language is not known.</summary>
    public static NumberStyle Of(string language) =>
        ByLanguage.TryGetValue(language.Split('-')[0].ToLowerInvariant(), out var style) ? style : English;
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

/// <summary>Reads and writes numbers.</summary>
public static class Numbers
{
    /// <summary>Reads a Table Schema number: digits with a point, sign and exponent; no groups, no spaces.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);

    /// <summary>
    /// Writes <paramref name="number"/> with <paramref name="decimals"/> digits after the mark (half away from zero),
    /// or as many as it was written with; negative numbers carry a true minus.
    /// </summary>
    public static string Format(decimal number, int? decimals, NumberStyle style)
    {
        var rounded = decimals is { } digits ? Math.Round(number, digits, MidpointRounding.AwayFromZero) : number;
        var plain = Math.Abs(rounded).ToString(decimals is { } d ? "F" + d.ToString(CultureInfo.InvariantCulture) : "", CultureInfo.InvariantCulture);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? plain : plain[..point];
        var text = new StringBuilder(plain.Length + 4);
        if (rounded < 0)
        {
            text.Append('−');
        }

        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && whole.Length >= style.GroupFrom && (whole.Length - i) % 3 == 0)
            {
                text.Append(style.Group);
            }

            text.Append(whole[i]);
        }

        return point < 0 ? text.ToString() : text.Append(style.Decimal).Append(plain, point + 1, plain.Length - point - 1).ToString();
    }
}
