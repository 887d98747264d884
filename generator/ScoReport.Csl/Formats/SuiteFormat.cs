using System.Collections.Immutable;
using System.Text;

namespace ScoReport.Csl;

/// <summary>Runs in the markup of the official CSL test suite; for tests only.</summary>
static class SuiteFormat
{
    public static string Write(ImmutableArray<Run> runs)
    {
        var builder = new StringBuilder();
        Append(builder, runs);
        return builder.ToString();
    }

    public static string WriteBibliography(Bibliography bibliography)
    {
        var entries = bibliography.Entries.Select(entry => $"  <div class=\"csl-entry\">{Write(entry.Runs)}</div>\n");
        return "<div class=\"csl-bib-body\">\n" + string.Concat(entries) + "</div>";
    }

    static void Append(StringBuilder builder, ImmutableArray<Run> runs)
    {
        foreach (var run in runs)
        {
            switch (run)
            {
                case TextRun text:
                    AppendText(builder, text.Text);
                    break;
                case StyledRun styled:
                    AppendStyled(builder, styled);
                    break;
                case LinkRun link:
                    Append(builder, link.Children);
                    break;
                case CiteRun cite:
                    Append(builder, cite.Children);
                    break;
            }
        }
    }

    static void AppendText(StringBuilder builder, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Superscripts.Contains(c))
            {
                builder.Append("<sup>").Append(Plain(c)).Append("</sup>");
                continue;
            }
            _ = c switch
            {
                '&' => builder.Append("&#38;"),
                '<' => builder.Append("&#60;"),
                '>' => builder.Append("&#62;"),
                ' ' when i + 1 < text.Length && text[i + 1] == ' ' => builder.Append('\u00A0'),
                _ => builder.Append(c),
            };
        }
    }

    static readonly System.Buffers.SearchValues<char> Superscripts = System.Buffers.SearchValues.Create(
        "ªº¹²³⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ℠™ˀˁۥۦ" + Range('ʰ', 'ʸ') + Range('ˠ', 'ˤ') + Range('ᴬ', 'ᵡ') + Range('㆒', '㆟'));

    static string Range(char first, char last) => new([.. Enumerable.Range(first, last - first + 1).Select(code => (char)code)]);

    static string Plain(char superscript) => superscript switch
    {
        'ˀ' => "ʔ",
        'ˁ' => "ʕ",
        'ۥ' => "و",
        'ۦ' => "ي",
        _ => superscript.ToString().Normalize(NormalizationForm.FormKC),
    };

    static void AppendStyled(StringBuilder builder, StyledRun styled)
    {
        Stack<string> closing = new();
        foreach (var (open, close) in Elements(styled.Style))
        {
            builder.Append(open);
            closing.Push(close);
        }
        Append(builder, styled.Children);
        foreach (var close in closing)
        {
            builder.Append(close);
        }
    }

    static IEnumerable<(string Open, string Close)> Elements(RunStyle style)
    {
        if (style.Display != Display.Inline)
        {
            var before = style.Display switch { Display.Block => "\n\n    ", Display.LeftMargin => "\n    ", _ => "" };
            var after = style.Display switch { Display.Block => "\n", Display.LeftMargin => "", _ => "\n  " };
            yield return ($"{before}<div class=\"csl-{Name(style.Display)}\">", "</div>" + after);
        }
        if (style.FontWeight != FontWeight.Inherit)
        {
            yield return style.FontWeight == FontWeight.Bold ? ("<b>", "</b>") : Span(style.FontWeight == FontWeight.Normal ? "font-weight:normal;" : "font-weight:light;");
        }
        if (style.FontVariant != FontVariant.Inherit)
        {
            yield return Span(style.FontVariant == FontVariant.SmallCaps ? "font-variant:small-caps;" : "font-variant:normal;");
        }
        if (style.FontStyle != FontStyle.Inherit)
        {
            yield return style.FontStyle == FontStyle.Italic ? ("<i>", "</i>") : Span(style.FontStyle == FontStyle.Normal ? "font-style:normal;" : "font-style:oblique;");
        }
        if (style.TextDecoration != TextDecoration.Inherit)
        {
            yield return Span(style.TextDecoration == TextDecoration.Underline ? "text-decoration:underline;" : "text-decoration:none;");
        }
        if (style.VerticalAlign != VerticalAlign.Inherit)
        {
            yield return style.VerticalAlign switch
            {
                VerticalAlign.Superscript => ("<sup>", "</sup>"),
                VerticalAlign.Subscript => ("<sub>", "</sub>"),
                _ => ("<span style=\"baseline\">", "</span>"),
            };
        }
    }

    static string Name(Display display) => display switch
    {
        Display.Block => "block",
        Display.LeftMargin => "left-margin",
        Display.RightInline => "right-inline",
        _ => "indent",
    };

    static (string Open, string Close) Span(string style) => ($"<span style=\"{style}\">", "</span>");
}
