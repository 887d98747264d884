using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>With the Tab key through a page: first to the text, then to everything, always in sight, and out at the end.</summary>
public class KeyboardTests
{
    // Where the focus is, and null where it has left the page.
    const string Focused = "() => document.activeElement === document.body ? null : (window.stops ??= new Map(), window.stops.has(document.activeElement) || window.stops.set(document.activeElement, window.stops.size), window.stops.get(document.activeElement))";

    // What the tour has to reach: one radio button of each group would do, but there are none.
    const string Reachable = "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled).length";

    [Theory]
    [MemberData(nameof(Reports.Parts), MemberType = typeof(Reports))]
    public async Task A_tour_sees_all_and_ends(string page) => await Tour(page, Look.Desk);

    [Theory]
    [MemberData(nameof(Reports.APageWithSortedTables), MemberType = typeof(Reports))]
    public async Task A_tour_of_a_page_with_tables_sees_all_on_a_telephone(string page) => await Tour(page, Look.Phone.InDark);

    internal static async Task<IReadOnlyList<Finding>> Check(IPage page)
    {
        var findings = new List<Finding>();
        var reachable = await page.EvaluateAsync<int>(Reachable);
        var stops = -1;
        for (var i = 0; i <= reachable; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<int?>(Focused) is not { } stop || stop <= stops)
            {
                break;
            }

            stops = stop;
            findings.AddRange(await Probe.Run("focus", page));
        }

        return stops + 1 == reachable ? findings
            : [.. findings, new("tour-incomplete", await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 120)"), $"{stops + 1} stops, but {reachable} things to reach", "look for a trap, or a tabindex, near it")];
    }

    static async Task Tour(string page, Look look)
    {
        await using var visit = await Visit.To(page, look);
        await visit.Check(Check);
        await visit.ExpectNoFinding();
    }
}
