using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Reports channels that no mark shows and words that change nothing where they stand, so that what is accepted is drawn.</summary>
sealed class ChartRules(ImmutableArray<ChartLayers> layers, Diagnostics diagnostics)
{
    static readonly FrozenDictionary<ChartMark, string[]> Shown = new Dictionary<ChartMark, string[]>
    {
        [ChartMark.Bar] = ["x", "y", "x2", "y2", "xOffset", "yOffset", "color", "opacity", "detail"],
        [ChartMark.Line] = ["x", "y", "color", "order", "detail"],
        [ChartMark.Area] = ["x", "y", "y2", "color", "order", "detail"],
        [ChartMark.Point] = ["x", "y", "xOffset", "yOffset", "color", "size", "opacity", "detail"],
        [ChartMark.Arc] = ["theta", "color"],
        [ChartMark.Tick] = ["x", "y", "xOffset", "yOffset", "color", "detail"],
        [ChartMark.Rule] = ["x", "y", "x2", "y2", "xOffset", "yOffset", "detail"],
        [ChartMark.Text] = ["x", "y", "xOffset", "yOffset", "text", "detail"],
        [ChartMark.Rect] = ["x", "y", "color", "detail"],
    }.ToFrozenDictionary();

    static readonly string[] Facets = ["row", "column", "facet"];

    /// <summary>Reports them all.</summary>
    public void Check()
    {
        ReportAlone();
        foreach (var name in SharedChannels)
        {
            ReportShared([.. layers.Select(layer => layer.Find(name)).OfType<BoundChannel>().DistinctBy(static c => c.Written.At)]);
        }

        foreach (var shared in layers.SelectMany(static l => l.Channels.Select(c => (Layer: l, Channel: c))).GroupBy(static p => p.Channel.Written.At))
        {
            ImmutableArray<ChartMark> marks = [.. shared.Select(static p => p.Layer.Written.Mark)];
            var channel = shared.First().Channel;
            if (!marks.Any(mark => Shows(mark, channel.Name)))
            {
                diagnostics.Add(Problems.ChannelNotShown(channel.Written.At, channel.Name, string.Join(" and ", marks.Distinct().Select(Name)), InsteadOf(channel.Name, marks)));
                continue;
            }

            Check(channel, marks);
        }
    }

    static bool Shows(ChartMark mark, string name) => Shown[mark].Contains(name) || (Facets.Contains(name) && mark != ChartMark.Arc);

    static string Name(ChartMark mark) => mark.ToString().ToLowerInvariant();

    static string? InsteadOf(string name, ImmutableArray<ChartMark> marks) => Facets.Contains(name) && marks.Contains(ChartMark.Arc)
        ? "pies side by side are hard to compare; bars are not"
        : null;

    // A pie names its slices itself, and has no axis that another mark could stand on.
    void ReportAlone()
    {
        if (layers.Length > 1 && layers.FirstOrDefault(static l => l.Written.Mark == ChartMark.Arc) is { } arc)
        {
            diagnostics.Add(Problems.ChartWordIdle(arc.Written.At, "arc", "a pie stands by itself", "remove the other layers; slices carry their names and shares without them"));
        }
    }

    static readonly string[] SharedChannels = ["x", "y", "color"];

    // The first layer that has a channel says what its scale and its axis or key are like; the others may say the same.
    void ReportShared(ImmutableArray<BoundChannel> channels)
    {
        foreach (var later in channels.Skip(1))
        {
            if (Kind(later) != Kind(channels[0]))
            {
                diagnostics.Add(Problems.LayersDisagree(Place(later.Written, "type"), later.Name, Word(later.Type), Word(channels[0].Type)));
                continue;
            }

            foreach (var word in later.Written.Words.Where(word => !IsSame(word.Value.Split('.')[0], later.Written, channels[0].Written) && word.Value is not ("axis.title" or "axis.format" or "legend.title" or "legend.format")))
            {
                diagnostics.Add(Problems.ChartWordIdle(word.At, word.Value.Split('.')[^1], "a layer before has the same channel and says how it is", "write it there: the first layer speaks for all"));
            }
        }
    }

    static ChannelType Kind(BoundChannel channel) => channel.IsDiscrete ? ChannelType.Nominal : channel.Type;

    static string Word(ChannelType type) => type.ToString().ToLowerInvariant();

    static bool IsSame(string word, ChartChannel one, ChartChannel other) => word switch
    {
        "scale" => (one.Scale, one.Zero, one.IsNice) == (other.Scale, other.Zero, other.IsNice) && Texts(one.Domain).SequenceEqual(Texts(other.Domain)),
        "axis" or "legend" => (one.HasGuide, one.HasLabels, one.HasTicks, one.HasGrid, one.TickCount) == (other.HasGuide, other.HasLabels, other.HasTicks, other.HasGrid, other.TickCount) && Texts(one.TickValues).SequenceEqual(Texts(other.TickValues)),
        "sort" => (one.SortWord, one.SortBy?.Field.Value, one.SortBy?.Aggregate, one.SortBy?.IsDescending) == (other.SortWord, other.SortBy?.Field.Value, other.SortBy?.Aggregate, other.SortBy?.IsDescending) && Texts(one.Sort).SequenceEqual(Texts(other.Sort)),
        _ => true,
    };

