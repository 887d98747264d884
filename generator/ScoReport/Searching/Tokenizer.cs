using System.Globalization;
using System.Text;

namespace ScoReport.Searching;

/// <summary>A word of a text as it is looked up: folded, without the ending of its plural.</summary>
/// <param name="Text">The folded word.</param>
/// <param name="IsJoined">Whether it is the parts before it in one piece: "antiterrorist" of "anti-terrorist".</param>
public readonly record struct Token(string Text, bool IsJoined);

/// <summary>
/// Takes a text apart into the words by which it is found. The theme's <c>assets/search.js</c> does the same in the browser, and
/// <c>tests/specs/searching/words.txt</c> holds both to the same answers. An instance remembers how it folded letters; use one on one thread.
/// </summary>
public sealed class Tokenizer
{
    const int Longest = 40;

    // Letters that decompose into nothing simpler, and those that keyboards of one language have for one another.
    static readonly Dictionary<int, string> Alike = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ı'] = "i",
        ['þ'] = "th",
        ['ð'] = "d",
        ['ς'] = "σ",
        ['\u0649'] = "\u06CC",
        ['\u064A'] = "\u06CC",
        ['\u0643'] = "\u06A9",
        ['\u0629'] = "\u0647",
        ['\u06D5'] = "\u0647",
        ['\u0671'] = "\u0627",
    };

    // Most characters of most texts.
    static readonly (Kind Kind, string Folded)[] Ascii = [.. Enumerable.Range(0, 128).Select(static code => Judge(new Rune(code)))];

    readonly Dictionary<int, (Kind Kind, string Folded)> _known = [];
    readonly List<(Kind Kind, string Folded)> _characters = [];
    readonly StringBuilder _word = new();

    enum Kind
    {
        Gap,
        Letter,
        Digit,
        Ideograph,
        Skipped,
        Hyphen,
        Point,
        Apostrophe,
    }

    /// <summary>The words of <paramref name="text"/>, in order; a joined one follows its parts.</summary>
    public List<Token> Of(string text)
    {
        Judge(text);
        var tokens = new List<Token>();
        for (var at = 0; at < _characters.Count;)
        {
            var end = at;
            while (KindAt(end) == Kind.Ideograph)
            {
                end++;
            }

            if (end > at)
            {
                AddPairs(tokens, at, end);
                at = end;
                continue;
            }

            while (IsOfWord(end))
            {
                end++;
            }

            if (end > at)
            {
                AddWord(tokens, at, end);
            }

            at = Math.Max(end, at + 1);
        }

        return tokens;
    }

    void Judge(string text)
    {
        _characters.Clear();
        for (int at = 0, length; at < text.Length; at += length)
        {
            var known = At(text, at, out length);
            if (known.Kind != Kind.Skipped)
            {
                _characters.Add(known);
            }
        }
    }

    Kind KindAt(int at) => at >= 0 && at < _characters.Count ? _characters[at].Kind : Kind.Gap;

    // Points stand between digits, hyphens between letters.
    bool IsOfWord(int at) => KindAt(at) switch
    {
        Kind.Letter or Kind.Digit => true,
        Kind.Point => KindAt(at - 1) == Kind.Digit && KindAt(at + 1) == Kind.Digit,
        Kind.Hyphen => KindAt(at - 1) == Kind.Letter && KindAt(at + 1) == Kind.Letter,
        _ => false,
    };

    // Chinese and Japanese have no spaces: two neighbours are a word, and a character by itself is one.
    void AddPairs(List<Token> tokens, int from, int to)
    {
        for (var at = from; at < Math.Max(to - 1, from + 1); at++)
        {
            tokens.Add(new Token(Folded(at, Math.Min(at + 2, to)), IsJoined: false));
        }
    }

    void AddWord(List<Token> tokens, int from, int to)
    {
        var (start, parts) = (from, 0);
        for (var at = from; at <= to; at++)
        {
            if (at < to && KindAt(at) != Kind.Hyphen)
            {
                continue;
            }

            if (!IsLoneLetter(start, at))
            {
                tokens.Add(new Token(Stem(Folded(start, at)), IsJoined: false));
            }

            start = at + 1;
            parts++;
        }

        if (parts > 1)
        {
            tokens.Add(new Token(Stem(Folded(from, to)), IsJoined: true));
        }
    }

    // The "s" of "China's" and the "l" of "l'an" are no words.
    bool IsLoneLetter(int from, int to) =>
        to - from == 1 && KindAt(from) == Kind.Letter && (KindAt(from - 1) == Kind.Apostrophe || KindAt(to) == Kind.Apostrophe);

    string Folded(int from, int to)
    {
        _word.Clear();
        for (var at = from; at < Math.Min(to, from + Longest); at++)
        {
            _word.Append(_characters[at].Folded);
        }

        return _word.ToString();
    }

    // Only the plurals that English, French and Spanish write with an s; it is the same in texts and in queries, so it need not be right.
    static string Stem(string word)
    {
        if (word.Length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i' || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return word;
        }

        return word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? string.Concat(word.AsSpan(0, word.Length - 3), "y") : word[..^1];
    }

    (Kind Kind, string Folded) At(string text, int at, out int length)
    {
        if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length) != System.Buffers.OperationStatus.Done)
        {
            length = 1;
            return (Kind.Gap, "");
        }

        if (rune.IsAscii)
        {
            return Ascii[rune.Value];
        }

        if (!_known.TryGetValue(rune.Value, out var known))
        {
            _known.Add(rune.Value, known = Judge(rune));
        }

        return known;
    }

    static (Kind Kind, string Folded) Judge(Rune rune)
    {
        switch (rune.Value)
        {
            case '-' or 0x2010 or 0x2011 or 0x200C:
                return (Kind.Hyphen, "");
            case '.' or ',' or 0x202F or 0x066B or 0x066C:
                return (Kind.Point, "");
            case '\'' or 0x2018 or 0x2019:
                return (Kind.Apostrophe, "");
        }

        if (IsSkipped(rune))
        {
            return (Kind.Skipped, "");
        }

        var folded = Fold(rune);
        var kind = folded.Length == 0 ? Kind.Gap : IsIdeograph(rune.Value) ? Kind.Ideograph : char.IsAsciiDigit(folded[0]) ? Kind.Digit : Kind.Letter;
        return (kind, folded);
    }

    // Vowel signs, accents by themselves, the Arabic tatweel, soft hyphens, marks of direction, letters such as the ʻ of Oʻzbekiston.
    static bool IsSkipped(Rune rune) => rune.Value is 0x0640 or (>= 0x02B0 and <= 0x02FF) || IsMark(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    static bool IsIdeograph(int code) =>
        code is (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x30FF and not 0x30FB) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    static string Fold(Rune rune)
    {
        if (rune.IsAscii)
        {
            return Rune.IsLetterOrDigit(rune) ? ((char)(rune.Value | 0x20)).ToString() : "";
        }

        var folded = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(part);
            if (Alike.TryGetValue(lower.Value, out var alike))
            {
                folded.Append(alike);
            }
            else if (lower.Value is (>= 0x0660 and <= 0x0669) or (>= 0x06F0 and <= 0x06F9))
            {
                folded.Append((char)('0' + (lower.Value & 15)));
            }
            else if (lower.Value == 0x3007 || Rune.IsLetterOrDigit(lower))
            {
                folded.Append(lower.ToString());
            }
        }

        return folded.ToString();
    }
}
