using System.Collections.Immutable;

namespace ScoReport.Document;

/// <summary>How others cite the report, or a chapter of it.</summary>
/// <param name="Citations">In the report's own style first, then in others.</param>
/// <param name="BibLatex">The same as an entry of a BibLaTeX library.</param>
/// <param name="Ris">The same as a RIS record.</param>
/// <param name="CslJson">The same as CSL-JSON.</param>
/// <param name="Meta">Names and contents of the meta tags by which citation managers know the page (Highwire Press).</param>
public sealed record CiteThis(
    ImmutableArray<StyledCitation> Citations, string BibLatex, string Ris, string CslJson, ImmutableArray<(string Name, string Content)> Meta);

/// <summary>A citation in one style.</summary>
/// <param name="Style">What readers call the style; nothing for the report's own.</param>
/// <param name="Runs">Formatted text.</param>
public sealed record StyledCitation(string? Style, ImmutableArray<Inline> Runs);

/// <summary>A text file that is made of the report. The text is made when the file is written.</summary>
public sealed record MadeFile(string Path, Func<string> Text);
