using System.Collections.Frozen;
using System.Globalization;
using ScoReport.Data;

namespace ScoReport.Binding;

/// <summary>The formats that stand behind a bar in <c>{{ … | number: 1 }}</c>.</summary>
static class ValueFormats
{
    const int MostDigits = 12;
    const string Times = "times:";
    const decimal MostFactor = 1_000_000_000_000;

    static readonly FrozenDictionary<string, NumberFormat> Numbers = new Dictionary<string, NumberFormat>
    {
        ["number"] = new(),
        ["percent"] = new() { Notation = NumberNotation.Percent },
        ["currency"] = new() { Notation = NumberNotation.Currency },
        ["si"] = new() { Notation = NumberNotation.Si },
        ["significant"] = new(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether <paramref name="format"/> prints a day in words.</summary>
    public static bool IsDate(string? format) => format == "date";

    /// <summary>Takes <c>times: 10</c> from the front of a format: what the value is multiplied by where a language counts in other units, and the format behind it. The factor is 0 where it is no number.</summary>
    public static (decimal Factor, string? Format) Factor(string? format)
    {
        if (format is null || !format.StartsWith(Times, StringComparison.Ordinal))
        {
            return (1, format);
        }

        var parts = format[Times.Length..].Split('|', 2, StringSplitOptions.TrimEntries);
        var isNumber = decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) && factor is > 0 and <= MostFactor;
        return (isNumber ? factor : 0, parts.Length > 1 ? parts[1] : null);
    }

    /// <summary>Why a value is not multiplied; nothing where it can be.</summary>
    public static string? CannotMultiply(decimal factor, Field field, decimal? number) =>
        factor == 0 ? "it needs a number above 0 and up to 1000000000000, as in 'times: 10 | number: 1'"
        : factor != 1 && !field.IsNumeric ? $"'{field.Name}' is not a number"
        : factor > 1 && Math.Abs(number ?? 0) > decimal.MaxValue / factor ? "numbers have up to 28 digits"
        : null;

    /// <summary>The number format that a field is printed in; <paramref name="why"/> says what is wrong with one that cannot be used.</summary>
    public static NumberFormat? Of(string format, Field field, out string why)
    {
        why = "";
        var parts = format.Split(':', 2);
        var name = parts[0].Trim();
        if (!Numbers.TryGetValue(name, out var kind))
        {
            why = "the formats are number, percent, currency, si and significant, as in 'number: 1', and date for a day";
            return null;
        }

        if (!field.IsNumeric)
        {
            why = $"'{field.Name}' is not a number";
            return null;
        }

        if (name == "currency" && field.Format.Currency is null)
        {
            why = $"the field '{field.Name}' names no currency";
            return null;
        }

        var own = Data.Numbers.FormatOf(field);
        var shown = kind with { Currency = field.Format.Currency, Groups = own.Groups };
        if (parts.Length == 1)
        {
            if (name == "significant")
            {
                why = "it needs a number of digits, as in 'significant: 3'";
                return null;
            }

            return name == "number" ? shown with { Decimals = own.Decimals, Significant = own.Significant } : shown;
        }

        if (!int.TryParse(parts[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) || digits > MostDigits || (name == "significant" && digits == 0))
        {
            why = name == "significant" ? "the significant digits are a number from 1 to 12" : "the digits after the mark are a number from 0 to 12";
            return null;
        }

        return name == "significant" ? shown with { Significant = digits } : shown with { Decimals = digits };
    }
}
