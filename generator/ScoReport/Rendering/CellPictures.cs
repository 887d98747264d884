using System.Globalization;
using System.Text;

namespace ScoReport.Rendering;

/// <summary>Pictures in the cells of a table, as SVG: the number stands beside a bar, and a line is told in words.</summary>
static class CellPictures
{
    const int LineWidth = 64;
    const int LineHeight = 18;
    const int Margin = 2;

    /// <summary>A bar as long as <paramref name="value"/> is of <paramref name="most"/>.</summary>
    public static string Bar(decimal value, decimal most)
    {
        var share = most == 0 ? 0 : Math.Round(Math.Min(1, Math.Abs(value) / most) * 100, 1);
        return $"<svg class=\"bar{(value < 0 ? " negative" : "")}\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"{share.ToString("0.#", CultureInfo.InvariantCulture)}\" height=\"4\"/></svg>";
    }

    /// <summary>A line through values, left to right, on a scale of its own; where a value is missing it breaks off.</summary>
    public static string Line(IReadOnlyList<decimal?> values, string words)
    {
        var known = values.Where(static v => v is not null).Select(static v => v!.Value).ToArray();
        if (known.Length == 0)
        {
            return "";
        }

        var (least, most) = (known.Min(), known.Max());
        var path = new StringBuilder();
        var last = (X: "", Y: "");
        var open = false;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                last = (X(i, values.Count), Y(value, least, most));
                path.Append(open ? 'L' : 'M').Append(last.X).Append(' ').Append(last.Y);
            }

            open = values[i] is not null;
        }

        return $"<svg class=\"sparkline\" viewBox=\"0 0 {LineWidth} {LineHeight}\" width=\"{LineWidth}\" height=\"{LineHeight}\" role=\"img\" aria-label=\"{HtmlWriter.Escaped(words)}\"><path d=\"{path}\"/><circle cx=\"{last.X}\" cy=\"{last.Y}\" r=\"2\"/></svg>";
    }

    static string X(int at, int count) => Number(Margin + (count < 2 ? 0.5 : (double)at / (count - 1)) * (LineWidth - (2 * Margin)));

    // In floating point: the difference of two numbers may be larger than a decimal holds.
    static string Y(decimal value, decimal least, decimal most)
    {
        var range = (double)most - (double)least;
        var share = range == 0 ? 0.5 : ((double)value - (double)least) / range;
        return Number(LineHeight - Margin - (share * (LineHeight - (2 * Margin))));
    }

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
