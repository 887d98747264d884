using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>With the Tab key through a page: first to the text, then to everything, always in sight, and out at the end.</summary>
public class KeyboardTests
{
    // How many stops are made before the page is asked whether it was the last.
    const int Leg = 40;

    // What the tour has to reach: one radio button of each group would do, but there are none.
    const string Reachable = "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled).length";

    [Theory]
    [MemberData(nameof(Reports.Pages), MemberType = typeof(Reports))]
    public async Task A_tour_sees_all_and_ends(string page) => await Tour(page, Look.Desk);

    [Theory]
    [MemberData(nameof(Reports.APageWithSortedTables), MemberType = typeof(Reports))]
    public async Task A_tour_of_a_page_with_tables_sees_all_on_a_telephone(string page) => await Tour(page, Look.Phone.InDark);

    internal static async Task<IReadOnlyList<Finding>> Check(IPage page)
    {
        var reachable = await page.EvaluateAsync<int>(Reachable);
        await Probe.Run("tour", page);
        var session = await page.Context.NewCDPSessionAsync(page);
        for (var left = reachable + 1; left > 0 && !await page.EvaluateAsync<bool>("tour.ended"); left -= Leg)
        {
            await Task.WhenAll(Tabs(session, Math.Min(Leg, left)).ToList());
        }

        await session.DetachAsync();
        var stops = await page.EvaluateAsync<int>("tour.stops.size");
        var findings = await page.EvaluateAsync<string>("JSON.stringify(tour.found)");
        return [.. Probe.Read(findings), .. stops == reachable ? [] : new[]
        {
            new Finding("tour-incomplete", await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 120)"), $"{stops} stops, but {reachable} things to reach", "look for a trap, or a tabindex, near it"),
        }];
    }

    // Of the browser's own keys, as Playwright presses them, but many on their way at once: it answers for each in turn, and nothing is asked in between.
    static IEnumerable<Task> Tabs(ICDPSession session, int times) =>
        from _ in Enumerable.Range(0, times)
        from type in (string[])["rawKeyDown", "keyUp"]
        select session.SendAsync("Input.dispatchKeyEvent", new Dictionary<string, object> { ["type"] = type, ["key"] = "Tab", ["code"] = "Tab", ["windowsVirtualKeyCode"] = 9 });

    static async Task Tour(string page, Look look)
    {
        await using var visit = await Visit.To(page, look);
        await visit.Check(Check);
        await visit.ExpectNoFinding();
    }
}
