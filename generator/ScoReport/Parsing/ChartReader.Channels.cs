using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

// Channels and transforms.
public sealed partial class ChartReader
{
    static readonly string[] Types = ["nominal", "ordinal", "quantitative", "temporal"];
    static readonly string[] Aggregates = ["count", "sum", "mean", "average", "median", "min", "max"];
    static readonly string[] Stacks = ["zero", "normalize", "null", "false", "true"];
    static readonly string[] Scales = ["linear", "log", "sqrt", "time", "utc", "band", "point", "ordinal"];
    static readonly string[] Predicates = ["equal", "lt", "lte", "gt", "gte", "range", "oneOf", "valid"];

    ChartChannel Channel(string name, YamlReader yaml, SourceSpan at)
    {
        var channel = new ChartChannel(name, at)
        {
            Field = yaml.Text("field"),
            Datum = yaml.Text("datum"),
            Type = Word(yaml, "type", Types) switch
            {
                "nominal" => ChannelType.Nominal,
                "ordinal" => ChannelType.Ordinal,
                "quantitative" => ChannelType.Quantitative,
                "temporal" => ChannelType.Temporal,
                _ => null,
            },
            Aggregate = Word(yaml, "aggregate", Aggregates) switch
            {
                "count" => ChannelAggregate.Count,
                "sum" => ChannelAggregate.Sum,
                "mean" or "average" => ChannelAggregate.Mean,
                "median" => ChannelAggregate.Median,
                "min" => ChannelAggregate.Min,
                "max" => ChannelAggregate.Max,
                _ => ChannelAggregate.None,
            },
            Stack = Stack(yaml),
            Sort = Sort(yaml),
            Title = Title(yaml),
            Format = yaml.TextValue("format"),
        };
        channel = Scaled(yaml, channel);
        channel = Guided(yaml, channel, "axis", "axis");
        channel = Guided(yaml, channel, "legend", "legend");
        channel = Guided(yaml, channel, "header", "header");
        Finish(yaml, name);
        return channel;
    }

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

        _diagnostics.Add(Problems.ChartWord(text.At, text.Value, key, words, Instead.GetValueOrDefault(text.Value)));
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
            : word is null ? null : ChannelStacking.Zero;
    }

    static string? Title(YamlReader yaml) => yaml.TextValue("title") ?? (IsNull(yaml, "title") ? "" : null);

    ImmutableArray<Located<string>> Sort(YamlReader yaml)
    {
        if (yaml.Take("sort") is not { } entry)
        {
            return IsNull(yaml, "sort") ? [new Located<string>("null", yaml.Mapping.At)] : [];
        }

        if (entry.Value is YamlSequence)
        {
            return yaml.Texts("sort");
        }

        if (entry.Value is not YamlScalar text)
        {
            _diagnostics.Add(Problems.ChartValue(entry.Value.At, "sort", "a word or a list", entry.Value.Kind));
            return [];
        }

        string[] words = ["ascending", "descending", "x", "-x", "y", "-y"];
        if (!words.Contains(text.Text))
        {
            _diagnostics.Add(Problems.ChartWord(text.At, text.Text, "sort", words));
            return [];
        }

        return [new Located<string>(text.Text, text.At)];
    }

    ChartChannel Scaled(YamlReader yaml, ChartChannel channel)
    {
        if (yaml.Nested("scale") is not { } scale)
        {
            return channel;
        }

        var type = scale.Text("type");
        var word = Word(scale, "type", Scales);
        channel = channel with
        {
            Scale = word switch { "log" => ScaleKind.Log, "sqrt" => ScaleKind.Sqrt, "linear" => ScaleKind.Linear, _ => ScaleKind.Default },
            ScaleAt = type?.At ?? scale.Mapping.At,
            Domain = scale.Texts("domain"),
            Zero = scale.Text("zero") is { } zero ? zero.Value == "true" : null,
        };
        scale.PassTexts("nice", "padding", "paddingInner", "paddingOuter");
        Finish(scale, "scale");
        return channel;
    }

    ChartChannel Guided(YamlReader yaml, ChartChannel channel, string key, string where)
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

        channel = channel with
        {
            Title = channel.Title ?? Title(guide),
            Format = channel.Format ?? guide.TextValue("format"),
            HasLabels = guide.Text("labels") is not { Value: "false" },
            HasGrid = guide.Text("grid") is { } grid ? grid.Value == "true" : channel.HasGrid,
        };
        guide.PassTexts("ticks", "domain", "tickCount", "orient", "titleAnchor", "labelAlign");
        Finish(guide, where);
        return channel;
    }

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

        if (filter.Value is YamlMapping)
        {
            return Filter(YamlReader.Of(filter.Value, "'filter'", _diagnostics)!, negated: false);
        }

        _diagnostics.Add(Problems.ChartValue(filter.Value.At, "filter", "a mapping such as {field: status, equal: member}", filter.Value.Kind));
        return null;
    }

    ChartFilter? Filter(YamlReader yaml, bool negated)
    {
        if (yaml.Nested("not") is { } not)
        {
            Finish(yaml, "filter");
            return Filter(not, !negated);
        }

        var field = yaml.Required("field");
        ChartFilter? made = null;
        foreach (var predicate in Predicates)
        {
            if (yaml.Take(predicate) is { } entry)
            {
                var values = entry.Value is YamlSequence ? yaml.Texts(predicate) : yaml.Text(predicate) is { } one ? [one] : [];
                made = new ChartFilter(yaml.Mapping.At, field, predicate, values, negated);
            }
        }

        Finish(yaml, "filter");
        if (made is null)
        {
            _diagnostics.Add(Problems.ChartValue(yaml.Mapping.At, "filter", "one of " + string.Join(", ", Predicates), "none of them"));
        }

        return made;
    }
}
