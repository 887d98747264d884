using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>Charts as pictures: named, beside their data, no label over another or beyond the edge, at every width, in light, dark and print.</summary>
public class ChartTests
{
    static readonly Look[] Looks = [new(1440), new Look(1440).InDark, new(768), new Look(768).InDark, Look.Phone, Look.Phone.InDark, Look.Paper];

    [Theory]
    [MemberData(nameof(Reports.PagesWithCharts), MemberType = typeof(Reports))]
    public async Task A_chart_can_be_read(string page)
    {
        await using var visit = await Visit.To(page, new(1440));
        await visit.Check(Check, Looks);
        await visit.ExpectNoFinding();
    }

    internal static async Task<IReadOnlyList<Finding>> Check(IPage page) => await Probe.Run("charts", page);
}
