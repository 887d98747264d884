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

    static readonly ViewNames<(string Name, string Content)> MetaNames = new(
        ("name", static m => m.Name),
        ("content", static m => m.Content));

    /// <summary>What templates see of a way to cite.</summary>
    public static readonly ViewNames<(PageContext Page, CiteThis Cite)> Names = new(
        ("citations", static c => c.Cite.Citations.Select(s => CitationNames.Of((s.Style, new Html(c.Page.Writer.Of(s.Runs))))).ToArray(), CitationNames),
        ("bibtex", static c => c.Cite.BibLatex),
        ("downloads", static c => Downloads(c.Page, c.Cite), DownloadNames),
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

    // A record is a few lines long, so it travels in its link, and a report of many chapters has no more files for it.
    static View[] Downloads(PageContext page, CiteThis cite)
    {
        var stem = page.Index < 0 ? page.Report.Config.Name : $"{page.Report.Config.Name}-{FilePath.Stem(page.Page.Path)}";
        return
        [
            DownloadNames.Of(("BibTeX", stem + ".bib", DataUrl("application/x-bibtex", cite.BibLatex))),
            DownloadNames.Of(("RIS", stem + ".ris", DataUrl("application/x-research-info-systems", cite.Ris))),
            DownloadNames.Of(("CSL-JSON", stem + ".json", DataUrl("application/vnd.citationstyles.csl+json", cite.CslJson))),
        ];
    }

    static string DataUrl(string type, string text) => $"data:{type};charset=utf-8,{Uri.EscapeDataString(text)}";
}
