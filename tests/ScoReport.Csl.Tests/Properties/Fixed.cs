using CsCheck;
using Xunit;

namespace ScoReport.Csl.Tests.Properties;

/// <summary>Values of CsCheck's generators, the same in every run: a property that held yesterday holds today or the code has changed.</summary>
static class Fixed
{
    const ulong Seed = 20261128;

    // A longer search, to be started by hand: so many times as many values.
    static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("SCOREPORT_SAMPLES"), out var times) ? times : 1;

    /// <summary>Checks <paramref name="property"/> on <paramref name="count"/> values; a failure shows the value.</summary>
    public static void ForAll<T>(Gen<T> values, int count, Func<T, string> shown, Action<T> property)
    {
        var random = new PCG(1, Seed);
        for (var i = 0; i < count * Times; i++)
        {
            var value = values.Generate(random, null, out _);
            try
            {
                property(value);
            }
            catch (Exception failure)
            {
                Assert.Fail($"value {i}:\n{shown(value)}\n\n{failure}");
            }
        }
    }
}
