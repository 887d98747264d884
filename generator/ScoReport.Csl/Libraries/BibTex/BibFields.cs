using System.Collections.Frozen;
using ScoReport.Csl.Model;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Libraries;

/// <summary>The fields of BibLaTeX and what is told about those that go nowhere.</summary>
static class BibFields
{
    /// <summary>Fields whose data reach the reference.</summary>
    static readonly FrozenSet<string> Mapped = Set(
        """
        abstract accessdate addendum afterword annotation annotator articleno author bookauthor booksubtitle booktitle booktitleaddon chapter
        commentator crossref date day doi edition editor editora editoratype editorb editorbtype editorc editorctype editortype eid entrysubtype
        eprint eprintclass eprinttype eventday eventdate eventmonth eventtitle eventtitleaddon eventyear foreword holder howpublished ids institution introduction isbn
        isrn issn issue issuesubtitle issuetitle issuetitleaddon journalsubtitle journaltitle journaltitleaddon keywords label langid langidopts language
        lastaccessed lastchecked library location mainsubtitle maintitle maintitleaddon month note number numpages options organization origdate
        origday origlocation origmonth origpublisher origtitle origyear pages pagetotal part pmcid pmid publisher pubstate series shorthand
        shortjournal shorttitle subtitle title titleaddon translator type url urldate urlday urlmonth urlyear venue version volume volumes xdata year
        """);

    /// <summary>Fields that order entries, lay them out, or keep house for a program: nothing of the work is lost with them.</summary>
    static readonly FrozenSet<string> Housekeeping = Set(
        """
        added-at authortype biburl bibsource bookpagination citeulike-article-id creationdate date-added date-modified entryset execute
        file fjournal gender groups indexsorttitle indextitle interhash intrahash keyword mendeley-groups mendeley-tags modificationdate
        mrclass mrnumber mrreviewer owner pagination presort priority qualityassured ranking read readstatus relatedoptions
        review shorthandintro sortkey sortname sortshorthand sorttitle sortyear timestamp username xref zblnumber
        """);

    /// <summary>Fields that BibLaTeX prints and CSL has no variable for, with what an author can do.</summary>
    static readonly FrozenDictionary<string, string> Advice = new Dictionary<string, string>
    {
        ["shortauthor"] = ShortName,
        ["shorteditor"] = ShortName,
        ["origlanguage"] = "CSL has no variable for the language of the original; name it in 'addendum'",
        ["nameaddon"] = "CSL has nothing that stands beside a name; say it in 'addendum'",
        ["reprinttitle"] = Related,
        ["related"] = Related,
        ["relatedtype"] = Related,
        ["relatedstring"] = Related,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    const string ShortName = "CSL has no short form of a name; citations have the full one";
    const string Related = "a reference of CSL says nothing of other works; say it in 'addendum'";

    // Parts of dates, which the whole date replaces, and fields that say how an entry is to be read.
    static readonly FrozenSet<string> Superseded = Set(
        """
        accessdate crossref entrysubtype eventday eventmonth eventyear ids langidopts lastaccessed lastchecked options origday origmonth origyear
        urlday urlmonth urlyear xdata
        """);

    static readonly FrozenSet<string> Written = Set("address annote archiveprefix journal key pdf primaryclass school hyphenation");

    /// <summary>Whether the name, in lower case, is a field's.</summary>
    public static bool IsField(string name) => IsUsed(name) || Written.Contains(name);

    static bool IsUsed(string name) => Mapped.Contains(name) || Housekeeping.Contains(name) || IsRole(name) || name.StartsWith("bdsk-", StringComparison.Ordinal)
        || name.StartsWith("opt", StringComparison.Ordinal);

    /// <summary>Roles that CSL has and BibLaTeX's data model does not; its extensions name them as CSL does.</summary>
    public static bool IsRole(string name) => Vocabulary.NameVariables.Contains(name);

    /// <summary>Reports each name that leads nowhere once, where it first stands.</summary>
    public static void ReportUnused(IEnumerable<BibEntry> entries, ProblemList problems)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, field) in entries.Where(static entry => entry.Type != "control").SelectMany(static entry => entry.Fields))
        {
            if (!IsUsed(name) && reported.Add(name))
            {
                var hint = Advice.TryGetValue(name, out var advice) ? advice : reported.Count <= 100 ? NearName.Hint(name, [.. Mapped, .. Written]) : null;
                problems.Add(CslProblemKind.UnknownField, field.Offset, $"The field '{field.Written}' has no place in a reference; it is left out.", hint);
            }
        }
    }

    /// <summary>Reports fields that an entry of another type would have a use for, once for a type; after all references are made.</summary>
    public static void ReportUnread(IEnumerable<BibEntry> entries, ProblemList problems)
    {
        var reported = new HashSet<(string Type, string Name)>();
        foreach (var entry in entries.Where(static entry => !BibTypes.IsNoWork(entry.Type)))
        {
            foreach (var (name, field) in entry.Fields)
            {
                if (!field.IsRead && IsOwn(field, entry) && Mapped.Contains(name) && !IsSuperseded(name, entry) && reported.Add((entry.Type, name)))
                {
                    var why = name is "month" or "day" ? "says nothing without a year" : $"has no place in an entry of the type '{entry.Type}'";
                    problems.Add(CslProblemKind.UnknownField, field.Offset, $"The field '{field.Written}' {why}; it is left out.");
                }
            }
        }
    }

    static bool IsOwn(BibField field, BibEntry entry) => field.Offset >= entry.Span.Offset && field.Offset < entry.Span.Offset + entry.Span.Length;

    /// <summary>A part of a date beside the whole, a title that is there for the parts of the work, and what says how others are read.</summary>
    static bool IsSuperseded(string name, BibEntry entry) => name switch
    {
        "year" or "month" or "day" => entry["date"] is not null,
        "label" => entry["shorthand"] is not null,
        "booktitle" or "booksubtitle" or "booktitleaddon" => BibTypes.CountsInSeries(entry.Type),
        _ => Superseded.Contains(name),
    };

    static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
