using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

// Channels and transforms.
public sealed partial class ChartReader
{
    static readonly string[] Types = ["nominal", "ordinal", "quantitative", "temporal"];
    static readonly string[] Aggregates = ["count", "sum", "mean", "average", "median", "min", "max"];
    static readonly string[] TimeUnits = ["year", "yearmonth"];
    static readonly string[] Stacks = ["zero", "normalize", "center", "null", "false", "true"];
    static readonly string[] Scales = ["linear", "log", "sqrt", "time", "utc", "band", "ordinal", "quantize", "threshold"];
    static readonly string[] Predicates = ["equal", "lt", "lte", "gt", "gte", "range", "oneOf", "valid"];

    ChartChannel Channel(string name, YamlReader yaml, SourceSpan at)
    {
        var may = ChartWords.ByPlace[name];
        var channel = new ChartChannel(name, at)
        {
            Words = Written(yaml),
            Field = yaml.Text("field"),
            Datum = Take(yaml, "datum"),
            Type = Word(yaml, "type", Types) switch
            {
                "nominal" => ChannelType.Nominal,
                "ordinal" => ChannelType.Ordinal,
                "quantitative" => ChannelType.Quantitative,
                "temporal" => ChannelType.Temporal,
                _ => null,
            },
            Aggregate = may.Contains("aggregate") ? Aggregated(Word(yaml, "aggregate", Aggregates)) : ChannelAggregate.None,
            Unit = may.Contains("timeUnit") && Word(yaml, "timeUnit", TimeUnits) is { } unit ? unit == "year" ? TimeUnit.Year : TimeUnit.YearMonth : TimeUnit.None,
            Stack = may.Contains("stack") ? Stack(yaml) : null,
            Title = may.Contains("title") ? Title(yaml) : null,
            Format = Take(yaml, "format")?.Value,
            Columns = may.Contains("columns") ? Size(yaml, "columns") : null,
        };
        channel = may.Contains("sort") ? Sorted(yaml, channel) : channel;
        channel = may.Contains("scale") ? Scaled(yaml, channel) : channel;
        foreach (var guide in Guides.Where(may.Contains))
        {
            channel = Guided(yaml, channel, guide);
        }

        Finish(yaml, name);
        return channel;

        Located<string>? Take(YamlReader from, string key) => may.Contains(key) ? from.Text(key) : null;
    }

    static readonly string[] Guides = ["axis", "legend", "header"];

    // Words whose effect depends on the type of the field, which is known when the chart is bound.
    static ImmutableArray<Located<string>> Written(YamlReader yaml) =>
    [
        .. yaml.Mapping.Entries.SelectMany(static entry => entry.Value is YamlMapping inner && entry.Key != "sort"
            ? inner.Entries.Select(e => new Located<string>($"{entry.Key}.{e.Key}", e.At))
            : [new Located<string>(entry.Key, entry.At)]),
    ];

    static ChannelAggregate Aggregated(string? word) => word switch
    {
        "count" => ChannelAggregate.Count,
        "sum" => ChannelAggregate.Sum,
        "mean" or "average" => ChannelAggregate.Mean,
        "median" => ChannelAggregate.Median,
        "min" => ChannelAggregate.Min,
        "max" => ChannelAggregate.Max,
        _ => ChannelAggregate.None,
    };

    // A word of a list, reported as a chart's word where it is none of them.
    string? Word(YamlReader yaml, string key, string[] words)
    {
        if (yaml.Text(key) is not { } text)
        {
            return null;
        }

        if (words.Contains(text.Value))
        {
            return text.Value;
        }

        _diagnostics.Add(Problems.ChartWord(text.At, text.Value, key, words, ChartWords.Instead.GetValueOrDefault(text.Value)));
        return null;
    }

    // 'null' is a value of its own here, and YamlReader takes it for none.
    static bool IsNull(YamlReader yaml, string key) =>
        yaml.Mapping.Entries.Any(e => e.Key == key && e.Value is YamlScalar { IsNull: true });

