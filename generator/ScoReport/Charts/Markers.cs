namespace ScoReport.Charts;

/// <summary>What tells series apart besides their colours: shapes of points, dashes of lines, patterns of areas.</summary>
public static class Markers
{
    const string Hatch = "<path class=\"hatch\" d=\"";

    // Drawn over the series' colour in a tile of eight pixels.
    static readonly string[] Patterns =
    [
        "",
        Hatch + "M-2 2l4-4M0 8l8-8M6 10l4-4\"/>",
        "<circle class=\"dot\" cx=\"2\" cy=\"2\" r=\"1.2\"/><circle class=\"dot\" cx=\"6\" cy=\"6\" r=\"1.2\"/>",
        Hatch + "M0 2H8M0 6H8\"/>",
        Hatch + "M-2 6l4 4M0 0l8 8M6-2l4 4\"/>",
        Hatch + "M2 0V8M6 0V8\"/>",
        Hatch + "M0 4H8M4 0V8\"/>",
        Hatch + "M0 0l8 8M0 8l8-8\"/>",
    ];

    /// <summary>A point of a series, as an element without its end.</summary>
    public static string Point(int series, double x, double y, double r, bool isFilled = true) => $"path class=\"{Class(series, isFilled)}\" d=\"{Shape(series, x, y, r)}\"";

    static string Class(int series, bool isFilled) => $"{(isFilled ? "point" : "ring")} s{series + 1}";

    static string Shape(int series, double x, double y, double r) => (series % 4) switch
    {
        0 => $"M{Svg.N(x - r)} {Svg.N(y)}a{Svg.N(r)} {Svg.N(r)} 0 1 1 {Svg.N(2 * r)} 0a{Svg.N(r)} {Svg.N(r)} 0 1 1 {Svg.N(-2 * r)} 0z",
        1 => new PathData(1).Box(x - r, y - r, 2 * r, 2 * r).ToString(),
        2 => $"M{Svg.N(x)} {Svg.N(y - (1.25 * r))}l{Svg.N(1.2 * r)} {Svg.N(2.1 * r)}h{Svg.N(-2.4 * r)}z",
        _ => $"M{Svg.N(x)} {Svg.N(y - (1.35 * r))}l{Svg.N(1.35 * r)} {Svg.N(1.35 * r)}l{Svg.N(-1.35 * r)} {Svg.N(1.35 * r)}l{Svg.N(-1.35 * r)} {Svg.N(-1.35 * r)}z",
    };

    /// <summary>A point of a series to be drawn at every corner of a path that refers to it.</summary>
    public static string Definition(string id, int series, double r, bool isFilled) =>
        $"<marker id=\"{id}-m{series + 1}\" markerUnits=\"userSpaceOnUse\" markerWidth=\"14\" markerHeight=\"14\" viewBox=\"-7-7 14 14\"><{Point(series, 0, 0, r, isFilled)}/></marker>";

    /// <summary>Has points at every corner of a path. The policy of pages stops a style, which alone would say it in one word.</summary>
    public static string AtCorners(string id, int series) => $"marker-start=\"url(#{id}-m{series + 1})\" marker-mid=\"url(#{id}-m{series + 1})\" marker-end=\"url(#{id}-m{series + 1})\"";

    /// <summary>The pattern of a series.</summary>
    public static string Pattern(string id, int series) =>
        $"<pattern id=\"{id}-p{series + 1}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path class=\"s{series + 1} fill\" d=\"M0 0H8V8H0z\"/>{Patterns[series % Patterns.Length]}</pattern>";

    /// <summary>Class and fill of an area of a series; the first is plain.</summary>
    public static string Fill(string id, int series, int count) =>
        count < 2 || series == 0 ? $"class=\"s{series + 1} fill\"" : $"class=\"s{series + 1}\" fill=\"url(#{id}-p{series + 1})\"";
}
