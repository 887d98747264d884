using System.Collections.Immutable;
using System.Text;

namespace ScoReport.Document;

/// <summary>The words of a text without its markup, for titles, descriptions and alternative texts.</summary>
public static class PlainText
{
    /// <summary>The words of <paramref name="inlines"/>; footnote marks leave nothing behind.</summary>
    /// <param name="inlines">A text.</param>
    /// <param name="shown">Has the first say about a part: its words where pages print others than are known here, or nothing.</param>
    public static string Of(ImmutableArray<Inline> inlines, Func<Inline, string?>? shown = null)
    {
        if (inlines is [Text only])
        {
            return only.Value;
        }

        var text = new StringBuilder();
        Append(text, inlines, shown);
        return text.ToString();
    }

    /// <summary>Words in <paramref name="text"/>; every Chinese or Japanese character counts as one.</summary>
    public static int WordCount(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var ideograph = c is >= '\u3040' and <= '\u9FFF';
            var letter = char.IsLetterOrDigit(c) || c is '\'' or '’' or '-';
            words += ideograph || (letter && !inside) ? 1 : 0;
            inside = letter && !ideograph;
        }

        return words;
    }

    static void Append(StringBuilder text, ImmutableArray<Inline> inlines, Func<Inline, string?>? shown)
    {
        foreach (var inline in inlines)
        {
            if (shown?.Invoke(inline) is { } words)
            {
                text.Append(words);
                continue;
            }

            switch (inline)
            {
                case Text plain:
                    text.Append(plain.Value);
                    break;
                case SoftBreak or HardBreak:
                    text.Append(' ');
                    break;
                case Styled styled:
                    Append(text, styled.Inlines, shown);
                    break;
                case Code code:
                    text.Append(code.Value);
                    break;
                case MathSpan math:
                    text.Append(math.TeX);
                    break;
                case Link link:
                    Append(text, link.Inlines, shown);
                    break;
                case BoundLink link:
                    Append(text, link.Inlines, shown);
                    break;
                case Image image:
                    Append(text, image.Alt, shown);
                    break;
                case Span span:
                    Append(text, span.Inlines, shown);
                    break;
                case Cite:
                    // A citation that is not bound has no words yet, and takes the space before it along.
                    while (text.Length > 0 && text[^1] == ' ')
                    {
                        text.Length--;
                    }

                    break;
                case BoundCite cite:
                    Append(text, cite.Runs, shown);
                    break;
                case BoundCrossReference reference:
                    text.Append(reference.Number);
                    break;
                case BoundValue value:
                    text.Append(value.Value);
                    break;
                case BoundDate date:
                    text.Append(date.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case Abbreviation abbreviation:
                    text.Append(abbreviation.Value);
                    break;
            }
        }
    }
}
