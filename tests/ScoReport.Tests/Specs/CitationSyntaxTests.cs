using System.Text.Json;
using AngleSharp.Html.Parser;
using ScoReport.Sources;

namespace ScoReport.Tests.Specs;

/// <summary>
/// Pandoc's citation syntax, a case each line of <c>tests/specs/references/citation-syntax.txt</c>, whose head says how it is written.
/// The style prints the parts of a citation as they were understood.
/// </summary>
public class CitationSyntaxTests
{
    const string Style = """
        <style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="en-US">
          <info><title>Parts</title><id>parts</id><updated>2026-11-28T00:00:00+00:00</updated></info>
          <citation><layout prefix="{" suffix="}" delimiter=" + "><group delimiter=" ">
            <names variable="author"/><text variable="title"/>
            <group delimiter=" " prefix="‹" suffix="›"><label variable="locator" plural="never"/><text variable="locator"/></group>
          </group></layout></citation>
        </style>
        """;

    static readonly string File = Repository.PathOf("tests", "specs", "references", "citation-syntax.txt");

    sealed record Case(string Input, string Language, string Expected, int Line);

    static List<Case> Read()
    {
        var cases = new List<Case>();
        string? input = null;
        var language = "en";
        foreach (var (line, index) in System.IO.File.ReadLines(File).Select(static (l, i) => (l, i)))
        {
            if (line.StartsWith("# language: ", StringComparison.Ordinal))
            {
                language = line["# language: ".Length..].Trim();
            }
            else if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                cases.Add(new Case(input ?? throw new FormatException($"line {index + 1} belongs to no input"), language, line.Trim(), index));
                input = null;
            }
            else if (line.Trim().Length > 0 && line is not ['#', ' ', ..])
            {
                input = line;
            }
        }

        return cases;
    }

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var one in Read())
        {
            data.Add(new TheoryDataRow<string, string>(one.Language, one.Input) { TestDisplayName = $"citation syntax ({one.Language}): {one.Input}" });
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Citation_is_read_as_stated(string language, string input)
    {
        var one = Read().Single(c => c.Input == input && c.Language == language);
        var actual = Understood(input, language);
        if (Repository.Rewrites && actual != one.Expected)
        {
            var lines = System.IO.File.ReadAllLines(File);
            lines[one.Line] = "    " + actual;
            System.IO.File.WriteAllLines(File, lines);
            return;
        }

        Assert.Equal(one.Expected, actual);
    }

    [Fact]
    public void Every_edge_case_that_was_collected_is_stated()
    {
        var collected = Path.Combine(Repository.Root, "..", "shared", "csl", "citation-syntax-pandoc.json");
        Assert.SkipUnless(System.IO.File.Exists(collected), "not run: the collection of cases is not here");
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(collected));
        var stated = Read().Where(static c => c.Language == "en").Select(static c => c.Input).ToHashSet(StringComparer.Ordinal);
        Assert.All(json.RootElement.EnumerateArray(), pair => Assert.Contains(pair[0].GetString()!.Replace("\n", "⏎", StringComparison.Ordinal), stated));
    }

    static string Understood(string input, string language)
    {
        var keys = System.IO.File.ReadLines(File).First(static l => l.StartsWith("# keys: ", StringComparison.Ordinal))["# keys: ".Length..].Split(' ');
        var library = JsonSerializer.Serialize(keys.Select(static key => new Dictionary<string, object> { ["id"] = key, ["type"] = "book", ["title"] = key, ["author"] = new[] { new { literal = "N" } } }));
        var built = Built.Of(FileTree.Of(
        [
            FileEntry.OfText("report.yaml", $"title: R\nlanguage: {language}\nchapters: [a.md]\noutputs: [site]\ncitation:\n  style: styles/parts.csl\n"),
            FileEntry.OfText("a.md", $"---\ntitle: A\n---\n{input.Replace("⏎", "\n", StringComparison.Ordinal)}\n"),
            FileEntry.OfText("styles/parts.csl", Style),
            FileEntry.OfText("references.json", library),
            FileEntry.OfText("x.png", "no image is looked into"),
        ]));
        var told = built.Problems.Select(static p => p.Code).Where(static code => code != "SR3003").ToList();
        var text = new HtmlParser().ParseDocument(built.Text("site/a.html")).QuerySelector(".chapter-text")!.TextContent;
        return string.Join(" ", [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), .. told.Select(static code => "!! " + code)]);
    }
}
