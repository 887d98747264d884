using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Sources;

namespace ScoReport.Document;

/// <summary>
/// A chart in a text. Written, it has a <see cref="Spec"/> and its words; bound, it has a <see cref="Chart"/> too, unless its data is not there.
/// </summary>
public sealed record ChartBlock(SourceSpan At, Attributes Attributes, ChartSpec Spec, ImmutableArray<Inline> Caption, ImmutableArray<Block> Notes) : Block(At)
{
    /// <summary>The author's summary, or nothing.</summary>
    public ImmutableArray<Block> Summary { get; init; } = [];

    /// <summary>The notes of what it shows, with what they cite and link.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];

    /// <summary>What is drawn; nothing until bound.</summary>
    public Chart? Chart { get; init; }

    /// <summary>Number of the figure; 0 until bound, and where there is no id to refer to.</summary>
    public int Number { get; init; }
}

/// <summary>A bound chart: every mark with its values, and scales without pixels.</summary>
public sealed record Chart
{
    /// <summary>Horizontal positions; nothing for slices.</summary>
    public required ChartAxis? X { get; init; }

    /// <summary>Vertical positions; nothing for slices.</summary>
    public required ChartAxis? Y { get; init; }

    /// <summary>What is drawn, from back to front.</summary>
    public required ImmutableArray<ChartMarks> Layers { get; init; }

    /// <summary>Names of the series that colours tell apart; empty where there is one.</summary>
    public ImmutableArray<string> Series { get; init; } = [];

    /// <summary>Whether a key or direct labels name the series.</summary>
    public bool HasKey { get; init; } = true;

    /// <summary>What the colours tell apart; empty where the author does not say so.</summary>
    public string KeyTitle { get; init; } = "";

    /// <summary>What the panels are; empty where the author does not say so.</summary>
    public string FacetTitle { get; init; } = "";

    /// <summary>The greatest size, as readers see it; empty where sizes say nothing, or have no key.</summary>
    public string Largest { get; init; } = "";

    /// <summary>What sizes mean.</summary>
    public string SizeTitle { get; init; } = "";

    /// <summary>How sizes were joined, where their title has yet to say so.</summary>
    public ChannelAggregate SizeAggregate { get; init; }

    /// <summary>How shades were joined, where their title has yet to say so.</summary>
    public ChannelAggregate ShadeAggregate { get; init; }

    /// <summary>How the fields of <see cref="Shown"/> were joined, where their headings have yet to say so; empty where none was.</summary>
    public ImmutableArray<ChannelAggregate> ShownAggregates { get; init; } = [];

    /// <summary>How many columns of <see cref="Shown"/>, its last ones, were folded; 0 where each of its rows is one mark.</summary>
    public int Folds { get; init; }

    /// <summary>Limits between the shades of a heat map, ascending; empty where there are none.</summary>
    public ImmutableArray<double> Shades { get; init; } = [];

    /// <summary>How the limits are written.</summary>
    public NumberFormat ShadeFormat { get; init; } = NumberFormat.Plain;

    /// <summary>What the shades mean.</summary>
    public string ShadeTitle { get; init; } = "";

    /// <summary>How many places marks of one category stand in, side by side.</summary>
    public int Offsets { get; init; } = 1;

    /// <summary>Headings of the panels next to one another; one empty text where there is one panel.</summary>
    public ImmutableArray<string> Columns { get; init; } = [""];

    /// <summary>Headings of the panels below one another.</summary>
    public ImmutableArray<string> Rows { get; init; } = [""];

    /// <summary>Panels next to one another, where the author says so.</summary>
    public int? FacetColumns { get; init; }

    /// <summary>Height of a panel, where the author says so.</summary>
    public int? Height { get; init; }

    /// <summary>Whether bars lie: categories run down, values across.</summary>
    public bool IsHorizontal { get; init; }

    /// <summary>Number style of the report's language.</summary>
    public required NumberStyle Style { get; init; }

    /// <summary>What is shown, as a table.</summary>
    public required Table Shown { get; init; }

    /// <summary>Whether the table stands below the chart. More rows than anybody reads weigh more than all the rest of a page; they are in the file.</summary>
    public bool HasTable => Shown.RowCount <= 1000;
}

/// <summary>A scale without pixels.</summary>
/// <param name="Kind">Band for categories.</param>
/// <param name="Title">What it measures; empty for no title.</param>
public sealed record ChartAxis(AxisKind Kind, string Title)
{
    /// <summary>How its values were joined, where the title has yet to say so.</summary>
    public ChannelAggregate Aggregate { get; init; }

