using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Binding;

/// <summary>What a chart shows, as a table.</summary>
static class ChartTables
{
    static readonly string[] Order = ["row", "column", "facet", "y", "x", "color", "detail", "theta", "x2", "y2", "size", "text"];

    /// <summary>The layer whose joined values the table shows; nothing where some layer shows the rows as they are.</summary>
    public static ChartLayers? JoinedLayer(ImmutableArray<ChartLayers> layers) =>
        layers.All(static l => l.IsJoined || l.Channels.All(static c => c.Field < 0)) ? layers.FirstOrDefault(static l => l.IsJoined) : null;

    /// <summary>The fields that the chart shows: folded columns as they were, joined values as they became, all others as they are. Folds says how many columns, the last, were folded.</summary>
    public static (Table Shown, int Folds) Of(ChartData data, ImmutableArray<ChartLayers> layers)
    {
        if (JoinedLayer(layers) is { } joined)
        {
            return (Joined(data, joined), 0);
        }

        var used = layers.SelectMany(static l => l.Channels).Where(static c => c.Field >= 0).OrderBy(static c => c.IsDiscrete || c.Type == ChannelType.Temporal ? 0 : 1)
            .ThenBy(static c => Array.IndexOf(Order, c.Name) is >= 0 and var i ? i : Order.Length).Select(c => data.Table.Fields[c.Field].Name).Distinct(StringComparer.Ordinal).ToList();
        if (!data.Folded.IsEmpty && data.Made.Any(used.Contains))
        {
            return (Selected(data.Source, used.Where(n => !data.Made.Contains(n)).Except(data.Folded).Concat(data.Folded)), data.Folded.Length);
        }

        return (Labelled(data, Selected(data.Table, used)), 0);
    }

    static Table Selected(Table table, IEnumerable<string> names) => Bare(table.SelectFields([.. names.Select(table.FieldIndex).Where(static i => i >= 0)]));

    // Licence and download stand under the chart already.
    static Table Bare(Table table) => table with { Path = "", PrimaryKey = null, Licenses = [], Checks = [] };

    static Table Labelled(ChartData data, Table table)
    {
        if (data.Made.IsEmpty)
        {
            return table;
        }

        var columns = table.Columns.ToArray();
        if (table.FieldIndex(data.Made[0]) is >= 0 and var at)
        {
            var labels = new Column.Builder();
            var key = data.Table.FieldIndex(data.Made[0]);
            for (var row = 0; row < table.RowCount; row++)
            {
                labels.Add(data.Text(row, key));
            }

            columns[at] = labels.ToColumn();
        }

        return table with { Columns = [.. columns] };
    }

    static Table Joined(ChartData data, ChartLayers layer)
    {
        var fields = ImmutableArray.CreateBuilder<Field>();
        var columns = ImmutableArray.CreateBuilder<Column>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < layer.Channels.Length; i++)
        {
            var channel = layer.Channels[i];
            var isText = channel.Written.Aggregate == ChannelAggregate.None;
            var field = channel.Field >= 0 ? data.Table.Fields[channel.Field] : new Field("count", FieldType.Integer, "count", null, null, 0, false);
            if ((channel.Field < 0 && isText) || !seen.Add(field.Name + (isText ? "" : channel.Written.Aggregate.ToString())))
            {
                continue;
            }

            fields.Add(isText ? field : field with { Type = FieldType.Number, Title = channel.Written.Title is { Length: > 0 } title ? title : field.Title, Description = null });
            columns.Add(Values(layer, i, isText && !field.IsNumeric));
        }

        return Bare(data.Table) with { Fields = fields.ToImmutable(), Columns = columns.ToImmutable(), Annotations = [] };
    }

    static Column Values(ChartLayers layer, int index, bool isText)
    {
        var values = new Column.Builder();
        foreach (var row in layer.Rows)
        {
            if (isText)
            {
                values.Add(row[index].Text);
            }
            else if (double.IsNaN(row[index].Number) || Math.Abs(row[index].Number) > 1e28)
            {
                values.AddMissing("");
            }
            else
            {
                var number = (decimal)row[index].Number;
                values.Add(number, number.ToString(CultureInfo.InvariantCulture));
            }
        }

        return values.ToColumn();
    }
}
