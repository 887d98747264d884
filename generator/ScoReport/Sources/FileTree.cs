using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ScoReport.Sources;

/// <summary>
/// A set of files by relative path: the only thing the generator reads and the only thing it makes.
/// Paths use <c>/</c>, hold no <c>.</c>, <c>..</c> or empty step, and stand in ordinal order.
/// </summary>
public sealed class FileTree
{
    readonly Dictionary<string, FileEntry> _byPath;

    FileTree(ImmutableArray<FileEntry> entries)
    {
        Entries = entries;
        _byPath = new Dictionary<string, FileEntry>(entries.Length, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!_byPath.TryAdd(entry.Path, entry))
            {
                throw new ArgumentException($"Two files share the path '{entry.Path}'.", nameof(entries));
            }
        }
    }

    /// <summary>A tree without files.</summary>
    public static FileTree Empty { get; } = new([]);

    /// <summary>All files, in ordinal order of their paths.</summary>
    public ImmutableArray<FileEntry> Entries { get; }

    /// <summary>Makes a tree of <paramref name="entries"/>, in any order.</summary>
    /// <exception cref="ArgumentException">Two entries share a path, or a path is not a plain relative one.</exception>
    public static FileTree Of(IEnumerable<FileEntry> entries)
    {
        var sorted = entries.ToArray();
        foreach (var entry in sorted)
        {
            if (!FilePath.IsPlain(entry.Path))
            {
                throw new ArgumentException($"'{entry.Path}' is not a plain relative path.", nameof(entries));
            }
        }

        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new FileTree(ImmutableArray.Create(sorted));
    }

    /// <summary>Whether a file stands at <paramref name="path"/>.</summary>
    public bool Contains(string path) => _byPath.ContainsKey(path);

    /// <summary>The file at <paramref name="path"/>, if there is one.</summary>
    public bool TryGet(string path, [NotNullWhen(true)] out FileEntry? entry) => _byPath.TryGetValue(path, out entry);

    /// <summary>The files below <paramref name="folder"/>, their paths relative to it.</summary>
    public FileTree Below(string folder)
    {
        var prefix = folder + "/";
        return Of(Entries.Where(e => e.Path.StartsWith(prefix, StringComparison.Ordinal))
            .Select(e => e with { Path = e.Path[prefix.Length..] }));
    }

    /// <summary>The same files one folder deeper.</summary>
    public FileTree Under(string folder) => Of(Entries.Select(e => e with { Path = folder + "/" + e.Path }));

    /// <summary>This tree with the files of <paramref name="over"/> laid over it: where both have a path, theirs stands.</summary>
    public FileTree Overlaid(FileTree over) => Of(Entries.Where(e => !over.Contains(e.Path)).Concat(over.Entries));
}

/// <summary>One file: its path and a way to its bytes, which may be made only when they are asked for.</summary>
/// <param name="Path">Relative path with <c>/</c>.</param>
/// <param name="Read">Gives the bytes; may be called from any thread, and always gives the same.</param>
public sealed record FileEntry(string Path, Func<ReadOnlyMemory<byte>> Read)
{
    /// <summary>A file whose bytes are at hand.</summary>
    public static FileEntry Of(string path, ReadOnlyMemory<byte> bytes) => new(path, () => bytes);

    /// <summary>A UTF-8 text file, without a byte order mark.</summary>
    public static FileEntry OfText(string path, string text) => Of(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Opens the file without holding all of it, where it lies on a disk.</summary>
    public Func<Stream>? Opened { get; init; }

    /// <summary>The bytes from the first on, however many they are; the caller closes the stream.</summary>
    public Stream Open() => Opened?.Invoke() ?? new MemoryStream(Read().ToArray(), writable: false);

    /// <summary>The same file, rendered at most once however often it is read.</summary>
    public FileEntry Memoized()
    {
        var bytes = new Lazy<ReadOnlyMemory<byte>>(Read);
        return this with { Read = () => bytes.Value };
    }
}
