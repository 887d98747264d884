using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>With JavaScript off, a page has all its words, tables and charts, and what is folded can be opened.</summary>
public class WithoutScriptTests
{
    // What the theme's script adds to the text is not part of it.
    const string Words = "() => { document.querySelectorAll('.table-filter, button.sort').forEach(e => e.remove()); return document.querySelector('main').innerText; }";

    [Theory]
    [MemberData(nameof(Reports.Pages), MemberType = typeof(Reports))]
    public async Task A_page_is_all_there(string page)
    {
        await using var with = await Visit.To(page, Look.Desk);
        await using var without = await Visit.To(Reports.Opened(page), Look.Desk, script: false);
        Assert.Equal(await with.Page.EvaluateAsync<string>(Words), await without.Page.EvaluateAsync<string>(Words));

        await Unfold(without.Page);
        await without.Check(Check);
        await without.ExpectNoFinding();
    }

    internal static async Task<IReadOnlyList<Finding>> Check(IPage page) => await Probe.Run("without-script", page);

    // From the outside in: what is folded inside can be opened once it is seen. A wide menu shows what it holds instead of the word to open it by.
    static async Task Unfold(IPage page)
    {
        foreach (var summary in await page.Locator("summary").AllAsync())
        {
            if (await summary.IsVisibleAsync())
            {
                await summary.ClickAsync();
            }
        }
    }
}
