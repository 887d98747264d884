using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Binding;

// Rows to marks.
sealed partial class ChartBinder
{
    ImmutableArray<ChartItem> Items(ChartLayers layer)
    {
        var value = ValueChannel(layer);
        var unit = value is { Field: >= 0, Written.Aggregate: not ChannelAggregate.Count } ? data.Table.Fields[value.Field].Unit : null;
        var format = value is null ? NumberFormat.Plain : ValueFormat(value);
        var isShown = ChartTables.JoinedLayer(_layers) is { } joined ? joined.JoinsAlike(layer) : !layer.IsJoined;
        var details = new Dictionary<string, int>(StringComparer.Ordinal);
        ImmutableArray<ChartItem> items = [.. layer.Rows.Select((row, i) => Item(layer, row, value, unit, format) with { Source = isShown ? i : -1, Detail = DetailOf(layer, row, details) })];
        items = Relative(layer, Ordered(layer, items));
        return IsStacked(layer) ? Stacked(layer, items) : WithBase(layer, items);
    }

    static int DetailOf(ChartLayers layer, ChannelValue[] row, Dictionary<string, int> details)
    {
        var detail = layer.Index("detail") is >= 0 and var index ? row[index].Text : "";
        details.TryAdd(detail, details.Count);
        return details[detail];
    }

    // What a mark is read for: a slice's angle, a cell's shade, or the axis that holds numbers.
    BoundChannel? ValueChannel(ChartLayers layer) =>
        layer.Find("theta")
        ?? (layer.Find("color") is { Type: ChannelType.Quantitative } shade ? shade : null)
        ?? (IsHorizontal ? layer.Find("x") : layer.Find("y") is { IsDiscrete: false } y ? y : layer.Find("x"))
        ?? layer.Find("y");

    ChartItem Item(ChartLayers layer, ChannelValue[] row, BoundChannel? value, string? unit, NumberFormat format)
    {
        var number = value is null ? double.NaN : row[layer.Index(value.Name)].Number;
        return new ChartItem
        {
            X = Position(layer, row, "x", _x),
            X2 = Position(layer, row, "x2", _x),
            Y = Position(layer, row, "y", _y),
            Y2 = Position(layer, row, "y2", _y),
            Value = number,
            Series = layer.Index("color") is >= 0 and var color ? _color[row[color].Text] : 0,
            Offset = layer.Index("xOffset") is >= 0 and var x ? _offset[row[x].Text] : layer.Index("yOffset") is >= 0 and var y ? _offset[row[y].Text] : 0,
            Column = Panel(layer, row, "column", _columns) + Panel(layer, row, "facet", _columns),
            Row = Panel(layer, row, "row", _rows),
            Size = layer.Index("size") is >= 0 and var size ? row[size].Number : double.NaN,
            Opacity = layer.Index("opacity") is >= 0 and var opacity ? row[opacity].Number : 1,
            Text = TextOf(layer, row),
            Label = LabelOf(layer, row, value),
            Shown = double.IsNaN(number) ? "" : value!.Type == ChannelType.Temporal ? row[layer.Index(value.Name)].Text : ChartNumbers.Text(number, format, style) + (unit == "%" ? style.Percent : ""),
            Unit = double.IsNaN(number) || unit is null or "%" ? "" : unit,
        };
    }

    static int Panel(ChartLayers layer, ChannelValue[] row, string name, Categories panels) =>
        layer.Index(name) is >= 0 and var index ? panels[row[index].Text] : 0;

    static double Position(ChartLayers layer, ChannelValue[] row, string name, Categories categories) =>
        layer.Index(name) is not (>= 0 and var index) ? double.NaN
        : layer.Channels[index].IsDiscrete ? categories[row[index].Text]
        : row[index].Number;

    string TextOf(ChartLayers layer, ChannelValue[] row)
    {
        if (layer.Index("text") is not (>= 0 and var index))
        {
            return "";
        }

        var value = row[index];
        return double.IsNaN(value.Number) || layer.Channels[index].IsDiscrete ? value.Text : ChartNumbers.Text(value.Number, FormatOf(layer.Channels[index]), style);
    }

