using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Sources;

namespace ScoReport.Document;

/// <summary>What was written: nothing looked up, every part with its place.</summary>
public sealed record Manuscript
{
    /// <summary>The report's own description.</summary>
    public required ReportConfig Config { get; init; }

    /// <summary>Chapters and appendices in reading order.</summary>
    public required ImmutableArray<Chapter> Chapters { get; init; }

    /// <summary>Drafts, which are left out; what leads into one is an error that says so.</summary>
    public ImmutableArray<Chapter> Drafts { get; init; } = [];

    /// <summary>Declared tables.</summary>
    public required TableSet Tables { get; init; }

    /// <summary>Reference libraries, unread.</summary>
    public required ImmutableArray<SourceFile> Libraries { get; init; }

    /// <summary>Glossary entries in the order written.</summary>
    public required ImmutableArray<GlossaryTerm> Glossary { get; init; }

    /// <summary>The files of the source folder, for images and links.</summary>
    public required FileTree Files { get; init; }

    /// <summary>The report in other languages, in the order of their tags: chapters, glossary and description of their own, and the rest of this one.</summary>
    public ImmutableArray<Manuscript> Languages { get; init; } = [];
}

/// <summary>A text with its place.</summary>
public readonly record struct Located<T>(T Value, SourceSpan At);

/// <summary>Someone who wrote the report or a chapter.</summary>
/// <param name="Name">As it is shown.</param>
/// <param name="Affiliation">Institution, or nothing.</param>
/// <param name="Orcid">ORCID without the address before it, or nothing.</param>
/// <param name="Email">E-mail address, or nothing.</param>
public sealed record Author(string Name, string? Affiliation, string? Orcid, string? Email)
{
    /// <summary>The family name where it was given by itself; otherwise it is found in the name.</summary>
    public string? Family { get; init; }

    /// <summary>Given names beside the family name.</summary>
    public string? Given { get; init; }

    /// <summary>Whether this is an institution or a group, whose name stays in one piece.</summary>
    public bool IsGroup { get; init; }
}

/// <summary>What <c>report.yaml</c> says.</summary>
public sealed record ReportConfig
{
    /// <summary>The file itself.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>Title of the report.</summary>
    public required string Title { get; init; }

    /// <summary>Short name for files made of the report, such as the zip.</summary>
    public string Name { get; init; } = "report";

    /// <summary>Whether the first mention of a glossary term in a chapter leads to its entry.</summary>
    public bool LinksTerms { get; init; }

    /// <summary>Address at which a chapter can be edited, with <c>{path}</c> for its path in the source folder.</summary>
    public string? EditUrl { get; init; }

    /// <summary>Subtitle, or nothing.</summary>
    public string? Subtitle { get; init; }

    /// <summary>What the report is, in a sentence or two.</summary>
    public string? Summary { get; init; }

    /// <summary>Where the summary stands.</summary>
    public SourceSpan SummaryAt { get; init; }

    /// <summary>Authors in order.</summary>
    public ImmutableArray<Author> Authors { get; init; } = [];

    /// <summary>Who publishes it.</summary>
    public string? Publisher { get; init; }

