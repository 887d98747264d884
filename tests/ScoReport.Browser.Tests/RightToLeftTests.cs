using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>A report from right to left: numbers, their signs and what marks them stand where a reader of Persian looks for them.</summary>
public class RightToLeftTests
{
    const string Chapter = "persian/امانت.html";

    const string Second = "persian/سال‌ها.html";

    // Where a character of a text is, by the text's own box: its left edge, right edge and top.
    const string Places = """
        const places = (element, text) => {
          const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), range = document.createRange();
          while (walk.nextNode()) {
            const start = walk.currentNode.data.indexOf(text);
            if (start < 0) { continue; }
            range.setStart(walk.currentNode, start);
            range.setEnd(walk.currentNode, start + text.length);
            return range.getBoundingClientRect();
          }
          throw new Error(`${text} is not there`);
        };
        const numbers = [...document.querySelectorAll('#tbl-loans tbody td[data-label]:not(.text, .missing)')].filter(c => c.textContent.trim());
        const digits = cell => { const own = [...cell.childNodes].find(n => n.nodeType === 3 && n.data.trim()), range = document.createRange(); range.selectNodeContents(own); return range.getBoundingClientRect(); };
        """;

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task Marks_and_letters_stand_behind_a_number_and_clear_of_it(int width) => await Holds(Chapter, width, """
        numbers.filter(c => c.querySelector('.marks')).every(c => {
          const number = digits(c), marks = c.querySelector('.marks').getBoundingClientRect();
          return marks.right <= number.left + 1 && marks.left >= 0;
        }) && numbers.some(c => c.querySelector('.marks'))
        """);

    [Theory]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task Numbers_of_a_column_end_below_one_another(int width) => await Holds(Chapter, width, """
        ['امانت', 'سهم'].every(label => { const ends = numbers.filter(c => c.dataset.label === label).map(c => digits(c).right); return ends.length > 3 && Math.max(...ends) - Math.min(...ends) < 1.5; })
        """);

    [Fact]
    public async Task On_a_telephone_a_number_stands_beside_its_label() => await Holds(Chapter, 360, """
        numbers.every(c => {
          const cell = c.getBoundingClientRect(), number = digits(c);
          return cell.height < 40 && number.top - cell.top < 8 && number.right < cell.left + cell.width / 2 && getComputedStyle(c, '::before').textAlign === 'start' && getComputedStyle(c).direction === 'rtl';
        })
        """);

    [Fact]
    public async Task On_a_telephone_a_bar_begins_below_its_number() => await Holds(Chapter, 360, """
        numbers.filter(c => c.querySelector('.bar')).every(c => {
          const number = digits(c), bar = c.querySelector('.bar rect').getBoundingClientRect();
          return bar.top >= number.bottom - 4 && Math.abs(bar.left - number.left) < 3;
        })
        """);

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    public async Task What_the_source_prints_opens_within_the_page(int width)
    {
        await using var visit = await Visit.To(Chapter, new(width));
        await visit.Page.Locator(".printed summary").First.ClickAsync();
        Assert.True(await visit.Page.Locator(".printed-value").First.EvaluateAsync<bool>("value => { const box = value.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth && getComputedStyle(value).direction === 'rtl'; }"));
        await visit.Check(WidthTests.Check);
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task On_a_telephone_a_total_has_no_line_without_a_value() => await Holds(Chapter, 360, """
        [...document.querySelectorAll('#tbl-loans .total td')].filter(c => c.checkVisibility()).length === 1
        """);

    [Theory]
    [InlineData("persian/index.html", "main .value", "−", "۷")]
    [InlineData(Chapter, "#tbl-loans [id$='ساحلی'] td:last-child", "−", "۷")]
    [InlineData(Chapter, "#fig-change .chart-summary", "−", "۷")]
    [InlineData(Chapter, "#tbl-loans tbody tr", "۵۸", "٪")]
    public async Task A_sign_is_on_the_left_and_a_per_cent_on_the_right(string page, string at, string left, string right)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        var edges = await visit.Page.EvaluateAsync<float[]>("([at, left, right]) => {" + Places + """
            for (const fold of document.querySelectorAll('details')) { fold.open = true; }
            const element = [...document.querySelectorAll(at)].find(e => e.textContent.includes(left) && e.textContent.includes(right));
            return [places(element, left).left, places(element, right).left];
          }
          """, new[] { at, left, right });
        Assert.True(edges[0] < edges[1], $"{left} begins at {edges[0]}, {right} at {edges[1]}");
    }

    [Fact]
    public async Task Pages_of_a_Latin_work_run_from_left_to_right() => await Holds("persian/references.html", 768, """
        (() => { const work = document.getElementById('ref-roe2010'); return places(work, '10–').left < places(work, '20').left && places(work, 'ش').left < places(work, '10–').left + 2000 && work.querySelectorAll('bdi').length === 2; })()
        """);

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task The_next_page_is_on_the_left_and_so_is_its_arrow(int width) => await Holds(Chapter, width, """
        (() => {
          const next = document.querySelector('.pager-next .pager-direction'), box = next.getBoundingClientRect();
          return box.left < innerWidth / 2 && getComputedStyle(next, '::after').content.startsWith('" ←"');
        })()
        """);

    [Fact]
    public async Task Remarks_are_in_the_left_margin_and_chapters_on_the_right() => await Holds(Chapter, 1440, """
        (() => {
          const text = document.querySelector('.chapter-text > p').getBoundingClientRect();
          return document.querySelector('.aside').getBoundingClientRect().right < text.left + 1 && document.querySelector('.chapter-nav').getBoundingClientRect().left > text.right - 1;
        })()
        """);

    [Fact]
    public async Task A_preview_of_a_table_and_of_a_work_runs_from_right_to_left()
    {
        await using var visit = await Visit.To(Chapter, Look.Desk);
        foreach (var (link, text) in new[] { ("main p a.cross-reference", "کتابخانه‌های شهر"), ("main p a[role=doc-biblioref]", "خواننده و راه") })
        {
            await visit.Page.Locator(link).First.HoverAsync();
            var preview = visit.Page.Locator(".preview");
            await Assertions.Expect(preview).ToContainTextAsync(text);
            Assert.Equal("rtl", await preview.EvaluateAsync<string>("preview => getComputedStyle(preview).direction"));
            await visit.Page.Keyboard.PressAsync("Escape");
        }

        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("امانت")]
    [InlineData("۱۸۲٬۴۰۰")]
    [InlineData("2024")]
    public async Task The_search_finds_Persian_words_and_numbers(string words)
    {
        await using var visit = await Visit.To(Second, Look.Desk);
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Locator(".search-dialog[open] input").PressSequentiallyAsync(words);
        var mark = visit.Page.Locator(".search-found mark").First;
        await mark.WaitForAsync();
        Assert.Equal("rtl", await mark.EvaluateAsync<string>("mark => getComputedStyle(mark).direction"));
        await visit.ExpectNoFinding();
    }

    static async Task Holds(string page, int width, string condition)
    {
        await using var visit = await Visit.To(page, new(width));
        Assert.True(await visit.Page.EvaluateAsync<bool>($"() => {{ {Places} return {condition}; }}"), condition);
        await visit.ExpectNoFinding();
    }
}
