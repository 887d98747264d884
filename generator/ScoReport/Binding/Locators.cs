using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Document;

namespace ScoReport.Binding;

/// <summary>
/// Splits what follows a citation key into locator and remark, as Pandoc does: "pp. 33-35 and passim" is the pages 33-35 and
/// the remark "and passim". English words are understood in any language of the document, beside its own.
/// </summary>
sealed class Locators
{
    // Written in English texts, beside the words of the citation locale.
    static readonly (string Word, string Label)[] OtherEnglish =
    [
        ("annex", "appendix"), ("annexes", "appendix"), ("ch.", "chapter"), ("issue", "issue"), ("issues", "issue"), ("pg.", "page"), ("pgs.", "page"),
        ("sub-verbo", "sub-verbo"), ("time", "timestamp"), ("timestamp", "timestamp"),
    ];

    static readonly SearchValues<char> Roman = SearchValues.Create("ivxlcdmIVXLCDM-–");

    static readonly SearchValues<char> Numbers = SearchValues.Create("0123456789-–~～,、");

    readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _labels;
    readonly int _longest;

    /// <param name="english">Words for kinds of locators in English, each with its CSL term.</param>
    /// <param name="own">The same in the document's language, which come first.</param>
    public Locators(IReadOnlyDictionary<string, string> english, IReadOnlyDictionary<string, string> own)
    {
        var labels = new Dictionary<string, string>(own, StringComparer.OrdinalIgnoreCase);
        foreach (var (word, label) in english.Select(static e => (e.Key, e.Value)).Concat(OtherEnglish))
        {
            labels.TryAdd(word, label);
        }

        _labels = labels.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = labels.Keys.Max(static w => w.Length);
    }

    /// <summary>Label (a CSL locator term; nothing means page), locator (nothing when there is none), and the rest as a remark.</summary>
    public (string? Label, string? Locator, ImmutableArray<Inline> Remark) Split(ImmutableArray<Inline> suffix)
    {
        suffix = Joined(suffix);
        if (suffix is not [Text first, ..])
        {
            return (null, null, suffix);
        }

        var text = first.Value.AsSpan().TrimStart();
        if (text.StartsWith(","))
        {
            text = text[1..].TrimStart();
        }

        if (text.StartsWith("{"))
        {
            return Braced(text, suffix, first);
        }

        var rest = text[LabelLength(text, out var label)..].TrimStart();
        var length = LocatorLength(rest, needsDigit: label is null);
        if (label is null && LabelBehind(text, suffix, first) is { Locator: not null } behind)
        {
            return behind;
        }

        return length == 0 ? (null, null, suffix) : (label, rest[..length].ToString(), Remark(rest[length..], suffix, first));
    }

    // A line end in the source is a space, and cuts no locator in two.
    static ImmutableArray<Inline> Joined(ImmutableArray<Inline> suffix)
    {
        var words = suffix.TakeWhile(static i => i is Text or SoftBreak).ToList();
        return words.Count < 2 ? suffix
            : [new Text(words[0].At, string.Concat(words.Select(static w => w is Text text ? text.Value : " "))), .. suffix.Skip(words.Count)];
    }

    // "{pp. 1, 2}" is a locator whatever it looks like; "{}" says that there is none.
    (string?, string?, ImmutableArray<Inline>) Braced(ReadOnlySpan<char> text, ImmutableArray<Inline> suffix, Text first)
    {
        var close = text.IndexOf('}');
        if (close < 0)
        {
            return (null, null, suffix);
        }

        var inside = text[1..close].Trim();
        var locator = inside[LabelLength(inside, out var label)..].TrimStart().ToString();
        return (label, locator.Length == 0 ? null : locator, Remark(text[(close + 1)..], suffix, first));
    }

    // Chinese and Japanese set the number between two characters, or before one: "第33页", "33页".
    (string? Label, string? Locator, ImmutableArray<Inline> Remark) LabelBehind(ReadOnlySpan<char> text, ImmutableArray<Inline> suffix, Text first)
    {
        var rest = text.StartsWith("第") ? text[1..].TrimStart() : text;
        var end = rest.IndexOfAnyExcept(Numbers);
        if (end <= 0 || !char.IsAsciiDigit(rest[0]))
        {
            return (null, null, suffix);
        }

        var after = rest[end..].TrimStart();
        return after.IsEmpty || !IsEastAsian(after[0]) || LabelLength(after, out var label) is not (> 0 and var length)
            ? (null, null, suffix)
            : (label, rest[..end].ToString(), Remark(after[length..], suffix, first));
    }

    static bool IsEastAsian(char c) => c >= '\u2E80';

    static ImmutableArray<Inline> Remark(ReadOnlySpan<char> rest, ImmutableArray<Inline> suffix, Text first) =>
        rest.IsEmpty ? suffix.RemoveAt(0) : suffix.SetItem(0, first with { Value = rest.ToString() });

    // The longest word that stands here: not the beginning of another ("p.33" has a label, "pitch" has none).
    int LabelLength(ReadOnlySpan<char> text, out string? label)
    {
        for (var length = Math.Min(_longest, text.Length); length > 0; length--)
        {
            var ends = length == text.Length || !char.IsLetter(text[length]) || !char.IsLetter(text[length - 1]) || IsEastAsian(text[length]);
            if (ends && _labels.TryGetValue(text[..length], out label))
            {
                return length < text.Length && text[length] == '.' ? length + 1 : length;
            }
        }

        label = null;
        return 0;
    }

    // Numbers, Roman numerals and ranges, joined by commas, "and" or "&", as long as numbers follow.
    static int LocatorLength(ReadOnlySpan<char> text, bool needsDigit)
    {
        var end = PieceLength(text, needsDigit);
        while (end > 0 && end < text.Length)
        {
            var joint = JointLength(text[end..]);
            var next = joint == 0 ? 0 : PieceLength(text[(end + joint)..], needsDigit: true);
            if (next == 0)
            {
                break;
            }

            end += joint + next;
        }

        return end;
    }

    static int JointLength(ReadOnlySpan<char> text)
    {
        foreach (var joint in (ReadOnlySpan<string>)[", ", ",", " & ", " and ", "; "])
        {
            if (text.StartsWith(joint))
            {
                return joint.Length;
            }
        }

        return 0;
    }

    static int PieceLength(ReadOnlySpan<char> text, bool needsDigit)
    {
        var end = 0;
        while (end < text.Length && StepLength(text[end..]) is > 0 and var step)
        {
            end += step;
        }

        var piece = text[..end].TrimEnd(".:");
        return HasDigit(piece) || (!needsDigit && !piece.IsEmpty && piece.IndexOfAnyExcept(Roman) < 0) ? piece.Length : 0;
    }

    static bool HasDigit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    // A character of a number, or a pair of brackets with what is in it.
    static int StepLength(ReadOnlySpan<char> text)
    {
        if (text[0] is '(' or '[' or '{')
        {
            return BracketLength(text);
        }

        return char.IsLetterOrDigit(text[0]) || text[0] is '-' or '–' or '.' or ':' or '/' or '+' ? 1 : 0;
    }

    static int BracketLength(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return 0;
    }
}
