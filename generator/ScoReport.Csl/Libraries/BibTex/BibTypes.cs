using System.Collections.Frozen;
using ScoReport.Csl.Model;

namespace ScoReport.Csl.Libraries;

/// <summary>Entry types of BibTeX, BibLaTeX and its common extensions, as item types of CSL 1.0.2.</summary>
static class BibTypes
{
    static readonly FrozenDictionary<string, string> Canonicals = new Dictionary<string, string>
    {
        ["conference"] = "inproceedings",
        ["electronic"] = "online",
        ["www"] = "online",
        ["phdthesis"] = "thesis",
        ["mastersthesis"] = "thesis",
        ["techreport"] = "report",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> CslTypes = new Dictionary<string, string>
    {
        ["article"] = "article-journal",
        ["artwork"] = "graphic",
        ["audio"] = "song",
        ["book"] = "book",
        ["bookinbook"] = "chapter",
        ["booklet"] = "pamphlet",
        ["collection"] = "book",
        ["commentary"] = "book",
        ["data"] = "dataset",
        ["dataset"] = "dataset",
        ["image"] = "graphic",
        ["inbook"] = "chapter",
        ["incollection"] = "chapter",
        ["inproceedings"] = "paper-conference",
        ["inreference"] = "entry-encyclopedia",
        ["jurisdiction"] = "legal_case",
        ["legal"] = "treaty",
        ["legislation"] = "legislation",
        ["letter"] = "personal_communication",
        ["letters"] = "personal_communication",
        ["manual"] = "report",
        ["misc"] = "document",
        ["movie"] = "motion_picture",
        ["music"] = "song",
        ["mvbook"] = "book",
        ["mvcollection"] = "book",
        ["mvproceedings"] = "book",
        ["mvreference"] = "book",
        ["newsarticle"] = "article-newspaper",
        ["online"] = "webpage",
        ["patent"] = "patent",
        ["performance"] = "performance",
        ["periodical"] = "periodical",
        ["preprint"] = "article",
        ["presentation"] = "speech",
        ["proceedings"] = "book",
        ["reference"] = "book",
        ["report"] = "report",
        ["review"] = "review",
        ["software"] = "software",
        ["standard"] = "standard",
        ["suppbook"] = "chapter",
        ["suppcollection"] = "chapter",
        ["suppperiodical"] = "article-journal",
        ["thesis"] = "thesis",
        ["unpublished"] = "manuscript",
        ["video"] = "motion_picture",
        ["website"] = "webpage",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // "Books and parts of books", where a number counts within the series.
    static readonly FrozenSet<string> InSeries =
        """
        book collection proceedings reference mvbook mvcollection mvproceedings mvreference bookinbook inbook incollection inproceedings
        inreference suppbook suppcollection
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Chapterlike =
        new[] { "inbook", "incollection", "inproceedings", "inreference", "bookinbook", "suppbook", "suppcollection" }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Articles = new[] { "article", "periodical", "suppperiodical", "review", "newsarticle" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Without the names that are only other names.</summary>
    public static string Canonical(string type) => Canonicals.GetValueOrDefault(type, type);

    /// <summary>Entries that hold data for others, name others, or serve programs.</summary>
    public static bool IsNoWork(string type) => type is "xdata" or "set" or "control" or "bibnote";

    public static bool IsKnown(string type) => IsNoWork(type) || CslTypes.ContainsKey(Canonical(type)) || Vocabulary.Types.Contains(type);

    public static string? Hint(string type) => NearName.Hint(type, [.. CslTypes.Keys, .. Canonicals.Keys]);

    public static bool IsChapterlike(string type) => Chapterlike.Contains(Canonical(type));

    public static bool IsArticle(string type) => Articles.Contains(type);

    public static bool CountsInSeries(string type) => InSeries.Contains(Canonical(type));

    /// <summary>The item type of CSL; the types of CSL themselves are taken too, as extensions of BibLaTeX use them.</summary>
    public static string ToCsl(BibEntry entry)
    {
        var type = Canonical(entry.Type);
        var subtype = entry["entrysubtype"]?.Value.Trim().ToLowerInvariant();
        return (type, subtype) switch
        {
            ("article" or "suppperiodical" or "periodical", "magazine") => "article-magazine",
            ("article" or "suppperiodical" or "periodical", "newspaper") => "article-newspaper",
            ("inreference", "dictionary") => "entry-dictionary",
            ("legislation", "bill") => "bill",
            ("misc" or "online", not null) when Vocabulary.Types.Contains(subtype) => subtype,
            ("unpublished", _) when entry["eventtitle"] is not null || entry["eventdate"] is not null || entry["venue"] is not null => "speech",
            _ => CslTypes.GetValueOrDefault(type) ?? (Vocabulary.Types.Contains(type) ? type : "document"),
        };
    }

    /// <summary>The kind that the name of the type says, as a localisation key.</summary>
    public static string? DefaultGenre(string type) => type switch
    {
        "phdthesis" => "phdthesis",
        "mastersthesis" => "mathesis",
        "techreport" => "techreport",
        _ => null,
    };
}
