namespace ScoReport.Csl.Libraries;

/// <summary>What an entry type of biblatex is called, with the subtype where one type stands for several of CSL.</summary>
readonly record struct BibLatexType(string Name, string? Subtype = null)
{
    /// <summary>Whether the container is a book.</summary>
    public bool IsInBook => Name is "incollection" or "inbook" or "inproceedings" or "inreference";
    /// <summary>Whether the container is a journal, or what stands for one.</summary>
    public bool HasJournal => !IsInBook;
    /// <summary>Whether the issue is the entry's number.</summary>
    public bool NumbersIssues => Name is "article" or "periodical" or "review";

    /// <summary>The field that names the publisher.</summary>
    public string PublisherField => Name switch
    {
        "report" or "thesis" => "institution",
        "online" or "software" or "standard" or "misc" or "manual" => "organization",
        _ => "publisher",
    };

    /// <summary>The entry type for a reference.</summary>
    public static BibLatexType Of(Reference reference) => reference.Type switch
    {
        "article-journal" => new("article"),
        "article-magazine" => new("article", "magazine"),
        "article-newspaper" => new("article", "newspaper"),
        "book" or "classic" => new(IsEdited(reference) ? "collection" : "book"),
        "chapter" => new(reference.Names.ContainsKey("container-author") ? "inbook" : "incollection"),
        "entry" or "entry-dictionary" or "entry-encyclopedia" => new("inreference"),
        "figure" or "graphic" => new("image"),
        "legislation" or "regulation" => new("legislation"),
        "bill" => new("legislation", "bill"),
        "hearing" => new("legislation", "hearing"),
        "legal_case" => new("jurisdiction"),
        "treaty" => new("legal"),
        "manuscript" => new("unpublished"),
        "speech" => new("unpublished", "speech"),
        "motion_picture" => new("movie"),
        "pamphlet" => new("booklet"),
        "paper-conference" => new("inproceedings"),
        "personal_communication" => new("letter"),
        "review" or "review-book" => new("review"),
        "song" => new("audio"),
        "musical_score" => new("music"),
        "post" or "post-weblog" => new("online", reference.Type),
        "webpage" => new("online"),
        "dataset" or "patent" or "performance" or "periodical" or "report" or "software" or "standard" or "thesis" => new(reference.Type),
        "" or "document" => new("misc"),
        _ => new("misc", reference.Type),
    };

    static bool IsEdited(Reference reference) => reference.Names.ContainsKey("editor") && !reference.Names.ContainsKey("author");
}