    static IEnumerable<string> Texts(ImmutableArray<Located<string>> values) => values.Select(static v => v.Value);

    void Check(BoundChannel channel, ImmutableArray<ChartMark> marks)
    {
        ReportType(channel, marks);
        foreach (var word in channel.Written.Words)
        {
            if (Idle(word.Value, channel, marks) is { } why)
            {
                diagnostics.Add(Problems.ChartWordIdle(word.At, word.Value.Split('.')[^1], why));
            }
        }
    }

    void ReportType(BoundChannel channel, ImmutableArray<ChartMark> marks)
    {
        var written = channel.Written;
        var wanted = channel.IsWrongType ? channel.IsDiscrete ? "nominal or ordinal" : "quantitative"
            : written.Aggregate != ChannelAggregate.None && channel.IsDiscrete ? "quantitative, since it is aggregated" : null;
        if (wanted is not null && written.Type is { } type)
        {
            diagnostics.Add(Problems.ChartValue(Place(written, "type"), "type", wanted, $"'{type.ToString().ToLowerInvariant()}'"));
        }

        var scales = ScalesOf(channel);
        if (written.Scale != ScaleKind.Default && !scales.Contains(written.Scale))
        {
            diagnostics.Add(Problems.ChartValue(written.ScaleAt, "type", string.Join(" or ", scales.Select(static s => s.ToString().ToLowerInvariant())) + $" for '{channel.Name}'", $"'{written.Scale.ToString().ToLowerInvariant()}'"));
        }

        var isShaded = channel is { Name: "color", IsDiscrete: false };
        var limits = written.Domain.Length;
        if (isShaded && (written.Scale == ScaleKind.Threshold ? limits is < 1 or > 4 : limits is not (0 or 2)))
        {
            diagnostics.Add(Problems.ChartValue(Place(written, "scale.domain"), "domain", written.Scale == ScaleKind.Threshold ? "one to four limits between shades" : "two ends", $"a list of {limits}"));
        }

        if (isShaded && !marks.Contains(ChartMark.Rect))
        {
            diagnostics.Add(Problems.ChartValue(Place(written, "type"), "type", "nominal or ordinal, since only the cells of 'rect' have shades", "'quantitative'"));
        }
    }

    static SourceSpan Place(ChartChannel written, string word)
    {
        foreach (var one in written.Words)
        {
            if (one.Value == word)
            {
                return one.At;
            }
        }

        return written.At;
    }

    static ScaleKind[] ScalesOf(BoundChannel channel) => channel switch
    {
        { Name: "color", IsDiscrete: true } => [ScaleKind.Ordinal],
        { Name: "color" } => [ScaleKind.Quantize, ScaleKind.Threshold],
        { IsDiscrete: true } => [ScaleKind.Band],
        { Type: ChannelType.Temporal } => [ScaleKind.Time],
        _ => [ScaleKind.Linear, ScaleKind.Log, ScaleKind.Sqrt],
    };

    static string? Idle(string word, BoundChannel channel, ImmutableArray<ChartMark> marks)
    {
        var written = channel.Written;
        var isCounted = channel.Type == ChannelType.Quantitative;
        return word switch
        {
            "stack" when !isCounted || !marks.Any(static m => m is ChartMark.Bar or ChartMark.Area) => "only bars and areas of numbers are stacked",
            "stack" when written.Scale is ScaleKind.Log or ScaleKind.Sqrt && written.Stack != ChannelStacking.None => "only values in proportion can be stacked",
            "sort" when !channel.IsDiscrete => "numbers and times are in order already",
            "scale.zero" or "scale.nice" when !isCounted || channel.Name == "color" => "the scale is not one of numbers",
            "scale.zero" or "scale.nice" when !written.Domain.IsEmpty => "'domain' gives both ends of the scale",
            "scale.zero" when written.Scale == ScaleKind.Log => "a logarithmic scale has no zero",
            "axis.tickCount" or "axis.values" or "axis.format" or "axis.grid" when channel.IsDiscrete => "it is an axis of categories",
            "axis.tickCount" when !written.TickValues.IsEmpty => "'values' gives the ticks",
            "axis.ticks" when !written.HasTicks => "axes have no strokes unless asked for",
            "legend.format" when channel.IsDiscrete => "the key names categories",
            "timeUnit" when channel.Type != ChannelType.Temporal => "the field holds no times",
            _ => null,
        };
    }
}
