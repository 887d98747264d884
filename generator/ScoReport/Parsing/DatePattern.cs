using System.Globalization;
using System.Text;
using ScoReport.Data;

namespace ScoReport.Parsing;

/// <summary>
/// How days, times and both are written: a pattern of C's <c>strptime</c>, as Table Schema has it. What was read is kept
/// as ISO 8601 writes it, so that it can be sorted and compared whatever the file's own way.
/// </summary>
public sealed record DatePattern(string Pattern, string Written)
{
    const string Letters = "YymdbBHMSf";
    static readonly string[] Meanings = ["yyyy", "yy", "MM", "dd", "MMM", "MMMM", "HH", "mm", "ss", "FFFFFFF"];

    /// <summary>What <paramref name="format"/> says, or nothing and why it says nothing.</summary>
    public static DatePattern? Of(string format, out string why)
    {
        var pattern = new StringBuilder();
        why = format == "any" ? "'any' would leave it to guesses whether 1/2 is in January" : "it has no %";
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                pattern.Append('\\').Append(format[i]);
            }
            else if (i + 1 < format.Length && Letters.IndexOf(format[i + 1], StringComparison.Ordinal) is >= 0 and var meaning)
            {
                pattern.Append(Meanings[meaning]);
                i++;
            }
            else
            {
                why = i + 1 < format.Length ? $"it has %{format[i + 1]}" : "it ends with %";
                return null;
            }
        }

        // A custom format of one letter would be read as a standard one.
        return format.Contains('%') ? new DatePattern(pattern.Length < 3 ? "%" + pattern : pattern.ToString(), format) : null;
    }

    /// <summary>Reads <paramref name="text"/> in this pattern; what it says, as ISO 8601 writes it.</summary>
    public string? Read(ReadOnlySpan<char> text, FieldType type) =>
        !DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var value) ? null : type switch
        {
            FieldType.Date => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FieldType.Time => value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            _ => value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        };

    /// <summary>Whether <paramref name="text"/> is a value of <paramref name="type"/> as ISO 8601 writes it.</summary>
    public static bool IsIso(ReadOnlySpan<char> text, FieldType type) => type switch
    {
        FieldType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        FieldType.Time => TimeOnly.TryParseExact(text, "HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        FieldType.DateTime => DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _),
        FieldType.Year => text.Length == 4 && !text.ContainsAnyExceptInRange('0', '9'),
        FieldType.YearMonth => text.Length == 7 && DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => false,
    };
}
