using System.Globalization;

namespace ScoReport.Charts;

/// <summary>
/// How wide a text is, without a font at hand: an average per kind of character, on the wide side, since a label with room
/// to spare looks better than one that is cut.
/// </summary>
public static class TextWidth
{
    /// <summary>Width of <paramref name="text"/> at a size, both in pixels.</summary>
    public static double Of(string text, double size)
    {
        var em = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            em += rune.IsAscii ? OfAscii((char)rune.Value) : OfOther(rune);
        }

        return em * size;
    }

    static double OfAscii(char c) => c switch
    {
        'i' or 'j' or 'l' or '\'' or '|' or '.' or ',' or ':' or ';' or '!' => 0.29,
        'f' or 't' or 'r' or 'I' or ' ' or '(' or ')' or '[' or ']' or '-' or '/' => 0.38,
        'm' or 'M' or 'W' or '@' or '%' => 0.91,
        'w' => 0.8,
        >= '0' and <= '9' => 0.64,
        >= 'A' and <= 'Z' => 0.72,
        _ => 0.61,
    };

    static double OfOther(System.Text.Rune rune) => rune.Value switch
    {
        >= 0x1100 and <= 0x11FF or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7AF or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE4F or >= 0xFF00 and <= 0xFF60 or >= 0x1F000 => 1.05,
        >= 0x0600 and <= 0x06FF => 0.6,
        0x202F or 0x2009 => 0.25,
        _ => System.Text.Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            UnicodeCategory.UppercaseLetter => 0.75,
            _ => 0.65,
        },
    };

    /// <summary>
    /// The text in lines of at most <paramref name="width"/>, broken at spaces; in the last of <paramref name="most"/> lines
    /// what does not fit gives way to an ellipsis.
    /// </summary>
    public static string[] Wrapped(string text, double size, double width, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ').SelectMany(w => Parts(w, size, width)))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Of(longer, size) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        lines.Add(line);
        if (lines.Count > most)
        {
            lines[most - 1] = string.Join(' ', lines.Skip(most - 1));
            lines.RemoveRange(most, lines.Count - most);
        }

        return [.. lines.Select(l => Cut(l, size, width))];
    }

    // A word longer than a line is broken, as in German compounds; letters that join their neighbours stay together.
    // Chinese and Japanese write no spaces, and break before any character that does not close something.
    static IEnumerable<string> Parts(string word, double size, double width)
    {
        while (Of(word, size) > width && word.AsSpan().IndexOfAnyInRange('\u3040', '\u9FFF') >= 0)
        {
            var fits = 1;
            while (fits < word.Length && Of(word[..(fits + 1)], size) <= width)
            {
                fits++;
            }

            fits -= fits > 1 && (char.IsPunctuation(word[fits]) || char.IsLowSurrogate(word[fits])) ? 1 : 0;
            yield return word[..fits];
            word = word[fits..];
        }

        while (Of(word, size) > width && word.Length > 6 && word.All(static c => c < 0x0530))
        {
            var n = word.Length - 1;
            while (n > 2 && Of(word[..n] + "-", size) > width)
            {
                n--;
            }

            n = Math.Min(n, word.Length - 3);
            yield return word[..n].TrimEnd('-') + "-";
            word = word[n..];
        }

        yield return word;
    }

    static string Cut(string text, double size, double width)
    {
        if (Of(text, size) <= width)
        {
            return text;
        }

        var elements = StringInfo.ParseCombiningCharacters(text);
        for (var n = elements.Length - 1; n > 0; n--)
        {
            var cut = text[..elements[n]].TrimEnd() + "…";
            if (Of(cut, size) <= width)
            {
                return cut;
            }
        }

        return "…";
    }
}
