namespace ScoReport.Charts;

/// <summary>What tells series apart besides their colours: shapes of points, dashes of lines, patterns of areas.</summary>
public static class Markers
{
    const string Hatch = "<path class=\"hatch\" d=\"";

    // Drawn over the series' colour in a tile of eight pixels.
    static readonly string[] Patterns =
    [
        "",
        Hatch + "M-2 2l4 -4M0 8l8 -8M6 10l4 -4\"/>",
        "<circle class=\"dot\" cx=\"2\" cy=\"2\" r=\"1.2\"/><circle class=\"dot\" cx=\"6\" cy=\"6\" r=\"1.2\"/>",
        Hatch + "M0 2H8M0 6H8\"/>",
        Hatch + "M-2 6l4 4M0 0l8 8M6 -2l4 4\"/>",
        Hatch + "M2 0V8M6 0V8\"/>",
        Hatch + "M0 4H8M4 0V8\"/>",
        Hatch + "M0 0l8 8M0 8l8 -8\"/>",
    ];

    /// <summary>A point of a series, as an element without its end.</summary>
    public static string Point(int series, double x, double y, double r)
    {
        var (a, b) = (Svg.N(x), Svg.N(y));
        var kind = $"class=\"point s{series + 1}\"";
        return (series % 4) switch
        {
            0 => $"circle {kind} cx=\"{a}\" cy=\"{b}\" r=\"{Svg.N(r)}\"",
            1 => $"path {kind} d=\"M{Svg.N(x - r)} {Svg.N(y - r)}h{Svg.N(2 * r)}v{Svg.N(2 * r)}h{Svg.N(-2 * r)}z\"",
            2 => $"path {kind} d=\"M{a} {Svg.N(y - (1.25 * r))}l{Svg.N(1.2 * r)} {Svg.N(2.1 * r)}h{Svg.N(-2.4 * r)}z\"",
            _ => $"path {kind} d=\"M{a} {Svg.N(y - (1.35 * r))}l{Svg.N(1.35 * r)} {Svg.N(1.35 * r)}l{Svg.N(-1.35 * r)} {Svg.N(1.35 * r)}l{Svg.N(-1.35 * r)} {Svg.N(-1.35 * r)}z\"",
        };
    }

    /// <summary>The patterns that the series of one drawing need; the first is plain.</summary>
    public static string Definitions(string id, int series)
    {
        var all = Enumerable.Range(1, Math.Max(0, Math.Min(series, Patterns.Length) - 1))
            .Select(i => $"<pattern id=\"{id}-p{i + 1}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path class=\"s{i + 1} fill\" d=\"M0 0H8V8H0z\"/>{Patterns[i]}</pattern>");
        return series < 2 ? "" : $"<defs>{string.Concat(all)}</defs>";
    }

    /// <summary>Class and fill of an area of a series.</summary>
    public static string Fill(string id, int series, int count) =>
        count < 2 || series == 0 ? $"class=\"s{series + 1} fill\"" : $"class=\"s{series + 1}\" fill=\"url(#{id}-p{series + 1})\"";
}
