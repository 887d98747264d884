using System.Text;

namespace ScoReport.Csl.Libraries;

/// <summary>
/// English titles as CSL wants them: <c>.bib</c> files have them in title case and put in braces what has to keep its capitals.
/// The first word, and the first after a colon, '?' or '!', stay; so do words with capitals inside and single capitals but "A".
/// </summary>
static class SentenceCase
{
    public static string Apply(string marked)
    {
        var result = new StringBuilder(marked);
        var (depth, starts) = (0, true);
        for (var i = 0; i < marked.Length; i++)
        {
            var c = marked[i];
            if (Marks.IsMark(c))
            {
                depth += c == Marks.Protect ? 1 : c == Marks.Closer(Marks.Protect) ? -1 : 0;
            }
            else if (char.IsLetterOrDigit(c))
            {
                var end = EndOfWord(marked, i);
                if (depth == 0 && !starts && !GoesOnInBraces(marked, end) && IsCapitalized(marked.AsSpan(i, end - i), end < marked.Length && marked[end] == '-'))
                {
                    result[i] = char.ToLowerInvariant(c);
                }
                (starts, i) = (false, end - 1);
            }
            else if (c is ':' or '?' or '!' && (i + 1 == marked.Length || !char.IsLetterOrDigit(marked[i + 1])))
            {
                starts = true;
            }
        }
        return result.ToString();
    }

    /// <summary>Braces within a word protect what is before them too: "Mc{D}onald".</summary>
    static bool GoesOnInBraces(string text, int end) => end + 1 < text.Length && text[end] == Marks.Protect && char.IsLetter(text[end + 1]);

    static int EndOfWord(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || char.GetUnicodeCategory(text[at]) == System.Globalization.UnicodeCategory.NonSpacingMark
            || (IsApostrophe(text[at]) && at + 1 < text.Length && char.IsLetter(text[at + 1]))))
        {
            at++;
        }
        return at;
    }

    static bool IsApostrophe(char c) => c is '\'' or '’';

    /// <summary>Whether the word is Latin, has a capital first and none after it.</summary>
    static bool IsCapitalized(ReadOnlySpan<char> word, bool beforeHyphen)
    {
        if (!char.IsUpper(word[0]) || word[0] > '\u024F')
        {
            return false;
        }
        if (word.Length == 1)
        {
            return word[0] == 'A' && !beforeHyphen;
        }
        foreach (var c in word[1..])
        {
            if (char.IsUpper(c))
            {
                return false;
            }
        }
        return true;
    }
}
