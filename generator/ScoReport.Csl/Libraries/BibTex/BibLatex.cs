using ScoReport.Csl.Libraries;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl;

/// <summary>The two dialects of <c>.bib</c> files.</summary>
public enum BibDialect
{
    /// <summary>BibLaTeX with biber: a parent's titles are inherited under the names they have for its parts; places and publishers are lists.</summary>
    BibLatex,
    /// <summary>Classic BibTeX: a parent's fields are inherited under their own names; places and publishers are plain text.</summary>
    BibTex,
}

/// <summary>Reads <c>.bib</c> libraries, LaTeX and all, into what CSL-JSON would hold (the biblatex manual, "Database Guide").</summary>
public static class BibLatex
{
    /// <summary>Reads all entries. A malformed entry costs only itself and is reported at its place; data that have no place in a reference are reported once per field.</summary>
    public static LibraryResult Read(string text, BibDialect dialect = BibDialect.BibLatex)
    {
        ArgumentNullException.ThrowIfNull(text);
        var problems = new ProblemList(new TextPositions(text));
        var entries = new BibParser(text, problems).Parse();
        BibFields.ReportUnused(entries, problems);
        var byKey = Unique(entries, problems);
        var inheritance = new Inheritance(byKey, problems, dialect);
        var writer = new ReferenceBuilder(problems, dialect);
        foreach (var entry in byKey.Values)
        {
            inheritance.Complete(entry);
        }
        return new LibraryResult
        {
            References = [.. byKey.Values.Where(static entry => !BibTypes.IsContainer(entry.Type)).Select(writer.Build)],
            Problems = problems.InOrder(),
        };
    }

    /// <summary>The entries by key, in the order of the text.</summary>
    static OrderedDictionary<string, BibEntry> Unique(List<BibEntry> entries, ProblemList problems)
    {
        var byKey = new OrderedDictionary<string, BibEntry>(StringComparer.Ordinal);
        var anyCase = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (!byKey.TryAdd(entry.Key, entry))
            {
                problems.Add(CslProblemKind.DuplicateId, entry.KeySpan.Offset, $"A second entry has the key '{entry.Key}'; the first is used.");
            }
            else if (!anyCase.TryAdd(entry.Key, entry.Key))
            {
                problems.Add(CslProblemKind.DuplicateId, entry.KeySpan.Offset, $"The keys '{anyCase[entry.Key]}' and '{entry.Key}' differ only in capitals; both are used.", "BibTeX takes them for one");
            }
        }
        return byKey;
    }
}
