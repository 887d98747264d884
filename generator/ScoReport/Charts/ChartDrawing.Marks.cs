using System.Text;
using ScoReport.Document;

namespace ScoReport.Charts;

// Marks within a panel.
public sealed partial class ChartDrawing
{
    // Room for texts that stand beyond the ends of lying bars.
    (double Before, double After) Overhang(double width)
    {
        var (before, after) = (0.0, 0.0);
        if (_chart.X!.Kind == AxisKind.Band || HasMark(ChartMark.Rect))
        {
            return (0, 0);
        }

        foreach (var item in _chart.Layers.Where(static l => l.Mark == ChartMark.Text).SelectMany(static l => l.Items))
        {
            var needs = TextWidth.Of(item.Text, _font) + 6;
            if (item.X < 0)
            {
                before = Math.Max(before, needs);
            }
            else
            {
                after = Math.Max(after, needs);
            }
        }

        return (Math.Min(before, width * 0.3), Math.Min(after, width * 0.4));
    }

    void Marks(Scale x, Scale y, int column, int row, Layout layout)
    {
        foreach (var layer in _chart.Layers)
        {
            var items = layer.Items.Where(i => i.Column == column && i.Row == row).ToList();
            switch (layer.Mark)
            {
                case ChartMark.Bar:
                    items.ForEach(item => Bar(item, x, y));
                    break;
                case ChartMark.Rect:
                    items.ForEach(item => Cell(item, x, y));
                    break;
                case ChartMark.Line or ChartMark.Area:
                    Lines(layer, items, x, y);
                    break;
                default:
                    items.ForEach(item => Single(layer.Mark, item, x, y, layout));
                    break;
            }
        }

        if (IsDirect)
        {
            DirectLabels(x, y, layout);
        }
    }

    // Where a mark stands across its category: the middle, or the middle of its own place beside others.
    double Across(Scale scale, double value, ChartItem item, out double size)
    {
        if (!scale.IsBand)
        {
            size = 10;
            return scale[value];
        }

        var all = Math.Min(Math.Abs(scale.Step) * 0.74, _chart.Offsets * 46);
        size = all / _chart.Offsets;
        return _chart.Offsets == 1 ? scale[value] : scale[value] - (all / 2) + (size * (item.Offset + 0.5));
    }

    void Bar(ChartItem item, Scale x, Scale y)
    {
        var (along, across) = _chart.IsHorizontal ? (x, y) : (y, x);
        var (to, from, at) = _chart.IsHorizontal ? (item.X, item.X2, item.Y) : (item.Y, item.Y2, item.X);
        var middle = Across(across, at, item, out var size);
        if (double.IsNaN(to) || double.IsNaN(at))
        {
            MissingText(along, middle);
            return;
        }

        var (start, end) = (double.IsNaN(from) ? along.Zero : along[from], along[to]);
        var (low, high) = (Math.Min(start, end), Math.Max(start, end));
        size = Math.Max(1, size - (_chart.Offsets > 1 ? 1.5 : 0));
        var path = _chart.IsHorizontal
            ? $"M{Svg.N(low)} {Svg.N(middle - (size / 2))}h{Svg.N(Math.Max(0.6, high - low))}v{Svg.N(size)}H{Svg.N(low)}z"
            : $"M{Svg.N(middle - (size / 2))} {Svg.N(low)}h{Svg.N(size)}V{Svg.N(Math.Max(high, low + 0.6))}h{Svg.N(-size)}z";
        _svg.Titled($"path {Markers.Fill(_id, item.Series, _chart.Series.Length)}{Opacity(item)} d=\"{path}\"", TitleOf(item));
    }

    // No bar could mean zero, so what is not there is said.
    void MissingText(Scale along, double middle)
    {
        if (_chart.IsHorizontal)
        {
            _svg.Text(along.Zero + 4, middle + (_font * 0.35), _word("missing_label"), "none");
        }
        else
        {
            _svg.Text(middle, along.Zero - 4, _word("missing_value"), "none", "middle");
        }
    }

    static string Opacity(ChartItem item) => item.Opacity < 1 ? $" opacity=\"{Svg.N(item.Opacity)}\"" : "";

    void Cell(ChartItem item, Scale x, Scale y)
    {
        var (width, height) = (Math.Abs(x.Step) - 2, Math.Abs(y.Step) - 2);
        var shade = double.IsNaN(item.Value) ? "q0" : "q" + (1 + _chart.Shades.Count(s => item.Value >= s));
        _svg.Titled($"path class=\"{shade}\" d=\"M{Svg.N(x[item.X] - (width / 2))} {Svg.N(y[item.Y] - (height / 2))}h{Svg.N(width)}v{Svg.N(height)}h{Svg.N(-width)}z\"", TitleOf(item));
    }

    void Lines(ChartMarks layer, List<ChartItem> items, Scale x, Scale y)
    {
        // A field in 'detail' draws a line of its own for each of its values; labels differ then in what they name.
        foreach (var series in items.GroupBy(static i => i.Series).OrderBy(static g => g.Key))
        {
            var points = series.ToList();
            _svg.Raw(layer.Mark == ChartMark.Area
                ? $"<path {Markers.Fill(_id, series.Key, _chart.Series.Length)} d=\"{AreaPath(points, x, y)}\"/>"
                : $"<path class=\"line s{series.Key + 1}\" d=\"{LinePath(points, x, y, static i => i.Y)}\"/>");
            if (layer.Mark == ChartMark.Line && (layer.HasPoints || items.Count <= 80))
            {
                foreach (var point in points.Where(static p => !double.IsNaN(p.X) && !double.IsNaN(p.Y)))
                {
                    _svg.Titled(Markers.Point(series.Key, x[point.X], y[point.Y], 3.2), TitleOf(point));
                }
            }
        }
    }

