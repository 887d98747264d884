using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Charts;

// Panels: their places, their axes.
public sealed partial class ChartDrawing
{
    const double LeastPanel = 128;

    // So many bars stand closer.
    const int Many = 30;

    // How much wider strong letters are.
    const double Bold = 1.13;

    /// <summary>Where panels stand and how large they are.</summary>
    sealed record Layout(double Left, double Right, double Gap, double Width, double Height, int PerRow, double Head, double Foot, double Above)
    {
        /// <summary>Room for the heading of a panel: up to the next one's, or to the edge of the drawing.</summary>
        public double HeadWidth(int index) => Width + (index % PerRow < PerRow - 1 ? Gap - 10 : Math.Min(Gap - 10, Right));
    }

    double Panels(double top)
    {
        var (x, y) = (_chart.X!, _chart.Y!);
        var layout = Arranged(x, y);
        if (_chart.FacetTitle.Length > 0)
        {
            _svg.Text(0, top + _font, TextWidth.Wrapped(_chart.FacetTitle, _font, _width, 1)[0], "axis-title");
            top += LineHeight + 4;
        }

        if (IsDirect && _chart.KeyTitle.Length > 0)
        {
            top = DirectTitle(top, y.IsShown ? y.Title : "");
        }

        if (layout.Above > 0)
        {
            _svg.Text(0, top + _font, TextWidth.Wrapped(y.Title, _font, _width, 1)[0], "axis-title");
        }

        var count = _chart.Rows.Length > 1 ? _chart.Rows.Length * _chart.Columns.Length : _chart.Columns.Length;
        var next = top + layout.Above;
        for (var first = 0; first < count; first += layout.PerRow)
        {
            for (var i = first; i < Math.Min(count, first + layout.PerRow); i++)
            {
                Panel(layout, i, i - first, next, isLowest: i + layout.PerRow >= count);
            }

            next += layout.Head + layout.Height + (first + layout.PerRow >= count || _chart.IsHorizontal ? layout.Foot : FootOf(layout, first, count)) + (first + layout.PerRow < count ? 10 : 0);
        }

        return next;
    }

    // What the names at the ends of lines are, over them.
    double DirectTitle(double top, string beside)
    {
        var title = TextWidth.Wrapped(_chart.KeyTitle, _font, _width, 1)[0];
        _svg.Text(_width, top + _font, title, "axis-title", "end");
        return TextWidth.Of(title, _font) + TextWidth.Of(beside, _font) + 16 > _width || beside.Length == 0 ? top + LineHeight + 4 : top;
    }

    // A row of panels needs room for the axis of those below which there is none.
    static double FootOf(Layout layout, int first, int count) => first + (2 * layout.PerRow) > count && first + layout.PerRow < count && count % layout.PerRow != 0 ? layout.Foot : 0;

    Layout Arranged(ChartAxis x, ChartAxis y)
    {
        var left = y is { IsShown: true, HasLabels: true } ? LabelsOf(y) + 12 : x.Kind == AxisKind.Band ? 4 : RightOf(x);
        left = Math.Max(left, x.Kind switch { AxisKind.Band => 0, AxisKind.Time => Widest(x) / 2, _ => (FirstLabel(x) / 2) - 2 });
        var right = Math.Max(RightOf(x), IsDirect ? DirectRight : 0);
        right = Math.Min(right, _width * 0.36);
        var room = _width - left - right;
        // Labels of neighbours meet in the middle of the gap, half of each on either side, and with some room where it is had.
        var gap = Math.Max(Gap, x.Kind == AxisKind.Band ? 0 : (2 * RightOf(x)) - 8);
        // A grid keeps its columns as long as can be; panels that have no room beside the others go below them.
        var least = _chart.Rows.Length > 1 ? LeastPanel - 68 : _chart.FacetColumns is not null ? LeastPanel - 58 : _chart.IsHorizontal ? LeastPanel + 20 : LeastPanel;
        var fit = Math.Max(1, (int)((room + gap) / (Math.Min(least, room) + gap)));
        var perRow = Math.Min(_chart.Columns.Length, Math.Min(fit, _chart.FacetColumns ?? fit));
        gap += x.Kind == AxisKind.Band ? 0 : 12;
        var width = Math.Max(20, (room - (gap * (perRow - 1))) / perRow);
        var height = HeightOf(y, isPanel: _chart.Columns.Length * _chart.Rows.Length > 1);
        var labels = x is { IsShown: true, HasLabels: true } ? (x.Kind == AxisKind.Band ? LinesOf(x, width) : 1) * LineHeight : 0;
        var foot = labels + 10 + (x.Title.Length > 0 && x.IsShown ? LineHeight + 4 : 0);
        var layout = new Layout(left, right, gap, width, height, perRow, IsTall(height) ? LineHeight + 6 : 6, foot, y is { IsShown: true, Title.Length: > 0 } ? LineHeight + 4 : 0);
        return _chart.Columns.Length * _chart.Rows.Length == 1 ? layout : layout with { Head = (PanelNames().Select((n, i) => Heading(n, layout, i).Length).Max() * LineHeight) + 10 };
    }

