namespace ScoReport.Rendering;

/// <summary>"How to cite" as Markdown: the citations, and the record of the report itself.</summary>
static class MarkdownCite
{
    /// <summary>The parts of the page below its title.</summary>
    public static IEnumerable<string> Of(PageContext page, MarkdownWriter writer)
    {
        var theme = page.Theme;
        var cite = page.Report.CiteThis();
        yield return $"## {theme.Word("cite_whole")}";
        yield return string.Join('\n', cite.Citations.Select(c => $"- {(c.Style is { } style ? style + ": " : "")}{writer.Of(c.Runs).Trim()}"));
        yield return $"```json\n{cite.CslJson.Trim()}\n```";
        yield return $"## {theme.Word("cite_chapter_head")}";
        yield return theme.Word("cite_chapter_text");
        yield return string.Join('\n', CitePageViews.Chapters(page).Select(chapter => "- " + writer.Of(CitePageViews.Citation(page, chapter).Runs).Trim()));
        if (CitePageViews.Parts(page).ToArray() is { Length: > 0 } parts)
        {
            yield return $"## {theme.Word("cite_part_head")}";
            yield return theme.Word("cite_part_text");
            yield return string.Join('\n', parts.Select(part => $"- {MarkdownWriter.Escaped(CitePageViews.In(page, part))} {writer.Of(CitePageViews.Citation(page, part.Chapter).Runs).Trim()} <{CitePageViews.Address(page, part) ?? writer.Address(part.Target)}>"));
        }

        if (!page.Report.Editions.IsEmpty)
        {
            yield return $"## {theme.Word("cite_edition_head")}";
            yield return theme.Word("cite_edition_text");
            yield return string.Join('\n', page.Report.Editions.Select(e => $"- {theme.Word("version")} {MarkdownWriter.Escaped(e.Version.Value)} ({ReportViews.LongDate(e.Date, theme)}){(e.Doi is { } doi ? $" <{ReportViews.DoiAddress(doi)}>" : "")}{(e.ArchiveUrl is { } copy ? $" {MarkdownWriter.Link(theme.Word("archived_copy"), copy)}" : "")}"));
        }
    }
}
