using System.Text;

namespace ScoReport.Charts;

/// <summary>Writes SVG: numbers with one decimal, text made safe.</summary>
public sealed class Svg
{
    readonly StringBuilder _text = new(8192);

    /// <summary>Appends markup as it is.</summary>
    public Svg Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>A coordinate.</summary>
    public static string N(double value) => PathData.Short(value, 1);

    /// <summary>Text made safe for elements and quoted attributes. What XML cannot hold is left out.</summary>
    public static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            safe.Append(c switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '"' => "&quot;", < ' ' and not ('\t' or '\n') or '\uFFFE' or '\uFFFF' => "", _ => c.ToString() });
        }

        return safe.ToString();
    }

    /// <summary>A level line of text. No style means the page's own.</summary>
    public Svg Text(double x, double y, string text, string kind = "", string anchor = "start")
    {
        _text.Append("<text x=\"").Append(N(x)).Append("\" y=\"").Append(N(y)).Append('"');
        if (kind.Length > 0)
        {
            _text.Append(" class=\"").Append(kind).Append('"');
        }

        if (anchor != "start")
        {
            _text.Append(" text-anchor=\"").Append(anchor).Append('"');
        }

        _text.Append('>').Append(Escaped(text)).Append("</text>");
        return this;
    }

    /// <summary>Lines of text that look alike and stand below one another, or side by side; what they share is said once.</summary>
    public Svg Texts(double x, double y, bool isColumn, string kind, string anchor, IReadOnlyList<(double At, string Text)> texts)
    {
        if (texts.Count == 0)
        {
            return this;
        }

        _text.Append(kind.Length > 0 ? $"<g class=\"{kind}\" text-anchor=\"" : "<g text-anchor=\"").Append(anchor)
            .Append("\" transform=\"translate(").Append(N(x)).Append(y == 0 ? "" : " " + N(y)).Append(")\">");
        foreach (var (at, text) in texts)
        {
            _text.Append(isColumn ? "<text y=\"" : "<text x=\"").Append(N(at)).Append("\">").Append(Escaped(text)).Append("</text>");
        }

        _text.Append("</g>");
        return this;
    }

    /// <summary>A straight line.</summary>
    public Svg Line(double x1, double y1, double x2, double y2, string kind) => Lines([(x1, y1, x2, y2)], kind);

    /// <summary>Straight lines that look alike.</summary>
    public Svg Lines(IReadOnlyList<(double X1, double Y1, double X2, double Y2)> lines, string kind)
    {
        if (lines.Count == 0)
        {
            return this;
        }

        _text.Append("<path class=\"").Append(kind).Append("\" d=\"");
        foreach (var (x1, y1, x2, y2) in lines)
        {
            var (left, top, right, low) = (N(x1), N(y1), N(x2), N(y2));
            _text.Append('M').Append(left).Append(' ').Append(top).Append(top == low ? "H" + right : left == right ? "V" + low : $"L{right} {low}");
        }

        _text.Append("\"/>");
        return this;
    }

    /// <summary>Opens a group for a mark that says what it is, on hover and to those who ask.</summary>
    public Svg Titled(string element, string title)
    {
        _text.Append('<').Append(element);
        if (title.Length == 0)
        {
            _text.Append("/>");
            return this;
        }

        _text.Append("><title>").Append(Escaped(title)).Append("</title></").Append(element.Split(' ')[0]).Append('>');
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
