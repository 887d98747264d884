using ScoReport.Cli.Reporting;
using ScoReport.Sources;

namespace ScoReport.Cli.Tests.Reporting;

public sealed class GitHubMessagesTests
{
    [Theory]
    [InlineData("a.md", "50% of\r\nthem: a, b", "::warning file=a.md,line=1,col=2,endLine=1,endColumn=3,title=SR1::50%25 of%0D%0Athem: a, b\n")]
    [InlineData("a,b:c%.md", "x", "::warning file=a%2Cb%3Ac%25.md,line=1,col=2,endLine=1,endColumn=3,title=SR1::x\n")]
    [InlineData("a.md", "::error::no", "::warning file=a.md,line=1,col=2,endLine=1,endColumn=3,title=SR1::::error::no\n")]
    public void What_means_something_to_github_is_escaped(string file, string message, string line) =>
        Assert.Equal(line, Written(new Diagnostic(Severity.Warning, "SR1", message, SourceFile.Of(file, "abc").Span(1, 1))));

    [Fact]
    public void A_problem_of_the_whole_report_has_no_place() =>
        Assert.Equal("::notice title=SR1::x\n", Written(new Diagnostic(Severity.Info, "SR1", "x", default)));

    static string Written(Diagnostic diagnostic)
    {
        using var to = new StringWriter { NewLine = "\n" };
        GitHubMessages.Write([diagnostic], to);
        return to.ToString();
    }
}
