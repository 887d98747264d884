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

        var step = Step(max - min, wanted);
        return (Math.Floor((min / step) + 1e-9) * step, Math.Ceiling((max / step) - 1e-9) * step);
    }

    static (double Min, double Max) LogEnds(double min, double max)
    {
        double[] steps = [1, 2, 5, 10];
        var (low, high) = (Math.Pow(10, Math.Floor(Math.Log10(min) + 1e-12)), Math.Pow(10, Math.Floor(Math.Log10(max) + 1e-12)));
        return (steps.Last(s => s * low <= min * (1 + 1e-9)) * low, steps.First(s => s * high >= max * (1 - 1e-9)) * high);
    }

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
        AxisKind.Log => Log(axis, min, max, wanted, style),
        AxisKind.Time => Time(axis, min, max, wanted),
        _ => Linear(axis, min, max, wanted, style),
    };

    static List<Tick> Linear(ChartAxis axis, double min, double max, int wanted, NumberStyle style)
    {
        // The step that the ends were rounded to, where they were.
        var step = Step(axis.IsNice && axis.Max > axis.Min ? axis.Max - axis.Min : max - min, wanted);
        var decimals = (int)Math.Clamp(Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 10);
        decimals += Math.Abs((step * Math.Pow(10, decimals)) - Math.Round(step * Math.Pow(10, decimals))) > 1e-6 ? 1 : 0;
        var percent = axis.Format.Notation == NumberNotation.Percent;
        var format = axis.Format with { Decimals = percent ? Math.Max(0, decimals - 2) : decimals };
        var ticks = new List<Tick>();
        for (var i = Math.Ceiling((min / step) - 1e-9); i * step <= max + (step * 1e-9) && ticks.Count < Most; i++)
        {
            ticks.Add(new Tick(i * step, ChartNumbers.Text(i * step, format, style)));
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

    // The years that the data has where they are few, since 2000, 2007 and 2014 say more than 2000, 2005 and 2010.
    static List<Tick> Time(ChartAxis axis, double min, double max, int wanted)
    {
        if (!axis.Values.IsEmpty && axis.Values.Length <= wanted + 2 && axis.Values.All(static v => v == Math.Floor(v)))
        {
            return [.. axis.Values.Where(v => v >= min && v <= max).Select(static v => new Tick(v, Year(v)))];
        }

        if (max - min < 2)
        {
            return [.. Enumerable.Range(0, 25).Select(i => Math.Floor(min) + (i / 12.0)).Where(v => v >= min - 1e-9 && v <= max + 1e-9).Where((_, i) => i % Math.Max(1, (int)((max - min) * 12 / Math.Max(1, wanted))) == 0).Select(static v => new Tick(v, Month(v)))];
        }

        var step = Math.Max(1, Step(max - min, wanted));
        step = step == 2.5 ? 5 : step;
        var ticks = new List<Tick>();
        for (var value = Math.Ceiling(min / step) * step; value <= max + 1e-9 && ticks.Count < Most; value += step)
        {
            ticks.Add(new Tick(value, Year(value)));
        }

        return ticks;
    }

    static string Year(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    static string Month(double value)
    {
        var month = (int)Math.Round((value - Math.Floor(value)) * 12);
        return $"{(Math.Floor(value) + (month / 12)).ToString("0", CultureInfo.InvariantCulture)}-{((month % 12) + 1).ToString("00", CultureInfo.InvariantCulture)}";
    }
}
