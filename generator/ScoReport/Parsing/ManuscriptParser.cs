using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>The first step: files to manuscript. Never fails; what cannot be read is reported and left out.</summary>
public static class ManuscriptParser
{
    static readonly string[] UsualLibraries = ["references.json", "references.yaml", "references.bib", "references.ris"];

    /// <summary>Reads the report's folder. Chapters are read in parallel, and their problems joined in reading order.</summary>
    /// <returns>The manuscript, or nothing when there is no <c>report.yaml</c>.</returns>
    public static Manuscript? Parse(SourceFolder folder, bool drafts, Diagnostics diagnostics, Action<int, int>? progress = null, CancellationToken cancel = default)
    {
        if (folder.TextFile(ReportConfigReader.FileName) is not { } file)
        {
            diagnostics.Add(Problems.NoReport());
            return null;
        }

        CheckUtf8(folder, ReportConfigReader.FileName, diagnostics);
        var markdown = folder.Tree.Entries.Select(static e => e.Path).Where(IsChapter).ToList();
        var config = ReportConfigReader.Read(file, markdown, path => ChapterParser.NavOrderOf(folder.TextFile(path)!), diagnostics);
        var settings = new MarkdownSettings(config.Language, config.AllowHtml);
        var charts = ChartPlaces.Read(folder, settings, diagnostics);
        var chapters = ChartPlaces.Place(Chapters(folder, config, settings, diagnostics, progress, cancel), charts, config.IsComplete, diagnostics);
        var manuscript = new Manuscript
        {
            Config = config,
            Chapters = drafts ? chapters : chapters.RemoveAll(static c => c.Status == ChapterStatus.Draft),
            Drafts = drafts ? [] : [.. chapters.Where(static c => c.Status == ChapterStatus.Draft)],
            Tables = (Optional(folder, DataPackageReader.Path, diagnostics) ?? Optional(folder, DataPackageReader.JsonPath, diagnostics)) is { } data ? DataPackageReader.Read(data, folder, diagnostics) : TableSet.Empty,
            Libraries = Libraries(folder, config, diagnostics),
            Glossary = Optional(folder, GlossaryReader.FileName, diagnostics) is { } glossary ? GlossaryReader.Read(glossary, settings, diagnostics) : [],
            Files = folder.Tree,
        };
        return manuscript with { Languages = EditionParser.Parse(folder, manuscript, charts, drafts, diagnostics, cancel) };
    }

    internal static bool IsChapter(string path) =>
        path.EndsWith(".md", StringComparison.Ordinal) && !path.EndsWith("README.md", StringComparison.Ordinal);

    // Those that the report names, or those with the usual name.
    static ImmutableArray<SourceFile> Libraries(SourceFolder folder, ReportConfig config, Diagnostics diagnostics)
    {
        var named = config.Citation.Libraries;
        return named.IsEmpty
            ? [.. UsualLibraries.Select(path => Optional(folder, path, diagnostics)).OfType<SourceFile>()]
            : [.. named.Select(name => folder.Find("", name, diagnostics)?.File).OfType<SourceFile>()];
    }

    internal static SourceFile? Optional(SourceFolder folder, string path, Diagnostics diagnostics)
    {
        if (folder.TextFile(path) is not { } file)
        {
            return null;
        }

        CheckUtf8(folder, path, diagnostics);
        if (!string.IsNullOrWhiteSpace(file.Text))
        {
            return file;
        }

        diagnostics.Add(Problems.EmptyFile(file.Span(0)));
        return null;
    }

    static void CheckUtf8(SourceFolder folder, string path, Diagnostics diagnostics)
    {
        if (folder.Tree.TryGet(path, out var entry))
        {
            folder.CheckUtf8(entry, diagnostics);
        }
    }

    internal static ImmutableArray<Chapter> Chapters(
        SourceFolder folder, ReportConfig config, MarkdownSettings settings, Diagnostics diagnostics, Action<int, int>? progress, CancellationToken cancel)
    {
        var slots = config.Chapters;
        var chapters = new Chapter[slots.Length];
        var problems = new Diagnostics[slots.Length];
        var done = 0;
        Parallel.For(0, slots.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            var own = new Diagnostics();
            CheckUtf8(folder, slots[i].Path, own);
            chapters[i] = ChapterParser.Read(folder.TextFile(slots[i].Path)!, slots[i], settings, own);
            problems[i] = own;
            progress?.Invoke(Interlocked.Increment(ref done), slots.Length);
        });
        foreach (var own in problems)
        {
            diagnostics.AddRange(own);
        }

        return ImmutableArray.Create(chapters);
    }
}
