using System.Text.Json;
using AngleSharp.Html.Parser;
using ScoReport.DuckDb;
using ScoReport.Tests.Searching;

namespace ScoReport.Tests.Outputs;

/// <summary>What a link to another page shows before a reader goes there lies in the files that the theme's script asks for.</summary>
public class PreviewFilesTests
{
    // Those of themes/default/assets/previews.js.
    const string Kinds = "a.cross-reference, a[role=doc-biblioref], a[role=doc-noteref], a.term-link";

    public static TheoryData<string, string> Reports() => new() { { "content", "content" }, { "docs", "docs" }, { "everything", "tests/golden/everything/in" }, { "russian", "tests/golden/russian/in" } };

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_link_of_these_kinds_has_what_it_shows(string report, string folder)
    {
        var built = Built.Of(new GeneratorInput
        {
            Source = Repository.Tree(folder.Split('/')),
            BuiltInThemes = Built.Themes,
            Only = ["site"],
            QueryEngine = () => new DuckDbEngine(path => Repository.PathOf(folder, path)),
        });
        var (links, missing) = Links(built);
        Assert.True(links > 0, $"{report} has no link to another page.");
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("chapters/b.md", "---\ntitle: B\n---\n\n[@tbl-t]\n\n::: {#tbl-t .table data=\"places\"}\nCaption.\n:::\n")]
    [InlineData("chapters/a.md", "---\ntitle: A\nid: a\n---\n\n## Part {#sec-part}\n\nText.\n\n::::: {.editor-note #note-x check=\"C-01\" confidence=\"certain\"}\nSee @tbl-t.\n\n::: {#tbl-t .table data=\"places\"}\nCaption.\n:::\n:::::\n")]
    public void A_cell_that_leads_to_another_page_shows_what_is_there(string path, string text)
    {
        var built = SearchedReport.Build(
            ("chapters/a.md", "---\ntitle: A\nid: a\n---\n\n## Part {#sec-part}\n\nText.\n"),
            (path, text),
            ("data/datapackage.yaml", "resources:\n  - name: places\n    path: places.csv\n    schema:\n      fields:\n        - {name: name, type: string}\n        - {name: place, type: string, format: reference}\n"),
            ("data/places.csv", "name,place\nX,sec-part\n"));
        Assert.Empty(built.Problems.Select(static p => p.ToString()));
        var (_, missing) = Links(built);
        Assert.Empty(missing);
        Assert.Contains("sec-part", Shown(built, "site/previews/a-0.js"));
    }

    // How many links lead to another page, and those that nothing is shown for.
    static (int Links, IReadOnlyList<string> Missing) Links(Built built)
    {
        var parser = new HtmlParser();
        var files = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var missing = new List<string>();
        var count = 0;
        foreach (var path in built.Files.Keys.Where(static p => p.StartsWith("site/", StringComparison.Ordinal) && p.EndsWith(".html", StringComparison.Ordinal) && !p.Contains("/downloads/", StringComparison.Ordinal)))
        {
            var page = parser.ParseDocument(built.Text(path));
            var edition = page.DocumentElement.GetAttribute("data-edition") ?? "";
            foreach (var link in page.QuerySelectorAll(Kinds))
            {
                var address = new Uri(new Uri("https://x/" + path), link.GetAttribute("href"));
                var target = Uri.UnescapeDataString(address.AbsolutePath[1..]);
                if (target == path)
                {
                    continue;
                }

                count++;
                var id = Uri.UnescapeDataString(address.Fragment.TrimStart('#'));
                var own = target.StartsWith("site/" + edition, StringComparison.Ordinal);
                var name = target["site/".Length..^".html".Length];
                name = (own ? edition : "") + "previews/" + name[(own ? edition.Length : 0)..];
                var part = PartOf(id, own ? PartsOf(page.DocumentElement.GetAttribute("data-parts"), target["site/".Length..][edition.Length..]) : 1);
                var file = $"site/{name}-{part}.js";
                if (!files.TryGetValue(file, out var shown))
                {
                    files.Add(file, shown = built.Has(file) ? Shown(built, file) : []);
                }

                if (!shown.Contains(id))
                {
                    missing.Add($"{path}: {link.OuterHtml} is to be in {file}");
                }
            }
        }

        return (count, missing);
    }

    static int PartsOf(string? parts, string page) =>
        (parts ?? "").Split(' ').Select(static one => one.Split(':')).Where(one => one[0] == page).Select(static one => int.Parse(one[1], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault(1);

    // As the script counts.
    static int PartOf(string id, int parts) => id.Aggregate(0, static (hash, unit) => ((hash * 31) + unit) % 65521) % parts;

    static HashSet<string> Shown(Built built, string file)
    {
        using var json = JsonDocument.Parse(built.Text(file)["scoReportPreviews(".Length..^");\n".Length]);
        return [.. json.RootElement[1].EnumerateObject().Select(static p => p.Name)];
    }
}
