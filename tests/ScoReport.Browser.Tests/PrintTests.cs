using System.Text;
using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>A page on paper: the furniture is gone, the text is there, in black, also for readers whose screen is dark.</summary>
public class PrintTests
{
    [Theory]
    [MemberData(nameof(Reports.Pages), MemberType = typeof(Reports))]
    public async Task A_page_prints(string page)
    {
        await using var visit = await Visit.To(page, Look.Paper);
        await visit.Check(Check, Look.Paper, Look.Paper.InDark);
        await visit.ExpectNoFinding();

        var pdf = await visit.Page.PdfAsync(new() { PreferCSSPageSize = true, Tagged = true });
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(pdf, 0, 8), StringComparison.Ordinal);
        Assert.True(pdf.Length > 8_000, $"{page} prints to {pdf.Length} bytes");
    }

    // Whoever prints with something open over the page wants the page.
    [Theory]
    [InlineData("?", "#page-keys[open]")]
    [InlineData("/", ".search-dialog[open]")]
    [InlineData("Tab", ".preview")]
    public async Task What_lies_over_the_page_is_not_printed(string key, string over)
    {
        await using var visit = await Visit.To("content/separatism.html", Look.Desk);
        await visit.Page.Locator("main a[role=doc-biblioref]").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync(key);
        if (key == "Tab")
        {
            await visit.Page.Keyboard.PressAsync("Shift+Tab");
        }

        await visit.Page.Locator(over).WaitForAsync();
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await visit.Page.Locator("h1").IsVisibleAsync());
        Assert.False(await visit.Page.Locator(over).IsVisibleAsync());
        await visit.ExpectNoFinding();
    }

    internal static async Task<IReadOnlyList<Finding>> Check(IPage page) => await Probe.Run("print", page);
}
