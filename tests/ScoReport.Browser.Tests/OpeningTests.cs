using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>Every page opens by double click and from a server, says nothing to the console and asks for nothing outside.</summary>
public class OpeningTests
{
    [Theory]
    [MemberData(nameof(Reports.Pages), MemberType = typeof(Reports))]
    public async Task A_page_opens_from_its_file(string page) => await Open(Reports.Opened(page), visit => Downloads(visit, Reports.Opened(page)));

    [Theory]
    [MemberData(nameof(Reports.Pages), MemberType = typeof(Reports))]
    public async Task A_page_opens_from_a_server(string page) => await Open(await Reports.Served(page), static _ => Task.CompletedTask);

    [Theory]
    [MemberData(nameof(Reports.Redirects), MemberType = typeof(Reports))]
    public async Task An_old_address_leads_on(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        await visit.Page.Locator("h1").WaitForAsync();
        Assert.NotEqual(Reports.Opened(page).Url.AbsoluteUri, visit.Page.Url);
        await visit.ExpectNoFinding();
    }

    static async Task Open(Place place, Func<IPage, Task> further)
    {
        await using var visit = await Visit.To(place, Look.Desk);
        Assert.NotEqual("", await visit.Page.TitleAsync());
        Assert.True(await visit.Page.Locator("h1").IsVisibleAsync());
        await further(visit.Page);
        await visit.ExpectNoFinding();
    }

    // What can be downloaded lies in the folder, so that it is there offline too.
    static async Task Downloads(IPage page, Place place)
    {
        var links = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[download]')].map(a => a.getAttribute('href')).filter(h => !h.startsWith('data:'))");
        var files = links.Select(link => (link, File: Reports.FileBehind(place, link)));
        Assert.Empty(files.Where(static f => f.File is null || new FileInfo(f.File).Length == 0).Select(static f => f.link));
    }
}
