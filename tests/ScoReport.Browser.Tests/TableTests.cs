using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>Data tables from a file: sorted and filtered by mouse and by keyboard, stacked on a telephone, with downloads that are there.</summary>
public class TableTests
{
    [Theory]
    [MemberData(nameof(Reports.PagesWithSortedTables), MemberType = typeof(Reports))]
    public async Task Every_column_sorts_by_mouse(string page) => await Sort(page, static (_, button) => button.ClickAsync(), static headings => headings);

    [Theory]
    [MemberData(nameof(Reports.PagesWithSortedTables), MemberType = typeof(Reports))]
    public async Task A_table_sorts_by_keyboard(string page) => await Sort(page, Press, static headings => headings.Skip(Math.Max(0, headings.Count - 1)));

    [Theory]
    [MemberData(nameof(Reports.PagesWithSortedTables), MemberType = typeof(Reports))]
    public async Task A_filter_keeps_the_rows_that_hold_its_words(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        await Unfold(visit.Page);
        foreach (var table in await visit.Page.Locator("table[data-filter]").AllAsync())
        {
            var figure = table.Locator("xpath=ancestor::figure[1]");
            var rows = figure.Locator("tbody tr:not([class])");
            var all = await rows.AllInnerTextsAsync();
            // What the heading of a group says is said of each of its rows.
            var groups = await rows.EvaluateAllAsync<string[]>("rows => rows.map(r => r.parentElement.querySelector('tr.group')?.innerText ?? '')");
            var wanted = (await rows.Nth(1).Locator("th, td").First.InnerTextAsync()).Split('\n')[0];

            await figure.Locator("input").FocusAsync();
            await visit.Page.Keyboard.TypeAsync(wanted);
            var kept = await figure.Locator("tbody tr:not([class]):visible").AllInnerTextsAsync();
            Assert.Equal(all.Zip(groups).Where(row => (row.Second + row.First).Contains(wanted, StringComparison.CurrentCultureIgnoreCase)).Select(static row => row.First), kept);
            Assert.Empty(await figure.Locator("tbody:visible:not(:has(tr:not([class]):visible)):has(tr:not([class]))").AllAsync());
            Assert.StartsWith(kept.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), await figure.Locator("output:not(.visually-hidden)").InnerTextAsync(), StringComparison.Ordinal);

            await visit.Page.Keyboard.PressAsync("ControlOrMeta+A");
            await visit.Page.Keyboard.PressAsync("Delete");
            Assert.Equal(all, await figure.Locator("tbody tr:not([class]):visible").AllInnerTextsAsync());
        }

        await visit.ExpectNoFinding();
    }

    [Theory]
    [MemberData(nameof(Reports.PagesWithSortedTables), MemberType = typeof(Reports))]
    public async Task A_short_table_is_stacked_on_a_telephone(string page)
    {
        await using var visit = await Visit.To(page, Look.Phone);
        await Unfold(visit.Page);
        await visit.Check(static shown => Run("stacked", shown));
        await visit.ExpectNoFinding();
    }

    [Theory]
    [MemberData(nameof(Reports.PagesWithSortedTables), MemberType = typeof(Reports))]
    public async Task Columns_stand_apart(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        await Unfold(visit.Page);
        await visit.Check(static shown => Run("tables", shown), new Look(1440), new Look(768));
        await visit.ExpectNoFinding();
    }

    static async Task Sort(string page, Func<IPage, ILocator, Task> act, Func<IReadOnlyList<ILocator>, IEnumerable<ILocator>> choose)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        await Unfold(visit.Page);
        var tables = await visit.Page.Locator("table[data-sort]").AllAsync();
        for (var i = 0; i < tables.Count; i++)
        {
            var before = await tables[i].InnerTextAsync();
            foreach (var button in choose(await tables[i].Locator("button.sort").AllAsync()))
            {
                foreach (var way in new[] { "ascending", "descending", null })
                {
                    await act(visit.Page, button);
                    Assert.Equal(way, await button.Locator("xpath=..").GetAttributeAsync("aria-sort"));
                    await visit.Check(shown => Run("sorted", shown, i));
                }
            }

            Assert.Equal(before, await tables[i].InnerTextAsync());
        }

        Assert.NotEmpty(tables);
        await visit.ExpectNoFinding();
    }

    static async Task Press(IPage page, ILocator button)
    {
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    static async Task Unfold(IPage page) => await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

    static async Task<IReadOnlyList<Finding>> Run(string probe, IPage page, object? argument = null) => await Probe.Run(probe, page, argument);
}
