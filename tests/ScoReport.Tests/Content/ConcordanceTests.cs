using System.Text.RegularExpressions;

namespace ScoReport.Tests.Content;

/// <summary>The concordance of the report against the list of the paper's claims, which lies beside the repository and is not published.</summary>
public partial class ConcordanceTests
{
    [GeneratedRegex(@"^- \*\*([A-Z]{2}-\d{2})\*\*", RegexOptions.Multiline)]
    private static partial Regex Claim();

    [GeneratedRegex(@"^([A-Z]{2}-\d{2}),", RegexOptions.Multiline)]
    private static partial Regex Row();

    // That each place exists is checked by the build itself, which ContentTests runs.
    [Fact]
    public void Every_claim_of_the_paper_has_its_place()
    {
        var facts = Path.Combine(Repository.Root, "..", "shared", "source", "facts.md");
        Assert.SkipUnless(File.Exists(facts), "not run: the list of claims is not here");
        Assert.Equal(Ids(Claim(), facts), Ids(Row(), Path.Combine(Repository.Root, "content", "concordance.csv")));
    }

    static string[] Ids(Regex line, string file) => [.. line.Matches(File.ReadAllText(file)).Select(static m => m.Groups[1].Value)];
}
