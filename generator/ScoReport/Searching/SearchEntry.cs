using System.Collections.Immutable;

namespace ScoReport.Searching;

/// <summary>What a find is.</summary>
public enum EntryKind
{
    /// <summary>A chapter or a section of one, without what has an entry of its own.</summary>
    Section,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A figure or a chart.</summary>
    Figure,

    /// <summary>An editor's note, or another remark that can be linked to.</summary>
    Note,

    /// <summary>A work that is cited.</summary>
    Reference,

    /// <summary>A term of the glossary.</summary>
    Term,

    /// <summary>A table of the page of data.</summary>
    Dataset,
}

/// <summary>Something that can be found: its place, and the words by which it is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">1 for a chapter, 2 to 6 for its sections; 7 for what stands in one.</param>
/// <param name="Anchor">Id on its page; empty for the page itself.</param>
/// <param name="Title">Its heading, label or term; empty for a reference.</param>
public sealed record SearchEntry(EntryKind Kind, int Level, string Anchor, string Title)
{
    /// <summary>The title as it is shown: with the number of a section, or with the caption of a table.</summary>
    public string Heading { get; init; } = Title;

    /// <summary>Caption, titles of columns, other names of a term.</summary>
    public string Caption { get; init; } = "";

    /// <summary>All other words.</summary>
    public string Body { get; init; } = "";

    /// <summary>The text as it is shown with a find, line by line.</summary>
    public string Shown { get; init; } = "";
}

/// <summary>A page with what can be found on it, in reading order.</summary>
public sealed record SearchPage(string Path, string Title, ImmutableArray<SearchEntry> Entries);
