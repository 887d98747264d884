using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Charts;

/// <summary>Dated events as points over an axis of years; those that fall together stand on one another.</summary>
public static class TimelineDrawing
{
    const double Radius = 4.5;

    /// <summary>Draws events at their places in years; the list beside the drawing says what they are, in the same order.</summary>
    public static string Of(ImmutableArray<double> events, double width, string id, string title, string description, NumberStyle style)
    {
        var font = width < 500 ? 13.0 : 12.0;
        var axis = new ChartAxis(AxisKind.Time, "") { Min = Math.Floor(events.Min(static e => e)), Max = Math.Ceiling(events.Max(static e => e) + 0.01) };
        var scale = new Scale(axis, 8, width - 16, (int)(width / 70));
        var places = Places(events, scale);
        var height = (places.Max() * 2.3 * Radius) + (Radius * 2) + 6;
        var svg = new Svg();
        var ticks = scale.Marks(style);
        svg.Lines([.. ticks.Select(t => (scale[t.Value], 0.0, scale[t.Value], height + 5))], "grid");
        svg.Texts(0, height + 8 + font, isColumn: false, "tick", "middle", [.. ticks.Select(t => (Inside(scale[t.Value], TextWidth.Of(t.Label, font) / 2, width), t.Label))]);
        svg.Line(0, height, width, height, "zero");
        var path = new PathData(1);
        for (var i = 0; i < events.Length; i++)
        {
            var (x, y) = (scale[events[i]], height - Radius - 3 - (places[i] * 2.3 * Radius));
            _ = i == 0 ? path.Move(x, y) : path.Line(x, y);
        }

        svg.Raw($"<path class=\"corners\" {Markers.AtCorners(id, 0)}{MarkRows.Of([.. Enumerable.Range(0, events.Length)])} d=\"{path}\"/>");

        return $"""<svg class="chart-drawing" viewBox="0 0 {Svg.N(width)} {Svg.N(height + font + 14)}" role="img" font-size="{Svg.N(font)}"><title>{Svg.Escaped(title)}</title><desc>{Svg.Escaped(description)}</desc><defs>{Markers.Definition(id, 0, Radius, true)}</defs>{svg}</svg>""";
    }

    static double Inside(double at, double half, double width) => Math.Clamp(at, half, width - half);

    // How many events stand below each one.
    static int[] Places(ImmutableArray<double> events, Scale scale)
    {
        var places = new int[events.Length];
        var ends = new List<double>();
        foreach (var i in Enumerable.Range(0, events.Length).OrderBy(i => events[i]))
        {
            var x = scale[events[i]];
            var free = ends.FindIndex(end => end <= x);
            places[i] = free < 0 ? ends.Count : free;
            if (free < 0)
            {
                ends.Add(0);
            }

            ends[places[i]] = x + (Radius * 2.2);
        }

        return places;
    }
}
