using System.Collections.Immutable;
using ScoReport.Sources;

namespace ScoReport.Document;

/// <summary>How values become visible (Vega-Lite, "mark").</summary>
public enum ChartMark
{
    /// <summary>A bar from zero, or from another bar, to the value.</summary>
    Bar,

    /// <summary>A line through the values of a series.</summary>
    Line,

    /// <summary>The area below such a line.</summary>
    Area,

    /// <summary>A point at the value.</summary>
    Point,

    /// <summary>A slice of a pie or ring.</summary>
    Arc,

    /// <summary>A short stroke at the value.</summary>
    Tick,

    /// <summary>A straight line between two values.</summary>
    Rule,

    /// <summary>The value as text.</summary>
    Text,

    /// <summary>A cell of a heat map.</summary>
    Rect,
}

/// <summary>What kind of values a channel shows (Vega-Lite, "type").</summary>
public enum ChannelType
{
    /// <summary>Names without an order.</summary>
    Nominal,

    /// <summary>Names with an order.</summary>
    Ordinal,

    /// <summary>Numbers.</summary>
    Quantitative,

    /// <summary>Years, months or days.</summary>
    Temporal,
}

/// <summary>How several values become one (Vega-Lite, "aggregate").</summary>
public enum ChannelAggregate
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>How many rows there are.</summary>
    Count,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their median.</summary>
    Median,

    /// <summary>The least.</summary>
    Min,

    /// <summary>The greatest.</summary>
    Max,
}

/// <summary>How bars and areas of several series stand (Vega-Lite, "stack").</summary>
public enum ChannelStacking
{
    /// <summary>On one another from zero.</summary>
    Zero,

    /// <summary>On one another, as shares of the whole.</summary>
    Normalize,

    /// <summary>Each from zero.</summary>
    None,
}

/// <summary>How values become positions (Vega-Lite, "scale").</summary>
public enum ScaleKind
{
    /// <summary>As the type has it.</summary>
    Default,

    /// <summary>In proportion.</summary>
    Linear,

    /// <summary>By their logarithms.</summary>
    Log,

    /// <summary>By their square roots.</summary>
    Sqrt,
}

/// <summary>A chart as declared, in Vega-Lite's words.</summary>
public sealed record ChartSpec
{
    /// <summary>Name of its file without the extension.</summary>
    public required string Name { get; init; }

    /// <summary>The file.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>Name of the data resource.</summary>
    public required Located<string> Data { get; init; }

    /// <summary>The message, as a headline.</summary>
    public string? Title { get; init; }

    /// <summary>What is measured: where, when, in which unit.</summary>
    public string? Subtitle { get; init; }

    /// <summary>What the chart shows, for those who do not see it; before the generated summary.</summary>
    public string? Description { get; init; }

    /// <summary>Changes of the data before anything is drawn, in order.</summary>
    public ImmutableArray<ChartTransform> Transforms { get; init; } = [];

    /// <summary>What is drawn, from back to front; at least one.</summary>
    public ImmutableArray<ChartLayer> Layers { get; init; } = [];

    /// <summary>Panels next to one another; as many as fit where none are given.</summary>
    public int? FacetColumns { get; init; }

    /// <summary>Height of the drawing, or of each of its panels, in pixels; by the data where none is given.</summary>
    public int? Height { get; init; }

    /// <summary>The author's summary in place of the generated one.</summary>
    public ImmutableArray<Block> Summary { get; init; } = [];

    /// <summary>A note below the chart.</summary>
    public ImmutableArray<Block> Note { get; init; } = [];
}

/// <summary>A change of the data before it is drawn.</summary>
public abstract record ChartTransform(SourceSpan At);

/// <summary>Keeps the rows whose field holds against the values (Vega-Lite, "Field Predicate").</summary>
/// <param name="At">Where it is written.</param>
/// <param name="Field">The field.</param>
/// <param name="Predicate">equal, lt, lte, gt, gte, range, oneOf or valid.</param>
/// <param name="Values">What it is held against.</param>
/// <param name="Negated">Whether rows are kept that do not hold.</param>
public sealed record ChartFilter(SourceSpan At, Located<string> Field, string Predicate, ImmutableArray<Located<string>> Values, bool Negated) : ChartTransform(At);

/// <summary>Makes a row of each of several columns (Vega-Lite, "fold").</summary>
/// <param name="At">Where it is written.</param>
/// <param name="Fields">The columns.</param>
/// <param name="Key">Name of the field that tells the columns apart.</param>
/// <param name="Value">Name of the field that holds their values.</param>
public sealed record ChartFold(SourceSpan At, ImmutableArray<Located<string>> Fields, string Key, string Value) : ChartTransform(At);

/// <summary>A mark and what it shows.</summary>
/// <param name="At">Where the mark is written.</param>
/// <param name="Mark">The mark.</param>
/// <param name="HasPoints">Whether a line or area shows its points.</param>
/// <param name="IsRing">Whether slices leave their middle free.</param>
/// <param name="Channels">Channels, those that layers share included.</param>
public sealed record ChartLayer(SourceSpan At, ChartMark Mark, bool HasPoints, bool IsRing, ImmutableArray<ChartChannel> Channels)
{
    /// <summary>The channel called <paramref name="name"/>, or nothing.</summary>
    public ChartChannel? this[string name]
    {
        get
        {
            foreach (var channel in Channels)
            {
                if (channel.Name == name)
                {
                    return channel;
                }
            }

            return null;
        }
    }
}

/// <summary>What one property of a mark shows (Vega-Lite, "encoding").</summary>
/// <param name="Name">x, y, x2, y2, xOffset, yOffset, color, theta, size, opacity, text, order, detail, row, column or facet.</param>
/// <param name="At">Where it is written.</param>
public sealed record ChartChannel(string Name, SourceSpan At)
{
    /// <summary>The field, or nothing for a count or a fixed value.</summary>
    public Located<string>? Field { get; init; }

    /// <summary>A fixed value in the data's terms.</summary>
    public Located<string>? Datum { get; init; }

    /// <summary>Type; nothing where none is written.</summary>
    public ChannelType? Type { get; init; }

    /// <summary>How values are joined.</summary>
    public ChannelAggregate Aggregate { get; init; }

    /// <summary>How series stand; nothing where none is written.</summary>
    public ChannelStacking? Stack { get; init; }

    /// <summary>Order of the categories: ascending, descending, x, -y, or the categories; as in the data where empty or "null".</summary>
    public ImmutableArray<Located<string>> Sort { get; init; } = [];

    /// <summary>The scale.</summary>
    public ScaleKind Scale { get; init; }

    /// <summary>Where the scale is written.</summary>
    public SourceSpan ScaleAt { get; init; }

    /// <summary>Ends or categories of the scale; from the data where empty.</summary>
    public ImmutableArray<Located<string>> Domain { get; init; } = [];

    /// <summary>Whether the scale includes zero; as the mark has it where nothing is written.</summary>
    public bool? Zero { get; init; }

    /// <summary>Whether there is an axis or key.</summary>
    public bool HasGuide { get; init; } = true;

    /// <summary>Whether the axis has labels.</summary>
    public bool HasLabels { get; init; } = true;

    /// <summary>Whether the axis has lines across the drawing; as the type has it where nothing is written.</summary>
    public bool? HasGrid { get; init; }

    /// <summary>Number format in d3's words, such as ",.1f" or ".0%".</summary>
    public string? Format { get; init; }

    /// <summary>Title of the axis or key; empty for none, nothing for the field's own.</summary>
    public string? Title { get; init; }
}
