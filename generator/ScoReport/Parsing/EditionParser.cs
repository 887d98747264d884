using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>
/// Finds the report in other languages: each <c>chapters.LANG/</c> beside <c>chapters/</c>, with what <c>report.LANG.yaml</c> and
/// <c>glossary.LANG.yaml</c> say in that language. Everything else is the main edition's.
/// </summary>
static class EditionParser
{
    const string Main = "chapters/";
    const string Prefix = "chapters.";

    /// <summary>The folder of an edition's chapters that a path lies in, such as <c>chapters.ru</c>; nothing elsewhere.</summary>
    public static string? FolderOf(string path) =>
        path.StartsWith(Prefix, StringComparison.Ordinal) && path.IndexOf('/', StringComparison.Ordinal) is > 0 and var end ? path[..end] : null;

    /// <summary>Reads the editions, in the order of their tags. Reports folders that are none, chapters that the main edition has not, and files that belong to no edition.</summary>
    public static ImmutableArray<Manuscript> Parse(
        SourceFolder folder, Manuscript main, SortedDictionary<string, ChartSpec> charts, bool drafts, Diagnostics diagnostics, CancellationToken cancel)
    {
        var byFolder = Folders(folder, main);
        var tags = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        var editions = ImmutableArray.CreateBuilder<Manuscript>();
        foreach (var (name, files) in byFolder)
        {
            var tag = name[Prefix.Length..];
            var at = folder.TextFile(files[0])!.Span(0);
            if (!YamlReader.IsLanguageTag(tag) || Canonical(tag) != tag)
            {
                diagnostics.Add(Problems.EditionUnknownLanguage(at, name, tag, YamlReader.IsLanguageTag(tag) ? Prefix + Canonical(tag) : null));
            }
            else if (string.Equals(tag, main.Config.Language, StringComparison.OrdinalIgnoreCase) || !tags.Add(tag))
            {
                diagnostics.Add(Problems.EditionTwice(at, name, tag));
            }
            else if (Edition(folder, main, tag, files, charts, drafts, diagnostics, cancel) is { Chapters.IsEmpty: false } edition)
            {
                // One of drafts alone is not there yet.
                editions.Add(edition);
            }
        }

        ReportLoose(folder, byFolder.Keys, diagnostics);
        return editions.DrainToImmutable();
    }

    // BCP 47, 2.1.1: zh-Hant-TW. The folder becomes an address, which is one and the same on every system.
    static string Canonical(string tag) => string.Join('-', tag.Split('-').Select(static (part, i) =>
        i > 0 && part.Length == 2 ? part.ToUpperInvariant()
        : i > 0 && part.Length == 4 && char.IsAsciiLetter(part[0]) ? char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant()
        : part.ToLowerInvariant()));

    // A folder that the report lists itself is one of its own.
    static SortedDictionary<string, List<string>> Folders(SourceFolder folder, Manuscript main)
    {
        var listed = main.Config.Chapters.Select(static slot => FolderOf(slot.Path)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var folders = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var entry in folder.Tree.Entries)
        {
            if (FolderOf(entry.Path) is { } name && !listed.Contains(name) && ManuscriptParser.IsChapter(entry.Path))
            {
                if (!folders.TryGetValue(name, out var files))
                {
                    folders.Add(name, files = []);
                }

                files.Add(entry.Path);
            }
        }

        return folders;
    }

    static Manuscript Edition(
        SourceFolder folder, Manuscript main, string tag, List<string> files, SortedDictionary<string, ChartSpec> charts, bool drafts, Diagnostics diagnostics, CancellationToken cancel)
    {
        var slots = Slots(main.Config, tag, files, folder, diagnostics);
        var settings = new MarkdownSettings(tag, main.Config.AllowHtml);
        var file = ManuscriptParser.Optional(folder, EditionConfigReader.FileName(tag), diagnostics);
        var config = EditionConfigReader.Read(file, main.Config, tag, settings, diagnostics);
        config = config with { LanguageAt = file?.Span(0) ?? folder.TextFile(files[0])!.Span(0), Chapters = [.. slots.Select(slot => slot with { Part = slot.Part is { } part ? config.PartTitles.GetValueOrDefault(part, part) : null })] };
        var chapters = ChartPlaces.Place(ManuscriptParser.Chapters(folder, config, settings, diagnostics, progress: null, cancel), WithoutProse(charts), isComplete: false, diagnostics);
        var unfinished = main.Drafts.Select(static draft => draft.Slot.Path).ToHashSet(StringComparer.Ordinal);
        bool IsLeftOut(Chapter chapter) => unfinished.Contains(chapter.Slot.Common) || (!drafts && chapter.Status == ChapterStatus.Draft);
        return main with
        {
            Config = config,
            Chapters = chapters.RemoveAll(IsLeftOut),
            Drafts = [.. chapters.Where(IsLeftOut)],
            Glossary = ManuscriptParser.Optional(folder, GlossaryReader.FileOf(tag), diagnostics) is { } glossary ? GlossaryReader.Read(glossary, settings, diagnostics) : [],
        };
    }

    // In the order of the main edition, whatever of it is there.
    static List<ChapterSlot> Slots(ReportConfig main, string tag, List<string> files, SourceFolder folder, Diagnostics diagnostics)
    {
        var left = files.ToHashSet(StringComparer.Ordinal);
        var slots = new List<ChapterSlot>();
        foreach (var slot in main.Chapters.Where(static slot => slot.Path.StartsWith(Main, StringComparison.Ordinal)))
        {
            var path = $"{Prefix}{tag}/{slot.Path[Main.Length..]}";
            if (left.Remove(path))
            {
                slots.Add(slot with { Path = path, Common = slot.Path });
            }
        }

        foreach (var orphan in files.Where(left.Contains))
        {
            diagnostics.Add(Problems.EditionOrphan(folder.TextFile(orphan)!.Span(0), orphan, main.Chapters.Where(static slot => slot.Path.StartsWith(Main, StringComparison.Ordinal)).Select(slot => $"{Prefix}{tag}/{slot.Path[Main.Length..]}")));
        }

        return slots;
    }

    // What a chart says in sentences would stand there in the wrong language; its words have labels, and its summary is made of the data.
    static SortedDictionary<string, ChartSpec> WithoutProse(SortedDictionary<string, ChartSpec> charts) =>
        new(charts.ToDictionary(static chart => chart.Key, static chart => chart.Value with { Summary = [], Note = [], Description = null }), charts.Comparer);

    static void ReportLoose(SourceFolder folder, IReadOnlyCollection<string> folders, Diagnostics diagnostics)
    {
        foreach (var entry in folder.Tree.Entries)
        {
            if (EditionConfigReader.TagOf(entry.Path) is { } tag && !folders.Contains(Prefix + tag))
            {
                diagnostics.Add(Problems.EditionFileLoose(folder.TextFile(entry).Span(0), entry.Path, Prefix + tag));
            }
        }
    }
}
