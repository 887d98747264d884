using System.Collections.Immutable;
using System.Text;

namespace ScoReport.Csl;

/// <summary>Runs as semantic HTML: em, strong, sup, sub, a, and spans with csl- classes.</summary>
public static class HtmlFormat
{
    /// <summary>HTML for inline use. With a function from reference ids to URLs, each cite links to its bibliography entry.</summary>
    public static string Write(ImmutableArray<Run> runs, Func<string, string?>? citeUrl = null)
    {
        var builder = new StringBuilder();
        Append(builder, runs, citeUrl);
        return builder.ToString();
    }

    /// <summary>A bibliography as a list of div elements with the classes of the official test suite; with a function from reference ids to element ids, each entry has one.</summary>
    public static string Write(Bibliography bibliography, Func<string, string?>? elementId = null)
    {
        var builder = new StringBuilder("<div class=\"csl-bib-body");
        builder.Append(bibliography.HangingIndent ? " csl-hanging-indent" : "").Append("\" role=\"list\">\n");
        foreach (var entry in bibliography.Entries)
        {
            builder.Append("  <div class=\"csl-entry\" role=\"listitem\"");
            if (elementId?.Invoke(entry.Id) is { } id)
            {
                builder.Append(" id=\"");
                AppendEscaped(builder, id);
                builder.Append('"');
            }
            builder.Append('>');
            Append(builder, entry.Runs, null);
            builder.Append("</div>\n");
        }
        return builder.Append("</div>\n").ToString();
    }

    static void Append(StringBuilder builder, ImmutableArray<Run> runs, Func<string, string?>? citeUrl)
    {
        foreach (var run in runs)
        {
            Append(builder, run, citeUrl);
        }
    }

    static void Append(StringBuilder builder, Run run, Func<string, string?>? citeUrl)
    {
        switch (run)
        {
            case TextRun text:
                AppendEscaped(builder, text.Text);
                break;
            case StyledRun styled:
                AppendStyled(builder, styled, citeUrl);
                break;
            case LinkRun link:
                AppendLink(builder, link.Url, link.Children, null);
                break;
            case CiteRun cite when citeUrl?.Invoke(cite.Id) is { } url:
                AppendLink(builder, url, cite.Children, "csl-cite");
                break;
            case CiteRun cite:
                Append(builder, cite.Children, citeUrl);
                break;
        }
    }

    static void AppendLink(StringBuilder builder, string url, ImmutableArray<Run> children, string? cssClass)
    {
        builder.Append(cssClass is null ? "<a href=\"" : $"<a class=\"{cssClass}\" href=\"");
        AppendEscaped(builder, url);
        builder.Append("\">");
        // Links do not nest: what lies inside is written without its own.
        Append(builder, Unlinked(children), null);
        builder.Append("</a>");
    }

    static ImmutableArray<Run> Unlinked(ImmutableArray<Run> runs) => [.. runs.SelectMany(run => run switch
    {
        LinkRun link => Unlinked(link.Children),
        StyledRun styled => [styled with { Children = Unlinked(styled.Children) }],
        _ => ImmutableArray.Create(run),
    })];

    static void AppendStyled(StringBuilder builder, StyledRun styled, Func<string, string?>? citeUrl)
    {
        Stack<string> closing = new();
        foreach (var (open, close) in Elements(styled.Style))
        {
            builder.Append(open);
            closing.Push(close);
        }
        Append(builder, styled.Children, citeUrl);
        foreach (var close in closing)
        {
            builder.Append(close);
        }
    }

    static IEnumerable<(string Open, string Close)> Elements(RunStyle style)
    {
        if (style.Display != Display.Inline)
        {
            yield return Span(style.Display switch
            {
                Display.Block => "csl-block",
                Display.LeftMargin => "csl-left-margin",
                Display.RightInline => "csl-right-inline",
                _ => "csl-indent",
            });
        }
        switch (style.FontStyle)
        {
            case FontStyle.Italic or FontStyle.Oblique:
                yield return ("<em>", "</em>");
                break;
            case FontStyle.Normal:
                yield return Span("csl-upright");
                break;
        }
        switch (style.FontWeight)
        {
            case FontWeight.Bold:
                yield return ("<strong>", "</strong>");
                break;
            case FontWeight.Light:
                yield return Span("csl-light");
                break;
            case FontWeight.Normal:
                yield return Span("csl-regular");
                break;
        }
        if (style.FontVariant != FontVariant.Inherit)
        {
            yield return Span(style.FontVariant == FontVariant.SmallCaps ? "csl-small-caps" : "csl-no-small-caps");
        }
        if (style.TextDecoration != TextDecoration.Inherit)
        {
            yield return Span(style.TextDecoration == TextDecoration.Underline ? "csl-underline" : "csl-no-underline");
        }
        switch (style.VerticalAlign)
        {
            case VerticalAlign.Superscript:
                yield return ("<sup>", "</sup>");
                break;
            case VerticalAlign.Subscript:
                yield return ("<sub>", "</sub>");
                break;
            case VerticalAlign.Baseline:
                yield return Span("csl-baseline");
                break;
        }
    }

    static (string Open, string Close) Span(string cssClass) => ($"<span class=\"{cssClass}\">", "</span>");

    static void AppendEscaped(StringBuilder builder, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => builder.Append("&amp;"),
                '<' => builder.Append("&lt;"),
                '>' => builder.Append("&gt;"),
                '"' => builder.Append("&quot;"),
                _ => builder.Append(c),
            };
        }
    }
}
