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
    static readonly string[] Marks = ["bar", "line", "area", "point", "arc", "tick", "rule", "text", "rect"];
    static readonly string[] Interpolations = ["linear", "step", "step-after", "step-before"];
    static readonly string[] Alignments = ["left", "center", "right"];
    static readonly string[] Baselines = ["top", "middle", "bottom"];
    static readonly string[] Facets = ["row", "column", "facet"];

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
        var description = yaml.Text("description");
        var spec = new ChartSpec { Name = name, At = file.Span(0), Data = source, Description = description?.Value, DescriptionAt = description?.At ?? default };
        spec = Titled(yaml, spec);
        spec = spec with { Transforms = Transforms(yaml), Height = Size(yaml, "height") };
        Width(yaml);
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
            return spec with { Title = text.Text, TitleAt = text.At };
        }

        var title = YamlReader.Of(entry.Value, "'title'", _diagnostics);
        var (message, subtitle) = (title?.Text("text"), title?.Text("subtitle"));
        spec = spec with { Title = message?.Value, TitleAt = message?.At ?? default, Subtitle = subtitle?.Value, SubtitleAt = subtitle?.At ?? default };
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
            spec = spec with { Layers = Layers(yaml, [], hasFacets: true) };
            return WithColumns(yaml, spec);
        }

        var channels = YamlReader.Of(facet.Value, "'facet'", _diagnostics) is { } split ? FacetChannels(split, facet.At) : [];
        yaml.Require("spec");
        var inner = yaml.Nested("spec");
        spec = spec with { Layers = inner is null ? [] : Layers(inner, channels, hasFacets: false), Height = spec.Height ?? (inner is null ? null : Size(inner, "height")) };
        if (inner is not null)
        {
            Width(inner);
        }

        Finish(inner, "spec");
        return spec;
    }

    // Beside 'encoding' Vega-Lite has the number of columns in the channel.
    ChartSpec WithColumns(YamlReader yaml, ChartSpec spec)
    {
        if (spec.FacetColumns is not null)
        {
            _diagnostics.Add(Problems.ChartWordIdle(yaml.PlaceOf("columns"), "columns", "there is no 'facet' beside it", "in 'encoding' it stands inside the channel: facet: {field: …, columns: 3}"));
        }

        return spec with { FacetColumns = spec.Layers.SelectMany(static l => l.Channels).Select(static c => c.Columns).FirstOrDefault(static c => c is not null) };
    }

    ImmutableArray<ChartChannel> FacetChannels(YamlReader split, SourceSpan at)
    {
        if (split.Mapping.Entries.Any(static e => e.Key is "row" or "column"))
        {
            ImmutableArray<ChartChannel> both = [.. Facets[..2].Select(name => split.Nested(name) is { } one ? Channel(name, one, one.Mapping.At) : null).OfType<ChartChannel>()];
            Finish(split, "a facet of rows and columns");
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

        foreach (var name in ChartWords.ByPlace["encoding"])
        {
            if ((hasFacets || !Facets.Contains(name)) && encoding.Take(name) is { } entry && YamlReader.Of(entry.Value, $"'{name}'", _diagnostics) is { } channel)
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
            return Mark(new Located<string>(name.Text, name.At), new ChartMarkStyle(), channels);
        }

        if (YamlReader.Of(entry.Value, "'mark'", _diagnostics) is not { } mark)
        {
            return null;
        }

        var type = mark.Required("type");
        var style = Styled(mark);
        foreach (var written in mark.Mapping.Entries)
        {
            if (ChartWords.MarksOf.TryGetValue(written.Key, out var marks) && !marks.Contains(type.Value) && Marks.Contains(type.Value))
            {
                _diagnostics.Add(Problems.ChartWordIdle(written.At, written.Key, $"the mark is '{type.Value}'", "it belongs to " + string.Join(" and ", marks)));
            }
        }

        Finish(mark, "mark");
        return type.Value.Length == 0 ? null : Mark(type, style, channels);
    }

    ChartMarkStyle Styled(YamlReader mark) => new()
    {
        HasPoints = Truth(mark, "point"),
        Shape = Word(mark, "interpolate", Interpolations) switch
        {
            "step" => LineShape.Step,
            "step-after" => LineShape.StepAfter,
            "step-before" => LineShape.StepBefore,
            _ => LineShape.Linear,
        },
        // Vega-Lite counts in pixels, of which its pies have a hundred from the middle to the edge.
        Ring = Pixels(mark, "innerRadius", 0, 95) / 100,
        IsFilled = Truth(mark, "filled") ?? true,
        Align = Word(mark, "align", Alignments),
        Baseline = Word(mark, "baseline", Baselines),
        Dx = Pixels(mark, "dx", -100, 100),
        Dy = Pixels(mark, "dy", -100, 100),
    };

    ChartLayer Mark(Located<string> name, ChartMarkStyle style, ImmutableArray<ChartChannel> channels)
    {
        if (!Marks.Contains(name.Value))
        {
            _diagnostics.Add(Problems.ChartWord(name.At, name.Value, "mark", Marks, ChartWords.Instead.GetValueOrDefault(name.Value)));
        }

        var mark = name.Value switch
        {
            "line" => ChartMark.Line,
            "area" => ChartMark.Area,
            "point" => ChartMark.Point,
            "arc" => ChartMark.Arc,
            "tick" => ChartMark.Tick,
            "rule" => ChartMark.Rule,
            "text" => ChartMark.Text,
            "rect" => ChartMark.Rect,
            _ => ChartMark.Bar,
        };
        return new ChartLayer(name.At, mark, style, channels);
    }

    // A chart has the width of its column, for which Vega-Lite has a word.
    void Width(YamlReader yaml)
    {
        if (yaml.Text("width") is { Value: not "container" } width)
        {
            _diagnostics.Add(Problems.ChartValue(width.At, "width", "'container', since a chart is as wide as its column on the page", $"'{width.Value}'"));
        }
    }

    bool? Truth(YamlReader yaml, string key)
    {
        if (yaml.Text(key, "true or false") is not { } text)
        {
            return null;
        }

        if (text.Value is not ("true" or "false"))
        {
            _diagnostics.Add(Problems.ChartValue(text.At, key, "true or false", $"'{text.Value}'"));
        }

        return text.Value == "true";
    }

    double Pixels(YamlReader yaml, string key, double least, double most)
    {
        if (yaml.Text(key, "a number") is not { } text)
        {
            return 0;
        }

        if (double.TryParse(text.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        _diagnostics.Add(Problems.ChartValue(text.At, key, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"), $"'{text.Value}'"));
        return 0;
    }

    int? Size(YamlReader yaml, string key)
    {
        if (yaml.Text(key, "a number") is not { } text)
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

        var known = ChartWords.ByPlace[where];
        foreach (var entry in yaml.Mapping.Entries.Where(e => !known.Contains(e.Key)))
        {
            _diagnostics.Add(Problems.ChartWord(entry.At, entry.Key, where, known, ChartWords.Instead.GetValueOrDefault(entry.Key)));
        }

        ReportUnread(yaml, where, known);
    }

    // A word that is known here can still have no place beside the others: panels within a layer, 'as' without 'fold'.
    void ReportUnread(YamlReader yaml, string where, string[] known)
    {
        foreach (var entry in yaml.Rest().Left.Where(e => known.Contains(e.Key)))
        {
            _diagnostics.Add(Problems.ChartWordIdle(entry.At, entry.Key, $"{where} is of another kind here"));
        }
    }
}
