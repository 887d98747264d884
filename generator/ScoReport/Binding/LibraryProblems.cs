using ScoReport.Csl;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Problems of the citation engine as problems of the catalogue.</summary>
public static class LibraryProblems
{
    /// <summary>A problem of a library or a list of citations.</summary>
    public static Diagnostic Of(SourceFile library, CslProblem problem)
    {
        var at = library.Span(problem.Offset, 1);
        return problem.Kind switch
        {
            CslProblemKind.DuplicateId => Problems.DuplicateReference(at, problem.Message, problem.Hint),
            CslProblemKind.UnknownField or CslProblemKind.UnknownType or CslProblemKind.UnknownCommand or CslProblemKind.UnknownString or CslProblemKind.MissingEnd => Problems.ReferenceField(at, problem.Message, problem.Hint),
            CslProblemKind.NoWork => Problems.EntryNoWork(at, problem.Message, problem.Hint),
            CslProblemKind.ProgramEntry => Problems.ProgramEntry(at, problem.Message, problem.Hint),
            _ => Problems.MalformedReference(at, problem.Message, problem.Hint),
        };
    }
}
