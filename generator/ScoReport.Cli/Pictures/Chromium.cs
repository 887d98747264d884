using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ScoReport.Cli.Pictures;

/// <summary>A browser of the Chromium family, which turns SVG pictures into PNG: one process for all of them, without a network, within a minute.</summary>
sealed partial class Chromium(string path)
{
    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Twice the size in pixels, for screens and print that show twice as many.
    const string Page = """
        <!DOCTYPE html><meta charset="utf-8"><script>
        onload = function () {
          document.body.textContent = Array.from(document.images).map(function (image) {
            var canvas = document.createElement("canvas");
            canvas.width = image.naturalWidth * 2;
            canvas.height = image.naturalHeight * 2;
            canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
            return "[" + canvas.toDataURL("image/png").split(",")[1] + "]";
          }).join("");
        };
        </script><body>
        """;

    /// <summary>The one that SCOREPORT_BROWSER names, else the first on PATH; nothing where there is none.</summary>
    public static Chromium? Find(Func<string, string?> variable)
    {
        if (variable("SCOREPORT_BROWSER") is { } named)
        {
            return File.Exists(named) ? new Chromium(named) : null;
        }

        var folders = (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var found = Names.SelectMany(name => folders.Select(folder => Path.Join(folder, name + ending))).FirstOrDefault(File.Exists);
        return found is null ? null : new Chromium(found);
    }

    /// <summary>The pictures as PNG, in their order.</summary>
    /// <exception cref="BrowserException">The browser does not start, does not end, or gives something else.</exception>
    public ImmutableArray<byte[]> Draw(ImmutableArray<string> pictures, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("scoreport-");
        try
        {
            var page = Path.Join(folder.FullName, "pictures.html");
            File.WriteAllText(page, Page + string.Concat(pictures.Select(static svg => $"<img src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\">")));
            var drawn = Drawn().Matches(Run(page, folder.FullName, cancel));
            return drawn.Count == pictures.Length
                ? [.. drawn.Select(static m => Convert.FromBase64String(m.Groups[1].Value))]
                : throw new BrowserException($"'{path}' made {drawn.Count} of {pictures.Length} pictures");
        }
        finally
        {
            Removed(folder);
        }
    }

    string Run(string page, string folder, CancellationToken cancel)
    {
        using var process = Started(page, folder);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(Patience);
        var text = process.StandardOutput.ReadToEndAsync(late.Token);
        var noise = process.StandardError.ReadToEndAsync(late.Token);
        try
        {
            process.WaitForExitAsync(late.Token).GetAwaiter().GetResult();
            return process.ExitCode == 0 ? text.GetAwaiter().GetResult() : throw new BrowserException($"'{path}' ended with code {process.ExitCode}");
        }
        catch (OperationCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
            throw new BrowserException($"'{path}' did not end within {Patience.TotalSeconds} seconds");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }

            _ = noise.Exception;
        }
    }

    Process Started(string page, string folder)
    {
        // No name is ever looked up, and nothing is left behind outside the folder. A root user has no sandbox to run in.
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--dump-dom", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + Path.Join(folder, "profile"),
            .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
            new Uri(page).AbsoluteUri,
        ];
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        try
        {
            return Process.Start(start) ?? throw new BrowserException($"'{path}' does not start");
        }
        catch (System.ComponentModel.Win32Exception refused)
        {
            throw new BrowserException($"'{path}' does not start: {refused.Message}");
        }
    }

    // A browser may still hold files of its profile for a moment; what is left is the system's to clear.
    static void Removed(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
        }
    }

    // What begins like a PNG; the page's own script has brackets too.
    [GeneratedRegex(@"\[(iVBOR[A-Za-z0-9+/=]+)\]")]
    private static partial Regex Drawn();
}
