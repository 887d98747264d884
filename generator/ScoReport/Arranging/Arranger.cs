using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Arranging;

/// <summary>The third step: report to site. Decides which pages there are and where they stand.</summary>
public static class Arranger
{
    /// <summary>Lays a report out. Reports pages that would share an address, former addresses that are in use, editions that no feed can tell of, and that every chapter is a draft.</summary>
    public static Site Arrange(Report report, Diagnostics diagnostics)
    {
        var main = Edition(report, null, diagnostics);
        if (report.Languages.IsEmpty)
        {
            return main;
        }

        var editions = report.Languages.Select(edition => Edition(edition, main, diagnostics)).ToList();
        CheckFolders(main, editions, diagnostics);
        return main with { Editions = [main, .. editions] };
    }

    // A chapter of the main edition among the pages of another would be overwritten by them, or lie in their way.
    static void CheckFolders(Site main, List<Site> editions, Diagnostics diagnostics)
    {
        for (var i = 0; i < main.ChapterPaths.Length; i++)
        {
            var path = main.ChapterPaths[i];
            if (editions.Find(edition => path.StartsWith(edition.Folder, StringComparison.OrdinalIgnoreCase)) is { } inside)
            {
                diagnostics.Add(Problems.EditionPageTaken(main.Report.Chapters[i].Written.File.Span(0), path, inside.Folder.TrimEnd('/')));
            }
        }

        CheckAliases(main, editions, diagnostics);
    }

    // What stood where an edition has a page now would lead away from that.
    static void CheckAliases(Site main, List<Site> editions, Diagnostics diagnostics)
    {
        var taken = editions.SelectMany(static edition => edition.Pages.Select(page => edition.Folder + page.Path)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var alias in main.Report.Chapters.SelectMany(static chapter => chapter.Written.Aliases).Where(alias => taken.Contains(alias.Value)))
        {
            diagnostics.Add(Problems.AliasTaken(alias.At, alias.Value, "a page of an edition in another language"));
        }
    }

    static Site Edition(Report report, Site? main, Diagnostics diagnostics)
    {
        if (report.Chapters.IsEmpty && report.Config.Chapters is [var first, ..])
        {
            diagnostics.Add(Problems.OnlyDrafts(first.At));
        }

        if (main is null && report.Config is { Editions: [var edition, ..], BaseUrl: null })
        {
            diagnostics.Add(Problems.NoFeedOfEditions(edition.Version.At));
        }

        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var data = DataPlaces.Of(report);
        if (main is null)
        {
            data.ReportUnused(report.Data, report.Languages.Select(DataPlaces.Of), diagnostics);
        }

        var timelines = Timelines.Of(report);
        var kinds = Kinds(report, data, timelines, main is null);
        foreach (var kind in kinds.Where(static kind => !GeneratedPages.GivesWay(kind)))
        {
            Take(kind, taken);
        }

        var paths = main is null ? ChapterPaths(report.Chapters, taken, diagnostics) : [.. report.Chapters.Select(chapter => main.ChapterPaths[main.IndexOf(chapter.Written.Slot.Common)])];
        var instead = Instead(paths, timelines);
        ImmutableArray<MadePage> made = [.. kinds.Where(kind => !instead.ContainsKey(kind)).Select(static kind => new MadePage(kind))];
        foreach (var page in made.Where(static page => GeneratedPages.GivesWay(page.Kind)))
        {
            Take(page.Kind, taken);
        }

        PageLinks.Check(report, data, [.. made.Select(static page => page.Kind), .. instead.Keys], main, diagnostics);
        var redirects = Redirects(report.Chapters, instead, taken, diagnostics);
        var groups = Groups(report.Chapters);
        var pages = ImmutableArray.CreateBuilder<Page>();
        pages.Add(made[0]);
        pages.AddRange(paths.Select(static (path, i) => new ChapterPage(path, i)));
        pages.AddRange(made.Skip(1));
        pages.AddRange(redirects);
        return new Site
        {
            Report = report,
            Pages = pages.DrainToImmutable(),
            MadePages = made,
            Instead = instead,
            Captions = report.Tables.Concat(report.Figures).Where(static entry => entry.Id.Length > 0).DistinctBy(static entry => entry.Id).ToFrozenDictionary(static entry => entry.Id, static entry => entry.Caption),
            ChapterPaths = paths,
            Groups = groups,
            GroupOf = GroupOf(groups, report.Chapters.Length),
            Data = data,
            Folder = main is null ? "" : report.Config.Language + "/",
            Main = main,
        };
    }

    static void Take(GeneratedPage kind, Dictionary<string, string> taken) =>
        taken.TryAdd(GeneratedPages.PathOf(kind), $"the generated page {GeneratedPages.PathOf(kind)}");

