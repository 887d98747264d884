using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>axe-core finds nothing on any page, in light and dark, on a desk and on a telephone; what a screen reader is given has words, once.</summary>
public class AxeTests
{
    static readonly AxeRunOptions Options = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    // Dark changes colours and nothing else.
    static readonly AxeRunOptions Colours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] }, ResultTypes = [ResultType.Violations] };

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

    internal static async Task<IReadOnlyList<Finding>> Check(IPage page)
    {
        var result = await page.RunAxe(await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches") ? Colours : Options);
        return [.. from violation in result.Violations from node in violation.Nodes select Of(violation, node)];
    }

    static Finding Of(AxeResultItem violation, AxeResultNode node) =>
        new(violation.Id, node.Target.ToString(), violation.Help, string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(static c => c.Message)));
}
