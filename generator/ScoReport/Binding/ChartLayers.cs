using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>A channel with its field found and its type known.</summary>
sealed record BoundChannel(ChartChannel Written, int Field, ChannelType Type)
{
    static readonly string[] Names = ["xOffset", "yOffset", "row", "column", "facet", "detail"];
    static readonly string[] Amounts = ["theta", "size", "opacity", "order"];

    /// <summary>The type that the channel shows, whatever is written: panels are of names, angles of numbers. Lines run by numbers or times.</summary>
    public static ChannelType Shown(string name, ChannelType type, bool isRect) =>
        (name, type) is ("order", ChannelType.Temporal) ? type
        : Amounts.Contains(name) ? ChannelType.Quantitative
        : type is ChannelType.Nominal or ChannelType.Ordinal ? type
        : Names.Contains(name) || (name == "color" && (type == ChannelType.Temporal || !isRect)) ? ChannelType.Ordinal
        : type;

    /// <summary>Whether another type is written than the channel can show.</summary>
    public bool IsWrongType => Written.Type is { } type && type != Type && (type == ChannelType.Quantitative || Type == ChannelType.Quantitative);

    public string Name => Written.Name;

    public bool IsDiscrete => Type is ChannelType.Nominal or ChannelType.Ordinal;
}

/// <summary>A value of a channel: its text for readers, and its number or time.</summary>
readonly record struct ChannelValue(string Text, double Number);

/// <summary>A layer's channels and its rows, joined where a channel has an aggregate.</summary>
sealed class ChartLayers
{
    readonly ChartData _data;
    readonly Diagnostics _diagnostics;
    readonly HashSet<int> _told = [];

    ChartLayers(ChartLayer written, ChartData data, Diagnostics diagnostics)
    {
        (Written, _data, _diagnostics) = (written, data, diagnostics);
        Channels = [.. written.Channels.Select(Bound).OfType<BoundChannel>()];
        Rows = [];
    }

    public ChartLayer Written { get; }

    public ImmutableArray<BoundChannel> Channels { get; }

    /// <summary>Values per row, as many as there are channels.</summary>
    public ImmutableArray<ChannelValue[]> Rows { get; private set; }

    public bool IsJoined => Channels.Any(static c => c.Written.Aggregate != ChannelAggregate.None);

    /// <summary>Whether <paramref name="other"/> joins the same rows, so that both have the same rows in the same order.</summary>
    public bool JoinsAlike(ChartLayers other) => this == other || (other.IsJoined && Grouping.SetEquals(other.Grouping));

    HashSet<(int Field, TimeUnit Unit)> Grouping => [.. Channels.Where(static c => c.Field >= 0 && c.Written.Aggregate == ChannelAggregate.None).Select(static c => (c.Field, c.Written.Unit))];

    // What says the same of every row is drawn once.
    bool IsFixed => Channels.All(static c => c.Field < 0);

    public static ChartLayers Of(ChartLayer written, ChartData data, Diagnostics diagnostics)
    {
        var layer = new ChartLayers(written, data, diagnostics);
        if (!diagnostics.HasErrors)
        {
            layer.Rows = layer.IsJoined ? layer.Joined() : [.. Enumerable.Range(0, layer.IsFixed ? 1 : data.Table.RowCount).Select(layer.Values)];
        }

        return layer;
    }

