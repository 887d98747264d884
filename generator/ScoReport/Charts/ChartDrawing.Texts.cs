using ScoReport.Document;

namespace ScoReport.Charts;

// Texts among marks: at their places, and off one another.
public sealed partial class ChartDrawing
{
    // With more of them there is no room to go to.
    const int MostFree = 100;

    /// <summary>A panel, by its column and row, and how large it is.</summary>
    readonly record struct Place(int Column, int Row, Layout Layout);

    /// <summary>Where a text begins, ends or has its middle, and on which line it stands.</summary>
    readonly record struct TextSpot(double X, double Y, string Anchor)
    {
        public static TextSpot None { get; } = new(0, 0, "");
    }

    /// <summary>What a text or a mark covers.</summary>
    readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }

    // Room for texts that stand beyond the ends of the scale: as much as the outermost needs there.
    (double Before, double After) Overhang(double width)
    {
        var x = _chart.X!;
        if (x.Kind == AxisKind.Band || HasMark(ChartMark.Rect))
        {
            return (0, 0);
        }

        var scale = new Scale(x, 0, 1, LevelTicksOf(x, width));
        var texts = _chart.Layers.Where(static l => l.Mark == ChartMark.Text).SelectMany(l => l.Items.Where(static i => !double.IsNaN(i.X)).Select(i => (At: scale[i.X], Needs: Reach(l.Style, i)))).ToList();
        var (before, after) = (0.0, 0.0);
        // What one end takes moves the texts at the other.
        for (var pass = 0; pass < 3; pass++)
        {
            before = Math.Clamp(texts.Select(t => Beyond(t.Needs.Before, t.At, width - after)).DefaultIfEmpty(0).Max(), 0, width * 0.3);
            after = Math.Clamp(texts.Select(t => Beyond(t.Needs.After, 1 - t.At, width - before)).DefaultIfEmpty(0).Max(), 0, width * 0.4);
        }

        return (before, after);
    }

    // What is left of a text where the scale ends, when the scale itself is shorter by just that.
    static double Beyond(double needs, double share, double width) => share >= 1 ? 0 : (needs - (share * width)) / (1 - share);

    // How far a text reaches to either side of its place.
    (double Before, double After) Reach(ChartMarkStyle style, ChartItem item)
    {
        var width = TextWidth.Of(item.Text, _font);
        var anchor = style.Align switch { "left" => "start", "right" => "end", null when _chart.IsHorizontal => item.X < 0 ? "end" : "start", _ => "middle" };
        var gap = style.Align is null && _chart.IsHorizontal ? 6 : 1;
        var (before, after) = anchor switch { "start" => (0, width + gap), "end" => (width + gap, 0), _ => ((width / 2) + gap, (width / 2) + gap) };
        return (before - style.Dx, after + style.Dx);
    }

    void Texts(ChartMarks layer, List<ChartItem> items, Scale x, Scale y, Place place)
    {
        var isLoose = !x.IsBand && !y.IsBand && items.Count <= MostFree;
        var isFree = isLoose && HasNoSide(layer.Style);
        var (taken, marks, lines) = (new List<Box>(), isFree ? MarkBoxes(place, x, y) : [], isFree ? Stretches(place, x, y) : []);

        // Without a place along an axis, a text stands in the middle of it, as in Vega-Lite.
        var (isAnyX, isAnyY) = (layer.Items.All(static i => double.IsNaN(i.X)), layer.Items.All(static i => double.IsNaN(i.Y)));
        foreach (var item in items)
        {
            var px = isAnyX ? place.Layout.Width / 2 : double.IsNaN(item.X) ? double.NaN : Across(x, item.X, item, out _);
            var py = isAnyY ? place.Layout.Height / 2 : double.IsNaN(item.Y) ? double.NaN : Across(y, item.Y, item, out _);
            var spot = double.IsNaN(px + py) || item.Text.Length == 0 ? TextSpot.None : Spot(layer.Style, item, px, py, x, y);
            if (spot.Anchor.Length == 0)
            {
                continue;
            }

            if (isLoose)
            {
                spot = Spots(layer.Style, spot, px, py).MinBy(s => Cost(BoxOf(s, item.Text, withTails: false), BoxOf(s, item.Text, withTails: true)));
                taken.Add(BoxOf(spot, item.Text, withTails: true));
            }

            _svg.Text(spot.X, spot.Y, item.Text, "value", spot.Anchor);
        }

        int Cost(Box box, Box tailed) => (8 * taken.Count(tailed.Meets)) + (2 * marks.Count(box.Meets)) + lines.Count(l => Crosses(box, l)) + (isFree && IsOutside(box, place.Layout) ? 4 : 0);
    }

    static bool IsOutside(Box box, Layout layout) => box.Left < 0 || box.Right > layout.Width + 4 || box.Top < 0;

    static bool HasNoSide(ChartMarkStyle style) => style is { Align: null, Baseline: null, Dx: 0 };

    // The first of the best is taken. A text whose side the author chose only moves off the line that it would stand on.
    IEnumerable<TextSpot> Spots(ChartMarkStyle style, TextSpot wanted, double px, double py)
    {
        yield return wanted;
        if (!HasNoSide(style))
        {
            for (var shift = 2; shift <= LineHeight; shift += 2)
            {
                yield return wanted with { Y = wanted.Y + shift };
                yield return wanted with { Y = wanted.Y - shift };
            }

            yield break;
        }

        var away = Math.Abs(wanted.Y - py);
        yield return new(px, py + away + (_font * 0.75), "middle");
        yield return new(px + away, py + (_font * 0.35), "start");
        yield return new(px - away, py + (_font * 0.35), "end");
    }

    // What a text covers: the tails of its letters count between lines of text.
    Box BoxOf(TextSpot spot, string text, bool withTails)
    {
        var width = TextWidth.Of(text, _font);
        var left = spot.X - (spot.Anchor switch { "start" => 0, "end" => width, _ => width / 2 });
        return new(left, spot.Y - (_font * 0.8), left + width, spot.Y + (_font * (withTails ? 0.25 : 0.08)));
    }

    List<Box> MarkBoxes(Place place, Scale x, Scale y) =>
        [.. _chart.Layers.Where(static l => l.Mark == ChartMark.Point || l is { Mark: ChartMark.Line, Style.HasPoints: true }).SelectMany(l => Known(In(l, place))).Select(i =>
        {
            var size = double.IsNaN(i.Size) ? 4.5 : 2 + (10 * Math.Sqrt(Math.Max(0, i.Size)));
            return new Box(x[i.X] - size, y[i.Y] - size, x[i.X] + size, y[i.Y] + size);
        })];

    static IEnumerable<ChartItem> In(ChartMarks layer, Place place) => layer.Items.Where(i => i.Column == place.Column && i.Row == place.Row);

    // Straight lines as they are drawn.
    List<(double X1, double Y1, double X2, double Y2)> Stretches(Place place, Scale x, Scale y)
    {
        var all = new List<(double, double, double, double)>();
        foreach (var line in _chart.Layers.Where(static l => l is { Mark: ChartMark.Line, Style.Shape: LineShape.Linear } && l.Items.Length <= 4 * MostFree).SelectMany(l => In(l, place).GroupBy(static i => (i.Series, i.Detail))))
        {
            var points = Known(line).ToList();
            all.AddRange(points.Zip(points.Skip(1), (a, b) => (x[a.X], y[a.Y], x[b.X], y[b.Y])));
        }

        return all;
    }

    // Whether a stretch of line lies in the box: what is left of it between the four sides.
    static bool Crosses(Box box, (double X1, double Y1, double X2, double Y2) line)
    {
        var (from, to) = (0.0, 1.0);
        return Cut(line.X1, line.X2 - line.X1, box.Left, box.Right) && Cut(line.Y1, line.Y2 - line.Y1, box.Top, box.Bottom) && from < to;

        bool Cut(double start, double run, double low, double high)
        {
            if (run == 0)
            {
                return start > low && start < high;
            }

            var (first, second) = ((low - start) / run, (high - start) / run);
            (from, to) = (Math.Max(from, Math.Min(first, second)), Math.Min(to, Math.Max(first, second)));
            return from < to;
        }
    }

    // Beside the end of a lying bar, above a standing one, in the middle of a cell; where the author wants it, if he says so.
    TextSpot Spot(ChartMarkStyle style, ChartItem item, double px, double py, Scale x, Scale y)
    {
        var (sx, sy, anchor) = TextPlace(item, x, y);
        if (anchor.Length == 0)
        {
            return TextSpot.None;
        }

        (sx, anchor) = style.Align switch { null => (sx + style.Dx, anchor), "left" => (style.Dx, "start"), "right" => (style.Dx, "end"), _ => (style.Dx, "middle") };
        sy = style.Baseline switch { null => sy, "top" => _font, "bottom" => -3, _ => _font * 0.35 };
        return new(px + sx, py + sy + style.Dy, anchor);
    }

    // Shift and anchor; no anchor where there is no room.
    (double X, double Y, string Anchor) TextPlace(ChartItem item, Scale x, Scale y)
    {
        if (HasMark(ChartMark.Rect) || (x.IsBand && y.IsBand))
        {
            return (0, _font * 0.35, _widestText.Value + 6 <= Math.Abs(x.Step) ? "middle" : "");
        }

        if (_chart.IsHorizontal)
        {
            return (item.X < 0 ? -5 : 5, _font * 0.35, item.X < 0 ? "end" : "start");
        }

        var hasRoom = TextWidth.Of(item.Text, _font) <= (x.IsBand && !double.IsNaN(item.X) ? Math.Abs(x.Step) / _chart.Offsets : double.MaxValue);
        return (0, item.Y < 0 ? _font + 4 : -6, hasRoom ? "middle" : "");
    }
}
