using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>
/// What keys the theme's partials take from a fenced block, so that a misspelt one is reported instead of lost:
/// those that the text of the partial, or of a partial it renders, names as <c>block.attributes.KEY</c> or <c>block.title</c>.
/// </summary>
sealed partial class BlockKeys
{
    const string Folder = "partials/";

    // What the generator itself takes from a block with data.
    static readonly string[] OfData = ["bars", "columns", "compute", "data", "filter", "first", "rows", "sort", "sparkline", "subtotals", "sum", "total"];

    static readonly string[] Callouts = ["caution", "important", "note", "tip", "warning"];

    readonly FrozenDictionary<string, string[]?> _byPartial;
    readonly string[] _kinds;

    BlockKeys(FrozenDictionary<string, string[]?> byPartial)
    {
        _byPartial = byPartial;
        _kinds = [.. Callouts, .. byPartial.Where(static p => p.Value is not []).Select(static p => p.Key).Except(["callout", "float"]).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("""\bblock\s*\.\s*(?:attributes\s*\.\s*([A-Za-z_][\w-]*)|(title)\b|(attributes)\b)""")]
    private static partial Regex Key();

    /// <summary>Looks through a theme's templates, by path.</summary>
    public static BlockKeys Of(IReadOnlyDictionary<string, SourceFile> templates)
    {
        var keys = new Dictionary<string, string[]?>(StringComparer.Ordinal);
        foreach (var path in templates.Keys.Where(static p => p.StartsWith(Folder, StringComparison.Ordinal) && p.EndsWith(".liquid", StringComparison.Ordinal)))
        {
            keys.Add(path[Folder.Length..^".liquid".Length], KeysOf(path, templates));
        }

        return new BlockKeys(keys.ToFrozenDictionary(StringComparer.Ordinal));
    }

    // Nothing where a template takes the attributes as a whole, and so may ask for any.
    static string[]? KeysOf(string path, IReadOnlyDictionary<string, SourceFile> templates)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        var paths = new List<string> { path };
        for (var i = 0; i < paths.Count; i++)
        {
            if (!templates.TryGetValue(paths[i], out var file))
            {
                continue;
            }

            foreach (Match match in Key().Matches(file.Text))
            {
                if (match.Groups[3].Success)
                {
                    return null;
                }

                keys.Add(match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value);
            }

            paths.AddRange(TemplateTags.PartialTag().Matches(file.Text).Select(static m => m.Groups[2].Value + ".liquid").Where(p => !paths.Contains(p)));
        }

        return [.. keys];
    }

    /// <summary>Reports the keys of a block that <paramref name="partial"/> does not take.</summary>
    public void Check(SourceSpan at, Attributes attributes, string partial, bool hasData, Diagnostics diagnostics)
    {
        if (attributes.Keys.IsEmpty || !_byPartial.TryGetValue(partial, out var taken) || taken is null)
        {
            return;
        }

        foreach (var (key, _) in attributes.Keys)
        {
            if (!taken.Contains(key) && !(hasData && OfData.Contains(key)))
            {
                diagnostics.Add(Problems.UnknownBlockKey(Attributes.PlaceOf(at, key), key, attributes.FirstClass ?? partial, hasData ? [.. taken, .. OfData] : taken));
            }
        }
    }

    /// <summary>Reports what is lost in a div that no partial renders: its keys, and a kind that was probably meant.</summary>
    public void CheckPlain(Div div, Diagnostics diagnostics)
    {
        if (div.Attributes.FirstClass is { } kind && Nearest.To(kind, _kinds) is { } near)
        {
            diagnostics.Add(Problems.UnknownBlock(div.At, kind, near));
        }

        foreach (var (key, _) in div.Attributes.Keys)
        {
            if (key != "lang")
            {
                diagnostics.Add(Problems.AttributeLost(Attributes.PlaceOf(div.At, key), key, ["lang"]));
            }
        }
    }
}
