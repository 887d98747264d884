namespace ScoReport.Benchmarks.Corpora;

/// <summary>Writes files and copies folders.</summary>
public static class Folders
{
    /// <summary>Writes <paramref name="files"/> below <paramref name="folder"/>.</summary>
    public static void Write(string folder, IEnumerable<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files)
        {
            var place = Path.Join(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.WriteAllText(place, text);
        }
    }

    /// <summary>Copies what this project holds in <c>Others/<paramref name="name"/></c> into <paramref name="folder"/>.</summary>
    public static void CopyOther(string name, string folder)
    {
        var from = Path.Join(AppContext.BaseDirectory, "Others", name);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var place = Path.Join(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place, overwrite: true);
        }
    }
}
