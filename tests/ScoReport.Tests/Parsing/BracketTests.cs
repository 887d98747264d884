using ScoReport.Sources;

namespace ScoReport.Tests.Parsing;

/// <summary>Brackets without end: no text stops a build, and none takes much longer than another of its length.</summary>
public class BracketTests
{
    const int Many = 20_000;

    [Theory]
    [InlineData("[a ", "]{.x}")]
    [InlineData("[a", "]")]
    [InlineData("[a ", "")]
    [InlineData("@a [", "]")]
    [InlineData("[@a ", "]")]
    [InlineData("[", "](b.md)")]
    public void Brackets_in_brackets_are_text_or_refused(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, Many)) + string.Concat(Enumerable.Repeat(close, Many));
        var built = Build(text);
        Assert.All(built.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries), static line => Assert.Matches("^(chapters/a.md:5:.*(SR2003|SR2024|SR3001)|  hint: )", line));
    }

    [Fact]
    public void Words_in_brackets_nest_as_deeply_as_can_be_meant()
    {
        var built = Build(string.Concat(Enumerable.Repeat("[a ", 60)) + string.Concat(Enumerable.Repeat("]{.x}", 60)));
        Assert.Equal("", built.Messages);
        Assert.Equal(61, built.Text("site/a.html").Split("<span class=\"x\">").Length);
    }

    static Built Build(string text) => Built.Of(FileTree.Of([
        FileEntry.OfText("report.yaml", "title: A report\nlanguage: en\nchapters: [chapters/*.md]\noutputs: [site]\n"),
        FileEntry.OfText("chapters/a.md", "---\ntitle: A\n---\n\n" + text + "\n"),
    ]));
}
