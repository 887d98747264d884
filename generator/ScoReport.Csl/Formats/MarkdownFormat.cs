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
        if (style.FontStyle is FontStyle.Italic or FontStyle.Oblique && styled.Children.Any(IsUpright))
        {
            Append(builder, Parted(styled));
            return;
        }
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

    static bool IsUpright(Run run) => run is StyledRun { Style.FontStyle: FontStyle.Normal };

    /// <summary>
    /// Markdown has no mark for upright letters inside emphasis, so that the emphasis ends before them and begins anew. Spaces and
    /// marks at its inner ends stay outside, where Markdown would not take the stars for emphasis.
    /// </summary>
    static ImmutableArray<Run> Parted(StyledRun styled)
    {
        var parts = ImmutableArray.CreateBuilder<Run>();
        for (int start = 0, end; start < styled.Children.Length; start = end + 1)
        {
            for (end = start; end < styled.Children.Length && !IsUpright(styled.Children[end]); end++)
            {
            }
            var (before, inner, after) = Trimmed(styled.Children[start..end], atStart: start > 0, atEnd: end < styled.Children.Length);
            parts.Add(new TextRun(before));
            if (!inner.IsEmpty)
            {
                parts.Add(styled with { Children = inner });
            }
            parts.Add(new TextRun(after));
            if (end < styled.Children.Length)
            {
                parts.Add(styled.Children[end]);
            }
        }
        return parts.DrainToImmutable();
    }

    static (string Before, ImmutableArray<Run> Inner, string After) Trimmed(ImmutableArray<Run> runs, bool atStart, bool atEnd)
    {
        var (before, after) = ("", "");
        if (atStart && runs is [TextRun first, ..])
        {
            var length = first.Text.TakeWhile(IsNoLetter).Count();
            before = first.Text[..length];
            runs = length == first.Text.Length ? runs[1..] : runs.SetItem(0, new TextRun(first.Text[length..]));
        }
        if (atEnd && runs is [.., TextRun last])
        {
            var length = last.Text.Reverse().TakeWhile(IsNoLetter).Count();
            after = last.Text[^length..];
            runs = length == last.Text.Length ? runs[..^1] : runs.SetItem(runs.Length - 1, new TextRun(last.Text[..^length]));
        }
        return (before, runs, after);
    }

    static bool IsNoLetter(char c) => char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsSymbol(c);

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
