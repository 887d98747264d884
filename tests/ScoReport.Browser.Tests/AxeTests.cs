using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>axe-core finds nothing on any page, in light and dark, on a desk and on a telephone; what a screen reader is given has words, once.</summary>
public class AxeTests
{
    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    [Theory]
    [MemberData(nameof(Reports.Pages), MemberType = typeof(Reports))]
    public async Task No_rule_is_violated(string page)
    {
        // From a server: axe reads the style sheets, which no script may do from a file.
        await using var visit = await Visit.To(await Reports.Served(page), Look.Desk);
        await visit.Check(Check, Look.Desk, Look.Desk.InDark, Look.Phone, Look.Phone.InDark);
        await visit.Check(Heard.Check, Look.Desk);
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("axe-image-without-description.html")]
    [InlineData("axe-pale-text.html")]
    public async Task The_package_for_Playwright_finds_the_same(string page)
    {
        await using var visit = await Visit.To(DefectTests.PlaceOf(page), Look.Desk);
        var result = await visit.Page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        var theirs = from violation in result.Violations from node in violation.Nodes select (violation.Id, node.Target.ToString());
        var ours = await Check(visit.Page);
        Assert.NotEmpty(ours);
        Assert.Equal(theirs.Order(), ours.Select(static f => (f.Rule, f.At)).Order()!);
    }

    // A page keeps the script while it is open, and axe runs in it alone: the package for Playwright brings it anew for each run, and opens a second browsing context for the end of it.
    internal static async Task<IReadOnlyList<Finding>> Check(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync($"() => {{ {Script} }}");
        }

        return await Probe.Run("axe", page);
    }
}
