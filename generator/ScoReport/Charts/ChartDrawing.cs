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
    // From here on half a pixel makes no difference that can be seen, and digits cost bytes.
    const int Crowd = 200;

    readonly Chart _chart;
    readonly double _width;
    readonly double _font;
    readonly string _id;
    readonly Func<string, string> _word;
    readonly bool _hasTitles;
    readonly int _digits;
    readonly Svg _svg = new();
    readonly Lazy<double> _widestText;
    readonly Lazy<bool> _isDirect;
    readonly SortedDictionary<string, string> _definitions = new(StringComparer.Ordinal);

    ChartDrawing(Chart chart, double width, string id, Func<string, string> word, bool hasTitles)
    {
        (_chart, _width, _font, _id, _word, _hasTitles) = (chart, width, width < 500 ? 13 : 12, id, word, hasTitles);
        _widestText = new Lazy<double>(() => chart.Layers.Where(static l => l.Mark == ChartMark.Text).SelectMany(static l => l.Items).Select(i => TextWidth.Of(i.Text, _font)).DefaultIfEmpty(0).Max());
        _isDirect = new Lazy<bool>(HasRoomForNames);
        _digits = chart.Layers.Sum(static l => l.Items.Length) > Crowd ? 0 : 1;
    }

    double LineHeight => _font * 1.25;

    bool HasMark(ChartMark mark) => _chart.Layers.Any(l => l.Mark == mark);

    // The layer whose marks belong to series, which the key has to look like.
    ChartMarks SeriesLayer => _chart.Layers.FirstOrDefault(static l => l.HasSeries) ?? _chart.Layers[0];

    // Lines in one panel carry their names at their ends, which spares readers the way to a key and back.
    bool IsDirect => _isDirect.Value;

    /// <summary>The drawing.</summary>
    /// <param name="chart">What is drawn.</param>
    /// <param name="width">Width in pixels; the height follows from the data.</param>
    /// <param name="id">Id on the page; those of its parts begin with it.</param>
    /// <param name="title">Name of the picture.</param>
    /// <param name="description">What it shows.</param>
    /// <param name="word">Words of the theme.</param>
    /// <param name="hasTitles">Whether each mark says its value itself, for a picture that stands without its table.</param>
    public static string Of(Chart chart, double width, string id, string title, string description, Func<string, string> word, bool hasTitles = false)
    {
        chart = ChartTitles.In(chart, word);
        var drawing = new ChartDrawing(chart, width, id, word, hasTitles);
        if (chart.X is not null && drawing.IsCrowded())
        {
            drawing = new ChartDrawing(Laid(chart), width, id, word, hasTitles);
        }

        var height = drawing._chart.X is null ? drawing.Arcs(drawing.Key()) : drawing.Panels(drawing.Key());
        var folds = hasTitles || chart.Folds == 0 ? "" : $" data-folds=\"{chart.Folds}\"";
        return $"""<svg class="chart-drawing" viewBox="0 0 {Svg.N(width)} {Svg.N(height)}" role="img" font-size="{Svg.N(drawing._font)}"{folds}><title>{Svg.Escaped(title)}</title><desc>{Svg.Escaped(description)}</desc>{drawing.Definitions()}{drawing._svg}</svg>""";
    }

    string Definitions() => _definitions.Count == 0 ? "" : $"<defs>{string.Concat(_definitions.Values)}</defs>";

    // Names of which not all fit below the axis stand beside it: standing bars lie down, since a bar without its name says nothing.
    bool IsCrowded()
    {
        var (x, y) = (_chart.X!, _chart.Y!);
        return x is { Kind: AxisKind.Band, HasLabels: true, IsShown: true } && y.Kind != AxisKind.Band && !HasMark(ChartMark.Line) && !HasMark(ChartMark.Area)
            && x.Categories.Any(c => !Data.Numbers.TryParse(_chart.Style.InAscii(c), out _) && ChartNumbers.Years(_chart.Style.InAscii(c)) is null)
            && EveryOf(x.Categories, Arranged(x, y).Width / x.Categories.Length) > 1;
    }

    static Chart Laid(Chart chart) => chart with
    {
        X = chart.Y,
        Y = chart.X,
        IsHorizontal = true,
        Height = null,
        Layers = [.. chart.Layers.Select(static l => l with
        {
            Style = l.Style with { Align = null, Baseline = null, Dx = 0, Dy = 0 },
            Items = [.. l.Items.Select(static i => i with { X = i.Y, X2 = i.Y2, Y = i.X, Y2 = i.X2 })],
        })],
    };

    // Class and fill of an area of a series, whose pattern is then defined.
    string Fill(int series)
    {
        if (series > 0 && _chart.Series.Length > 1)
        {
            _definitions.TryAdd($"p{series}", Markers.Pattern(_id, series));
        }

        return Markers.Fill(_id, series, _chart.Series.Length);
    }

    // A line of swatches and names above the drawing; gives its height.
    double Key()
    {
        if (!_chart.Shades.IsEmpty && _chart.HasKey)
        {
            return ShadeKey();
        }

        var hasSeries = _chart.Series.Length > 1 && _chart.HasKey && !IsDirect && _chart.X is not null;
        if (!hasSeries && _chart.Largest.Length == 0)
        {
            return 0;
        }

        var (x, y) = (0.0, _font);
        if (hasSeries)
        {
            (x, y) = SeriesKey();
        }

        return _chart.Largest.Length == 0 ? y + 14 : SizeKey(x, y);
    }

    (double X, double Y) SeriesKey()
    {
        var (x, y) = (0.0, _font);
        if (_chart.KeyTitle.Length > 0)
        {
            var title = TextWidth.Wrapped(_chart.KeyTitle, _font, _width, 1)[0];
            _svg.Text(0, y, title, "axis-title");
            x = TextWidth.Of(title, _font) + 14;
        }

        for (var i = 0; i < _chart.Series.Length; i++)
        {
            var lines = TextWidth.Wrapped(_chart.Series[i], _font, _width - 30, 2);
            var needs = 24 + lines.Max(l => TextWidth.Of(l, _font)) + 14;
            if (x > 0 && x + needs > _width + 14)
            {
                (x, y) = (0, y + LineHeight + 4);
            }

            Swatch(i, x, y);
            foreach (var line in lines)
            {
                _svg.Text(x + 24, y, line);
                y += LineHeight;
            }

            y -= LineHeight;
            x += needs;
        }

        return (x, y);
    }

    // One circle with its value: the others can be judged against it.
    double SizeKey(double x, double y)
    {
        var text = TextWidth.Wrapped(_chart.SizeTitle.Length > 0 ? $"{_chart.SizeTitle}: {_chart.Largest}" : _chart.Largest, _font, _width - 34, 1)[0];
        if (x > 0 && x + 32 + TextWidth.Of(text, _font) > _width)
        {
            (x, y) = (0, y + LineHeight + 10);
        }

        _svg.Raw($"<circle class=\"rule\" cx=\"{Svg.N(x + 13)}\" cy=\"{Svg.N(y - 1)}\" r=\"12\"/>").Text(x + 32, y + (_font * 0.25), text);
        return y + 20;
    }

    void Swatch(int series, double x, double y)
    {
        var middle = y - (_font * 0.35);
        switch (SeriesLayer.Mark)
        {
            case ChartMark.Line:
                _svg.Line(x, middle, x + 18, middle, $"line s{series + 1}").Titled(Markers.Point(series, x + 9, middle, 3.2), "");
                break;
            case ChartMark.Point:
                _svg.Titled(Markers.Point(series, x + 9, middle, 4.5, SeriesLayer.Style.IsFilled), "");
                break;
            case ChartMark.Tick:
                _svg.Line(x + 9, middle - 6, x + 9, middle + 6, $"tick-mark s{series + 1}");
                break;
            default:
                _svg.Raw($"<path {Fill(series)} d=\"{new PathData(1).Box(x, middle - 6, 18, 12)}\"/>");
                break;
        }
    }

    double ShadeKey()
    {
        var shades = _chart.Shades;
        var missing = _chart.Layers.Any(static l => l.Mark == ChartMark.Rect && l.Items.Any(static i => double.IsNaN(i.Value)));
        var (x, y) = (0.0, _font);
        if (_chart.ShadeTitle.Length > 0)
        {
            _svg.Text(0, y, TextWidth.Wrapped(_chart.ShadeTitle, _font, _width, 1)[0], "axis-title");
            y += LineHeight + 4;
        }

        for (var i = 0; i <= shades.Length + (missing ? 1 : 0); i++)
        {
            var isNone = i > shades.Length;
            var text = isNone ? _word("missing_label") : i == 0 ? "< " + Number(shades[0]) : (i == shades.Length ? "≥ " + Number(shades[^1]) : $"{Number(shades[i - 1])} – {Number(shades[i])}");
            var needs = 24 + TextWidth.Of(text, _font) + 12;
            if (x > 0 && x + needs > _width)
            {
                (x, y) = (0, y + LineHeight + 4);
            }

            _svg.Titled($"path {ShadeLook(isNone ? 0 : i + 1)} d=\"M{Svg.N(x)} {Svg.N(y - 10)}h18v12h-18z\"", "").Text(x + 24, y, text);
            x += needs;
        }

        return y + 14;
    }

    // Limits need no more digits than tell them apart.
    string Number(double value)
    {
        var span = _chart.Shades.Length > 1 ? _chart.Shades[^1] - _chart.Shades[0] : Math.Abs(value);
        var digits = span <= 0 || _chart.Shades.All(static v => v == Math.Round(v)) ? 0 : (int)Math.Clamp(2 - Math.Floor(Math.Log10(span)), 0, 6);
        var format = _chart.ShadeFormat is { Decimals: null, Notation: Data.NumberNotation.Decimal } plain ? plain with { Decimals = digits } : _chart.ShadeFormat;
        return ChartNumbers.Text(value, format, _chart.Style);
    }

    static string TitleOf(ChartItem item)
    {
        var value = item.Unit.Length == 0 ? item.Shown : $"{item.Shown} ({item.Unit})";
        return value.Length == 0 ? item.Label : item.Label.Length == 0 ? value : item.Label + ": " + value;
    }
}
