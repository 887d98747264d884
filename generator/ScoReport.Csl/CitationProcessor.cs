using System.Collections.Immutable;
using ScoReport.Csl.Locales;

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

    /// <summary>
    /// The bibliography's entry of each reference as if it stood alone: nothing is told apart from other works, or replaced because an
    /// entry before has it. A style without a bibliography gives its citation. What a style sets in the margin, such as a number, is left out.
    /// </summary>
    /// <param name="style">An independent style.</param>
    /// <param name="locales">Where terms and date formats come from.</param>
    /// <param name="language">The language as a BCP 47 tag; null for the style's own.</param>
    /// <param name="references">What to format. References that print nothing are left out.</param>
    public static ImmutableArray<BibliographyEntry> Entries(Style style, LocaleSource locales, string? language, IEnumerable<Reference> references)
    {
        var locale = locales.Build(style, language);
        return [.. references.Select(reference => Alone(style, locale, reference)).OfType<BibliographyEntry>()];
    }

    static BibliographyEntry? Alone(Style style, Locale locale, Reference reference)
    {
        var mode = style.BibliographyArea is null ? CitationMode.Normal : CitationMode.BibliographyOnly;
        var citation = new Citation { Items = [new CitationItem { Id = reference.Id }], Mode = mode };
        var result = new CitationDocument(style, locale, [reference], [citation], ProcessingOptions.Default).Process();
        var runs = result.Bibliography is { } list ? list.Entries.SelectMany(static entry => entry.Runs) : result.Citations[0].Runs;
        return runs.Where(static run => run is not StyledRun { Style.Display: Display.LeftMargin }).ToImmutableArray() is { IsEmpty: false } kept ? new BibliographyEntry(reference.Id, kept) : null;
    }

    internal static CitationResult Process(
        Style style, LocaleSource locales, string? language, IReadOnlyList<Reference> references, IReadOnlyList<Citation> citations, ProcessingOptions options) =>
        new CitationDocument(style, locales.Build(style, language), references, citations, options).Process();
}
