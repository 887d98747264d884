using AngleSharp.Html.Parser;
using ScoReport.Tests.Searching;

namespace ScoReport.Tests.Outputs;

/// <summary>A report of so many chapters that no page names them all: what a page costs does not grow with it.</summary>
public class ManyChaptersTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(81)]
    public void How_to_cite_names_eighty_chapters_and_no_more_on_the_page_and_in_Markdown(int count)
    {
        var built = SearchedReport.Build([.. Enumerable.Range(1, count).Select(static i => ($"chapters/c{i}.md", $"---\ntitle: Title {i}\n---\n\nText.\n"))]);
        var page = new HtmlParser().ParseDocument(built.Text("site/cite.html")).QuerySelector("main")!.TextContent;
        var text = built.Text("site/cite.md");
        foreach (var i in (int[])[1, 2, count])
        {
            Assert.Equal(count <= 80, page.Contains($"Title {i}", StringComparison.Ordinal));
            Assert.Equal(count <= 80, text.Contains($"Title {i}", StringComparison.Ordinal));
        }
    }
}
