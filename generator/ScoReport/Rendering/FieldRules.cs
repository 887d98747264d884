using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>Says to readers what every value of a field has to be: each rule as a text, with what is code apart.</summary>
static class FieldRules
{
    public static IEnumerable<(string Text, string? Code)> Of(Table table, Field field, Theme theme, string language)
    {
        var (rules, words) = (field.Constraints, new CheckWords(table, theme, NumberStyle.Of(language)));
        if (field.Required || table.KeyFields.Contains(field.Name))
        {
            yield return (theme.Word("required"), null);
        }

        if (rules.Unique || table.KeyFields is [var key] && key == field.Name)
        {
            yield return (theme.Word("rule_unique"), null);
        }

        foreach (var (word, limit) in new[] { ("rule_minimum", rules.Minimum), ("rule_maximum", rules.Maximum) })
        {
            if (limit is { } bound)
            {
                yield return (Filled(theme.Word(word), bound.Number is { } number && field.IsNumeric ? words.Number(number, field) : bound.Text), null);
            }
        }

        foreach (var (word, length) in new[] { ("rule_min_length", rules.MinLength), ("rule_max_length", rules.MaxLength) })
        {
            if (length is { } count)
            {
                yield return (Filled(theme.Word(word), count.ToString(CultureInfo.InvariantCulture)), null);
            }
        }

        if (!rules.Allowed.IsEmpty)
        {
            yield return (Filled(theme.Word("rule_enum"), Listed(rules.Allowed, theme.Word("list_separator"), QuoteMarks.Of(language))), null);
        }

        if (rules.Pattern is { } pattern)
        {
            yield return (theme.Word("rule_pattern"), pattern);
        }

        if (Notation(field.Format) is { } notation)
        {
            yield return (theme.Word(notation), field.Format.Notation == NumberNotation.Currency ? field.Format.Currency : null);
        }
    }

    // Values that have commas of their own would read as more than they are.
    static string Listed(ImmutableArray<string> values, string separator, QuoteMarks marks) =>
        string.Join(separator, values.Any(value => value.Contains(separator.Trim(), StringComparison.Ordinal)) ? values.Select(value => marks.Open + value + marks.Close) : values);

    static string? Notation(NumberFormat format) => format.Notation switch
    {
        NumberNotation.Percent => "shown_percent",
        NumberNotation.Currency => "shown_currency",
        NumberNotation.Si => "shown_si",
        _ => null,
    };

    static string Filled(string word, string value) => word.Replace("{value}", value, StringComparison.Ordinal);
}