    // The names of all categories that a mark stands for: its panel, its place, its series, and last the time.
    static string LabelOf(ChartLayers layer, ChannelValue[] row, BoundChannel? value)
    {
        string[] names = ["row", "column", "facet", "x", "y", "color", "xOffset", "yOffset", "detail", "order"];
        return string.Join(", ", names
            .Select(layer.Index)
            .Where(i => i >= 0 && layer.Channels[i] != value && (layer.Channels[i].IsDiscrete || layer.Channels[i].Type == ChannelType.Temporal))
            .Select(i => row[i].Text)
            .Where(static t => t.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static t => ChartNumbers.Years(t) is null ? 0 : 1));
    }

    // Lines run along their axis unless 'order' says otherwise.
    static ImmutableArray<ChartItem> Ordered(ChartLayers layer, ImmutableArray<ChartItem> items)
    {
        if (layer.Index("order") is >= 0 and var index)
        {
            return [.. items.Zip(layer.Rows).OrderBy(p => p.Second[index].Number).Select(static p => p.First)];
        }

        return layer.Written.Mark is ChartMark.Line or ChartMark.Area ? [.. items.OrderBy(static i => i.X)] : items;
    }

    static ImmutableArray<ChartItem> Relative(ChartLayers layer, ImmutableArray<ChartItem> items)
    {
        if (layer.Find("size") is null && layer.Find("opacity") is null)
        {
            return items;
        }

        var (size, opacity) = (Math.Max(1e-12, items.Max(static i => double.IsNaN(i.Size) ? 0 : i.Size)), Math.Max(1e-12, items.Max(static i => i.Opacity)));
        return [.. items.Select(i => i with { Size = i.Size / size, Opacity = double.IsNaN(i.Opacity) ? 1 : 0.4 + (0.6 * Math.Clamp(i.Opacity / opacity, 0, 1)) })];
    }

    bool IsStacked(ChartLayers layer)
    {
        var value = IsHorizontal ? layer.Find("x") : layer.Find("y");
        return layer.Written.Mark is ChartMark.Bar or ChartMark.Area
            && value is { Type: ChannelType.Quantitative, Written.Scale: ScaleKind.Default or ScaleKind.Linear }
            && value.Written.Stack != ChannelStacking.None
            && layer.Find(IsHorizontal ? "x2" : "y2") is null
            && ((_color.Names.Length > 1 && _offset.Names.IsEmpty) || value.Written.Stack is not null);
    }

    ImmutableArray<ChartItem> Stacked(ChartLayers layer, ImmutableArray<ChartItem> items)
    {
        var stacking = (IsHorizontal ? layer.Find("x") : layer.Find("y"))!.Written.Stack;
        var shares = stacking == ChannelStacking.Normalize;
        var stacked = items.ToArray();
        foreach (var stack in Enumerable.Range(0, items.Length).GroupBy(i => (items[i].Column, items[i].Row, items[i].Offset, At: IsHorizontal ? items[i].Y : items[i].X)))
        {
            var whole = stack.Sum(i => double.IsNaN(items[i].Value) ? 0 : Math.Abs(items[i].Value));
            var total = shares ? whole : 1;
            var (up, down) = stacking == ChannelStacking.Center ? (-whole / 2, -whole / 2) : (0.0, 0.0);
            foreach (var i in stack.OrderBy(i => items[i].Series))
            {
                if (double.IsNaN(items[i].Value))
                {
                    continue;
                }

                var length = total == 0 ? 0 : items[i].Value / total;
                ref var from = ref length < 0 ? ref down : ref up;
                stacked[i] = IsHorizontal ? items[i] with { X2 = from, X = from + length } : items[i] with { Y2 = from, Y = from + length };
                from += length;
            }
        }

        return [.. stacked];
    }

    // Bars and areas that stand on nothing else stand on zero; on a logarithmic scale, on its lower end.
    ImmutableArray<ChartItem> WithBase(ChartLayers layer, ImmutableArray<ChartItem> items)
    {
        if (layer.Written.Mark is not (ChartMark.Bar or ChartMark.Area) || ValueChannel(layer) is { Type: ChannelType.Temporal })
        {
            return items;
        }

        var isLog = (IsHorizontal ? Find("x") : Find("y")) is { Written.Scale: ScaleKind.Log };
        return isLog ? items : [.. items.Select(i => IsHorizontal
            ? i with { X2 = double.IsNaN(i.X2) ? 0 : i.X2 }
            : i with { Y2 = double.IsNaN(i.Y2) ? 0 : i.Y2 })];
    }
}
