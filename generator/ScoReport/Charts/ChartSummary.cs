using System.Globalization;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Charts;

/// <summary>Says in sentences what a chart shows: what it is and in which unit, the highest and the lowest value, the change from first to last.</summary>
public static class ChartSummary
{
    const int MostChanges = 6;
    const int MostNames = 3;

    /// <summary>The summary in the words of a theme.</summary>
    public static string Of(Chart chart, string? title, Func<string, string> word)
    {
        chart = ChartTitles.In(chart, word);
        var layer = Read(chart);
        var named = layer.Items.Where(static i => i.Label.Length > 0).ToList();
        var known = named.Where(static i => !double.IsNaN(i.Value)).ToList();
        return string.Join(' ', [
            .. Shows(chart, layer, title, word),
            .. Joined(layer, title, word),
            .. IsField(chart, layer) ? Ranges(chart, layer, word) : Unit(layer, title, word),
            .. Extremes(layer, known, chart.Style, word),
            .. Changes(chart, layer, word),
            .. Without(named, known, word)]);
    }

    // What is to be read: the marks of series, of all layers that show them alike, else the first that are more than an addition.
    static ChartMarks Read(Chart chart)
    {
        var marks = chart.Layers.Where(static l => l.Mark is not (ChartMark.Text or ChartMark.Rule)).ToList();
        return marks.FirstOrDefault(static l => l.HasSeries) is { } first
            ? first with { Items = [.. marks.Where(l => l.HasSeries && l.Mark == first.Mark).SelectMany(static l => l.Items)] }
            : marks.FirstOrDefault() ?? chart.Layers[0];
    }

    static string With(this string sentence, string key, string value) => sentence.Replace("{" + key + "}", value, StringComparison.Ordinal);

    static IEnumerable<string> Shows(Chart chart, ChartMarks layer, string? title, Func<string, string> word)
    {
        var kind = layer.Mark switch
        {
            ChartMark.Line => "chart_line",
            ChartMark.Area => "chart_area",
            ChartMark.Arc => "chart_pie",
            ChartMark.Rect => "chart_heat_map",
            ChartMark.Bar => "chart_bar",
            _ => "chart_dots",
        };
        yield return (title is null ? word("chart_untitled") : word("chart_shows").With("title", title.TrimEnd('.'))).With("kind", word(kind));
        var panels = chart.Columns.Length * chart.Rows.Length;
        if (panels > 1)
        {
            yield return word("chart_panels").With("count", panels.ToString(CultureInfo.InvariantCulture));
        }
    }

    // Once for all values, and not where the title has said it.
    static IEnumerable<string> Unit(ChartMarks layer, string? title, Func<string, string> word) =>
        layer.Items.Select(static i => i.Unit).FirstOrDefault(static u => u.Length > 0) is { } unit && title?.Contains(unit, StringComparison.OrdinalIgnoreCase) != true
            ? [word("chart_unit").With("unit", unit.TrimEnd('.'))]
            : [];

    // Unless the title has said so.
    static IEnumerable<string> Joined(ChartMarks layer, string? title, Func<string, string> word) =>
        layer.Aggregate != ChannelAggregate.None && ChartTitles.Word(layer.Aggregate, word) is var how && title?.Contains(how, StringComparison.OrdinalIgnoreCase) != true
            ? [word("chart_joined").With("joined", how)]
            : [];

    static bool IsField(Chart chart, ChartMarks layer) => layer.Mark == ChartMark.Point && IsNumbers(chart.X) && IsNumbers(chart.Y);

    static bool IsNumbers(ChartAxis? axis) => axis is { Kind: not (AxisKind.Band or AxisKind.Time) };

    // How far points in a field of numbers reach; titles of axes have their units.
    static IEnumerable<string> Ranges(Chart chart, ChartMarks layer, Func<string, string> word) =>
        new[] { Range(chart, chart.X!, layer.Items.Select(static i => i.X), word), Range(chart, chart.Y!, layer.Items.Select(static i => i.Y), word) }.Where(static r => r.Length > 0);

    static string Range(Chart chart, ChartAxis axis, IEnumerable<double> places, Func<string, string> word)
    {
        var known = places.Where(static p => !double.IsNaN(p)).ToList();
        return axis.Title.Length == 0 || known.Count < 2 ? ""
            : word("chart_range").With("axis", axis.Title).With("low", ChartNumbers.Text(known.Min(), axis.Format, chart.Style)).With("high", ChartNumbers.Text(known.Max(), axis.Format, chart.Style));
    }

