using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Charts;

/// <summary>Values to pixels along one side of a panel.</summary>
/// <param name="axis">The scale without pixels.</param>
/// <param name="from">Pixel of the least value, or of the first category's outer edge.</param>
/// <param name="to">Pixel of the greatest value.</param>
/// <param name="wanted">About how many ticks there is room for.</param>
public sealed class Scale(ChartAxis axis, double from, double to, int wanted)
{
    readonly (double Min, double Max) _ends = axis.Kind == AxisKind.Band ? (0, 1) : Ticks.Ends(axis, wanted);

    /// <summary>The scale without pixels.</summary>
    public ChartAxis Axis => axis;

    /// <summary>Whether it holds categories.</summary>
    public bool IsBand => axis.Kind == AxisKind.Band;

    /// <summary>Width of a category, its share of the space between categories included.</summary>
    public double Step => (to - from) / Math.Max(1, axis.Categories.Length);

    /// <summary>Pixel of a value, or of the middle of a category.</summary>
    public double this[double value] => IsBand ? from + (Step * (value + 0.5)) : from + ((to - from) * Math.Clamp(Share(value), -0.02, 1.02));

    /// <summary>Pixel of the far end.</summary>
    public double End => to;

    /// <summary>Pixel on which bars stand.</summary>
    public double Zero => axis.Kind == AxisKind.Log ? from : this[Math.Clamp(0, _ends.Min, _ends.Max)];

    /// <summary>Ticks with their labels.</summary>
    public List<Tick> Marks(NumberStyle style) => Ticks.Of(axis, _ends.Min, _ends.Max, wanted, style);

    double Share(double value) => axis.Kind switch
    {
        AxisKind.Log => value <= 0 ? 0 : Math.Log(value / _ends.Min) / Math.Log(_ends.Max / _ends.Min),
        AxisKind.Sqrt => (Root(value) - Root(_ends.Min)) / (Root(_ends.Max) - Root(_ends.Min)),
        _ => (value - _ends.Min) / (_ends.Max - _ends.Min),
    };

    static double Root(double value) => Math.Sqrt(Math.Max(0, value));
}
