using ScoReport.Document;

namespace ScoReport.Charts;

// Marks within a panel.
public sealed partial class ChartDrawing
{
    void Marks(Scale x, Scale y, int column, int row, Layout layout)
    {
        foreach (var layer in _chart.Layers)
        {
            var items = layer.Items.Where(i => i.Column == column && i.Row == row).ToList();
            switch (layer.Mark)
            {
                case ChartMark.Bar:
                    Bars(items, x, y);
                    break;
                case ChartMark.Rect:
                    Cells(items, x, y);
                    break;
                case ChartMark.Line or ChartMark.Area:
                    Lines(layer, items, x, y);
                    break;
                case ChartMark.Point:
                    Points(layer, items, x, y);
                    break;
                case ChartMark.Tick:
                    TickMarks(items, x, y);
                    break;
                case ChartMark.Text:
                    Texts(layer, items, x, y, new Place(column, row, layout));
                    break;
                default:
                    items.ForEach(item => Rule(item, x, y, layout));
                    break;
            }
        }

        if (IsDirect)
        {
            DirectLabels(x, y, layout);
        }
    }

    string RowsOf(IEnumerable<ChartItem> items) => _hasTitles ? "" : MarkRows.Of([.. items.Select(static i => i.Source)]);

    // Marks that look alike are one path; where each has to say its value itself, they are as many.
    void Alike(string attributes, IEnumerable<ChartItem> items, Action<PathData, ChartItem> draw)
    {
        var all = items.ToList();
        foreach (var part in _hasTitles ? all.Select(static i => new List<ChartItem> { i }) : all.Count == 0 ? [] : [all])
        {
            var path = new PathData(_digits);
            part.ForEach(item => draw(path, item));
            _svg.Titled($"path {attributes}{RowsOf(part)} d=\"{path}\"", _hasTitles ? TitleOf(part[0]) : "");
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

    void Bars(List<ChartItem> items, Scale x, Scale y)
    {
        var (along, across) = _chart.IsHorizontal ? (x, y) : (y, x);
        // In time there is no zero to begin at.
        var drawn = items.Where(i => !double.IsNaN(i.X) && !double.IsNaN(i.Y) && !(along.Axis.Kind == AxisKind.Time && double.IsNaN(_chart.IsHorizontal ? i.X2 : i.Y2))).ToList();
        foreach (var alike in drawn.GroupBy(static i => (i.Series, i.Opacity)).OrderBy(static g => g.Key))
        {
            Alike(Fill(alike.Key.Series) + Opacity(alike.Key.Opacity), alike, (path, item) => Bar(path, item, along, across));
        }

        var taken = drawn.Select(i => (i.Offset, At: _chart.IsHorizontal ? i.Y : i.X)).ToHashSet();
        foreach (var item in items.Except(drawn))
        {
            var at = _chart.IsHorizontal ? item.Y : item.X;
            if (!double.IsNaN(at) && taken.Add((item.Offset, at)))
            {
                MissingText(along, Across(across, at, item, out _), across.IsBand ? (Math.Abs(across.Step) / _chart.Offsets) - 4 : 0);
            }
        }
    }

    void Bar(PathData path, ChartItem item, Scale along, Scale across)
    {
        var (to, from, at) = _chart.IsHorizontal ? (item.X, item.X2, item.Y) : (item.Y, item.Y2, item.X);
        var middle = Across(across, at, item, out var size);
        var (start, end) = (double.IsNaN(from) ? along.Zero : along[from], along[to]);
        var (low, high) = (Math.Min(start, end), Math.Max(start, end));
        size = Math.Max(1, size - (_chart.Offsets > 1 ? 1.5 : 0));

        // What is very small is still there.
        var length = Math.Max(high - low, to == from ? 0 : _digits == 0 ? 1 : 0.6);
        if (_chart.IsHorizontal)
        {
            path.Box(low, middle - (size / 2), length, size);
        }
        else
        {
            path.Box(middle - (size / 2), high - length, size, length);
        }
    }

    // No bar could mean zero, so what is not there is said.
    void MissingText(Scale along, double middle, double room)
    {
        var isWide = TextWidth.Of(_word("missing_label"), _font) < room;
        if (_chart.IsHorizontal)
        {
            // Where what lies right of zero is too narrow for it, it stands left of zero.
            var fits = along.Zero + 4 + TextWidth.Of(_word("missing_label"), _font) <= along.End;
            _svg.Text(along.Zero + (fits ? 4 : -4), middle + (_font * 0.35), _word("missing_label"), "none", fits ? "start" : "end");
        }
        else
        {
            // Above zero, unless that is the upper edge.
            _svg.Text(middle, along.Zero < _font ? along.Zero + _font : along.Zero - 4, _word(isWide ? "missing_label" : "missing_value"), "none", "middle");
        }
    }

    static string Opacity(double opacity) => opacity < 1 ? $" opacity=\"{PathData.Short(opacity, 2)}\"" : "";

    void Cells(List<ChartItem> items, Scale x, Scale y)
    {
        var (width, height) = (Math.Abs(x.Step) - 2, Math.Abs(y.Step) - 2);
        var isShaded = !_chart.Shades.IsEmpty;
        foreach (var alike in items.GroupBy(i => isShaded || _chart.Series.IsEmpty ? Shade(i.Value) : i.Series).OrderBy(static g => g.Key))
        {
            var look = isShaded || _chart.Series.IsEmpty ? ShadeLook(alike.Key) : Fill(alike.Key);
            Alike(look, alike, (path, item) => path.Box(x[item.X] - (width / 2), y[item.Y] - (height / 2), width, height));
        }
    }

    // Shades reach equally far, however many there are; nothing is the place of what has no value.
    string ShadeLook(int place) => place == 0 ? "class=\"q0\"" : $"class=\"fill s1\"{Opacity(0.1 + (0.6 * (place - 1) / Math.Max(1, _chart.Shades.Length)))}";

    int Shade(double value) => double.IsNaN(value) ? 0 : 1 + _chart.Shades.Count(s => value >= s);

    void Points(ChartMarks layer, List<ChartItem> items, Scale x, Scale y)
    {
        foreach (var alike in Known(items).GroupBy(static i => (i.Series, i.Opacity)).OrderBy(static g => g.Key))
        {
            if (alike.Any(static i => !double.IsNaN(i.Size)) || _hasTitles || alike.Key.Opacity < 1)
            {
                foreach (var item in alike)
                {
                    var size = double.IsNaN(item.Size) ? 4.5 : 2 + (10 * Math.Sqrt(Math.Max(0, item.Size)));
                    _svg.Titled(Markers.Point(item.Series, Across(x, item.X, item, out _), Across(y, item.Y, item, out _), size, layer.Style.IsFilled) + Opacity(item.Opacity) + RowsOf([item]), _hasTitles ? TitleOf(item) : "");
                }
            }
            else
            {
                PointPath(alike.Key.Series, alike, x, y, 4.5, layer.Style.IsFilled);
            }
        }
    }

    void PointPath(int series, IEnumerable<ChartItem> items, Scale x, Scale y, double size, bool isFilled)
    {
        var all = items.ToList();
        if (_hasTitles)
        {
            all.ForEach(item => _svg.Titled(Markers.Point(series, Across(x, item.X, item, out _), Across(y, item.Y, item, out _), size, isFilled), TitleOf(item)));
            return;
        }

        var path = new PathData(_digits);
        foreach (var item in all)
        {
            var (px, py) = (Across(x, item.X, item, out _), Across(y, item.Y, item, out _));
            _ = path.IsEmpty ? path.Move(px, py) : path.Line(px, py);
        }

        if (!path.IsEmpty)
        {
            _svg.Raw($"<path class=\"corners\" {Corners(series, size, isFilled)}{RowsOf(all)} d=\"{path}\"/>");
        }
    }

    void TickMarks(List<ChartItem> items, Scale x, Scale y)
    {
        var isUpright = _chart.IsHorizontal || y.IsBand;
        foreach (var alike in Known(items).GroupBy(static i => i.Series).OrderBy(static g => g.Key))
        {
            Alike($"class=\"tick-mark s{alike.Key + 1}\"", alike, (path, item) =>
            {
                var (px, py) = (Across(x, item.X, item, out _), Across(y, item.Y, item, out _));
                var (dx, dy) = isUpright ? (0.0, 8.0) : (8.0, 0.0);
                path.Move(px - dx, py - dy).Line(px + dx, py + dy);
            });
        }
    }

    void Rule(ChartItem item, Scale x, Scale y, Layout layout)
    {
        var px = double.IsNaN(item.X) ? double.NaN : Across(x, item.X, item, out _);
        var py = double.IsNaN(item.Y) ? double.NaN : Across(y, item.Y, item, out _);
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
}
