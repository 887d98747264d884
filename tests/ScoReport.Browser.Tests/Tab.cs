using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>What a page is read on: with scripts or without, by mouse or (as on a telephone, which has no pointer that hovers) by finger.</summary>
sealed record Device(bool Script = true, bool Touch = false);

/// <summary>A tab of the browser, which one test after the other uses: a tab of its own for each page would cost more than all that is looked at.</summary>
sealed class Tab
{
    static readonly ConcurrentDictionary<Device, ConcurrentBag<Tab>> Idle = new();

    readonly Device _device;

    Tab(IPage page, Device device)
    {
        _device = device;
        Page = page;
        page.Console += (_, message) => Visitor?.Hear("console", message.Location, $"{message.Type}: {message.Text}", "a page says nothing");
        page.PageError += (_, error) => Visitor?.Hear("script-error", page.Url, error, "mend the script");
        page.RequestFailed += (_, request) => Visitor?.Hear("failed-request", request.Url, request.Failure ?? "failed", "publish the file or drop the link to it");
        page.Response += (_, response) => Visitor?.Judge(response);
        page.Request += (_, request) => Visitor?.Judge(request);
    }

    public IPage Page { get; }

    /// <summary>Who hears what the page says and asks for.</summary>
    public Visit? Visitor { private get; set; }

    public static async Task<Tab> Take(Device device)
    {
        var browser = await Chromium.Browser();
        if (Idle.GetOrAdd(device, static _ => []).TryTake(out var tab))
        {
            return tab;
        }

        var page = await browser.NewPageAsync(new() { JavaScriptEnabled = device.Script, HasTouch = device.Touch, IsMobile = device.Touch, ReducedMotion = ReducedMotion.Reduce });
        page.SetDefaultTimeout(30_000);
        return new(page, device);
    }

    /// <summary>Leaves the tab empty to the next one.</summary>
    public async ValueTask GiveBack()
    {
        Visitor = null;
        await Page.UnrouteAllAsync();
        await Forget();
        await Page.GotoAsync("about:blank");
        // A pointer that rests where the next page has a button would enter it.
        await Page.Mouse.MoveAsync(0, 0);
        Idle[_device].Add(this);
    }

    /// <summary>Drops what the page that is open keeps from one visit to the next, whatever the reader chose in it.</summary>
    public async Task Forget() => await Page.EvaluateAsync("() => { try { localStorage.clear(); } catch { /* A page without an address keeps nothing. */ } }");
}
