namespace ScoReport.Browser.Tests;

/// <summary>The same report in Firefox, from its files: every page, the search, previews and the chosen colours.</summary>
public class FirefoxTests
{
    const string Cover = "content/index.html";
    const string Escape = "\uE00C";
    const string Enter = "\uE007";
    const string Down = "\uE015";
    const string Tab = "\uE004";
    const string FirstFound = "document.querySelector('#page-search [role=option]')";

    // What these tests would not see, they could not hold against a page.
    [Theory]
    [InlineData("(console.error('said'), true)")]
    [InlineData("new Promise(done => { const image = new Image(); image.onerror = () => done(true); image.src = 'http://example.org/picture.png'; })")]
    public Task What_a_page_says_or_asks_for_is_heard(string deed) =>
        Assert.ThrowsAsync<Xunit.Sdk.EmptyException>(() => Firefox.Use(async firefox =>
        {
            await firefox.Open(new Uri("about:blank"));
            await firefox.Read<bool>(deed);
        }));

    // One test for all pages: what is wrong is named by its page.
    [Fact]
    public Task Every_page_opens_and_nothing_scrolls_sideways() => Firefox.Use(static async firefox =>
    {
        foreach (ulong width in (ulong[])[1440, 360])
        {
            await firefox.Resize(width, 800);
            foreach (string page in Reports.Pages().Where(static row => row.Data.StartsWith("content/", StringComparison.Ordinal)).Select(static row => row.Data))
            {
                await firefox.Open(Reports.Opened(page).Url);
                Assert.NotEqual("", await firefox.Read<string>("document.querySelector('h1').innerText"));
                Assert.Equal((page, 0), (page, await firefox.Read<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")));
            }
        }
    });

    [Fact]
    public Task A_find_is_chosen_by_keyboard_and_marked_where_it_leads() => Firefox.Use(static async firefox =>
    {
        await firefox.Open(Reports.Opened(Cover).Url);
        await firefox.Press("/");
        await firefox.Wait<bool>("document.querySelector('.search-dialog[open]') && true");
        await firefox.Press("opium popy");
        await firefox.Wait<bool>($"{FirstFound}?.href.endsWith('#fig-opium')");
        await firefox.Press(Down + Enter);
        Assert.Matches("(?i)^(opium|poppy)$", await firefox.Wait<string>("document.querySelector('#fig-opium mark')?.innerText"));
    });

    [Theory]
    [MemberData(nameof(SearchTests.Questions), MemberType = typeof(SearchTests))]
    public Task A_question_in_the_address_is_answered_in_every_script(string question) => Firefox.Use(async firefox =>
    {
        await firefox.Open(new Uri(Reports.Opened(Cover).Url + "?q=" + Uri.EscapeDataString(question)));
        Assert.EndsWith("glossary.html?hl=" + "#sco", System.Text.RegularExpressions.Regex.Replace(await firefox.Wait<string>($"{FirstFound}?.href"), @"\?hl=[^#]*", "?hl="), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("a.cross-reference")]
    [InlineData("a[role=doc-biblioref]")]
    [InlineData("a.term-link")]
    public Task A_link_shows_its_target_by_mouse_and_by_keyboard(string kind) => Firefox.Use(async firefox =>
    {
        await firefox.Resize(1280, 900);
        await firefox.Open(Reports.Opened("content/economy-energy.html").Url);
        await firefox.Hover("main " + kind);
        Assert.NotEqual("", await firefox.Wait<string>("document.querySelector('.preview')?.innerText.trim()"));
        await firefox.Press(Escape);
        Assert.False(await firefox.Read<bool>("!!document.querySelector('.preview')"));
        await firefox.Hover("h1");
        await firefox.Read<bool>($"(document.querySelector('main {kind}').focus({{ focusVisible: true }}), true)");
        Assert.NotEqual("", await firefox.Wait<string>("document.querySelector('.preview')?.innerText.trim()"));
        await firefox.Press(Escape + Tab);
    });

    [Fact]
    public Task Colours_stay_as_chosen_on_the_next_page() => Firefox.Use(static async firefox =>
    {
        await firefox.Open(Reports.Opened(Cover).Url);
        var before = await firefox.Read<string>("getComputedStyle(document.documentElement).backgroundColor");
        await firefox.Read<bool>("(document.getElementById('page-scheme').click(), true)");
        var chosen = await firefox.Wait<string>($"(c => c !== '{before}' && c)(getComputedStyle(document.documentElement).backgroundColor)");
        await firefox.Open(Reports.Opened("content/nato-us.html").Url);
        Assert.Equal(chosen, await firefox.Read<string>("getComputedStyle(document.documentElement).backgroundColor"));
        await firefox.Read<bool>("(localStorage.clear(), true)");
    });
}
