using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Makes a chart's scales and marks of its channels and rows.</summary>
sealed partial class ChartBinder(ChartSpec spec, ChartData data, NumberStyle style, Diagnostics diagnostics)
{
    const int MostCategories = 200;
    const int MostSeries = 8;
    const int MostPanels = 24;
    const int MostMarks = 5000;
    const int MostPoints = 50_000;

    ImmutableArray<ChartLayers> _layers = [];
    Categories _x = Categories.None;
    Categories _y = Categories.None;
    Categories _color = Categories.None;
    Categories _offset = Categories.None;
    Categories _columns = Categories.None;
    Categories _rows = Categories.None;
    double[] _shades = [];
    bool? _isHorizontal;

    bool IsHorizontal => _isHorizontal ??= Find("y") is { IsDiscrete: true } && Find("x") is null or { IsDiscrete: false };

    /// <summary>The chart, or nothing and reports.</summary>
    public Chart? Bind()
    {
        _layers = [.. spec.Layers.Select(layer => ChartLayers.Of(layer, data, diagnostics))];
        foreach (var layer in _layers)
        {
            ReportAbsent(layer);
        }

        if (!diagnostics.HasErrors)
        {
            new ChartRules(_layers, diagnostics).Check();
        }

        if (diagnostics.HasErrors)
        {
            return null;
        }

        _x = OfPosition("x");
        _y = OfPosition("y");
        _color = Find("color") is { IsDiscrete: true } color ? CategoriesOf("color", color, MostSeries, "more colours than eight are not told apart; filter the rows, or use 'facet'") : Categories.None;
        _offset = Offsets();
        _columns = Facet("column") is { Names.Length: > 0 } column ? column : Facet("facet");
        _rows = Facet("row");
        _shades = Shades();
        return diagnostics.HasErrors ? null : Made();
    }

    Chart? Made()
    {
        var layers = _layers.Select(layer => new ChartMarks(layer.Written.Mark, layer.Written.Style, Items(layer))
        {
            HasSeries = layer.Find("color") is { IsDiscrete: true },
            HasTimes = ValueChannel(layer) is { Type: ChannelType.Temporal },
            Aggregate = ValueChannel(layer)?.Written.Aggregate ?? ChannelAggregate.None,
        }).ToImmutableArray();
        var (shown, folds, joins) = ChartTables.Of(data, _layers);
        var size = Find("size");
        var isArc = layers.Any(static l => l.Mark == ChartMark.Arc);
        ReportMarks(layers);
        ReportSlices(layers);
        var x = isArc ? null : Axis("x", _x, layers);
        var y = isArc ? null : Axis("y", _y, layers);
        return diagnostics.HasErrors ? null : new Chart
        {
            X = x,
            Y = y,
            Layers = layers,
            Series = _color.Names,
            HasKey = Find("color")?.Written.HasGuide ?? false,
            KeyTitle = Find("color") is { IsDiscrete: true } keyed ? keyed.Written.Title ?? "" : "",
            FacetTitle = string.Join(", ", new[] { Find("facet"), Find("row"), Find("column") }.Select(static c => c?.Written.Title ?? "").Where(static t => t.Length > 0)),
            Largest = size is { Written.HasGuide: true } ? LargestOf(size) : "",
            SizeTitle = size is null ? "" : TitleOf(size),
            SizeAggregate = AggregateOf(size),
            Folds = folds,
            Shades = [.. _shades],
            ShadeFormat = Find("color") is { IsDiscrete: false } shade ? FormatOf(shade) : NumberFormat.Plain,
            ShadeTitle = Find("color") is { } shaded ? TitleOf(shaded) : "",
            ShadeAggregate = AggregateOf(Find("color")),
            Offsets = Math.Max(1, _offset.Names.Length),
            Columns = _columns.Names.IsEmpty ? [""] : _columns.Names,
            Rows = _rows.Names.IsEmpty ? [""] : _rows.Names,
            FacetColumns = spec.FacetColumns,
            Height = spec.Height,
            IsHorizontal = IsHorizontal,
            Style = style,
            Shown = shown,
            ShownAggregates = joins,
        };
    }

    BoundChannel? Find(string name) => _layers.Select(layer => layer.Find(name)).FirstOrDefault(static c => c is not null);

