using System.Collections.Frozen;

namespace ScoReport.Parsing;

/// <summary>
/// The words of Vega-Lite that are read here, by the place where they stand. Each of them does something, to which a test
/// holds them; every other word is refused, since a chart that silently looks otherwise than declared is worse than none.
/// </summary>
public static class ChartWords
{
    static readonly string[] Position = ["field", "datum", "type", "aggregate", "timeUnit", "stack", "sort", "title", "scale", "axis"];
    static readonly string[] End = ["field", "datum", "aggregate"];
    static readonly string[] Offset = ["field", "type", "sort"];
    static readonly string[] Amount = ["field", "type", "aggregate"];
    static readonly string[] Panel = ["field", "type", "sort", "header"];

    /// <summary>Words by place: the chart itself, its parts, and each channel.</summary>
    public static FrozenDictionary<string, string[]> ByPlace { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["a chart"] = ["$schema", "name", "title", "description", "data", "transform", "mark", "encoding", "layer", "facet", "spec", "columns", "width", "height", "usermeta"],
        ["title"] = ["text", "subtitle"],
        ["data"] = ["name"],
        ["usermeta.scoreport"] = ["summary", "note"],
        ["transform"] = ["filter", "fold", "as"],
        ["filter"] = ["field", "equal", "lt", "lte", "gt", "gte", "range", "oneOf", "valid", "not", "and", "or"],
        ["a facet of rows and columns"] = ["row", "column"],
        ["spec"] = ["mark", "encoding", "layer", "width", "height"],
        ["a layer"] = ["mark", "encoding"],
        ["mark"] = ["type", "point", "interpolate", "innerRadius", "filled", "align", "baseline", "dx", "dy"],
        ["encoding"] = ["x", "y", "x2", "y2", "xOffset", "yOffset", "color", "theta", "size", "opacity", "text", "order", "detail", "row", "column", "facet"],
        ["x"] = Position,
        ["y"] = Position,
        ["x2"] = End,
        ["y2"] = End,
        ["xOffset"] = Offset,
        ["yOffset"] = Offset,
        ["color"] = ["field", "datum", "type", "aggregate", "sort", "title", "scale", "legend"],
        ["theta"] = Amount,
        ["size"] = [.. Amount, "title", "legend"],
        ["opacity"] = Amount,
        ["text"] = ["field", "datum", "type", "aggregate", "format"],
        ["order"] = ["field", "type"],
        ["detail"] = ["field", "type"],
        ["row"] = Panel,
        ["column"] = Panel,
        ["facet"] = [.. Panel, "columns"],
        ["sort"] = ["field", "op", "order", "encoding"],
        ["scale"] = ["type", "domain", "zero", "nice"],
        ["axis"] = ["title", "labels", "grid", "ticks", "tickCount", "values", "format"],
        ["legend"] = ["title", "format"],
        ["header"] = ["title"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the words of a mark's own mapping belong to.</summary>
    public static FrozenDictionary<string, string[]> MarksOf { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["point"] = ["line", "area"],
        ["interpolate"] = ["line", "area"],
        ["innerRadius"] = ["arc"],
        ["filled"] = ["point"],
        ["align"] = ["text"],
        ["baseline"] = ["text"],
        ["dx"] = ["text"],
        ["dy"] = ["text"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words that authors of Vega-Lite will try, and what to do instead.</summary>
    public static FrozenDictionary<string, string> Instead { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["calculate"] = "compute the column in the data, where it can be checked",
        ["params"] = "charts are drawn when the report is built and do not react",
        ["selection"] = "charts are drawn when the report is built and do not react",
        ["tooltip"] = "every mark shows its value on hover and focus without being asked",
        ["config"] = Theme,
        ["strokeWidth"] = Theme,
        ["strokeDash"] = Theme,
        ["cornerRadius"] = Theme,
        ["outerRadius"] = Theme,
        ["thickness"] = Theme,
        ["fontSize"] = Theme,
        ["fontWeight"] = Theme,
        ["titleAnchor"] = Theme,
        ["labelAlign"] = Theme,
        ["orient"] = Theme,
        ["background"] = Theme,
        ["padding"] = Theme,
        ["paddingInner"] = Theme,
        ["paddingOuter"] = Theme,
        ["autosize"] = "a chart is as wide as its column on the page",
        ["bin"] = "give the ranges a column of their own in the data",
        ["shape"] = "series are told apart by 'color', which brings markers and patterns with it",
        ["circle"] = "write 'point'; the markers of series differ by themselves",
        ["square"] = "write 'point'; the markers of series differ by themselves",
        ["fill"] = "colours of series are declared as 'color', and come from the theme",
        ["stroke"] = "colours of series are declared as 'color', and come from the theme",
        ["scheme"] = "colours come from the theme, where they suit light, dark, print and colour-blind readers",
        ["range"] = "colours come from the theme, where they suit light, dark, print and colour-blind readers",
        ["url"] = "name a resource of the data package: data: {name: …}",
        ["values"] = "name a resource of the data package: data: {name: …}",
        ["hconcat"] = "show charts one after the other, or use 'facet'",
        ["vconcat"] = "show charts one after the other, or use 'facet'",
        ["concat"] = "show charts one after the other, or use 'facet'",
        ["repeat"] = "fold the columns, and use 'facet'",
        ["labelAngle"] = "text stays level: many or long categories belong on the y axis",
        ["resolve"] = "panels share their scales, so that they can be compared",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    const string Theme = "how charts look is the theme's affair";
}
