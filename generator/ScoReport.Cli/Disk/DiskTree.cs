using System.IO.Enumeration;
using ScoReport.Sources;

namespace ScoReport.Cli.Disk;

/// <summary>
/// Lists a folder on disk as a <see cref="FileTree"/> whose files are read when they are asked for. Names that begin
/// with a dot, <c>node_modules</c> and the output folder are not part of a report. Links are followed inside the
/// folder and reported where they lead out of it, nowhere, or round in a circle.
/// </summary>
sealed class DiskTree
{
    static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    readonly string _root;
    readonly string _prefix;
    readonly string? _output;
    readonly Severity _severity;
    readonly Diagnostics _problems;
    readonly List<FileEntry> _files = [];

    // The physical folders from the root to the one being listed: a link to any of them would never end.
    readonly Stack<string> _open = [];

    DiskTree(string root, string prefix, string? output, Severity severity, Diagnostics problems) =>
        (_root, _prefix, _output, _severity, _problems) = (root, prefix, output, severity, problems);

    /// <summary>The files of <paramref name="folder"/>; no files if it does not exist.</summary>
    /// <param name="folder">The folder, absolute.</param>
    /// <param name="prefix">What stands before a file's path in messages, with its slash.</param>
    /// <param name="output">The physical path of the output folder, which is left out.</param>
    /// <param name="severity">How much a link that cannot be followed matters.</param>
    /// <param name="problems">Takes those links.</param>
    /// <exception cref="DiskException">A folder cannot be listed; or later, a file cannot be read.</exception>
    public static FileTree List(string folder, string prefix, string? output, Severity severity, Diagnostics problems)
    {
        if (PhysicalPath.Of(folder) is not { } root || !Directory.Exists(root))
        {
            return FileTree.Empty;
        }

        var inside = output is not null && PhysicalPath.Contains(root, output) ? output : null;
        var tree = new DiskTree(root, prefix, inside, severity, problems);
        tree.AddFolder(root, "");
        return FileTree.Of(tree._files);
    }

    void AddFolder(string physical, string path)
    {
        _open.Push(physical);
        foreach (var found in Listed(physical, path))
        {
            if (Belongs(found, physical))
            {
                Add(found, Path.Join(physical, found.Name), path + found.Name);
            }
        }

        _open.Pop();
    }

    Found[] Listed(string physical, string path)
    {
        try
        {
            var found = new FileSystemEnumerable<Found>(physical, static (ref e) => new Found(e.FileName.ToString(), e.IsDirectory, IsLink(e.Attributes)), Everything).ToArray();
            Array.Sort(found, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            return found;
        }
        catch (Exception cause) when (DiskException.IsOfDisk(cause))
        {
            throw DiskException.Reading(_prefix + path, cause);
        }
    }

    bool Belongs(Found found, string physical) =>
        !found.Name.StartsWith('.')
        && !(found.IsFolder && found.Name == "node_modules")
        && !IsOutput(Path.Join(physical, found.Name));

    bool IsOutput(string physical) => _output is not null && PhysicalPath.Contains(_output, physical);

    void Add(Found found, string physical, string path)
    {
        if (!FilePath.IsPlain(found.Name) || found.Name.Contains('\uFFFD'))
        {
            _problems.Add(Problems.UnusableName(At(path), _prefix + path));
        }
        else if (found.IsLink)
        {
            AddLink(found, physical, path);
        }
        else
        {
            AddPlain(found.IsFolder, physical, path);
        }
    }

    void AddLink(Found found, string physical, string path)
    {
        var target = PhysicalPath.Of(physical);
        if (target is null || !Path.Exists(target))
        {
            Report("nowhere");
        }
        else if (!PhysicalPath.Contains(_root, target) || IsOutput(target))
        {
            Report("out of the source folder");
        }
        else if (found.IsFolder && _open.Any(open => PhysicalPath.Contains(target, open)))
        {
            Report("back to a folder it lies in");
        }
        else
        {
            AddPlain(found.IsFolder, target, path);
        }

        void Report(string leads) => _problems.Add(Problems.BadLink(At(path), found.Name, leads, _severity));
    }

    SourceSpan At(string path) => SourceFile.Of(_prefix + path, "").Span(0);

    void AddPlain(bool isFolder, string physical, string path)
    {
        if (isFolder)
        {
            AddFolder(physical, path + "/");
        }
        else
        {
            var shown = _prefix + path;
            _files.Add(new FileEntry(path, () => Reading(File.ReadAllBytes, physical, shown)) { Opened = () => Reading(File.OpenRead, physical, shown) });
        }
    }

    static T Reading<T>(Func<string, T> read, string physical, string shown)
    {
        try
        {
            return read(physical);
        }
        catch (Exception cause) when (DiskException.IsOfDisk(cause))
        {
            throw DiskException.Reading(shown, cause);
        }
    }

    static bool IsLink(FileAttributes attributes) => (attributes & FileAttributes.ReparsePoint) != 0;

    readonly record struct Found(string Name, bool IsFolder, bool IsLink);
}
