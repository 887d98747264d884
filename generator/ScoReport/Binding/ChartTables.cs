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

    /// <summary>The fields that the chart shows: folded columns as they were, joined values as they became, all others as they are. Folds says how many columns, the last, were folded; Joins how each field was joined.</summary>
    public static (Table Shown, int Folds, ImmutableArray<ChannelAggregate> Joins) Of(ChartData data, ImmutableArray<ChartLayers> layers)
    {
        if (JoinedLayer(layers) is { } joined)
        {
            var (table, joins) = Joined(data, joined, layers);
            return (table, 0, joins);
        }

        var used = layers.SelectMany(static l => l.Channels).Where(static c => c.Field >= 0).OrderBy(static c => c.IsDiscrete || c.Type == ChannelType.Temporal ? 0 : 1)
            .ThenBy(static c => Array.IndexOf(Order, c.Name) is >= 0 and var i ? i : Order.Length).Select(c => data.Table.Fields[c.Field].Name).Distinct(StringComparer.Ordinal).ToList();
        if (!data.Folded.IsEmpty && data.Made.Any(used.Contains))
        {
            return (Selected(data.Source, used.Where(n => !data.Made.Contains(n)).Except(data.Folded).Concat(data.Folded)), data.Folded.Length, []);
        }

        return (Labelled(data, Selected(data.Table, used)), 0, []);
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

    // What tells rows apart stands first, and what other layers join of the same rows beside it: the shortest, the median and the longest are one table.
    static (Table Table, ImmutableArray<ChannelAggregate> Joins) Joined(ChartData data, ChartLayers first, ImmutableArray<ChartLayers> layers)
    {
        var fields = ImmutableArray.CreateBuilder<Field>();
        var columns = ImmutableArray.CreateBuilder<Column>();
        var joins = ImmutableArray.CreateBuilder<ChannelAggregate>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (layer, i, channel) in layers.Where(l => l == first || IsAlike(l, first)).OrderBy(l => l == first ? 0 : 1).SelectMany(static l => l.Channels.Select((c, i) => (l, i, c))).OrderBy(static p => p.c.Written.Aggregate == ChannelAggregate.None ? 0 : 1))
        {
            var aggregate = channel.Written.Aggregate;
            var isText = aggregate == ChannelAggregate.None;
            if ((channel.Field < 0 && isText) || !seen.Add((channel.Field >= 0 ? data.Table.Fields[channel.Field].Name : "") + (isText ? "" : " " + aggregate)))
            {
                continue;
            }

            var field = channel.Field >= 0 ? data.Table.Fields[channel.Field] : new Field("", FieldType.Integer, "", null, null, 0, false);
            var title = isText || channel.Written.Title is not { Length: > 0 } written || written == field.Unit ? null : channel.Written.Title;
            fields.Add(isText ? field : Made(field, aggregate) with { Title = title ?? field.Title });
            joins.Add(title is null ? aggregate : ChannelAggregate.None);
            columns.Add(Values(layer, i, isText && !field.IsNumeric));
        }

        return (Bare(data.Table) with { Fields = fields.ToImmutable(), Columns = columns.ToImmutable(), Annotations = [] }, joins.ToImmutable());
    }

    // Rows are joined alike where the same fields tell them apart.
    static bool IsAlike(ChartLayers layer, ChartLayers other) => layer.IsJoined && layer.Rows.Length == other.Rows.Length && Apart(layer).SetEquals(Apart(other));

    static HashSet<(int Field, TimeUnit Unit)> Apart(ChartLayers layer) =>
        [.. layer.Channels.Where(static c => c is { Field: >= 0, Written.Aggregate: ChannelAggregate.None }).Select(static c => (c.Field, c.Written.Unit))];

    // Shares and counts are not in the unit of what they are of; a file tells columns apart by their names.
    static Field Made(Field field, ChannelAggregate aggregate) => aggregate == ChannelAggregate.Count
        ? new Field("count", FieldType.Integer, field.Title, null, null, 0, false)
        : field with { Name = $"{field.Name}_{aggregate.ToString().ToLowerInvariant()}", Type = FieldType.Number, Description = null };

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
