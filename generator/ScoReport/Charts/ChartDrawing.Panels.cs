using ScoReport.Document;

namespace ScoReport.Charts;

// Panels: their places, their axes.
public sealed partial class ChartDrawing
{
    const double LeastPanel = 128;

    // How much wider strong letters are.
    const double Bold = 1.08;

    /// <summary>Where panels stand and how large they are.</summary>
    sealed record Layout(double Left, double Right, double Gap, double Width, double Height, int PerRow, double Head, double Foot, double Above);

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
        var right = Math.Max(RightOf(x), IsDirect ? _chart.Series.Max(s => TextWidth.Of(s, _font) * Bold) + 14 : 0);
        right = Math.Min(right, _width * 0.36);
        var room = _width - left - right;
        // Labels of neighbours meet in the middle of the gap, half of each on either side.
        var gap = Math.Max(Gap, x.Kind == AxisKind.Band ? 0 : (2 * RightOf(x)) - 8);
        var least = _chart.FacetColumns is not null ? LeastPanel - 48 : _chart.IsHorizontal ? LeastPanel + 20 : LeastPanel;
        var fit = Math.Max(1, (int)((room + gap) / (Math.Min(least, room) + gap)));
        var perRow = _chart.Rows.Length > 1 ? _chart.Columns.Length : Math.Min(_chart.Columns.Length, Math.Min(fit, _chart.FacetColumns ?? fit));
        var width = Math.Max(20, (room - (gap * (perRow - 1))) / perRow);
        var height = HeightOf(y, isPanel: _chart.Columns.Length * _chart.Rows.Length > 1);
        var head = _chart.Columns.Length * _chart.Rows.Length > 1 ? LineHeight + 10 : 6;
        var labels = x is { IsShown: true, HasLabels: true } ? (x.Kind == AxisKind.Band ? LinesOf(x, width) : 1) * LineHeight : 0;
        var foot = labels + 8 + (x.Title.Length > 0 && x.IsShown ? LineHeight + 4 : 0);
        return new Layout(left, right, gap, width, height, perRow, head, foot, y is { IsShown: true, Title.Length: > 0 } ? LineHeight + 4 : 0);
    }

    // Half of the last label of a level axis stands beyond its end.
    double RightOf(ChartAxis x) => x.Kind == AxisKind.Band ? 4 : 8 + (TextWidth.Of(x.Kind == AxisKind.Time ? "2000" : ChartNumbers.Text(x.Max, x.Format with { Decimals = 0 }, _chart.Style), _font) / 2);

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
            var one = Math.Max(lines > 1 ? (LineHeight * lines) + 6 : 25, HasMark(ChartMark.Rect) ? 32 : 0);
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
        var name = string.Join(", ", new[] { _chart.Rows[row], _chart.Columns[column] }.Where(static n => n.Length > 0));
        if (name.Length > 0)
        {
            _svg.Text(0, -9, TextWidth.Wrapped(name, _font * Bold, layout.Width + layout.Gap - 4, 1)[0], "panel-title");
        }

        var (before, after) = Overhang(layout.Width);
        var edge = EdgeOf();
        (before, after) = x.Kind == AxisKind.Band ? (before, after) : (Math.Max(before, edge), Math.Max(after, edge));
        var scales = (X: new Scale(x, before, layout.Width - after, x.TickCount ?? Math.Max(2, (int)(layout.Width / 75))), Y: y.Kind == AxisKind.Band ? new Scale(y, 0, layout.Height, 5) : new Scale(y, layout.Height - edge, edge, TicksOf(y, layout.Height)));
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

        if (scale.IsBand)
        {
            for (var i = 0; i < scale.Axis.Categories.Length && hasLabels && scale.Axis.HasLabels; i++)
            {
                Stroke(scale, scale[i], isLevel: false, layout);
                var lines = LabelLines(scale.Axis.Categories[i]);
                var first = scale[i] + (_font * 0.35) - ((lines.Length - 1) * LineHeight / 2);
                for (var n = 0; n < lines.Length; n++)
                {
                    _svg.Text(-8, first + (n * LineHeight), lines[n], "", "end");
                }
            }

            return;
        }

        foreach (var tick in scale.Marks(_chart.Style))
        {
            var at = scale[tick.Value];
            if (scale.Axis.HasGrid)
            {
                _svg.Line(0, at, layout.Width, at, Math.Abs(tick.Value) < 1e-12 && scale.Axis.Kind != AxisKind.Log ? "zero" : "grid");
            }

            Stroke(scale, at, isLevel: false, layout);
            if (hasLabels && scale.Axis.HasLabels)
            {
                _svg.Text(-8, at + (_font * 0.35), tick.Label, "tick", "end");
            }
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
            _svg.Text(0, layout.Height + 4 + (lines * LineHeight) + LineHeight + 2, TextWidth.Wrapped(scale.Axis.Title, _font, _width - layout.Left, 1)[0], "axis-title");
        }
    }

    void Stroke(Scale scale, double at, bool isLevel, Layout layout)
    {
        if (!scale.Axis.HasTicks)
        {
            return;
        }

        _ = isLevel ? _svg.Line(at, layout.Height, at, layout.Height + 4, "zero") : _svg.Line(-5, at, 0, at, "zero");
    }

    void LevelTicks(Scale scale, Layout layout, bool hasLabels)
    {
        var ticks = scale.Marks(_chart.Style);
        var every = EveryOf(ticks, scale);
        var zero = ticks.FindIndex(static t => Math.Abs(t.Value) < 1e-12);
        var free = double.NegativeInfinity;
        for (var i = 0; i < ticks.Count; i++)
        {
            var (tick, at) = (ticks[i], scale[ticks[i].Value]);
            if (scale.Axis.HasGrid)
            {
                _svg.Line(at, 0, at, layout.Height, i == zero && scale.Axis.Kind != AxisKind.Log ? "zero" : "grid");
            }

            Stroke(scale, at, isLevel: true, layout);
            var half = TextWidth.Of(tick.Label, _font) / 2;
            if (hasLabels && scale.Axis.HasLabels && (i - Math.Max(0, zero)) % every == 0 && at - half > free)
            {
                _svg.Text(at, layout.Height + 4 + _font, tick.Label, "tick", "middle");
                free = at + half + 6;
            }
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
        for (var i = 0; i < categories.Length; i += every)
        {
            Stroke(scale, scale[i], isLevel: true, layout);
            var lines = TextWidth.Wrapped(categories[i], _font, Math.Max(scale.Step * every, 24) - 4, most);
            for (var n = 0; n < lines.Length; n++)
            {
                _svg.Text(scale[i], layout.Height + 4 + _font + (n * LineHeight), lines[n], "tick", "middle");
            }
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
