using System.Collections.Immutable;
using ScoReport.Arranging;
using ScoReport.Binding;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Outputs;
using ScoReport.Parsing;
using ScoReport.Rendering;
using ScoReport.Searching;
using ScoReport.Sources;

namespace ScoReport;

/// <summary>A step of a build, for those who wait: its name and how much of it is done.</summary>
public readonly record struct BuildStep(string Name, int Done, int Total);

/// <summary>Everything that a build depends on. The same input gives the same bytes, on any machine.</summary>
public sealed record GeneratorInput
{
    /// <summary>The report's folder.</summary>
    public required FileTree Source { get; init; }

    /// <summary>Themes that are part of the program, below their names.</summary>
    public required FileTree BuiltInThemes { get; init; }

    /// <summary>Places in which citation styles may lie that are not beside the report, in the order in which they are looked through.</summary>
    public ImmutableArray<TextFolder> StyleFolders { get; init; } = [];

    /// <summary>Themes beside the report, below their names; they stand before built-in ones.</summary>
    public FileTree Themes { get; init; } = FileTree.Empty;

    /// <summary>What diagnostics put before a path of the source folder.</summary>
    public string DisplayPrefix { get; init; } = "";

    /// <summary>Names of the outputs to make; those that the report names where empty.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Date of publication instead of the report's own.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Address of the site instead of the report's own.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Whether every warning is an error.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether drafts are published too.</summary>
    public bool Drafts { get; init; }

    /// <summary>Problems met while the folder was listed.</summary>
    public ImmutableArray<Diagnostic> SourceProblems { get; init; } = [];

    /// <summary>Makes what answers SQL; called once, and only for a report that has some. Without it, SQL is reported as a problem.</summary>
    public Func<IQueryEngine>? QueryEngine { get; init; }

    /// <summary>Makes PNGs of SVG pictures, in their order; called at most once, from any thread. Without it, charts are published as SVG only.</summary>
    public Func<ImmutableArray<string>, ImmutableArray<byte[]>>? DrawPng { get; init; }

    /// <summary>Told of progress, from any thread.</summary>
    public Action<BuildStep>? Progress { get; init; }
}

/// <summary>What a build gives.</summary>
/// <param name="Output">The files to write. Pages are rendered when they are read.</param>
/// <param name="HasErrors">Whether errors are known before anything is rendered: then the files are only worth reading for further problems.</param>
/// <param name="Finish">All problems, once every file has been read.</param>
public sealed record GeneratorResult(FileTree Output, bool HasErrors, Func<Diagnostics> Finish);

