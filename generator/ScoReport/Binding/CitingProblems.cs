using ScoReport.Csl;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Problems and warnings of the citation engine as problems of the catalogue: for reports and for the command line, in the same words.</summary>
public static class CitingProblems
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

    /// <summary>A problem of a citation style.</summary>
    public static Diagnostic OfStyle(SourceFile style, CslProblem problem) =>
        Problems.StyleProblem(style.Span(problem.Offset, 1), problem.Message, problem.Hint, Breaks(problem));

    /// <summary>A problem of a locale file.</summary>
    public static Diagnostic OfLocale(SourceFile locale, CslProblem problem) =>
        Problems.LocaleProblem(locale.Span(problem.Offset, 1), problem.Message, problem.Hint, Breaks(problem));

    /// <summary>Something that could not be printed as asked.</summary>
    /// <param name="warning">What the engine says.</param>
    /// <param name="at">The citation, the library's entry, or where the language is said.</param>
    /// <param name="localesGoTo">Where a file for a language without terms would be found.</param>
    public static Diagnostic OfWarning(CslWarning warning, SourceSpan at, string localesGoTo) => warning.Kind == CslWarningKind.UnknownLocale
        ? Problems.UnknownLocale(at, warning.Message, localesGoTo)
        : Problems.CitationNotPrinted(at, warning.Message);

    // The rest of a style or locale is used without the part that is not known.
    static bool Breaks(CslProblem problem) => problem.Kind is not (CslProblemKind.UnknownElement or CslProblemKind.InvalidAttribute);
}
