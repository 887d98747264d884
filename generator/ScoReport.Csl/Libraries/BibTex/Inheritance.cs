using System.Collections.Frozen;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Libraries;

/// <summary>
/// Fills entries from those they name in <c>xdata</c> and <c>crossref</c>, wherever these stand (biblatex manual, "Data
/// Inheritance" and "Default Inheritance Setup"; BibTeX's plain way for its dialect).
/// </summary>
sealed class Inheritance(IReadOnlyDictionary<string, BibEntry> entries, ProblemList problems, BibDialect dialect)
{
    // A chain is followed so far, and no further: each link copies what the one before it has.
    const int LongestChain = 40;

    // Nobody inherits an abstract; a long one under a thousand chapters would be a thousand abstracts.
    const int LongestValue = 10_000;

    static readonly FrozenSet<string> Own =
        """
        ids crossref xref entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype shorthand
        shorthandintro sortkey xdata file
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> OwnTitles = new[] { "shorttitle", "sorttitle", "indextitle", "indexsorttitle" }.ToFrozenSet(StringComparer.Ordinal);

    static readonly string[] Issued = ["date", "year", "month", "day"];

    // How long the chain above an entry is; -1 while it is being followed.
    readonly Dictionary<string, int> _chains = new(StringComparer.Ordinal);

    /// <summary>Completes the entry's own fields.</summary>
    public void Complete(BibEntry entry) => Follow(entry, 0);

    int Follow(BibEntry entry, int depth)
    {
        if (depth > LongestChain)
        {
            return LongestChain;
        }
        if (_chains.TryGetValue(entry.Key, out var known))
        {
            return known;
        }
        _chains[entry.Key] = -1;
        var length = 0;
        new GranularData(entries, problems, (child, field, key) =>
        {
            var parent = Parent(child, field, key, depth);
            length = Math.Max(length, parent is null ? 0 : 1 + _chains[parent.Key]);
            return parent;
        }).Resolve(entry);
        length = Math.Max(length, Math.Max(Take(entry, "xdata", TakeAll, depth), Take(entry, "crossref", TakeRenamed, depth)));
        return _chains[entry.Key] = length;
    }

    int Take(BibEntry entry, string link, Action<BibEntry, BibEntry> take, int depth)
    {
        var length = 0;
        if (entry[link] is not { } field)
        {
            return length;
        }
        foreach (var key in field.Value.Split([',', ' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parent(entry, field, key, depth) is { } parent)
            {
                length = Math.Max(length, 1 + _chains[parent.Key]);
                take(entry, parent);
            }
        }
        return length;
    }

    BibEntry? Parent(BibEntry entry, BibField link, string key, int depth)
    {
        if (!entries.TryGetValue(key, out var parent))
        {
            problems.Add(CslProblemKind.UnknownParent, link.Offset, $"The entry '{entry.Key}' inherits from '{key}', which is not in the library.");
            return null;
        }
        if (Follow(parent, depth + 1) is var chain && chain >= 0 && chain < LongestChain)
        {
            return parent;
        }
        problems.Add(
            CslProblemKind.UnknownParent, link.Offset,
            chain < 0 ? $"The entry '{entry.Key}' inherits from itself by way of '{key}'." : $"The entry '{entry.Key}' inherits through too many others; nothing is taken from '{key}'.");
        return null;
    }

    static bool IsInheritable(string name, BibField field) => field.Value.Length <= LongestValue && BibFields.IsField(name);

    static void TakeAll(BibEntry entry, BibEntry parent)
    {
        foreach (var (name, field) in parent.Fields.Where(static pair => pair.Key is not ("ids" or "xdata") && IsInheritable(pair.Key, pair.Value)))
        {
            entry.Fields.TryAdd(name, field);
        }
    }

    void TakeRenamed(BibEntry entry, BibEntry parent)
    {
        var options = BibOptions.Of(entry);
        if (options.InheritsNothing)
        {
            return;
        }
        var hasDate = Issued.Any(entry.Fields.ContainsKey);
        foreach (var (name, field) in parent.Fields)
        {
            if (!Own.Contains(name) && !(hasDate && Issued.Contains(name)) && options.NotInherited != name && IsInheritable(name, field))
            {
                TakeField(entry, parent, name, field);
            }
        }
        if (dialect == BibDialect.BibTex && BibTypes.IsChapterlike(entry.Type) && parent["title"] is { } title)
        {
            entry.Fields.TryAdd("booktitle", title);
        }
    }

    void TakeField(BibEntry entry, BibEntry parent, string name, BibField field)
    {
        if (dialect == BibDialect.BibTex)
        {
            entry.Fields.TryAdd(name, field);
            return;
        }
        var (source, target) = (BibTypes.Canonical(parent.Type), BibTypes.Canonical(entry.Type));
        if (name == "author" && source is "mvbook" or "book" && target is "inbook" or "bookinbook" or "suppbook")
        {
            entry.Fields.TryAdd("bookauthor", field);
        }
        if (Renamed(source, target, name) is { } own)
        {
            entry.Fields.TryAdd(own, field);
        }
    }

    static string? Renamed(string source, string target, string name)
    {
        if (TitleOf(source, target) is not { } title)
        {
            return name;
        }
        return name is "title" or "subtitle" or "titleaddon" ? title + name : OwnTitles.Contains(name) ? null : name;
    }

    static string? TitleOf(string source, string target) => (source, target) switch
    {
        ("mvbook", "book" or "inbook" or "bookinbook" or "suppbook") => "main",
        ("mvcollection" or "mvreference", "collection" or "reference" or "incollection" or "inreference" or "suppcollection") => "main",
        ("mvproceedings", "proceedings" or "inproceedings") => "main",
        ("book", "inbook" or "bookinbook" or "suppbook") => "book",
        ("collection" or "reference", "incollection" or "inreference" or "suppcollection") => "book",
        ("proceedings", "inproceedings") => "book",
        ("periodical", "article" or "suppperiodical") => "journal",
        _ => null,
    };
}
