using ScoReport.Cli.Disk;

namespace ScoReport.Cli.Tests;

/// <summary>A real folder that lives as long as a test. Its path holds no links, whatever the system's own temporary folder is.</summary>
sealed class TempFolder : IDisposable
{
    public TempFolder() => Root = PhysicalPath.Of(Directory.CreateTempSubdirectory("scoreport-").FullName)!;

    public string Root { get; }

    public string this[string path] => Path.Join(Root, path);

    public TempFolder Write(string path, string text = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
        return this;
    }

    public TempFolder Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.CreateSymbolicLink(this[path], target);
        return this;
    }

    /// <summary>All files below <paramref name="folder"/> with their text, as <c>path=text</c> in ordinal order.</summary>
    public string[] Texts(string folder) => !Directory.Exists(this[folder]) ? [] :
    [
        .. Directory.EnumerateFiles(this[folder], "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(f => Path.GetRelativePath(this[folder], f).Replace('\\', '/') + "=" + File.ReadAllText(f))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
