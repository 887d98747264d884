using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ScoReport.Arranging;
using ScoReport.Binding;
using ScoReport.DuckDb;
using ScoReport.Outputs;
using ScoReport.Parsing;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Tests.Outputs;

/// <summary>What machines read of the SCO report and of the golden ones: complete, well formed, and the same as what people read.</summary>
public partial class MachineFilesTests
{
    const string Root = "https://example.org/below/";

    static readonly Lazy<IReadOnlyDictionary<string, Built>> All = new(static () => new Dictionary<string, Built>
    {
        ["content"] = Build("content"),
        ["everything"] = Build("tests", "golden", "everything", "in"),
        ["russian"] = Build("tests", "golden", "russian", "in"),
        ["minimal"] = Build("tests", "golden", "minimal", "in"),
    });

    public static TheoryData<string> Reports() => ["content", "everything", "russian", "minimal"];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_page_says_that_nothing_inline_and_nothing_foreign_is_loaded(string report)
    {
        foreach (var (path, page) in Pages(report))
        {
            Assert.True(page.QuerySelector("meta[http-equiv='Content-Security-Policy']")?.GetAttribute("content") == ContentPolicy.InPage, $"{path} has another policy");
            Assert.Empty(Inline(page).Select(what => $"{path}: {what}"));
            Assert.DoesNotContain(
                page.QuerySelectorAll("script[src], img[src], link[rel=stylesheet], link[rel=icon]").Select(static e => e.GetAttribute("src") ?? e.GetAttribute("href")!),
                static address => address.Contains(':', StringComparison.Ordinal) && !address.StartsWith(Root, StringComparison.Ordinal));
        }
    }

    // A block of JSON is data, which no policy stops.
    static IEnumerable<string> Inline(IDocument page) => page.All
        .Where(static e => e.HasAttribute("style") || e.Attributes.Any(static a => a.Name.StartsWith("on", StringComparison.Ordinal)) || e.LocalName == "style"
            || (e.LocalName == "script" && !e.HasAttribute("src") && e.GetAttribute("type") != "application/ld+json"))
        .Select(static e => e.OuterHtml);

    [Fact]
    public void Servers_say_what_pages_say_and_that_nobody_frames_them()
    {
        var headers = Text("everything", "_headers");
        var policy = Policy().Match(headers).Groups[1].Value;
        var directives = policy.Split("; ");
        Assert.Equal(ContentPolicy.InPage.Split("; ").Append("frame-ancestors 'none'"), directives.Select(static d => Hash().Replace(d, "")));
        Assert.Contains($"add_header Content-Security-Policy \"{policy}\" always;", Text("everything", "nginx.conf"), StringComparison.Ordinal);
    }

