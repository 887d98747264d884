using BenchmarkDotNet.Attributes;
using ScoReport.Csl;

namespace ScoReport.Benchmarks;

/// <summary>The citation engine, warm: a document of 40 references and 80 citations, and one of 1,000 and 5,000, in styles of the folder that CSL_STYLES names.</summary>
[MemoryDiagnoser]
public class CitationBenchmarks
{
    IReadOnlyList<Reference> _few = [];
    IReadOnlyList<Reference> _many = [];
    List<Citation> _fewCites = [];
    List<Citation> _manyCites = [];
    string _xml = "";
    Style _style = BuiltInStyles.AuthorDate;

    [Params("chicago-author-date", "chicago-author-date-17th-edition", "chicago-notes-bibliography", "apa", "ieee", "author-date")]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _xml = BuiltInStyles.Xml(Name) ?? File.ReadAllText(Path.Join(Environment.GetEnvironmentVariable("CSL_STYLES"), Name + ".csl"));
        _style = ReadStyle();
        (_few, _many) = (CslJson.Read(CiteTimings.Library(40)).References, CslJson.Read(CiteTimings.Library(1000)).References);
        (_fewCites, _manyCites) = (CiteTimings.Citations(_style, 40, 80), CiteTimings.Citations(_style, 1000, 5000));
    }

    [Benchmark]
    public Style ReadStyle() => Style.Parse(_xml).Style!;

    [Benchmark]
    public CitationResult Cite40And80() => CitationProcessor.Process(_style, LocaleSource.BuiltIn, "en-US", _few, _fewCites);

    [Benchmark]
    public CitationResult Cite1000And5000() => CitationProcessor.Process(_style, LocaleSource.BuiltIn, "en-US", _many, _manyCites);
}
