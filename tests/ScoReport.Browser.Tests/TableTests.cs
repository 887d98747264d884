using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>Data tables from a file: sorted and filtered by mouse and by keyboard, stacked on a telephone, with downloads that are there.</summary>
public class TableTests
{
    [Theory]
    [MemberData(nameof(Reports.PagesWithSortedTables), MemberType = typeof(Reports))]
    public async Task Every_column_sorts_by_mouse(string page) => await Sort(page, static (_, button) => button.ClickAsync(), static headings => headings);

    [Theory]
    [MemberData(nameof(Reports.PagesWithSortedTables), MemberType = typeof(Reports))]
    public async Task A_table_sorts_by_keyboard(string page) => await Sort(page, Press, static headings => headings.Skip(Math.Max(0, headings.Count - 1)));

    [Theory]
    [MemberData(nameof(Reports.PagesWithSortedTables), MemberType = typeof(Reports))]
    public async Task A_filter_keeps_the_rows_that_hold_its_words(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        await Unfold(visit.Page);
        foreach (var table in await visit.Page.Locator("table[data-filter]").AllAsync())
        {
            var figure = table.Locator("xpath=ancestor::figure[1]");
            var rows = figure.Locator("tbody tr:not([class])");
            var all = await rows.AllInnerTextsAsync();
            // What the heading of a group says is said of each of its rows.
            var groups = await rows.EvaluateAllAsync<string[]>("rows => rows.map(r => r.parentElement.querySelector('tr.group')?.innerText ?? '')");
            var wanted = (await rows.Nth(1).Locator("th, td").First.InnerTextAsync()).Split('\n')[0];

            await figure.Locator("input").FocusAsync();
            await visit.Page.Keyboard.TypeAsync(wanted);
            var kept = await figure.Locator("tbody tr:not([class]):visible").AllInnerTextsAsync();
            Assert.Equal(all.Zip(groups).Where(row => (row.Second + row.First).Contains(wanted, StringComparison.CurrentCultureIgnoreCase)).Select(static row => row.First), kept);
            Assert.Empty(await figure.Locator("tbody:visible:not(:has(tr:not([class]):visible)):has(tr:not([class]))").AllAsync());
            Assert.StartsWith(kept.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), InAscii(await figure.Locator("output:not(.visually-hidden)").InnerTextAsync()), StringComparison.Ordinal);

            await visit.Page.Keyboard.PressAsync("ControlOrMeta+A");
            await visit.Page.Keyboard.PressAsync("Delete");
            Assert.Equal(all, await figure.Locator("tbody tr:not([class]):visible").AllInnerTextsAsync());
        }