    // The foot of so many bars is out of sight from the first of them, so their axis has labels at the top, too.
    bool IsTall(double height) => height > 700 && _chart.IsHorizontal && _chart is { Columns: [_], Rows: [_] };

    IEnumerable<string> PanelNames() => _chart.Rows.SelectMany(_ => _chart.Columns, (row, column) => PanelName(row, column, _chart.Style));

    static string PanelName(string row, string column, NumberStyle style) => row.Length == 0 ? column : column.Length == 0 ? row : row + style.Comma + column;

    string[] Heading(string name, Layout layout, int index) => TextWidth.Wrapped(name, _font * Bold, layout.HeadWidth(index), 3);

    // Half of the last label of a level axis stands beyond its end.
    double RightOf(ChartAxis x) => x.Kind switch
    {
        AxisKind.Band => 4,
        AxisKind.Time => 8 + (Widest(x) / 2),
        _ => Math.Max(8 + (TextWidth.Of(ChartNumbers.Text(x.Max, x.Format with { Decimals = 0 }, _chart.Style), _font) / 2), (Widest(x) / 2) - 2),
    };

    IEnumerable<double> LevelLabels(ChartAxis x) => new Scale(x, 0, _width, LevelTicksOf(x, _width)).Marks(_chart.Style).Select(t => TextWidth.Of(t.Label, _font));

    double Widest(ChartAxis x) => LevelLabels(x).DefaultIfEmpty(0).Max();

    double FirstLabel(ChartAxis x) => LevelLabels(x).FirstOrDefault();

    static int LevelTicksOf(ChartAxis x, double width) => x.TickCount ?? Math.Max(2, (int)(width / 75));

    double LabelsOf(ChartAxis y)
    {
        if (y.Kind == AxisKind.Band)
        {
            return y.Categories.SelectMany(LabelLines).Max(line => TextWidth.Of(line, _font));
        }

        return new Scale(y, 200, 0, TicksOf(y, HeightOf(y, isPanel: _chart.Columns.Length * _chart.Rows.Length > 1))).Marks(_chart.Style).Select(t => TextWidth.Of(t.Label, _font)).DefaultIfEmpty(0).Max();
    }

    // No more than their labels have room.
    int TicksOf(ChartAxis y, double height) => y.TickCount is { } count ? Math.Min(count, Math.Max(1, (int)(height / (LineHeight + 4)))) : height < 150 ? 3 : 5;

    double LabelRoom => _width * (_width < 500 ? 0.4 : 0.32);

    string[] LabelLines(string category) => TextWidth.Wrapped(category, _font, LabelRoom, _width < 500 ? 4 : 3);

    double HeightOf(ChartAxis y, bool isPanel)
    {
        if (y.Kind == AxisKind.Band)
        {
            var lines = y is { HasLabels: true, IsShown: true } ? y.Categories.Max(c => LabelLines(c).Length) : 1;
            var isMany = y.Categories.Length > Many;
            var one = Math.Max(lines > 1 ? (LineHeight * lines) + (isMany ? 3 : 6) : isMany ? _font + 6 : 25, HasMark(ChartMark.Rect) ? 32 : 0);
            one = Math.Max(one, (_chart.Offsets * (_font + 3)) + 10);
            return y.Categories.Length * Math.Max(one, (_chart.Height ?? 0) / (double)y.Categories.Length);
        }

        return _chart.Height is { } height ? Math.Clamp(height, 60, 900) : isPanel ? 120 : _width < 500 ? 240 : 300;
    }

