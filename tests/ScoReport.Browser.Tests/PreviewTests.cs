using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>What a citation, a reference, a note or a term leads to is shown before the reader goes there: by mouse, by keyboard, by touch.</summary>
public class PreviewTests
{
    const string Shown = "#page-preview";

    [Theory]
    [MemberData(nameof(Reports.PagesWithPreviews), MemberType = typeof(Reports))]
    public async Task Every_kind_of_link_shows_its_target(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        foreach (var link in await Links(visit.Page))
        {
            await link.HoverAsync();
            await visit.Page.Locator(Shown).WaitForAsync();
            Assert.NotEqual("", (await visit.Page.Locator(Shown).InnerTextAsync()).Trim());
            Assert.Equal("page-preview", await link.GetAttributeAsync("aria-describedby"));

            // It stays while the pointer is inside, and Escape closes it.
            await visit.Page.Locator(Shown).HoverAsync();
            Assert.Equal(1, await visit.Page.Locator(Shown).CountAsync());
            await visit.Page.Keyboard.PressAsync("Escape");
            Assert.Equal(0, await visit.Page.Locator(Shown).CountAsync());
            await visit.Page.Mouse.MoveAsync(0, 0);
        }

        await visit.ExpectNoFinding();
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
