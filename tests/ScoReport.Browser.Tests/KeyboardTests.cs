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
    [MemberData(nameof(Reports.PagesToTour), MemberType = typeof(Reports))]
    public async Task A_tour_sees_all_and_ends(string page) => await Tour(page, Look.Desk);

    [Theory]
    [MemberData(nameof(Reports.APageWithSortedTables), MemberType = typeof(Reports))]
    public async Task A_tour_of_a_page_with_tables_sees_all_on_a_telephone(string page) => await Tour(page, Look.Phone.InDark);

    internal static async Task<IReadOnlyList<Finding>> Check(IPage page)
    {
        var reachable = await page.EvaluateAsync<int>(Reachable);
        await Probe.Run("tour", page);
        for (var left = reachable + 1; left > 0 && !await page.EvaluateAsync<bool>("tour.ended"); left -= Leg)
        {
            for (var i = 0; i < Math.Min(Leg, left); i++)
            {
                await page.Keyboard.PressAsync("Tab");
            }
        }

        var stops = await page.EvaluateAsync<int>("tour.stops.size");
        var findings = await page.EvaluateAsync<string>("JSON.stringify(tour.found)");
        return [.. Probe.Read(findings), .. stops == reachable ? [] : new[]
        {
            new Finding("tour-incomplete", await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 120)"), $"{stops} stops, but {reachable} things to reach", "look for a trap, or a tabindex, near it"),
        }];
    }

    static async Task Tour(string page, Look look)
    {
        await using var visit = await Visit.To(page, look);
        await visit.Check(Check);
        await visit.ExpectNoFinding();
    }
}
