using ScoReport.Document;

namespace ScoReport.Charts;

// Lines and areas.
public sealed partial class ChartDrawing
{
    // A field in 'detail' draws a line of its own for each of its values; labels differ then in what they name.
    void Lines(ChartMarks layer, List<ChartItem> items, Scale x, Scale y)
    {
        foreach (var one in items.GroupBy(static i => (i.Series, i.Detail)).OrderBy(static g => g.Key))
        {
            var series = one.Key.Series;
            var points = Thinned([.. one], x, y);
            var hasPoints = layer.Style.HasPoints ?? (layer.Mark == ChartMark.Line && items.Count <= 80 && HaveRoom(points, x));
            if (layer.Mark == ChartMark.Area)
            {
                Area(layer, points, x, y, saysRows: layer.Style.Shape == LineShape.Linear && points.Count == one.Count() && !hasPoints);
            }

            // Corners of steps are no values, so steps have points of their own.
            var isPlain = layer.Style.Shape == LineShape.Linear && !_hasTitles;
            if (layer.Mark == ChartMark.Line)
            {
                var values = Known(points).ToList();
                var corners = hasPoints && isPlain && !IsPlain(layer) ? " " + Corners(series, 3.2, true) : "";
                var look = IsPlain(layer) ? "rule" : $"line s{series + 1}";
                _svg.Raw($"<path class=\"{look}\"{(isPlain && points.Count == one.Count() && !IsPlain(layer) ? RowsOf(values) : "")}{corners} d=\"{LinePath(new PathData(_digits), points, x, y, layer.Style.Shape)}\"/>");
            }

            if (hasPoints && !IsPlain(layer) && (layer.Mark == ChartMark.Area || !isPlain))
            {
                PointPath(series, Known(points), x, y, 3.2, true);
            }
        }
    }

    // Points that touch one another are no points.
    static bool HaveRoom(List<ChartItem> points, Scale x)
    {
        var places = Known(points).Select(p => x[p.X]).ToList();
        return places.Count < 3 || places.Max() - places.Min() >= 10 * (places.Count - 1);
    }

    // Lines that only connect what another layer shows in colours of series have no colour of their own.
    bool IsPlain(ChartMarks layer) => _chart.Series.Length > 1 && !layer.HasSeries;

    // What has no colour of its own and lies below other marks is a band, before which they can be seen.
    string Band(ChartMarks layer) => layer != _chart.Layers[^1] && !layer.HasSeries ? Opacity(0.35) : "";

    static IEnumerable<ChartItem> Known(IEnumerable<ChartItem> points) => points.Where(static p => !double.IsNaN(p.X) && !double.IsNaN(p.Y));

    // What falls on one column of pixels looks the same with its first, lowest, highest and last value alone.
    static List<ChartItem> Thinned(List<ChartItem> points, Scale x, Scale y)
    {
        if (points.Count <= 2000)
        {
            return points;
        }

        var kept = new List<ChartItem>();
        foreach (var column in Known(points).GroupBy(p => Math.Round(x[p.X])))
        {
            kept.AddRange(new[] { column.First(), column.MinBy(p => y[p.Y])!, column.MaxBy(p => y[p.Y])!, column.Last() }.Distinct().OrderBy(static p => p.X));
        }

        return kept;
    }

    string Corners(int series, double size, bool isFilled)
    {
        _definitions.TryAdd($"m{series}", Markers.Definition(_id, series, size, isFilled));
        return Markers.AtCorners(_id, series);
    }

    // A gap where there is no value.
    static PathData LinePath(PathData path, List<ChartItem> points, Scale x, Scale y, LineShape shape)
    {
        (double X, double Y)? last = null;
        foreach (var point in points)
        {
            if (double.IsNaN(point.X) || double.IsNaN(point.Y))
            {
                last = null;
                continue;
            }

            var next = (X: x[point.X], Y: y[point.Y]);
            if (last is { } from)
            {
                Step(path, from, next, shape);
                path.Line(next.X, next.Y);
            }
            else
            {
                path.Move(next.X, next.Y);
            }

            last = next;
        }

        return path;
    }

    static void Step(PathData path, (double X, double Y) from, (double X, double Y) to, LineShape shape)
    {
        switch (shape)
        {
            case LineShape.StepAfter:
                path.Line(to.X, from.Y);
                break;
            case LineShape.StepBefore:
                path.Line(from.X, to.Y);
                break;
            case LineShape.Step:
                var middle = (from.X + to.X) / 2;
                path.Line(middle, from.Y).Line(middle, to.Y);
                break;
        }
    }

    // One area for each stretch without a gap; what stands alone has no width and is a point.
    void Area(ChartMarks layer, List<ChartItem> points, Scale x, Scale y, bool saysRows)
    {
        var stretches = Stretches(points);
        var path = new PathData(_digits);
        var wide = stretches.Where(static s => s.Count > 1).ToList();
        wide.ForEach(stretch => AreaPath(path, stretch, x, y, layer.Style.Shape));
        if (!path.IsEmpty)
        {
            // The way there goes through the values, the way back does not; the letter says so.
            var rows = saysRows ? RowsOf(wide.SelectMany(static s => s)) : "";
            rows = rows.EndsWith('"') ? rows[..^1] + "a\"" : "";
            _svg.Raw($"<path {Fill(points[0].Series)}{Band(layer)}{rows} d=\"{path}\"/>");
        }

        PointPath(points[0].Series, stretches.Where(static s => s.Count == 1).SelectMany(static s => s), x, y, 3.2, true);
    }

    static List<List<ChartItem>> Stretches(List<ChartItem> points)
    {
        var stretches = new List<List<ChartItem>>();
        var isOpen = false;
        foreach (var point in points)
        {
            var isKnown = !double.IsNaN(point.X) && !double.IsNaN(point.Y);
            if (isKnown && !isOpen)
            {
                stretches.Add([]);
            }

            if (isKnown)
            {
                stretches[^1].Add(point);
            }

            isOpen = isKnown;
        }

        return stretches;
    }

    static void AreaPath(PathData path, List<ChartItem> points, Scale x, Scale y, LineShape shape)
    {
        LinePath(path, points, x, y, shape);
        (double X, double Y)? last = null;
        foreach (var point in Enumerable.Reverse(points))
        {
            var next = (X: x[point.X], Y: double.IsNaN(point.Y2) ? y.Zero : y[point.Y2]);
            if (last is { } from)
            {
                // Back along the same steps, which are those of the way there in the other direction.
                Step(path, from, next, shape switch { LineShape.StepAfter => LineShape.StepBefore, LineShape.StepBefore => LineShape.StepAfter, _ => shape });
            }

            path.Line(next.X, next.Y);
            last = next;
        }

        path.Close();
    }
}
