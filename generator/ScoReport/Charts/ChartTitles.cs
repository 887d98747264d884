using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Charts;

/// <summary>Says in the words of a theme how joined values were joined: "Length, km (mean)" is not "Length, km". Years among names have the language's digits.</summary>
public static class ChartTitles
{
    /// <summary>The chart with what it says of joined values in its titles and in the headings of its table.</summary>
    public static Chart In(Chart chart, Func<string, string> word) => Named(chart) with
    {
        X = In(Named(chart.X, chart.Style), word),
        Y = In(Named(chart.Y, chart.Style), word),
        SizeTitle = Of(chart.SizeTitle, chart.SizeAggregate, word),
        ShadeTitle = Of(chart.ShadeTitle, chart.ShadeAggregate, word),
        Shown = chart.ShownAggregates.IsEmpty ? chart.Shown : Table(chart, word),
    };

    /// <summary>The word for <paramref name="aggregate"/>, as it stands in a sentence.</summary>
    public static string Word(ChannelAggregate aggregate, Func<string, string> word) => aggregate switch
    {
        ChannelAggregate.Count => word("joined_count"),
        ChannelAggregate.Sum => word("joined_sum"),
        ChannelAggregate.Mean => word("joined_mean"),
        ChannelAggregate.Median => word("joined_median"),
        ChannelAggregate.Min => word("joined_min"),
        ChannelAggregate.Max => word("joined_max"),
        _ => "",
    };

    static Chart Named(Chart chart) => chart.Style.Digits is null ? chart : chart with
    {
        Series = Named(chart.Series, chart.Style),
        Rows = Named(chart.Rows, chart.Style),
        Columns = Named(chart.Columns, chart.Style),
        Layers = [.. chart.Layers.Select(layer => layer with { Items = [.. layer.Items.Select(item => item with { Label = string.Join(chart.Style.Comma, Named([.. item.Label.Split(", ")], chart.Style)) })] })],
    };

    static ChartAxis? Named(ChartAxis? axis, NumberStyle style) => axis is null ? null : axis with { Categories = Named(axis.Categories, style) };

    static ImmutableArray<string> Named(ImmutableArray<string> names, NumberStyle style) =>
        style.Digits is null ? names : [.. names.Select(name => ChartNumbers.Years(name) is null ? name : style.InDigits(name))];

    static ChartAxis? In(ChartAxis? axis, Func<string, string> word) => axis is null ? null : axis with { Title = Of(axis.Title, axis.Aggregate, word) };

    static Table Table(Chart chart, Func<string, string> word) =>
        chart.Shown with { Fields = [.. chart.Shown.Fields.Select((field, i) => field with { Title = Of(field.Title, chart.ShownAggregates[i], word) })] };

    // A count is one of rows, whatever field it was taken of.
    static string Of(string title, ChannelAggregate aggregate, Func<string, string> word) => aggregate switch
    {
        ChannelAggregate.None => title,
        ChannelAggregate.Count => word("joined_rows"),
        _ when title.Length == 0 => title,
        _ => word("joined_title").Replace("{title}", title, StringComparison.Ordinal).Replace("{joined}", Word(aggregate, word), StringComparison.Ordinal),
    };
}
