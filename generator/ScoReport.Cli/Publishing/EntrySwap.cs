using ScoReport.Cli.Disk;

namespace ScoReport.Cli.Publishing;

/// <summary>
/// Replaces what lies in an output folder entry by entry, for folders that cannot be exchanged as a whole. Each entry
/// is seen old or new; a build that is killed between two entries is finished by the next one, which can tell from
/// what lies where how far it came. The manifest moves last: while it waits in <c>next</c>, the swap is not over.
/// </summary>
sealed class EntrySwap(string output, Moves moves)
{
    readonly WorkFolder _work = WorkFolder.Inside(output);

    /// <summary>Whether a swap was begun and not finished.</summary>
    public bool IsPending => Waits(Manifest.FileName);

    /// <summary>Does what is still to be done; if the disk refuses a move, everything is put back.</summary>
    public void Finish()
    {
        // The old manifest may already have moved when this is a continuation.
        var leaving = Manifest.Load(File.Exists(Path.Join(output, Manifest.FileName)) ? output : _work.Old).TopNames;
        var arriving = Manifest.Load(_work.Next).TopNames.Append(Manifest.FileName).ToHashSet(StringComparer.Ordinal);
        string[] names = [.. leaving.Union(arriving).Except([Manifest.FileName]).Order(StringComparer.Ordinal), Manifest.FileName];
        Directory.CreateDirectory(_work.Old);
        try
        {
            Array.ForEach(names, name => Replace(name, arriving.Contains(name)));
        }
        catch (Exception cause) when (DiskException.IsOfDisk(cause))
        {
            Array.ForEach(names, name => PutBack(name, arriving.Contains(name)));
            moves.Move(_work.Next, _work.Trash);
            throw;
        }
    }

    void Replace(string name, bool arrives)
    {
        if (arrives && !Waits(name))
        {
            return;
        }

        if (Path.Exists(Path.Join(output, name)))
        {
            moves.Move(Path.Join(output, name), Path.Join(_work.Old, name));
        }

        if (arrives)
        {
            moves.Move(Path.Join(_work.Next, name), Path.Join(output, name));
        }
    }

    void PutBack(string name, bool arrives)
    {
        var here = Path.Join(output, name);
        if (arrives && !Waits(name) && Path.Exists(here))
        {
            moves.Move(here, Path.Join(_work.Next, name));
        }

        if (Path.Exists(Path.Join(_work.Old, name)))
        {
            moves.Move(Path.Join(_work.Old, name), here);
        }
    }

    bool Waits(string name) => Path.Exists(Path.Join(_work.Next, name));
}