    void Panel(Layout layout, int index, int place, double top, bool isLowest)
    {
        var (x, y) = (_chart.X!, _chart.Y!);
        var (column, row) = _chart.Rows.Length > 1 ? (index % _chart.Columns.Length, index / _chart.Columns.Length) : (index, 0);
        var left = layout.Left + (place * (layout.Width + layout.Gap));
        _svg.Raw($"<g transform=\"translate({Svg.N(left)} {Svg.N(top + layout.Head)})\">");
        if (PanelName(_chart.Rows[row], _chart.Columns[column], _chart.Style) is { Length: > 0 } name)
        {
            var lines = Heading(name, layout, index);
            for (var n = 0; n < lines.Length; n++)
            {
                _svg.Text(0, -9 - ((lines.Length - 1 - n) * LineHeight), lines[n], "panel-title");
            }
        }

        var (before, after) = Overhang(layout.Width);
        var edge = EdgeOf();
        // Standing bars have half their width on either side of their time.
        var beside = x.Kind == AxisKind.Band ? 0 : HasMark(ChartMark.Bar) && !_chart.IsHorizontal ? Math.Max(edge, 6) : edge;
        (before, after) = (Math.Max(before, beside), Math.Max(after, beside));
        var scales = (X: new Scale(x, before, layout.Width - after, LevelTicksOf(x, layout.Width)), Y: y.Kind == AxisKind.Band ? new Scale(y, 0, layout.Height, 5) : new Scale(y, layout.Height - edge, edge, TicksOf(y, layout.Height)));
        VerticalAxis(scales.Y, layout, hasLabels: place == 0);
        LevelAxis(scales.X, layout, hasLabels: isLowest || _chart.IsHorizontal, hasTitle: place == 0 && (isLowest || _chart.IsHorizontal));
        Marks(scales.X, scales.Y, column, row, layout);
        _svg.Raw("</g>");
    }

    // Points at the ends of a scale keep off its labels.
    double EdgeOf() => !HasMark(ChartMark.Point) ? 0 : _chart.Largest.Length > 0 ? 13 : 6;

    void VerticalAxis(Scale scale, Layout layout, bool hasLabels)
    {
        if (!scale.Axis.IsShown)
        {
            return;
        }

        hasLabels = hasLabels && scale.Axis.HasLabels;
        if (scale.IsBand)
        {
            if (hasLabels)
            {
                Strokes(scale, Enumerable.Range(0, scale.Axis.Categories.Length).Select(i => scale[i]), isLevel: false, layout);
                _svg.Texts(-8, 0, isColumn: true, "", "end", [.. scale.Axis.Categories.SelectMany((c, i) => Stacked(LabelLines(c), scale[i] + (_font * 0.35)))]);
            }

            return;
        }

        var ticks = scale.Marks(_chart.Style);
        Grid(scale, ticks, at => (0, at, layout.Width, at));
        Strokes(scale, ticks.Select(t => scale[t.Value]), isLevel: false, layout);
        if (hasLabels)
        {
            _svg.Texts(-8, 0, isColumn: true, "tick", "end", [.. ticks.Select(t => (scale[t.Value] + (_font * 0.35), t.Label))]);
        }
    }

    // Lines of one text, around a middle.
    IEnumerable<(double At, string Text)> Stacked(string[] lines, double middle) =>
        lines.Select((line, n) => (middle + ((n - ((lines.Length - 1) / 2.0)) * LineHeight), line));

    // Zero is told from the rest.
    void Grid(Scale scale, List<Tick> ticks, Func<double, (double, double, double, double)> line)
    {
        if (scale.Axis.HasGrid)
        {
            var isZero = ticks.ToLookup(t => scale.Axis.Kind != AxisKind.Log && Math.Abs(t.Value) < 1e-12, t => line(scale[t.Value]));
            _svg.Lines([.. isZero[false]], "grid").Lines([.. isZero[true]], "zero");
        }
    }

