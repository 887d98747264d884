using System.Collections.Frozen;
using System.Text;

namespace ScoReport.Document;

/// <summary>The quotation marks of a language: outer pair and inner pair.</summary>
public sealed record QuoteMarks(string Open, string Close, string InnerOpen, string InnerClose)
{
    static readonly QuoteMarks English = new("“", "”", "‘", "’");

    static readonly FrozenDictionary<string, QuoteMarks> ByLanguage = new Dictionary<string, QuoteMarks>
    {
        ["en"] = English,
        ["en-gb"] = new("‘", "’", "“", "”"),
        ["de"] = new("„", "“", "‚", "‘"),
        ["fr"] = new("«\u202F", "\u202F»", "“", "”"),
        ["es"] = new("«", "»", "“", "”"),
        ["ru"] = new("«", "»", "„", "“"),
        ["fa"] = new("«", "»", "‹", "›"),
        ["zh"] = new("“", "”", "‘", "’"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The marks of a BCP 47 tag: of its region where that has its own, or of its language; American ones where neither is known.</summary>
    public static QuoteMarks Of(string language) =>
        ByLanguage.TryGetValue(language.ToLowerInvariant(), out var own) ? own
        : ByLanguage.TryGetValue(language.Split('-')[0].ToLowerInvariant(), out var marks) ? marks
        : English;
}

/// <summary>
/// Turns straight quotes, runs of hyphens and three dots into the marks of the text's language, and holds a number and the word that it counts
/// on one line. One instance follows one paragraph through its runs, since what a quote becomes depends on what stands before it.
/// </summary>
/// <param name="marks">The quotation marks.</param>
/// <param name="isEnglish">Whether words that follow numbers are known: months and large numbers in English.</param>
public sealed class Typography(QuoteMarks marks, bool isEnglish)
{
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Counted = FrozenSet.ToFrozenSet(
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "thousand", "million", "billion", "trillion", "per", "percent",
    ]).GetAlternateLookup<ReadOnlySpan<char>>();

    char _before;
    int _outerDepth;
    int _innerDepth;

    /// <summary>Sets what stands before the next text, after a run that is not text.</summary>
    public void Follow(char before) => _before = before;

    /// <summary>Typographic form of <paramref name="text"/>.</summary>
    public string Apply(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny("\"'-.") < 0 && !(isEnglish && text.Contains(' ')))
        {
            _before = text.Length > 0 ? text[^1] : _before;
            return text.ToString();
        }

        var result = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            i += Next(text[i..], result);
        }

        return result.ToString();
    }

    // Appends what the start of the text becomes; returns how many further characters that used up.
    int Next(ReadOnlySpan<char> rest, StringBuilder result)
    {
        var c = rest[0];
        var run = rest.Length - rest.TrimStart(c).Length;
        var (text, used) = c switch
        {
            '"' => (Double(rest), 1),
            '\'' => (Single(rest), 1),
            '-' when run == 2 => ("–", 2),
            '-' when run == 3 => ("—", 3),
            '.' when run == 3 => ("…", 3),
            '-' or '.' when run > 1 => (new string(c, run), run),
            ' ' when isEnglish && char.IsAsciiDigit(_before) && IsCounted(rest[1..]) => ("\u00A0", 1),
            _ => (null, 1),
        };
        if (text is null)
        {
            result.Append(c);
            _before = c;
        }
        else
        {
            result.Append(text);
            _before = c is '"' or '\'' ? (text == marks.Open || text == marks.InnerOpen ? '(' : 'x') : text[^1];
        }

        return used - 1;
    }

    static bool IsCounted(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
        {
            length++;
        }

        return Counted.Contains(rest[..length]);
    }

    string Double(ReadOnlySpan<char> rest)
    {
        // After "anti-" a mark with nothing but space behind it closes.
        var endsWord = rest.Length > 1 && char.IsWhiteSpace(rest[1]);
        var opens = Opens(_outerDepth) && !(_outerDepth > 0 && endsWord);
        _outerDepth = opens ? _outerDepth + 1 : Math.Max(0, _outerDepth - 1);
        return opens ? marks.Open : marks.Close;
    }

    string Single(ReadOnlySpan<char> rest)
    {
        var next = rest.Length > 1 ? rest[1] : ' ';
        if (!Opens(_innerDepth))
        {
            var closes = _innerDepth > 0 && !char.IsLetterOrDigit(next);
            _innerDepth -= closes ? 1 : 0;
            return closes ? marks.InnerClose : "’";
        }

        // '90s: an apostrophe, not an opening quote.
        if (char.IsDigit(next) || char.IsWhiteSpace(next))
        {
            return "’";
        }

        _innerDepth++;
        return marks.InnerOpen;
    }

    // Scripts without spaces between words tell nothing by what stands before: there a mark closes only what is open.
    bool Opens(int depth) => _before is >= '\u2E80' and <= '\u9FFF' or >= '\uFF00' and <= '\uFFEF' ? depth == 0 : _before == '\0' || char.IsWhiteSpace(_before) || _before is '(' or '[' or '{' or '–' or '—' or '-' or '/' or '“' or '«' or '‘' or '„';
}
