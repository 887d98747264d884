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
        eprint eprinttype eventday eventdate eventmonth eventtitle eventtitleaddon eventyear foreword howpublished ids institution introduction isbn
        isrn issn issue issuesubtitle issuetitle issuetitleaddon journalsubtitle journaltitle journaltitleaddon keywords langid langidopts language
        lastaccessed lastchecked library location mainsubtitle maintitle maintitleaddon month note number numpages options organization origdate
        origday origlocation origmonth origpublisher origtitle origyear pages pagetotal part pmcid pmid publisher pubstate series shorthand
        shortjournal shorttitle subtitle title titleaddon translator type url urldate urlday urlmonth urlyear venue version volume volumes xdata year
        """);

    /// <summary>Fields that order entries, lay them out, or keep house for a program: nothing of the work is lost with them.</summary>
    static readonly FrozenSet<string> Housekeeping = Set(
        """
        added-at authortype biburl bibsource bookpagination citeulike-article-id creationdate date-added date-modified entryset eprintclass execute
        file fjournal gender groups indexsorttitle indextitle interhash intrahash keyword label mendeley-groups mendeley-tags modificationdate
        mrclass mrnumber mrreviewer nameaddon owner pagination presort priority qualityassured ranking read readstatus related relatedoptions
        relatedstring relatedtype reprinttitle review shorthandintro sortkey sortname sortshorthand sorttitle sortyear timestamp username xref
        zblnumber
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
        foreach (var (name, field) in entries.SelectMany(static entry => entry.Fields))
        {
            if (!IsUsed(name) && reported.Add(name))
            {
                var hint = reported.Count <= 100 ? NearName.Hint(name, [.. Mapped, .. Written]) : null;
                problems.Add(CslProblemKind.UnknownField, field.Offset, $"The field '{field.Written}' has no place in a reference; it is left out.", hint);
            }
        }
    }

    static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
