using System.Collections.Frozen;
using System.Globalization;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Text;

/// <summary>The text-case attribute (CSL 1.0.2, "Text-case"), over nodes: markup and nocase spans do not break words.</summary>
static class TextCases
{
    static readonly FrozenSet<string> StopWords =
        """
        a about above according across afore after against ahead along alongside amid amidst among amongst an and anenst apart apropos apud around
        as aside astride at athwart atop barring before behind below beneath beside besides between beyond but by c ca circa d de
        despite down due during et except for forenenst from given in inside into lest like modulo near nor notwithstanding of off on
        onto or out over per plus pro qua sans since so than the through throughout thru thruout till to toward towards under
        underneath until unto up upon v van versus via vis-à-vis von vs with within without yet
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A text and whether a delimiter or affix stands between it and the one before.</summary>
    readonly record struct Leaf(TextNode Node, bool NoCase, bool StartsWord);

    public static void Apply(TextCase textCase, List<Node> nodes, string language)
    {
        if (textCase == TextCase.None)
        {
            return;
        }
        List<Leaf> leaves = [];
        Collect(nodes, false, false, leaves);
        var culture = CultureOf(language);
        switch (textCase)
        {
            case TextCase.Lowercase:
                Each(leaves, text => text.ToLower(culture));
                break;
            case TextCase.Uppercase:
                Each(leaves, text => Upper(text, culture));
                break;
            case TextCase.CapitalizeFirst:
                Words(leaves, culture, static word => word.Index == 0 ? WordCase.Capital : WordCase.Keep);
                break;
            case TextCase.CapitalizeAll:
                Words(leaves, culture, static _ => WordCase.Capital);
                break;
            case TextCase.Sentence:
                ApplySentence(leaves, culture);
                break;
            case TextCase.Title when language.StartsWith("en", StringComparison.OrdinalIgnoreCase):
                ApplyTitle(leaves, culture);
                break;
        }
    }

    public static CultureInfo CultureOf(string language)
    {
        var bare = LanguageTags.LanguageOf(language);
        // Only these languages have case rules of their own.
        return CultureInfo.GetCultureInfo(bare is "tr" or "az" or "lt" ? bare : "en-US");
    }

    static string Upper(string text, CultureInfo culture) => text.ToUpper(culture).Replace("ß", "SS", StringComparison.Ordinal);

    static void Collect(List<Node> nodes, bool noCase, bool separated, List<Leaf> leaves, string delimiter = "")
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            separated |= i > 0 && delimiter.Length > 0;
            if (nodes[i] is TextNode text)
            {
                leaves.Add(new Leaf(text, noCase, separated));
            }
            else if (nodes[i] is SpanNode span)
            {
                var inner = noCase || span.NoCase || span.NoDecoration || (span.Toggles && (span.Style.VerticalAlign != VerticalAlign.Inherit || span.Style.FontVariant == FontVariant.SmallCaps));
                Collect(span.Children, inner, separated || span.Prefix.Length > 0, leaves, span.Delimiter);
                separated = span.Suffix.Length > 0;
                continue;
            }
            separated = false;
        }
    }

    static void Each(List<Leaf> leaves, Func<string, string> change)
    {
        foreach (var leaf in leaves.Where(leaf => !leaf.NoCase))
        {
            leaf.Node.Text = change(leaf.Node.Text);
        }
    }

    static bool IsUpperText(List<Leaf> leaves)
    {
        var cased = leaves.Where(leaf => !leaf.NoCase).SelectMany(leaf => leaf.Node.Text).Where(char.IsLetter);
        return cased.Any(char.IsUpper) && !cased.Any(char.IsLower);
    }

    /// <summary>Words with capitals inside, such as acronyms, keep them unless the whole text is in capitals.</summary>
    static void ApplySentence(List<Leaf> leaves, CultureInfo culture)
    {
        if (IsUpperText(leaves))
        {
            Each(leaves, text => text.ToLower(culture));
        }
        Words(leaves, culture, static word => word.Index == 0 ? WordCase.Capital : WordCase.Lower);
    }

    // Words in capitals stay as they are even where all are: the suite has it so, against the specification's words.
    static void ApplyTitle(List<Leaf> leaves, CultureInfo culture) => Words(leaves, culture, TitleWord);

    static WordCase TitleWord(Word word)
    {
        // Title case is a habit of English, whose stop words tell nothing about words of other scripts.
        if ((word.Text.Length == 1 && word.FollowsHyphen) || !IsLatin(word.Text[0]))
        {
            return WordCase.Keep;
        }
        if (!StopWords.Contains(word.Text) || (word.PrecedesHyphen && !word.FollowsHyphen))
        {
            return WordCase.Capital;
        }
        return word.IsAfterBreak || word.Index == 0 || (word.IsLast && !word.FollowsHyphen) || word.PrecedesColon ? WordCase.Capital : WordCase.Lower;
    }

    static bool IsLatin(char c) => c is < '\u0250' or (>= '\u1E00' and < '\u1F00');

    enum WordCase { Keep, Capital, Lower }

    readonly record struct Word(string Text, int Index, bool IsAfterBreak, bool IsLast, bool FollowsHyphen, bool PrecedesHyphen, bool PrecedesColon);

    sealed record Flat(string Text, List<Leaf> Leaves)
    {
        public static Flat Of(List<Leaf> leaves) => new(string.Concat(leaves.Select(leaf => (leaf.StartsWord ? " " : "") + leaf.Node.Text)), leaves);
    }

    /// <summary>Changes the first letter of words as the rule says; words with capitals of their own are never lowered or touched.</summary>
    static void Words(List<Leaf> leaves, CultureInfo culture, Func<Word, WordCase> rule)
    {
        var flat = Flat.Of(leaves);
        var characters = flat.Text.ToCharArray();
        var noCase = NoCaseMap(flat);
        var index = 0;
        for (var start = NextWord(flat.Text, 0); start < flat.Text.Length;)
        {
            var end = WordEnd(flat.Text, start);
            var next = NextWord(flat.Text, end);
            var word = new Word(flat.Text[start..end], index++, IsAfterBreak(flat.Text, start), next >= flat.Text.Length, start > 0 && flat.Text[start - 1] is '-' or '–' or '/', end < flat.Text.Length && flat.Text[end] == '-', end < flat.Text.Length && flat.Text[end] == ':');
            if (!noCase[start])
            {
                ChangeWord(characters, start, end, rule(word), culture);
            }
            start = next;
        }
        Restore(leaves, characters);
    }

    static void ChangeWord(char[] characters, int start, int end, WordCase change, CultureInfo culture)
    {
        if (change == WordCase.Capital && IsLowerWord(characters.AsSpan(start, end - start)))
        {
            characters[start] = char.ToUpper(characters[start], culture);
        }
        else if (change == WordCase.Lower && !HasInnerCapital(characters.AsSpan(start, end - start)))
        {
            characters[start] = char.ToLower(characters[start], culture);
        }
    }

    static bool IsLowerWord(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                return false;
            }
        }
        return true;
    }

    static bool HasInnerCapital(ReadOnlySpan<char> word) => !IsLowerWord(word[1..]);

    static bool[] NoCaseMap(Flat flat)
    {
        var map = new bool[flat.Text.Length];
        var offset = 0;
        foreach (var leaf in flat.Leaves)
        {
            offset += leaf.StartsWord ? 1 : 0;
            map.AsSpan(offset, leaf.Node.Text.Length).Fill(leaf.NoCase);
            offset += leaf.Node.Text.Length;
        }
        return map;
    }

    static void Restore(List<Leaf> leaves, char[] characters)
    {
        var offset = 0;
        foreach (var leaf in leaves)
        {
            var length = leaf.Node.Text.Length;
            offset += leaf.StartsWord ? 1 : 0;
            leaf.Node.Text = new string(characters, offset, length);
            offset += length;
        }
    }

    static int NextWord(string text, int from)
    {
        while (from < text.Length && !IsWordCharacter(text[from]))
        {
            from++;
        }
        return from;
    }

    static int WordEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && (IsWordCharacter(text[end]) || (text[end] is '\'' or '’' or '`' or '.' or '&' && end + 1 < text.Length && IsWordCharacter(text[end + 1])) || IsPossessive(text, end)))
        {
            end++;
        }
        return end;
    }

    /// <summary>The stop in "S.C.O.’s".</summary>
    static bool IsPossessive(string text, int at) =>
        text[at] == '.' && at + 2 < text.Length && text[at + 1] is '\'' or '’' && IsWordCharacter(text[at + 2]);

    static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || char.IsSurrogate(c);

    // "U.S. to close": letters with a stop after each are one word, and no sentence ends with them.
    static bool EndsAbbreviation(string text, int stop) =>
        stop >= 3 && char.IsLetter(text[stop - 1]) && text[stop - 2] == '.' && char.IsLetter(text[stop - 3]);

    static bool IsAfterBreak(string text, int start)
    {
        var i = start - 1;
        while (i >= 0 && (char.IsWhiteSpace(text[i]) || text[i] is '“' or '‘' or '"' or '\'' or '(' or '['))
        {
            i--;
        }
        return i < 0 || text[i] is ':' or '?' or '!' || (text[i] is '.' && i < start - 1 && !EndsAbbreviation(text, i));
    }
}
