using System.Globalization;
using System.Text;

namespace ScoReport.Searching;

/// <summary>A word of a text as it is looked up: folded, without the ending of its plural.</summary>
/// <param name="Text">The folded word.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How many characters of the text it stands for.</param>
/// <param name="IsJoined">Whether it is the parts before it in one piece: "antiterrorist" of "anti-terrorist".</param>
public readonly record struct Token(string Text, int Start, int Length, bool IsJoined);

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
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['ł'] = "l", ['đ'] = "d", ['ı'] = "i", ['þ'] = "th", ['ð'] = "d", ['ς'] = "σ",
        ['\u0649'] = "\u06CC", ['\u064A'] = "\u06CC", ['\u0643'] = "\u06A9", ['\u0629'] = "\u0647", ['\u06D5'] = "\u0647", ['\u0671'] = "\u0627",
    };

    readonly Dictionary<int, (Kind Kind, string Folded)> _known = [];
    readonly StringBuilder _word = new();
    readonly StringBuilder _joined = new();
    List<Token> _tokens = [];
    string _text = "";
    Kind _last;
    int _start, _joinedStart, _parts;
    string _ideograph = "";
    bool _afterApostrophe, _inRun;

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
        (_text, _tokens, _last, _parts, _afterApostrophe) = (text, [], Kind.Gap, 0, false);
        for (int at = 0, length; at < text.Length; at += length)
        {
            var (kind, folded) = At(at, out length);
            Take(kind, folded, at, length);
        }

        Close(text.Length);
        CloseRun();
        return _tokens;
    }

    void Take(Kind kind, string folded, int at, int length)
    {
        if (kind is not (Kind.Ideograph or Kind.Skipped))
        {
            CloseRun();
        }

        switch (kind)
        {
            case Kind.Skipped:
            case Kind.Point when _last == Kind.Digit && After(at + length) == Kind.Digit:
                break;
            case Kind.Letter or Kind.Digit:
                Append(folded, kind, at);
                break;
            case Kind.Hyphen when _last == Kind.Letter && After(at + length) == Kind.Letter:
                EndPart(at, beforeApostrophe: false);
                break;
            case Kind.Ideograph:
                Close(at);
                Run(folded, at, length);
                break;
            default:
                Close(at, kind == Kind.Apostrophe);
                _afterApostrophe = kind == Kind.Apostrophe;
                break;
        }
    }

    void Append(string folded, Kind kind, int at)
    {
        _start = _word.Length == 0 ? at : _start;
        _joinedStart = _word.Length == 0 && _parts == 0 ? at : _joinedStart;
        _last = kind;
        if (_word.Length < Longest)
        {
            _word.Append(folded);
        }
    }

    void EndPart(int end, bool beforeApostrophe)
    {
        // The "s" of "China's" and the "l" of "l'an" are no words.
        if (_word.Length > 1 || (_word.Length == 1 && !(_last == Kind.Letter && (_afterApostrophe || beforeApostrophe))))
        {
            _tokens.Add(new Token(Stem(_word.ToString()), _start, end - _start, IsJoined: false));
        }

        if (_word.Length > 0 && _joined.Length < Longest)
        {
            _joined.Append(_word);
        }

        _parts += _word.Length > 0 ? 1 : 0;
        _word.Clear();
        _last = Kind.Gap;
        _afterApostrophe = false;
    }

    void Close(int end, bool beforeApostrophe = false)
    {
        EndPart(end, beforeApostrophe);
        if (_parts > 1)
        {
            _tokens.Add(new Token(Stem(_joined.ToString()), _joinedStart, end - _joinedStart, IsJoined: true));
        }

        _joined.Clear();
        _parts = 0;
    }

    // Chinese and Japanese have no spaces: two neighbours are a word, and a character by itself is one.
    int _runStart, _runLast, _runLength, _runCount;

    void Run(string folded, int at, int length)
    {
        if (!_inRun)
        {
            (_inRun, _runStart, _runCount) = (true, at, 0);
        }
        else
        {
            _tokens.Add(new Token(_ideograph + folded, _runLast, at + length - _runLast, IsJoined: false));
        }

        (_ideograph, _runLast, _runLength) = (folded, at, length);
        _runCount++;
    }

    void CloseRun()
    {
        if (_inRun && _runCount == 1)
        {
            _tokens.Add(new Token(_ideograph, _runStart, _runLength, IsJoined: false));
        }

        _inRun = false;
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

    Kind After(int at) => at < _text.Length ? At(at, out _).Kind : Kind.Gap;

    (Kind Kind, string Folded) At(int at, out int length)
    {
        var status = Rune.DecodeFromUtf16(_text.AsSpan(at), out var rune, out length);
        if (status != System.Buffers.OperationStatus.Done)
        {
            length = 1;
            return (Kind.Gap, "");
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
            else if (lower.Value == 0x3007 || (Rune.IsLetterOrDigit(lower) && !IsMark(lower)))
            {
                folded.Append(lower.ToString());
            }
        }

        return folded.ToString();
    }
}
