using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>The documentation shows everything that there is. Each of its pages is opened once and looked at for what readers would stumble over.</summary>
public class DocsTests
{
    [Theory]
    [MemberData(nameof(Reports.PagesOfDocs), MemberType = typeof(Reports))]
    public async Task A_page_of_the_documentation_can_be_read(string page)
    {
        await using var visit = await Visit.To(await Reports.Served(page), Look.Desk);
        await visit.Check(Check, Look.Desk, Look.Desk.InDark, Look.Phone, Look.Phone.InDark);
        await visit.ExpectNoFinding();
    }

    [Theory]
    [MemberData(nameof(Reports.AllPagesOfDocs), MemberType = typeof(Reports))]
    public async Task It_opens_from_its_file(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        Assert.True(await visit.Page.Locator("h1").First.IsVisibleAsync());
        await visit.ExpectNoFinding();
    }

    static async Task<IReadOnlyList<Finding>> Check(IPage page) =>
        [.. await AxeTests.Check(page), .. await WidthTests.Check(page), .. await HasCharts(page) ? await ChartTests.Check(page) : []];

    static async Task<bool> HasCharts(IPage page) => await page.Locator(".chart-drawing").CountAsync() > 0;
}
