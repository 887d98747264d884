using System.Globalization;

namespace ScoReport.Charts;

/// <summary>A chart as a picture of its own, which needs neither the page's style sheet nor the page.</summary>
public static class ChartFiles
{
    const double Edge = 16;
    const double Headline = 16;
    const double Small = 12;

    // The theme's colours for screens in light and dark, as far as a picture needs them; paper is white.
    internal const string StyleSheet = """
        .chart-drawing{--paper:#fff;--ink:#1a1f26;--soft:#48515c;--faint:#5f6974;--grid:#d3d9df;--zero:#1a1f26;--q:#17456f;--c1:#17456f;--c2:#c8501e;--c3:#1f7f69;--c4:#7b4fa3;--c5:#8a6d00;--c6:#2f86b8;--c7:#a3315e;--c8:#5f6974;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif}@media screen and (prefers-color-scheme:dark){.chart-drawing{--paper:#14181d;--ink:#e7e5e0;--soft:#b9c0c8;--faint:#9aa4ae;--grid:#36404a;--zero:#8e99a4;--q:#8fbcf0;--c1:#8fbcf0;--c2:#f08a4b;--c3:#5fc9a8;--c4:#c8aef0;--c5:#e0c04a;--c6:#66b7e6;--c7:#f093b4;--c8:#a7b0ba}}.ground{fill:var(--paper)}text{fill:var(--ink);unicode-bidi:plaintext}.headline{font-weight:650}.soft,.tick text,.axis-title,.none{fill:var(--soft)}.none{font-style:italic}.panel-title,.direct{font-weight:600}.grid{stroke:var(--grid)}.zero{stroke:var(--zero)}.rule,.leader{stroke:var(--faint);fill:none}.s1{--s:var(--c1)}.s2{--s:var(--c2)}.s3{--s:var(--c3)}.s4{--s:var(--c4)}.s5{--s:var(--c5)}.s6{--s:var(--c6)}.s7{--s:var(--c7)}.s8{--s:var(--c8)}.fill,.point,.direct{fill:var(--s)}.point{stroke:var(--paper)}.ring{fill:var(--paper);stroke:var(--s);stroke-width:2}.line,.tick-mark{stroke:var(--s);fill:none;stroke-width:2}.s2.line,.s6.line{stroke-dasharray:7 3}.s3.line,.s7.line{stroke-dasharray:2 3}.s4.line,.s8.line{stroke-dasharray:9 3 2 3}.value{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}.hatch{stroke:var(--paper);stroke-opacity:.6;fill:none}.dot{fill:var(--paper);fill-opacity:.65}.q0{fill:none;stroke:var(--faint);stroke-dasharray:2 3}.q1{fill:var(--q);fill-opacity:.1}.q2{fill:var(--q);fill-opacity:.2}.q3{fill:var(--q);fill-opacity:.3}.q4{fill:var(--q);fill-opacity:.4}.q5{fill:var(--q);fill-opacity:.5}
        """;

    /// <summary>A drawing as a file: with its own style and ground, its titles above it and its source below.</summary>
    /// <param name="drawing">The drawing, at <paramref name="width"/>.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="title">The message.</param>
    /// <param name="subtitle">What is measured; may be empty.</param>
    /// <param name="source">Where the data is from, as a sentence; may be empty.</param>
    public static string Picture(string drawing, double width, string title, string subtitle, string source)
    {
        var head = new Svg();
        var y = Lines(head, title, Headline, "headline", width, Edge);
        y = Lines(head, subtitle, Small + 1, "soft", width, y) + 10;
        var box = drawing.IndexOf("viewBox=\"0 0 ", StringComparison.Ordinal) + "viewBox=\"0 0 ".Length;
        var size = drawing[box..drawing.IndexOf('"', box)];
        var height = double.Parse(size.Split(' ')[1], CultureInfo.InvariantCulture);
        var foot = new Svg();
        var end = Lines(foot, source, Small, "soft", width, y + height + 8) + Edge;
        var (full, tall) = (Svg.N(width + (2 * Edge)), Svg.N(end));
        var body = drawing.IndexOf("</desc>", StringComparison.Ordinal) + "</desc>".Length;
        var opening = drawing[..body]
            .Replace("<svg ", $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{full}\" height=\"{tall}\" ", StringComparison.Ordinal)
            .Replace($"viewBox=\"0 0 {size}\"", $"viewBox=\"0 0 {full} {tall}\"", StringComparison.Ordinal);
        var inner = drawing[body..^"</svg>".Length];
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{opening}<style>{StyleSheet}</style><path class=\"ground\" d=\"M0 0h{full}v{tall}H0z\"/><g transform=\"translate({Svg.N(Edge)} 0)\">{head}<g transform=\"translate(0 {Svg.N(y)})\">{inner}</g>{foot}</g></svg>\n";
    }

    // Writes a text in lines below y; gives where the last one ends.
    static double Lines(Svg svg, string text, double font, string kind, double width, double y)
    {
        if (text.Length == 0)
        {
            return y;
        }

        foreach (var line in TextWidth.Wrapped(text, font, width, 4))
        {
            y += font * 1.3;
            svg.Raw($"<g font-size=\"{Svg.N(font)}\">").Text(0, y - (font * 0.3), line, kind).Raw("</g>");
        }

        return y;
    }
}
