using ScoReport.Csl.Libraries;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl;

/// <summary>Reads RIS libraries, in which a tag's meaning depends on the record's type.</summary>
public static class Ris
{
    /// <summary>Reads all records. Those without an id get one of author and year; tags without a place in CSL are kept under Custom and reported once each.</summary>
    public static LibraryResult Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var problems = new ProblemList(new TextPositions(text));
        var records = new RisRecords(text, problems).Read();
        var reader = new RisReader(problems);
        var references = RisIds.Complete([.. records.Select(reader.Read)]);
        HashSet<string> ids = new(StringComparer.Ordinal);
        List<Reference> kept = [];
        foreach (var reference in references)
        {
            if (ids.Add(reference.Id))
            {
                kept.Add(reference);
            }
            else
            {
                problems.Add(CslProblemKind.DuplicateId, reference.IdSpan.Offset, $"A second record has the id '{reference.Id}'; the first is used.");
            }
        }
        return new LibraryResult { References = [.. kept], Problems = problems.InOrder() };
    }
}
