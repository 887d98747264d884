using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Charts;

/// <summary>A mark on an axis.</summary>
public readonly record struct Tick(double Value, string Label);

/// <summary>Round numbers for axes (Heckbert, "Nice Numbers for Graph Labels"; steps of 1, 2, 2.5 and 5).</summary>
public static class Ticks
{
    const int Most = 60;

    /// <summary>The ends of the axis: whole steps where it is to be nice.</summary>
    public static (double Min, double Max) Ends(ChartAxis axis, int wanted)
    {
        var (min, max) = (axis.Min, axis.Max);
        if (axis.Kind == AxisKind.Log)
        {
            return axis.IsNice ? LogEnds(min, max) : (min, max);
        }

        if (max <= min)
        {
            return axis.Kind == AxisKind.Time ? (min - 0.5, min + 0.5) : min == 0 ? (0, 1) : (Math.Min(0, min), Math.Max(0, min));
        }

        if (!axis.IsNice || axis.Kind == AxisKind.Time)
        {
            return (min, max);
        }

        var step = Step(axis, max - min, wanted);
        return (Lower(min, max, step), -Lower(-max, -min, step));
    }

    // A whole step, unless that would be nearly empty beside zero: a small loss does not deserve half the width of large gains.
    static double Lower(double min, double max, double step) =>
        min < 0 && max > 0 && min > -0.3 * step ? min : Math.Floor((min / step) + 1e-9) * step;

    static (double Min, double Max) LogEnds(double min, double max)
    {
        double[] steps = [1, 2, 5, 10];
        var (low, high) = (Math.Pow(10, Math.Floor(Math.Log10(min) + 1e-12)), Math.Pow(10, Math.Floor(Math.Log10(max) + 1e-12)));
        return (steps.Last(s => s * low <= min * (1 + 1e-9)) * low, steps.First(s => s * high >= max * (1 - 1e-9)) * high);
    }

    // Between whole numbers that count something there is nothing.
    static double Step(ChartAxis axis, double span, int wanted) =>
        axis.Format is { Decimals: 0, Notation: NumberNotation.Decimal } ? Math.Max(1, Step(span, wanted)) : Step(span, wanted);

    /// <summary>A round step that divides <paramref name="span"/> into about as many parts as wanted.</summary>
    public static double Step(double span, int wanted)
    {
        var rough = span / Math.Max(1, wanted);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var fraction = rough / power;
        return power * (fraction <= 1.0001 ? 1 : fraction <= 2.0001 ? 2 : fraction <= 2.5001 && power >= 10 ? 2.5 : fraction <= 5.0001 ? 5 : 10);
    }

    /// <summary>The ticks between two ends, each with its label.</summary>
    public static List<Tick> Of(ChartAxis axis, double min, double max, int wanted, NumberStyle style) => axis.Kind switch
    {
        _ when !axis.TickValues.IsEmpty => [.. axis.TickValues.Where(v => v >= min && v <= max).Select(v => new Tick(v, axis.Kind == AxisKind.Time ? style.InDigits(Time(v, PartsOf(axis, axis.TickValues))) : ChartNumbers.Text(v, axis.Format, style)))],
        AxisKind.Log => Log(axis, min, max, wanted, style),
        AxisKind.Time => Time(axis, min, max, wanted, style),
        _ => Linear(axis, min, max, wanted, style),
    };

    static List<Tick> Linear(ChartAxis axis, double min, double max, int wanted, NumberStyle style)
    {
        // The step that the ends were rounded to, where they were.
        var step = Step(axis, axis.IsNice && axis.Max > axis.Min ? axis.Max - axis.Min : max - min, wanted);
        var decimals = (int)Math.Clamp(Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 10);
        decimals += Math.Abs((step * Math.Pow(10, decimals)) - Math.Round(step * Math.Pow(10, decimals))) > 1e-6 ? 1 : 0;
        var percent = axis.Format.Notation == NumberNotation.Percent;
        var format = axis.Format with { Decimals = percent ? Math.Max(0, decimals - 2) : decimals };
        var ticks = new List<Tick>();
        for (var i = Math.Ceiling((min / step) - 1e-9); i * step <= max + (step * 1e-9) && ticks.Count < Most; i++)
        {
            ticks.Add(new Tick(i * step, ChartNumbers.Text(i * step, i == 0 ? format with { Decimals = 0 } : format, style)));
        }

        return ticks;
    }

    static List<Tick> Log(ChartAxis axis, double min, double max, int wanted, NumberStyle style)
    {
        var decades = Math.Log10(max / min);
        double[] steps = decades <= 1 ? [1, 2, 3, 5] : decades <= 2.2 ? [1, 2, 5] : [1];
        var every = Math.Max(1, (int)Math.Ceiling(decades / (wanted + 1)));
        var ticks = new List<Tick>();
        for (var power = (int)Math.Floor(Math.Log10(min) + 1e-9); power <= Math.Log10(max) + 1e-9 && ticks.Count < Most; power += every)
        {
            foreach (var value in steps.Select(s => s * Math.Pow(10, power)).Where(v => v >= min * (1 - 1e-9) && v <= max * (1 + 1e-9)))
            {
                ticks.Add(new Tick(value, ChartNumbers.Text(value, axis.Format with { Decimals = Math.Max(0, -power) }, style)));
            }
        }

        return ticks;
    }

    // The times that the data has where they are few, since 2000, 2007 and 2014 say more than 2000, 2005 and 2010.
    static List<Tick> Time(ChartAxis axis, double min, double max, int wanted, NumberStyle style)
    {
        var values = axis.TickCount is null ? axis.Values : [];
        if (values.IsEmpty || values.Length > wanted + 2)
        {
            values = max - min < 2 ? Months(min, max, wanted) : Years(min, max, wanted);
        }

        var parts = PartsOf(axis, values);
        return [.. values.Where(v => v >= min - 1e-9 && v <= max + 1e-9).Select(v => new Tick(v, style.InDigits(Time(v, parts))))];
    }

    static ImmutableArray<double> Years(double min, double max, int wanted)
    {
        var step = Math.Max(1, Step(max - min, wanted));
        step = step == 2.5 ? 5 : step;
        var first = Math.Ceiling(min / step) * step;
        return [.. Enumerable.Range(0, Most).Select(i => first + (i * step)).TakeWhile(v => v <= max + 1e-9)];
    }

    static ImmutableArray<double> Months(double min, double max, int wanted)
    {
        ImmutableArray<double> all = [.. Enumerable.Range(0, 36).Select(i => ChartNumbers.MonthStart((int)Math.Floor(min) + (i / 12), (i % 12) + 1)).Where(v => v >= min - 1e-9 && v <= max + 1e-9)];
        var every = (int)Math.Ceiling(all.Length / (double)Math.Max(1, wanted));
        return all.Length < 2 ? [min, max] : [.. all.Where((_, i) => i % every == 0)];
    }

    // As many parts of the date as tell these times apart.
    static int PartsOf(ChartAxis axis, ImmutableArray<double> values) =>
        axis.TimeParts > 0 ? axis.TimeParts : values.Max(static v => ChartNumbers.Date(v) switch { { Month: 1, Day: 1 } => 1, { Day: 1 } => 2, _ => 3 });

    static string Time(double value, int parts)
    {
        var date = ChartNumbers.Date(value);
        return date.ToString(parts switch { 1 => "yyyy", 2 => "yyyy-MM", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture);
    }
}
