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

    /// <summary>On one another, half of the whole on either side of zero.</summary>
    Center,

    /// <summary>Each from zero.</summary>
    None,
}

/// <summary>How a line runs from one value to the next (Vega-Lite, "interpolate").</summary>
public enum LineShape
{
    /// <summary>Straight.</summary>
    Linear,

    /// <summary>Level up to the next value.</summary>
    StepAfter,

    /// <summary>At once, then level.</summary>
    StepBefore,

    /// <summary>Level, with the step half way.</summary>
    Step,
}

/// <summary>What one time stands for (Vega-Lite, "timeUnit").</summary>
public enum TimeUnit
{
    /// <summary>As in the data.</summary>
    None,

    /// <summary>Its year.</summary>
    Year,

    /// <summary>Its month.</summary>
    YearMonth,
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

    /// <summary>In time.</summary>
    Time,

    /// <summary>As categories.</summary>
    Band,

    /// <summary>As colours of series.</summary>
    Ordinal,

    /// <summary>In shades of equal steps.</summary>
    Quantize,

    /// <summary>In shades between limits that the author gives.</summary>
    Threshold,
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

    /// <summary>Where the message stands.</summary>
    public SourceSpan TitleAt { get; init; }

    /// <summary>What is measured: where, when, in which unit.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Where the subtitle stands.</summary>
    public SourceSpan SubtitleAt { get; init; }

    /// <summary>What the chart shows, for those who do not see it; before the generated summary.</summary>
    public string? Description { get; init; }

    /// <summary>Where the description stands.</summary>
    public SourceSpan DescriptionAt { get; init; }

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

/// <summary>Keeps the rows of which a predicate is true (Vega-Lite, "filter").</summary>
public sealed record ChartFilter(SourceSpan At, ChartPredicate Predicate) : ChartTransform(At);

/// <summary>What is true of a row or not (Vega-Lite, "predicate").</summary>
public abstract record ChartPredicate(SourceSpan At);

/// <summary>Holds a field against values.</summary>
/// <param name="At">Where it is written.</param>
/// <param name="Field">The field.</param>
/// <param name="Word">equal, lt, lte, gt, gte, range, oneOf or valid.</param>
/// <param name="Values">What it is held against.</param>
public sealed record ChartComparison(SourceSpan At, Located<string> Field, string Word, ImmutableArray<Located<string>> Values) : ChartPredicate(At);

/// <summary>True where the other is not.</summary>
public sealed record ChartNot(SourceSpan At, ChartPredicate Of) : ChartPredicate(At);

/// <summary>True where all are, or where one of them is.</summary>
public sealed record ChartBoth(SourceSpan At, bool All, ImmutableArray<ChartPredicate> Of) : ChartPredicate(At);

/// <summary>Makes a row of each of several columns (Vega-Lite, "fold").</summary>
/// <param name="At">Where it is written.</param>
/// <param name="Fields">The columns.</param>
/// <param name="Key">Name of the field that tells the columns apart.</param>
/// <param name="Value">Name of the field that holds their values.</param>
public sealed record ChartFold(SourceSpan At, ImmutableArray<Located<string>> Fields, string Key, string Value) : ChartTransform(At);

/// <summary>What a mark says of itself (Vega-Lite, "mark").</summary>
public sealed record ChartMarkStyle
{
    /// <summary>Whether a line or area shows its points; where they are few if nothing is written.</summary>
    public bool? HasPoints { get; init; }

    /// <summary>Share of its radius that a pie leaves free in the middle.</summary>
    public double Ring { get; init; }

    /// <summary>Whether points are filled.</summary>
    public bool IsFilled { get; init; } = true;

    /// <summary>How lines run.</summary>
    public LineShape Shape { get; init; }

    /// <summary>left, center or right: where a text stands against its place; where it fits best if nothing is written.</summary>
    public string? Align { get; init; }

    /// <summary>top, middle or bottom, likewise.</summary>
    public string? Baseline { get; init; }

    /// <summary>Shift of a text to the right, in pixels.</summary>
    public double Dx { get; init; }

    /// <summary>Shift of a text downwards, in pixels.</summary>
    public double Dy { get; init; }
}

/// <summary>A mark and what it shows.</summary>
/// <param name="At">Where the mark is written.</param>
/// <param name="Mark">The mark.</param>
/// <param name="Style">What it says of itself.</param>
/// <param name="Channels">Channels, those that layers share included.</param>
public sealed record ChartLayer(SourceSpan At, ChartMark Mark, ChartMarkStyle Style, ImmutableArray<ChartChannel> Channels)
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
    /// <summary>The words that are written for it, with those of scale, axis, legend and header behind a dot.</summary>
    public ImmutableArray<Located<string>> Words { get; init; } = [];

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

    /// <summary>Categories in their order; the others follow.</summary>
    public ImmutableArray<Located<string>> Sort { get; init; } = [];

    /// <summary>Order of the categories in a word: ascending, descending, x, -y, or null for that of the data.</summary>
    public string? SortWord { get; init; }

    /// <summary>Whether an order is written at all.</summary>
    public bool IsSorted => !Sort.IsEmpty || SortWord is not null || SortBy is not null;

    /// <summary>The field that orders the categories, where it is another than theirs.</summary>
    public ChartSort? SortBy { get; init; }

    /// <summary>What times stand for.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>The scale.</summary>
    public ScaleKind Scale { get; init; }

    /// <summary>Where the scale is written.</summary>
    public SourceSpan ScaleAt { get; init; }

    /// <summary>Ends or categories of the scale; from the data where empty.</summary>
    public ImmutableArray<Located<string>> Domain { get; init; } = [];

    /// <summary>Whether the scale includes zero; as the mark has it where nothing is written.</summary>
    public bool? Zero { get; init; }

    /// <summary>Whether the ends of the scale are rounded to whole ticks.</summary>
    public bool IsNice { get; init; } = true;

    /// <summary>About how many ticks the axis has; as many as there is room for where nothing is written.</summary>
    public int? TickCount { get; init; }

    /// <summary>Where the axis has its ticks.</summary>
    public ImmutableArray<Located<string>> TickValues { get; init; } = [];

    /// <summary>Whether ticks have strokes.</summary>
    public bool HasTicks { get; init; }

    /// <summary>Panels next to one another.</summary>
    public int? Columns { get; init; }

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

/// <summary>An order of categories by what another field comes to (Vega-Lite, "EncodingSortField").</summary>
public sealed record ChartSort(Located<string> Field, ChannelAggregate Aggregate, bool IsDescending);