/// <summary>The generator: from a tree of files to a tree of files, in five steps.</summary>
public static class Generator
{
    /// <summary>Runs the steps, top to bottom. Nothing is read but the input, nothing is written.</summary>
    public static GeneratorResult Run(GeneratorInput input, CancellationToken cancel = default)
    {
        var diagnostics = new Diagnostics();
        foreach (var problem in input.SourceProblems)
        {
            diagnostics.Add(problem);
        }

        // 1. What was written.
        var folder = new SourceFolder(input.Source, input.DisplayPrefix);
        var manuscript = ManuscriptParser.Parse(folder, input.Drafts, diagnostics, (done, total) => input.Progress?.Invoke(new BuildStep("Reading", done, total)), cancel);
        if (manuscript is null)
        {
            return new GeneratorResult(FileTree.Empty, HasErrors: true, () => diagnostics.Told(Policy(null, input), []));
        }

        manuscript = input.BaseUrl is { } url ? manuscript with { Config = manuscript.Config with { BaseUrl = ReportConfigReader.RootOf(url) } } : manuscript;

        ImmutableArray<string> reading = [.. manuscript.Languages.Select(static edition => edition.Config).Prepend(manuscript.Config).SelectMany(config => Reading(config, input.DisplayPrefix))];

        // 2. What it means: tables that are queries first.
        cancel.ThrowIfCancellationRequested();
        manuscript = manuscript with { Tables = Querying.Answer(manuscript.Tables, input.QueryEngine, diagnostics, cancel) };
        var report = Binder.Bind(manuscript, folder, input.StyleFolders, input.Date, diagnostics);

        // 3. Where it goes.
        cancel.ThrowIfCancellationRequested();
        var site = Arranger.Arrange(report, diagnostics) with { HasPng = input.DrawPng is not null };

        // 4. How it looks: prepared here, rendered page by page when the files are read.
        var theme = Theme.Load(report.Config.Theme, input.BuiltInThemes.Overlaid(input.Themes), report.Config.Language, diagnostics);
        if (theme is null)
        {
            return new GeneratorResult(FileTree.Empty, HasErrors: true, () => diagnostics.Told(Policy(report, input), reading));
        }

        ImmutableArray<PageRenderer> renderers =
        [
            new(site, theme),
            .. site.Others.Select(other => new PageRenderer(other, theme.In(other.Report.Config.Language, other.Report.Config.Theme.Value, other.Report.Config.LanguageAt, diagnostics))),
        ];

        // 5. In which forms.
        var outputs = Outputs(report, input.Only, diagnostics);
        var pages = renderers.Select(static edition => edition.Site.Folder is { Length: > 0 } folder ? Files(edition).Under(folder.TrimEnd('/')) : Files(edition))
            .Aggregate(static (all, one) => all.Overlaid(one)).Overlaid(MachineFiles.Of(renderers)).Overlaid(PageRenderer.Pngs(renderers, input.DrawPng));
        var shared = outputs.Length > 1 ? WithSizes(FileTree.Of(pages.Entries.Select(static e => e.Memoized())), renderers) : pages;
        ImmutableArray<AlonePage> alone = [.. renderers.Select(static edition => edition.Alone() is { } page ? new AlonePage(edition.Site.Report, page) : null).OfType<AlonePage>()];
        var made = OfferedFiles.Of(outputs, new OutputInput(report, shared) { Alone = alone }, renderers, diagnostics);
        if (alone.IsEmpty)
        {
            CheckWhole(report.Config, input.Only, diagnostics);
        }

        var policy = Policy(report, input);
        return new GeneratorResult(made, diagnostics.Told(policy, reading).HasErrors, () => All(diagnostics, renderers).Told(policy, reading));
    }

    // Files in the order in which somebody reads them, which is not that in which their problems are met.
    static IEnumerable<string> Reading(ReportConfig config, string prefix) =>
        config.Chapters.Select(slot => prefix + slot.Path).Prepend(config.At.File!.Path);

    static FileTree Files(PageRenderer edition) =>
        edition.Files().Overlaid(Downloads.Of(edition.Site, edition.Theme)).Overlaid(SearchFiles.Of(edition.Site, edition.Theme)).Overlaid(MarkdownPages.Of(edition.Site, edition.Theme));

    static Diagnostics All(Diagnostics before, ImmutableArray<PageRenderer> renderers)
    {
        var all = new Diagnostics();
        all.AddRange(before);
        foreach (var renderer in renderers)
        {
            all.AddRange(renderer.Problems());
        }

        return all;
    }

    // Nobody is told of an output that is only made because none is named.
    static void CheckWhole(ReportConfig config, ImmutableArray<string> only, Diagnostics diagnostics)
    {
        foreach (var name in only.IsEmpty ? config.Outputs : only.Select(name => new Located<string>(name, config.At)))
        {
            if (name.Value == SingleOutput.OutputName)
            {
                diagnostics.Add(Problems.NothingInOnePiece(name.At, name.Value));
            }
        }
    }

    // Covers tell how large the data and the page of the whole are, where those are kept for several outputs anyway.
    static FileTree WithSizes(FileTree pages, ImmutableArray<PageRenderer> editions) =>
        pages.Overlaid(FileTree.Of(editions.Select(edition => edition.Cover([], pages))));

    static SeverityPolicy Policy(Report? report, GeneratorInput input) =>
        (report?.Config.Severity ?? new SeverityPolicy(ImmutableDictionary<string, Severity>.Empty, Strict: false)) with { Strict = input.Strict };

    static ImmutableArray<IOutput> Outputs(Report report, ImmutableArray<string> only, Diagnostics diagnostics)
    {
        if (!only.IsEmpty)
        {
            return [.. OutputCatalog.All.Where(o => only.Contains(o.Name))];
        }

        var wanted = report.Config.Outputs;
        foreach (var name in wanted)
        {
            if (OutputCatalog.Find(name.Value) is null)
            {
                diagnostics.Add(Problems.UnknownOutput(name.At, name.Value, OutputCatalog.Names));
            }
        }

        return [.. OutputCatalog.All.Where(o => wanted.IsEmpty || wanted.Any(w => w.Value == o.Name))];
    }
}
