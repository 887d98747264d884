using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ScoReport.Csl.Libraries;

/// <summary>Writes what the Citation File Format calls a reference, with only what its schema takes.</summary>
sealed partial class CitationFileReference(YamlText yaml)
{
    static readonly (string Variable, string Key)[] Texts =
    [
        ("volume-title", "volume-title"), ("edition", "edition"), ("version", "version"), ("issue", "issue"), ("number", "number"),
        ("section", "section"), ("medium", "medium"), ("source", "database"), ("note", "notes"), ("abstract", "abstract"),
    ];

    // Where an entity is asked for, the name is below it.
    static readonly (string Variable, string Key)[] Entities = [("event-title", "conference"), ("publisher-place", "location")];

    static readonly (string Variable, string Key)[] Numbers = [("volume", "volume"), ("number-of-volumes", "number-volumes"), ("number-of-pages", "pages")];

    static readonly (string Variable, string Key)[] People =
        [("editor", "editors"), ("collection-editor", "editors-series"), ("translator", "translators"), ("recipient", "recipients")];

    /// <summary>All of a reference, at the indentation at hand.</summary>
    public void Write(Reference reference, ImmutableArray<CitationFileAuthor> details)
    {
        yaml.Plain("type", TypeOf(reference.Type));
        TitleOf(reference);
        AuthorsOf(reference, details);
        foreach (var (variable, key) in People)
        {
            if (reference.Names.TryGetValue(variable, out var names))
            {
                WriteNames(key, names, []);
            }
        }
        Container(reference);
        foreach (var (variable, key) in Entities)
        {
            Entity(key, Text(reference, variable));
        }
        Entity(reference.Type is "report" or "thesis" ? "institution" : "publisher", Text(reference, "publisher"));
        yaml.Text("thesis-type", reference.Type == "thesis" ? Text(reference, "genre") : null);
        WriteDates(reference);
        WriteNumbers(reference);
        foreach (var (variable, key) in Texts)
        {
            yaml.Text(key, Text(reference, variable));
        }
        Identified(reference);
        Url("url", Text(reference, "URL"));
        Keywords(reference);
        Languages(reference);
    }

    /// <summary>The title, which must be there.</summary>
    public void TitleOf(Reference reference) => yaml.Text("title", Text(reference, "title") is { Length: > 0 } title ? title : reference.Id);

    /// <summary>The authors, which must be there: else the editors, else the publisher, else "anonymous".</summary>
    public void AuthorsOf(Reference reference, ImmutableArray<CitationFileAuthor> details)
    {
        var names = reference.Names.GetValueOrDefault("author", []);
        if (names.IsEmpty)
        {
            names = reference.Names.GetValueOrDefault("editor", reference.Names.Values.FirstOrDefault([]));
        }
        WriteNames("authors", names.IsEmpty ? [new Name { Literal = Text(reference, "publisher") is { Length: > 0 } publisher ? publisher : "anonymous" }] : names, details);
    }

    /// <summary>The DOI, and other numbers that name the work.</summary>
    public void Identified(Reference reference)
    {
        var doi = Identifiers.Doi(Text(reference, "DOI"));
        if (doi.Length == 0)
        {
            return;
        }
        if (DoiPattern().IsMatch(doi))
        {
            yaml.Text("doi", doi);
            return;
        }
        // The schema takes fewer characters than DOIs may have.
        yaml.OpenList("identifiers");
        yaml.Item();
        yaml.Plain("type", "other");
        yaml.Text("value", "doi:" + doi);
        yaml.CloseList();
    }

    /// <summary>A URL, when it is one that the schema takes.</summary>
    public void Url(string key, string? url)
    {
        if (url is not null && IsUrl(url))
        {
            yaml.Text(key, url);
        }
    }

    public static bool IsUrl(string text) => UrlPattern().IsMatch(text);

