using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>Remarks in the margin, tables that break out, the menu, and pages in colours of the reader's own.</summary>
public class LayoutTests
{
    const string Chapter = "content/security-mechanisms.html";

    const string Guide = "docs/writing.html";

    [Fact]
    public async Task A_picture_stands_on_white_in_the_dark()
    {
        await using var visit = await Visit.To("docs/writing.html", new(768, ColorScheme.Dark));
        var picture = visit.Page.Locator("#fig-spark img");
        Assert.Equal("rgb(255, 255, 255)", await picture.EvaluateAsync<string>("picture => getComputedStyle(picture).backgroundColor"));
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData(Chapter, 1100)]
    [InlineData(Chapter, 1280)]
    [InlineData(Chapter, 1440)]
    [InlineData(Chapter, 1920)]
    [InlineData(Guide, 1100)]
    [InlineData(Guide, 1440)]
    public async Task Remarks_stand_in_the_margin_and_nothing_covers_them(string page, int width) => await Remarks(page, width, "margin");

    [Theory]
    [InlineData(Chapter, 768)]
    [InlineData(Chapter, 360)]
    [InlineData(Guide, 1024)]
    [InlineData(Guide, 360)]
    public async Task Remarks_stand_in_the_text_where_there_is_no_margin(string page, int width) => await Remarks(page, width, "inline");

    [Fact]
    public async Task Remarks_stand_at_the_left_of_a_text_that_runs_to_the_left()
    {
        await using var visit = await Visit.To(Chapter, new(1440));
        await visit.Page.EvaluateAsync("document.documentElement.dir = 'rtl'");
        await visit.Check(static async shown => await Probe.Run("remarks", shown, "margin"));
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData(1100)]
    [InlineData(1440)]
    [InlineData(1920)]
    public async Task A_wide_table_takes_the_margin_and_no_more(int width)
    {
        await using var visit = await Visit.To(Chapter, new(width));
        var table = (await visit.Page.Locator("#tbl-exercises").BoundingBoxAsync())!;
        var text = (await visit.Page.Locator(".chapter-text > p").First.BoundingBoxAsync())!;
        Assert.Equal(text.X, table.X, 0.5);
        Assert.True(table.Width > text.Width + 100, $"The table is {table.Width} px wide beside {text.Width} px of text.");
        if (width >= 1280)
        {
            var outline = (await visit.Page.Locator(".outline").BoundingBoxAsync())!;
            Assert.True(table.X + table.Width < outline.X, "The table covers the sections of the page.");
        }

        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("content/nato-us.html", 768)]
    [InlineData("content/nato-us.html", 1440)]
    [InlineData("content/economy-energy.html", 1100)]
    [InlineData("content/ru/summary.html", 1440)]
    public async Task Lines_have_sixty_to_seventy_five_characters(string page, int width)
    {
        await using var visit = await Visit.To(page, new(width));
        var lengths = await visit.Page.EvaluateAsync<int[]>("""
            [...document.querySelectorAll(".chapter-text > p")].flatMap(p => {
              const range = document.createRange(), walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), lines = [0];
              let last = null;
              while (walk.nextNode()) {
                if (walk.currentNode.parentElement.closest(".aside, sup, .visually-hidden")) continue;
                for (let i = 0; i < walk.currentNode.length; i++) {
                  range.setStart(walk.currentNode, i);
                  range.setEnd(walk.currentNode, i + 1);
                  const box = range.getClientRects()[0];
                  if (!box || !box.width) continue;
                  const middle = box.top + box.height / 2;
                  if (last !== null && middle > last + 12) lines.push(0);
                  last = middle;
                  lines[lines.length - 1]++;
                }
              }
              return lines.slice(0, -1);
            }).sort((a, b) => a - b)
            """);
        Assert.InRange(lengths[lengths.Length / 2], 56, 70);
        Assert.True(lengths[lengths.Length * 98 / 100] <= 76, $"Two in a hundred lines are longer than {lengths[lengths.Length * 98 / 100]} characters.");
    }

