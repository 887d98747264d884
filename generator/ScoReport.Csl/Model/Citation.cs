using System.Collections.Immutable;

namespace ScoReport.Csl;

/// <summary>One place of the document where references are cited (CSL 1.0.2, "Citation").</summary>
public sealed record Citation
{
    /// <summary>The cites, in the order written.</summary>
    public required ImmutableArray<CitationItem> Items { get; init; }
    /// <summary>The number of the note that holds the citation; 0 for the running text.</summary>
    public int NoteIndex { get; init; }
    /// <summary>How the citation is read in its sentence.</summary>
    public CitationMode Mode { get; init; }
    /// <summary>Whether a part of the document begins here in which everything is cited as if for the first time, such as a chapter.</summary>
    public bool StartsPart { get; init; }
}

/// <summary>How a citation is read in its sentence.</summary>
public enum CitationMode
{
    /// <summary>As the style has it: "(Lukin 2007, 33)".</summary>
    Normal,
    /// <summary>The first cite's author is part of the sentence: "Lukin (2007, 33)".</summary>
    AuthorInText,
    /// <summary>Prints nothing; its references are listed in the bibliography.</summary>
    BibliographyOnly,
}

/// <summary>One cite: a reference with what the author wrote around it (CSL 1.0.2, "Cite").</summary>
public sealed record CitationItem
{
    /// <summary>The id of the reference.</summary>
    public required string Id { get; init; }
    /// <summary>What stands before the cite; a space is added after a word.</summary>
    public ImmutableArray<Run> Prefix { get; init; } = [];
    /// <summary>What stands after the cite; a space is added before a word.</summary>
    public ImmutableArray<Run> Suffix { get; init; } = [];
    /// <summary>The place within the reference ("33", "12-14").</summary>
    public string? Locator { get; init; }
    /// <summary>The kind of locator (a term such as "chapter"); page when null.</summary>
    public string? Label { get; init; }
    /// <summary>Where the id stands in the list of citations that was read; nothing when none was.</summary>
    public TextSpan IdSpan { get; init; }
    /// <summary>Leave the author out.</summary>
    public bool SuppressAuthor { get; init; }
    /// <summary>Print only the author.</summary>
    public bool AuthorOnly { get; init; }

    /// <summary>A prefix with CSL-JSON's markup, as the test suite writes them.</summary>
    internal string? PrefixMarkup { get; init; }
    /// <summary>A suffix with CSL-JSON's markup.</summary>
    internal string? SuffixMarkup { get; init; }
}

/// <summary>Everything a document needs from its citations.</summary>
public sealed record CitationResult
{
    /// <summary>In the order of the citations given.</summary>
    public required ImmutableArray<FormattedCitation> Citations { get; init; }
    /// <summary>Null when the style has no bibliography.</summary>
    public Bibliography? Bibliography { get; init; }
    /// <summary>The bibliographies of the sections asked for, in their order; empty when the style has none.</summary>
    public ImmutableArray<Bibliography> Sections { get; init; } = [];
    /// <summary>What could not be done as asked.</summary>
    public ImmutableArray<CslWarning> Warnings { get; init; } = [];
}

/// <summary>The text of one citation. <see cref="Author"/> is filled in the mode AuthorInText and is printed before it.</summary>
public sealed record FormattedCitation
{
    /// <summary>The citation; in the mode AuthorInText, what follows the author.</summary>
    public required ImmutableArray<Run> Runs { get; init; }
    /// <summary>The author named in the sentence; empty in other modes.</summary>
    public ImmutableArray<Run> Author { get; init; } = [];
}

/// <summary>The bibliography and the style's wishes for its layout (CSL 1.0.2, "Bibliography-specific Options").</summary>
public sealed record Bibliography
{
    /// <summary>In the style's order.</summary>
    public required ImmutableArray<BibliographyEntry> Entries { get; init; }
    /// <summary>Whether lines after an entry's first are indented.</summary>
    public bool HangingIndent { get; init; }
    /// <summary>How lines after the first align with the second field.</summary>
    public SecondFieldAlign SecondFieldAlign { get; init; }
    /// <summary>Space between entries, in lines.</summary>
    public int EntrySpacing { get; init; } = 1;
    /// <summary>Distance of lines, 1 being single.</summary>
    public int LineSpacing { get; init; } = 1;
    /// <summary>The longest first field in characters; 0 without second-field-align.</summary>
    public int MaxOffset { get; init; }
}

/// <summary>One entry of the bibliography.</summary>
public sealed record BibliographyEntry(string Id, ImmutableArray<Run> Runs)
{
    /// <summary>The entry as it reads away from its list: with the names for which the list has a substitute. Without one, the same runs.</summary>
    public ImmutableArray<Run> Alone { get; init; } = Runs;
}

/// <summary>The second-field-align attribute.</summary>
public enum SecondFieldAlign
{
    /// <summary>Not asked for.</summary>
    None,
    /// <summary>The first field stands within the entry.</summary>
    Flush,
    /// <summary>The first field stands in the margin.</summary>
    Margin,
}
