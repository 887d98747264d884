using System.Buffers;
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
/// Turns straight quotes, runs of hyphens and three dots into the marks of the text's language, and holds on one line what belongs together:
/// a dash between spaces and the word before it, in English a number and the word that it counts or that it numbers, a short title and the name,
/// in French a word and the high mark behind it, in Russian a word of one letter and the next.
/// One instance follows one paragraph through its runs, since what a quote becomes depends on what stands before it.
/// </summary>
/// <param name="language">The BCP 47 tag of the text's language.</param>
public sealed class Typography(string language)
{
    const string Joint = "\u00A0";
    const string NarrowJoint = "\u202F";

    // Prepositions, conjunctions and the pronoun.
    const string RussianWords = "вксоуиаяВКСОУИАЯ";

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Counted = FrozenSet.ToFrozenSet(
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "thousand", "million", "billion", "trillion", "per", "percent",
    ]).GetAlternateLookup<ReadOnlySpan<char>>();

    // What the names of months begin with, written out and in short.
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RussianMonths = FrozenSet.ToFrozenSet(
        ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]).GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PersianMonths = FrozenSet.ToFrozenSet(
        ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "می", "ژوئن", "ژوئیه", "جولای", "اوت", "آگوست", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"]).GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly SearchValues<char> Marks = SearchValues.Create("\"'-.–—");

    static readonly FrozenSet<string> Numbered = ["Article", "Articles", "Chapter", "Section", "Table", "Figure", "Part", "page", "pages", "version", "Version"];

    static readonly FrozenSet<string> Titles = ["St", "Mr", "Mrs", "Ms", "Dr"];

    readonly QuoteMarks _marks = QuoteMarks.Of(language);
    readonly bool _isEnglish = Primary(language) == "en";
    readonly bool _isRussian = Primary(language) == "ru";
    readonly bool _isFrench = Primary(language) == "fr";
    char _before;
    char _second;
    int _outerDepth;
    int _innerDepth;

    /// <summary>Sets what stands before the next text, after a run that is not text.</summary>
    public void Follow(char before) => (_second, _before) = (before, before);

    /// <summary>Whether what comes next stays on the line of the word before it: the end of a source line is no place to break then.</summary>
    public bool Joins => _isRussian && RussianWords.Contains(_before) && !char.IsLetterOrDigit(_second);

    /// <summary>Typographic form of <paramref name="text"/>.</summary>
    public string Apply(ReadOnlySpan<char> text)
    {
        if (!_isRussian && !((_isEnglish || _isFrench) && text.Contains(' ')) && !text.ContainsAny(Marks))
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
            ' ' when _isEnglish && IsAmount(_before) && IsCounted(rest[1..]) => (Joint, 1),
            ' ' when _isEnglish && rest.Length > 1 && IsNamed(result, rest[1]) => (Joint, 1),
            ' ' when Joins || IsDash(rest[1..]) => (Joint, 1),
            ' ' when _isFrench && rest.Length > 1 && rest[1] is ':' => (Joint, 1),
            ' ' when _isFrench && (_before == '«' || (rest.Length > 1 && rest[1] is ';' or '!' or '?' or '»')) => (NarrowJoint, 1),
            _ => (null, 1),
        };
        if (text is null)
        {
            result.Append(c);
            (_second, _before) = (_before, c);
        }
        else
        {
            result.Append(text);
            Follow(c is '"' or '\'' ? (text == _marks.Open || text == _marks.InnerOpen ? '(' : 'x') : text[^1]);
        }

        return used - 1;
    }

    /// <summary>What a citation style made of a work, with a day and its month, and a word and the number behind it ("no. 4", "ch. 1", "version 1.0"), held on one line.</summary>
    public static string Held(string text)
    {
        StringBuilder? held = null;
        for (var i = text.IndexOf(' '); i >= 0; i = text.IndexOf(' ', i + 1))
        {
            if (i > 0 && (char.IsAsciiDigit(text[i - 1]) ? IsCounted(text.AsSpan(i + 1)) || IsMonth(text.AsSpan(i + 1)) : IsNumbered(text, i)))
            {
                (held ??= new StringBuilder(text))[i] = Joint[0];
            }
        }

        return held?.ToString() ?? text;
    }

    // A word that numbers, or one of up to four small letters and its full stop, before a digit.
    static bool IsNumbered(string text, int space)
    {
        if (space + 1 == text.Length || !char.IsAsciiDigit(text[space + 1]))
        {
            return false;
        }

        var end = text[space - 1] == '.' ? space - 1 : space;
        var start = end;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        var word = text[start..end];
        return end == space ? Numbered.Contains(word) : word.Length is > 0 and <= 4 && word.All(char.IsLower);
    }

    static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();

    // No line begins with a dash that has space on both sides.
    static bool IsDash(ReadOnlySpan<char> rest) => rest.TrimStart("-–—") is var after && (after.IsEmpty || after[0] is ' ') && rest[..^after.Length] is "--" or "---" or "–" or "—";

    // "Article 1", "St Petersburg".
    static bool IsNamed(StringBuilder before, char next)
    {
        if (!char.IsAsciiDigit(next) && !char.IsAsciiLetterUpper(next))
        {
            return false;
        }

        var start = before.Length;
        while (start > 0 && char.IsAsciiLetter(before[start - 1]))
        {
            start--;
        }

        return (char.IsAsciiDigit(next) ? Numbered : Titles).Contains(before.ToString(start, before.Length - start));
    }

    // "4 billion", "US$ billion".
    static bool IsAmount(char c) => char.IsAsciiDigit(c) || c is '$' or '€' or '£' or '¥';

    static bool IsMonth(ReadOnlySpan<char> rest) => rest.Length >= 3 && RussianMonths.Contains(rest[..3]) || PersianMonths.Contains(rest[..LettersIn(rest)]);

    static int LettersIn(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
        {
            length++;
        }

        return length;
    }

    static bool IsCounted(ReadOnlySpan<char> rest) => Counted.Contains(rest[..LettersIn(rest)]);

    string Double(ReadOnlySpan<char> rest)
    {
        // After "anti-" a mark with nothing but space behind it closes.
        var endsWord = rest.Length > 1 && char.IsWhiteSpace(rest[1]);
        var opens = Opens(_outerDepth) && !(_outerDepth > 0 && endsWord);
        _outerDepth = opens ? _outerDepth + 1 : Math.Max(0, _outerDepth - 1);
        return opens ? _marks.Open : _marks.Close;
    }

    string Single(ReadOnlySpan<char> rest)
    {
        var next = rest.Length > 1 ? rest[1] : ' ';
        if (!Opens(_innerDepth))
        {
            var closes = _innerDepth > 0 && !char.IsLetterOrDigit(next);
            _innerDepth -= closes ? 1 : 0;
            return closes ? _marks.InnerClose : "’";
        }

        // '90s: an apostrophe, not an opening quote.
        if (char.IsDigit(next) || char.IsWhiteSpace(next))
        {
            return "’";
        }

        _innerDepth++;
        return _marks.InnerOpen;
    }

    // Scripts without spaces between words tell nothing by what stands before: there a mark closes only what is open.
    bool Opens(int depth) => _before is >= '\u2E80' and <= '\u9FFF' or >= '\uFF00' and <= '\uFFEF' ? depth == 0 : _before == '\0' || char.IsWhiteSpace(_before) || _before is '(' or '[' or '{' or '–' or '—' or '-' or '/' or '“' or '«' or '‘' or '„';
}
