namespace ScoReport.Cli.Disk;

/// <summary>Where a path really leads once every symbolic link on the way is followed.</summary>
static class PhysicalPath
{
    // What Linux allows before it calls a chain of links a cycle (path_resolution(7)).
    const int MostLinks = 40;

    static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>
    /// The absolute path without links; steps that do not exist stay as they are. <see langword="null"/> if links lead in a circle.
    /// </summary>
    public static string? Of(string path)
    {
        var full = Path.GetFullPath(path);
        var at = Path.GetPathRoot(full)!;
        var ahead = new Stack<string>();
        Push(ahead, full[at.Length..]);
        for (var links = 0; ahead.TryPop(out var step);)
        {
            var next = Step(at, step);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                at = next;
            }
            else if (++links > MostLinks)
            {
                return null;
            }
            else
            {
                var root = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : "";
                at = root.Length > 0 ? Path.GetFullPath(root) : at;
                Push(ahead, target[root.Length..]);
            }
        }

        return at;
    }

    /// <summary>Whether <paramref name="path"/> is <paramref name="folder"/> or lies below it; both physical.</summary>
    public static bool Contains(string folder, string path)
    {
        var prefix = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path.Equals(folder, Comparison) || path.StartsWith(prefix, Comparison);
    }

    static void Push(Stack<string> ahead, string path)
    {
        var steps = path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            ahead.Push(steps[i]);
        }
    }

    static string Step(string at, string step) => step switch
    {
        "." => at,
        ".." => Path.GetDirectoryName(at) ?? at,
        _ => Path.Join(at, step),
    };
}
