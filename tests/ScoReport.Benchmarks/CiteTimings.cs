using System.Diagnostics;
using System.Globalization;
using ScoReport.Csl;

namespace ScoReport.Benchmarks;

/// <summary>How long the citation engine takes in one style, warm, for numbers of references and citations that grow together.</summary>
public static class CiteTimings
{
    const int Rounds = 9;

    static readonly (int References, int Citations)[] Sizes = [(40, 80), (500, 2500), (1000, 5000), (2000, 10000)];

    /// <summary>Prints a line for each style file: milliseconds for each size, the median of rounds after a first one.</summary>
    public static void Print(IEnumerable<string> styles)
    {
        Console.WriteLine("| Style | " + string.Join(" | ", Sizes.Select(static s => $"{s.References} references, {s.Citations} citations")) + " |");
        foreach (var path in styles)
        {
            var style = Style.Parse(File.ReadAllText(path)).Style ?? throw new ArgumentException($"{path} is no style", nameof(styles));
            Console.WriteLine($"| {Path.GetFileNameWithoutExtension(path)} | " + string.Join(" | ", Sizes.Select(s => Median(style, s.References, s.Citations).ToString("0.0 ms", CultureInfo.InvariantCulture))) + " |");
        }
    }

    /// <summary>A document that cites its references in turn, some with a locator, some two at once.</summary>
    public static List<Citation> Citations(Style style, int references, int citations) => [.. Enumerable.Range(0, citations).Select(i => new Citation
    {
        NoteIndex = style.IsNote ? i + 1 : 0,
        Items = [.. Enumerable.Range(0, i % 7 == 0 ? 2 : 1).Select(k => new CitationItem { Id = $"r{(i * 7 + k * 13) % references}", Locator = i % 3 == 0 ? $"{i % 90}" : null })],
    })];

    static double Median(Style style, int references, int citations)
    {
        var library = CslJson.Read(Library(references)).References;
        var cites = Citations(style, references, citations);
        CitationProcessor.Process(style, LocaleSource.BuiltIn, "en-US", library, cites);
        var times = new List<double>();
        for (var i = 0; i < (references > 100 ? 3 : Rounds); i++)
        {
            var watch = Stopwatch.StartNew();
            CitationProcessor.Process(style, LocaleSource.BuiltIn, "en-US", library, cites);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>CSL-JSON in which families repeat with other given names and the same years, so that every kind of disambiguation has work to do.</summary>
    public static string Library(int count) => "[" + string.Join(",\n", Enumerable.Range(0, count).Select(static i =>
        $$"""
        {"id": "r{{i}}", "type": "{{(i % 3 == 0 ? "book" : i % 3 == 1 ? "article-journal" : "chapter")}}", "title": "Title {{i}} of security", "container-title": "Journal {{i % 40}}",
         "author": [{"family": "Family{{i / 4}}", "given": "{{(char)('A' + i % 26)}}nna"}, {"family": "Other{{i % 9}}", "given": "Bo"}], "volume": "{{i % 30}}", "page": "{{i}}-{{i + 9}}",
         "publisher": "Press", "publisher-place": "London", "issued": {"date-parts": [[{{1990 + i % 3}}]]} }
        """)) + "]";
}
