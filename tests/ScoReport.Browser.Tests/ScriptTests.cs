using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>What the page's script adds: light or dark, keys, the reader's place, links to copy.</summary>
public class ScriptTests
{
    const string Page = "content/economy-energy.html";
    const string Paper = "() => getComputedStyle(document.documentElement).backgroundColor";

    [Fact]
    public async Task A_reader_may_have_it_dark_and_it_stays_so_on_the_next_page()
    {
        await using var visit = await Visit.To(await Reports.Served(Page), Look.Desk);
        var light = await visit.Page.EvaluateAsync<string>(Paper);
        var button = visit.Page.Locator("#page-scheme");
        Assert.Equal("false", await button.GetAttributeAsync("aria-pressed"));
        await button.ClickAsync();
        var dark = await visit.Page.EvaluateAsync<string>(Paper);
        Assert.NotEqual(light, dark);
        Assert.Equal("true", await button.GetAttributeAsync("aria-pressed"));

        var here = visit.Page.Url;
        await visit.Page.Locator(".pager-next").ClickAsync();
        await visit.Page.WaitForFunctionAsync("here => location.href !== here && document.readyState === 'complete'", here);
        Assert.Equal(dark, await visit.Page.EvaluateAsync<string>(Paper));
        await visit.Check(AxeTests.Check);

        // The key does the same, and the system's choice leaves nothing behind for the next test.
        await visit.Page.Keyboard.PressAsync("d");
        Assert.Equal(light, await visit.Page.EvaluateAsync<string>(Paper));
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("localStorage.length"));
        await visit.ExpectNoFinding();
    }

    // Text and drawings, whoever asked for it: the reader's system or the reader.
    [Theory]
    [InlineData("content/index.html")]
    [InlineData(Page)]
    [InlineData("content/introduction.html")]
    public async Task Dark_is_one_whoever_asked_for_it(string page)
    {
        const string Colours = "() => [...document.querySelectorAll('body, main *')].map((e, i) => `${i} ${e.localName}.${e.getAttribute('class')}: ` + ['color', 'backgroundColor', 'borderTopColor', 'fill', 'stroke', 'fillOpacity', 'display'].map(p => getComputedStyle(e)[p]).join())";
        await using var visit = await Visit.To(await Reports.Served(page), Look.Desk.InDark);
        var dark = await visit.Page.EvaluateAsync<string[]>(Colours);
        await visit.Page.Keyboard.PressAsync("d");
        var chosenLight = await visit.Page.EvaluateAsync<string[]>(Colours);
        await visit.Page.Keyboard.PressAsync("d");
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Assert.Equal(chosenLight, await visit.Page.EvaluateAsync<string[]>(Colours));
        await visit.Page.Keyboard.PressAsync("d");
        Assert.Equal(dark, await visit.Page.EvaluateAsync<string[]>(Colours));
        await visit.Page.Keyboard.PressAsync("d");
        Assert.NotEqual(dark, chosenLight);
        await visit.ExpectNoFinding();
    }

    // Whatever the browser draws first, it draws as the reader chose: that is known before there is anything to draw.
    [Theory]
    [InlineData("content/index.html")]
    [InlineData("content/whole.html")]
    public async Task Nothing_flashes_when_a_page_opens(string page)
    {
        var browser = await Chromium.Browser();
        await using var context = await browser.NewContextAsync();
        await context.AddInitScriptAsync("""
            localStorage.setItem('scoreport-scheme', 'dark');
            new MutationObserver((_, self) => { if (document.body) { window.first = document.documentElement.dataset.scheme; self.disconnect(); } }).observe(document, { childList: true, subtree: true });
            """);
        var tab = await context.NewPageAsync();
        await tab.GotoAsync((await Reports.Served(page)).Url.AbsoluteUri);
        Assert.Equal("dark", await tab.EvaluateAsync<string>("first"));
        Assert.Equal("light dark", await tab.Locator("meta[name=color-scheme]").GetAttributeAsync("content"));
    }

    // As where a reader forbids cookies: the very mention of the storage throws.
    [Fact]
    public async Task Where_nothing_may_be_kept_everything_works()
    {
        var browser = await Chromium.Browser();
        await using var context = await browser.NewContextAsync();
        await context.AddInitScriptAsync("for (const name of ['localStorage', 'sessionStorage']) { Object.defineProperty(window, name, { get() { throw new DOMException('forbidden', 'SecurityError'); } }); }");
        var tab = await context.NewPageAsync();
        var said = new List<string>();
        tab.Console += (_, message) => said.Add(message.Text);
        tab.PageError += (_, error) => said.Add(error);
        await tab.GotoAsync((await Reports.Served(Page)).Url.AbsoluteUri);
        var light = await tab.EvaluateAsync<string>(Paper);
        await tab.Keyboard.PressAsync("d");
        Assert.NotEqual(light, await tab.EvaluateAsync<string>(Paper));
        await tab.Keyboard.PressAsync("?");
        await tab.Locator("#page-keys-on").UncheckAsync();
        await tab.Keyboard.PressAsync("Escape");
        await tab.Locator(".search-button").ClickAsync();
        await tab.Locator(".search-dialog[open] input").PressSequentiallyAsync("opium");
        await tab.Locator("#page-search [role=option]").First.WaitForAsync();
        Assert.Empty(said);
    }

    [Fact]
    public async Task Paper_is_white_whatever_the_reader_chose()
    {
        await using var visit = await Visit.To(await Reports.Served(Page), Look.Desk);
        await visit.Page.Keyboard.PressAsync("d");
        await visit.Check(PrintTests.Check, Look.Paper, Look.Paper.InDark);
        await visit.ExpectNoFinding();
    }

    // Else a test that ends in the dark has the next one begin there.
    [Fact]
    public async Task A_tab_forgets_what_a_test_chose()
    {
        var tab = await Tab.Take(new Device());
        await tab.Page.GotoAsync((await Reports.Served(Page)).Url.AbsoluteUri);
        await tab.Page.Keyboard.PressAsync("d");
        Assert.Equal(1, await tab.Page.EvaluateAsync<int>("localStorage.length"));
        await tab.Forget();
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("localStorage.length"));
        await tab.GiveBack();
    }

    [Fact]
    public async Task Keys_turn_pages_and_can_be_turned_off()
    {
        await using var visit = await Visit.To(await Reports.Served(Page), Look.Desk);
        await visit.Page.Keyboard.PressAsync("?");
        await visit.Page.Locator("#page-keys[open]").WaitForAsync();
        await visit.Check(AxeTests.Check, Look.Desk, Look.Phone.InDark);
        await visit.Page.Locator("#page-keys-on").UncheckAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        var here = visit.Page.Url;
        await visit.Page.Keyboard.PressAsync("n");
        Assert.Equal(here, visit.Page.Url);

        await visit.Page.Locator("#page-keys-open").ClickAsync();
        await visit.Page.Locator("#page-keys-on").CheckAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Keyboard.PressAsync("n");
        await visit.Page.WaitForFunctionAsync("here => location.href !== here && document.readyState === 'complete'", here);
        await visit.Page.Keyboard.PressAsync("p");
        await visit.Page.WaitForFunctionAsync("here => location.href === here && document.readyState === 'complete'", here);
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task The_outline_marks_the_section_that_is_read()
    {
        await using var visit = await Visit.To(Page, new Look(1440));
        var last = visit.Page.Locator(".outline a").Last;
        await last.ClickAsync();
        await visit.Page.Locator(".outline a[aria-current]").WaitForAsync();
        Assert.Equal(await last.GetAttributeAsync("href"), await visit.Page.Locator(".outline a[aria-current]").GetAttributeAsync("href"));
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task Links_to_sections_and_paragraphs_are_copied()
    {
        await using var visit = await Visit.To(await Reports.Served(Page), Look.Desk);
        await visit.Page.EvaluateAsync("() => { window.copied = []; document.execCommand = () => { copied.push(document.activeElement.value); return true; }; Object.defineProperty(window, 'isSecureContext', { value: false }); }");
        var heading = visit.Page.Locator(".chapter-text h2").First;
        await heading.HoverAsync();
        await heading.Locator("a.anchor").ClickAsync();
        Assert.NotEqual("", await visit.Page.Locator("#page-status").InnerTextAsync());

        await visit.Page.Locator(".chapter-text > p").First.HoverAsync();
        await visit.Page.Locator(".paragraph-link").ClickAsync();
        var copied = await visit.Page.EvaluateAsync<string[]>("copied");
        Assert.Equal(2, copied.Length);
        Assert.EndsWith("#" + await heading.GetAttributeAsync("id"), copied[0], StringComparison.Ordinal);
        Assert.Contains(":~:text=", copied[1], StringComparison.Ordinal);
        await visit.ExpectNoFinding();
    }
}
