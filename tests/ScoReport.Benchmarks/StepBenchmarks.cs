using System.Text;
using BenchmarkDotNet.Attributes;
using ScoReport.Arranging;
using ScoReport.Benchmarks.Corpora;
using ScoReport.Binding;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Benchmarks;

/// <summary>The generator's steps over a corpus of a hundred pages in memory. Rendering gives the time of one page.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    const int Pages = 100;

    readonly FileTree _themes = BuiltInThemes.Load();
    FileTree _files = FileTree.Empty;
    Manuscript? _manuscript;
    FileEntry[] _pages = [];

    [GlobalSetup]
    public void Prepare()
    {
        _files = FileTree.Of(ScoReportFiles.Of(Corpus.Of(Pages)).Select(static f => FileEntry.Of(f.Path, Encoding.UTF8.GetBytes(f.Text))));
        _manuscript = Parse();
        var diagnostics = new Sources.Diagnostics();
        var site = Arranger.Arrange(Bind(), diagnostics);
        var theme = Theme.Load(new Located<string>("default", default), _themes, "en", diagnostics)!;
        _pages = [.. new PageRenderer(site, theme).Files().Entries.Where(static e => e.Path.StartsWith("part-", StringComparison.Ordinal))];
    }

    [Benchmark]
    public Manuscript Parse() => ManuscriptParser.Parse(new SourceFolder(_files, ""), drafts: false, new Sources.Diagnostics())!;

    [Benchmark]
    public Report Bind() => Binder.Bind(_manuscript!, new SourceFolder(_files, ""), [], null, new Sources.Diagnostics());

    [Benchmark(OperationsPerInvoke = Pages)]
    public long RenderPage()
    {
        var bytes = 0L;
        foreach (var page in _pages)
        {
            bytes += page.Read().Length;
        }

        return bytes;
    }
}
