using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>No page scrolls sideways or cuts off a word, and what scrolls within it can be reached by keyboard.</summary>
public class WidthTests
{
    [Theory]
    [MemberData(nameof(Reports.Pages), MemberType = typeof(Reports))]
    public async Task A_page_fits_its_window(string page)
    {
        await using var visit = await Visit.To(page, new(1440));
        await visit.Check(Check, new Look(1440), new Look(768), new Look(360));
        await visit.ExpectNoFinding();
    }

    internal static async Task<IReadOnlyList<Finding>> Check(IPage page) => await Probe.Run("width", page);
}
