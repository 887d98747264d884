using ScoReport.Document;

namespace ScoReport.Charts;

// Names at the ends of lines.
public sealed partial class ChartDrawing
{
    // Where names of many lines are pushed apart, a stroke leads from the line to its name.
    const int MostWithoutLeaders = 4;

    double DirectGap => _chart.Series.Length > MostWithoutLeaders ? 22 : 9;

    double DirectRight => Math.Min(_chart.Series.Max(s => TextWidth.Of(s, _font) * Bold) + DirectGap + 5, _width * 0.36);

    string[] DirectLines(string name) => TextWidth.Wrapped(name, _font * Bold, DirectRight - DirectGap, 2);

    // Names that would have to be cut, or are more than the panel is high, stand in a key.
    bool HasRoomForNames()
    {
        if (_chart is not { HasKey: true, Series.Length: > 1, Columns: [_], Rows: [_], Y: { Kind: not AxisKind.Band } y }
            || SeriesLayer.Mark != ChartMark.Line || HasMark(ChartMark.Bar) || HasMark(ChartMark.Area))
        {
            return false;
        }

        var names = _chart.Series.Select(DirectLines).ToList();
        return names.Sum(static n => n.Length) * LineHeight <= HeightOf(y, isPanel: false)
            && names.Zip(_chart.Series).All(static n => string.Concat(n.First).Replace(" ", "", StringComparison.Ordinal) == n.Second.Replace(" ", "", StringComparison.Ordinal));
    }

    void DirectLabels(Scale x, Scale y, Layout layout)
    {
        var ends = _chart.Layers.Where(static l => l is { Mark: ChartMark.Line, HasSeries: true }).SelectMany(static l => l.Items)
            .Where(static i => !double.IsNaN(i.X) && !double.IsNaN(i.Y))
            .GroupBy(static i => (i.Series, i.Detail))
            .Select(static g => g.MaxBy(static i => i.X)!)
            .OrderBy(i => y[i.Y])
            .ToList();
        var names = ends.Select(i => DirectLines(_chart.Series[i.Series])).ToList();
        var places = Apart([.. ends.Select(i => y[i.Y])], [.. names.Select(n => n.Length * LineHeight)], layout.Height);
        for (var i = 0; i < ends.Count; i++)
        {
            var (left, line) = (x[ends[i].X], y[ends[i].Y]);
            if (_chart.Series.Length > MostWithoutLeaders && Math.Abs(places[i] - line) > 3)
            {
                _svg.Line(left + 6, line, left + DirectGap - 3, places[i], "leader");
            }

            var first = places[i] + (_font * 0.35) - ((names[i].Length - 1) * LineHeight / 2);
            for (var n = 0; n < names[i].Length; n++)
            {
                _svg.Text(left + DirectGap, first + (n * LineHeight), names[i][n], $"direct s{ends[i].Series + 1}");
            }
        }
    }

    // Places as near as can be to those wanted, in the same order, none on another: neighbours that meet share their way.
    static double[] Apart(double[] wanted, double[] heights, double height)
    {
        var shifts = new double[wanted.Length];
        for (var i = 1; i < shifts.Length; i++)
        {
            shifts[i] = shifts[i - 1] + ((heights[i - 1] + heights[i]) / 2);
        }

        var blocks = new List<(double Sum, int Count)>();
        for (var i = 0; i < wanted.Length; i++)
        {
            var block = (Sum: wanted[i] - shifts[i], Count: 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Count >= block.Sum / block.Count)
            {
                block = (blocks[^1].Sum + block.Sum, blocks[^1].Count + block.Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        var least = wanted.Length == 0 ? 0 : (heights[0] - heights.Min()) / 2;
        var most = wanted.Length == 0 ? 0 : height - shifts[^1] - ((heights[^1] - heights.Min()) / 2);
        return [.. blocks.SelectMany(b => Enumerable.Repeat(Math.Max(least, Math.Min(b.Sum / b.Count, most)), b.Count)).Select((at, i) => at + shifts[i])];
    }
}