    public int Index(string name)
    {
        for (var i = 0; i < Channels.Length; i++)
        {
            if (Channels[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    public BoundChannel? Find(string name) => Index(name) is >= 0 and var i ? Channels[i] : null;

    BoundChannel? Bound(ChartChannel channel)
    {
        if (channel.Field is null)
        {
            var type = channel.Datum is { } years && channel.Type == ChannelType.Temporal && ChartNumbers.Years(years.Value) is null ? Refused(channel, "a point in time")
                : channel.Datum is { } number && channel.Type == ChannelType.Quantitative && !Numbers.TryParse(number.Value, out _) ? Refused(channel, "a number")
                : channel.Type ?? (channel.Aggregate != ChannelAggregate.None || (channel.Datum is { } datum && Numbers.TryParse(datum.Value, out _)) ? ChannelType.Quantitative : ChannelType.Nominal);
            return channel.Datum is null && channel.Aggregate == ChannelAggregate.None ? null : new BoundChannel(channel, -1, type);
        }

        var index = _data.Field(channel.Field.Value);
        return index < 0 ? null : Checked(channel, index, _data.Table.Fields[index]);
    }

    ChannelType Refused(ChartChannel channel, string type)
    {
        _diagnostics.Add(Problems.ChannelType(channel.Datum!.Value.At, channel.Name, type, channel.Datum.Value.Value));
        return channel.Type!.Value;
    }

    BoundChannel Checked(ChartChannel channel, int index, Field field)
    {
        var counted = channel.Aggregate == ChannelAggregate.Count;
        if (channel.Aggregate != ChannelAggregate.None && !counted && !field.IsNumeric)
        {
            _diagnostics.Add(Problems.AggregateOfText(channel.Field!.Value.At, channel.Aggregate.ToString().ToLowerInvariant(), field.Name));
        }

        var type = channel.Type ?? (field.IsNumeric || counted ? ChannelType.Quantitative
            : field.Type is FieldType.Year or FieldType.YearMonth or FieldType.Date ? ChannelType.Temporal : ChannelType.Nominal);
        type = BoundChannel.Shown(channel.Name, type, Written.Mark == ChartMark.Rect);
        if (type == ChannelType.Quantitative && !counted && !field.IsNumeric && channel.Aggregate == ChannelAggregate.None && channel.Name != "text")
        {
            _diagnostics.Add(Problems.ChannelType(channel.Field!.Value.At, field.Name, "a number", _data.Table.RowCount > 0 ? _data.Table[0, index].Text : field.Name));
        }

        if (type == ChannelType.Quantitative && field.IsNumeric && Enumerable.Range(0, _data.Table.RowCount).All(row => _data.Table[row, index].IsMissing))
        {
            _diagnostics.Add(Problems.NothingToDraw(channel.Field!.Value.At, field.Name));
        }

        return new BoundChannel(channel, index, type);
    }

    ChannelValue[] Values(int row) => [.. Channels.Select(channel => Value(row, channel))];

    ChannelValue Value(int row, BoundChannel channel)
    {
        if (channel.Field < 0)
        {
            var text = channel.Written.Datum?.Value ?? "";
            return new ChannelValue(text, channel.Type == ChannelType.Temporal ? ChartNumbers.Years(text) ?? double.NaN : Numbers.TryParse(text, out var fixedNumber) ? (double)fixedNumber : double.NaN);
        }

        var cell = _data.Table[row, channel.Field];
        var shown = _data.Text(row, channel.Field);
        if (channel.Type != ChannelType.Temporal)
        {
            return new ChannelValue(shown, cell.Number is { } number ? (double)number : double.NaN);
        }

        var years = ChartNumbers.Years(shown);
        if (years is not null && channel.Written.Unit != TimeUnit.None)
        {
            // A date is written year, month, day: what a unit leaves out stands at its end.
            shown = shown.Length > 4 && channel.Written.Unit == TimeUnit.Year ? shown[..4] : shown.Length > 7 ? shown[..7] : shown;
            years = ChartNumbers.Years(shown);
        }

        if (years is null && !cell.IsMissing && _told.Add(channel.Field))
        {
            _diagnostics.Add(Problems.ChannelType(channel.Written.Field!.Value.At, _data.Table.Fields[channel.Field].Name, "a point in time", shown));
        }

        return new ChannelValue(shown, years ?? double.NaN);
    }

    // Rows that agree in all channels without an aggregate become one, in the order of the first of them.
    ImmutableArray<ChannelValue[]> Joined()
    {
        var groups = new Dictionary<string, List<ChannelValue[]>>(StringComparer.Ordinal);
        var order = new List<List<ChannelValue[]>>();
        for (var row = 0; row < _data.Table.RowCount; row++)
        {
            var values = Values(row);
            var key = string.Join('\u001F', values.Where((_, i) => Channels[i].Written.Aggregate == ChannelAggregate.None).Select(static v => v.Text));
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = []);
                order.Add(group);
            }

            group.Add(values);
        }

        return [.. order.Select(Joined)];
    }

    ChannelValue[] Joined(List<ChannelValue[]> group)
    {
        var joined = group[0].ToArray();
        for (var i = 0; i < joined.Length; i++)
        {
            if (Channels[i].Written.Aggregate is var aggregate and not ChannelAggregate.None)
            {
                joined[i] = new ChannelValue("", Aggregated(aggregate, [.. group.Select(values => values[i].Number).Where(static n => !double.IsNaN(n))], group.Count));
            }
        }

        return joined;
    }

    /// <summary>What numbers, sorted in place, come to; no number where there are none.</summary>
    public static double Aggregated(ChannelAggregate aggregate, double[] numbers, int rows)
    {
        if (aggregate == ChannelAggregate.Count)
        {
            return rows;
        }

        Array.Sort(numbers);
        return numbers.Length == 0 ? double.NaN : aggregate switch
        {
            ChannelAggregate.Sum => numbers.Sum(),
            ChannelAggregate.Mean => numbers.Sum() / numbers.Length,
            ChannelAggregate.Median => (numbers[(numbers.Length - 1) / 2] + numbers[numbers.Length / 2]) / 2,
            ChannelAggregate.Min => numbers[0],
            _ => numbers[^1],
        };
    }
}