    /// <summary>Categories in order, for a band.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The least value, as a number or in years.</summary>
    public double Min { get; init; }

    /// <summary>The greatest value.</summary>
    public double Max { get; init; }

    /// <summary>Whether <see cref="Min"/> and <see cref="Max"/> are rounded to whole ticks.</summary>
    public bool IsNice { get; init; } = true;

    /// <summary>About how many ticks are wanted; as many as there is room for where nothing is said.</summary>
    public int? TickCount { get; init; }

    /// <summary>Where ticks stand; nothing for round numbers.</summary>
    public ImmutableArray<double> TickValues { get; init; } = [];

    /// <summary>Whether ticks have strokes.</summary>
    public bool HasTicks { get; init; }

    /// <summary>Whether times are written with month (2) or day (3); 0 for as the ticks need it.</summary>
    public int TimeParts { get; init; }

    /// <summary>Positions that the data has, where they are few: they make better ticks of time than round ones.</summary>
    public ImmutableArray<double> Values { get; init; } = [];

    /// <summary>Whether it is drawn at all.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>Whether it has labels.</summary>
    public bool HasLabels { get; init; } = true;

    /// <summary>Whether lines run across the drawing.</summary>
    public bool HasGrid { get; init; }

    /// <summary>How its numbers are written.</summary>
    public NumberFormat Format { get; init; } = NumberFormat.Plain;
}

/// <summary>How positions are found.</summary>
public enum AxisKind
{
    /// <summary>Categories, each with a width.</summary>
    Band,

    /// <summary>In proportion.</summary>
    Linear,

    /// <summary>By logarithms.</summary>
    Log,

    /// <summary>By square roots.</summary>
    Sqrt,

    /// <summary>In time, counted in years.</summary>
    Time,
}

/// <summary>The marks of one layer.</summary>
/// <param name="Mark">What they are.</param>
/// <param name="Style">What the declaration says of them.</param>
/// <param name="Items">The marks.</param>
public sealed record ChartMarks(ChartMark Mark, ChartMarkStyle Style, ImmutableArray<ChartItem> Items)
{
    /// <summary>Whether its marks belong to series, which colours tell apart.</summary>
    public bool HasSeries { get; init; }

    /// <summary>Whether their values are points in time.</summary>
    public bool HasTimes { get; init; }

    /// <summary>How their values were joined of several rows.</summary>
    public ChannelAggregate Aggregate { get; init; }
}

/// <summary>One mark, or one point of a line. Positions are values or indexes of categories; NaN where there is no value.</summary>
public sealed record ChartItem
{
    /// <summary>Horizontal position.</summary>
    public double X { get; init; } = double.NaN;

    /// <summary>The other end.</summary>
    public double X2 { get; init; } = double.NaN;

    /// <summary>Vertical position.</summary>
    public double Y { get; init; } = double.NaN;

    /// <summary>The other end.</summary>
    public double Y2 { get; init; } = double.NaN;

    /// <summary>The value that the mark stands for: that of a bar before it is stacked, of a slice, of a cell.</summary>
    public double Value { get; init; } = double.NaN;

    /// <summary>Index of the series.</summary>
    public int Series { get; init; }

    /// <summary>Index of the line within its series, where a field in 'detail' makes several.</summary>
    public int Detail { get; init; }

    /// <summary>The row of <see cref="Chart.Shown"/>, or its folded value, that the mark stands for; -1 where it stands for none of them.</summary>
    public int Source { get; init; } = -1;

    /// <summary>Place among the marks of one category.</summary>
    public int Offset { get; init; }

    /// <summary>Index of the panel in its row.</summary>
    public int Column { get; init; }

    /// <summary>Index of the panel's row.</summary>
    public int Row { get; init; }

    /// <summary>Size relative to the largest, from 0 to 1.</summary>
    public double Size { get; init; } = double.NaN;

    /// <summary>Opacity relative to the most, from 0 to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Text of a text mark.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the mark is: its category, series and panel.</summary>
    public string Label { get; init; } = "";

    /// <summary>Its value as readers see it, with a sign of its own such as that of per cent.</summary>
    public string Shown { get; init; } = "";

    /// <summary>What the value is counted in; empty where that is not known or stands in <see cref="Shown"/>.</summary>
    public string Unit { get; init; } = "";
}
