using System.Text;

namespace ScoReport.Csl.Libraries;

/// <summary>Fields of CSL-JSON as LaTeX text for <c>.bib</c> files, which stay UTF-8.</summary>
static class LatexText
{
    /// <summary>The text with its markup as commands and its special characters escaped.</summary>
    public static string Of(string text) => Write(text, protectsCase: false);

    /// <summary>A title. In English ones, words with capitals that must stay are in braces: all but the initial of the first word.</summary>
    public static string Title(string text, bool isEnglish) => Write(text, protectsCase: isEnglish);

    /// <summary>The text with special characters escaped; markup is text too.</summary>
    public static string Escaped(string text)
    {
        var builder = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            Append(builder, c);
        }
        return builder.ToString();
    }

    static string Write(string text, bool protectsCase)
    {
        var builder = new StringBuilder(text.Length + 16);
        var (isFirst, kept) = (true, 0);
        foreach (var piece in FieldMarkup.Read(text))
        {
            if (!piece.IsText)
            {
                builder.Append(piece.Opens ? Command(piece.Tag) : "}");
                kept += piece.Tag != FieldTag.NoCase ? 0 : piece.Opens ? 1 : -1;
            }
            else if (protectsCase && kept == 0)
            {
                AppendProtected(builder, piece.Text, ref isFirst);
            }
            else
            {
                builder.Append(Escaped(piece.Text));
                isFirst &= !piece.Text.Any(char.IsLetterOrDigit);
            }
        }
        return builder.ToString();
    }

    static string Command(FieldTag tag) => tag switch
    {
        FieldTag.Italic => @"\emph{",
        FieldTag.Bold => @"\textbf{",
        FieldTag.Superscript => @"\textsuperscript{",
        FieldTag.Subscript => @"\textsubscript{",
        FieldTag.SmallCaps => @"\textsc{",
        FieldTag.NoDecoration => @"\textnormal{",
        _ => "{",
    };

    static void AppendProtected(StringBuilder builder, string text, ref bool isFirst)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && IsWord(text[end]) == IsWord(text[start]))
            {
                end++;
            }
            AppendWord(builder, text[start..end], ref isFirst);
            start = end;
        }
    }

    static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '\'' or '’' or '-' or '.' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    static void AppendWord(StringBuilder builder, string word, ref bool isFirst)
    {
        var bare = isFirst && word.Length > 0 ? word[1..] : word;
        var text = Escaped(word);
        builder.Append(bare.Any(char.IsUpper) ? $"{{{text}}}" : text);
        isFirst &= !word.Any(char.IsLetterOrDigit);
    }

    // Braces as commands, since BibTeX counts escaped ones too.
    static void Append(StringBuilder builder, char c) => _ = c switch
    {
        '\\' => builder.Append(@"\textbackslash{}"),
        '{' => builder.Append(@"\textbraceleft{}"),
        '}' => builder.Append(@"\textbraceright{}"),
        '~' => builder.Append(@"\textasciitilde{}"),
        '^' => builder.Append(@"\textasciicircum{}"),
        '#' or '$' or '%' or '&' or '_' => builder.Append('\\').Append(c),
        '\u00A0' => builder.Append('~'),
        _ => builder.Append(c),
    };
}
