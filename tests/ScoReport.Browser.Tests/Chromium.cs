using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ScoReport.Browser.Tests.Chromium))]

namespace ScoReport.Browser.Tests;

/// <summary>The machine's own Chromium, started once, when the first test asks for it. It is never downloaded.</summary>
public sealed class Chromium : IAsyncDisposable
{
    const string Variable = "SCOREPORT_BROWSER";

    static readonly string[] Names = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"];

    // Nothing outside the machine has an address in here, whatever a page or the browser itself asks for.
    static readonly string[] Arguments =
        ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-background-networking", "--disable-domain-reliability", "--disable-quic", "--no-pings", "--disable-gpu"];

    static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Started = new(Start);

    static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    /// <summary>The browser. Without one on the machine the test is skipped; where that must not be (in CI, or with a browser named that is not there), it fails.</summary>
    internal static async Task<IBrowser> Browser()
    {
        if (Find() is null)
        {
            const string Missing = $"no Chromium or Chrome on the PATH; install one or name its program in {Variable}";
            Assert.SkipUnless(Given is not null || Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Fail(Given is null ? Missing : $"{Variable} names '{Given}', which is no file");
        }

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

    static string? Find() => Given is not null
        ? File.Exists(Given) ? Given : null
        : (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
           from name in Names
           select Path.Join(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)).FirstOrDefault(File.Exists);

    static async Task<(IPlaywright Driver, IBrowser Browser)> Start()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Arguments }));
    }
}
