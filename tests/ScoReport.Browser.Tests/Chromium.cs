using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ScoReport.Browser.Tests.Chromium))]

namespace ScoReport.Browser.Tests;

/// <summary>The machine's own Chromium, started once, when the first test asks for it. It is never downloaded.</summary>
public sealed class Chromium : IAsyncDisposable
{
    static readonly Installed Program = new("Chromium or Chrome", "SCOREPORT_BROWSER", "chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome");

    // Nothing outside the machine has an address in here, whatever a page or the browser itself asks for.
    // Each tab has a process of its own all the same, since each is a browsing context; what the limit saves is the one that is started ahead at every second page, and never used.
    static readonly string[] Arguments =
        ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-background-networking", "--disable-domain-reliability", "--disable-quic", "--no-pings", "--disable-gpu", "--renderer-process-limit=1"];

    static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Started = new(Start);

    /// <summary>The browser; the test is skipped or fails without one.</summary>
    internal static async Task<IBrowser> Browser()
    {
        Program.Require();
        return (await Started.Value).Browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (Started.IsValueCreated)
        {
            var (driver, browser) = await Started.Value;
            await browser.CloseAsync();
            driver.Dispose();
        }

        await Reports.Remove();
    }

    static async Task<(IPlaywright Driver, IBrowser Browser)> Start()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Program.Path, Args = Arguments }));
    }
}
