using ScoReport.Sources;

namespace ScoReport.Tests;

/// <summary>The work tree that the tests run in.</summary>
static class Repository
{
    /// <summary>Absolute path of the folder that holds <c>ScoReport.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Whether expectations are to be written anew instead of checked. Never on a CI machine.</summary>
    public static bool Rewrites { get; } =
        Environment.GetEnvironmentVariable("SCOREPORT_REWRITE") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    public static string PathOf(params string[] steps) => Path.Combine([Root, .. steps]);

    /// <summary>The files below a folder of the work tree, read when asked for.</summary>
    public static FileTree Tree(params string[] steps)
    {
        var folder = PathOf(steps);
        return FileTree.Of(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new FileEntry(Relative(folder, file), () => File.ReadAllBytes(file))));
    }

    public static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScoReport.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No ScoReport.sln above the test program.");
    }
}