    void ReportAbsent(ChartLayers layer)
    {
        var (mark, at) = (layer.Written.Mark, layer.Written.At);
        var needs = mark switch
        {
            ChartMark.Arc => layer.Find("theta") is null ? "a channel 'theta'" : null,
            ChartMark.Text => layer.Find("text") is null ? "a channel 'text'" : null,
            ChartMark.Bar or ChartMark.Line or ChartMark.Area or ChartMark.Rect when layer.Find("x") is null || layer.Find("y") is null => "channels 'x' and 'y'",
            ChartMark.Bar => HasLength(layer, "x") || HasLength(layer, "y") ? null : "a number along 'x' or 'y', or an end: 'x2' or 'y2'",
            ChartMark.Area => HasLength(layer, "y") ? null : "a number along 'y'",
            ChartMark.Rect => layer.Find("x")!.IsDiscrete && layer.Find("y")!.IsDiscrete ? null : "names along 'x' and 'y', nominal or ordinal",
            ChartMark.Rule when layer.Find("x") is not null && layer.Find("y") is not null => layer.Find("x2") is null && layer.Find("y2") is null ? "an end, 'x2' or 'y2', or one of 'x' and 'y' only" : null,
            _ => layer.Find("x") is null && layer.Find("y") is null ? "a channel 'x' or 'y'" : null,
        };
        if (needs is not null && !diagnostics.HasErrors)
        {
            diagnostics.Add(Problems.ChannelAbsent(at, mark.ToString().ToLowerInvariant(), needs));
        }
    }

    // Numbers are lengths from zero; years and days are lengths from one to another.
    static bool HasLength(ChartLayers layer, string name) => layer.Find(name) is { Type: ChannelType.Quantitative } || (layer.Find(name) is { IsDiscrete: false } && layer.Find(name + "2") is not null);

    // A line is one mark however many points it has.
    void ReportMarks(ImmutableArray<ChartMarks> layers)
    {
        var marks = layers.Where(static l => l.Mark is not (ChartMark.Line or ChartMark.Area)).Sum(static l => l.Items.Length);
        var points = layers.Where(static l => l.Mark is ChartMark.Line or ChartMark.Area).Sum(static l => l.Items.Length);
        if (marks > MostMarks || points > MostPoints)
        {
            diagnostics.Add(Problems.TooManyMarks(spec.Data.At, marks > MostMarks ? marks : points, marks > MostMarks ? MostMarks : MostPoints));
        }
    }

    void ReportSlices(ImmutableArray<ChartMarks> layers)
    {
        foreach (var (layer, drawn) in _layers.Zip(layers).Where(static p => p.Second.Mark == ChartMark.Arc))
        {
            var (theta, values) = (layer.Find("theta")!, drawn.Items.Select(static i => i.Value).Where(static v => !double.IsNaN(v)).ToArray());
            var (at, field) = (theta.Written.Field?.At ?? theta.Written.At, FieldName(theta));
            if (values.Any(static v => v < 0))
            {
                diagnostics.Add(Problems.SliceBelowZero(at, field, ChartNumbers.Text(values.Min(), NumberFormat.Plain, style)));
            }
            else if (values.All(static v => v == 0))
            {
                diagnostics.Add(Problems.NothingToDivide(at, field));
            }
        }
    }

    string FieldName(BoundChannel channel) => channel.Field >= 0 ? data.Table.Fields[channel.Field].Name : channel.Name;

    string LargestOf(BoundChannel size)
    {
        var values = _layers.Where(static l => l.Index("size") >= 0).SelectMany(static l => l.Rows.Select(r => r[l.Index("size")].Number)).Where(static v => v > 0).ToArray();
        return values.Length == 0 ? "" : ChartNumbers.Text(values.Max(), FormatOf(size), style);
    }

    Categories OfPosition(string name) => Find(name) is { IsDiscrete: true } channel
        ? CategoriesOf(name, channel, MostCategories, "filter or aggregate the rows; a table holds more than a chart can")
        : Categories.None;

    Categories Facet(string name) => Find(name) is { } channel
        ? CategoriesOf(name, channel, MostPanels, "filter the rows, or show fewer panels")
        : Categories.None;

    Categories Offsets()
    {
        var name = Find("xOffset") is not null ? "xOffset" : "yOffset";
        if (Find(name) is not { } channel)
        {
            return Categories.None;
        }

        return Find("color") is { IsDiscrete: true } color && color.Field == channel.Field && !channel.Written.IsSorted ? _color : CategoriesOf(name, channel, MostSeries, "fewer bars side by side can be compared");
    }

    // In ascending order unless 'sort' says otherwise, as Vega-Lite has it.
    Categories CategoriesOf(string name, BoundChannel channel, int most, string hint)
    {
        var first = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var layer in _layers)
        {
            if (layer.Index(name) is >= 0 and var index)
            {
                foreach (var row in layer.Rows)
                {
                    first.TryAdd(row[index].Text, row[index].Number);
                }
            }
        }

        if (first.Count > most)
        {
            diagnostics.Add(Problems.TooManyCategories(channel.Written.Field?.At ?? channel.Written.At, $"'{name}'", first.Count, most, hint));
        }

