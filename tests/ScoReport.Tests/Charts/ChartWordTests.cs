using System.Text;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Tests.Charts;

/// <summary>Every word of Vega-Lite that is accepted does something; <c>tests/specs/charts/words.txt</c> says what to look at.</summary>
public class ChartWordTests
{
    static readonly string[][] Lines =
    [
        .. File.ReadLines(Repository.PathOf("tests", "specs", "charts", "words.txt"))
            .Where(static line => line.Length > 0 && line[0] is not ('#' or '='))
            .Select(static line => line.Split(" | ")),
    ];

    static readonly Dictionary<string, string> Charts = File.ReadLines(Repository.PathOf("tests", "specs", "charts", "words.txt"))
        .Where(static line => line.StartsWith("= ", StringComparison.Ordinal))
        .Select(static line => line[2..].Split(": ", 2))
        .ToDictionary(static p => p[0], static p => p[1]);

    // Channels that take the same words need one example for all of them.
    static readonly Dictionary<string, string> Same = new() { ["y"] = "x", ["y2"] = "x2", ["yOffset"] = "xOffset", ["column"] = "row", ["facet"] = "row" };

    public static TheoryData<string, string, string, string> Shown() => [.. Lines.Where(static l => l.Length == 4).Select(static l => (l[0], l[1], l[2], l[3]))];

    [Fact]
    public void Every_word_is_there_and_no_other()
    {
        var stated = Lines.Select(static l => l[0]).ToHashSet();
        string[] unstated =
        [
            .. ChartWords.ByPlace.SelectMany(static p => p.Value.Select(word => $"{p.Key} {word}"))
                .Where(word => !stated.Contains(word) && !(Same.TryGetValue(word.Split(' ')[0], out var other) && stated.Contains($"{other} {word.Split(' ')[1]}"))),
        ];
        string[] unknown = [.. stated.Where(static s => !ChartWords.ByPlace.Any(p => p.Value.Any(word => $"{p.Key} {word}" == s)))];
        Assert.Empty(unstated);
        Assert.Empty(unknown);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void It_does_something(string word, string chart, string from, string to)
    {
        var plain = Charts[chart];
        Assert.Contains(from, plain, StringComparison.Ordinal);
        var (without, with) = (Of(plain), Of(plain.Replace(from, to, StringComparison.Ordinal)));
        Assert.Equal(("", ""), (without.Messages, with.Messages));
        Assert.False(without.Text("site/a.html") == with.Text("site/a.html"), $"'{word}' changes nothing");
    }

    static Built Of(string chart)
    {
        const string Fields = "\n        - {name: name, type: string}\n        - {name: group, type: string}\n        - {name: year, type: year}\n        - {name: day, type: date}\n        - {name: n, type: number}\n        - {name: m, type: number}\n        - {name: k, type: number}\n        - {name: z, type: number}\n";
        const string Rows = "A,g,2001,2001-01-15,1,2.5,3000,1\nB,h,2002,2001-01-20,5,4,1000,\nC,g,2003,2001-03-01,3,9.25,2000,3\n";
        (string Path, string Text)[] files =
        [
            ("report.yaml", "title: A\nlanguage: en\nchapters: [a.md, b.md]\noutputs: [site]\n"),
            ("b.md", "---\ntitle: B\n---\n\n::: {.table data=\"t\"}\n:::\n\n::: {.table data=\"u\"}\n:::\n"),
            ("a.md", "---\ntitle: A\n---\n\n::: {.chart #fig-c chart=\"c\"}\nCaption.\n:::\n"),
            ("charts/c.yaml", chart),
            ("data/datapackage.yaml", string.Concat("t u".Split(' ').Select(static n => $"  - name: {n}\n    path: {n}.csv\n    schema:\n      fields:{Fields}")).Insert(0, "resources:\n")),
            ("data/t.csv", "name,group,year,day,n,m,k,z\n" + Rows),
            ("data/u.csv", "name,group,year,day,n,m,k,z\n" + Rows.Replace('5', '6')),
        ];
        return Built.Of(new GeneratorInput { Source = FileTree.Of(files.Select(static f => FileEntry.Of(f.Path, Encoding.UTF8.GetBytes(f.Text)))), BuiltInThemes = Built.Themes });
    }
}
