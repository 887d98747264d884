using System.Collections.Immutable;
using ScoReport.Sources;

namespace ScoReport.Cli.Disk;

/// <summary>
/// The folders of this machine in which citation styles may lie: those that CSL_STYLES names, Zotero's own, and that of
/// Debian's package citation-style-language-styles. A file is read when a report asks for it.
/// </summary>
static class StylePlaces
{
    const string Debian = "/usr/share/citation-style-language/styles";

    public static ImmutableArray<TextFolder> Of(Surroundings surroundings)
    {
        var places = ImmutableArray.CreateBuilder<TextFolder>();
        foreach (var folder in (surroundings.Variable("CSL_STYLES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            places.Add(Place(Path.GetFullPath(folder, surroundings.Folder)));
        }

        if ((surroundings.Variable("HOME") ?? surroundings.Variable("USERPROFILE")) is { } home)
        {
            places.Add(Place(Path.Join(home, "Zotero", "styles")));
        }

        places.Add(Place(Debian));
        return places.DrainToImmutable();
    }

    /// <summary>One folder.</summary>
    public static TextFolder Place(string folder) => new(folder, name => Read(folder, name));

    // A name comes from a report, so it stays within the folder.
    static string? Read(string folder, string name)
    {
        if (!FilePath.IsPlain(name))
        {
            return null;
        }

        var path = Path.Join(folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
