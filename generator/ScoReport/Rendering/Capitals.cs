namespace ScoReport.Rendering;

/// <summary>
/// Finds abbreviations by their looks: words of three Latin capitals or more, a number or the "s" of a plural behind them left out.
/// Roman numbers are none, nor are words in which small letters follow.
/// </summary>
static class Capitals
{
    const int Fewest = 3;

    /// <summary>The first one in <paramref name="text"/>, or nothing.</summary>
    public static (int Start, int End)? First(ReadOnlySpan<char> text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (Length(text[start..end]) is >= Fewest and var length)
            {
                return (start, start + length);
            }

            start = end + 1;
        }

        return null;
    }

    // How many capitals the word begins with, if it is made of them.
    static int Length(ReadOnlySpan<char> word)
    {
        var length = 0;
        while (length < word.Length && IsLatinCapital(word[length]))
        {
            length++;
        }

        var rest = word[length..];
        return (rest is "" or "s" || !rest.ContainsAnyExceptInRange('0', '9')) && word[..length].ContainsAnyExcept("IVX") ? length : 0;
    }

    static bool IsLatinCapital(char c) => c is >= 'A' and <= 'Z' || (c is >= '\u00C0' and <= '\u024F' && char.IsUpper(c));
}