        var written = channel.Written;
        var listed = written.Domain.IsEmpty ? written.Sort : written.Domain;
        if (!listed.IsEmpty)
        {
            var named = channel.Field >= 0 ? data.Categories(channel.Field, listed) : listed.Select(static l => l.Value);
            ImmutableArray<string> front = [.. named.Where(first.ContainsKey).Distinct(StringComparer.Ordinal)];
            return new Categories([.. front, .. first.Keys.Except(front, StringComparer.Ordinal)]);
        }

        return new Categories(written.SortBy is { } by ? SortedBy(channel, by, first) : Sorted(name, first, written.SortWord));
    }

    ImmutableArray<string> Sorted(string name, Dictionary<string, double> first, string? word)
    {
        switch (word)
        {
            case "null":
                return [.. first.Keys];
            case "x" or "y" or "-x" or "-y":
                var sums = Sums(name, word[^1..]);
                return word[0] == '-' ? [.. first.Keys.OrderByDescending(k => sums.GetValueOrDefault(k))] : [.. first.Keys.OrderBy(k => sums.GetValueOrDefault(k))];
        }

        var numeric = first.Values.All(static n => !double.IsNaN(n));
        var ascending = numeric ? first.OrderBy(static p => p.Value).Select(static p => p.Key) : first.Keys.Order(StringComparer.Ordinal);
        return word == "descending" ? [.. ascending.Reverse()] : [.. ascending];
    }

    // What the field comes to over all rows of the category, those that other channels tell apart included.
    ImmutableArray<string> SortedBy(BoundChannel channel, ChartSort by, Dictionary<string, double> first)
    {
        var field = data.Field(by.Field);
        if (field < 0 || channel.Field < 0)
        {
            return [.. first.Keys];
        }

        var rows = Enumerable.Range(0, data.Table.RowCount).ToLookup(row => data.Text(row, channel.Field));
        var values = first.Keys.ToDictionary(static k => k, k => ChartLayers.Aggregated(by.Aggregate == ChannelAggregate.None ? ChannelAggregate.Min : by.Aggregate, [.. rows[k].Select(row => data.Table[row, field].Number).OfType<decimal>().Select(static n => (double)n)], rows[k].Count()), StringComparer.Ordinal);
        return by.IsDescending ? [.. first.Keys.OrderByDescending(k => values[k])] : [.. first.Keys.OrderBy(k => values[k])];
    }

    Dictionary<string, double> Sums(string name, string by)
    {
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var layer in _layers.Where(l => l.Index(name) >= 0 && l.Index(by) >= 0).Take(1))
        {
            var (category, value) = (layer.Index(name), layer.Index(by));
            foreach (var row in layer.Rows.Where(r => !double.IsNaN(r[value].Number)))
            {
                sums[row[category].Text] = sums.GetValueOrDefault(row[category].Text) + row[value].Number;
            }
        }

        return sums;
    }

    ChartAxis Axis(string name, Categories categories, ImmutableArray<ChartMarks> layers)
    {
        var channel = Find(name);
        if (channel is null)
        {
            return new ChartAxis(AxisKind.Band, "") { Categories = [""], IsShown = false };
        }

        var written = channel.Written;
        var axis = new ChartAxis(AxisKind.Band, channel.Type == ChannelType.Quantitative ? TitleOf(channel) : written.Title ?? "") { Aggregate = AggregateOf(channel), IsShown = written.HasGuide, HasLabels = written.HasLabels, HasTicks = written.HasTicks };
        if (channel.IsDiscrete)
        {
            return axis with { Categories = categories.Names, HasGrid = written.HasGrid ?? false };
        }

        var values = layers.SelectMany(l => l.Items.SelectMany(i => name == "x" ? new[] { i.X, i.X2 } : [i.Y, i.Y2])).Where(static v => !double.IsNaN(v)).ToArray();
        var kind = channel.Type == ChannelType.Temporal ? AxisKind.Time : written.Scale switch { ScaleKind.Log => AxisKind.Log, ScaleKind.Sqrt => AxisKind.Sqrt, _ => AxisKind.Linear };
        axis = Formatted(axis, channel, kind);
        ReportDomain(kind, channel, values);
        var distinct = values.Distinct().Order().ToImmutableArray();
        axis = axis with { Kind = kind, HasGrid = written.HasGrid ?? channel.Type == ChannelType.Quantitative, Values = distinct.Length <= 12 ? distinct : [], TickCount = written.TickCount, TickValues = [.. written.TickValues.Select(v => End(v, "values")).OfType<double>().Order()] };
        axis = Ends(axis, written, values);
        ReportOutside(axis, channel, values);
        return axis;
    }

    ChartAxis Formatted(ChartAxis axis, BoundChannel channel, AxisKind kind)
    {
        if (kind != AxisKind.Time)
        {
            var isShare = channel.Written is { Stack: ChannelStacking.Normalize, Format: null };
            return axis with { Format = isShare ? new NumberFormat { Notation = NumberNotation.Percent } : FormatOf(channel) };
        }

        var parts = channel.Written.Format is { } written ? ChartNumbers.DateParts(written) : 0;
        if (channel.Written.Format is { } unknown && parts == 0)
        {
            diagnostics.Add(Problems.ChartWord(channel.Written.At, unknown, "'format'", ["%Y", "%Y-%m", "%Y-%m-%d"]));
        }

        return axis with { TimeParts = parts };
    }

    void ReportOutside(ChartAxis axis, BoundChannel channel, double[] values)
    {
        foreach (var value in values.Where(v => channel.Written.Domain.Length == 2 && (v < axis.Min || v > axis.Max) && v != 0).Take(1))
        {
            var shown = axis.Kind == AxisKind.Time ? Year(value) : ChartNumbers.Text(value, axis.Format, style);
            diagnostics.Add(Problems.OutsideDomain(channel.Written.Domain[0].At, shown, FieldName(channel)));
        }
    }

    static string Year(double value) => Math.Floor(value).ToString("0", System.Globalization.CultureInfo.InvariantCulture);

    ChartAxis Ends(ChartAxis axis, ChartChannel written, double[] values)
    {
        var (min, max) = values.Length == 0 ? (0, 1) : (values.Min(), values.Max());
        if (written.Domain is [var low, var high] && End(low, "domain") is { } from && End(high, "domain") is { } to && from < to)
        {
            return axis with { Min = from, Max = to, IsNice = false };
        }

        // A bar from its own value would have no length.
        min = axis.Kind == AxisKind.Log && _layers.Any(static l => l.Written.Mark == ChartMark.Bar) ? min / 1.5 : min;
        var wantsZero = written.Zero ?? true;
        return axis.Kind is AxisKind.Linear or AxisKind.Sqrt && wantsZero
            ? axis with { Min = Math.Min(0, min), Max = Math.Max(0, max), IsNice = written.IsNice }
            : axis with { Min = min, Max = max, IsNice = written.IsNice };
    }

    double? End(Located<string> text, string word)
    {
        if (Numbers.TryParse(text.Value, out var number))
        {
            return (double)number;
        }

        if (ChartNumbers.Years(text.Value) is { } years)
        {
            return years;
        }

        diagnostics.Add(Problems.ChartValue(text.At, word, word == "domain" ? "two numbers or dates" : "numbers or dates", $"'{text.Value}'"));
        return null;
    }

    void ReportDomain(AxisKind kind, BoundChannel channel, double[] values)
    {
        var field = FieldName(channel);
        if (kind == AxisKind.Log && values.Any(static v => v <= 0))
        {
            diagnostics.Add(Problems.LogOfZero(channel.Written.ScaleAt, field, ChartNumbers.Text(values.Min(), NumberFormat.Plain, style)));
        }

        if (kind == AxisKind.Sqrt && values.Any(static v => v < 0))
        {
            diagnostics.Add(Problems.LogOfZero(channel.Written.ScaleAt, field, ChartNumbers.Text(values.Min(), NumberFormat.Plain, style)));
        }
    }

    // Five shades with limits at even steps between the least and the greatest value.
    double[] Shades()
    {
        if (Find("color") is not { IsDiscrete: false } color)
        {
            return [];
        }

        var limits = color.Written.Domain.Select(l => End(l, "domain")).OfType<double>().ToArray();
        if (color.Written.Scale == ScaleKind.Threshold)
        {
            return [.. limits.Order()];
        }

        var values = _layers.Where(l => l.Index("color") >= 0).SelectMany(l => l.Rows.Select(r => r[l.Index("color")].Number)).Where(static v => !double.IsNaN(v)).ToArray();
        var (min, max) = limits.Length == 2 ? (limits[0], limits[1]) : values.Length == 0 ? (0, 0) : (values.Min(), values.Max());
        return max > min ? [.. Enumerable.Range(1, 4).Select(i => min + ((max - min) * i / 5))] : [];
    }

    /// <summary>Categories in order, and their places.</summary>
    sealed class Categories(ImmutableArray<string> names)
    {
        public static Categories None { get; } = new([]);

        readonly Dictionary<string, int> _indexes = names.Select(static (n, i) => (n, i)).ToDictionary(static p => p.n, static p => p.i, StringComparer.Ordinal);

        public ImmutableArray<string> Names => names;

        public int this[string name] => _indexes.GetValueOrDefault(name);
    }
}
