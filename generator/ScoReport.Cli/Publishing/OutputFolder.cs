using System.Collections.Immutable;
using ScoReport.Cli.Arguments;
using ScoReport.Cli.Disk;
using ScoReport.Sources;

namespace ScoReport.Cli.Publishing;

/// <summary>
/// The folder that a build publishes into. Whoever looks at it sees the old output or the new one: the new one is
/// prepared elsewhere, and the two folders are exchanged in one step. Where a system has no such step (Windows, some
/// network file systems, a folder that is a mount), <see cref="EntrySwap"/> does it entry by entry.
/// Only files that the tool wrote are ever replaced or deleted.
/// </summary>
sealed class OutputFolder : IDisposable
{
    const int MostNamed = 3;

    readonly string _path;
    readonly string _shown;
    readonly Moves _moves;
    readonly WorkFolder _work;
    readonly FolderLock _lock;
    readonly WorkFolder[] _works;
    readonly Inventory _old;
    readonly Staging _staging;

    OutputFolder(string path, string shown, WorkFolder work, Moves moves)
    {
        (_path, _shown, _work, _moves) = (path, shown, work, moves);
        _lock = FolderLock.Take(work, shown);
        _works = [WorkFolder.Beside(path), WorkFolder.Inside(path)];
        try
        {
            Tidy();
            _old = Directory.Exists(path) ? Inventory.Of(path) : Inventory.Empty;
            Refuse(_old.Foreign, "holds files that scoreport did not write", "choose another folder with --output, or move them away");
            Refuse(_old.Changed, "holds files that were changed after scoreport wrote them", "move them away or delete them");
            _staging = new Staging(work.Staging, path, _old.Ours);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens the folder for one build, which keeps others out until it is disposed. A swap that an earlier build was
    /// killed in is finished first.
    /// </summary>
    /// <param name="path">The folder, absolute; it need not exist.</param>
    /// <param name="shown">The folder as messages name it.</param>
    /// <param name="source">The report's folder, which must not lie in it.</param>
    /// <param name="moves">How folders are moved.</param>
    /// <exception cref="CommandLineException">Nothing may be published there.</exception>
    /// <exception cref="DiskException">Nothing can be written there.</exception>
    public static OutputFolder Open(string path, string shown, string source, Moves? moves = null)
    {
        moves ??= new Moves();
        var physical = OutputPlace.Checked(path, shown, source);
        return OfDisk(shown, () =>
        {
            var work = moves.CanReplaceFolder && OutputPlace.CanBeReplaced(physical) ? WorkFolder.Beside(physical) : WorkFolder.Inside(physical);
            return new OutputFolder(physical, shown, work, moves);
        });
    }

    /// <summary>Renders one file of the next output and puts it by; may be called from many threads.</summary>
    public void Stage(FileEntry file) => _staging.Put(file);

    /// <summary>Makes what was staged the output.</summary>
    /// <param name="keepOthers">Whether published files outside the staged top-level folders and files stay, because they were not asked for.</param>
    /// <exception cref="DiskException">The disk refused; the old output is still there.</exception>
    public Published Publish(bool keepOthers)
    {
        if (keepOthers)
        {
            var made = _staging.TopNames();
            _staging.Keep(path => !made.Contains(Manifest.TopOf(path)));
        }

        var published = new Published(_staging.Written, _staging.Unchanged, _old.Ours.Lengths.Count(f => !_staging.Holds(f.Key)));
        if (published is { Written: > 0 } or { Removed: > 0 } || !_old.IsComplete)
        {
            OfDisk(_shown, () => { Replace(); return 0; });
        }

        return published;
    }

    /// <summary>Throws away what was staged and lets other builds in.</summary>
    public void Dispose()
    {
        try
        {
            _moves.Delete(_work.Staging);
            _moves.Delete(_work.Trash);
        }
        catch (Exception cause) when (DiskException.IsOfDisk(cause))
        {
            // The next build tries again.
        }
        finally
        {
            _lock.Dispose();
            Array.ForEach(_works, static w => w.Remove());
        }
    }

    void Replace()
    {
        _staging.Complete(Inventory.Kept.Where(name => File.Exists(Path.Join(_path, name))));
        if (!OperatingSystem.IsWindows() && Directory.Exists(_path))
        {
            File.SetUnixFileMode(_work.Staging, File.GetUnixFileMode(_path));
        }

        _moves.Move(_work.Staging, _work.Next);
        Swap();
        Tidy();
    }

    void Swap()
    {
        var inside = WorkFolder.Inside(_path);
        if (!Directory.Exists(_path))
        {
            _moves.Move(_work.Next, _path);
        }
        else if (_work.Root == inside.Root)
        {
            new EntrySwap(_path, _moves).Finish();
        }
        else if (!_moves.TryExchange(_work.Next, _path))
        {
            inside.Create();
            _moves.Move(_work.Next, inside.Next);
            new EntrySwap(_path, _moves).Finish();
        }
    }

    // Also what an earlier build could not do any more: a begun swap is finished, the rest is cleared away.
    void Tidy()
    {
        var entries = new EntrySwap(_path, _moves);
        if (entries.IsPending)
        {
            entries.Finish();
        }

        foreach (var work in _works)
        {
            _moves.Delete(work.Trash);
            Retire(work.Next, work.Trash);
            Retire(work.Old, work.Trash);
            _moves.Delete(work.Staging);
        }
    }

    // A file that somebody put into the old output while we built is carried over, so that it is never lost. The
    // folder is renamed before it is deleted: half deleted, it would have lost the list of what is ours.
    void Retire(string folder, string trash)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var path in Inventory.Of(folder).Foreign)
        {
            var place = Path.Join(_path, path);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            _moves.Move(Path.Join(folder, path), Path.Exists(place) ? place + ".old" : place);
        }

        _moves.Move(folder, trash);
        _moves.Delete(trash);
    }

    void Refuse(ImmutableArray<string> files, string why, string hint)
    {
        if (files.Length > 0)
        {
            var more = files.Length > MostNamed ? $" and {files.Length - MostNamed} more" : "";
            throw new CommandLineException($"'{_shown}' {why}: {string.Join(", ", files.Take(MostNamed))}{more}; {hint}");
        }
    }

    static T OfDisk<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception cause) when (DiskException.IsOfDisk(cause))
        {
            throw DiskException.WritingTo(path, cause);
        }
    }
}
