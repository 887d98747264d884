using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using WebDriverBiDi;
using WebDriverBiDi.BrowsingContext;
using WebDriverBiDi.Input;
using WebDriverBiDi.Script;
using WebDriverBiDi.Session;

[assembly: AssemblyFixture(typeof(ScoReport.Browser.Tests.Firefox))]

namespace ScoReport.Browser.Tests;

/// <summary>The machine's own Firefox, started once, with one tab that is driven through WebDriver BiDi (W3C). It is never downloaded, and reaches no network.</summary>
public sealed class Firefox : IAsyncDisposable
{
    const string Ready = "WebDriver BiDi listening on ";

    static readonly Installed Program = new("Firefox", "SCOREPORT_FIREFOX", "firefox-esr", "firefox");

    // A proxy that is not there stands before every address but this machine's.
    static readonly string[] Preferences =
    [
        "user_pref('network.proxy.type', 1);", "user_pref('network.proxy.socks', '127.0.0.1');", "user_pref('network.proxy.socks_port', 9);",
        "user_pref('ui.prefersReducedMotion', 1);", "user_pref('app.update.enabled', false);", "user_pref('browser.aboutwelcome.enabled', false);",
        "user_pref('datareporting.policy.dataSubmissionEnabled', false);", "user_pref('remote.active-protocols', 1);",
    ];

    static readonly Lazy<Task<Firefox>> Started = new(Start);

    readonly SemaphoreSlim _turn = new(1);
    readonly ConcurrentQueue<string> _heard = new();
    readonly string _profile = Directory.CreateTempSubdirectory("scoreport-firefox-").FullName;
    readonly BiDiDriver _driver = new(TimeSpan.FromSeconds(30));
    Process? _process;
    string _tab = "";

    /// <summary>Does one test's work in the tab, and holds against the page what it wrote to the console or asked for outside its folder.</summary>
    internal static async Task Use(Func<Firefox, Task> work)
    {
        Program.Require();
        var firefox = await Started.Value;
        await firefox._turn.WaitAsync();
        try
        {
            firefox._heard.Clear();
            await work(firefox);
            await firefox.Read<int>("1");
            Assert.Empty(firefox._heard);
        }
        finally
        {
            firefox._turn.Release();
        }
    }

    /// <summary>Opens a page, with its script and style sheet.</summary>
    public async Task Open(Uri address) =>
        await _driver.BrowsingContext.NavigateAsync(new NavigateCommandParameters(_tab, address.AbsoluteUri) { Wait = ReadinessState.Complete });

    public async Task Resize(ulong width, ulong height) =>
        await _driver.BrowsingContext.SetViewportAsync(new SetViewportCommandParameters { BrowsingContextId = _tab, Viewport = new Viewport { Width = width, Height = height } });

    /// <summary>What an expression of JavaScript gives.</summary>
    public async Task<T> Read<T>(string expression)
    {
        var result = await _driver.Script.EvaluateAsync(new EvaluateCommandParameters($"(async () => JSON.stringify(await ({expression})))()", new ContextTarget(_tab), true));
        return result.TryAs<EvaluateResultSuccess>(out var success)
            ? JsonSerializer.Deserialize<T>(success.Result.As<StringRemoteValue>().Value)!
            : throw new InvalidOperationException($"{expression}: {result.As<EvaluateResultException>().ExceptionDetails.Text}");
    }

    /// <summary>Waits until an expression gives something; the page may be another one by then.</summary>
    public async Task<T> Wait<T>(string expression)
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                return await Read<T>($"new Promise((done, fail) => {{ const end = Date.now() + 20000, look = () => {{ const found = {expression}; found ? done(found) : Date.now() > end ? fail('never came') : setTimeout(look, 20); }}; look(); }})");
            }
            catch (WebDriverBiDiException) when (clock.Elapsed < TimeSpan.FromSeconds(20))
            {
                // The page that was waited in has gone.
            }
        }
    }

    /// <summary>Types characters, and keys by their code points (WebDriver, "Keyboard actions").</summary>
    public async Task Press(string keys)
    {
        var source = new KeySourceActions("keyboard");
        foreach (var key in keys.EnumerateRunes())
        {
            source.Actions.Add(new KeyDownAction(key.ToString()));
            source.Actions.Add(new KeyUpAction(key.ToString()));
        }

        await Act(source);
    }

    /// <summary>Moves the pointer to the middle of the first line of an element.</summary>
    public async Task Hover(string selector)
    {
        var at = await Read<double[]>($"(e => {{ e.scrollIntoView({{ block: 'center' }}); const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; }})(document.querySelector({JsonSerializer.Serialize(selector)}))");
        var source = new PointerSourceActions("mouse") { Parameters = new PointerParameters { PointerType = PointerType.Mouse } };
        source.Actions.Add(new PointerMoveAction { X = Math.Round(at[0]), Y = Math.Round(at[1]) });
        await Act(source);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Started.IsValueCreated || await Started.Value is not { } firefox)
        {
            return;
        }

        await firefox._driver.StopAsync();
        await firefox._driver.DisposeAsync();
        firefox._process?.Kill(entireProcessTree: true);
        await (firefox._process?.WaitForExitAsync() ?? Task.CompletedTask);
        firefox._turn.Dispose();
        Directory.Delete(firefox._profile, recursive: true);
    }

    async Task Act(SourceActions source) => await _driver.Input.PerformActionsAsync(new PerformActionsCommandParameters(_tab) { Actions = { source } });

    static async Task<Firefox> Start()
    {
        var firefox = new Firefox();
        await File.WriteAllLinesAsync(Path.Join(firefox._profile, "user.js"), Preferences);
        firefox._process = Process.Start(new ProcessStartInfo(Program.Path!, ["--headless", "--no-remote", "--profile", firefox._profile, "--remote-debugging-port", "0"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await firefox._driver.StartAsync(await Address(firefox._process) + "/session");
        await firefox._driver.Session.NewSessionAsync(new NewCommandParameters());
        firefox._driver.Log.OnEntryAdded.AddObserver(entry => firefox._heard.Enqueue($"console, {entry.Level}: {entry.Text}"));
        firefox._driver.Network.OnBeforeRequestSent.AddObserver(sent => firefox.Judge(sent.Request.Url));
        await firefox._driver.Session.SubscribeAsync(new SubscribeCommandParameters(["log.entryAdded", "network.beforeRequestSent"], [], []));
        firefox._tab = (await firefox._driver.BrowsingContext.CreateAsync(new CreateCommandParameters(CreateType.Tab))).BrowsingContextId;
        return firefox;
    }

    void Judge(string address)
    {
        if (!address.StartsWith("file:", StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal) && !address.StartsWith("about:", StringComparison.Ordinal))
        {
            _heard.Enqueue("a request that leaves the report: " + address);
        }
    }

    // The rest of what it says is read too, so that it never waits for a reader.
    static Task<string> Address(Process process)
    {
        var address = new TaskCompletionSource<string>();
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                address.TrySetException(new InvalidOperationException("Firefox ended before it listened."));
            }
            else if (line.Data.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var at)
            {
                address.TrySetResult(line.Data[(at + Ready.Length)..].Trim());
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return address.Task;
    }
}
