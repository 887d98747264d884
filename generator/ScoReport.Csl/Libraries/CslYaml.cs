using ScoReport.Csl.Libraries;
using ScoReport.Csl.Model;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl;

/// <summary>
/// Reads CSL-YAML libraries: the fields of CSL-JSON, with Markdown in texts, dates in EDTF, and names that may be single texts.
/// What YAML means is someone else's to read; here its values come as a tree.
/// </summary>
public static class CslYaml
{
    /// <summary>Reads a list of entries, one entry, or the list below a key <c>references</c>. A malformed entry costs only itself.</summary>
    /// <param name="library">The values.</param>
    /// <param name="text">The text that their spans are of.</param>
    public static LibraryResult Read(LibraryValue library, string text)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(text);
        var problems = new ProblemList(new TextPositions(text));
        var entries = new ReferenceReader(problems);
        List<Reference> references = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var value in Entries(library, problems))
        {
            if (value.Kind != LibraryValueKind.Object)
            {
                problems.Add(CslProblemKind.MalformedEntry, value.Span.Offset, "An entry of the library is not a mapping.");
            }
            else if (entries.Read(YamlEntries.Plain(value), null) is not { } reference)
            {
                continue;
            }
            else if (ids.Add(reference.Id))
            {
                references.Add(reference with { Aliases = YamlEntries.OtherIds(value) });
            }
            else
            {
                problems.Add(CslProblemKind.DuplicateId, reference.IdSpan.Offset, $"A second entry has the id '{reference.Id}'; the first is used.");
            }
        }
        return new LibraryResult { References = [.. references], Problems = problems.InOrder() };
    }

    static IReadOnlyList<LibraryValue> Entries(LibraryValue library, ProblemList problems)
    {
        if (library.Kind == LibraryValueKind.List)
        {
            return library.Items;
        }
        var listed = library.Members.FirstOrDefault(static member => member.Key.Equals("references", StringComparison.OrdinalIgnoreCase));
        if (listed?.Value is { Kind: LibraryValueKind.List } list)
        {
            return list.Items;
        }
        if (library.Members.Any(static member => member.Key.Equals("id", StringComparison.OrdinalIgnoreCase)))
        {
            return [library];
        }
        if (listed is null or { Value.Kind: not LibraryValueKind.Null } && library is not { Kind: LibraryValueKind.Object, Members.Count: 0 })
        {
            problems.Add(CslProblemKind.Syntax, library.Span.Offset, "A library is a list of entries, alone or below the key 'references'.");
        }
        return [];
    }
}
