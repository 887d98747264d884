using System.Text;
using BenchmarkDotNet.Attributes;
using ScoReport.Binding;
using ScoReport.Charts;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Benchmarks;

/// <summary>A chart of sixty values in two series: bound, and drawn at both widths. To reach: 2 ms for all of it.</summary>
[MemoryDiagnoser]
public class ChartBenchmarks
{
    ChartSpec? _spec;
    Table? _table;
    Chart? _chart;

    [GlobalSetup]
    public void Prepare()
    {
        var csv = "place,a,b\n" + string.Concat(Enumerable.Range(0, 30).Select(static i => $"Place {i},{i * 7 % 31}.5,{i * 11 % 37}\n"));
        var package = "resources:\n  - name: t\n    path: t.csv\n    schema:\n      fields:\n        - {name: place, type: string}\n        - {name: a, type: number}\n        - {name: b, type: number}\n";
        var folder = new SourceFolder(FileTree.Of([FileEntry.Of("data/t.csv", Encoding.UTF8.GetBytes(csv))]), "");
        var diagnostics = new Sources.Diagnostics();
        _table = DataPackageReader.Read(SourceFile.Of("data/datapackage.yaml", package), folder, diagnostics).Tables[0];
        var yaml = "data: {name: t}\ntransform: [{fold: [a, b], as: [k, v]}]\nmark: bar\nencoding:\n  y: {field: place, type: nominal, sort: -x}\n  x: {field: v, type: quantitative}\n  yOffset: {field: k}\n  color: {field: k}\n";
        _spec = ChartReader.Read(SourceFile.Of("charts/c.yaml", yaml), "c", new MarkdownSettings("en", false), diagnostics);
        _chart = Bind();
    }

    [Benchmark]
    public Chart Bind() => ChartBlocks.Of(_spec!, _table!, "en", new Sources.Diagnostics())!;

    [Benchmark]
    public int Draw() =>
        ChartDrawing.Of(_chart!, ChartDrawing.Wide, "c-wide", "Title", "Text", static w => w).Length
        + ChartDrawing.Of(_chart!, ChartDrawing.Narrow, "c-narrow", "Title", "Text", static w => w).Length;
}
