using BenchmarkDotNet.Attributes;
using ScoReport.Arranging;
using ScoReport.Binding;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Benchmarks;

/// <summary>What a table costs while its page is written, by its rows of ten columns; the page with no row is what every page costs. To reach: 2 ms for a table.</summary>
[MemoryDiagnoser]
public class TableBenchmarks
{
    FileEntry? _page;

    /// <summary>Rows of the table.</summary>
    [Params(0, 20, 100, 1000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var table = Rows == 0 ? "No table.\n" : "::: {#tbl-a .table data=\"big\"}\nA table.\n:::\n";
        var files = FileTree.Of([.. DataTimings.Files(Math.Max(1, Rows)).Entries,
            FileEntry.OfText("report.yaml", "title: A report\nlanguage: en\nchapters: [chapters/*.md]\noutputs: [site]\n"),
            FileEntry.OfText("chapters/a.md", "---\ntitle: A\n---\n" + table)]);
        var diagnostics = new Sources.Diagnostics();
        var folder = new SourceFolder(files, "");
        var report = Binder.Bind(ManuscriptParser.Parse(folder, drafts: false, diagnostics)!, folder, [], null, diagnostics);
        var theme = Theme.Load(new Located<string>("default", default), BuiltInThemes.Load(), "en", diagnostics)!;
        _page = new PageRenderer(Arranger.Arrange(report, diagnostics), theme).Files().Entries.Single(static e => e.Path == "a.html");
    }

    [Benchmark]
    public int WritePage() => _page!.Read().Length;
}