    static ImmutableArray<GeneratedPage> Kinds(Report report, DataPlaces data, ImmutableArray<ShownTimeline> timelines, bool isMain)
    {
        ReadOnlySpan<(bool Wanted, GeneratedPage Kind)> all =
        [
            (true, GeneratedPage.Cover),
            (!report.Tables.IsEmpty, GeneratedPage.Tables),
            (!report.Figures.IsEmpty, GeneratedPage.Figures),
            (!timelines.IsEmpty, GeneratedPage.Timeline),
            (isMain ? !data.Tables.IsEmpty : data.ShowsAny, GeneratedPage.Data),
            (!report.EditorNotes.IsEmpty, GeneratedPage.Corrections),
            (!report.Editions.IsEmpty, GeneratedPage.Editions),
            (!report.Glossary.IsEmpty, GeneratedPage.Glossary),
            (!report.Bibliography.IsEmpty, GeneratedPage.References),
            (true, GeneratedPage.Cite),
            (true, GeneratedPage.About),
            (WholeReport.IsThere(report), GeneratedPage.Whole),
            (true, GeneratedPage.NotFound),
        ];
        var kinds = ImmutableArray.CreateBuilder<GeneratedPage>(all.Length);
        foreach (var (wanted, kind) in all)
        {
            if (wanted)
            {
                kinds.Add(kind);
            }
        }

        return kinds.DrainToImmutable();
    }

    // A chapter at a page's address is that page. Timelines of one chapter are read there, and need no list.
    static FrozenDictionary<GeneratedPage, ChapterTarget> Instead(ImmutableArray<string> paths, ImmutableArray<ShownTimeline> timelines)
    {
        var instead = new Dictionary<GeneratedPage, ChapterTarget>();
        foreach (var kind in GeneratedPages.Linked.Where(GeneratedPages.GivesWay))
        {
            var chapter = paths.IndexOf(GeneratedPages.PathOf(kind), 0, paths.Length, StringComparer.OrdinalIgnoreCase);
            if (chapter >= 0)
            {
                instead.Add(kind, new ChapterTarget(chapter, null));
            }
            else if (kind == GeneratedPage.Timeline && !timelines.IsEmpty && timelines.All(t => t.Section.Chapter == timelines[0].Section.Chapter))
            {
                instead.Add(kind, timelines[0].Section);
            }
        }

        return instead.ToFrozenDictionary();
    }

    static ImmutableArray<string> ChapterPaths(ImmutableArray<BoundChapter> chapters, Dictionary<string, string> taken, Diagnostics diagnostics)
    {
        var paths = ImmutableArray.CreateBuilder<string>(chapters.Length);
        foreach (var chapter in chapters)
        {
            var slot = chapter.Written.Slot;
            var path = ChapterOrder.AddressOf(slot.Path);
            if (!taken.TryAdd(path, slot.Path))
            {
                diagnostics.Add(Problems.PageTaken(chapter.Written.File.Span(0), path, taken[path]));
                path = ChapterOrder.AddressOf(slot.Path, chapter.Number.Length > 0 ? $"-{chapter.Number}" : $"-p{paths.Count + 1}");
                taken.TryAdd(path, slot.Path);
            }

            paths.Add(path);
        }

        return paths.MoveToImmutable();
    }

    static List<RedirectPage> Redirects(ImmutableArray<BoundChapter> chapters, FrozenDictionary<GeneratedPage, ChapterTarget> instead, Dictionary<string, string> taken, Diagnostics diagnostics)
    {
        // The address is promised for the page, wherever that is.
        var redirects = new List<RedirectPage>();
        foreach (var (kind, target) in instead.Where(pair => !taken.ContainsKey(GeneratedPages.PathOf(pair.Key))))
        {
            Take(kind, taken);
            redirects.Add(new RedirectPage(GeneratedPages.PathOf(kind), target));
        }

        for (var i = 0; i < chapters.Length; i++)
        {
            foreach (var alias in chapters[i].Written.Aliases)
            {
                if (taken.TryAdd(alias.Value, chapters[i].Written.Slot.Path))
                {
                    redirects.Add(new RedirectPage(alias.Value, new ChapterTarget(i, null)));
                }
                else
                {
                    diagnostics.Add(Problems.AliasTaken(alias.At, alias.Value, taken[alias.Value]));
                }
            }
        }

        return redirects;
    }

    static ImmutableArray<ChapterGroup> Groups(ImmutableArray<BoundChapter> chapters)
    {
        var groups = ImmutableArray.CreateBuilder<ChapterGroup>();
        for (var start = 0; start < chapters.Length;)
        {
            var slot = chapters[start].Written.Slot;
            var end = start + 1;
            while (end < chapters.Length && chapters[end].Written.Slot is var next && next.Part == slot.Part && next.IsAppendix == slot.IsAppendix)
            {
                end++;
            }

            groups.Add(new ChapterGroup(slot.Part, [.. Enumerable.Range(start, end - start)]));
            start = end;
        }

        return groups.DrainToImmutable();
    }

    static ImmutableArray<int> GroupOf(ImmutableArray<ChapterGroup> groups, int count)
    {
        var groupOf = new int[count];
        for (var g = 0; g < groups.Length; g++)
        {
            foreach (var chapter in groups[g].Chapters)
            {
                groupOf[chapter] = g;
            }
        }

        return ImmutableArray.Create(groupOf);
    }
}