    ChannelStacking? Stack(YamlReader yaml)
    {
        var word = Word(yaml, "stack", Stacks);
        return IsNull(yaml, "stack") || word is "false" or "null" ? ChannelStacking.None
            : word == "normalize" ? ChannelStacking.Normalize
            : word == "center" ? ChannelStacking.Center
            : word is null ? null : ChannelStacking.Zero;
    }

    static string? Title(YamlReader yaml) => yaml.TextValue("title") ?? (IsNull(yaml, "title") ? "" : null);

    ChartChannel Sorted(YamlReader yaml, ChartChannel channel)
    {
        if (yaml.Take("sort") is not { } entry)
        {
            return IsNull(yaml, "sort") ? channel with { SortWord = "null" } : channel;
        }

        switch (entry.Value)
        {
            case YamlSequence:
                return channel with { Sort = yaml.Texts("sort") };
            case YamlMapping:
                return SortedBy(YamlReader.Of(entry.Value, "'sort'", _diagnostics)!, channel);
            case YamlScalar text when SortWords.Contains(text.Text):
                return channel with { SortWord = text.Text };
            default:
                _diagnostics.Add(Problems.ChartWord(entry.Value.At, (entry.Value as YamlScalar)?.Text ?? "", "sort", SortWords));
                return channel;
        }
    }

    static readonly string[] Orders = ["ascending", "descending"];
    static readonly string[] SortChannels = ["x", "y"];
    static readonly string[] SortWords = [.. Orders, "x", "-x", "y", "-y"];

    // By another field, {field: population, op: sum, order: descending}, or by a channel, {encoding: x, order: descending}.
    ChartChannel SortedBy(YamlReader sort, ChartChannel channel)
    {
        var field = sort.Text("field");
        var by = Word(sort, "encoding", SortChannels);
        var aggregate = Aggregated(Word(sort, "op", Aggregates));
        var isDescending = Word(sort, "order", Orders) == "descending";
        Finish(sort, "sort");
        if (field is null && by is null)
        {
            _diagnostics.Add(Problems.ChartValue(sort.Mapping.At, "sort", "a mapping with 'field' or 'encoding'", "one with neither of them"));
        }

        return field is null
            ? by is null ? channel : channel with { SortWord = (isDescending ? "-" : "") + by }
            : channel with { SortBy = new ChartSort(field.Value, aggregate, isDescending) };
    }

    ChartChannel Scaled(YamlReader yaml, ChartChannel channel)
    {
        if (yaml.Nested("scale") is not { } scale)
        {
            return channel;
        }

        var type = scale.Text("type");
        channel = channel with
        {
            Scale = Word(scale, "type", Scales) switch
            {
                "log" => ScaleKind.Log,
                "sqrt" => ScaleKind.Sqrt,
                "linear" => ScaleKind.Linear,
                "time" or "utc" => ScaleKind.Time,
                "band" => ScaleKind.Band,
                "ordinal" => ScaleKind.Ordinal,
                "quantize" => ScaleKind.Quantize,
                "threshold" => ScaleKind.Threshold,
                _ => ScaleKind.Default,
            },
            ScaleAt = type?.At ?? scale.Mapping.At,
            Domain = scale.Texts("domain"),
            Zero = Truth(scale, "zero"),
            IsNice = Truth(scale, "nice") ?? true,
        };
        Finish(scale, "scale");
        return channel;
    }

    ChartChannel Guided(YamlReader yaml, ChartChannel channel, string key)
    {
        if (IsNull(yaml, key))
        {
            yaml.Take(key);
            return channel with { HasGuide = false };
        }

        if (yaml.Nested(key) is not { } guide)
        {
            return channel;
        }

        channel = channel with { Title = channel.Title ?? Title(guide) };
        channel = key == "header" ? channel : channel with { Format = channel.Format ?? guide.TextValue("format") };
        channel = key == "axis" ? Axis(guide, channel) : channel;
        Finish(guide, key);
        return channel;
    }

