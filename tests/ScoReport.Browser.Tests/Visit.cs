using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>Looks at an open page and tells what is wrong with it.</summary>
delegate Task<IReadOnlyList<Finding>> Check(IPage page);

/// <summary>An open page. What it writes to the console, fails at or asks for outside its folder is held against it, whatever is looked at.</summary>
sealed class Visit : IAsyncDisposable
{
    readonly Place _place;
    readonly Tab _tab;
    readonly ConcurrentQueue<Finding> _heard = new();
    readonly List<(Look Look, Finding Finding)> _found = [];
    Look _look;
    Look? _shown;

    Visit(Place place, Tab tab, Look look)
    {
        _place = place;
        _tab = tab;
        _look = look;
        tab.Visitor = this;
    }

    public IPage Page => _tab.Page;

    /// <summary>Opens a page and waits until everything it brings along is there.</summary>
    public static async Task<Visit> To(Place place, Look look, bool script = true, bool touch = false)
    {
        var visit = new Visit(place, await Tab.Take(new(script, touch)), look);
        await visit.Show(look);
        await visit.Page.GotoAsync(place.Url.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        return visit;
    }

    public static Task<Visit> To(string page, Look look) => To(Reports.Opened(page), look);

    /// <summary>Looks at the open page in other ways, and checks it in each.</summary>
    public async Task Check(Check check, params Look[] looks)
    {
        foreach (var look in looks.DefaultIfEmpty(_look))
        {
            await Show(look);
            _found.AddRange((await check(Page)).Select(finding => (look, finding)));
        }
    }

    /// <summary>
    /// Waits until the page is at an address that ends like this, and is there. It listens before it looks, and looks for a heading:
    /// Playwright's own waits, for an address as for a state, look first and miss what comes in between.
    /// </summary>
    public async Task Arrive(string end)
    {
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Page.FrameNavigated += See;
        See(null, Page.MainFrame);
        await there.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Page.FrameNavigated -= See;
        await Page.Locator("h1").First.WaitForAsync();

        void See(object? sender, IFrame frame)
        {
            if (Page.Url.EndsWith(end, StringComparison.Ordinal))
            {
                there.TrySetResult();
            }
        }
    }

    /// <summary>Everything that is wrong so far.</summary>
    public async Task<IReadOnlyList<(Look Look, Finding Finding)>> Findings()
    {
        // A message of the page is on its way until the page has answered once more.
        await Page.EvaluateAsync("1");
        return [.. _heard.Select(heard => (_look, heard)), .. _found];
    }

    public async Task ExpectNoFinding() => Finding.ExpectNone(_place.Name, await Findings());

    public ValueTask DisposeAsync() => _tab.GiveBack();

    public void Hear(string rule, string at, string what, string hint) => _heard.Enqueue(new(rule, at, what, hint));

    public void Judge(IRequest request)
    {
        if (!_place.Root.IsBaseOf(new Uri(request.Url)) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
        {
            Hear("foreign-request", request.Url, $"a request ({request.ResourceType}) that leaves the report", "ship the file with the theme or the report");
        }
    }

    public void Judge(IResponse response)
    {
        if (response.Status >= 400)
        {
            Hear("failed-request", response.Url, $"status {response.Status}", "publish the file or drop the link to it");
        }
    }

    async Task Show(Look look)
    {
        _look = look;
        if (look == _shown)
        {
            return;
        }

        _shown = look;
        await Page.SetViewportSizeAsync(look.Width, look.Height);
        await Page.EmulateMediaAsync(new() { Media = look.Media, ColorScheme = look.Scheme });
    }
}
