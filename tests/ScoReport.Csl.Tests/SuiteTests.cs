using System.Text.RegularExpressions;

namespace ScoReport.Csl.Tests;

/// <summary>The official CSL test suite, a test each, against the ledger of fixtures that are declined with a reason.</summary>
public sealed partial class SuiteTests
{
    const string Absent = "the suite";

    static readonly Lazy<Dictionary<string, string>> Ledger = new(static () => File.ReadLines(Path.Combine(Folders.Project, "suite-ledger.txt"))
        .Where(static line => line.Length > 0 && line[0] != '#')
        .Select(static line => line.Split('#', 2, StringSplitOptions.TrimEntries))
        .ToDictionary(static parts => parts[0], static parts => parts.Length > 1 ? parts[1] : "", StringComparer.Ordinal));

    static bool IsHere => Folders.Suite is not null && Folders.Locales is not null;

    public static TheoryData<string> Fixtures() =>
        IsHere ? [.. Directory.GetFiles(Folders.Suite!, "*.txt").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)] : [Absent];

    /// <summary>A listed fixture that passes is a failure too: the ledger has to shrink with it.</summary>
    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Fixture_passes_or_is_in_the_ledger(string name)
    {
        Assert.SkipUnless(IsHere, "not run: the CSL suite's folders are absent (CSL_SUITE, CSL_LOCALES)");
        var fixture = Fixture.Read(Path.Combine(Folders.Suite!, name + ".txt"));
        var expected = FlagPattern().Replace(fixture.Expected, "");
        var actual = fixture.Run(Folders.OfficialLocales).Trim();
        if (Ledger.Value.ContainsKey(name))
        {
            Assert.NotEqual(expected, actual);
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Every_line_of_the_ledger_is_a_fixture_with_a_reason()
    {
        Assert.All(Ledger.Value, static line => Assert.True(line.Value.Length > 20, $"{line.Key} has no reason"));
        if (IsHere)
        {
            Assert.All(Ledger.Value.Keys, static name => Assert.True(File.Exists(Path.Combine(Folders.Suite!, name + ".txt")), $"there is no fixture {name}"));
        }
    }

    /// <summary>The marks of changed and unchanged citations; only the final document is compared.</summary>
    [GeneratedRegex(@"^(?:>>|\.\.)(?=\[\d+\])", RegexOptions.Multiline)]
    private static partial Regex FlagPattern();
}