    [Theory]
    [InlineData("content/references.html", 320)]
    [InlineData("content/references.html", 360)]
    [InlineData("docs/start.html", 360)]
    public async Task The_arrow_of_a_link_to_another_site_stays_with_its_last_word(string page, int width)
    {
        await using var visit = await Visit.To(page, new(width));
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("""
            [...document.querySelectorAll("a.external")].filter(a => {
              const boxes = [...a.getClientRects()];
              return boxes.length > 0 && boxes.at(-1).width <= parseFloat(getComputedStyle(a).paddingInlineEnd) + 2;
            }).length
            """));
    }

    [Theory]
    [InlineData("content/appendices/A-methods.html", 360)]
    [InlineData("content/appendices/A-methods.html", 1440)]
    [InlineData("docs/languages.html", 360)]
    [InlineData("docs/languages.html", 1440)]
    public async Task The_number_of_a_section_is_whole_and_apart_from_its_title(string page, int width)
    {
        await using var visit = await Visit.To(page, new(width));
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll(".outline .nav-number")].filter(n => {
              if (!n.checkVisibility()) return false;
              const range = document.createRange();
              range.selectNodeContents(n);
              const boxes = range.getClientRects();
              return boxes.length !== 1 || n.nextElementSibling.getBoundingClientRect().left - boxes[0].right < 4;
            }).map(n => n.textContent)
            """));
        Assert.Single(await visit.Page.Locator(".outline li:not(.outline-level-3) .nav-number + *").EvaluateAllAsync<double[]>("titles => [...new Set(titles.map(t => Math.round(t.getBoundingClientRect().left)))]"));
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("content/security-mechanisms.html", 1440)]
    [InlineData("content/economy-energy.html", 1440)]
    [InlineData("content/security-mechanisms.html", 1280)]
    [InlineData("content/economy-energy.html", 1280)]
    public async Task The_list_of_chapters_does_not_move_when_another_is_current(string page, int width)
    {
        await using var visit = await Visit.To(page, new(width));
        Assert.Single(await visit.Page.Locator(".chapter-nav li a").EvaluateAllAsync<double[]>("links => [...new Set(links.map(l => Math.round(l.getBoundingClientRect().height)))]"));
    }

    [Theory]
    [InlineData("content/introduction.html", 360)]
    [InlineData("content/nato-us.html", 768)]
    [InlineData("content/economy-energy.html", 1440)]
    public async Task A_table_begins_where_its_caption_does_and_its_shade_below_it(string page, int width)
    {
        await using var visit = await Visit.To(page, new(width));
        var found = await visit.Page.Locator(".float-table > .table-scroll > table").EvaluateAllAsync<string[]>("""
            tables => tables.map(t => {
              const left = e => { const range = document.createRange(); range.selectNodeContents(e); return Math.round(range.getBoundingClientRect().left); };
              return left(t.querySelector(".caption-text")) - left(t.querySelector("thead th")) + " " + (getComputedStyle(t.caption).backgroundColor === getComputedStyle(document.documentElement).backgroundColor);
            })
            """);
        Assert.NotEmpty(found);
        Assert.All(found, static table => Assert.Equal("0 true", table));
    }

    [Theory]
    [InlineData("content/appendices/B-timeline.html", 360)]
    [InlineData("content/appendices/C-concordance.html", 360)]
    [InlineData("content/economy-energy.html", 768)]
    public async Task Rows_are_whole_pixels_high_so_that_no_cell_covers_the_line_above_it(string page, int width)
    {
        await using var visit = await Visit.To(page, new(width));
        Assert.Empty(await visit.Page.Locator("table.data > tbody > tr").EvaluateAllAsync<string[]>("rows => rows.filter(r => r.checkVisibility()).map(r => r.getBoundingClientRect().height).filter(h => Math.abs(h - Math.round(h)) > .02).map(h => h.toString())"));
    }

    [Theory]
    [InlineData("content/nato-us.html", false)]
    [InlineData("content/economy-energy.html", true)]
    public async Task On_a_telephone_values_leave_room_for_letters_only_where_there_are_letters(string page, bool notes)
    {
        await using var visit = await Visit.To(page, Look.Phone);
        var room = await visit.Page.Locator(".stacks tbody td:not(.text)").EvaluateAllAsync<double[]>("cells => cells.filter(c => c.checkVisibility()).map(c => parseFloat(getComputedStyle(c).paddingInlineEnd))");
        Assert.NotEmpty(room);
        Assert.All(room, pixels => Assert.Equal(notes, pixels > 0));
    }

    [Theory]
    [InlineData("content/introduction.html")]
    [InlineData("content/economy-energy.html")]
    public async Task On_a_telephone_heads_of_notes_are_of_one_height_whatever_their_confidence(string page)
    {
        await using var visit = await Visit.To(page, Look.Phone);
        Assert.Single(await visit.Page.Locator(".editor-note-title").EvaluateAllAsync<double[]>("heads => [...new Set(heads.map(h => Math.round(h.getBoundingClientRect().height)))]"));
    }

    [Fact]
    public async Task On_a_telephone_buttons_that_sort_begin_in_line()
    {
        await using var visit = await Visit.To("content/economy-energy.html", Look.Phone);
        var starts = await visit.Page.Locator("thead:has(button.sort):visible").EvaluateAllAsync<double[]>("heads => heads.map(h => new Set([...h.querySelectorAll('button.sort')].map(b => b.getBoundingClientRect().left).filter(x => x < 40)).size)");
        Assert.NotEmpty(starts);
        Assert.All(starts, static places => Assert.Equal(1, places));
    }

    [Fact]
    public async Task On_a_telephone_sentences_wrap_and_code_scrolls()
    {
        await using var visit = await Visit.To("docs/languages.html", Look.Phone);
        Assert.True(await visit.Page.Locator("pre:has(> :is(.language-text, .language-markdown))").EvaluateAllAsync<bool>("boxes => boxes.length > 0 && boxes.every(b => b.scrollWidth <= b.clientWidth)"));
        Assert.True(await visit.Page.Locator("pre > code:not([class])").EvaluateAllAsync<bool>("trees => trees.length > 0 && trees.every(t => t.parentElement.scrollWidth > t.parentElement.clientWidth)"));
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_telephone_the_menu_opens_by_key(bool script)
    {
        await using var visit = await Visit.To(Reports.Opened(Chapter), Look.Phone, script);
        var menu = visit.Page.Locator(".site-nav summary");
        var links = visit.Page.Locator(".site-nav li a");
        Assert.False(await links.First.IsVisibleAsync());
        var before = (await visit.Page.Locator("h1").BoundingBoxAsync())!.Y;

        await menu.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal(await links.First.TextContentAsync(), await visit.Page.Locator(":focus").TextContentAsync());
        Assert.Equal(before, (await visit.Page.Locator("h1").BoundingBoxAsync())!.Y);
        foreach (var target in await visit.Page.Locator(".site-nav summary, .site-nav li a, .site-tools button:visible, .languages a").AllAsync())
        {
            Assert.True((await target.BoundingBoxAsync())!.Height >= 44, $"{await target.TextContentAsync()} is lower than 44 px.");
        }

        await menu.PressAsync("Enter");
        Assert.False(await links.First.IsVisibleAsync());
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task On_a_desk_the_menu_is_a_line()
    {
        await using var visit = await Visit.To(Chapter, Look.Desk);
        Assert.False(await visit.Page.Locator(".site-nav summary").IsVisibleAsync());
        Assert.True(await visit.Page.Locator(".site-nav li:not(.to-chapters) a").First.IsVisibleAsync());
        Assert.Equal(1, await visit.Page.EvaluateAsync<int>("new Set([...document.querySelectorAll('.site-nav li:not(.to-chapters) a')].map(a => a.getBoundingClientRect().top)).size"));
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("content/economy-energy.html")]
    [InlineData("content/introduction.html")]
    [InlineData("content/index.html")]
    [InlineData("docs/lines.html")]
    [InlineData("docs/bars.html")]
    [InlineData("docs/wholes.html")]
    [InlineData("docs/points.html")]
    [InlineData("docs/writing.html")]
    [InlineData("persian/امانت.html")]
    public async Task In_colours_of_the_reader_s_own_everything_can_be_read(string page)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var visit = await Visit.To(page, Look.Desk with { Scheme = scheme });
            await visit.Check(InForcedColours);
            await visit.ExpectNoFinding();
        }
    }

    [Fact]
    public async Task In_colours_of_the_reader_s_own_a_hit_of_the_search_is_seen()
    {
        await using var visit = await Visit.To("content/drugs-crime.html", Look.Desk);
        await visit.Page.GotoAsync(visit.Page.Url + "?hl=opium");
        await visit.Page.Locator("main mark").First.WaitForAsync();
        await visit.Check(InForcedColours);
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Locator(".search-dialog[open] input").PressSequentiallyAsync("opium");
        await visit.Page.Locator(".search-found mark").First.WaitForAsync();
        await visit.Check(InForcedColours);
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("content/nato-us.html")]
    [InlineData("content/index.html")]
    [InlineData("content/economy-energy.html")]
    [InlineData("content/references.html")]
    [InlineData("docs/writing.html")]
    [InlineData("persian/امانت.html")]
    public async Task With_more_contrast_text_is_seven_to_one(string page)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var visit = await Visit.To(page, Look.Desk with { Scheme = scheme });
            await visit.Check(WithMoreContrast);
            await visit.ExpectNoFinding();
        }
    }

    [Theory]
    [InlineData("content/nato-us.html")]
    [InlineData("content/index.html")]
    public async Task Nothing_moves_for_readers_who_want_that(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("""
            document.getAnimations().length + [...document.querySelectorAll('*')].filter(e => {
              const style = getComputedStyle(e);
              return parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === 'smooth' || style.animationName !== 'none';
            }).length
            """));
        await visit.ExpectNoFinding();
    }

    internal static async Task<IReadOnlyList<Finding>> InForcedColours(IPage page)
    {
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        var found = await Probe.Run("forced", page);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        return found;
    }

    internal static async Task<IReadOnlyList<Finding>> WithMoreContrast(IPage page)
    {
        await page.EmulateMediaAsync(new() { Contrast = Contrast.More });
        var found = await Probe.Run("contrast-more", page);
        await page.EmulateMediaAsync(new() { Contrast = Contrast.NoPreference });
        return found;
    }

    static async Task Remarks(string page, int width, string where)
    {
        await using var visit = await Visit.To(page, new(width));
        await visit.Check(async shown => await Probe.Run("remarks", shown, where));
        await visit.Check(WidthTests.Check);
        await visit.ExpectNoFinding();
    }
}
