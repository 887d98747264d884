using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>What a citation, a reference, a note or a term leads to is shown before the reader goes there: by mouse, by keyboard, by touch.</summary>
public class PreviewTests
{
    const string Page = "content/economy-energy.html";
    const string Shown = ".preview";

    // The page's timers are kept and run when it is said, so that what would happen a moment later happens before it is looked at.
    const string Hold = "() => { let last = 0; const kept = window.kept = new Map(); window.setTimeout = act => { kept.set(++last, act); return last; }; window.clearTimeout = one => kept.delete(one); }";
    const string Due = "() => { const due = [...kept.values()]; kept.clear(); due.forEach(act => act()); }";

    [Theory]
    [MemberData(nameof(Reports.PagesWithPreviews), MemberType = typeof(Reports))]
    public async Task Every_kind_of_link_shows_its_target(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        await visit.Page.EvaluateAsync(Hold);
        foreach (var link in await Links(visit.Page))
        {
            await Hover(visit.Page, link);
            Assert.NotEqual("", (await visit.Page.Locator(Shown).InnerTextAsync()).Trim());
            Assert.Equal("page-preview", await link.GetAttributeAsync("aria-describedby"));

            // Of a table or chart, what a screen reader says is the name.
            Assert.Equal(0, await visit.Page.Locator("#page-preview :is(table.data, svg)").CountAsync());

            // It stays while the pointer is inside, is gone when that has left, and Escape closes it.
            await visit.Page.Locator(Shown).HoverAsync();
            await visit.Page.EvaluateAsync(Due);
            Assert.Equal(1, await visit.Page.Locator(Shown).CountAsync());
            await visit.Page.Mouse.MoveAsync(0, 0);
            await visit.Page.EvaluateAsync(Due);
            Assert.Equal(0, await visit.Page.Locator(Shown).CountAsync());

            await Hover(visit.Page, link);
            await visit.Page.Keyboard.PressAsync("Escape");
            Assert.Equal(0, await visit.Page.Locator(Shown).CountAsync());
            Assert.Null(await link.GetAttributeAsync("aria-describedby"));
            await visit.Page.Mouse.MoveAsync(0, 0);
        }

        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task It_stays_while_the_pointer_crosses_a_link_in_it()
    {
        await using var visit = await Visit.To(Page, Look.Desk);
        await visit.Page.EvaluateAsync(Hold);
        await Hover(visit.Page, visit.Page.Locator("main a.term-link[href$='#central-asia']").First);
        await visit.Page.Locator(Shown).HoverAsync();
        await visit.Page.Locator(Shown).Locator("a[role=doc-biblioref]").First.HoverAsync();
        await visit.Page.EvaluateAsync(Due);
        await visit.Page.Locator(Shown).HoverAsync(new() { Position = new() { X = 3, Y = 3 } });
        await visit.Page.EvaluateAsync(Due);
        Assert.Contains("Kazakhstan", await visit.Page.Locator(Shown).InnerTextAsync(), StringComparison.Ordinal);
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("main a.cross-reference[href$='#fig-energy']", "svg.chart-drawing:visible text:visible")]
    [InlineData("main a.cross-reference[href='#tbl-trade']", "tbody tr:visible")]
    public async Task A_figure_and_a_table_show_themselves(string link, string part)
    {
        foreach (var look in (Look[])[Look.Desk, Look.Desk.InDark, Look.Phone])
        {
            await using var visit = await Visit.To(await Reports.Served(Page), look);
            await visit.Page.Keyboard.PressAsync("Shift");
            await visit.Page.Locator(link).First.FocusAsync();
            await visit.Page.Locator(Shown).WaitForAsync();
            Assert.True(await visit.Page.Locator($"{Shown} {part}").CountAsync() > 3);
            await visit.Check(AxeTests.Check);
            await visit.Check(WidthTests.Check);
            await visit.ExpectNoFinding();
        }
    }

    [Fact]
    public async Task It_lies_in_the_window_after_that_became_narrow()
    {
        await using var visit = await Visit.To(Page, Look.Desk);
        await visit.Page.Keyboard.PressAsync("Shift");
        await visit.Page.Locator("main a[role=doc-biblioref]").Last.FocusAsync();
        await visit.Page.Locator(Shown).WaitForAsync();
        await visit.Check(WidthTests.Check, Look.Phone, Look.Desk, Look.Phone);
        Assert.Equal(1, await visit.Page.Locator(Shown).CountAsync());
        await visit.ExpectNoFinding();
    }

    // Whoever has a finger and keys presses Enter once.
    [Fact]
    public async Task A_key_goes_where_a_finger_was_before()
    {
        await using var visit = await Visit.To(Reports.Opened(Page), Look.Phone, touch: true);
        var link = visit.Page.Locator("main a[role=doc-biblioref]").First;
        await link.TapAsync();
        await visit.Page.Locator(Shown).WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await link.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        var target = await link.EvaluateAsync<string>("link => link.href");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Arrive(target);
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task What_could_not_be_loaded_is_asked_for_again()
    {
        await using var visit = await Visit.To(await Reports.Served(Page), Look.Desk);
        var link = visit.Page.Locator("main a[role=doc-biblioref]").First;
        await visit.Page.RouteAsync("**/previews/*.js", static route => route.AbortAsync());
        await visit.Page.RunAndWaitForConsoleMessageAsync(() => link.HoverAsync());
        await visit.Page.UnrouteAllAsync();
        Assert.Equal(0, await visit.Page.Locator(Shown).CountAsync());
        await visit.Page.Mouse.MoveAsync(0, 0);
        await link.HoverAsync();
        await visit.Page.Locator(Shown).WaitForAsync();
    }

    [Fact]
    public async Task A_tap_on_a_link_whose_preview_cannot_be_loaded_goes_there()
    {
        await using var visit = await Visit.To(await Reports.Served(Page), Look.Phone, touch: true);
        await visit.Page.RouteAsync("**/previews/*.js", static route => route.AbortAsync());
        var link = visit.Page.Locator("main a[role=doc-biblioref]").First;
        var target = await link.EvaluateAsync<string>("link => link.href");
        await link.TapAsync();
        await visit.Arrive(target);
        await visit.Page.UnrouteAllAsync();
    }

    [Theory]
    [MemberData(nameof(Reports.APageWithPreviews), MemberType = typeof(Reports))]
    public async Task The_keyboard_shows_it_and_axe_finds_nothing_in_it(string page)
    {
        foreach (var look in (Look[])[Look.Desk, Look.Phone.InDark])
        {
            await using var visit = await Visit.To(await Reports.Served(page), look);
            foreach (var link in await Links(visit.Page))
            {
                // A key pressed before makes the focus that of a keyboard.
                await visit.Page.Keyboard.PressAsync("Shift");
                await link.FocusAsync();
                await visit.Page.Locator(Shown).WaitForAsync();
                await visit.Check(AxeTests.Check);
                await visit.Check(WidthTests.Check);
                await visit.Page.Keyboard.PressAsync("Escape");
            }

            await visit.ExpectNoFinding();
        }
    }

    [Theory]
    [MemberData(nameof(Reports.APageWithPreviews), MemberType = typeof(Reports))]
    public async Task The_first_tap_shows_and_the_second_goes(string page)
    {
        await using var visit = await Visit.To(Reports.Opened(page), Look.Phone, touch: true);
        var before = visit.Page.Url;
        foreach (var link in await Links(visit.Page))
        {
            await link.TapAsync();
            await visit.Page.Locator(Shown).WaitForAsync();
            Assert.Equal(before, visit.Page.Url);

            // A tap beside it closes it.
            await visit.Page.Touchscreen.TapAsync(3, 3);
            await visit.Page.Locator(Shown).WaitForAsync(new() { State = WaitForSelectorState.Detached });

            await link.TapAsync();
            await visit.Page.Locator(Shown).WaitForAsync();
            var target = await link.EvaluateAsync<string>("link => link.href");
            await link.TapAsync();
            await visit.Arrive(target);
            await visit.Page.GotoAsync(before);
        }

        await visit.ExpectNoFinding();
    }

    static async Task Hover(IPage page, ILocator link)
    {
        await link.HoverAsync();
        await page.EvaluateAsync(Due);
        await page.Locator(Shown).WaitForAsync();
    }

    // One link of each kind, to this page and to others.
    static async Task<List<ILocator>> Links(IPage page)
    {
        string[] kinds = ["a.cross-reference[href^='#']", "a.cross-reference:not([href^='#'])", "a[role=doc-biblioref]", "a[role=doc-noteref]", "a.term-link"];
        var links = new List<ILocator>();
        foreach (var kind in kinds)
        {
            var link = page.Locator($"main {kind}:visible").First;
            if (await link.CountAsync() > 0)
            {
                links.Add(link);
            }
        }

        return links;
    }
}
