using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Sources;

namespace ScoReport.Document;

/// <summary>What a manuscript means: everything resolved, numbered and formatted, but without pages or addresses.</summary>
public sealed record Report
{
    /// <summary>The report's description.</summary>
    public required ReportConfig Config { get; init; }

    /// <summary>Date of publication.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>Chapters and appendices in reading order.</summary>
    public required ImmutableArray<BoundChapter> Chapters { get; init; }

    /// <summary>Works in the style's order, as one group without a title or in groups; empty where only chapters list them.</summary>
    public required ImmutableArray<BibliographyGroup> Bibliography { get; init; }

    /// <summary>Numbered tables in reading order.</summary>
    public required ImmutableArray<FloatEntry> Tables { get; init; }

    /// <summary>Numbered figures in reading order.</summary>
    public required ImmutableArray<FloatEntry> Figures { get; init; }

    /// <summary>The declared tables, whole.</summary>
    public required TableSet Data { get; init; }

    /// <summary>Glossary, sorted by term.</summary>
    public required ImmutableArray<GlossaryTerm> Glossary { get; init; }

    /// <summary>What the editors remark on the text, in reading order.</summary>
    public required ImmutableArray<EditorNote> EditorNotes { get; init; }

    /// <summary>Key findings for the cover.</summary>
    public required ImmutableArray<ImmutableArray<Block>> KeyFindings { get; init; }

    /// <summary>Editions, the newest first.</summary>
    public ImmutableArray<Edition> Editions { get; init; } = [];

    /// <summary>What the authors say on the page about the site.</summary>
    public ImmutableArray<Block> About { get; init; } = [];

    /// <summary>All texts outside chapters: findings, definitions, what editions changed, what is said about the site.</summary>
    public IEnumerable<ImmutableArray<Block>> OtherTexts => [.. KeyFindings, .. Glossary.Select(static term => term.Definition), .. Editions.Select(static edition => edition.Summary), About];

    /// <summary>Paths of source files that are published as they are: images, data, attachments. Ordinal order.</summary>
    public required ImmutableArray<string> Attachments { get; init; }

    /// <summary>Links of the text to generated pages, which only the site can tell to be there.</summary>
    public required ImmutableArray<BoundLink> PageLinks { get; init; }

    /// <summary>How the report as a whole is cited. Made when a page shows it.</summary>
    public required Func<CiteThis> CiteThis { get; init; }

    /// <summary>Files that are made of the report: its CITATION.cff, and the works that it cites for citation managers.</summary>
    public required ImmutableArray<MadeFile> MadeFiles { get; init; }

    /// <summary>The files of the source folder.</summary>
    public required FileTree Files { get; init; }

    /// <summary>The report in other languages.</summary>
    public ImmutableArray<Report> Languages { get; init; } = [];
}

/// <summary>A chapter that is ready to be laid out.</summary>
public sealed record BoundChapter
{
    /// <summary>What was written; its own blocks are superseded by <see cref="Blocks"/>.</summary>
    public required Chapter Written { get; init; }

    /// <summary>"3" for a chapter, "B" for an appendix; empty for one without a number.</summary>
    public required string Number { get; init; }

    /// <summary>Title with its markup.</summary>
    public required ImmutableArray<Inline> Title { get; init; }

    /// <summary>Title as plain text.</summary>
    public required string PlainTitle { get; init; }

    /// <summary>Summary, bound.</summary>
    public required ImmutableArray<Inline> Summary { get; init; }

    /// <summary>Findings, bound.</summary>
    public required ImmutableArray<ImmutableArray<Block>> KeyPoints { get; init; }

    /// <summary>The text, bound.</summary>
    public required ImmutableArray<Block> Blocks { get; init; }

    /// <summary>Footnotes in order of first use.</summary>
    public required ImmutableArray<Footnote> Footnotes { get; init; }

    /// <summary>All that is made of blocks: findings, text, footnotes.</summary>
    public IEnumerable<ImmutableArray<Block>> Texts => [.. KeyPoints, Blocks, .. Footnotes.Select(static note => note.Blocks)];

