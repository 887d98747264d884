using System.Collections.Immutable;
using System.IO.Enumeration;

namespace ScoReport.Cli.Publishing;

/// <summary>What an output folder holds, sorted by whose it is.</summary>
sealed record Inventory
{
    /// <summary>Files that belong to whoever keeps the folder under version control; they stay.</summary>
    public static ImmutableArray<string> Kept { get; } = [".gitignore", ".gitkeep"];

    /// <summary>An inventory of nothing.</summary>
    public static Inventory Empty { get; } = new() { Ours = Manifest.Empty };

    /// <summary>The files that the tool wrote and that are still there as it left them.</summary>
    public required Manifest Ours { get; init; }

    /// <summary>How many files the tool wrote, whether they are still there or not.</summary>
    public int Listed { get; init; }

    /// <summary>Files that the tool wrote and somebody changed, in ordinal order.</summary>
    public ImmutableArray<string> Changed { get; init; } = [];

    /// <summary>Files that the tool did not write, in ordinal order.</summary>
    public ImmutableArray<string> Foreign { get; init; } = [];

    /// <summary>Whether nothing of the last build has gone.</summary>
    public bool IsComplete => Ours.Lengths.Count == Listed;

    /// <summary>Looks through <paramref name="folder"/>. Links are not followed: the tool writes none.</summary>
    public static Inventory Of(string folder)
    {
        var manifest = Manifest.Load(folder);
        var ours = new List<KeyValuePair<string, long>>();
        var changed = new List<string>();
        var foreign = new List<string>();
        foreach (var (path, length) in FilesOf(folder))
        {
            if (!manifest.Lengths.TryGetValue(path, out var written))
            {
                foreign.Add(path);
            }
            else if (written == length)
            {
                ours.Add(new(path, length));
            }
            else
            {
                changed.Add(path);
            }
        }

        return new Inventory
        {
            Ours = Manifest.Of(ours),
            Listed = manifest.Lengths.Count,
            Changed = [.. changed.Order(StringComparer.Ordinal)],
            Foreign = [.. foreign.Order(StringComparer.Ordinal)],
        };
    }

    // A link has no length that a file of ours could have.
    static FileSystemEnumerable<(string Path, long Length)> FilesOf(string folder) =>
        new(
            folder,
            (ref e) => (e.ToFullPath()[(folder.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/'), IsLink(ref e) ? -1 : e.Length),
            new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = true })
        {
            ShouldIncludePredicate = (ref e) => (!e.IsDirectory || IsLink(ref e)) && !(IsTop(ref e) && IsKnown(e.FileName)),
            ShouldRecursePredicate = (ref e) => !IsLink(ref e) && !(IsTop(ref e) && e.FileName is WorkFolder.InsideName),
        };

    static bool IsKnown(ReadOnlySpan<char> name) => name is Manifest.FileName || Kept.Contains(name.ToString());

    static bool IsTop(ref FileSystemEntry entry) => entry.Directory.Length == entry.RootDirectory.Length;

    static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}
