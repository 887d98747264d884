using System.Collections.Immutable;
using ScoReport.Csl.Model;

namespace ScoReport.Csl;

/// <summary>A place in which styles may lie, as the caller sees it: the library itself reads no disk.</summary>
/// <param name="Label">What messages call it.</param>
/// <param name="Read">The text of a file by its name ("apa.csl", "dependent/nature.csl", "renamed-styles.json"), or null.</param>
public sealed record StyleFolder(string Label, Func<string, string?> Read);

/// <summary>What looking for a style gave.</summary>
public sealed record FoundStyle
{
    /// <summary>An independent style that is ready to render; null when none was found, or what was found is unusable.</summary>
    public Style? Style { get; init; }
    /// <summary>The language that the style asks for; that of the dependent style, where one was named.</summary>
    public string? DefaultLocale { get; init; }
    /// <summary>The folder and file that the problems are about; empty for a built-in style or none.</summary>
    public string Place { get; init; } = "";
    /// <summary>The text of that file.</summary>
    public string Text { get; init; } = "";
    /// <summary>In the order of the text.</summary>
    public ImmutableArray<CslProblem> Problems { get; init; } = [];
    /// <summary>Where was looked, in order, when the style or its parent is nowhere.</summary>
    public ImmutableArray<string> LookedIn { get; init; } = [];
    /// <summary>The name that is nowhere: the one asked for, or that of the style it depends on.</summary>
    public string Missing { get; init; } = "";
}

/// <summary>
/// Finds styles by name (CSL 1.0.2, "File Types"): the built-in ones, then the given folders in their order. Follows the
/// table of renamed styles where a folder has one, and dependent styles to their parents. Safe to share between threads.
/// </summary>
public sealed class StyleSource(IReadOnlyList<StyleFolder> folders)
{
    // A dependent style depends on an independent one; more steps are a circle.
    const int MostSteps = 4;

    /// <summary>Only the styles that come with the library.</summary>
    public static StyleSource BuiltIn { get; } = new([]);

    /// <summary>Names of the built-in styles.</summary>
    public static ImmutableArray<string> BuiltInNames { get; } = ["author-date", "notes", "numeric"];

    /// <summary>Finds the style called <paramref name="name"/>, with or without ".csl"; its id, an address, names it too.</summary>
    public FoundStyle Find(string name)
    {
        name = IsAddress(name) ? NameOf(name) : name;
        var wanted = name.EndsWith(".csl", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        return wanted switch
        {
            "author-date" => OfBuiltIn(BuiltInStyles.AuthorDate),
            "notes" => OfBuiltIn(BuiltInStyles.Notes),
            "numeric" => OfBuiltIn(BuiltInStyles.Numeric),
            _ => Find(wanted, null, 0),
        };
    }

    static FoundStyle OfBuiltIn(Style style) => new() { Style = style, DefaultLocale = style.DefaultLocale };

    FoundStyle Find(string name, string? locale, int steps)
    {
        if (steps == MostSteps || FileOf(name) is not { } file)
        {
            return new FoundStyle { Missing = name, LookedIn = [.. folders.Select(static f => f.Label)] };
        }

        var read = Style.Parse(file.Text);
        if (read.Style?.ParentId is { } parent)
        {
            return Find(NameOf(parent), locale ?? read.Style.DefaultLocale, steps + 1);
        }
        return new FoundStyle
        {
            Style = read.Style,
            DefaultLocale = locale ?? read.Style?.DefaultLocale,
            Place = file.Place,
            Text = file.Text,
            Problems = read.Problems,
        };
    }

    static bool IsAddress(string name) =>
        name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || name.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A style's id is an address that ends with its name.</summary>
    static string NameOf(string id) => id[(id.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/');

    (string Text, string Place)? FileOf(string name) => Read(name) ?? (Renamed(name) is { } now ? Read(now) : null);

    (string Text, string Place)? Read(string name)
    {
        foreach (var folder in folders)
        {
            foreach (var file in (ReadOnlySpan<string>)[name + ".csl", "dependent/" + name + ".csl"])
            {
                if (folder.Read(file) is { } text)
                {
                    return (text, folder.Label.TrimEnd('/') + "/" + file);
                }
            }
        }
        return null;
    }

    string? Renamed(string name)
    {
        foreach (var folder in folders)
        {
            if (folder.Read("renamed-styles.json") is { } table && new JsonText(table).ReadValue()?[name] is { Kind: LibraryValueKind.Text } now)
            {
                return now.Text;
            }
        }
        return null;
    }
}
