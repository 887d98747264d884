using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using ScoReport.DuckDb;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Browser.Tests;

/// <summary>A page by its name, its address, and the address that everything it asks for has to lie below.</summary>
sealed record Place(string Name, Uri Url, Uri Root);

/// <summary>The SCO report, the golden ones and the documentation, built once into a temporary folder, and the pages in them: found, not listed.</summary>
static class Reports
{
    const string Redirect = "http-equiv=\"refresh\"";
    const string Docs = "docs";
    const int LongList = 200;

    static readonly string Work = FindWork();

    static readonly Lazy<string> Built = new(Build);

    static readonly Lazy<Task<WebApplication>> Server = new(Serve);

    static readonly Lazy<(string Name, string Text)[]> All = new(static () =>
    [
        .. Directory.EnumerateFiles(Built.Value, "*.html", SearchOption.AllDirectories)
            .Select(static file => (Path.GetRelativePath(Built.Value, file).Replace('\\', '/'), File.ReadAllText(file)))
            .OrderBy(static page => page.Item1, StringComparer.Ordinal),
    ]);

    /// <summary>Pages to read, those of the documentation aside. A page for lost readers that names the site's address is whole at that address only.</summary>
    public static TheoryData<string> Pages() => Where(IsRead);

    /// <summary>The same without those of a whole report: what costs time for each link, table or chart is looked at where these stand.</summary>
    public static TheoryData<string> Parts() => Parts(IsRead);

    /// <summary>Pages of the documentation.</summary>
    public static TheoryData<string> PagesOfDocs() => [.. All.Value.Where(static page => IsOfDocs(page.Name) && !IsAlone(page.Name) && !IsWhole(page.Name) && IsRead(page.Text)).Select(static page => page.Name)];

    /// <summary>The same and the page of the whole.</summary>
    public static TheoryData<string> AllPagesOfDocs() => [.. All.Value.Where(static page => IsOfDocs(page.Name) && !IsAlone(page.Name) && IsRead(page.Text)).Select(static page => page.Name)];

    static bool IsRead(string text) => !text.Contains(Redirect, StringComparison.Ordinal) && !text.Contains("rel=\"stylesheet\" href=\"https:", StringComparison.Ordinal);

    // The report in one file has the words of its page of the whole, and tests of its own.
    static bool IsAlone(string name) => name.Contains("/downloads/", StringComparison.Ordinal);

    static bool IsWhole(string name) => name.EndsWith("/whole.html", StringComparison.Ordinal);

    // Another edition lies in a folder of its own, with a cover.
    static bool IsOfMainEdition(string name) => !All.Value.Any(page => page.Name.Count(static c => c == '/') == 2 && page.Name.EndsWith("/index.html", StringComparison.Ordinal) && name.StartsWith(page.Name[..^"index.html".Length], StringComparison.Ordinal));

    static bool IsOfDocs(string name) => name.StartsWith(Docs + "/", StringComparison.Ordinal);

    public static TheoryData<string> Redirects() => Where(static text => text.Contains(Redirect, StringComparison.Ordinal));

    public static TheoryData<string> PagesWithCharts() => Parts(static text => text.Contains("class=\"chart-drawing\"", StringComparison.Ordinal));

    public static TheoryData<string> PagesWithSortedTables() => Parts(static text => text.Contains(" data-sort=", StringComparison.Ordinal));

    /// <summary>Of these, the one of each report's main edition that has most beside a long list, whose rows are all alike.</summary>
    public static TheoryData<string> APageWithSortedTables() => Longest(PagesWithSortedTables(), static text => text.Split("<tr").Length < LongList);

    public static TheoryData<string> PagesWithCitations() => Parts(static text => text.Contains("doc-biblioref", StringComparison.Ordinal));

    public static TheoryData<string> PagesWithPreviews() => Parts(static text => text.Contains("assets/previews.js", StringComparison.Ordinal)
        && (text.Contains("class=\"cross-reference\"", StringComparison.Ordinal) || text.Contains("doc-biblioref", StringComparison.Ordinal) || text.Contains("doc-noteref", StringComparison.Ordinal)));

