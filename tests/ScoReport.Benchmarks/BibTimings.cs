using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScoReport.Csl;

namespace ScoReport.Benchmarks;

/// <summary>How long a <c>.bib</c> library takes to be read: first with a cold start, then warm, for sizes that double.</summary>
public static class BibTimings
{
    const int Rounds = 5;

    static readonly string[] Topics = ["Border", "{Silk Road}", "Energy", "Trade", "{SCO}", "Water", "Pipeline", "Security", "Migration", "{Uzbek}", "Regional", "Politics"];
    static readonly string[] Families = ["M{\\\"u}ller", "de la Cruz", "{\\v{S}}imek", "Karimov", "van der Berg", "O'Neil", "Nazarbayev", "Zh{\\=a}ng", "Bartol'd"];

    /// <summary>Prints a line a size: entries, megabytes, and milliseconds of the first and the median reading.</summary>
    public static void Print()
    {
        Console.WriteLine("| Entries | MB | First | Processor | Median | Processor | Problems |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var count in (int[])[10_000, 20_000, 40_000])
        {
            Measure(count);
        }
    }

    static void Measure(int count)
    {
        var text = Library(count);
        var times = new List<(double Wall, double Processor)>();
        LibraryResult result = new();
        for (var i = 0; i <= Rounds; i++)
        {
            var (watch, processor) = (Stopwatch.StartNew(), Processor());
            result = BibLatex.Read(text);
            times.Add((watch.Elapsed.TotalMilliseconds, Processor() - processor));
        }
        var first = times[0];
        times.RemoveAt(0);
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {result.References.Length} | {Encoding.UTF8.GetByteCount(text) / 1e6:0.0} | {first.Wall:0} ms | {first.Processor:0} ms | {times[times.Count / 2].Wall:0} ms | {times[times.Count / 2].Processor:0} ms | {result.Problems.Length} |"));
    }

    // Wall time means little on a machine that others use too.
    static double Processor() => Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;

    /// <summary>Entries as reference programs write them, with LaTeX, protected words, abstracts and parents.</summary>
    static string Library(int count)
    {
        var text = new StringBuilder("@string{cas = {Central Asian Survey}}\n\n");
        // Each fourth is a part that brings its collection with it.
        for (var i = 0; i < count * 4 / 5; i++)
        {
            text.Append(i % 4 == 3 ? Part(i) : Article(i));
        }
        return text.ToString();
    }

    static string Article(int i) => string.Create(CultureInfo.InvariantCulture,
        $$"""
        @article{key{{i}}-{{1980 + (i % 45)}},
          author = {{{Word(Families, i)}}, {\'E}va {{(char)('A' + (i % 26))}}. and {{Word(Families, i + 3)}}, Aleksandr and {Institute {{i % 70}} of Oriental Studies} },
          title = {The {{Word(Topics, i)}} Question and \emph{ {{Word(Topics, i / 3)}} } Policy in {Central} {Asia}: A Study of {{i}} Cases --- with Notes},
          journaltitle = cas, shortjournal = {Cent.~Asian Surv.},
          volume = {{1 + (i % 40)}}, number = {{1 + (i % 4)}}, pages = {{{i}}--{{i + 14}}},
          date = {{{1980 + (i % 45)}}-{{1 + (i % 12):00}}-{{1 + (i % 28):00}}}, urldate = {2024-02-29}, langid = {english},
          doi = {10.1000/{{i}}.{{i % 97}}}, url = {https://example.org/articles/{{i}}?lang=en\&view=full},
          keywords = {sco, region, {{Word(Topics, i + 5)}}}, file = {/home/me/papers/{{i}}.pdf},
          abstract = {This text says in a hundred words what the work is about, as abstracts do. It has quotations, ``so to speak'', and figures such as 12\,\% of $10^{ {{i % 9}} }$ people; it names \textit{places} \& dates.}
        }


        """);

    static string Part(int i) => string.Create(CultureInfo.InvariantCulture,
        $$"""
        @incollection{part{{i}},
          author = {{{Word(Families, i + 1)}}, Maria},
          title = {{{Word(Topics, i)}} Between the Powers},
          pages = {{{i}}--{{i + 20}}},
          crossref = {part{{i - (i % 40) + 39}}{{(i % 40 == 39 ? "-none" : "c")}}}
        }
        @collection{part{{i}}c, editor = {{{Word(Families, i + 2)}}, Erik}, title = {Handbook of {{Word(Topics, i + 1)}} Studies}, subtitle = {Volume {{i}}},
          publisher = {Routledge and Brill}, location = {London and Leiden}, year = {{1990 + (i % 30)}}, isbn = {978-0-00-{{i:000000}}-0} }


        """);

    static string Word(string[] words, int i) => words[i % words.Length];
}