    static IEnumerable<string> Extremes(ChartMarks layer, List<ChartItem> known, NumberStyle style, Func<string, string> word)
    {
        if (known.Count == 0)
        {
            return [];
        }

        var (most, least) = (known.Max(static i => i.Value), known.Min(static i => i.Value));
        var total = layer.Mark == ChartMark.Arc ? known.Sum(static i => i.Value) : 0;
        return known.Count == 1 ? [word("chart_only").With("label", known[0].Label).With("value", known[0].Shown)]
            : most == least ? [Extreme(layer.HasTimes ? "chart_latest" : "chart_highest", most)]
            : layer.HasTimes ? [Extreme("chart_earliest", least), Extreme("chart_latest", most)]
            : [Extreme("chart_highest", most), Extreme("chart_lowest", least)];

        string Extreme(string key, double value)
        {
            var items = known.Where(i => i.Value == value).DistinctBy(static i => i.Label).ToList();
            var share = total > 0 ? $"{style.Comma}{ChartNumbers.Text(value / total, new NumberFormat { Notation = NumberNotation.Percent, Decimals = 0 }, style)}" : "";
            var names = string.Join(word("clause_separator"), items.Take(MostNames).Select(static i => i.Label)) + (items.Count > MostNames ? word("clause_separator") + "…" : "");
            return word(key).With("value", items[0].Shown + share).With("label", names);
        }
    }

    /// <summary>From what to what a line went; the steps are where and when.</summary>
    readonly record struct Course(string Name, ChartItem First, ChartItem Last, string From, string To)
    {
        public double Rise => Last.Value - First.Value;

        public string Told(string sentence) => sentence.With("series", Name).With("first", First.Shown).With("from", From).With("last", Last.Shown).With("to", To);
    }

    // All of them where they are few; of many, those that rose and fell most.
    static IEnumerable<string> Changes(Chart chart, ChartMarks layer, Func<string, string> word)
    {
        var courses = Courses(chart, layer).ToList();
        if (courses.Count <= MostChanges)
        {
            return courses.Select(c => c.Told(word(c.Name.Length == 0 ? "chart_change" : "chart_change_of")));
        }

        var (up, down) = (courses.MaxBy(static c => c.Rise), courses.MinBy(static c => c.Rise));
        return new[] { up.Rise > 0 ? up.Told(word("chart_rise")) : "", down.Rise < 0 ? down.Told(word("chart_fall")) : "" }.Where(static s => s.Length > 0);
    }

    // Only what runs along a line, or between two points in time, has a first and a last.
    static IEnumerable<Course> Courses(Chart chart, ChartMarks layer)
    {
        var known = layer.Items.Where(static i => !double.IsNaN(i.Value));
        if (layer.Mark is ChartMark.Line or ChartMark.Area && chart.Y!.Kind is not (AxisKind.Band or AxisKind.Time))
        {
            return known.Where(static i => !double.IsNaN(i.X)).GroupBy(static i => (i.Row, i.Column, i.Series, i.Detail)).Where(static g => g.Count() > 1)
                .Select(static g => (First: g.First(), Last: g.Last()))
                .Select(g => new Course(Name(chart, g.First, chart.Series.IsEmpty ? "" : chart.Series[g.First.Series]), g.First, g.Last, Place(chart, g.First), Place(chart, g.Last)));
        }

        return layer.Mark == ChartMark.Point && chart is { Y.Kind: AxisKind.Band, Series: [var from, var to] } && IsTime(from, chart) && IsTime(to, chart)
            ? known.GroupBy(static i => (i.Row, i.Column, i.Y)).Where(static g => g.Count() == 2)
                .Select(g => (First: g.MinBy(static i => i.Series)!, Last: g.MaxBy(static i => i.Series)!))
                .Select(g => new Course(Name(chart, g.First, chart.Y.Categories[(int)g.First.Y]), g.First, g.Last, from, to))
            : [];
    }

    static string Name(Chart chart, ChartItem item, string own) =>
        string.Join(chart.Style.Comma, new[] { chart.Rows[item.Row], chart.Columns[item.Column], own }.Where(static n => n.Length > 0));

    static string Place(Chart chart, ChartItem item) =>
        chart.X!.Kind == AxisKind.Band ? chart.X.Categories[(int)item.X]
        : item.Label.Split(chart.Style.Comma).FirstOrDefault(p => IsTime(p, chart)) ?? ChartNumbers.Text(item.X, chart.X.Format, chart.Style);

    static bool IsTime(string name, Chart chart) => ChartNumbers.Years(chart.Style.InAscii(name)) is not null;

    // A name that has a value elsewhere is not without one.
    static IEnumerable<string> Without(List<ChartItem> named, List<ChartItem> known, Func<string, string> word)
    {
        var missing = named.Where(static i => double.IsNaN(i.Value)).Select(static i => i.Label).Except(known.Select(static i => i.Label), StringComparer.Ordinal).ToList();
        var labels = missing.Count <= MostChanges ? string.Join(word("clause_separator"), missing) : string.Create(CultureInfo.InvariantCulture, $"{named.Count - known.Count}/{named.Count}");
        return missing.Count == 0 || known.Count == 0 ? [] : [word("chart_without").With("labels", labels)];
    }
}
