using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>The search, from a file and from a server: by keyboard and mouse, in several scripts, with what it finds marked on the page that it leads to.</summary>
public partial class SearchTests
{
    const string Cover = "content/index.html";
    const string Options = "#page-search [role=option]";

    public static TheoryData<string> Questions() => ["SCO", "ШОС", "上合组织", "سازمان همکاری شانگهای", "Shanghai Cooperation Organisation"];

    public static TheoryData<bool> Ways() => [false, true];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_find_is_chosen_by_keyboard_and_marked_where_it_leads(bool served)
    {
        await using var visit = await Visit.To(served ? await Reports.Served(Cover) : Reports.Opened(Cover), Look.Desk);
        var page = visit.Page;
        await page.Keyboard.PressAsync("/");
        await Ask(page, "opium popy");
        Assert.Equal("Figure\u00A01. Land under opium poppy in Afghanistan, 1999 to 2016, in thousands of hectares.", await page.Locator(Options + " b").First.InnerTextAsync());
        Assert.NotEqual(0, await page.Locator(Options).First.Locator("mark").CountAsync());
        Assert.Matches("^[0-9]+ results$", await page.Locator(".search-status").InnerTextAsync());

        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("page-search-0", await Active(page));
        await page.Keyboard.PressAsync("End");
        Assert.Equal("page-search-" + (await page.Locator(Options).CountAsync() - 1), await Active(page));
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator("[aria-activedescendant='page-search-0']").Or(page.Locator("[aria-activedescendant='page-search-8']")).WaitForAsync();
        await page.Keyboard.PressAsync("Home");
        Assert.Equal("page-search-0", await Active(page));

        await page.Keyboard.PressAsync("Enter");
        var mark = page.Locator("#fig-opium mark").First;
        await mark.WaitForAsync();
        Assert.Matches(@"/drugs-crime\.html\?hl=.+#fig-opium$", page.Url);
        Assert.Matches("(?i)^(opium|poppy)$", await mark.InnerTextAsync());
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task A_number_of_a_table_leads_to_its_row()
    {
        await using var visit = await Visit.To(Asked(Reports.Opened(Cover), "137.6 billion barrels"), Look.Desk);
        await visit.Page.Locator(Options).First.ClickAsync();
        var mark = visit.Page.Locator("#tbl-energy-r-iran mark");
        await mark.WaitForAsync();
        Assert.Equal("137.6", await mark.InnerTextAsync());
        Assert.True(await mark.EvaluateAsync<bool>("mark => mark.getBoundingClientRect().top >= 0 && mark.getBoundingClientRect().bottom <= innerHeight"));
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("azarkan 2010", "references.html#ref-azarkan2010")]
    [InlineData("de Haas Clingendael", "references.html#ref-dehaas2007-clingendael")]
    [InlineData("23,654.6", "economy-energy.html#tbl-trade")]
    [InlineData("download trade data", "data.html#data-trade_flows")]
    public async Task A_work_a_number_and_a_file_are_found_first(string question, string place)
    {
        await using var visit = await Visit.To(Asked(Reports.Opened(Cover), question), Look.Desk);
        Assert.EndsWith(place, (await Found(visit.Page))[0], StringComparison.Ordinal);
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task Files_of_the_index_are_loaded_when_a_question_needs_them()
    {
        await using var visit = await Visit.To(await Reports.Served(Cover), Look.Desk);
        var loaded = new List<string>();
        visit.Page.Request += (_, request) => loaded.AddRange(request.Url.Contains("/search/", StringComparison.Ordinal) ? [Path.GetFileName(request.Url)] : []);
        await visit.Page.Keyboard.PressAsync("/");
        await Ask(visit.Page, "Lop Nur");
        Assert.Equal("index.js", loaded[0]);
        Assert.Equal(loaded.Distinct(), loaded);
        Assert.InRange(loaded.Count, 3, 12);
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task The_dialog_is_wide_where_there_is_room()
    {
        await using var visit = await Visit.To(Asked(Reports.Opened(Cover), "nato"), Look.Desk);
        await Found(visit.Page);
        Assert.Equal(704, await visit.Page.Locator(".search-dialog").EvaluateAsync<int>("dialog => dialog.offsetWidth"));
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task Back_from_a_find_the_question_is_there_again()
    {
        await using var visit = await Visit.To(await Reports.Served(Cover), Look.Desk);
        await visit.Page.Locator(".search-button").ClickAsync();
        await Ask(visit.Page, "three evils");
        await visit.Page.Locator(Options).First.ClickAsync();
        await visit.Page.Locator("#three-evils mark").First.WaitForAsync();
        await visit.Page.GoBackAsync();
        await visit.Page.Locator(Options).First.WaitForAsync();
        Assert.Equal("three evils", await visit.Page.Locator(".search-bar input").InputValueAsync());
        await visit.ExpectNoFinding();
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Names_of_one_thing_find_the_same(string question)
    {
        await using var visit = await Visit.To(Asked(Reports.Opened(Cover), "SCO"), Look.Desk);
        var expected = await Found(visit.Page);
        Assert.EndsWith("glossary.html#sco", expected[0], StringComparison.Ordinal);
        await Ask(visit.Page, question);
        Assert.Equal(expected, await Found(visit.Page));
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("russian/index.html", "ТАБЛИЦА")]
    [InlineData(Cover, "Oksuz emerging powerhouse")]
    [InlineData(Cover, "xinjaing")]
    [InlineData(Cover, "新疆")]
    public async Task A_question_in_the_address_is_answered(string page, string question)
    {
        await using var visit = await Visit.To(Asked(Reports.Opened(page), question), Look.Desk);
        Assert.NotEmpty(await Found(visit.Page));
        Assert.Equal(question, await visit.Page.Locator(".search-bar input").InputValueAsync());
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("persian/index.html", "کتابخانه‌های")]
    [InlineData("content/zh/index.html", "上合组织")]
    public async Task A_mark_takes_no_room(string page, string question)
    {
        await using var visit = await Visit.To(Asked(Reports.Opened(page), question), Look.Desk);
        await Found(visit.Page);
        Assert.True(await visit.Page.EvaluateAsync<bool>($$"""
            [...document.querySelectorAll('{{Options}}')].flatMap(a => [...a.querySelectorAll('b, span')]).filter(e => e.querySelector('mark')).every(e => {
              const range = document.createRange(), width = () => { range.selectNodeContents(e); return [...range.getClientRects()].reduce((sum, r) => Math.max(sum, r.right), 0) - Math.min(...[...range.getClientRects()].map(r => r.left)); };
              const marked = width();
              e.textContent = e.textContent;
              return Math.abs(marked - width()) < 1;
            })
            """));
    }

    [Theory]
    [InlineData("qqqxyzq")]
    [InlineData("constructor")]
    [InlineData("\" ( [ * \\ <> ?")]
    public async Task What_is_not_there_is_not_found(string question)
    {
        await using var visit = await Visit.To(Asked(Reports.Opened(Cover), question), Look.Desk);
        await visit.Page.GetByText("Nothing found").WaitForAsync();
        Assert.False(await visit.Page.Locator("#page-search").IsVisibleAsync());
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.ExpectNoFinding();
    }

    // Of people who paste, of other machines, and of those who would break it.
    [Fact]
    public async Task Nothing_that_is_typed_breaks_it()
    {
        string[] typed =
        [
            "!?…—", "((([[[***+++", @"\d+(.*)$", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"></dialog>", "😀🇨🇳", "👨‍👩‍👧‍👦", "\u202eopium\u202c", "\0", "a\u0301\u0301\u0301",
            "İstanbul ẞ ﬁ ½", "__proto__ constructor toString", "%E0%A4%A", "\n\t", new('a', 10_000), new('ш', 10_000), new('上', 10_000), string.Concat(Enumerable.Repeat("sco ", 300)),
        ];
        await using var visit = await Visit.To(Asked(Reports.Opened(Cover), "nato"), Look.Desk);
        await Found(visit.Page);
        foreach (var text in typed)
        {
            await visit.Page.Locator(".search-bar input").FillAsync(text);
            var count = await visit.Page.EvaluateAsync<int>("async text => (await scoreportSearch.find(text, 8)).count", text);
            Assert.Equal(Math.Min(8, count), await visit.Page.EvaluateAsync<int>("document.querySelectorAll('#page-search [role=option]').length"));
        }

        // Half a letter, as a key pressed twice may leave it behind; no text of .NET's has it.
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>(@"async () => (await scoreportSearch.find('\udfff\ud800', 8)).count"));
        Assert.Equal(0, await visit.Page.Locator(".search-dialog :is(img, script)").CountAsync());
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task Who_types_closes_and_opens_in_haste_has_the_answer_to_the_last_question()
    {
        await using var visit = await Visit.To(await Reports.Served(Cover), Look.Desk);
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Locator(".search-dialog[open]").WaitForAsync();
        for (var i = 0; i < 5; i++)
        {
            await visit.Page.Keyboard.TypeAsync("terror");
            await visit.Page.Keyboard.PressAsync("Escape");
            await visit.Page.Keyboard.PressAsync("/");
        }

        await visit.Page.Keyboard.TypeAsync("opium");
        await visit.Page.Locator(Options + " mark").GetByText("opium").First.WaitForAsync();
        Assert.Equal("opium", await visit.Page.Locator(".search-bar input").InputValueAsync());
        await visit.ExpectNoFinding();
    }

    // What fails is told in the console by the browser, so nothing is held against the page here.
    [Theory]
    [InlineData("/search/index.js")]
    [InlineData("/search/t")]
    [InlineData("/search/e")]
    public async Task What_did_not_load_is_asked_for_again(string file)
    {
        await using var visit = await Visit.To(await Reports.Served(Cover), Look.Desk);
        var underWay = 0;
        void Begun(object? sender, IRequest request) => underWay += request.Url.Contains(file, StringComparison.Ordinal) ? 1 : 0;
        void Failed(object? sender, IRequest request) => underWay -= request.Url.Contains(file, StringComparison.Ordinal) ? 1 : 0;
        visit.Page.Request += Begun;
        visit.Page.RequestFailed += Failed;
        await visit.Page.RouteAsync(address => address.Contains(file, StringComparison.Ordinal), static route => route.AbortAsync());
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Locator(".search-dialog[open]").WaitForAsync();
        await visit.Page.Keyboard.InsertTextAsync("opiu");
        await visit.Page.GetByText("The search could not be loaded").WaitForAsync();

        // It is said when the first of several files fails, and what is still under way is not asked for again.
        while (underWay > 0)
        {
            await visit.Page.EvaluateAsync("1");
        }

        visit.Page.Request -= Begun;
        visit.Page.RequestFailed -= Failed;
        await visit.Page.UnrouteAllAsync();
        await visit.Page.Keyboard.TypeAsync("m");
        await visit.Page.Locator(Options).First.WaitForAsync();
    }

    [Fact]
    public async Task A_search_whose_script_did_not_load_is_asked_for_again()
    {
        await using var visit = await Visit.To(await Reports.Served(Cover), Look.Desk);
        await visit.Page.RouteAsync("**/assets/search.js", static route => route.AbortAsync());
        await visit.Page.RunAndWaitForConsoleMessageAsync(() => visit.Page.Keyboard.PressAsync("/"));
        Assert.False(await visit.Page.Locator(".search-dialog").IsVisibleAsync());
        await visit.Page.UnrouteAllAsync();
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Locator(".search-dialog[open]").WaitForAsync();
    }

    // Nobody typed anything yet who could be told by the next letter.
    [Fact]
    public async Task A_question_in_the_address_that_cannot_be_answered_is_told_so()
    {
        var errors = new List<string>();
        await using var visit = await Visit.To(await Reports.Served(Cover), Look.Desk);
        void Heard(object? sender, string error) => errors.Add(error);
        visit.Page.PageError += Heard;
        await visit.Page.RouteAsync("**/search/*.js*", static route => route.AbortAsync());
        await visit.Page.GotoAsync(Asked(await Reports.Served(Cover), "opium").Url.AbsoluteUri);
        await visit.Page.GetByText("The search could not be loaded").WaitForAsync();
        await visit.Page.RunAndWaitForConsoleMessageAsync(async () => await visit.Page.GotoAsync((await Reports.Served("content/drugs-crime.html?hl=opium")).Url.AbsoluteUri));
        await visit.Page.EvaluateAsync("1");
        visit.Page.PageError -= Heard;
        await visit.Page.UnrouteAllAsync();
        Assert.Empty(errors);
    }

    // A hand-written address need not be encoded.
    [Fact]
    public async Task Finds_are_marked_whatever_stands_behind_the_sign_of_the_address()
    {
        await using var visit = await Visit.To("content/drugs-crime.html", Look.Desk);
        await visit.Page.GotoAsync(visit.Page.Url + "?hl=opium#100%");
        await visit.Page.Locator("main mark").First.WaitForAsync();
        await visit.ExpectNoFinding();
    }

    // The key says "л" there.
    [Fact]
    public async Task The_key_with_control_opens_it_on_a_Russian_keyboard_too()
    {
        await using var visit = await Visit.To("content/ru/index.html", Look.Desk);
        await visit.Page.EvaluateAsync("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'л', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true }))");
        await visit.Page.Locator(".search-dialog[open]").WaitForAsync();
        await visit.ExpectNoFinding();
    }

    // Else who leans on the key has the page flash thirty times a second (WCAG 2.3.1).
    [Fact]
    public async Task A_key_that_is_held_changes_colours_once()
    {
        await using var visit = await Visit.To(await Reports.Served(Cover), Look.Desk);
        await visit.Page.Keyboard.DownAsync("d");
        await visit.Page.Keyboard.DownAsync("d");
        await visit.Page.Keyboard.UpAsync("d");
        var scheme = await visit.Page.EvaluateAsync<string?>("document.documentElement.dataset.scheme ?? null");
        await visit.Page.EvaluateAsync("localStorage.clear()");
        Assert.Equal("dark", scheme);
    }

    // The first of what stands there then was found for the question before.
    [Fact]
    public async Task Enter_at_once_opens_what_was_asked_for_last()
    {
        await using var visit = await Visit.To(Asked(await Reports.Served(Cover), "terrorism"), Look.Desk);
        await Found(visit.Page);
        await visit.Page.EvaluateAsync("""
            () => {
              const input = document.querySelector('.search-bar input');
              input.value = 'opium poppy';
              input.oninput();
              input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
            }
            """);
        await visit.Page.Locator("#fig-opium mark").First.WaitForAsync();
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task More_results_come_when_asked_for()
    {
        await using var visit = await Visit.To(Asked(Reports.Opened(Cover), "SCO"), Look.Desk);
        Assert.Equal(8, (await Found(visit.Page)).Count);
        await visit.Page.Locator(".search-more").ClickAsync();
        await visit.Page.Locator("[aria-activedescendant='page-search-8']").WaitForAsync();
        Assert.Equal(20, (await Found(visit.Page)).Count);
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task Escape_closes_and_the_focus_is_where_it_was()
    {
        await using var visit = await Visit.To(Cover, Look.Desk);
        await visit.Page.Locator(".search-button").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+k");
        await Ask(visit.Page, "nato");
        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.False(await visit.Page.Locator(".search-dialog").IsVisibleAsync());
        Assert.Equal("search-button", await visit.Page.EvaluateAsync<string>("document.activeElement.className"));
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData(Cover)]
    [InlineData("russian/index.html")]
    public async Task The_open_dialog_violates_no_rule_and_fits(string page)
    {
        await using var visit = await Visit.To(Asked(await Reports.Served(page), page == Cover ? "opium" : "таблица"), Look.Desk);
        await Found(visit.Page);
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Check(AxeTests.Check, Look.Desk, Look.Desk.InDark, Look.Phone, Look.Phone.InDark);
        await visit.Check(WidthTests.Check, new Look(1440), new Look(768), Look.Phone);
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task It_works_where_only_files_of_the_report_may_be_scripts()
    {
        var place = await Reports.Served(Cover);
        await using var visit = await Visit.To(place, Look.Desk);
        await visit.Page.RouteAsync("**/*.html*", static async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Headers = answer.Headers.Append(new("content-security-policy", "script-src 'self'")) });
        });
        await visit.Page.GotoAsync(Asked(place, "separatism").Url.AbsoluteUri);
        await visit.Page.Locator(Options).First.ClickAsync();
        await visit.Page.Locator("main mark").First.WaitForAsync();
        await visit.Page.UnrouteAllAsync();
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task Without_scripts_there_is_no_button()
    {
        await using var visit = await Visit.To(Reports.Opened(Cover), Look.Desk, script: false);
        Assert.False(await visit.Page.Locator(".search-button").IsVisibleAsync());
        Assert.False(await visit.Page.Locator(".search-dialog").IsVisibleAsync());
        await visit.ExpectNoFinding();
    }

    // One page for all cases: what is wrong is named by its text.
    [Fact]
    public async Task The_script_takes_texts_apart_as_the_generator_does()
    {
        await using var visit = await Visit.To(Asked(Reports.Opened(Cover), "nato"), Look.Desk);
        await Found(visit.Page);
        var cases = File.ReadLines(Reports.OwnFile("..", "specs", "searching", "words.txt")).Where(static line => line.Contains(" =>", StringComparison.Ordinal) && line[0] != '#').Select(static line => line.Split(" =>", 2)).ToList();
        var words = await visit.Page.EvaluateAsync<string[]>("texts => texts.map(text => scoreportSearch.tokens(text).map(t => (t.j ? '+' : '') + t.t).join(' '))", cases.Select(static c => Visible(c[0])));
        Assert.NotEmpty(cases);
        Assert.Equal(cases.Select(static c => $"{c[0]} => {c[1].Trim()}"), cases.Zip(words, static (c, w) => $"{c[0]} => {w}"));
        await visit.ExpectNoFinding();
    }

    static Place Asked(Place place, string question) => place with { Url = new Uri(place.Url + "?q=" + Uri.EscapeDataString(question)) };

    static async Task Ask(IPage page, string question)
    {
        var input = page.Locator(".search-dialog[open] input");
        await input.FillAsync("");
        await page.Locator(Options).First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await input.PressSequentiallyAsync(question);
        await page.Locator(Options).First.WaitForAsync();
        // What is on its way for an earlier letter is thrown away; the answer to the last one is the last to come.
        await page.EvaluateAsync("document.querySelector('.search-dialog input').oninput()");
    }

    static async Task<IReadOnlyList<string>> Found(IPage page)
    {
        await page.Locator(Options).First.WaitForAsync();
        return await page.EvaluateAsync<string[]>($"[...document.querySelectorAll('{Options}')].map(a => a.href.replace(/\\?hl=[^#]*/, ''))");
    }

    static async Task<string?> Active(IPage page) => await page.Locator(".search-bar input").GetAttributeAsync("aria-activedescendant");

    static string Visible(string text) => Escape().Replace(text, static m => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u([0-9a-f]{4})")]
    private static partial Regex Escape();
}
