using System.Collections.Frozen;

namespace ScoReport.Csl.Model;

/// <summary>The types and variables of CSL 1.0.2 (appendices III and IV).</summary>
static class Vocabulary
{
    public static readonly FrozenSet<string> Types = Set(
        """
        article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document
        entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map
        motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post
        post-weblog regulation report review review-book software song speech standard thesis treaty webpage
        """);

    public static readonly FrozenSet<string> NameVariables = Set(
        """
        author chair collection-editor compiler composer container-author contributor curator director editor editorial-director
        editor-translator executive-producer guest host illustrator interviewer narrator organizer original-author performer producer
        recipient reviewed-author script-writer series-creator translator
        """);

    public static readonly FrozenSet<string> DateVariables = Set("accessed available-date event-date issued original-date submitted");

    public static readonly FrozenSet<string> NumberVariables = Set(
        """
        chapter-number citation-number collection-number edition first-reference-note-number issue locator number number-of-pages
        number-of-volumes page page-first part-number printing-number section supplement-number version volume
        """);

    static readonly FrozenSet<string> StandardVariables = Set(
        """
        abstract annote archive archive_collection archive_location archive-place authority call-number citation-key citation-label
        collection-title container-title container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN
        jurisdiction keyword language license medium note original-publisher original-publisher-place original-title part-title PMCID
        PMID publisher publisher-place references reviewed-genre reviewed-title scale source status title title-short URL
        volume-title volume-title-short year-suffix categories custom id type
        """);

    public static IEnumerable<string> All => StandardVariables.Concat(NumberVariables).Concat(NameVariables).Concat(DateVariables);

    /// <summary>What a style may print or ask for; the other fields are for programs.</summary>
    public static readonly FrozenSet<string> Variables = All.Except(["categories", "custom", "id", "type"]).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string field) =>
        StandardVariables.Contains(field) || NumberVariables.Contains(field) || NameVariables.Contains(field) || DateVariables.Contains(field);

    static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
