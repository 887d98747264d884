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
    public static SourceSpan Of(SourceSpan at, string text, int offset)
    {
        if (at.File is not { } file || offset < 0 || offset > text.Length)
        {
            return at;
        }

        var source = file.Text;
        var start = Math.Min(at.Start, source.Length);
        return (start < source.Length && source[start] == '|' ? InLiteral(source, start, text, offset) : InFlow(source, start, text, offset)) is var place && place >= start
            ? file.Span(place, 1)
            : at;
    }

    // Lines of a literal block are those of its text, all indented alike; how far, the difference of their lengths says.
    static int InLiteral(string source, int start, string text, int offset)
    {
        var line = text.AsSpan(0, offset).Count('\n');
        var begin = start;
        for (var i = 0; i <= line; i++)
        {
            begin = source.IndexOf('\n', begin) + 1;
            if (begin == 0)
            {
                return -1;
            }
        }

        var written = LineAt(source, begin);
        var own = text.AsSpan(offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1);
        var column = offset - (text.Length - own.Length);
        own = own.IndexOf('\n') is var end and >= 0 ? own[..end] : own;
        return written.EndsWith(own, StringComparison.Ordinal) ? begin + written.Length - own.Length + column : -1;
    }

    static ReadOnlySpan<char> LineAt(string source, int begin)
    {
        var rest = source.AsSpan(begin);
        return (rest.IndexOf('\n') is var end and >= 0 ? rest[..end] : rest).TrimEnd('\r');
    }

    // The text and its source are gone through side by side: lines of a folded block or of a text in several lines are broken and
    // indented where the text has a space or the end of a line, and texts in quotation marks have their own signs.
    static int InFlow(string source, int start, string text, int offset)
    {
        var style = start < source.Length ? source[start] : ' ';
        var at = style == '>' ? source.IndexOf('\n', start) + 1 : style is '"' or '\'' ? start + 1 : start;
        if (style == '>')
        {
            SkipSpace(source, ref at, style);
        }

        for (var i = 0; i < offset; i++)
        {
            var isSpace = char.IsWhiteSpace(text[i]);
            if (isSpace ? (i == 0 || !char.IsWhiteSpace(text[i - 1])) && !SkipSpace(source, ref at, style) : !Step(source, ref at, text[i], style))
            {
                return -1;
            }
        }

        return at < source.Length ? at : -1;
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
