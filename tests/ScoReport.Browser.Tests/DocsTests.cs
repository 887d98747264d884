using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>The documentation shows everything that there is. Each of its pages is opened once and looked at for what readers would stumble over.</summary>
public class DocsTests
{
    [Theory]
    [MemberData(nameof(Reports.PagesOfDocs), MemberType = typeof(Reports))]
    public async Task A_page_of_the_documentation_can_be_read(string page)
    {
        await using var visit = await Visit.To(await Reports.Served(page), Look.Desk);
        await visit.Check(Check, Look.Desk, Look.Desk.InDark, Look.Phone, Look.Phone.InDark);
        await visit.ExpectNoFinding();
    }

    [Theory]
    [MemberData(nameof(Reports.AllPagesOfDocs), MemberType = typeof(Reports))]
    public async Task It_opens_from_its_file(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        Assert.True(await visit.Page.Locator("h1").First.IsVisibleAsync());
        await visit.ExpectNoFinding();
    }

    // The sign that sorts stands on the last line of its heading, at whatever width the words are broken.
    [Theory]
    [InlineData(1440)]
    [InlineData(768)]
    public async Task A_sign_of_a_column_takes_no_line_of_its_own(int width)
    {
        await using var visit = await Visit.To("docs/checks.html", new Look(width));
        var below = await visit.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('.data thead th:has(> button.sort)')].filter(th => {
              const words = document.createRange();
              words.selectNodeContents(th.firstChild);
              return th.querySelector('button.sort').getBoundingClientRect().top > words.getBoundingClientRect().bottom - 2;
            }).map(th => th.textContent)
            """);
        Assert.Empty(below);
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("docs/downloads.html", ".table-scroll", true)]
    [InlineData("docs/fields.html", ".stacks td:not(:empty)", false)]
    [InlineData("docs/shaping.html", ".total td[data-label]", false)]
    public async Task A_table_on_a_telephone_is_even(string page, string parts, bool isBox)
    {
        await using var visit = await Visit.To(page, Look.Phone);
        var odd = await visit.Page.EvaluateAsync<string[]>("""
            ([parts, isBox]) => [...document.querySelectorAll(parts)].filter(part => part.checkVisibility()).filter(part => isBox
              ? part.scrollWidth > part.clientWidth
              : part.textContent.trim() === '' || Math.abs(part.getBoundingClientRect().right - part.closest('table').getBoundingClientRect().right) > 1).map(part => part.textContent)
            """, new object[] { parts, isBox });
        Assert.Empty(odd);
        await visit.ExpectNoFinding();
    }

    // Names and numbers alike: what the source prints stands below what it was corrected to, and inside the row.
    [Fact]
    public async Task What_the_source_prints_stands_below_the_corrected_value_on_paper()
    {
        await using var visit = await Visit.To("docs/cells.html", Look.Paper);
        var places = await visit.Page.EvaluateAsync<double[][]>("""
            [...document.querySelectorAll('.printed-value')].map(printed => {
              const cell = printed.closest('th, td'), words = document.createRange(), box = printed.getBoundingClientRect();
              words.selectNode(cell.firstChild.firstChild ?? cell.firstChild);
              return [box.top - words.getBoundingClientRect().bottom, cell.getBoundingClientRect().bottom - box.bottom];
            })
            """);
        Assert.Equal(2, places.Length);
        Assert.All(places, static place => Assert.True(place[0] > -4 && place[1] > 0, string.Join(' ', place)));
        await visit.ExpectNoFinding();
    }

    static async Task<IReadOnlyList<Finding>> Check(IPage page) =>
        [.. await AxeTests.Check(page), .. await WidthTests.Check(page), .. await HasCharts(page) ? await ChartTests.Check(page) : []];

    static async Task<bool> HasCharts(IPage page) => await page.Locator(".chart-drawing").CountAsync() > 0;
}
