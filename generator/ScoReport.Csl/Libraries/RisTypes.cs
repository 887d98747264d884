using System.Collections.Frozen;

namespace ScoReport.Csl.Libraries;

/// <summary>How a RIS type uses the tags whose meaning depends on it.</summary>
enum RisShape
{
    /// <summary>What appears in a journal, a magazine or a newspaper.</summary>
    Article,
    /// <summary>A part of a book.</summary>
    Part,
    /// <summary>A paper of a conference.</summary>
    Paper,
    /// <summary>What stands for itself and may be in a series.</summary>
    Book,
    /// <summary>A report; its number is its own.</summary>
    Report,
    /// <summary>A thesis.</summary>
    Thesis,
    /// <summary>Statutes, bills, cases, hearings, patents, standards.</summary>
    Law,
    /// <summary>All others.</summary>
    Other,
}

/// <summary>The reference types of RIS (the value of TY), and CSL's.</summary>
static class RisTypes
{
    static readonly FrozenDictionary<string, (string Csl, RisShape Shape)> Known = new Dictionary<string, (string, RisShape)>
    {
        ["ABST"] = ("article-journal", RisShape.Article),
        ["JOUR"] = ("article-journal", RisShape.Article),
        ["EJOUR"] = ("article-journal", RisShape.Article),
        ["JFULL"] = ("article-journal", RisShape.Article),
        ["INPR"] = ("article-journal", RisShape.Article),
        ["SER"] = ("periodical", RisShape.Article),
        ["MGZN"] = ("article-magazine", RisShape.Article),
        ["NEWS"] = ("article-newspaper", RisShape.Article),
        ["BLOG"] = ("post-weblog", RisShape.Article),
        ["CHAP"] = ("chapter", RisShape.Part),
        ["ECHAP"] = ("chapter", RisShape.Part),
        ["ENCYC"] = ("entry-encyclopedia", RisShape.Part),
        ["DICT"] = ("entry-dictionary", RisShape.Part),
        ["CONF"] = ("paper-conference", RisShape.Paper),
        ["CPAPER"] = ("paper-conference", RisShape.Paper),
        ["BOOK"] = ("book", RisShape.Book),
        ["EBOOK"] = ("book", RisShape.Book),
        ["EDBOOK"] = ("book", RisShape.Book),
        ["CTLG"] = ("book", RisShape.Book),
        ["ANCIENT"] = ("classic", RisShape.Book),
        ["CLSWK"] = ("classic", RisShape.Book),
        ["PAMP"] = ("pamphlet", RisShape.Book),
        ["MUSIC"] = ("musical_score", RisShape.Book),
        ["MAP"] = ("map", RisShape.Book),
        ["RPRT"] = ("report", RisShape.Report),
        ["GOVDOC"] = ("report", RisShape.Report),
        ["GRANT"] = ("document", RisShape.Report),
        ["THES"] = ("thesis", RisShape.Thesis),
        ["STAT"] = ("legislation", RisShape.Law),
        ["LEGAL"] = ("regulation", RisShape.Law),
        ["BILL"] = ("bill", RisShape.Law),
        ["UNBILL"] = ("bill", RisShape.Law),
        ["CASE"] = ("legal_case", RisShape.Law),
        ["HEAR"] = ("hearing", RisShape.Law),
        ["PAT"] = ("patent", RisShape.Law),
        ["STAND"] = ("standard", RisShape.Law),
        ["ELEC"] = ("webpage", RisShape.Other),
        ["WEB"] = ("webpage", RisShape.Other),
        ["ICOMM"] = ("personal_communication", RisShape.Other),
        ["PCOMM"] = ("personal_communication", RisShape.Other),
        ["DATA"] = ("dataset", RisShape.Other),
        ["DBASE"] = ("dataset", RisShape.Other),
        ["AGGR"] = ("dataset", RisShape.Other),
        ["COMP"] = ("software", RisShape.Other),
        ["MANSCPT"] = ("manuscript", RisShape.Other),
        ["UNPB"] = ("manuscript", RisShape.Other),
        ["SLIDE"] = ("speech", RisShape.Other),
        ["ART"] = ("graphic", RisShape.Other),
        ["CHART"] = ("figure", RisShape.Other),
        ["FIGURE"] = ("figure", RisShape.Other),
        ["EQUA"] = ("figure", RisShape.Other),
        ["MPCT"] = ("motion_picture", RisShape.Other),
        ["VIDEO"] = ("motion_picture", RisShape.Other),
        ["SOUND"] = ("song", RisShape.Other),
        ["ADVS"] = ("broadcast", RisShape.Other),
        ["MULTI"] = ("document", RisShape.Other),
        ["GEN"] = ("document", RisShape.Other),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>What a type stands for; one that RIS does not have stands for a document.</summary>
    public static (string Csl, RisShape Shape) Of(string type) => Known.GetValueOrDefault(type, ("document", RisShape.Other));

    public static bool IsKnown(string type) => Known.ContainsKey(type);

    /// <summary>The RIS type that comes nearest to a CSL type.</summary>
    public static string For(string cslType) => cslType switch
    {
        "article-journal" or "review" or "review-book" => "JOUR",
        "article-magazine" => "MGZN",
        "article-newspaper" => "NEWS",
        "article" or "manuscript" => "UNPB",
        "periodical" => "SER",
        "book" or "collection" => "BOOK",
        "classic" => "CLSWK",
        "chapter" => "CHAP",
        "entry" or "entry-encyclopedia" => "ENCYC",
        "entry-dictionary" => "DICT",
        "paper-conference" => "CPAPER",
        "pamphlet" => "PAMP",
        "musical_score" => "MUSIC",
        "map" => "MAP",
        "report" => "RPRT",
        "thesis" => "THES",
        "legislation" => "STAT",
        "regulation" or "treaty" => "LEGAL",
        "bill" => "BILL",
        "legal_case" => "CASE",
        "hearing" => "HEAR",
        "patent" => "PAT",
        "standard" => "STAND",
        "webpage" or "post" => "ELEC",
        "post-weblog" => "BLOG",
        "personal_communication" => "PCOMM",
        "dataset" => "DATA",
        "software" => "COMP",
        "speech" => "SLIDE",
        "graphic" => "ART",
        "figure" => "FIGURE",
        "motion_picture" => "MPCT",
        "song" => "SOUND",
        "broadcast" => "ADVS",
        _ => "GEN",
    };
}