    /// <summary>Date of publication; the command line may give another.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Edition.</summary>
    public string? Version { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Where the language is said.</summary>
    public SourceSpan LanguageAt { get; init; }

    /// <summary>DOI without an address before it, or nothing.</summary>
    public string? Doi { get; init; }

    /// <summary>ISBN with its hyphens or without, or nothing.</summary>
    public string? Isbn { get; init; }

    /// <summary>What the authors say on the page about the site, as Markdown.</summary>
    public ImmutableArray<Block> About { get; init; } = [];

    /// <summary>SPDX identifier of the text's licence.</summary>
    public string? License { get; init; }

    /// <summary>Where the report will stand, with a trailing slash; nothing when it only travels as files.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Address of the source repository.</summary>
    public string? Repository { get; init; }

    /// <summary>How works are cited and listed.</summary>
    public CitationConfig Citation { get; init; } = new();

    /// <summary>Keywords.</summary>
    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>Key findings for the cover, as Markdown.</summary>
    public ImmutableArray<ImmutableArray<Block>> KeyFindings { get; init; } = [];

    /// <summary>Editions, the newest first.</summary>
    public ImmutableArray<Edition> Editions { get; init; } = [];

    /// <summary>Where each chapter stands in the report.</summary>
    public ImmutableArray<ChapterSlot> Chapters { get; init; } = [];

    /// <summary>Whether every chapter that is listed was found; only then can be said what no chapter does.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Names of the outputs to make.</summary>
    public ImmutableArray<Located<string>> Outputs { get; init; } = [];

    /// <summary>Name or folder of the theme.</summary>
    public Located<string> Theme { get; init; } = new("default", default);

    /// <summary>Severities that the author changed.</summary>
    public SeverityPolicy Severity { get; init; } = new(ImmutableDictionary<string, Severity>.Empty, Strict: false);

    /// <summary>Whether readers can search the report.</summary>
    public bool HasSearch { get; init; } = true;

    /// <summary>Whether there is a page that holds the whole report; nothing where its length is to decide.</summary>
    public bool? HasWhole { get; init; }

    /// <summary>Whether allow-listed HTML may stand in chapters.</summary>
    public bool AllowHtml { get; init; }

    /// <summary>The author's own keys, as text.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Custom { get; init; } = [];

    /// <summary>In an edition in another language, its titles of the parts by those of the main edition.</summary>
    public ImmutableDictionary<string, string> PartTitles { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>In an edition in another language, what it calls texts of the data and charts.</summary>
    public ImmutableArray<(Located<string> Text, string Label)> Labels { get; init; } = [];

    /// <summary>What readers of an edition in another language are told about it.</summary>
    public string? EditionNote { get; init; }
}

/// <summary>A published edition of the report.</summary>
/// <param name="Version">What it is called.</param>
/// <param name="Date">When it was published.</param>
/// <param name="Summary">What it changed, in one or more paragraphs; may be empty.</param>
public sealed record Edition(Located<string> Version, DateOnly Date, ImmutableArray<Block> Summary)
{
    /// <summary>Anchor on the page of editions.</summary>
    public string Id => "edition-" + Slug.Of(Version.Value.Replace('.', '-'));

    /// <summary>DOI of this edition, or nothing.</summary>
    public string? Doi { get; init; }

    /// <summary>Address of a copy of this edition that will last, or nothing.</summary>
    public string? ArchiveUrl { get; init; }
}

/// <summary>How works are cited and listed.</summary>
public sealed record CitationConfig
{
    /// <summary>Style: the name of a built-in one, or a path.</summary>
    public Located<string> Style { get; init; } = new("author-date", default);

    /// <summary>Where works are listed.</summary>
    public BibliographyPlace Bibliography { get; init; }

    /// <summary>Whether notes are numbered through the report; otherwise each chapter begins with 1, and cites as if for the first time.</summary>
    public bool NotesThroughReport { get; init; }

    /// <summary>Keys of works that are listed without being cited; <c>*</c> for all.</summary>
    public ImmutableArray<Located<string>> NoCite { get; init; } = [];

    /// <summary>Paths of the libraries; nothing for those with the usual names.</summary>
    public ImmutableArray<Located<string>> Libraries { get; init; } = [];

    /// <summary>What the list is grouped by: <c>type</c>, or a key of the references' <c>custom</c>; nothing for one list.</summary>
    public Located<string>? GroupBy { get; init; }

    /// <summary>The groups in order: the value that a reference has, and the heading.</summary>
    public ImmutableArray<(Located<string> Value, string Title)> Groups { get; init; } = [];
}

/// <summary>Where works are listed.</summary>
public enum BibliographyPlace
{
    /// <summary>On a page of the report.</summary>
    Report,

    /// <summary>At the end of each chapter.</summary>
    Chapter,

    /// <summary>At the end of each chapter, and all together on a page.</summary>
    Both,
}

/// <summary>A chapter's place in the order: its file, its part if it is in one, and whether it is an appendix.</summary>
public sealed record ChapterSlot(string Path, SourceSpan At, string? Part, bool IsAppendix)
{
    /// <summary>In an edition in another language, the file of the same chapter in the main one: by it they are known as one, and addressed.</summary>
    public string Common { get; init; } = Path;
}

/// <summary>Whether a chapter is to be read by the public.</summary>
public enum ChapterStatus
{
    /// <summary>Published.</summary>
    Final,

    /// <summary>Left out of every output unless asked for.</summary>
    Draft,
}

/// <summary>A chapter: what its front matter says, and its text.</summary>
public sealed record Chapter
{
    /// <summary>The file.</summary>
    public required SourceFile File { get; init; }

    /// <summary>Its place in the order.</summary>
    public required ChapterSlot Slot { get; init; }

    /// <summary>Anchor of the chapter itself: from the front matter or the title heading.</summary>
    public Located<string>? Id { get; init; }

    /// <summary>Title, possibly with markup.</summary>
    public required ImmutableArray<Inline> Title { get; init; }

    /// <summary>Title for narrow places; nothing where the title serves.</summary>
    public string? ShortTitle { get; init; }

    /// <summary>What the chapter says, in a sentence or two.</summary>
    public ImmutableArray<Inline> Summary { get; init; } = [];

    /// <summary>The chapter's findings, each a text of its own.</summary>
    public ImmutableArray<ImmutableArray<Block>> KeyPoints { get; init; } = [];

    /// <summary>Keywords.</summary>
    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>Authors, where they differ from the report's.</summary>
    public ImmutableArray<Author> Authors { get; init; } = [];

    /// <summary>Date of first publication.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Date of the last change of substance.</summary>
    public DateOnly? Updated { get; init; }

    /// <summary>Keys of works that the chapter lists without citing them; <c>*</c> for all.</summary>
    public ImmutableArray<Located<string>> NoCite { get; init; } = [];

    /// <summary>Draft or final.</summary>
    public ChapterStatus Status { get; init; }

    /// <summary>Former addresses, relative to the site's root.</summary>
    public ImmutableArray<Located<string>> Aliases { get; init; } = [];

    /// <summary>Place among the files of one glob; files without one come after, by name.</summary>
    public int? NavOrder { get; init; }

    /// <summary>Whether it and its sections have numbers; a summary or a preface has none, and is referred to by its title.</summary>
    public bool IsNumbered { get; init; } = true;

    /// <summary>The author's own keys, as text.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Custom { get; init; } = [];

    /// <summary>The text.</summary>
    public required ImmutableArray<Block> Blocks { get; init; }

    /// <summary>Footnotes by label as written; numbered in order of first use when bound.</summary>
    public required ImmutableArray<WrittenFootnote> Footnotes { get; init; }
}

/// <summary>A footnote as written.</summary>
public sealed record WrittenFootnote(string Label, SourceSpan At, ImmutableArray<Block> Blocks);

/// <summary>An entry of the glossary.</summary>
public sealed record GlossaryTerm
{
    /// <summary>The entry.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>Anchor on the glossary page.</summary>
    public required string Id { get; init; }

    /// <summary>The term.</summary>
    public required string Term { get; init; }

    /// <summary>Its abbreviation, or nothing.</summary>
    public string? Abbreviation { get; init; }

    /// <summary>What it is sorted by, where that is not the term: its sound, in a language whose script does not say it.</summary>
    public string? SortKey { get; init; }

    /// <summary>What it means.</summary>
    public required ImmutableArray<Block> Definition { get; init; }

    /// <summary>Other spellings and names.</summary>
    public ImmutableArray<string> Variants { get; init; } = [];

    /// <summary>Forms in their original scripts.</summary>
    public ImmutableArray<string> Script { get; init; } = [];

    /// <summary>Other terms worth reading.</summary>
    public ImmutableArray<Located<string>> See { get; init; } = [];
}
