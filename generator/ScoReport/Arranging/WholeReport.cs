using System.Globalization;
using ScoReport.Document;

namespace ScoReport.Arranging;

/// <summary>
/// The page that holds the whole report. What stands on it has the ids that it has on its own page, each behind a mark of that page,
/// so that no two are the same: <c>c3-fn-1</c> is the first note of the third chapter. References alone keep theirs, which nothing else can have.
/// </summary>
public static class WholeReport
{
    // About 700 sheets: a longer report is printed chapter by chapter, and a browser takes long to open it in one piece.
    const int MostWords = 250_000;

    /// <summary>Begins ids of the cover's text.</summary>
    public const string Cover = "cover-";

    /// <summary>Begins ids of the glossary.</summary>
    public const string Glossary = "glossary-";

    /// <summary>Begins ids of the editions.</summary>
    public const string Editions = "editions-";

    // The theme gives ids such as this one to its own headings.
    const string Own = "page-";

    /// <summary>Begins ids of a chapter's text.</summary>
    public static string Chapter(int index) => string.Create(CultureInfo.InvariantCulture, $"c{index + 1}-");

    /// <summary>Whether a report has that page: if it is asked for, or else if there is something to join and it is not too long.</summary>
    public static bool IsThere(Report report) =>
        !report.Chapters.IsEmpty && (report.Config.HasWhole ?? (report.Chapters.Length > 1 && report.Chapters.Sum(static chapter => (long)chapter.WordCount) <= MostWords));

    /// <summary>The id that a target has on the page; nothing for what is not on it.</summary>
    public static string? AnchorOf(Site site, LinkTarget target) => target switch
    {
        ChapterTarget chapter => OfChapter(site.Report, chapter),
        PageTarget page when site.PathOf(page.Page) is not null => OfPage(site.Report, page),
        _ => null,
    };

    // A chapter's heading is the chapter. Works that chapters list stand in the list of all, where there is one.
    static string OfChapter(Report report, ChapterTarget target) =>
        target.Id is null || target.Id == report.Chapters[target.Chapter].Written.Id?.Value ? Chapter(target.Chapter).TrimEnd('-')
        : IsReference(target.Id) && !report.Bibliography.IsEmpty ? target.Id
        : Chapter(target.Chapter) + target.Id;

    static bool IsReference(string id) => id.StartsWith("ref-", StringComparison.Ordinal);

    static string? OfPage(Report report, PageTarget target) => (target.Page, target.Id) switch
    {
        (GeneratedPage.Whole, null) => Own + "main",
        (GeneratedPage.Cover, { } id) => Cover + id,
        (GeneratedPage.References, null) => Own + "references",
        (GeneratedPage.References, { } id) => id,
        (GeneratedPage.Glossary, null) => Own + "glossary",
        (GeneratedPage.Glossary, { } id) => Glossary + id,
        (GeneratedPage.Editions, null) => Own + "editions",
        (GeneratedPage.Editions, { } id) => Editions + id,
        (GeneratedPage.Tables, null) => Own + "tables",
        (GeneratedPage.Figures, null) => Own + "figures",
        (GeneratedPage.Corrections, { } id) when report.EditorNotes.FirstOrDefault(note => note.Written.Attributes.Id == id) is { } note => Chapter(note.Chapter) + id,
        _ => null,
    };
}
