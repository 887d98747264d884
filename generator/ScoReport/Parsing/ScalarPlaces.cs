using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Finds places inside the text of a YAML scalar.</summary>
public static class ScalarPlaces
{
    /// <summary>
    /// The place in the file of a character of a scalar's text, however the scalar is written; the place of the scalar where its
    /// source has the text in other words, such as escapes by numbers.
    /// </summary>
    /// <param name="at">The scalar.</param>
    /// <param name="text">Its text.</param>
    /// <param name="offset">Which character of the text, in UTF-16 code units.</param>
    public static SourceSpan Of(SourceSpan at, string text, int offset) =>
        offset < 0 || offset > text.Length ? at : Moved(at, text)(new SourceSpan(null, offset, 1));

    /// <summary>Tells of parts of a scalar's text where they stand in the file, as <see cref="Of"/> does of characters.</summary>
    public static Func<SourceSpan, SourceSpan> Moved(SourceSpan at, string text)
    {
        if (at.File is not { } file)
        {
            return _ => at;
        }

        var places = All(file.Text, Math.Min(at.Start, file.Text.Length), text);
        return part => places[Math.Clamp(part.Start, 0, text.Length)] is >= 0 and var start
            ? file.Span(start, Math.Max(Math.Min(part.Length, 1), places[Math.Clamp(part.Start + part.Length, 0, text.Length)] - start))
            : at;
    }

    // The place of each character and of the end; -1 where it is not known.
    static int[] All(string source, int start, string text)
    {
        var places = new int[text.Length + 1];
        Array.Fill(places, -1);
        if (start < source.Length && source[start] == '|')
        {
            InLiteral(source, start, text, places);
        }
        else
        {
            InFlow(source, start, text, places);
        }

        return places;
    }

    // Lines of a literal block are those of its text, all indented alike; how far, the difference of their lengths says.
    static void InLiteral(string source, int start, string text, int[] places)
    {
        var begin = source.IndexOf('\n', start) + 1;
        for (var from = 0; begin > 0 && from <= text.Length; begin = source.IndexOf('\n', begin) + 1)
        {
            var written = LineAt(source, begin);
            var own = LineAt(text, from);
            if (!written.EndsWith(own, StringComparison.Ordinal))
            {
                return;
            }

            for (var i = 0; i <= own.Length; i++)
            {
                places[from + i] = begin + written.Length - own.Length + i;
            }

            from += own.Length + 1;
        }
    }

    static ReadOnlySpan<char> LineAt(string source, int begin)
    {
        var rest = source.AsSpan(begin);
        return (rest.IndexOf('\n') is var end and >= 0 ? rest[..end] : rest).TrimEnd('\r');
    }

    // The text and its source are gone through side by side: lines of a folded block or of a text in several lines are broken and
    // indented where the text has a space or the end of a line, and texts in quotation marks have their own signs.
    static void InFlow(string source, int start, string text, int[] places)
    {
        var style = start < source.Length ? source[start] : ' ';
        var at = style == '>' ? source.IndexOf('\n', start) + 1 : style is '"' or '\'' ? start + 1 : start;
        if (style == '>')
        {
            SkipSpace(source, ref at, style);
        }

        for (var i = 0; at < source.Length; i++)
        {
            places[i] = at;
            if (i == text.Length)
            {
                return;
            }

            var isSpace = char.IsWhiteSpace(text[i]);
            if (isSpace ? (i == 0 || !char.IsWhiteSpace(text[i - 1])) && !SkipSpace(source, ref at, style) : !Step(source, ref at, text[i], style))
            {
                return;
            }
        }
    }

    static bool Step(string source, ref int at, char c, char style)
    {
        at += (style == '"' && at < source.Length && source[at] == '\\') || (style == '\'' && c == '\'') ? 2 : 1;
        return at <= source.Length && source[at - 1] == c;
    }

    // Signs for the end of a line and for a tab are space, too.
    static bool SkipSpace(string source, ref int at, char style)
    {
        var begin = at;
        while (at < source.Length && (char.IsWhiteSpace(source[at]) || (style == '"' && source[at] == '\\' && at + 1 < source.Length && (source[at + 1] is 'n' or 't' or '\r' or '\n'))))
        {
            at += source[at] == '\\' ? 2 : 1;
        }

        return at > begin;
    }
}
