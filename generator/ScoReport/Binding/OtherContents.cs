using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>What is in the texts that stand in no chapter, each on a page of its own.</summary>
sealed record OtherContents(Contents Findings, Contents Editions, Contents About, Contents Glossary)
{
    /// <summary>Looks through the texts.</summary>
    public static OtherContents Of(Manuscript manuscript, Diagnostics diagnostics) => new(
        Contents.OfTexts(manuscript.Config.KeyFindings, diagnostics),
        Contents.OfTexts([.. manuscript.Config.Editions.Select(static edition => edition.Summary)], diagnostics),
        Contents.OfTexts([manuscript.Config.About], diagnostics),
        Contents.OfGlossary(manuscript.Glossary, diagnostics));

    /// <summary>The keys of works that the texts cite.</summary>
    public IEnumerable<string> Keys => new[] { Findings, Editions, About, Glossary }.SelectMany(static text => text.Cites).SelectMany(static cite => cite.Cite.Items).Select(static item => item.Key);

    /// <summary>All texts of a report in the order in which they are read: findings, <paramref name="chapters"/>, the rest. The last one lists <paramref name="noCite"/>.</summary>
    public ImmutableArray<CitedText> Around(IEnumerable<CitedText> chapters, ImmutableArray<Located<string>> noCite) =>
    [
        new(-1, Findings, []) { Page = GeneratedPage.Cover },
        .. chapters,
        new(-1, Editions, []) { Page = GeneratedPage.Editions },
        new(-1, About, []) { Page = GeneratedPage.About },
        new(-1, Glossary, noCite) { Page = GeneratedPage.Glossary },
    ];
}
