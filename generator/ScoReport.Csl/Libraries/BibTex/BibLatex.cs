using System.Collections.Immutable;
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
    /// <param name="text">The library.</param>
    /// <param name="dialect">How parents hand down their fields, and whether places are lists.</param>
    /// <param name="language">The tag of the language that entries are in which name none; null for English, whose titles are put into sentence case.</param>
    public static LibraryResult Read(string text, BibDialect dialect = BibDialect.BibLatex, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var problems = new ProblemList(new TextPositions(text));
        var entries = new BibParser(text, problems).Parse();
        BibFields.ReportUnused(entries, problems);
        var byKey = Unique(entries, problems);
        var inheritance = new Inheritance(byKey, problems, dialect);
        var writer = new ReferenceBuilder(problems, dialect, language);
        foreach (var entry in byKey.Values)
        {
            inheritance.Complete(entry);
        }
        ImmutableArray<Reference> references = [.. byKey.Values.Where(static entry => !BibTypes.IsNoWork(entry.Type)).Select(writer.Build)];
        NoWorks.Report(byKey.Values, problems);
        BibFields.ReportUnread(byKey.Values, problems);
        return new LibraryResult
        {
            References = references,
            Problems = problems.InOrder(),
        };
    }

    /// <summary>The entries by key, in the order of the text.</summary>
    static OrderedDictionary<string, BibEntry> Unique(List<BibEntry> entries, ProblemList problems)
    {
        var byKey = new OrderedDictionary<string, BibEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!byKey.TryAdd(entry.Key, entry))
            {
                problems.Add(CslProblemKind.DuplicateId, entry.KeySpan.Offset, $"A second entry has the key '{entry.Key}'; the first is used.");
            }
        }
        return byKey;
    }
}
