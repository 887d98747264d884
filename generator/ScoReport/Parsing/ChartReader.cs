using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>
/// Reads a chart declared in Vega-Lite's words (version 5 and 6). What of Vega-Lite is not drawn here is an error that names
/// the word: a chart that silently looks otherwise than its declaration says would be worse than none.
/// </summary>
public sealed partial class ChartReader
{
    static readonly string[] Marks = ["bar", "line", "area", "point", "circle", "square", "arc", "tick", "rule", "text", "rect"];
    static readonly string[] Channels = ["x", "y", "x2", "y2", "xOffset", "yOffset", "color", "theta", "size", "opacity", "text", "order", "detail"];
    static readonly string[] Facets = ["row", "column", "facet"];

    // Words that authors of Vega-Lite will try, and what to do instead.
    static readonly Dictionary<string, string> Instead = new(StringComparer.Ordinal)
    {
        ["calculate"] = "compute the column in the data, where it can be checked",
        ["aggregate"] = "aggregates stand in a channel: {field: x, aggregate: sum}",
        ["params"] = "charts are drawn when the report is built and do not react",
        ["selection"] = "charts are drawn when the report is built and do not react",
        ["tooltip"] = "every mark shows its value on hover and focus without being asked",
        ["config"] = "how charts look is the theme's affair",
        ["bin"] = "give the ranges a column of their own in the data",
        ["timeUnit"] = "give the unit a column of its own in the data",
        ["shape"] = "series are told apart by 'color', which brings markers and patterns with it",
        ["fill"] = "colours of series are declared as 'color', and come from the theme",
        ["stroke"] = "colours of series are declared as 'color', and come from the theme",
        ["scheme"] = "colours come from the theme, where they suit light, dark, print and colour-blind readers",
        ["url"] = "name a resource of the data package: data: {name: …}",
        ["values"] = "name a resource of the data package: data: {name: …}",
        ["hconcat"] = "show charts one after the other, or use 'facet'",
        ["vconcat"] = "show charts one after the other, or use 'facet'",
        ["labelAngle"] = "text stays level: many or long categories belong on the y axis",
        ["resolve"] = "panels share their scales, so that they can be compared",
    };

    readonly Diagnostics _diagnostics;
    readonly MarkdownSettings _settings;

    ChartReader(MarkdownSettings settings, Diagnostics diagnostics) => (_settings, _diagnostics) = (settings, diagnostics);

    /// <summary>Reads a declaration; what cannot be read is reported and left out.</summary>
    public static ChartSpec Read(SourceFile file, string name, MarkdownSettings settings, Diagnostics diagnostics) =>
        new ChartReader(settings, diagnostics).Read(YamlReader.OfFile(file, "the chart", diagnostics), file, name);

    ChartSpec Read(YamlReader yaml, SourceFile file, string name)
    {
        yaml.PassTexts("$schema", "name");
        yaml.Require("data");
        var data = yaml.Nested("data");
        var source = data?.Required("name") ?? new Located<string>("", yaml.Mapping.At);
        Finish(data, "data");
        var spec = new ChartSpec { Name = name, At = file.Span(0), Data = source, Description = yaml.TextValue("description") };
        spec = Titled(yaml, spec);
        spec = spec with { Transforms = Transforms(yaml), Height = Size(yaml, "height") };
        Size(yaml, "width");
        spec = Own(yaml, spec);
        spec = Views(yaml, spec);
        Finish(yaml, "a chart");
        return spec;
    }

    // A text, or a mapping of a text and a subtitle.
    ChartSpec Titled(YamlReader yaml, ChartSpec spec)
    {
        if (yaml.Take("title") is not { } entry)
        {
            return spec;
        }

        if (entry.Value is YamlScalar text)
        {
            return spec with { Title = text.Text };
        }

        var title = YamlReader.Of(entry.Value, "'title'", _diagnostics);
        spec = spec with { Title = title?.TextValue("text"), Subtitle = title?.TextValue("subtitle") };
        Finish(title, "title");
        return spec;
    }

    // The author's own additions, where Vega-Lite leaves room for them.
    ChartSpec Own(YamlReader yaml, ChartSpec spec)
    {
        var meta = yaml.Nested("usermeta");
        var own = meta?.Nested("scoreport");
        spec = spec with
        {
            Summary = own?.Text("summary") is { } summary ? YamlMarkdown.Blocks(summary, _settings, _diagnostics) : [],
            Note = own?.Text("note") is { } note ? YamlMarkdown.Blocks(note, _settings, _diagnostics) : [],
        };
        Finish(own, "usermeta.scoreport");
        return spec;
    }