    /// <summary>Of these, the longest of each report's main edition.</summary>
    public static TheoryData<string> APageWithPreviews() => Longest(PagesWithPreviews(), static _ => true);

    static TheoryData<string> Longest(TheoryData<string> pages, Func<string, bool> holds)
    {
        var names = pages.Select(static page => page.Data).ToHashSet(StringComparer.Ordinal);
        return [.. All.Value.Where(page => names.Contains(page.Name) && IsOfMainEdition(page.Name) && holds(page.Text)).GroupBy(static page => page.Name[..page.Name.IndexOf('/', StringComparison.Ordinal)]).Select(static report => report.MaxBy(static page => page.Text.Length).Name)];
    }

    /// <summary>A file of this project.</summary>
    public static string OwnFile(params string[] steps) => Path.Combine([Work, "tests", "ScoReport.Browser.Tests", .. steps]);

    /// <summary>A page by double click. Its name begins with the report's: <c>content/index.html</c>.</summary>
    public static Place Opened(string page) =>
        new(page, new Uri(FileOf(page)), new Uri(Path.Join(Built.Value, page[..page.IndexOf('/', StringComparison.Ordinal)]) + "/"));

    /// <summary>A page from a server on this machine, at a free port.</summary>
    public static async Task<Place> Served(string page)
    {
        var root = new Uri((await Server.Value).Urls.First() + "/");
        return new(page + " from a server", new Uri(root, page), root);
    }

    /// <summary>The file that a page's link leads to, or null where there is none in the report.</summary>
    public static string? FileBehind(Place page, string address) =>
        new Uri(page.Url, address) is { IsFile: true } url && page.Root.IsBaseOf(url) && File.Exists(url.LocalPath) ? url.LocalPath : null;

    public static async Task Remove()
    {
        if (Server.IsValueCreated)
        {
            await (await Server.Value).DisposeAsync();
        }

        if (Built.IsValueCreated)
        {
            Directory.Delete(Built.Value, recursive: true);
        }
    }

    static string FileOf(string page) => Path.Join(Built.Value, page);

    static TheoryData<string> Parts(Func<string, bool> holds) => [.. Where(holds).Select(static page => page.Data).Where(static name => !IsWhole(name))];

    static TheoryData<string> Where(Func<string, bool> holds) => [.. All.Value.Where(page => !IsOfDocs(page.Name) && !IsAlone(page.Name) && holds(page.Text)).Select(static page => page.Name)];

    static string Build()
    {
        var target = Directory.CreateTempSubdirectory("scoreport-pages-").FullName;
        Write("content", Path.Join(Work, "content"), target, "single");
        Write(Docs, Path.Join(Work, "docs"), target);
        foreach (var golden in Directory.EnumerateDirectories(Path.Join(Work, "tests", "golden")))
        {
            Write(Path.GetFileName(golden), Path.Join(golden, "in"), target);
        }

        return target;
    }

    static void Write(string name, string source, string target, params string[] further)
    {
        var result = Generator.Run(new GeneratorInput { Source = Tree(source), BuiltInThemes = BuiltInThemes.Load(), Only = ["site", .. further], QueryEngine = () => new DuckDbEngine(path => Path.Join(source, path)) });
        foreach (var entry in result.Output.Entries.Where(static entry => entry.Path.StartsWith("site/", StringComparison.Ordinal)))
        {
            var file = Path.Join(target, name, entry.Path["site/".Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, entry.Read().Span);
        }
    }

    static FileTree Tree(string folder) => FileTree.Of(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => new FileEntry(Path.GetRelativePath(folder, file).Replace('\\', '/'), () => File.ReadAllBytes(file))));

    static async Task<WebApplication> Serve()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var files = new PhysicalFileProvider(Built.Value);
        server.UseFileServer(new FileServerOptions { FileProvider = files, StaticFileOptions = { ServeUnknownFileTypes = true } });
        await server.StartAsync();
        return server;
    }

    static string FindWork()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScoReport.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No ScoReport.sln above the test program.");
    }
}
