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

    internal static async Task<IReadOnlyList<Finding>> Check(IPage page) => await Probe.Run("print", page);
}
