namespace ScoReport.Csl;

/// <summary>The citation processor (CSL 1.0.2, "Citation Processor"): a pure function over a whole document.</summary>
public static class CitationProcessor
{
    /// <summary>Whole document in, formatted runs out. The bibliography lists the references cited, also by citations of the mode BibliographyOnly.</summary>
    /// <param name="style">An independent style.</param>
    /// <param name="locales">Where terms and date formats come from.</param>
    /// <param name="language">The document's language as a BCP 47 tag; null for the style's own.</param>
    /// <param name="references">The library; of several with one id the first counts.</param>
    /// <param name="citations">In the order of the document, which positions such as "ibid." follow.</param>
    /// <param name="sections">Parts of the bibliography that are to be printed by themselves, as the ids in each: a chapter's, a group's.</param>
    public static CitationResult Process(
        Style style, LocaleSource locales, string? language, IReadOnlyList<Reference> references, IReadOnlyList<Citation> citations, IReadOnlyList<IReadOnlySet<string>>? sections = null) =>
        Process(style, locales, language, references, citations, ProcessingOptions.Default with { Sections = sections ?? [] });

    internal static CitationResult Process(
        Style style, LocaleSource locales, string? language, IReadOnlyList<Reference> references, IReadOnlyList<Citation> citations, ProcessingOptions options) =>
        new CitationDocument(style, locales.Build(style, language), references, citations, options).Process();
}
