using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>What stands in drafts that are left out: known, so that what leads there is told apart from what leads nowhere.</summary>
sealed class LeftOut
{
    readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    LeftOut()
    {
    }

    /// <summary>Keys that drafts cite.</summary>
    public IReadOnlySet<string> Keys => _keys;

    /// <summary>Looks through the drafts. Their own mistakes are told when they are bound.</summary>
    public static LeftOut Of(ImmutableArray<Chapter> drafts)
    {
        var all = new LeftOut();
        var unheard = new Diagnostics();
        foreach (var draft in drafts)
        {
            var contents = Contents.OfChapter(draft, "", citesInNotes: false, [], unheard);
            foreach (var id in contents.Ids.Keys)
            {
                all._paths.TryAdd(id, draft.Slot.Path);
            }

            all._keys.UnionWith(contents.Cites.SelectMany(static c => c.Cite.Items).Select(static i => i.Key));
        }

        return all;
    }

    /// <summary>Path of the draft in which <paramref name="id"/> stands, or nothing.</summary>
    public string? PathOf(string id) => _paths.GetValueOrDefault(id);
}
