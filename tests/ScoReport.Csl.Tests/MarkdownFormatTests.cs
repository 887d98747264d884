namespace ScoReport.Csl.Tests;

public sealed class MarkdownFormatTests
{
    /// <summary>A title within an italic title is upright, for which Markdown has no mark.</summary>
    [Theory]
    [InlineData("Reading <i>War and Peace</i> today", "Doe. n.d. *Reading* War and Peace *Today*.")]
    [InlineData("<i>War and Peace</i> today", "Doe. n.d. War and Peace *Today*.")]
    [InlineData("Reading <i>War and Peace</i>", "Doe. n.d. *Reading* War and Peace.")]
    [InlineData("On (<i>Emma</i>), again", "Doe. n.d. *On* (Emma), *Again*.")]
    [InlineData("A <b>bold</b> <i>Emma</i>", "Doe. n.d. *A **Bold*** Emma.")]
    [InlineData("Plain", "Doe. n.d. *Plain*.")]
    public void Emphasis_ends_before_upright_letters(string title, string expected)
    {
        var style = Style.Parse(BuiltInStyles.Xml("author-date")!).Style!;
        var references = CslJson.Read($$"""[{"id": "a", "type": "book", "title": "{{title}}", "author": [{"family": "Doe"}]}]""").References;
        var result = CitationProcessor.Process(style, LocaleSource.BuiltIn, "en-US", references, [new Citation { Items = [new CitationItem { Id = "a" }] }]);
        Assert.Equal(expected, MarkdownFormat.Write(result.Bibliography!.Entries[0].Runs));
    }
}
