using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>A chart says its values, as the table below it has them: by keyboard, by mouse and by touch.</summary>
public class ChartValuesTests
{
    const string Page = "content/economy-energy.html";
    const string Said = ".chart-tip:not(:empty)";

    // What is said that no row of the table has: each line is a heading and a cell of one and the same row.
    const string Lines = """
        frame => {
          const words = e => { const copy = e.cloneNode(true); copy.querySelectorAll('.marks, svg, [aria-hidden=true]').forEach(part => part.remove()); return copy.textContent.replace(/\s+/g, ' ').trim(); };
          const rows = [...frame.closest('figure').querySelectorAll('.chart-data tbody tr')].map(row => [...row.cells].map(words));
          const said = [...frame.querySelectorAll('.chart-tip span')].map(line => line.textContent);
          return said.length && rows.some(row => said.every(line => row.includes(line.slice(line.indexOf(': ') + 2)))) ? [] : said.length ? said : ['nothing'];
        }
        """;

    [Fact]
    public async Task Keys_go_through_all_values_and_Escape_closes()
    {
        await using var visit = await Visit.To(Page, Look.Desk);
        foreach (var frame in await visit.Page.Locator(".chart-frame").AllAsync())
        {
            var keys = frame.GetByRole(AriaRole.Slider);
            await keys.FocusAsync();
            Assert.Equal(await frame.Locator(Said).InnerTextAsync(), await keys.GetAttributeAsync("aria-valuetext"));
            var said = new HashSet<string>();
            foreach (var key in (string[])["Home", "ArrowRight", "ArrowDown", "End", "ArrowLeft"])
            {
                await visit.Page.Keyboard.PressAsync(key);
                Assert.Empty(await frame.EvaluateAsync<string[]>(Lines));
                Assert.Equal(1, await frame.Locator("svg:visible .chart-here").CountAsync());
                var value = await frame.Locator(Said).InnerTextAsync();
                Assert.Equal(value, await keys.GetAttributeAsync("aria-valuetext"));
                said.Add(value);
            }

            Assert.Equal(5, said.Count);
            await visit.Page.Keyboard.PressAsync("ArrowRight");
            var last = await frame.Locator(Said).InnerTextAsync();
            await visit.Page.Keyboard.PressAsync("End");
            Assert.Equal(last, await frame.Locator(Said).InnerTextAsync());
            await visit.Page.Keyboard.PressAsync("Escape");
            Assert.Equal(0, await frame.Locator(Said).CountAsync());
        }

        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mark_says_its_value_when_it_is_pointed_at(bool touch)
    {
        await using var visit = await Visit.To(Reports.Opened(Page), touch ? Look.Phone : Look.Desk, touch: touch);
        var frame = visit.Page.Locator(".chart-frame").First;
        await frame.ScrollIntoViewIfNeededAsync();
        var box = (await frame.Locator("svg:visible [data-r]").First.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await (touch ? visit.Page.Touchscreen.TapAsync(x, y) : visit.Page.Mouse.MoveAsync(x, y));
        await frame.Locator(Said).WaitForAsync();
        Assert.Empty(await frame.EvaluateAsync<string[]>(Lines));
        await visit.Check(WidthTests.Check);

        await (touch ? visit.Page.Touchscreen.TapAsync(3, 3) : visit.Page.Mouse.MoveAsync(0, 0));
        await frame.Locator(Said).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task What_is_said_is_gone_when_the_window_becomes_narrow()
    {
        await using var visit = await Visit.To(Page, Look.Desk);
        await visit.Page.GetByRole(AriaRole.Slider).First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("End");
        await visit.Page.Locator(Said).WaitForAsync();
        await visit.Check(WidthTests.Check, Look.Phone);
        await visit.ExpectNoFinding();
    }
}