    ChartChannel Axis(YamlReader guide, ChartChannel channel) => channel with
    {
        HasLabels = Truth(guide, "labels") ?? true,
        HasGrid = Truth(guide, "grid"),
        HasTicks = Truth(guide, "ticks") ?? false,
        TickCount = Size(guide, "tickCount"),
        TickValues = guide.Texts("values"),
    };

    ImmutableArray<ChartTransform> Transforms(YamlReader yaml)
    {
        var transforms = ImmutableArray.CreateBuilder<ChartTransform>();
        foreach (var item in yaml.NestedList("transform"))
        {
            if (Transform(item) is { } transform)
            {
                transforms.Add(transform);
            }

            Finish(item, "transform");
        }

        return transforms.ToImmutable();
    }

    ChartTransform? Transform(YamlReader yaml)
    {
        var fields = yaml.Texts("fold");
        if (!fields.IsEmpty)
        {
            var names = yaml.TextValues("as");
            return new ChartFold(yaml.Mapping.At, fields, names.Length > 0 ? names[0] : "key", names.Length > 1 ? names[1] : "value");
        }

        if (yaml.Take("filter") is not { } filter)
        {
            return null;
        }

        return Predicate(filter.Value) is { } predicate ? new ChartFilter(filter.At, predicate) : null;
    }

    ChartPredicate? Predicate(YamlValue value)
    {
        if (value is not YamlMapping)
        {
            _diagnostics.Add(Problems.ChartValue(value.At, "filter", "a mapping such as {field: status, equal: member}", value.Kind));
            return null;
        }

        var yaml = YamlReader.Of(value, "'filter'", _diagnostics)!;
        foreach (var word in Joining)
        {
            if (yaml.Take(word) is { } entry)
            {
                var joined = Joined(word, entry, yaml);
                Finish(yaml, "filter");
                return joined;
            }
        }

        return Comparison(yaml);
    }

    static readonly string[] Joining = ["not", "and", "or"];

    ChartPredicate? Joined(string word, YamlEntry entry, YamlReader yaml)
    {
        if (word == "not")
        {
            return Predicate(entry.Value) is { } negated ? new ChartNot(entry.At, negated) : null;
        }

        ImmutableArray<ChartPredicate?> parts = [.. yaml.Items(word).Select(Predicate)];
        return parts.IsEmpty || parts.Contains(null) ? null : new ChartBoth(entry.At, word == "and", [.. parts.OfType<ChartPredicate>()]);
    }

    ChartComparison? Comparison(YamlReader yaml)
    {
        var field = yaml.Required("field");
        var known = Predicates.Where(yaml.Has).ToList();
        foreach (var predicate in known)
        {
            yaml.Take(predicate);
        }

        Finish(yaml, "filter");
        if (known is not [var word])
        {
            _diagnostics.Add(Problems.ChartValue(yaml.Mapping.At, "filter", "one of " + string.Join(", ", Predicates), known.Count == 0 ? "none of them" : string.Join(" and ", known)));
            return null;
        }

        ImmutableArray<Located<string>> values = yaml.Take(word)?.Value is YamlSequence ? yaml.Texts(word) : yaml.Text(word) is { } one ? [one] : [];
        var isList = word is "range" or "oneOf";
        if (word == "range" ? values.Length != 2 : isList ? values.IsEmpty || yaml.Take(word)?.Value is not YamlSequence : values.Length != 1)
        {
            _diagnostics.Add(Problems.ChartValue(yaml.PlaceOf(word), word, word == "range" ? "a list of two values" : isList ? "a list of values" : "one value", values.Length == 1 ? "one value" : $"{values.Length} values"));
            return null;
        }

        return new ChartComparison(yaml.Mapping.At, field, word, values);
    }
}
