namespace ScoReport.Cli.Arguments;

/// <summary>Which folders a build means, given what was typed and where.</summary>
static class Places
{
    /// <summary>The report's folder: the one named, else <c>content</c> if a report is there, else <paramref name="current"/>.</summary>
    /// <exception cref="CommandLineException">There is no such folder.</exception>
    public static string Source(string? typed, string current)
    {
        if (typed is null)
        {
            var content = Path.Join(current, "content");
            return File.Exists(Path.Join(content, "report.yaml")) ? content : current;
        }

        var source = Absolute(typed, current);
        if (!Directory.Exists(source))
        {
            throw new CommandLineException(File.Exists(source)
                ? $"'{typed}' is a file; SOURCE is the folder that holds report.yaml"
                : $"there is no folder '{typed}'");
        }

        return source;
    }

    /// <summary>
    /// The folder to publish into: the one named, else <c>output</c> beside <paramref name="source"/>. Beside the
    /// current folder would be outside of it, where nobody expects a new folder; then it lies inside.
    /// </summary>
    public static string Output(string? typed, string source, string current)
    {
        if (typed is not null)
        {
            return Absolute(typed, current);
        }

        var parent = source == current ? current : Path.GetDirectoryName(source) ?? source;
        return Path.Join(parent, "output");
    }

    /// <summary>How a path is shown: relative to <paramref name="current"/> where it lies below that, with <c>/</c>; nothing for the current folder itself.</summary>
    public static string Shown(string path, string current)
    {
        var relative = Path.GetRelativePath(current, path);
        var outside = relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return (relative == "." ? "" : outside ? path : relative).Replace(Path.DirectorySeparatorChar, '/');
    }

    static string Absolute(string typed, string current)
    {
        if (typed.Length == 0 || typed.Contains('\0'))
        {
            throw new CommandLineException("a folder's name is empty");
        }

        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(typed, current));
    }
}
