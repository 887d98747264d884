using System.Collections.Concurrent;
using ScoReport.Cli.Disk;
using ScoReport.Sources;

namespace ScoReport.Cli.Publishing;

/// <summary>
/// Collects the next output. A file whose bytes are those already published is only noted, so that building again
/// without a change writes nothing; the bytes themselves are compared, since a list can be wrong about a disk.
/// </summary>
sealed class Staging(string folder, string published, Manifest ours)
{
    readonly ConcurrentDictionary<string, bool> _folders = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, long> _written = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, long> _unchanged = new(StringComparer.Ordinal);

    /// <summary>How many files differ from what is published.</summary>
    public int Written => _written.Count;

    /// <summary>How many files do not.</summary>
    public int Unchanged => _unchanged.Count;

    /// <summary>Renders <paramref name="file"/> and takes it in. May be called from many threads.</summary>
    /// <exception cref="DiskException">It cannot be written.</exception>
    public void Put(FileEntry file)
    {
        var bytes = file.Read().Span;
        if (IsPublished(file.Path, bytes))
        {
            _unchanged[file.Path] = bytes.Length;
            return;
        }

        try
        {
            File.WriteAllBytes(PlaceOf(file.Path), bytes);
            _written[file.Path] = bytes.Length;
        }
        catch (Exception cause) when (DiskException.IsOfDisk(cause))
        {
            throw DiskException.WritingTo(file.Path, cause);
        }
    }

    /// <summary>Notes that the published files for which <paramref name="keep"/> holds stay, if nothing took their place.</summary>
    public void Keep(Func<string, bool> keep)
    {
        foreach (var (path, length) in ours.Lengths)
        {
            if (!_written.ContainsKey(path) && keep(path))
            {
                _unchanged[path] = length;
            }
        }
    }

    /// <summary>Whether the next output has a file at <paramref name="path"/>.</summary>
    public bool Holds(string path) => _written.ContainsKey(path) || _unchanged.ContainsKey(path);

    /// <summary>The first steps of all paths taken in so far.</summary>
    public HashSet<string> TopNames() => _written.Keys.Concat(_unchanged.Keys).Select(Manifest.TopOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>Brings the unchanged files and the manifest in, after which the folder holds the whole next output.</summary>
    public void Complete(IEnumerable<string> alsoKept)
    {
        foreach (var path in _unchanged.Keys.Concat(alsoKept))
        {
            NativeFiles.LinkOrCopy(Path.Join(published, path), PlaceOf(path));
        }

        Directory.CreateDirectory(folder);
        Manifest.Of(_written.Concat(_unchanged)).Save(folder);
    }

    bool IsPublished(string path, ReadOnlySpan<byte> bytes) =>
        ours.Lengths.TryGetValue(path, out var length) && length == bytes.Length && FileBytes.Equal(Path.Join(published, path), bytes);

    string PlaceOf(string path)
    {
        // Noted after it is made: another thread may rely on the note at once.
        var name = FilePath.Folder(path);
        if (!_folders.ContainsKey(name))
        {
            Directory.CreateDirectory(Path.Join(folder, name));
            _folders[name] = true;
        }

        return Path.Join(folder, path);
    }
}
