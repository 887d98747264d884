using ScoReport.Cli.Disk;

namespace ScoReport.Cli.Publishing;

/// <summary>
/// Where the next output is prepared, on the file system of the output folder: beside it, as <c>.output.scoreport</c>,
/// or inside, if that cannot be. What lies in it means:
/// <list type="bullet">
/// <item><c>staging</c>: an unfinished output; may be deleted.</item>
/// <item><c>next</c>: beside, a finished output or the one it was exchanged for; inside, an output that is being moved into place.</item>
/// <item><c>old</c>: inside only, what was moved out of the way.</item>
/// <item><c>trash</c>: may be deleted.</item>
/// </list>
/// </summary>
sealed class WorkFolder
{
    /// <summary>Its name inside an output folder.</summary>
    public const string InsideName = ".scoreport";

    WorkFolder(string path) => Root = path;

    /// <summary>The folder itself.</summary>
    public string Root { get; }

    /// <summary>An unfinished output.</summary>
    public string Staging => Path.Join(Root, "staging");

    /// <summary>A finished output.</summary>
    public string Next => Path.Join(Root, "next");

    /// <summary>What was moved out of the way.</summary>
    public string Old => Path.Join(Root, "old");

    /// <summary>What may be deleted.</summary>
    public string Trash => Path.Join(Root, "trash");

    /// <summary>Held by the build that uses this folder.</summary>
    public string Lock => Path.Join(Root, "lock");

    string Ignore => Path.Join(Root, ".gitignore");

    /// <summary>The one beside <paramref name="output"/>.</summary>
    public static WorkFolder Beside(string output) =>
        new(Path.Join(Path.GetDirectoryName(output), "." + Path.GetFileName(output) + ".scoreport"));

    /// <summary>The one inside <paramref name="output"/>.</summary>
    public static WorkFolder Inside(string output) => new(Path.Join(output, InsideName));

    /// <summary>Makes the folder. Git is told to look away, so that a killed build leaves the work tree clean.</summary>
    public void Create()
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(Ignore, "*\n");
    }

    /// <summary>Deletes the folder, unless something waits in it for the next build.</summary>
    public void Remove()
    {
        try
        {
            if (Directory.EnumerateFileSystemEntries(Root).All(e => e == Ignore))
            {
                File.Delete(Ignore);
                Directory.Delete(Root);
            }
        }
        catch (Exception cause) when (DiskException.IsOfDisk(cause))
        {
            // Another build has just moved in.
        }
    }
}