    /// <summary>The keywords, each once.</summary>
    public void Keywords(Reference reference) => yaml.Texts("keywords", [.. Text(reference, "keyword")
        .Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)]);

    void WriteNames(string key, ImmutableArray<Name> names, ImmutableArray<CitationFileAuthor> details)
    {
        if (names.IsEmpty)
        {
            return;
        }
        yaml.OpenList(key);
        foreach (var (name, index) in names.Distinct().Select(static (name, index) => (name, index)))
        {
            yaml.Item();
            WriteName(name);
            WriteDetails(index < details.Length ? details[index] : null, name.Literal is null);
        }
        yaml.CloseList();
    }

    void WriteName(Name name)
    {
        if (name.Literal is not null)
        {
            yaml.Text("name", FieldMarkup.Strip(name.Literal));
            return;
        }
        yaml.Text("family-names", FieldMarkup.Strip(name.Family));
        yaml.Text("given-names", FieldMarkup.Strip(name.Given));
        yaml.Text("name-particle", string.Join(' ', ((string[])[name.DroppingParticle, name.NonDroppingParticle]).Where(static part => part.Length > 0)));
        yaml.Text("name-suffix", name.Suffix);
    }

    void WriteDetails(CitationFileAuthor? details, bool isPerson)
    {
        if (details?.Orcid is { } orcid && OrcidPattern().Match(orcid) is { Success: true } match)
        {
            yaml.Text("orcid", "https://orcid.org/" + match.Groups[1].Value);
        }
        yaml.Text("affiliation", isPerson ? details?.Affiliation : null);
        yaml.Text("email", details?.Email);
    }

    void Container(Reference reference)
    {
        var container = Text(reference, "container-title");
        var isJournal = reference.Type is "article-journal" or "article-magazine" or "article-newspaper" or "review" or "review-book" or "periodical" or "post-weblog";
        yaml.Text("journal", isJournal ? container : null);
        // A part's collection is its book, a whole's is its series.
        yaml.Text("collection-title", isJournal || container.Length == 0 ? Text(reference, "collection-title") : container);
    }

    void Entity(string key, string name)
    {
        if (name.Length > 0)
        {
            yaml.Open(key);
            yaml.Text("name", name);
            yaml.Close();
        }
    }

    void WriteDates(Reference reference)
    {
        if (reference.Dates.GetValueOrDefault("issued") is { Parts.IsEmpty: false } issued && issued.Parts[0].Year != 0)
        {
            Number("year", issued.Parts[0].Year);
            if (issued.Parts[0].Month is > 0 and <= 12)
            {
                Number("month", issued.Parts[0].Month);
            }
            yaml.Text("date-published", EdtfText.Start(issued, '-') is { Length: 10 } day ? day : null);
        }
        if (reference.Dates.GetValueOrDefault("original-date") is { Parts.IsEmpty: false } original && original.Parts[0].Year != 0)
        {
            Number("year-original", original.Parts[0].Year);
        }
        yaml.Text("date-accessed", EdtfText.Start(reference.Dates.GetValueOrDefault("accessed"), '-') is { Length: 10 } accessed ? accessed : null);
    }

    void WriteNumbers(Reference reference)
    {
        foreach (var (variable, key) in Numbers)
        {
            Number(key, Text(reference, variable));
        }
        var pages = Text(reference, "page").Split('-', '–');
        if (pages.Length <= 2)
        {
            Number("start", pages[0].Trim());
            Number("end", pages[^1].Trim());
        }
        yaml.Text("isbn", IsbnPattern().IsMatch(Text(reference, "ISBN")) ? Text(reference, "ISBN") : null);
        yaml.Text("issn", IssnPattern().IsMatch(Text(reference, "ISSN")) ? Text(reference, "ISSN") : null);
        yaml.Text("pmcid", PmcidPattern().IsMatch(Text(reference, "PMCID")) ? Text(reference, "PMCID") : null);
    }

    // The schema asks for whole numbers where CSL has texts; "iv" has no place.
    void Number(string key, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Number(key, number);
        }
    }

    void Number(string key, int number) => yaml.Plain(key, number.ToString(CultureInfo.InvariantCulture));

    void Languages(Reference reference)
    {
        var tag = Text(reference, "language").Split('-', '_')[0].ToLowerInvariant();
        yaml.Texts("languages", tag.Length is 2 or 3 && tag.All(char.IsAsciiLetterLower) ? [tag] : []);
    }

    static string TypeOf(string cslType) => cslType switch
    {
        "article-journal" or "article" or "review" or "review-book" => "article",
        "article-magazine" => "magazine-article",
        "article-newspaper" => "newspaper-article",
        "bill" => "bill",
        "book" => "book",
        "broadcast" or "motion_picture" => "film-broadcast",
        "chapter" => "book",
        "classic" => "historical-work",
        "collection" => "catalogue",
        "dataset" => "data",
        "entry" or "entry-encyclopedia" => "encyclopedia",
        "entry-dictionary" => "dictionary",
        "graphic" or "figure" => "art",
        "hearing" => "hearing",
        "legal_case" => "legal-case",
        "legislation" => "statute",
        "regulation" or "treaty" => "legal-rule",
        "manuscript" => "unpublished",
        "map" => "map",
        "musical_score" => "music",
        "pamphlet" => "pamphlet",
        "paper-conference" => "conference-paper",
        "patent" => "patent",
        "periodical" => "serial",
        "personal_communication" => "personal-communication",
        "post-weblog" => "blog",
        "post" or "webpage" => "website",
        "report" => "report",
        "software" => "software",
        "song" => "sound-recording",
        "speech" => "slides",
        "standard" => "standard",
        "thesis" => "thesis",
        _ => "generic",
    };

    static string Text(Reference reference, string variable) => FieldMarkup.Strip(reference.Variables.GetValueOrDefault(variable, "")).Trim();

    [GeneratedRegex(@"^10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-\.\(\)\[\]\\]+$")]
    private static partial Regex DoiPattern();

    [GeneratedRegex(@"^(https|http|ftp|sftp)://\S+$")]
    private static partial Regex UrlPattern();

    [GeneratedRegex(@"^(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?$")]
    private static partial Regex OrcidPattern();

    [GeneratedRegex(@"^[0-9\- ]{10,17}X?$")]
    private static partial Regex IsbnPattern();

    [GeneratedRegex(@"^\d{4}-\d{3}[\dxX]$")]
    private static partial Regex IssnPattern();

    [GeneratedRegex(@"^PMC[0-9]{7}$")]
    private static partial Regex PmcidPattern();
}
