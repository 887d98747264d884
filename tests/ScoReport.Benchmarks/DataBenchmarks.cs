using System.Text;
using BenchmarkDotNet.Attributes;
using ScoReport.Binding;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Benchmarks;

/// <summary>Tables: reading a resource of a thousand rows, and binding one that is computed, sorted, grouped and added up.</summary>
[MemoryDiagnoser]
public class DataBenchmarks
{
    const int Rows = 1000;

    FileTree _files = FileTree.Empty;
    Manuscript? _manuscript;

    [GlobalSetup]
    public void Prepare()
    {
        _files = FileTree.Of([.. DataTimings.Files(Rows).Entries,
            FileEntry.OfText("report.yaml", "title: A report\nlanguage: en\nchapters: [chapters/*.md]\noutputs: [site]\n"),
            FileEntry.OfText("chapters/a.md", """
                ---
                title: A
                ---
                ::: {#tbl-a .table data="big" columns="id region a b balance" compute="balance = a - b" sort="-balance" rows="region" subtotals="true" total="All"}
                A table.
                :::
                """)]);
        _manuscript = ManuscriptParser.Parse(new SourceFolder(_files, ""), drafts: false, new Sources.Diagnostics())!;
    }

    [Benchmark]
    public TableSet ReadResource() => DataTimings.Read(_files, new Sources.Diagnostics());

    [Benchmark]
    public Report BindTable() => Binder.Bind(_manuscript!, new SourceFolder(_files, ""), [], null, new Sources.Diagnostics());

    /// <summary>How many bytes of CSV the resource has.</summary>
    public static int BytesOf(FileTree files) => files.TryGet("data/big.csv", out var file) ? Encoding.UTF8.GetCharCount(file.Read().Span) : 0;
}
