using System.Collections.Immutable;
using ScoReport.Arranging;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>A page that is being rendered: what its views draw on.</summary>
/// <param name="Site">The whole.</param>
/// <param name="Theme">Words and templates.</param>
/// <param name="Page">The page.</param>
/// <param name="Writer">Writes text that stands on this page.</param>
/// <param name="ListWriter">Writes text that stands elsewhere and is only shown here.</param>
public sealed record PageContext(Site Site, Theme Theme, Page Page, HtmlWriter Writer, HtmlWriter ListWriter)
{
    /// <summary>The report.</summary>
    public Report Report => Site.Report;

    /// <summary>Index of the page's chapter, or -1.</summary>
    public int Index => Page is ChapterPage chapter ? chapter.Index : -1;

    /// <summary>What the cover offers to take away beside the pages.</summary>
    public ImmutableArray<Offer> Offers { get; init; } = [];

    /// <summary>How many bytes the page of the whole has, and the data on theirs; nothing where that is not told.</summary>
    public Func<GeneratedPage, long>? Bytes { get; init; }

    /// <summary>On the page that holds the whole report: its texts.</summary>
    public WholeTexts? Texts { get; init; }

    /// <summary>Whether no other file comes along with the page.</summary>
    public bool IsAlone { get; init; }

    /// <summary>The text of a chapter, where it was written beforehand.</summary>
    public Html? Body { get; init; }
}