    void LevelAxis(Scale scale, Layout layout, bool hasLabels, bool hasTitle)
    {
        if (!scale.Axis.IsShown)
        {
            return;
        }

        var lines = 1;
        if (scale.IsBand)
        {
            lines = BandLabels(scale, layout, hasLabels);
        }
        else
        {
            LevelTicks(scale, layout, hasLabels);
        }

        if (hasTitle && scale.Axis.Title.Length > 0)
        {
            _svg.Text(0, layout.Height + 6 + (lines * LineHeight) + LineHeight + 2, TextWidth.Wrapped(scale.Axis.Title, _font, _width - layout.Left, 1)[0], "axis-title");
        }
    }

    void Strokes(Scale scale, IEnumerable<double> places, bool isLevel, Layout layout)
    {
        if (scale.Axis.HasTicks)
        {
            _svg.Lines([.. places.Select(at => isLevel ? (at, layout.Height, at, layout.Height + 4) : (-5, at, 0, at))], "zero");
        }
    }

    void LevelTicks(Scale scale, Layout layout, bool hasLabels)
    {
        var ticks = scale.Marks(_chart.Style);
        var every = EveryOf(ticks, scale);
        var zero = ticks.FindIndex(static t => Math.Abs(t.Value) < 1e-12);
        Grid(scale, ticks, at => (at, 0, at, layout.Height));
        Strokes(scale, ticks.Select(t => scale[t.Value]), isLevel: true, layout);
        if (!hasLabels || !scale.Axis.HasLabels)
        {
            return;
        }

        var free = double.NegativeInfinity;
        var labels = new List<(double At, string Text)>();
        for (var i = 0; i < ticks.Count; i++)
        {
            var (label, at) = (ticks[i].Label, scale[ticks[i].Value]);
            var half = TextWidth.Of(label, _font) / 2;
            if ((i - Math.Max(0, zero)) % every == 0 && at - half > free)
            {
                labels.Add((at, label));
                free = at + half + 6;
            }
        }

        _svg.Texts(0, layout.Height + 6 + _font, isColumn: false, "tick", "middle", labels);
        if (IsTall(layout.Height))
        {
            _svg.Texts(0, -6, isColumn: false, "tick", "middle", labels);
        }
    }

    // Where not all labels have room, zero keeps its own.
    int EveryOf(List<Tick> ticks, Scale scale)
    {
        if (ticks.Count < 2 || scale.Axis.Kind is AxisKind.Log || !scale.Axis.TickValues.IsEmpty)
        {
            return 1;
        }

        var widest = ticks.Max(t => TextWidth.Of(t.Label, _font)) + 6;
        var least = Enumerable.Range(1, ticks.Count - 1).Min(i => Math.Abs(scale[ticks[i].Value] - scale[ticks[i - 1].Value]));
        return Math.Max(1, (int)Math.Ceiling(widest / Math.Max(1, least)));
    }

    int BandLabels(Scale scale, Layout layout, bool hasLabels)
    {
        if (!hasLabels || !scale.Axis.HasLabels)
        {
            return 1;
        }

        var categories = scale.Axis.Categories;
        var every = EveryOf(categories, scale.Step);
        var most = every > 1 ? 1 : 3;
        var shown = Enumerable.Range(0, categories.Length).Where(i => i % every == 0).Select(i => (At: scale[i], Lines: TextWidth.Wrapped(categories[i], _font, Math.Max(scale.Step * every, 24) - 4, most))).ToList();
        Strokes(scale, shown.Select(static s => s.At), isLevel: true, layout);
        for (var n = 0; n < most; n++)
        {
            _svg.Texts(0, layout.Height + 6 + _font + (n * LineHeight), isColumn: false, "tick", "middle", [.. shown.Where(s => n < s.Lines.Length).Select(s => (s.At, s.Lines[n]))]);
        }

        return LinesOf(scale.Axis, layout.Width);
    }

    // Labels whose longest word does not fit into its category are thinned out.
    int EveryOf(IReadOnlyList<string> categories, double step)
    {
        var widest = categories.SelectMany(static c => c.Split(' ')).Max(word => TextWidth.Of(word, _font)) + 5;
        return Math.Max(1, (int)Math.Ceiling(Math.Min(widest, _width / 3) / Math.Max(1, step)));
    }

    int LinesOf(ChartAxis x, double width)
    {
        var step = width / Math.Max(1, x.Categories.Length);
        return EveryOf(x.Categories, step) > 1 ? 1 : x.Categories.Max(c => TextWidth.Wrapped(c, _font, Math.Max(step, 24) - 4, 3).Length);
    }
}
