using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace ScoReport.Csl;

/// <summary>Runs as Markdown (CommonMark, with Pandoc's marks for super- and subscript).</summary>
public static class MarkdownFormat
{
    static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]<>^~");

    /// <summary>Markdown for a line or paragraph; what Markdown would take for a mark is escaped.</summary>
    public static string Write(ImmutableArray<Run> runs)
    {
        var builder = new StringBuilder();
        Append(builder, runs);
        return builder.ToString();
    }

    static void Append(StringBuilder builder, ImmutableArray<Run> runs)
    {
        foreach (var run in runs)
        {
            switch (run)
            {
                case TextRun text:
                    AppendEscaped(builder, text.Text);
                    break;
                case StyledRun styled:
                    AppendStyled(builder, styled);
                    break;
                case LinkRun link:
                    AppendLink(builder, link);
                    break;
                case CiteRun cite:
                    Append(builder, cite.Children);
                    break;
            }
        }
    }

    static void AppendStyled(StringBuilder builder, StyledRun styled)
    {
        var style = styled.Style;
        var mark = (style.FontStyle is FontStyle.Italic or FontStyle.Oblique ? "*" : "") + (style.FontWeight == FontWeight.Bold ? "**" : "")
            + style.VerticalAlign switch { VerticalAlign.Superscript => "^", VerticalAlign.Subscript => "~", _ => "" };
        builder.Append(mark);
        Append(builder, styled.Children);
        for (var i = mark.Length - 1; i >= 0; i--)
        {
            builder.Append(mark[i]);
        }
        if (style.Display == Display.LeftMargin)
        {
            builder.Append(' ');
        }
    }

    static void AppendLink(StringBuilder builder, LinkRun link)
    {
        var words = PlainTextFormat.Write(link.Children);
        if (words == link.Url)
        {
            builder.Append('<').Append(link.Url).Append('>');
            return;
        }
        builder.Append('[');
        AppendEscaped(builder, words);
        builder.Append("](").Append(link.Url.Replace(")", "%29", StringComparison.Ordinal)).Append(')');
    }

    static void AppendEscaped(StringBuilder builder, string text)
    {
        foreach (var c in text)
        {
            _ = Special.Contains(c) ? builder.Append('\\').Append(c) : builder.Append(c);
        }
    }
}
