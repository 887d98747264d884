using System.Globalization;
using ScoReport.Document;

namespace ScoReport.Charts;

/// <summary>Says in sentences what a chart shows: what it is, the highest and the lowest value, the change from first to last.</summary>
public static class ChartSummary
{
    const int MostChanges = 6;

    /// <summary>The summary in the words of a theme.</summary>
    public static string Of(Chart chart, string? title, Func<string, string> word)
    {
        var layer = chart.Layers.FirstOrDefault(static l => l.Mark is not (ChartMark.Text or ChartMark.Rule)) ?? chart.Layers[0];
        var sentences = new List<string> { Shows(chart, layer, title, word) };
        var known = layer.Items.Where(static i => !double.IsNaN(i.Value) && i.Label.Length > 0).ToList();
        if (known.Count > 1)
        {
            sentences.Add(Extreme("chart_highest", known.MaxBy(static i => i.Value)!, word));
            sentences.Add(Extreme("chart_lowest", known.MinBy(static i => i.Value)!, word));
        }

        sentences.AddRange(Changes(chart, layer, word));
        var missing = layer.Items.Where(static i => double.IsNaN(i.Value) && i.Label.Length > 0).Select(static i => i.Label).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count is > 0 and <= MostChanges && known.Count > 0)
        {
            sentences.Add(word("chart_without").Replace("{labels}", string.Join("; ", missing), StringComparison.Ordinal));
        }

        return string.Join(' ', sentences);
    }

    static string Shows(Chart chart, ChartMarks layer, string? title, Func<string, string> word)
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
        var panels = chart.Columns.Length * chart.Rows.Length;
        var sentence = title is null ? word("chart_untitled") : word("chart_shows").Replace("{title}", title.TrimEnd('.'), StringComparison.Ordinal);
        sentence = sentence.Replace("{kind}", word(kind), StringComparison.Ordinal);
        return panels == 1 ? sentence : sentence + " " + word("chart_panels").Replace("{count}", panels.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    static string Extreme(string key, ChartItem item, Func<string, string> word) =>
        word(key).Replace("{label}", item.Label, StringComparison.Ordinal).Replace("{value}", item.Shown, StringComparison.Ordinal);

    // Only what runs in time or along a line has a first and a last.
    static IEnumerable<string> Changes(Chart chart, ChartMarks layer, Func<string, string> word)
    {
        if (layer.Mark is not (ChartMark.Line or ChartMark.Area))
        {
            return [];
        }

        return layer.Items.Where(static i => !double.IsNaN(i.Value))
            .GroupBy(static i => (i.Row, i.Column, i.Series))
            .Where(static g => g.Count() > 1)
            .Take(MostChanges)
            .Select(g => Change(chart, g.MinBy(static i => i.X)!, g.MaxBy(static i => i.X)!, word));
    }

    static string Change(Chart chart, ChartItem first, ChartItem last, Func<string, string> word)
    {
        var names = new[] { chart.Rows[first.Row], chart.Columns[first.Column], chart.Series.IsEmpty ? "" : chart.Series[first.Series] }.Where(static n => n.Length > 0);
        return word(chart.Series.IsEmpty && chart.Columns.Length == 1 ? "chart_change" : "chart_change_of")
            .Replace("{series}", string.Join(", ", names), StringComparison.Ordinal)
            .Replace("{first}", first.Shown, StringComparison.Ordinal)
            .Replace("{from}", Place(chart, first), StringComparison.Ordinal)
            .Replace("{last}", last.Shown, StringComparison.Ordinal)
            .Replace("{to}", Place(chart, last), StringComparison.Ordinal);
    }

    static string Place(Chart chart, ChartItem item) =>
        chart.X!.Kind == AxisKind.Band ? chart.X.Categories[(int)item.X] : item.Label.Split(", ") is [.., var _] parts ? parts.FirstOrDefault(static p => ChartNumbers.Years(p) is not null) ?? Svg.N(item.X) : Svg.N(item.X);
}
