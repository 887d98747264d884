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

    /// <summary>A straight line.</summary>
    public Svg Line(double x1, double y1, double x2, double y2, string kind)
    {
        _text.Append("<path class=\"").Append(kind).Append("\" d=\"M").Append(N(x1)).Append(' ').Append(N(y1));
        if (N(y1) == N(y2))
        {
            _text.Append('H').Append(N(x2));
        }
        else if (N(x1) == N(x2))
        {
            _text.Append('V').Append(N(y2));
        }
        else
        {
            _text.Append('L').Append(N(x2)).Append(' ').Append(N(y2));
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