        await visit.ExpectNoFinding();
    }

    // Each language counts with its own digits.
    static string InAscii(string text) => string.Concat(text.Select(static c => char.IsDigit(c) ? (char)('0' + char.GetNumericValue(c)) : c));

    // What is typed need not be what stands there, letter by letter: other digits, another case, no accents, no groups of digits.
    [Theory]
    [InlineData("fa", "٫", "کرمانشاه ۱", "۱٬۲۳۴٫۵", "کرمانشاه 1")]
    [InlineData("fa", "٫", "كرمانشاه", "−۱٬۲۳۴٫۵", "کرمانشاه")]
    [InlineData("fa", "٫", "می‌خواهم", "۱٬۲۳۴٫۵", "۱۲۳۴")]
    [InlineData("fa", "٫", "آب", "۷", "اب")]
    [InlineData("fa", "٫", "آب", "۷٬۰۰۰", "7000")]
    [InlineData("fa", "٫", "آب", "−۷", "-7")]
    [InlineData("ru", ",", "Ёлка", "12\u202f345,6", "12 345")]
    [InlineData("ru", ",", "Ёлка", "12\u202f345,6", "12345,6")]
    [InlineData("ru", ",", "Ёлка", "1", "ЕЛКА")]
    [InlineData("de", ",", "Müller", "1.234", "muller")]
    [InlineData("en", ".", "Łódź 🏙", "1,234.5", "1234.5")]
    [InlineData("en", ".", "Łódź 🏙", "1,234.5", "🏙")]
    public async Task A_filter_takes_what_readers_type(string language, string mark, string name, string number, string typed)
    {
        await using var visit = await Table(language, mark, $"<tr id=\"wanted\"><th scope=\"row\">{name}<td>{number}</tr><tr><th scope=\"row\">x<td>0</tr>");
        var page = visit.Page;
        await page.Locator("input").FillAsync(typed);
        Assert.Equal(["wanted"], await page.Locator("tbody tr:visible").EvaluateAllAsync<string[]>("rows => rows.map(r => r.id)"));

        Assert.Equal(language == "fa" ? "۱ / ۲ r" : "1 / 2 r", await page.Locator("label output").TextContentAsync());

        // Two cells are not one word.
        await page.Locator("input").FillAsync("x0");
        Assert.Equal(0, await page.Locator("tbody tr:visible").CountAsync());
    }

    // Values in the text lead to their rows, notes to their marks.
    [Fact]
    public async Task A_link_to_a_row_that_is_filtered_out_shows_it()
    {
        await using var visit = await Table("en", ".", "<tr><th scope=\"row\">x<td>0</tr></tbody><tbody><tr class=\"group\"><th colspan=\"2\">G</tr><tr id=\"row\"><th scope=\"row\">y<td><b id=\"mark\">1</b></tr>");
        var page = visit.Page;
        await page.EvaluateAsync("document.body.insertAdjacentHTML('beforeend', '<a href=\"#row\">A value</a> <a href=\"#mark\">A note</a>')");
        foreach (var link in await page.Locator("a").AllAsync())
        {
            await page.Locator("input").FillAsync("x");
            Assert.False(await page.Locator("#row").IsVisibleAsync());
            await link.ClickAsync();
            Assert.True(await page.Locator("#row").IsVisibleAsync());
            Assert.Equal(("", ""), (await page.Locator("input").InputValueAsync(), await page.Locator("label output").TextContentAsync()));
        }
    }

    // Paper cannot tell what was typed, and a sum below some of its rows would be wrong there.
    [Fact]
    public async Task On_paper_a_filtered_table_has_all_its_rows()
    {
        await using var visit = await Table("en", ".", "<tr><th scope=\"row\">x<td>0</tr></tbody><tbody><tr class=\"group\"><th colspan=\"2\">G</tr><tr><th scope=\"row\">y<td>1</tr>");
        var page = visit.Page;
        await page.AddStyleTagAsync(new() { Path = Reports.OwnFile("..", "..", "themes", "default", "assets", "style.css") });
        await page.Locator("input").FillAsync("x");
        Assert.Equal(1, await page.Locator("tbody tr:visible").CountAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(3, await page.Locator("tbody tr:visible").CountAsync());
    }

    [Theory]
    [InlineData("en", ".", "−5k", "−1,200.5", "−3", "0", "2n", "2µ", "1m", "5", "1.5M", "2G")]
    [InlineData("fa", "٫", "−۱٬۲۰۰٫۵", "−۳", "۰", "۲µ", "۱m", "۵", "۱٬۰۰۰")]
    [InlineData("ru", ",", "−1\u202f200,5 ₽", "−3 ₽", "0 ₽", "0,5 ₽", "1\u202f000 ₽")]
    [InlineData("de", ",", "−1.200,5 %", "−3 %", "0 %", "0,5 %", "1.000 %")]
    public async Task Numbers_sort_as_numbers(string language, string mark, params string[] numbers)
    {
        await using var visit = await Table(language, mark, string.Concat(numbers.Order(StringComparer.Ordinal).Select(static n => $"<tr><th scope=\"row\">x<td>{n}</tr>")));
        var page = visit.Page;
        await page.Locator("button.sort").Nth(1).ClickAsync();
        Assert.Equal(numbers, await page.Locator("td").AllTextContentsAsync());
    }

    static async Task<Visit> Table(string language, string mark, string rows)
    {
        var visit = await Visit.To(new Place("a table", new Uri("about:blank"), new Uri("about:blank")), Look.Desk);
        await visit.Page.SetContentAsync($"""
            <html lang="{language}"><body><div><table class="data" data-sort="s" data-sorted="a|b|c" data-decimal="{mark}" data-filter="f" data-rows="r">
            <thead><tr><th scope="col">A<th scope="col" class="numeric">B</tr></thead><tbody>{rows}</tbody></table></div></body></html>
            """);
        await visit.Page.AddScriptTagAsync(new() { Path = Reports.OwnFile("..", "..", "themes", "default", "assets", "tables.js") });
        return visit;
    }

    [Theory]
    [MemberData(nameof(Reports.PagesWithSortedTables), MemberType = typeof(Reports))]
    public async Task A_short_table_is_stacked_on_a_telephone(string page)
    {
        await using var visit = await Visit.To(page, Look.Phone);
        await Unfold(visit.Page);
        await visit.Check(static shown => Run("stacked", shown));
        await visit.ExpectNoFinding();
    }

    // A sum has no value in columns that are not added up, and a card no line for what is not there.
    [Fact]
    public async Task On_a_telephone_a_column_of_data_is_an_entry()
    {
        await using var visit = await Visit.To("content/data.html", new(360));
        Assert.Equal(0, await visit.Page.Locator(".dataset .table-scroll").EvaluateAllAsync<int>("all => all.filter(box => box.scrollWidth > box.clientWidth).length"));
        var wrong = await visit.Page.Locator(".dataset tbody tr").EvaluateAllAsync<string[]>("""
            rows => rows.filter(row => {
              const [name, title, type] = Array.from(row.cells, cell => cell.getClientRects()[0]), said = row.querySelectorAll("[data-label]:not(:empty)");
              return Math.abs(name.top - title.top) > 6 || type.top < title.top - 6 || Array.from(said).some(cell => cell.getBoundingClientRect().top < title.bottom - 2);
            }).map(row => row.textContent)
            """);
        Assert.Empty(wrong);
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task The_form_of_a_column_of_data_is_not_broken(int width)
    {
        await using var visit = await Visit.To("content/data.html", new(width));
        Assert.Equal(0, await visit.Page.Locator(".dataset td:nth-child(3) code").EvaluateAllAsync<int>("all => all.filter(code => code.getClientRects().length > 1).length"));
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData("content/appendices/C-concordance.html", 360)]
    [InlineData("content/appendices/C-concordance.html", 1440)]
    [InlineData("content/corrections.html", 360)]
    public async Task A_range_of_numbers_stays_on_one_line(string page, int width)
    {
        await using var visit = await Visit.To(page, new(width));
        var ranges = visit.Page.Locator(".nobr");
        Assert.NotEqual(0, await ranges.CountAsync());
        Assert.Empty(await ranges.EvaluateAllAsync<string[]>("all => all.filter(range => range.getClientRects().length > 1).map(range => range.textContent)"));
        await visit.ExpectNoFinding();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task The_row_that_a_link_leads_to_is_marked_with_its_name(int width)
    {
        await using var visit = await Visit.To("content/economy-energy.html", new(width));
        var row = await visit.Page.Locator(".data tbody tr[id]").First.GetAttributeAsync("id");
        await visit.Page.EvaluateAsync("id => location.hash = id", row);
        Assert.Single((await visit.Page.Locator(".data tr:target > *").EvaluateAllAsync<string[]>("all => all.map(cell => getComputedStyle(cell).backgroundColor)")).Distinct());
        await visit.ExpectNoFinding();
    }

    [Fact]
    public async Task A_card_of_sums_has_no_empty_lines()
    {
        await using var visit = await Table("en", ".", "<tr class=\"subtotal\"><th scope=\"row\">All<td class=\"text\" data-label=\"Key\"><td data-label=\"B\">5</tr>");
        var page = visit.Page;
        await page.SetViewportSizeAsync(360, 700);
        await page.AddStyleTagAsync(new() { Path = Reports.OwnFile("..", "..", "themes", "default", "assets", "style.css") });
        await page.EvaluateAsync("document.querySelector('div').className = 'stacks'");
        Assert.Equal(["5"], await page.Locator("td:visible").AllTextContentsAsync());
    }

    [Fact]
    public async Task A_total_that_the_data_states_stays_below_its_parts()
    {
        await using var visit = await Visit.To("docs/checks.html", Look.Desk);
        var table = visit.Page.Locator("table:has(tr.stated-total)").First;
        await table.Locator("button.sort").Nth(1).ClickAsync();
        Assert.Equal(["Permanent crops", "Arable land", "Permanent pasture", "Agricultural land", "Forest", "Other"], await table.Locator("tbody tr > th").AllInnerTextsAsync());
        Assert.Equal("650", await table.Locator("tr.stated-total td").First.EvaluateAsync<string>("cell => getComputedStyle(cell).fontWeight"));
        await visit.ExpectNoFinding();
    }

    // The eight colours of charts have short names, too.
    [Fact]
    public async Task Whole_numbers_end_where_their_heading_does()
    {
        await using var visit = await Table("en", ".", "<tr><th scope=\"row\">x<td>1,200</tr>");
        var page = visit.Page;
        await page.AddStyleTagAsync(new() { Path = Reports.OwnFile("..", "..", "themes", "default", "assets", "style.css") });
        var edges = await page.EvaluateAsync<double[]>("""
            ['thead .numeric', 'tbody td'].map(cell => {
              const range = document.createRange();
              range.selectNodeContents(document.querySelector(cell).firstChild);
              return range.getBoundingClientRect().right;
            })
            """);
        Assert.Equal(edges[0], edges[1], 1.0);
    }

    [Fact]
    public async Task On_a_telephone_buttons_that_sort_are_in_even_rows()
    {
        await using var visit = await Visit.To("content/economy-energy.html", Look.Phone);
        var gaps = await visit.Page.EvaluateAsync<double[]>("""
            [...document.querySelectorAll('#tbl-trade button.sort')].map(b => b.getBoundingClientRect())
              .flatMap((box, i, all) => i > 0 && all[i - 1].top === box.top ? [Math.round(box.left - all[i - 1].right)] : [])
            """);
        Assert.NotEmpty(gaps);
        Assert.Single(gaps.Distinct());
        await visit.ExpectNoFinding();
    }

    [Theory]
    [MemberData(nameof(Reports.PagesWithSortedTables), MemberType = typeof(Reports))]
    public async Task Columns_stand_apart(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        await Unfold(visit.Page);
        await visit.Check(static shown => Run("tables", shown), new Look(1440), new Look(768));
        await visit.ExpectNoFinding();
    }

    static async Task Sort(string page, Func<IPage, ILocator, Task> act, Func<IReadOnlyList<ILocator>, IEnumerable<ILocator>> choose)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        await Unfold(visit.Page);
        var tables = await visit.Page.Locator("table[data-sort]").AllAsync();
        for (var i = 0; i < tables.Count; i++)
        {
            var before = await tables[i].InnerTextAsync();
            foreach (var button in choose(await tables[i].Locator("button.sort").AllAsync()))
            {
                foreach (var way in new[] { "ascending", "descending", null })
                {
                    await act(visit.Page, button);
                    Assert.Equal(way, await button.Locator("xpath=..").GetAttributeAsync("aria-sort"));
                    await visit.Check(shown => Run("sorted", shown, i));
                }
            }

            Assert.Equal(before, await tables[i].InnerTextAsync());
        }

        Assert.NotEmpty(tables);
        await visit.ExpectNoFinding();
    }

    static async Task Press(IPage page, ILocator button)
    {
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    static async Task Unfold(IPage page) => await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

    static async Task<IReadOnlyList<Finding>> Run(string probe, IPage page, object? argument = null) => await Probe.Run(probe, page, argument);
}
