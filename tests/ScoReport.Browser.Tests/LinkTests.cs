using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>What a link within the report leads to is in sight, and the way back is too.</summary>
public class LinkTests
{
    [Theory]
    [MemberData(nameof(Reports.PagesWithCitations), MemberType = typeof(Reports))]
    public async Task A_citation_leads_to_its_source_and_back(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        var citation = visit.Page.Locator("main a[role=doc-biblioref]").First;
        var at = await citation.EvaluateAsync<string?>("a => a.closest('.citation[id]')?.id ?? null");
        await citation.ClickAsync();
        Assert.True(await InSight(visit.Page, ":target"));
        if (at is not null)
        {
            await visit.Page.Locator(":target summary").EvaluateAllAsync<object?>("all => all.forEach(s => s.click())");
            await visit.Page.Locator($":target a[href$='#{at}']").First.ClickAsync();
            Assert.True(await InSight(visit.Page, ":target"));
            Assert.EndsWith("#" + at, visit.Page.Url, StringComparison.Ordinal);
        }

        await visit.ExpectNoFinding();
    }

    // What previews show is a click away where there are none: a place with words, and one to read.
    [Theory]
    [MemberData(nameof(Reports.APageWithPreviews), MemberType = typeof(Reports))]
    public async Task Without_scripts_each_kind_of_link_leads_to_its_words(string page)
    {
        await using var visit = await Visit.To(Reports.Opened(page), Look.Desk, script: false);
        foreach (var kind in (string[])["a.cross-reference[href*='#tbl-']", "a.cross-reference[href*='#fig-']", "a[role=doc-biblioref]", "a[role=doc-noteref]", "a.term-link"])
        {
            await visit.Page.GotoAsync(Reports.Opened(page).Url.AbsoluteUri);
            var link = visit.Page.Locator($"main {kind}:visible").First;
            if (await link.CountAsync() > 0)
            {
                await link.ClickAsync();
                await visit.Page.Locator("h1").First.WaitForAsync();
                Assert.True(await InSight(visit.Page, ":target"), kind);
                Assert.NotEqual("", (await visit.Page.Locator(":target").InnerTextAsync()).Trim());
            }
        }

        await visit.ExpectNoFinding();
    }

    static async Task<bool> InSight(IPage page, string selector) =>
        await page.Locator(selector).First.EvaluateAsync<bool>("e => { const b = e.getBoundingClientRect(); return b.height > 0 && b.top < innerHeight && b.bottom > 0; }");
}
