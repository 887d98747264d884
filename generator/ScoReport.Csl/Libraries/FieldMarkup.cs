namespace ScoReport.Csl.Libraries;

/// <summary>A kind of inline markup in CSL-JSON fields.</summary>
enum FieldTag { None, Italic, Bold, Superscript, Subscript, SmallCaps, NoCase, NoDecoration }

/// <summary>A stretch of a field's text, or the beginning or end of markup.</summary>
readonly record struct FieldPiece(string Text, FieldTag Tag = FieldTag.None, bool Opens = false)
{
    public bool IsText => Tag == FieldTag.None;
}

/// <summary>
/// The markup of CSL-JSON fields, for writing it in another format. Unlike what the engine does with a field,
/// quotation marks and apostrophes stay as they were written.
/// </summary>
static class FieldMarkup
{
    static readonly (string Open, string Close, FieldTag Tag)[] Tags =
    [
        ("<i>", "</i>", FieldTag.Italic),
        ("<b>", "</b>", FieldTag.Bold),
        ("<sup>", "</sup>", FieldTag.Superscript),
        ("<sub>", "</sub>", FieldTag.Subscript),
        ("<sc>", "</sc>", FieldTag.SmallCaps),
        ("<span style=\"font-variant:small-caps;\">", "</span>", FieldTag.SmallCaps),
        ("<span style=\"font-variant: small-caps;\">", "</span>", FieldTag.SmallCaps),
        ("<span class=\"nocase\">", "</span>", FieldTag.NoCase),
        ("<span class=\"nodecor\">", "</span>", FieldTag.NoDecoration),
    ];

    /// <summary>The field in pieces. Every opening piece has its closing one, properly nested; a tag without its other half is text.</summary>
    public static List<FieldPiece> Read(string text)
    {
        List<FieldPiece> pieces = [];
        Stack<(int Index, string Close)> open = new();
        var (start, at) = (0, 0);
        while ((at = text.IndexOf('<', at)) >= 0)
        {
            var rest = text.AsSpan(at);
            if (open.Count > 0 && rest.StartsWith(open.Peek().Close, StringComparison.Ordinal))
            {
                AddText(pieces, text[start..at]);
                var (index, close) = open.Pop();
                pieces.Add(new FieldPiece(close, pieces[index].Tag));
                at = start = at + close.Length;
            }
            else if (Opener(rest) is { Tag: not FieldTag.None } tag)
            {
                AddText(pieces, text[start..at]);
                open.Push((pieces.Count, tag.Close));
                pieces.Add(new FieldPiece(tag.Open, tag.Tag, Opens: true));
                at = start = at + tag.Open.Length;
            }
            else
            {
                at++;
            }
        }
        AddText(pieces, text[start..]);
        foreach (var (index, _) in open)
        {
            pieces[index] = new FieldPiece(pieces[index].Text);
        }
        return pieces;
    }

    /// <summary>The field's text without its markup.</summary>
    public static string Strip(string text) =>
        text.Contains('<', StringComparison.Ordinal) ? string.Concat(Read(text).Where(static piece => piece.IsText).Select(static piece => piece.Text)) : text;

    static (string Open, string Close, FieldTag Tag) Opener(ReadOnlySpan<char> rest)
    {
        foreach (var tag in Tags)
        {
            if (rest.StartsWith(tag.Open, StringComparison.Ordinal))
            {
                return tag;
            }
        }
        return ("", "", FieldTag.None);
    }

    static void AddText(List<FieldPiece> pieces, string text)
    {
        if (text.Length > 0)
        {
            pieces.Add(new FieldPiece(text));
        }
    }
}
