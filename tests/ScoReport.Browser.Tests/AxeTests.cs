using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>axe-core finds nothing on any page, in light and dark, on a desk and on a telephone.</summary>
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
        await visit.ExpectNoFinding();
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
