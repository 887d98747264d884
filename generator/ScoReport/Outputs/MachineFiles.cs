using System.Text;
using ScoReport.Arranging;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Outputs;

/// <summary>The files of a site that no reader opens: for search engines, readers of feeds, programs that read text, and servers. What needs to know where the site will stand is there only where the report says so.</summary>
public static class MachineFiles
{
    /// <summary>The files, made when they are read.</summary>
    /// <param name="editions">The main edition, and those in other languages.</param>
    public static FileTree Of(IReadOnlyList<PageRenderer> editions)
    {
        var (site, theme) = (editions[0].Site, editions[0].Theme);
        var root = site.Report.Config.BaseUrl;
        var files = new List<FileEntry>
        {
            Entry(RobotsFile.Path, () => RobotsFile.Of(root)),
            Entry(LlmsFile.Path, () => LlmsFile.Of(editions)),
            Entry(ServerFiles.NoJekyllPath, static () => ""),
        };
        files.AddRange(ServerFiles.WithHeaders(site, []));
        if (site.Pages.Any(static page => page is RedirectPage) || !site.Editions.IsEmpty)
        {
            files.Add(Entry(ServerFiles.RedirectsPath, () => ServerFiles.Redirects(site)));
        }

        if (root is not null)
        {
            files.AddRange(SitemapFile.Of(site, root).Select(static file => Entry(file.Path, file.Text)));
        }

        if (root is not null && ReportViews.HasFeed(site.Report))
        {
            files.Add(Entry(AtomFeed.Path, () => AtomFeed.Of(site, theme, root)));
        }

        return FileTree.Of(files);
    }

    static FileEntry Entry(string path, Func<string> text) => new(path, () => Encoding.UTF8.GetBytes(text()));
}
