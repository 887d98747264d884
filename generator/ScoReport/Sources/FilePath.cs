namespace ScoReport.Sources;

/// <summary>Arithmetic on relative <c>/</c> paths; nothing here looks at a disk.</summary>
public static class FilePath
{
    /// <summary>Whether <paramref name="path"/> is relative, with no empty, <c>.</c> or <c>..</c> step and no backslash.</summary>
    public static bool IsPlain(string path)
    {
        foreach (var step in path.AsSpan().Split('/'))
        {
            var name = path.AsSpan()[step];
            if (name.IsEmpty || name is "." or ".." || name.Contains('\\') || name.Contains('\0'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The folder of <paramref name="path"/>, without a trailing slash; empty at the root.</summary>
    public static string Folder(string path) => path.LastIndexOf('/') is var i and >= 0 ? path[..i] : "";

    /// <summary>The last step of <paramref name="path"/>.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The last step without its extension.</summary>
    public static string Stem(string path) => Name(path) is var name && name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : Name(path);

    /// <summary>The extension with its dot, or nothing.</summary>
    public static string Extension(string path) => Name(path) is var name && name.LastIndexOf('.') is var dot and > 0 ? name[dot..] : "";

    /// <summary>
    /// What <paramref name="target"/> means when it is written in a file of <paramref name="folder"/>;
    /// <see langword="null"/> when it climbs out of the root or is absolute.
    /// </summary>
    public static string? Resolve(string folder, string target)
    {
        if (target.StartsWith('/') || target.Contains('\\'))
        {
            return null;
        }

        var steps = new List<string>();
        foreach (var step in (folder.Length == 0 ? target : folder + "/" + target).Split('/'))
        {
            switch (step)
            {
                case "" or ".":
                    break;
                case ".." when steps.Count == 0:
                    return null;
                case "..":
                    steps.RemoveAt(steps.Count - 1);
                    break;
                default:
                    steps.Add(step);
                    break;
            }
        }

        return string.Join('/', steps);
    }

    /// <summary>The shortest relative reference from a file at <paramref name="from"/> to a file at <paramref name="to"/>.</summary>
    public static string Relative(string from, string to)
    {
        var up = 0;
        var folder = Folder(from);
        while (folder.Length > 0 && !to.StartsWith(folder + "/", StringComparison.Ordinal))
        {
            folder = Folder(folder);
            up++;
        }

        var rest = folder.Length == 0 ? to : to[(folder.Length + 1)..];
        return up == 0 ? rest : string.Concat(Enumerable.Repeat("../", up)) + rest;
    }
}
