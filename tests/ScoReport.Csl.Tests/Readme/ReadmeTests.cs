using System.Text.RegularExpressions;

namespace ScoReport.Csl.Tests.Readme;

/// <summary>What the library's README shows is so.</summary>
public sealed partial class ReadmeTests
{
    static readonly string Library = Path.Combine(Folders.Project, "..", "..", "generator", "ScoReport.Csl");
    static readonly string Readme = File.ReadAllText(Path.Combine(Library, "README.md"));

    static string Block(string language) => BlockPattern().Matches(Readme).Single(match => match.Groups[1].Value == language).Groups[2].Value;

    [Fact]
    public void The_quick_start_is_the_code_that_is_compiled_here()
    {
        var source = File.ReadAllText(Path.Combine(Folders.Project, "Readme", "QuickStart.cs"));
        var lines = Block("csharp").Split('\n').Skip(2).Select(static line => line.Length == 0 ? "" : "        " + line);
        Assert.Contains(string.Join('\n', lines).TrimEnd(), source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_quick_start_prints_what_is_shown() => Assert.Equal(Block("html").TrimEnd(), QuickStart.Run().TrimEnd());

    [Fact]
    public void The_figures_are_those_of_the_tests()
    {
        var declined = File.ReadLines(Path.Combine(Folders.Project, "suite-ledger.txt")).Count(static line => line.Length > 0 && line[0] != '#');
        Assert.Contains($"| {845 - declined} of 845; the {declined} others are", Readme, StringComparison.Ordinal);
        Assert.True(Directory.GetFiles(Path.Combine(Folders.Project, "cases")).Length > 300);
    }

    [Fact]
    public void Every_case_that_the_checklist_names_is_there()
    {
        var named = CasePattern().Matches(File.ReadAllText(Path.Combine(Folders.Project, "SPECIFICATION.md"))).Select(static match => match.Groups[1].Value).Where(static name => name.Contains('_', StringComparison.Ordinal)).ToList();
        Assert.True(named.Count > 100);
        Assert.Equal([], named.Where(static name => !File.Exists(Path.Combine(Folders.Project, "cases", name + ".txt"))));
    }

    [GeneratedRegex("`([a-z0-9_-]+)`")]
    private static partial Regex CasePattern();

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockPattern();
}
