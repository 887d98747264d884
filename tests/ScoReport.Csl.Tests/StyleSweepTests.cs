using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace ScoReport.Csl.Tests;

/// <summary>Every real style at hand is read, and renders an item of each of the 45 types.</summary>
[Collection(Alone.Name)]
public sealed class StyleSweepTests
{
    /// <summary>What rendering an item of each type, cited and listed, may take in a style that has been used before.</summary>
#if DEBUG
    // Code that is not optimised takes four times as long. What holds is the other one: .ci/run makes this sweep in Release.
    static readonly TimeSpan Most = TimeSpan.FromMilliseconds(200);
#else
    static readonly TimeSpan Most = TimeSpan.FromMilliseconds(50);
#endif

    // What is slow beside other styles and programs is measured again by itself: the processor's time, as the median of so many runs.
    const int Runs = 9;
    const int LeastAgain = 20;

    // Debian's package citation-style-language-styles: 2,549 independent styles and 7,832 that depend on them.
    const string Debian = "/usr/share/citation-style-language/styles";

    [Fact]
    public void Styles_of_the_test_data_render_every_type()
    {
        Assert.SkipWhen(Folders.Styles is null || Folders.Locales is null, "not run: the styles' folder is absent (CSL_STYLES, CSL_LOCALES)");
        RenderAll(Folders.Styles!, 10);
    }

    [Fact]
    public void Styles_of_Debian_render_every_type()
    {
        Assert.SkipUnless(Directory.Exists(Debian), "not run: Debian's package citation-style-language-styles is not installed");
        RenderAll(Debian, 2000);
    }

    [Fact]
    public void Dependent_styles_of_Debian_lead_to_their_parents()
    {
        Assert.SkipUnless(Directory.Exists(Debian), "not run: Debian's package citation-style-language-styles is not installed");
        var source = new StyleSource([new StyleFolder(Debian, static name => Path.Join(Debian, name) is var path && File.Exists(path) ? File.ReadAllText(path) : null)]);
        var names = Directory.GetFiles(Path.Join(Debian, "dependent"), "*.csl").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal).ToList();
        Assert.True(names.Count > 5000);
        ConcurrentBag<string> lost = [];
        Parallel.ForEach(names.Where(static (_, i) => i % 20 == 0), name =>
        {
            if (source.Find(name).Style is null)
            {
                lost.Add(name);
            }
        });
        Assert.Empty(lost);
    }

    static void RenderAll(string folder, int least)
    {
        var references = Specimens.AllTypes();
        var citations = Specimens.Citations(references);
        Assert.Equal(45, references.Length);
        var paths = Directory.GetFiles(folder, "*.csl");
        Assert.True(paths.Length >= least, $"{paths.Length} styles in {folder}");
        ConcurrentBag<string> wrong = [];
        ConcurrentBag<(TimeSpan Time, string Name, Style Style)> times = [];
        Parallel.ForEach(paths, path =>
        {
            var name = Path.GetFileName(path);
            var parsed = Style.Parse(File.ReadAllText(path));
            if (parsed.Style is not { } style)
            {
                wrong.Add(name + ": " + string.Join("; ", parsed.Problems.Select(static problem => problem.Message)));
                return;
            }
            // What is told of a style that others wrote and use would be a false alarm.
            foreach (var problem in parsed.Problems)
            {
                wrong.Add($"{name}:{problem.Line}:{problem.Column}: {problem.Message}");
            }
            var result = CitationProcessor.Process(style, LocaleSource.BuiltIn, null, references, citations);
            times.Add((Time(style, references, citations[..45]), name, style));
            foreach (var fault in Faults(style, result, citations.Length))
            {
                wrong.Add(name + ": " + fault);
            }
        });
        var measured = times.OrderByDescending(static one => one.Time).Where(static (one, rank) => rank < LeastAgain || one.Time > Most)
            .Select(one => (Time: Median(one.Style, references, citations[..45]), one.Name)).ToList();
        var slow = measured.Where(static one => one.Time > Most).Select(static one => $"{one.Name}: {one.Time.TotalMilliseconds:0} ms");
        Assert.Empty(wrong.Concat(slow).Order(StringComparer.Ordinal));
        var slowest = measured.OrderDescending().Take(5).Select(static one => $"{one.Name} {one.Time.TotalMilliseconds:0.0} ms");
        TestContext.Current.TestOutputHelper?.WriteLine($"{times.Count} styles; the slowest: {string.Join(", ", slowest)}");
    }

    static TimeSpan Time(Style style, ImmutableArray<Reference> references, ImmutableArray<Citation> citations)
    {
        var start = Stopwatch.GetTimestamp();
        CitationProcessor.Process(style, LocaleSource.BuiltIn, null, references, citations);
        return Stopwatch.GetElapsedTime(start);
    }

    static TimeSpan ProcessorTime(Style style, ImmutableArray<Reference> references, ImmutableArray<Citation> citations)
    {
        var start = Environment.CpuUsage.TotalTime;
        CitationProcessor.Process(style, LocaleSource.BuiltIn, null, references, citations);
        return Environment.CpuUsage.TotalTime - start;
    }

    static TimeSpan Median(Style style, ImmutableArray<Reference> references, ImmutableArray<Citation> citations) =>
        Enumerable.Range(0, Runs).Select(_ => ProcessorTime(style, references, citations)).Order().ElementAt(Runs / 2);

    /// <summary>Every citation is there, and most have text. Styles of lawyers list hardly more than books, but something.</summary>
    static IEnumerable<string> Faults(Style style, CitationResult result, int citations)
    {
        if (result.Citations.Length != citations || result.Citations.Count(static citation => citation.Runs.IsEmpty) > citations / 2)
        {
            yield return "citations without text";
        }
        if (style.HasBibliography && !result.Bibliography!.Entries.Any(static entry => !entry.Runs.IsEmpty))
        {
            yield return "a bibliography without entries";
        }
    }
}

/// <summary>Tests that measure time run by themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
