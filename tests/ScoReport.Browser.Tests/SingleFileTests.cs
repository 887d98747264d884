using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>The report in one file, out of a message: in a folder of its own, with nothing beside it and no server.</summary>
public class SingleFileTests
{
    [Theory]
    [InlineData("content/downloads/sco-report.html")]
    public async Task It_is_whole_and_asks_for_nothing(string page)
    {
        await using var alone = new Folder(page);
        var asked = new List<string>();
        await using var visit = await Visit.To(new Place(page, alone.Url, alone.Url), Look.Desk);
        visit.Page.Request += Heard;
        await visit.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Load });
        await Use(visit.Page);
        await visit.Check(WidthTests.Check, new Look(1440), new Look(768), new Look(360));
        await visit.Check(AxeTests.Check, Look.Desk, Look.Phone.InDark);
        visit.Page.Request -= Heard;
        Assert.Equal([alone.Url.AbsoluteUri], asked.Distinct());
        await visit.ExpectNoFinding();

        void Heard(object? sender, IRequest request)
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                asked.Add(request.Url.Split('#')[0]);
            }
        }
    }

    [Theory]
    [InlineData("content/whole.html")]
    [InlineData("content/downloads/sco-report.html")]
    public async Task Every_link_within_it_lands(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => a.hash && !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map(a => a.hash)"));
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("(ids => ids.filter((id, i) => ids.indexOf(id) < i))([...document.querySelectorAll('[id]')].map(e => e.id))"));
        await visit.ExpectNoFinding();
    }

    // The scripts run under its policy: scheme, previews, sorted tables, charts that say their values.
    static async Task Use(IPage page)
    {
        await page.Locator("#page-scheme").ClickAsync();
        Assert.Equal("dark", await page.EvaluateAsync<string>("document.documentElement.dataset.scheme"));
        await page.Locator("#page-scheme").ClickAsync();
        await page.Locator("main a[role=doc-biblioref]").First.HoverAsync();
        await page.Locator(".preview").WaitForAsync();
        Assert.NotEqual(0, await page.Locator("button.sort").CountAsync());
        Assert.NotEqual(0, await page.Locator(".chart-keys").CountAsync());
        Assert.Equal(0, await page.Locator(".search-button").CountAsync());
        await page.Keyboard.PressAsync("Escape");
    }

    sealed class Folder : IAsyncDisposable
    {
        readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scoreport-alone-");

        public Folder(string page)
        {
            var file = Path.Join(_folder.FullName, Path.GetFileName(page));
            File.Copy(Reports.Opened(page).Url.LocalPath, file);
            Url = new Uri(file);
        }

        public Uri Url { get; }

        public ValueTask DisposeAsync()
        {
            _folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
