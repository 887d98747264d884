using System.Text.RegularExpressions;
using ScoReport.Sources;

namespace ScoReport.Tests.Specs;

/// <summary>The catalogue of problems is alive: each is met in a case, and none has another's code.</summary>
public partial class CodeTests
{
    static readonly string Catalogue = string.Concat(
        Directory.GetFiles(Repository.PathOf("generator", "ScoReport", "Sources"), "Problems*.cs")
            .OrderBy(static path => Path.GetFileName(path) == "Problems.cs" ? 0 : 1)
            .ThenBy(static path => path, StringComparer.Ordinal)
            .Select(static path => WithoutHelpers(File.ReadAllText(path))));

    // What the methods share stands behind them, and is no problem itself.
    static string WithoutHelpers(string text) => text.IndexOf("    static Diagnostic", StringComparison.Ordinal) is var at and > 0 ? text[..at] : text;

    // What only the command line can meet, since only it sees a disk, with the test of its own that provokes it; and what is too large for a case.
    static readonly (string Code, string File, string Test)[] OfTheEdge =
    [
        ("SR1003", "Disk/DiskTreeTests.cs", "Links_that_lead_out_are_not_followed"),
        ("SR1901", "Disk/DiskTreeTests.cs", "A_name_that_is_no_path_elsewhere_is_reported"),
        ("SR1902", "Building/BuildRunTests.cs", "A_file_that_cannot_be_read_is_a_problem_and_no_bug"),
        ("SR3045", "../ScoReport.Tests/Parsing/LongCellTests.cs", "A_cell_of_more_than_a_megabyte_is_refused_at_its_place_and_the_rest_is_read"),
        ("SR3154", "../ScoReport.Tests/Charts/ChartTests.cs", "Ten_thousand_rows_are_refused_in_little_time"),
        ("SR3160", "Pictures/ChromiumTests.cs", "Without_a_browser_it_is_said_and_the_rest_is_built"),
        ("SR3161", "Pictures/ChromiumTests.cs", "A_browser_that_fails_is_a_problem_and_no_bug"),
        ("SR6901", "Building/BuildRunTests.cs", "A_file_that_cannot_be_written_is_a_problem_and_no_bug"),
    ];

    [Fact]
    public void Every_code_is_provoked_by_a_case()
    {
        var stated = SpecFile.All()
            .SelectMany(static file => SpecFile.Load(file).Cases)
            .SelectMany(static spec => spec.Blocks)
            .Where(static block => block.Kind == "diagnostics")
            .SelectMany(static block => Code().Matches(block.Text).Select(static m => m.Value))
            .Concat(OfTheEdge.Where(static edge => Provokes(edge.Code, edge.File, edge.Test)).Select(static edge => edge.Code))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Problems.Codes.Except(stated).Order(StringComparer.Ordinal));
    }

    // Whether the body of that test, up to the next one, states the code.
    static bool Provokes(string code, string file, string test)
    {
        var text = File.ReadAllText(Repository.PathOf("tests", "ScoReport.Cli.Tests", file));
        var from = text.IndexOf($"public void {test}(", StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf("public void ", from + 1, StringComparison.Ordinal);
        return from >= 0 && text[from..(to < 0 ? text.Length : to)].Contains(code, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_has_a_code_of_its_own_that_the_list_of_codes_has()
    {
        // From a method's name to the next one's: the codes that stand in it.
        var methods = Method().Matches(Catalogue);
        var used = new List<string>();
        for (var i = 0; i < methods.Count; i++)
        {
            var end = i + 1 < methods.Count ? methods[i + 1].Index : Catalogue.Length;
            var codes = Code().Matches(Catalogue[methods[i].Index..end]).Select(static m => m.Value).Distinct().ToList();
            Assert.True(codes.Count == 1, $"{methods[i].Groups[1].Value} reports {codes.Count} codes: {string.Join(", ", codes)}");
            used.AddRange(codes);
        }

        Assert.Distinct(used);
        Assert.Equal(Problems.Codes.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Codes_whose_severity_can_be_set_are_those_that_not_only_errors_have()
    {
        var methods = Method().Matches(Catalogue);
        var found = methods
            .Select((method, i) => Catalogue[method.Index..(i + 1 < methods.Count ? methods[i + 1].Index : Catalogue.Length)])
            .Where(static body => Regex.IsMatch(body, @"\b(?:Info|Warning)\(|Severity\.(Info|Warning)|Severity severity"))
            .Select(static body => Code().Match(body).Value);
        Assert.Equal(Problems.CodesOfWarnings.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_problem_is_reported_somewhere()
    {
        var code = string.Concat(Directory.EnumerateFiles(Repository.PathOf("generator"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(Method().Matches(Catalogue), method => Assert.Contains("Problems." + method.Groups[1].Value, code, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"SR[1-6]\d{3}")]
    private static partial Regex Code();

    [GeneratedRegex(@"public static Diagnostic (\w+)\(")]
    private static partial Regex Method();
}
