using ScoReport.Document;

namespace ScoReport.Charts;

/// <summary>
/// Draws a bound chart as SVG at one width. Text stands level in the page's font; colours are classes, which a style sheet
/// gives their values. The same chart and width give the same text.
/// </summary>
public sealed partial class ChartDrawing
{
    /// <summary>Width of a drawing for the text column.</summary>
    public const int Wide = 640;

    /// <summary>Width of a drawing for a telephone.</summary>
    public const int Narrow = 340;

    const double Gap = 18;
    const int MostDirect = 6;

    readonly Chart _chart;
    readonly double _width;
    readonly double _font;
    readonly string _id;
    readonly Func<string, string> _word;
    readonly Svg _svg = new();

    ChartDrawing(Chart chart, double width, string id, Func<string, string> word) =>
        (_chart, _width, _font, _id, _word) = (chart, width, width < 500 ? 13 : 12, id, word);

    double LineHeight => _font * 1.25;

    bool HasMark(ChartMark mark) => _chart.Layers.Any(l => l.Mark == mark);

    // Few lines in one panel carry their names at their ends, which spares readers the way to a key and back.
    bool IsDirect => _chart is { HasKey: true, Series.Length: > 1 and <= MostDirect, Columns: [_], Rows: [_] }
        && HasMark(ChartMark.Line) && !HasMark(ChartMark.Bar) && !HasMark(ChartMark.Area);

    /// <summary>The drawing.</summary>
    /// <param name="chart">What is drawn.</param>
    /// <param name="width">Width in pixels; the height follows from the data.</param>
    /// <param name="id">Id on the page; those of its parts begin with it.</param>
    /// <param name="title">Name of the picture.</param>
    /// <param name="description">What it shows.</param>
    /// <param name="word">Words of the theme.</param>
    public static string Of(Chart chart, double width, string id, string title, string description, Func<string, string> word)
    {
        var drawing = new ChartDrawing(chart, width, id, word);
        var height = chart.X is null ? drawing.Arcs(drawing.Key()) : drawing.Panels(drawing.Key());
        return $"""<svg class="chart-drawing" viewBox="0 0 {Svg.N(width)} {Svg.N(height)}" role="img" aria-labelledby="{id}-t {id}-d" font-size="{Svg.N(drawing._font)}"><title id="{id}-t">{Svg.Escaped(title)}</title><desc id="{id}-d">{Svg.Escaped(description)}</desc>{drawing.Definitions()}{drawing._svg}</svg>""";
    }

    string Definitions() => HasMark(ChartMark.Bar) || HasMark(ChartMark.Area) || HasMark(ChartMark.Arc) ? Markers.Definitions(_id, _chart.Series.Length) : "";

    // A line of swatches and names above the drawing; gives its height.
    double Key()
    {
        if (!_chart.Shades.IsEmpty)
        {
            return ShadeKey();
        }

        if (_chart.Series.Length < 2 || !_chart.HasKey || IsDirect || _chart.X is null)
        {
            return 0;
        }

        var (x, y) = (0.0, _font);
        for (var i = 0; i < _chart.Series.Length; i++)
        {
            var name = TextWidth.Wrapped(_chart.Series[i], _font, _width - 30, 1)[0];
            var needs = 24 + TextWidth.Of(name, _font) + 14;
            if (x > 0 && x + needs > _width)
            {
                (x, y) = (0, y + LineHeight + 4);
            }

            Swatch(i, x, y);
            _svg.Text(x + 24, y, name);
            x += needs;
        }

        return y + 14;
    }

    void Swatch(int series, double x, double y)
    {
        var middle = y - (_font * 0.35);
        if (HasMark(ChartMark.Line))
        {
            _svg.Line(x, middle, x + 18, middle, $"line s{series + 1}").Titled(Markers.Point(series, x + 9, middle, 3.2), "");
        }
        else if (HasMark(ChartMark.Bar) || HasMark(ChartMark.Area))
        {
            _svg.Titled($"path {Markers.Fill(_id, series, _chart.Series.Length)} d=\"M{Svg.N(x)} {Svg.N(middle - 6)}h18v12h-18z\"", "");
        }
        else
        {
            _svg.Titled(Markers.Point(series, x + 9, middle, 4.5), "");
        }
    }

    double ShadeKey()
    {
        var shades = _chart.Shades;
        var (x, y) = (0.0, _font);
        if (_chart.ShadeTitle.Length > 0)
        {
            _svg.Text(0, y, TextWidth.Wrapped(_chart.ShadeTitle, _font, _width, 1)[0], "axis-title");
            y += LineHeight + 4;
        }

        for (var i = 0; i <= shades.Length; i++)
        {
            var text = i == 0 ? "< " + Number(shades[0]) : (i == shades.Length ? "≥ " + Number(shades[^1]) : $"{Number(shades[i - 1])} – {Number(shades[i])}");
            var needs = 24 + TextWidth.Of(text, _font) + 12;
            if (x > 0 && x + needs > _width)
            {
                (x, y) = (0, y + LineHeight + 4);
            }

            _svg.Titled($"path class=\"q{i + 1}\" d=\"M{Svg.N(x)} {Svg.N(y - 10)}h18v12h-18z\"", "").Text(x + 24, y, text);
            x += needs;
        }

        return y + 14;
    }

    string Number(double value) => ChartNumbers.Text(Math.Round(value, Math.Abs(value) >= 100 ? 0 : 1), Data.NumberFormat.Plain, _chart.Style);

    static string TitleOf(ChartItem item) => item.Shown.Length == 0 ? item.Label : item.Label.Length == 0 ? item.Shown : item.Label + ": " + item.Shown;
}