    // One mark, layers of them, or either repeated in panels.
    ChartSpec Views(YamlReader yaml, ChartSpec spec)
    {
        spec = spec with { FacetColumns = Size(yaml, "columns") };
        if (yaml.Take("facet") is not { } facet)
        {
            return spec with { Layers = Layers(yaml, [], hasFacets: true) };
        }

        var channels = YamlReader.Of(facet.Value, "'facet'", _diagnostics) is { } split ? FacetChannels(split, facet.At) : [];
        yaml.Require("spec");
        var inner = yaml.Nested("spec");
        spec = spec with { Layers = inner is null ? [] : Layers(inner, channels, hasFacets: false), Height = spec.Height ?? (inner is null ? null : Size(inner, "height")) };
        if (inner is not null)
        {
            Size(inner, "width");
        }

        Finish(inner, "spec");
        return spec;
    }

    ImmutableArray<ChartChannel> FacetChannels(YamlReader split, SourceSpan at)
    {
        if (split.Mapping.Entries.Any(static e => e.Key is "row" or "column"))
        {
            ImmutableArray<ChartChannel> both = [.. Facets[..2].Select(name => split.Nested(name) is { } one ? Channel(name, one, one.Mapping.At) : null).OfType<ChartChannel>()];
            Finish(split, "facet");
            return both;
        }

        return [Channel("facet", split, at)];
    }

    ImmutableArray<ChartLayer> Layers(YamlReader yaml, ImmutableArray<ChartChannel> outer, bool hasFacets)
    {
        var layered = yaml.Take("layer");
        var shared = Encoding(yaml, outer, hasFacets && layered is null);
        if (layered is null)
        {
            yaml.Require("mark");
            return Layer(yaml, shared) is { } only ? [only] : [];
        }

        var layers = ImmutableArray.CreateBuilder<ChartLayer>();
        foreach (var item in yaml.NestedList("layer"))
        {
            var own = Encoding(item, [], hasFacets: false);
            item.Require("mark");
            if (Layer(item, [.. own, .. shared.Where(s => own.All(o => o.Name != s.Name))]) is { } layer)
            {
                layers.Add(layer);
            }

            Finish(item, "a layer");
        }

        return layers.ToImmutable();
    }

    ImmutableArray<ChartChannel> Encoding(YamlReader yaml, ImmutableArray<ChartChannel> outer, bool hasFacets)
    {
        var channels = outer.ToBuilder();
        if (yaml.Nested("encoding") is not { } encoding)
        {
            return outer;
        }

        foreach (var name in hasFacets ? [.. Channels, .. Facets] : Channels)
        {
            if (encoding.Take(name) is { } entry && YamlReader.Of(entry.Value, $"'{name}'", _diagnostics) is { } channel)
            {
                channels.Add(Channel(name, channel, entry.At));
            }
        }

        Finish(encoding, "encoding");
        return channels.ToImmutable();
    }

    ChartLayer? Layer(YamlReader yaml, ImmutableArray<ChartChannel> channels)
    {
        if (yaml.Take("mark") is not { } entry)
        {
            return null;
        }

        if (entry.Value is YamlScalar name)
        {
            return Mark(new Located<string>(name.Text, name.At), points: false, ring: false, channels);
        }

        if (YamlReader.Of(entry.Value, "'mark'", _diagnostics) is not { } mark)
        {
            return null;
        }

        var type = mark.Required("type");
        var points = mark.Text("point")?.Value is "true" or "transparent";
        var ring = mark.Text("innerRadius") is { Value: not "0" };

        // Said by Vega-Lite's authors for its own drawing; here the theme decides.
        mark.PassTexts("tooltip", "align", "baseline", "dx", "dy", "interpolate", "filled", "strokeWidth", "cornerRadius", "outerRadius", "thickness");
        Finish(mark, "mark");
        return type.Value.Length == 0 ? null : Mark(type, points, ring, channels);
    }

    ChartLayer Mark(Located<string> name, bool points, bool ring, ImmutableArray<ChartChannel> channels)
    {
        if (!Marks.Contains(name.Value))
        {
            _diagnostics.Add(Problems.ChartWord(name.At, name.Value, "mark", Marks, Instead.GetValueOrDefault(name.Value)));
        }

        var mark = name.Value switch
        {
            "line" => ChartMark.Line,
            "area" => ChartMark.Area,
            "point" or "circle" or "square" => ChartMark.Point,
            "arc" => ChartMark.Arc,
            "tick" => ChartMark.Tick,
            "rule" => ChartMark.Rule,
            "text" => ChartMark.Text,
            "rect" => ChartMark.Rect,
            _ => ChartMark.Bar,
        };
        return new ChartLayer(name.At, mark, points, ring, channels);
    }

    int? Size(YamlReader yaml, string key)
    {
        if (yaml.Text(key, "a number") is not { } text || text.Value == "container")
        {
            return null;
        }

        if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= 4000)
        {
            return size;
        }

        _diagnostics.Add(Problems.ChartValue(text.At, key, "a whole number from 1 to 4000", $"'{text.Value}'"));
        return null;
    }

    void Finish(YamlReader? yaml, string where)
    {
        if (yaml is null)
        {
            return;
        }

        var (left, known) = yaml.Rest();
        foreach (var entry in left)
        {
            _diagnostics.Add(Problems.ChartWord(entry.At, entry.Key, where, known, Instead.GetValueOrDefault(entry.Key)));
        }
    }
}
