using ScoReport.Arranging;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>What templates see of how the report or a chapter is cited, and of the libraries that it offers.</summary>
static class CiteViews
{
    static readonly ViewNames<(string? Style, Html Text)> CitationNames = new(
        ("style", static c => c.Style),
        ("text", static c => c.Text));

    public static readonly ViewNames<(string Format, string File, string Url)> DownloadNames = new(
        ("format", static d => d.Format),
        ("file", static d => d.File),
        ("url", static d => d.Url));

    static readonly ViewNames<(string Format, string File, string Url, string Text)> RecordNames = new(
        ("format", static r => r.Format),
        ("file", static r => r.File),
        ("url", static r => r.Url),
        ("text", static r => r.Text.ReplaceLineEndings("\n")));

    static readonly ViewNames<(string Name, string Content)> MetaNames = new(
        ("name", static m => m.Name),
        ("content", static m => m.Content));

    /// <summary>What templates see of how a chapter is cited, or with -1 the report.</summary>
    public static readonly ViewNames<(PageContext Page, CiteThis Cite, int Chapter)> Names = new(
        ("citations", static c => c.Cite.Citations.Select(s => CitationNames.Of((s.Style, new Html(c.Page.Writer.Of(s.Runs))))).ToArray(), CitationNames),
        ("downloads", static c => Records(c.Page.Site, c.Cite, c.Chapter), RecordNames),
        ("meta", static c => c.Cite.Meta.Select(MetaNames.Of).ToArray(), MetaNames));

    /// <summary>The libraries of all works that the report cites.</summary>
    public static View[] Libraries(Report report) =>
        [.. report.MadeFiles.Where(static f => FormatOf(f.Path) is not null).Select(static f => DownloadNames.Of((FormatOf(f.Path)!, f.Path, f.Path)))];

    static string? FormatOf(string path) => FilePath.Extension(path) switch
    {
        ".bib" => "BibTeX",
        ".json" => "CSL-JSON",
        ".ris" => "RIS",
        _ => null,
    };

    /// <summary>How a chapter is cited, or with -1 the report.</summary>
    public static View Of(PageContext page, int chapter) =>
        Names.Of((page, chapter < 0 ? page.Report.CiteThis() : page.Report.Chapters[chapter].CiteThis(), chapter));

    // A record is a few lines long, so it travels in its link, and a report of many chapters has no more files for it.
    static View[] Records(Site site, CiteThis cite, int chapter)
    {
        var stem = chapter < 0 ? site.Report.Config.Name : $"{site.Report.Config.Name}-{FilePath.Stem(site.ChapterPaths[chapter])}";
        return
        [
            RecordNames.Of(("BibTeX", stem + ".bib", DataUrl("application/x-bibtex", cite.BibLatex), cite.BibLatex)),
            RecordNames.Of(("RIS", stem + ".ris", DataUrl("application/x-research-info-systems", cite.Ris), cite.Ris)),
            RecordNames.Of(("CSL-JSON", stem + ".json", DataUrl("application/vnd.citationstyles.csl+json", cite.CslJson), cite.CslJson)),
        ];
    }

    static string DataUrl(string type, string text) => $"data:{type};charset=utf-8,{Uri.EscapeDataString(text)}";
}
