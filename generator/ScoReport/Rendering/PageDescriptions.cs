using System.Collections.Immutable;
using ScoReport.Arranging;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>What a page is, in a sentence or two, for lists of results and previews of links: every page has one.</summary>
public static class PageDescriptions
{
    // Longer ones are cut where they are shown.
    const int Most = 200;

    /// <summary>The author's summary; else how the chapter begins, or what the kind of page is in the theme's words.</summary>
    public static string Of(PageContext page) => page.Page switch
    {
        ChapterPage chapter => OfChapter(page, page.Report.Chapters[chapter.Index]),
        MadePage { Kind: GeneratedPage.Cover } when (page.Report.Config.Summary ?? page.Report.Config.Subtitle) is { } written => written,
        MadePage made => OfKind(page.Report, page.Theme, PageViews.Word(made.Kind)),
        _ => OfKind(page.Report, page.Theme, ""),
    };

    static string OfChapter(PageContext page, BoundChapter chapter)
    {
        if (!chapter.Summary.IsEmpty)
        {
            return Plain(page, chapter.Summary);
        }

        var beginning = chapter.Blocks.OfType<Paragraph>().Select(p => Plain(page, p.Inlines)).FirstOrDefault(static text => text.Length > 0);
        return beginning is null ? OfKind(page.Report, page.Theme, "chapter") : Cut(beginning);
    }

    /// <summary>What a kind of page is, in the theme's words.</summary>
    internal static string OfKind(Report report, Theme theme, string kind)
    {
        var key = "description_" + kind;
        var word = theme.Word(key);
        return (word == key ? theme.Word("description_page") : word).Replace("{report}", report.Config.Title, StringComparison.Ordinal);
    }

    // What is referred to is called what it is called in the text.
    static string Plain(PageContext page, ImmutableArray<Inline> inlines) => PlainText.Of(Walk.Rewrite(inlines, inline => inline switch
    {
        BoundCrossReference { NumberOnly: false } reference => new Text(reference.At, page.Writer.Label(reference.Kind, reference.Number) is { Length: > 0 } label ? label : reference.Title),
        BoundDate date => new Text(date.At, ReportViews.LongDate(date.Day, page.Theme)!),
        _ => inline,
    })).Replace('\u00A0', ' ').Trim();

    // At a space, where there is one near the end.
    static string Cut(string text)
    {
        if (text.Length <= Most)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', Most - 1) is > Most / 2 and var space ? space : char.IsHighSurrogate(text[Most - 2]) ? Most - 2 : Most - 1;
        return text[..end].TrimEnd(' ', ',', ';', ':') + "…";
    }
}
