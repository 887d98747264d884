using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Finds places inside the text of a YAML scalar.</summary>
public static class ScalarPlaces
{
    /// <summary>
    /// The place in the file of a character of a scalar's text: exact for a literal block (<c>|</c>) and for a text in one
    /// line; for others, such as a folded block, the place of the scalar.
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
        return (start < source.Length && source[start] == '|' ? InLiteral(source, start, text, offset) : InLine(source.AsSpan(start), text, offset) + start) is var place && place >= start
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

    // As it stands, or after its quotation mark.
    static int InLine(ReadOnlySpan<char> source, string text, int offset) =>
        source.StartsWith(text, StringComparison.Ordinal) ? offset
        : source is ['"' or '\'', ..] && source[1..].StartsWith(text, StringComparison.Ordinal) ? offset + 1
        : int.MinValue / 2;
}