    // A picture of a chart that is opened by itself keeps its style sheet under that policy.
    [Fact]
    public void Style_sheets_of_chart_files_are_the_one_that_servers_allow()
    {
        var allowed = Hash().Match(Text("content", "_headers")).Groups[1].Value;
        var charts = All.Value["content"].Files.Where(static f => f.Key.StartsWith("site/files/charts/", StringComparison.Ordinal) && f.Key.EndsWith(".svg", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(charts);
        Assert.All(charts, chart =>
        {
            var style = Assert.Single(XDocument.Load(new MemoryStream(chart.Value)).Descendants("{http://www.w3.org/2000/svg}style")).Value;
            Assert.Equal(allowed, Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style))));
        });
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_page_is_described_and_is_there_as_Markdown(string report)
    {
        foreach (var (path, page) in Pages(report).Where(static p => p.Page.QuerySelector("meta[http-equiv=refresh]") is null))
        {
            Assert.NotEmpty(page.QuerySelector("meta[name=description]")?.GetAttribute("content") ?? "");
            var twin = page.QuerySelector("link[type='text/markdown']")?.GetAttribute("href");
            // The whole on one page says nothing that its chapters do not say.
            Assert.Equal(Path.GetFileName(path) is "404.html" or "whole.html" ? null : Uri.EscapeDataString(Path.GetFileNameWithoutExtension(path)) + ".md", twin);
            if (twin is not null)
            {
                var text = Text(report, path[..^".html".Length] + ".md");
                Assert.StartsWith("---\ntitle: \"", text, StringComparison.Ordinal);
                Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
                Assert.DoesNotContain("[@", text, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_page_but_the_one_for_lost_readers_describes_itself_in_JSON(string report)
    {
        foreach (var (path, page) in Pages(report).Where(static p => p.Page.QuerySelector("meta[http-equiv=refresh]") is null && Path.GetFileName(p.Path) != "404.html"))
        {
            using var json = JsonDocument.Parse(Assert.Single(page.QuerySelectorAll("script[type='application/ld+json']")).TextContent);
            var types = json.RootElement.GetProperty("@graph").EnumerateArray().Select(static n => n.GetProperty("@type").GetString()).ToList();
            var isCover = path == "index.html" || path.EndsWith("/index.html", StringComparison.Ordinal);
            Assert.Equal(!isCover, types.Contains("BreadcrumbList"));
            Assert.Equal(isCover, types.Contains("Report"));
            Assert.Empty(Nulls(json.RootElement));
        }
    }

    static IEnumerable<string> Nulls(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => ["null"],
        JsonValueKind.String => element.GetString()!.Length == 0 ? ["an empty text"] : [],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static p => Nulls(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Nulls),
        _ => [],
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public void The_sitemap_has_the_address_that_each_page_gives_for_its_own(string report)
    {
        XNamespace ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var urls = XDocument.Parse(Text(report, "sitemap.xml")).Root!.Elements(ns + "url").ToList();
        var pages = Pages(report).Where(static p => p.Page.QuerySelector("meta[http-equiv=refresh], meta[name=robots]") is null);
        Assert.Equal(pages.Select(static p => p.Page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!).Order(StringComparer.Ordinal), urls.Select(u => u.Element(ns + "loc")!.Value).Order(StringComparer.Ordinal));
        Assert.All(urls.Elements(ns + "lastmod"), static day => Assert.Matches(@"^\d{4}-\d\d-\d\d$", day.Value));
    }

    // sitemaps.org: no file has more than 50,000 addresses.
    [Fact]
    public void A_sitemap_that_would_be_too_long_is_an_index_of_several()
    {
        XNamespace ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var folder = new SourceFolder(Repository.Tree("content"), "");
        var manuscript = ManuscriptParser.Parse(folder, drafts: false, new Diagnostics(), cancel: TestContext.Current.CancellationToken)!;
        manuscript = manuscript with { Config = manuscript.Config with { BaseUrl = Root } };
        var site = Arranger.Arrange(Binder.Bind(manuscript, folder, [], null, new Diagnostics()), new Diagnostics());
        Assert.Equal(["sitemap.xml"], SitemapFile.Of(site, Root).Select(static f => f.Path));
        var files = SitemapFile.Of(site, Root, most: 40).ToDictionary(static f => f.Path, static f => XDocument.Parse(f.Text()).Root!);
        Assert.Equal(files.Keys.Where(static path => path != "sitemap.xml").Select(static path => Root + path), files["sitemap.xml"].Elements(ns + "sitemap").Select(s => s.Element(ns + "loc")!.Value));
        var parts = files.Where(static f => f.Key != "sitemap.xml").Select(static f => f.Value).ToList();
        Assert.All(parts, part => Assert.InRange(part.Elements(ns + "url").Count(), 1, 10));
        var whole = XDocument.Parse(SitemapFile.Of(site, Root).Single().Text()).Root!;
        Assert.Equal(whole.Elements(ns + "url").Select(static u => u.ToString()), parts.SelectMany(p => p.Elements(ns + "url")).Select(static u => u.ToString()));
    }

    // What a page says of its translations, the sitemap says too, and each of them says it of the page.
    [Theory]
    [MemberData(nameof(Reports))]
    public void The_sitemap_names_the_alternates_that_pages_name(string report)
    {
        XNamespace ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
        XNamespace html = "http://www.w3.org/1999/xhtml";
        var inMap = XDocument.Parse(Text(report, "sitemap.xml")).Root!.Elements(ns + "url")
            .ToDictionary(u => u.Element(ns + "loc")!.Value, u => u.Elements(html + "link").Select(static l => (l.Attribute("hreflang")!.Value, l.Attribute("href")!.Value)).Order().ToList());
        foreach (var (_, page) in Pages(report).Where(static p => p.Page.QuerySelector("meta[http-equiv=refresh], meta[name=robots]") is null))
        {
            var own = page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!;
            var named = page.QuerySelectorAll("link[rel=alternate][hreflang]").Select(static l => (l.GetAttribute("hreflang")!, l.GetAttribute("href")!)).Order().ToList();
            Assert.Equal(named, inMap[own]);
            Assert.All(named, alternate => Assert.Equal(named, inMap[alternate.Item2]));
        }
    }

    [Fact]
    public void Pictures_for_previews_are_there_in_all_languages()
    {
        foreach (var (path, page) in Pages("content").Where(static p => p.Page.QuerySelector("meta[property='og:image']") is not null))
        {
            var picture = page.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!;
            Assert.True(All.Value["content"].Files.ContainsKey("site/" + picture[Root.Length..]), $"{path}: {picture}");
        }

        var drawn = Build(static pictures => [.. pictures.Select(System.Text.Encoding.UTF8.GetBytes)], "content");
        Assert.Equal(drawn.Text("site/ru/card.svg"), drawn.Text("site/ru/card.png"));
        Assert.Contains($"<meta property=\"og:image\" content=\"{Root}ru/card.png\">", drawn.Text("site/ru/index.html"), StringComparison.Ordinal);
    }

    // RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have.
    [Theory]
    [InlineData("content")]
    [InlineData("everything")]
    public void The_feed_has_what_Atom_asks_for(string report)
    {
        XNamespace ns = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(Text(report, "feed.xml")).Root!;
        foreach (var part in feed.Elements(ns + "entry").Prepend(feed))
        {
            Assert.True(Uri.IsWellFormedUriString(Assert.Single(part.Elements(ns + "id")).Value, UriKind.Absolute));
            Assert.NotEmpty(Assert.Single(part.Elements(ns + "title")).Value);
            Assert.Matches(@"^\d{4}-\d\d-\d\dT00:00:00Z$", Assert.Single(part.Elements(ns + "updated")).Value);
            Assert.Single(part.Elements(ns + "link"), static l => l.Attribute("rel")!.Value == "alternate");
        }

        Assert.NotEmpty(feed.Elements(ns + "author"));
        Assert.Equal(Root + "feed.xml", feed.Elements(ns + "link").Single(static l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
        Assert.Distinct(feed.Elements(ns + "entry").Select(e => e.Element(ns + "id")!.Value));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void The_list_for_language_models_leads_to_files_that_are_there(string report)
    {
        var text = Text(report, "llms.txt");
        Assert.Matches(@"\A# .+\n\n> .+\n", text);
        var links = MarkdownLink().Matches(text).Select(static m => Uri.UnescapeDataString(m.Groups[1].Value[Root.Length..])).ToList();
        Assert.Equal(All.Value[report].Files.Keys.Where(static p => p.StartsWith("site/", StringComparison.Ordinal) && p.EndsWith(".md", StringComparison.Ordinal)).Select(static p => p["site/".Length..]), links.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Links_of_Markdown_lead_to_files_that_are_there(string report)
    {
        foreach (var path in All.Value[report].Files.Keys.Where(static p => p.StartsWith("site/", StringComparison.Ordinal) && p.EndsWith(".md", StringComparison.Ordinal)))
        {
            var at = new Uri(new Uri("https://site/"), Uri.EscapeDataString(path["site/".Length..]).Replace("%2F", "/", StringComparison.Ordinal));
            var missing = MarkdownLink().Matches(All.Value[report].Text(path)).Select(m => new Uri(at, m.Groups[1].Value)).Where(static u => u.Host == "site")
                .Select(static u => "site" + Uri.UnescapeDataString(u.AbsolutePath)).Where(file => !All.Value[report].Has(file));
            Assert.Empty(missing.Select(file => $"{path}: {file}"));
        }
    }

    [Fact]
    public void The_card_of_every_report_is_a_picture_of_the_size_that_is_said()
    {
        var png = All.Value["content"].Files["site/assets/card.png"].AsSpan();
        Assert.Equal(1200, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png[16..]));
        Assert.Equal(630, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png[20..]));
        Assert.True(png.Length < 8_000);
        foreach (var report in Reports().Select(static row => row.Data))
        {
            var svg = XDocument.Parse(Text(report, "card.svg")).Root!;
            Assert.Equal(("600", "315", "0 0 1200 630"), (svg.Attribute("width")!.Value, svg.Attribute("height")!.Value, svg.Attribute("viewBox")!.Value));
            Assert.DoesNotContain(svg.DescendantsAndSelf(), static e => e.Name.LocalName == "style" || e.Attribute("style") is not null);
        }
    }

    [Fact]
    public void Where_pictures_are_drawn_the_report_has_a_card_of_its_own()
    {
        var drawn = Build(static pictures => [.. pictures.Select(System.Text.Encoding.UTF8.GetBytes)], "tests", "golden", "everything", "in");
        Assert.Equal(drawn.Text("site/card.svg"), drawn.Text("site/card.png"));
        Assert.Contains($"<meta property=\"og:image\" content=\"{Root}card.png\">", drawn.Text("site/index.html"), StringComparison.Ordinal);
    }

    // What stands alone has a policy of its own: OfferedFilesTests.
    static IEnumerable<(string Path, IDocument Page)> Pages(string report) => All.Value[report].Files.Keys
        .Where(static p => p.StartsWith("site/", StringComparison.Ordinal) && p.EndsWith(".html", StringComparison.Ordinal) && !p.StartsWith("site/downloads/", StringComparison.Ordinal))
        .Select(p => (p["site/".Length..], (IDocument)new HtmlParser().ParseDocument(All.Value[report].Text(p))));

    static string Text(string report, string path) => All.Value[report].Text("site/" + path);

    static Built Build(params string[] folder) => Build(null, folder);

    static Built Build(Func<System.Collections.Immutable.ImmutableArray<string>, System.Collections.Immutable.ImmutableArray<byte[]>>? draw, params string[] folder) => Built.Of(new GeneratorInput
    {
        Source = Repository.Tree(folder),
        BuiltInThemes = Built.Themes,
        BaseUrl = Root,
        QueryEngine = () => new DuckDbEngine(path => Repository.PathOf([.. folder, path])),
        DrawPng = draw,
    });

    [GeneratedRegex(@"Content-Security-Policy: (.*)")]
    private static partial Regex Policy();

    [GeneratedRegex(" 'sha256-([^']+)'")]
    private static partial Regex Hash();

    [GeneratedRegex(@"(?<!!)\]\(<?([^)>\s]+)>?\)")]
    private static partial Regex MarkdownLink();
}
