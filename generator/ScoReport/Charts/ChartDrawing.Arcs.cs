using ScoReport.Document;

namespace ScoReport.Charts;

// Pies and rings.
public sealed partial class ChartDrawing
{
    double Arcs(double top)
    {
        var layer = _chart.Layers.First(static l => l.Mark == ChartMark.Arc);
        var slices = layer.Items.Where(static i => i.Value > 0).ToList();
        var total = slices.Sum(static i => i.Value);
        var radius = _width < 500 ? 78.0 : 105.0;
        var (cx, cy) = (_width / 2, top + radius + 14);
        var angle = -Math.PI / 2;
        var labels = new List<(double Angle, string Text, int Series)>();
        foreach (var slice in slices)
        {
            var next = angle + (2 * Math.PI * slice.Value / total);
            var share = ChartNumbers.Text(slice.Value / total, new Data.NumberFormat { Notation = Data.NumberNotation.Percent, Decimals = 0 }, _chart.Style);
            var d = Slice(cx, cy, radius, layer.Style.Ring * radius, angle, next);
            _svg.Titled($"path {Fill(slice.Series)} stroke=\"var(--paper, #fff)\"{RowsOf([slice])} d=\"{d}\"", _hasTitles ? TitleOf(slice) : "");
            labels.Add(((angle + next) / 2, $"{slice.Label} {share}", slice.Series));
            angle = next;
        }

        var room = (_width / 2) - radius - 20;
        if (labels.Any(l => TextWidth.Of(l.Text, _font) > room) || labels.Count * LineHeight > 4 * radius)
        {
            return Below(labels, cy + radius + 16);
        }

        Around(labels, cx, cy, radius);
        return cy + radius + 16;
    }

    // Names that have no room beside the pie stand below it, each with its pattern.
    double Below(List<(double Angle, string Text, int Series)> labels, double top)
    {
        var y = top + _font;
        foreach (var (_, text, series) in labels)
        {
            Swatch(series, 0, y);
            foreach (var line in TextWidth.Wrapped(text, _font, _width - 30, 3))
            {
                _svg.Text(24, y, line);
                y += LineHeight;
            }

            y += 4;
        }

        return y - _font + 4;
    }

    static string Slice(double cx, double cy, double radius, double inner, double from, double to)
    {
        // A whole circle has no two ends that differ.
        to = Math.Min(to, from + (2 * Math.PI) - 0.001);
        var large = to - from > Math.PI ? 1 : 0;
        var outer = $"M{At(radius, from)}A{Svg.N(radius)} {Svg.N(radius)} 0 {large} 1 {At(radius, to)}";
        return inner == 0 ? $"{outer}L{Svg.N(cx)} {Svg.N(cy)}z" : $"{outer}L{At(inner, to)}A{Svg.N(inner)} {Svg.N(inner)} 0 {large} 0 {At(inner, from)}z";

        string At(double r, double angle) => $"{Svg.N(cx + (r * Math.Cos(angle)))} {Svg.N(cy + (r * Math.Sin(angle)))}";
    }

    // Names beside their slices, each side from top to bottom, pushed apart.
    void Around(List<(double Angle, string Text, int Series)> labels, double cx, double cy, double radius)
    {
        foreach (var side in labels.GroupBy(static l => Math.Cos(l.Angle) >= 0).OrderBy(static g => g.Key))
        {
            var free = cy - radius - 12;
            foreach (var (angle, text, _) in side.OrderBy(static l => Math.Sin(l.Angle)))
            {
                var sign = side.Key ? 1 : -1;
                var wanted = cy + ((radius + 10) * Math.Sin(angle));
                var y = Math.Max(wanted, free + LineHeight);
                free = y;
                var x = cx + (sign * (radius + 16));
                _svg.Line(cx + (radius * Math.Cos(angle)), cy + (radius * Math.Sin(angle)), x - (sign * 3), y, "rule")
                    .Text(x, y + (_font * 0.35), text, "value", side.Key ? "start" : "end");
            }
        }
    }
}
