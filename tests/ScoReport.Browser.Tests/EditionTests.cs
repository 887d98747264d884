using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>A report in several languages: the switch leads to the same place in another one, as far as it is there.</summary>
public class EditionTests
{
    const string Summary = "content/summary.html";

    public static TheoryData<string, string> Languages() => new() { { "fa", "rtl" }, { "ru", "ltr" }, { "zh", "ltr" } };

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Another_language_opens_at_the_section_that_is_read(string language, string direction)
    {
        await using var visit = await Visit.To(Summary, Look.Desk);
        await visit.Page.Locator("#sec-summary-unknown").EvaluateAsync("heading => heading.scrollIntoView()");
        await Follow(visit.Page, language);
        await visit.Arrive($"/{language}/summary.html#sec-summary-unknown");
        await visit.Page.WaitForFunctionAsync("() => document.getElementById('sec-summary-unknown').getBoundingClientRect().top < innerHeight");
        Assert.Equal(direction, await visit.Page.Locator("html").GetAttributeAsync("dir"));
        Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));

        await Follow(visit.Page, "en-GB");
        await visit.Arrive("/content/summary.html#sec-summary-unknown");
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task At_the_top_of_a_page_another_language_opens_at_its_top()
    {
        await using var visit = await Visit.To(Summary, Look.Phone);
        await visit.Page.Locator(".languages a[lang=ru]").ClickAsync();
        await visit.Arrive("/ru/summary.html");
        await visit.ExpectNoFinding();
    }

    // Two numbers with a full stop between them would be one, which runs to the right.
    [Theory]
    [InlineData("جدول <a>۲</a>.<sup class=\"footnote-mark\"><a>۱</a></sup>", "۲", "۱")]
    [InlineData("از <span class=\"author-name\">J. Doe Co.</span>", "Co.", "J")]
    public async Task In_a_text_that_runs_to_the_left_each_mark_is_at_its_side(string text, string right, string left)
    {
        var page = await (await Chromium.Browser()).NewPageAsync();
        await page.SetContentAsync($"<html lang=\"fa\" dir=\"rtl\"><body><p>{text}</p></body></html>");
        await page.AddStyleTagAsync(new() { Path = Reports.OwnFile("..", "..", "themes", "default", "assets", "style.css") });
        var places = await page.EvaluateAsync<float[]>("""
            texts => texts.map(text => {
                const walk = document.createTreeWalker(document.querySelector("p"), NodeFilter.SHOW_TEXT), range = document.createRange();
                while (!walk.nextNode().data.includes(text)) { }
                const start = walk.currentNode.data.indexOf(text) + text.length - 1;
                range.setStart(walk.currentNode, start);
                range.setEnd(walk.currentNode, start + 1);
                return range.getBoundingClientRect().left;
            })
            """, new[] { right, left });
        Assert.True(places[0] > places[1], $"{right} is at {places[0]}, and {left} at {places[1]}");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Without_script_it_opens_the_same_page()
    {
        await using var visit = await Visit.To(Reports.Opened("content/fa/summary.html"), Look.Desk, script: false);
        await visit.Page.Locator(".languages a[lang=zh]").ClickAsync();
        await visit.Arrive("/zh/summary.html");
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task A_page_that_is_not_there_opens_the_cover()
    {
        await using var visit = await Visit.To("content/separatism.html", Look.Desk);
        await Follow(visit.Page, "fa");
        await visit.Arrive("/fa/index.html");
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task What_an_edition_lacks_opens_in_the_main_one()
    {
        await using var visit = await Visit.To("content/fa/summary.html", Look.Desk);
        await visit.Page.Locator("main a[hreflang=en-GB][href*='note-c01']").ClickAsync();
        await visit.Arrive("/content/introduction.html#note-c01");
        Assert.Equal("ltr", await visit.Page.Locator("html").GetAttributeAsync("dir"));
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("main a.cross-reference", "Introduction")]
    [InlineData("main a[role=doc-biblioref]", "2001")]
    public async Task What_an_edition_leads_to_is_shown_before(string link, string shown)
    {
        await using var visit = await Visit.To("content/fa/summary.html", Look.Desk);
        await visit.Page.Locator(link).Nth(link.Contains("cross", StringComparison.Ordinal) ? 1 : 0).HoverAsync();
        var preview = visit.Page.Locator(".preview");
        await Assertions.Expect(preview).ToContainTextAsync(shown);
        Assert.Equal(link.Contains("cross", StringComparison.Ordinal) ? "en-GB" : null, await preview.GetAttributeAsync("lang"));
        var broken = await visit.Page.Locator(".preview a[href]").EvaluateAllAsync<string[]>("all => all.map(a => a.href)");
        Assert.All(broken.Where(static address => address.StartsWith("file:", StringComparison.Ordinal)), static address => Assert.True(File.Exists(new Uri(address).LocalPath), address));
        await visit.ExpectNoFinding();
    }

    // By keyboard: the switch stands far above the section.
    static async Task Follow(IPage page, string language)
    {
        await page.Locator($".languages a[lang='{language}']").EvaluateAsync("link => link.focus({ preventScroll: true })");
        await page.Keyboard.PressAsync("Enter");
    }
}
