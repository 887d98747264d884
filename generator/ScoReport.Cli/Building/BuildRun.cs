using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using ScoReport.Cli.Arguments;
using ScoReport.Cli.Disk;
using ScoReport.Cli.Pictures;
using ScoReport.Cli.Publishing;
using ScoReport.Cli.Reporting;
using ScoReport.DuckDb;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Cli.Building;

/// <summary>One build: list the source, let the generator work, put its files by while they are rendered, publish if all is well, tell.</summary>
sealed class BuildRun
{
    readonly BuildOptions _options;
    readonly Surroundings _surroundings;
    readonly Action<BuildStep>? _progress;
    readonly CancellationToken _cancel;
    readonly string _shownOutput;

    IReadOnlyList<Diagnostic> _found = [];

    BuildRun(BuildOptions options, Surroundings surroundings, Action<BuildStep>? progress, CancellationToken cancel)
    {
        (_options, _surroundings, _progress, _cancel) = (options, surroundings, progress, cancel);
        _shownOutput = ShownOutput(options, surroundings);
    }

    /// <summary>Builds, tells what it came to and gives the exit code.</summary>
    /// <exception cref="CommandLineException">The folders named cannot be used.</exception>
    public static int Start(BuildOptions options, Surroundings surroundings)
    {
        using var interrupts = new Interrupts();
        var clock = Stopwatch.StartNew();
        try
        {
            var outcome = Watched(options, surroundings, interrupts.Token);
            Messages.Write((surroundings.OutIsTerminal ? outcome with { Elapsed = clock.Elapsed } : outcome).Told(options), options.Format, surroundings);
            return outcome.Errors > 0 ? ExitCode.Problems : ExitCode.Fine;
        }
        catch (Exception thrown) when (IsStop(thrown))
        {
            surroundings.Error.WriteLine(options.Publishes ? $"stopped; {ShownOutput(options, surroundings)}/ is unchanged" : "stopped");
            return ExitCode.Interrupted;
        }
    }

    static Outcome Watched(BuildOptions options, Surroundings surroundings, CancellationToken cancel)
    {
        if (!surroundings.ErrorIsTerminal || options.Format != MessageFormat.Text)
        {
            return new BuildRun(options, surroundings, null, cancel).Run();
        }

        return LongBuild.Watch(
            progress => new BuildRun(options, surroundings, progress, cancel).Run(),
            surroundings.Error,
            surroundings.Variable("NO_COLOR") is null);
    }

    // Parallel work wraps what stopped it.
    static bool IsStop(Exception thrown) =>
        thrown is OperationCanceledException
        || (thrown is AggregateException several && several.Flatten().InnerExceptions.All(static e => e is OperationCanceledException));

    static string ShownOutput(BuildOptions options, Surroundings surroundings) =>
        Places.Shown(options.Output, surroundings.Folder) is { Length: > 0 } shown ? shown : ".";

    Outcome Run()
    {
        try
        {
            using var output = !_options.Publishes ? null : OutputFolder.Open(_options.Output, _shownOutput, _options.Source);
            var result = _surroundings.Generate(Input(), _cancel);
            RenderAll(result, output);
            var diagnostics = result.Finish();
            _found = diagnostics.All;
            _cancel.ThrowIfCancellationRequested();
            return Told(result, diagnostics.HasErrors ? null : output?.Publish(keepOthers: _options.Only.Length > 0));
        }
        catch (Exception thrown) when (BrowserException.Within(thrown) is { } browser)
        {
            return Failed(Problems.BrowserFailed(browser.Message));
        }
        catch (Exception thrown) when (DiskException.Within(thrown) is { } disk)
        {
            return Failed(disk.Writing ? Problems.CannotWrite(disk.Message) : Problems.CannotRead(disk.Message));
        }
    }

    Outcome Failed(Diagnostic problem) => Found() with { Diagnostics = [.. _found, problem] };

    Outcome Found() => new() { Diagnostics = _found, Output = _shownOutput, OnlyChecked = !_options.Publishes };

    Outcome Told(GeneratorResult result, Published? published) => Found() with
    {
        Published = published,
        Pages = published is null ? 0 : result.Output.Entries.Count(static e => FilePath.Extension(e.Path) == ".html"),
    };

    GeneratorInput Input()
    {
        var problems = new Diagnostics();
        var output = PhysicalPath.Of(_options.Output);
        var browser = _options.Png ? Chromium.Find(_surroundings.Variable) : null;
        if (_options.Png && browser is null)
        {
            problems.Add(Problems.NoBrowser());
        }

        var prefix = Places.Shown(_options.Source, _surroundings.Folder) is { Length: > 0 } shown ? shown + "/" : "";
        return new GeneratorInput
        {
            Source = DiskTree.List(_options.Source, prefix, output, Severity.Error, problems),
            BuiltInThemes = BuiltInThemes.Load(),
            Themes = Themes(output, problems),
            StyleFolders = StylePlaces.Of(_surroundings),
            QueryEngine = () => new DuckDbEngine(InSource),
            DrawPng = browser is null ? null : pictures => browser.Draw(pictures, _cancel),
            DisplayPrefix = prefix,
            Only = _options.Only,
            Date = _options.Date,
            BaseUrl = _options.BaseUrl,
            Strict = _options.Strict,
            Drafts = _options.Drafts,
            SourceProblems = [.. problems.All],
            Progress = _progress,
        };
    }

    // Where a file of the source folder really lies; nothing where that is not inside.
    string? InSource(string path) =>
        PhysicalPath.Of(_options.Source) is { } root && PhysicalPath.Of(Path.Join(root, path)) is { } file && PhysicalPath.Contains(root, file) && File.Exists(file) ? file : null;

    // The folder beside the report serves several reports, or is not about reports at all: a bad link in it is no error.
    FileTree Themes(string? output, Diagnostics problems)
    {
        var shared = Path.Join(Path.GetDirectoryName(_options.Source) ?? _options.Source, "themes");
        var own = Path.Join(_options.Source, "themes");
        return ListThemes(shared, output, problems).Overlaid(ListThemes(own, output, problems));
    }

    FileTree ListThemes(string folder, string? output, Diagnostics problems) =>
        DiskTree.List(folder, Places.Shown(folder, _surroundings.Folder) + "/", output, Severity.Warning, problems);

    // With errors already known, files are still rendered, for the problems that only rendering finds, but not kept.
    void RenderAll(GeneratorResult result, OutputFolder? output)
    {
        var staged = result.HasErrors ? null : output;
        var entries = result.Output.Entries;
        var done = 0;
        Parallel.ForEach(InOrder(entries), new ParallelOptions { CancellationToken = _cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, entry =>
        {
            if (staged is null)
            {
                entry.Read();
            }
            else
            {
                staged.Stage(entry);
            }

            _progress?.Invoke(new BuildStep(output is null ? "Checking" : "Writing", Interlocked.Increment(ref done), entries.Length));
        });
    }

    // One at a time: the entries are very unequal (one of them may be an archive of all the others).
    static OrderablePartitioner<FileEntry> InOrder(ImmutableArray<FileEntry> entries) =>
        Partitioner.Create(entries, EnumerablePartitionerOptions.NoBuffering);
}