    // A gap where there is no value.
    static string LinePath(List<ChartItem> points, Scale x, Scale y, Func<ChartItem, double> value)
    {
        var path = new StringBuilder();
        var isOpen = false;
        foreach (var point in points)
        {
            if (double.IsNaN(point.X) || double.IsNaN(value(point)))
            {
                isOpen = false;
                continue;
            }

            path.Append(isOpen ? 'L' : 'M').Append(Svg.N(x[point.X])).Append(' ').Append(Svg.N(y[value(point)]));
            isOpen = true;
        }

        return path.ToString();
    }

    static string AreaPath(List<ChartItem> points, Scale x, Scale y)
    {
        var known = points.Where(static p => !double.IsNaN(p.X) && !double.IsNaN(p.Y)).ToList();
        if (known.Count == 0)
        {
            return "";
        }

        var back = known.AsEnumerable().Reverse().Select(p => $"L{Svg.N(x[p.X])} {Svg.N(double.IsNaN(p.Y2) ? y.Zero : y[p.Y2])}");
        return LinePath(known, x, y, static i => i.Y) + string.Concat(back) + "z";
    }

    void Single(ChartMark mark, ChartItem item, Scale x, Scale y, Layout layout)
    {
        var px = double.IsNaN(item.X) ? double.NaN : Across(x, item.X, item, out _);
        var py = double.IsNaN(item.Y) ? double.NaN : Across(y, item.Y, item, out _);
        switch (mark)
        {
            case ChartMark.Rule:
                Rule(item, px, py, x, y, layout);
                break;
            case ChartMark.Text:
                Text(item, px, py, x, y);
                break;
            case ChartMark.Tick when !double.IsNaN(px) && !double.IsNaN(py):
                var (dx, dy) = _chart.IsHorizontal || y.IsBand ? (0.0, 8.0) : (8.0, 0.0);
                _svg.Titled($"path class=\"tick-mark s{item.Series + 1}\" d=\"M{Svg.N(px - dx)} {Svg.N(py - dy)}L{Svg.N(px + dx)} {Svg.N(py + dy)}\"", TitleOf(item));
                break;
            case ChartMark.Point when !double.IsNaN(px) && !double.IsNaN(py):
                _svg.Titled(Markers.Point(item.Series, px, py, double.IsNaN(item.Size) ? 4.5 : 2 + (10 * Math.Sqrt(Math.Max(0, item.Size)))) + Opacity(item), TitleOf(item));
                break;
        }
    }

    void Rule(ChartItem item, double px, double py, Scale x, Scale y, Layout layout)
    {
        var (x2, y2) = (double.IsNaN(item.X2) ? px : x[item.X2], double.IsNaN(item.Y2) ? py : y[item.Y2]);
        if (double.IsNaN(py))
        {
            (py, y2) = (0, layout.Height);
        }
        else if (double.IsNaN(px))
        {
            (px, x2) = (0, layout.Width);
        }

        if (!double.IsNaN(px + py + x2 + y2))
        {
            _svg.Line(px, py, x2, y2, "rule");
        }
    }

    // Beside the end of a lying bar, above a standing one, in the middle of a cell.
    void Text(ChartItem item, double px, double py, Scale x, Scale y)
    {
        if (double.IsNaN(px) || double.IsNaN(py) || item.Text.Length == 0)
        {
            return;
        }

        var middle = py + (_font * 0.35);
        if (HasMark(ChartMark.Rect) || (x.IsBand && y.IsBand))
        {
            _svg.Text(px, middle, item.Text, "value", "middle");
        }
        else if (_chart.IsHorizontal)
        {
            _svg.Text(px + (item.X < 0 ? -5 : 5), middle, item.Text, "value", item.X < 0 ? "end" : "start");
        }
        else if (TextWidth.Of(item.Text, _font) <= (x.IsBand ? Math.Abs(x.Step) / _chart.Offsets : double.MaxValue))
        {
            _svg.Text(px, item.Y < 0 ? py + _font + 4 : py - 6, item.Text, "value", "middle");
        }
    }

    // Names at the ends of lines, pushed apart where they would lie on one another.
    void DirectLabels(Scale x, Scale y, Layout layout)
    {
        var ends = _chart.Layers.First(static l => l.Mark == ChartMark.Line).Items
            .Where(static i => !double.IsNaN(i.X) && !double.IsNaN(i.Y))
            .GroupBy(static i => i.Series)
            .Select(static g => g.MaxBy(static i => i.X)!)
            .OrderBy(i => y[i.Y])
            .ToList();
        var places = ends.Select(i => y[i.Y]).ToArray();
        for (var i = 1; i < places.Length; i++)
        {
            places[i] = Math.Max(places[i], places[i - 1] + LineHeight);
        }

        for (var (i, limit) = (places.Length - 1, layout.Height); i >= 0 && places[i] > limit; i--, limit -= LineHeight)
        {
            places[i] = limit;
        }

        for (var i = 0; i < ends.Count; i++)
        {
            var name = TextWidth.Wrapped(_chart.Series[ends[i].Series], _font, layout.Right - 10, 1)[0];
            _svg.Text(x[ends[i].X] + 9, places[i] + (_font * 0.35), name, $"direct s{ends[i].Series + 1}");
        }
    }
}
