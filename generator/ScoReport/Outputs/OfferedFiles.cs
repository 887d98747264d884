using System.Collections.Immutable;
using ScoReport.Arranging;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Outputs;

/// <summary>
/// What outputs make beside the site lies in it too, so that readers of a hosted site can take it away, and the covers say so.
/// None of it holds itself: an archive is made of the site without these files, and of covers and headers that do not name them.
/// </summary>
static class OfferedFiles
{
    /// <summary>Where a file beside the site lies in it.</summary>
    public static string PathOf(string file) => "downloads/" + file;

    /// <summary>All outputs, and in the site what the others made. An offered file is made once, though it is written twice and its size is told. Reports pages that would have its address.</summary>
    public static FileTree Of(ImmutableArray<IOutput> outputs, OutputInput input, IReadOnlyList<PageRenderer> editions, Diagnostics diagnostics)
    {
        ImmutableArray<(IOutput Output, FileTree Files)> made = [.. outputs.Select(output => (output, FileTree.Of(output.Make(input).Entries.Select(static file => IsBeside(file) ? file.Memoized() : file))))];
        var all = made.Select(static one => one.Files).Aggregate(FileTree.Empty, static (all, one) => all.Overlaid(one));
        ImmutableArray<(IOutput Output, FileEntry File)> beside = [.. made.SelectMany(static one => one.Files.Entries.Where(IsBeside).Select(file => (one.Output, file)))];
        if (beside.IsEmpty || !outputs.Any(static output => output is SiteOutput))
        {
            return all;
        }

        var offered = beside.Select(static one => (one.Output, File: one.File with { Path = PathOf(one.File.Path) })).ToImmutableArray();
        CheckAddresses(editions[0].Site, offered.Select(static one => one.File.Path).ToHashSet(StringComparer.OrdinalIgnoreCase), diagnostics);
        var covers = editions.Select(edition => edition.Cover([.. offered.Where(one => IsOf(edition.Site, one.Output, one.File)).Select(static one => new Offer(one.Output.Name, one.File))], input.Site));
        var headers = ServerFiles.WithHeaders(editions[0].Site, [.. offered.Where(static one => one.Output is SingleOutput).Select(static one => one.File.Path)]);
        return all.Overlaid(FileTree.Of([.. offered.Select(static one => one.File), .. covers, .. headers]).Under(SiteOutput.Folder));
    }

    static void CheckAddresses(Site site, HashSet<string> offered, Diagnostics diagnostics)
    {
        const string By = "a file that readers can take away";
        foreach (var page in site.Pages.Where(page => offered.Contains(page.Path)))
        {
            switch (page)
            {
                case ChapterPage chapter:
                    diagnostics.Add(Problems.PageTaken(site.Report.Chapters[chapter.Index].Written.File.Span(0), page.Path, By));
                    break;
                case RedirectPage former:
                    var leadsTo = site.Report.Chapters[former.Target.Chapter].Written;
                    diagnostics.Add(Problems.AliasTaken(leadsTo.Aliases.Where(alias => alias.Value == page.Path).Select(static alias => alias.At).FirstOrDefault(leadsTo.File.Span(0)), page.Path, By));
                    break;
            }
        }
    }

    static bool IsBeside(FileEntry file) => !file.Path.Contains('/');

    static bool IsOf(Site edition, IOutput output, FileEntry file) =>
        output.HoldsAllLanguages || FilePath.Stem(file.Path) == edition.Report.Config.Name;
}
