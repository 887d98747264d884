using System.Collections.Immutable;
using ScoReport.Csl;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Looks through all libraries together for keys and works that are in them twice.</summary>
public static class LibraryChecks
{
    /// <summary>The references of all libraries, each key once: the first of those that are alike in it.</summary>
    public static ImmutableArray<(Reference Reference, SourceFile Library)> Joined(IEnumerable<ReadLibrary> libraries, Diagnostics diagnostics)
    {
        var joined = ImmutableArray.CreateBuilder<(Reference, SourceFile)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var byLetters = new Dictionary<string, (string Key, SourceSpan At)>(StringComparer.OrdinalIgnoreCase);
        foreach (var library in libraries)
        {
            foreach (var reference in library.References)
            {
                var at = At(reference, library.File);
                if (!keys.Add(reference.Id))
                {
                    // Within one library the reader has said so.
                    diagnostics.Add(Problems.DuplicateReference(at, $"the key '{reference.Id}' is in another library already"));
                    continue;
                }

                if (!byLetters.TryAdd(reference.Id, (reference.Id, at)))
                {
                    diagnostics.Add(Problems.KeysDifferByCase(at, reference.Id, byLetters[reference.Id].Key, byLetters[reference.Id].At));
                }

                joined.Add((reference, library.File));
            }
        }

        ReportDuplicates(joined, diagnostics);
        return joined.DrainToImmutable();
    }

    static void ReportDuplicates(ImmutableArray<(Reference Reference, SourceFile Library)>.Builder joined, Diagnostics diagnostics)
    {
        foreach (var (earlier, later, shared) in DuplicateWorks.Find([.. joined.Select(static one => one.Reference)]))
        {
            var (first, second) = (joined[earlier], joined[later]);
            diagnostics.Add(Problems.DuplicateWork(At(second.Reference, second.Library), second.Reference.Id, first.Reference.Id, At(first.Reference, first.Library), shared));
        }
    }

    /// <summary>Where a library has a work.</summary>
    public static SourceSpan At(Reference reference, SourceFile library) => library.Span(reference.IdSpan.Offset, reference.IdSpan.Length);
}
