using System.Globalization;
using AngleSharp.Html.Parser;
using ScoReport.DuckDb;
using ScoReport.Sources;

namespace ScoReport.Tests.Outputs;

/// <summary>What readers can take away: it lies in the site, the covers tell its size, and it needs nothing beside it.</summary>
public class OfferedFilesTests
{
    static readonly Lazy<Built> Content = new(static () => Built.Of(new GeneratorInput
    {
        Source = Repository.Tree("content"),
        BuiltInThemes = Built.Themes,
        QueryEngine = static () => new DuckDbEngine(static path => Repository.PathOf("content", path)),
    }));

    [Theory]
    [InlineData("sco-report.zip")]
    [InlineData("sco-report.html")]
    public void A_file_beside_the_site_lies_in_it_too(string name) =>
        Assert.True(Content.Value.Files[name].AsSpan().SequenceEqual(Content.Value.Files["site/downloads/" + name]));

    [Fact]
    public void The_cover_tells_the_size_of_each()
    {
        var cover = new HtmlParser().ParseDocument(Content.Value.Text("site/index.html"));
        var offers = cover.QuerySelectorAll(".downloads li").Select(static li => (Url: li.QuerySelector("a")!.GetAttribute("href")!, Type: li.QuerySelector(".download-type")!.TextContent)).ToList();
        Assert.Equal(["downloads/sco-report.zip", "downloads/sco-report.html", "whole.html", "data.html"], offers.Select(static o => o.Url));
        foreach (var (url, type) in offers.Take(2))
        {
            var size = Math.Round(Content.Value.Files["site/" + url].Length / 1e6, 1).ToString("0.0", CultureInfo.InvariantCulture);
            Assert.EndsWith($" · {size} MB", type, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_translation_offers_the_archive_that_holds_it()
    {
        var cover = new HtmlParser().ParseDocument(Content.Value.Text("site/ru/index.html"));
        Assert.Equal(["../downloads/sco-report.zip"], cover.QuerySelectorAll(".downloads a").Select(static a => a.GetAttribute("href")));
    }

    [Fact]
    public void No_cover_in_the_archive_names_it() =>
        Assert.All(Content.Value.Entries("sco-report.zip").Where(static entry => entry.Name.EndsWith(".html", StringComparison.Ordinal)), static entry => Assert.DoesNotContain("downloads/sco-report", System.Text.Encoding.UTF8.GetString(entry.Bytes), StringComparison.Ordinal));

    // Servers are told of a single file only where it lies.
    [Theory]
    [InlineData("_headers")]
    [InlineData("nginx.conf")]
    public void Headers_name_the_single_file_where_it_is(string name)
    {
        const string Single = "/downloads/sco-report.html";
        Assert.Contains(Single, Content.Value.Text("site/" + name), StringComparison.Ordinal);
        var inArchive = Assert.Single(Content.Value.Entries("sco-report.zip"), entry => entry.Name == "sco-report/" + name);
        Assert.DoesNotContain(Single, System.Text.Encoding.UTF8.GetString(inArchive.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_single_file_needs_no_other() =>
        Assert.Empty(Html.AloneFaults(new HtmlParser().ParseDocument(Content.Value.Text("sco-report.html"))));

    [Fact]
    public void The_single_file_has_what_the_page_has()
    {
        var single = new HtmlParser().ParseDocument(Content.Value.Text("sco-report.html"));
        var page = new HtmlParser().ParseDocument(Content.Value.Text("site/whole.html"));

        // What leads to further pages is left out.
        page.QuerySelector("main a[href='cite.html']")!.ParentElement!.Remove();
        Assert.Equal(Words(page), Words(single));
        Assert.Null(single.QuerySelector(".search-button, .search-dialog, .languages"));
    }

    static string Words(AngleSharp.Dom.IDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Scripts_and_style_sheets_of_a_theme_come_along_as_they_are()
    {
        var source = FileTree.Of([
            FileEntry.OfText("report.yaml", "title: A report\nlanguage: en\nchapters: [chapters/*.md]\noutputs: [single]\nwhole: true\ntheme: own\n"),
            FileEntry.OfText("chapters/a.md", "---\ntitle: A\n---\n\nText.\n"),
        ]);
        var themes = FileTree.Of([
            FileEntry.OfText("own/theme.yaml", "name: own\nextends: default\n"),
            FileEntry.OfText("own/assets/site.js", "const line = '\u2028';\r\nconst end = '</script>';\r"),
            FileEntry.OfText("own/assets/style.css", "a { background: url( 'marks.svg#one' ); mask: url(#two); cursor: url(no%20such.png), auto }"),
            FileEntry.OfText("own/assets/marks.svg", "<svg/>"),
        ]);
        var built = Built.Of(new GeneratorInput { Source = source, BuiltInThemes = Built.Themes, Themes = themes });
        Assert.Equal("", built.Messages);
        var page = built.Text("report.html");
        Assert.Empty(Html.AloneFaults(new HtmlParser().ParseDocument(page)));
        Assert.Contains("<script>const line = '\u2028';\nconst end = '<\\/script>';\n</script>", page, StringComparison.Ordinal);
        Assert.Contains("url(\"data:image/svg+xml;base64,PHN2Zy8+#one\")", page, StringComparison.Ordinal);
        Assert.Contains("mask:url(#two)", page, StringComparison.Ordinal);
        Assert.Contains("url(no%20such.png)", page, StringComparison.Ordinal);
    }

    // About 700 sheets; Arranging/WholeReport.cs.
    [Theory]
    [InlineData(125_000, true)]
    [InlineData(125_001, false)]
    public void A_very_long_report_has_no_page_of_it_all(int words, bool isThere)
    {
        var text = string.Concat(Enumerable.Repeat("word ", words));
        var built = Built.Of(FileTree.Of([
            FileEntry.OfText("report.yaml", "title: A report\nlanguage: en\nchapters: [chapters/*.md]\noutputs: [site]\n"),
            FileEntry.OfText("chapters/a.md", "---\ntitle: A\n---\n\n" + text),
            FileEntry.OfText("chapters/b.md", "---\ntitle: B\n---\n\n" + text),
        ]));
        Assert.Equal("", built.Messages);
        Assert.Equal(isThere, built.Has("site/whole.html"));
        Assert.Equal(isThere, built.Text("site/a.html").Contains("whole.html", StringComparison.Ordinal));
    }
}
