using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

// Titles of axes and keys, and how their numbers are written.
sealed partial class ChartBinder
{
    // An author's own title says what it wants to say, and shares are shares however they came about.
    static ChannelAggregate AggregateOf(BoundChannel? channel) => channel is { Written: { Title: null, Stack: not ChannelStacking.Normalize } written } ? written.Aggregate : ChannelAggregate.None;

    string TitleOf(BoundChannel channel)
    {
        if (channel.Written.Title is { } written)
        {
            return written;
        }

        if (channel.Field < 0)
        {
            return "";
        }

        // Shares and counts are not in the unit of what they are shares and counts of.
        var field = data.Table.Fields[channel.Field];
        var keepsUnit = channel.Written is { Stack: not ChannelStacking.Normalize, Aggregate: not ChannelAggregate.Count };
        return keepsUnit && field.Unit is { } unit ? field.Title.Length > 0 ? field.Title + style.Comma + unit : unit : field.Title;
    }

    NumberFormat FormatOf(BoundChannel channel)
    {
        if (channel.Written.Format is { } written)
        {
            if (ChartNumbers.Format(written) is { } format)
            {
                return format;
            }

            diagnostics.Add(Problems.ChartWord(channel.Written.At, written, "'format'", [",.1f", ",.0f", "d", ".0%"]));
        }

        return FieldFormat(channel);
    }

    // How the field's values are written in tables, unless they were joined to something else.
    NumberFormat FieldFormat(BoundChannel channel) => channel.Written.Aggregate switch
    {
        ChannelAggregate.Mean => new NumberFormat { Decimals = 1 },
        ChannelAggregate.Count => new NumberFormat { Decimals = 0 },
        _ => channel.Field >= 0 ? Numbers.FormatOf(data.Table.Fields[channel.Field]) : NumberFormat.Plain,
    };

    // A format of the axis in hundredths is one of its values; that of a stack of shares is one of the shares.
    NumberFormat ValueFormat(BoundChannel channel) =>
        channel.Written.Stack != ChannelStacking.Normalize && FormatOf(channel) is { Notation: NumberNotation.Percent } percent ? percent : FieldFormat(channel);
}
