using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>The checks find what is wrong: each page of <c>defects/</c> has one mistake, and says in its first line which check has to tell it, by which rule and where.</summary>
public partial class DefectTests
{
    static readonly Dictionary<string, Check> Checks = new()
    {
        ["heard"] = Heard.Check,
        ["opening"] = static _ => Task.FromResult<IReadOnlyList<Finding>>([]),
        ["axe"] = AxeTests.Check,
        ["width"] = WidthTests.Check,
        ["charts"] = ChartTests.Check,
        ["print"] = PrintTests.Check,
        ["keyboard"] = KeyboardTests.Check,
        ["without-script"] = WithoutScriptTests.Check,
        ["sorted"] = static async page => await Probe.Run("sorted", page, 0),
        ["tables"] = static async page => await Probe.Run("tables", page),
        ["forced"] = LayoutTests.InForcedColours,
        ["contrast-more"] = LayoutTests.WithMoreContrast,
        ["stacked"] = static async page => await Probe.Run("stacked", page),
    };

    public static TheoryData<string> Pages() => [.. Directory.EnumerateFiles(Reports.OwnFile("defects"), "*.html").Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_mistake_is_found(string page)
    {
        var (check, look, rule, at) = Expected(File.ReadAllLines(Reports.OwnFile("defects", page))[0]);
        await using var visit = await Visit.To(PlaceOf(page), look);
        await visit.Check(Checks[check]);
        var findings = await visit.Findings();
        Assert.Contains(findings, f => f.Finding.Rule == rule && (at == "*" || f.Finding.At == at) && f.Finding.Hint.Length > 0);
        Assert.All(findings, f => Assert.True(f.Finding.Rule == rule || check == "opening", f.Finding.ToString()));
    }

    internal static Place PlaceOf(string page) => new(page, new Uri(Reports.OwnFile("defects", page)), new Uri(Reports.OwnFile("defects") + "/"));

    [Fact]
    public void Every_check_has_a_mistake_to_find() =>
        Assert.Equal(Checks.Keys.Order(StringComparer.Ordinal), Directory.EnumerateFiles(Reports.OwnFile("defects"), "*.html").Select(static f => Expected(File.ReadAllLines(f)[0]).Check).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_failure_names_page_look_rule_place_and_what_to_do()
    {
        var failure = Assert.ThrowsAny<Exception>(static () => Finding.ExpectNone("a.html", [(Look.Phone.InDark, new("too-wide", "#x > p", "it is too wide", "let it wrap"))]));
        Assert.Contains("a.html (360 px, dark):\n  too-wide at #x > p: it is too wide\n    hint: let it wrap\n", failure.Message, StringComparison.Ordinal);
    }

    static (string Check, Look Look, string Rule, string At) Expected(string line)
    {
        var match = FirstLine().Match(line);
        Assert.True(match.Success, $"'{line}' is not <!-- check [WIDTH px] [dark] [print]: rule at selector -->");
        var look = new Look(match.Groups["width"].Success ? int.Parse(match.Groups["width"].Value, System.Globalization.CultureInfo.InvariantCulture) : 1280,
            match.Groups["dark"].Success ? ColorScheme.Dark : ColorScheme.Light,
            match.Groups["print"].Success ? Media.Print : Media.Screen);
        return (match.Groups["check"].Value, look, match.Groups["rule"].Value, match.Groups["at"].Value);
    }

    [GeneratedRegex(@"^<!-- (?<check>[\w-]+)(?: (?<width>\d+) px)?(?<dark> dark)?(?<print> print)?: (?<rule>[\w-]+) at (?<at>.+) -->$")]
    private static partial Regex FirstLine();
}
