using System.Globalization;
using BenchmarkDotNet.Running;
using ScoReport.Benchmarks;
using ScoReport.Benchmarks.Corpora;

if (args is ["cite", .. var styles])
{
    CiteTimings.Print(styles);
    return 0;
}

if (args is ["bib"])
{
    BibTimings.Print();
    return 0;
}

if (args is ["data"])
{
    DataTimings.Print();
    return 0;
}

if (args is ["table"])
{
    TableTimings.Print();
    return 0;
}

if (args is ["sql", .. var rest])
{
    return SqlTimings.Run(rest);
}

if (args is not ["corpus", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(StepBenchmarks).Assembly).Run(args);
    return 0;
}

if (args is not [_, var count, var folder] || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var pages) || pages == 0)
{
    Console.Error.WriteLine("usage: corpus PAGES DIR");
    return 2;
}

var corpus = Corpus.Of(pages);
ScoReportFiles.Write(corpus, Path.Join(folder, "scoreport"));
HugoFiles.Write(corpus, Path.Join(folder, "hugo"));
PandocFiles.Write(corpus, Path.Join(folder, "pandoc"));
return 0;