    /// <summary>Works that the chapter cites, where chapters list them: as one group without a title, or in groups.</summary>
    public required ImmutableArray<BibliographyGroup> Bibliography { get; init; }

    /// <summary>Headings in order.</summary>
    public required ImmutableArray<OutlineEntry> Outline { get; init; }

    /// <summary>Words in the text, for a reading time.</summary>
    public required int WordCount { get; init; }

    /// <summary>How the chapter is cited. Made when its page is.</summary>
    public required Func<CiteThis> CiteThis { get; init; }
}

/// <summary>A heading in a chapter's outline. Level 2 is the highest.</summary>
public sealed record OutlineEntry(int Level, string Id, string Number, string PlainTitle);

/// <summary>A numbered table or figure.</summary>
public sealed record FloatEntry(FloatKind Kind, int Number, string Id, int Chapter, ImmutableArray<Inline> Caption, string PlainCaption)
{
    /// <summary>Where it stands; its chapter where it has no id.</summary>
    public ChapterTarget Target => new(Chapter, Id.Length == 0 ? null : Id);
}

/// <summary>A note in which the editors speak, not the text.</summary>
/// <param name="Chapter">Index of its chapter.</param>
/// <param name="Section">Heading of the section it stands in; nothing before the first one.</param>
/// <param name="Written">The note itself.</param>
public sealed record EditorNote(int Chapter, Heading? Section, Div Written);

/// <summary>A part of the bibliography; without a title where it is the only one, or holds the rest.</summary>
public sealed record BibliographyGroup(string? Title, ImmutableArray<BibliographyItem> Items);

/// <summary>A reference as printed, and the places that cite it.</summary>
/// <param name="Id">Reference id.</param>
/// <param name="Anchor">Anchor on the page that lists it.</param>
/// <param name="Runs">Formatted text.</param>
/// <param name="Facts">What else readers of the list want to know.</param>
/// <param name="CitedAt">Places that cite it, in reading order.</param>
public sealed record BibliographyItem(string Id, string Anchor, ImmutableArray<Inline> Runs, ReferenceFacts Facts, ImmutableArray<LinkTarget> CitedAt)
{
    /// <summary>The text as it reads away from the list: with names where the list has a dash for those of the entry before.</summary>
    public ImmutableArray<Inline> Alone { get; init; } = Runs;
}

/// <summary>A work in a few words.</summary>
/// <param name="Type">CSL's type.</param>
/// <param name="Title">Title without markup, or nothing.</param>
/// <param name="Authors">Who made it, as people say their names; an institution is a group.</param>
/// <param name="Date">Year, or year-month-day as far as they are known; or nothing.</param>
/// <param name="Address">DOI or address in full, or nothing.</param>
public sealed record CitedWork(string Type, string? Title, ImmutableArray<Author> Authors, string? Date, string? Address);

/// <summary>What the library says of a reference that no style prints; the keys stand under <c>custom</c>.</summary>
public sealed record ReferenceFacts
{
    /// <summary>The names and the year by which texts speak of the work ("Azarkan 2010"); empty for a work without names, which is known by its title.</summary>
    public string KnownAs { get; init; } = "";

    /// <summary>How well the reference was checked: <c>verification</c>.</summary>
    public string? Verification { get; init; }

    /// <summary>The title in its own script, where the entry has it in another: <c>title-script</c>.</summary>
    public string? ScriptTitle { get; init; }

    /// <summary>The title in the report's language: <c>title-translated</c>.</summary>
    public string? TranslatedTitle { get; init; }

    /// <summary>BCP 47 tag of the work's language.</summary>
    public string? Language { get; init; }

    /// <summary>Address of a copy that will last: <c>archive-url</c>.</summary>
    public string? ArchiveUrl { get; init; }

    /// <summary>When that copy was made: <c>archive-date</c>.</summary>
    public DateOnly? ArchiveDate { get; init; }

    /// <summary>The work in a few words, for programs. Made when it is asked for.</summary>
    public required Func<CitedWork> Work { get; init; }

    /// <summary>The reference as an OpenURL ContextObject (COinS), which citation managers pick up.</summary>
    public required string Coins { get; init; }
}
