using System.Diagnostics;
using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ScoReport.Charts;
using ScoReport.DuckDb;
using ScoReport.Sources;

namespace ScoReport.Tests.Charts;

/// <summary>Charts as wholes: their structure in the pages of the report, their bounds, and their measures.</summary>
public class ChartTests
{
    static readonly Lazy<Built> Report = new(static () => Built.Of(new GeneratorInput
    {
        Source = Repository.Tree("content"),
        BuiltInThemes = Built.Themes,
        QueryEngine = static () => new DuckDbEngine(static path => Repository.PathOf("content", path)),
    }));

    static IEnumerable<(string Path, IElement Svg)> Drawings() =>
        from path in Report.Value.Files.Keys
        where path.StartsWith("site/", StringComparison.Ordinal) && path.EndsWith(".html", StringComparison.Ordinal)
        from svg in new HtmlParser().ParseDocument(Report.Value.Text(path)).QuerySelectorAll("svg.chart-drawing")
        select (path, svg);

    [Fact]
    public void Every_drawing_is_a_picture_with_a_name_and_stands_beside_its_data()
    {
        var drawings = Drawings().ToList();
        Assert.NotEmpty(drawings);
        Assert.All(drawings, static drawing =>
        {
            var (path, svg) = drawing;
            Assert.Equal("img", svg.GetAttribute("role"));
            Assert.All(svg.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.False(string.IsNullOrWhiteSpace(svg.Owner!.GetElementById(id)?.TextContent), $"{path}: {id}"));
            var figure = svg.Ancestors<IElement>().First(static e => e.LocalName == "figure");
            Assert.NotNull(figure.QuerySelector("details table.data") ?? figure.QuerySelector("ol.timeline-events"));
        });
    }

    [Fact]
    public void No_text_stands_outside_its_drawing_or_on_another() =>
        Assert.Empty(Drawings().SelectMany(static drawing => Misplaced(drawing.Svg).Select(text => $"{drawing.Path}: {text}")));

    [Fact]
    public void Values_before_bars_keep_off_the_names_of_rows_though_those_behind_others_take_room() =>
        Assert.Empty(
            from drawing in Drawings()
            let size = Number(drawing.Svg, "font-size")
            from text in drawing.Svg.QuerySelectorAll("text.value[text-anchor=end]")
            where Number(text, "x") - TextWidth.Of(text.TextContent, size) < 0
            select $"{drawing.Path}: {text.TextContent}");

    [Theory]
    [InlineData("mark: bar\nencoding:\n  y: {field: name, type: nominal}\n  x: {field: n, type: quantitative}\n")]
    [InlineData("mark: bar\nencoding:\n  x: {field: name, type: nominal}\n  y: {field: n, type: quantitative}\n")]
    [InlineData("transform: [{filter: {field: y, equal: 2002}}]\nlayer: [{mark: bar}, {mark: text, encoding: {text: {field: n}}}]\nencoding:\n  y: {field: name, type: nominal}\n  x: {field: n, type: quantitative}\n")]
    [InlineData("mark: bar\nencoding:\n  x: {field: y, type: ordinal}\n  y: {field: n, type: quantitative}\n  xOffset: {field: name}\n  color: {field: name}\n")]
    [InlineData("mark: line\nencoding:\n  x: {field: y, type: temporal}\n  y: {field: n, type: quantitative}\n  color: {field: name}\n")]
    [InlineData("mark: line\nencoding:\n  x: {field: y, type: ordinal}\n  y: {field: n, type: quantitative}\n  color: {field: name}\n")]
    [InlineData("mark: line\nencoding:\n  row: {field: y}\n  column: {field: name}\n  x: {field: y, type: temporal}\n  y: {field: n, type: quantitative}\n")]
    [InlineData("facet: {field: name}\nspec:\n  mark: bar\n  encoding:\n    x: {field: y, type: ordinal}\n    y: {field: n, type: quantitative}\n")]
    [InlineData("mark: rect\nencoding:\n  x: {field: y, type: ordinal}\n  y: {field: name, type: nominal}\n  color: {field: n, type: quantitative}\n")]
    [InlineData("transform: [{filter: {field: n, gt: 0}}]\nmark: arc\nencoding:\n  theta: {field: n, aggregate: sum}\n  color: {field: name, type: nominal}\n")]
    [InlineData("mark: point\nencoding:\n  x: {field: y, type: temporal}\n  y: {field: n, type: quantitative}\n  size: {field: n}\n  color: {field: name, title: Places with long names}\n")]
    public void Long_names_keep_their_places(string chart)
    {
        string[] names = ["Asia", "Africa", "The Northern and Eastern Highlands", "Сельскохозяйственное машиностроение", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "جمهوری اسلامی ایران، بخش کشاورزی و صنایع وابسته", "New York"];
        var csv = "name,y,n\n" + string.Concat(names.SelectMany(static (name, i) => Enumerable.Range(0, 5).Select(y => $"\"{name}\",{2000 + y},{(i == 3 && y == 2 ? "" : $"{(20 * y) + i}.5")}\n"))).Replace(",0.5", ",-1234567.5", StringComparison.Ordinal);
        var built = Of(csv, "data: {name: t}\n" + chart, "{name: name, type: string}, {name: y, type: year}, {name: n, type: number, title: Exports, unit: US$ million}");
        Assert.Empty(built.Messages);
        var drawings = new HtmlParser().ParseDocument(built.Text("site/a.html")).QuerySelectorAll("svg.chart-drawing");
        Assert.Equal(2, drawings.Length);
        Assert.Empty(drawings.SelectMany(Misplaced));
    }

    static IEnumerable<string> Misplaced(IElement svg)
    {
        var width = double.Parse(svg.GetAttribute("viewBox")!.Split(' ')[2], CultureInfo.InvariantCulture);
        var texts = Texts(svg).ToList();
        return texts.Where(text => text.Left < -1 || text.Right > width + 1).Select(text => $"{text.Text} from {text.Left} to {text.Right} of {width}")
            .Concat(from one in texts
                    from other in texts
                    where one.Order < other.Order && one.Left < other.Right && other.Left < one.Right && Math.Abs(one.Y - other.Y) < 8
                    select $"{one.Text} on {other.Text} in a drawing of {width}");
    }

    // Where texts stand, as far as their widths are known; half letters of Persian and what is bold are within the margin.
    static IEnumerable<(int Order, string Text, double Left, double Right, double Y)> Texts(IElement svg)
    {
        var size = double.Parse(svg.GetAttribute("font-size")!, CultureInfo.InvariantCulture);
        return svg.QuerySelectorAll("text").Select((text, order) =>
        {
            var groups = text.Ancestors<IElement>().Where(static e => e.LocalName == "g").ToList();
            var shifts = groups.Select(static g => g.GetAttribute("transform")).OfType<string>().Select(static t => t[(t.IndexOf('(') + 1)..^1].Split(' ')).ToList();
            var x = Number(text, "x") + shifts.Sum(static s => double.Parse(s[0], CultureInfo.InvariantCulture));
            var y = Number(text, "y") + shifts.Sum(static s => s.Length > 1 ? double.Parse(s[1], CultureInfo.InvariantCulture) : 0);
            var width = TextWidth.Of(text.TextContent, size);
            var left = (text.GetAttribute("text-anchor") ?? groups.Select(static g => g.GetAttribute("text-anchor")).FirstOrDefault(static a => a is not null)) switch { "end" => x - width, "middle" => x - (width / 2), _ => x };
            return (order, text.TextContent, left, left + width, y);
        });
    }

    static double Number(IElement element, string name) => double.Parse(element.GetAttribute(name) ?? "0", CultureInfo.InvariantCulture);

    [Fact]
    public void The_balance_is_that_of_the_printed_values()
    {
        var trade = Rows("trade.csv").ToDictionary(static r => r[0], static r => r);
        Assert.All(Rows("trade_flows.csv"), row =>
        {
            var year = Array.IndexOf(["2000", "2007", "2014"], row[3]);
            Assert.Equal((trade[row[1]][2 + year], trade[row[1]][5 + year]), (row[4], row[5]));
            Assert.Equal(decimal.Parse(row[4], CultureInfo.InvariantCulture) - decimal.Parse(row[5], CultureInfo.InvariantCulture), decimal.Parse(row[6], CultureInfo.InvariantCulture));
        });
    }

    static IEnumerable<string[]> Rows(string name) => File.ReadLines(Repository.PathOf("content", "data", name)).Skip(1).Select(static line => line.Split(','));

    [Theory]
    [InlineData("x: {field: name, type: nominal}\n  y: {field: n, type: quantitative}", "bar", "SR3075")]
    [InlineData("x: {field: n, type: quantitative}\n  y: {field: n, type: quantitative}", "point", TooManyMarks)]
    [InlineData("x: {field: name, type: nominal}\n  y: {field: n, type: quantitative}\n  facet: {field: name, type: nominal}", "line", "SR3075")]
    public void Ten_thousand_rows_are_refused_in_little_time(string encoding, string mark, string code)
    {
        var csv = "name,n\n" + string.Concat(Enumerable.Range(0, 10_000).Select(static i => $"a{i},{i}\n"));
        var watch = Stopwatch.StartNew();
        var built = Of(csv, $"data: {{name: t}}\nmark: {mark}\nencoding:\n  {encoding}\n");
        Assert.Contains(built.Problems, p => p.Code == code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    const string TooManyMarks = "SR3154";

    [Fact]
    public void The_same_chart_has_the_same_bytes() => Assert.Equal(
        Of("name,n\na,1\nb,-2.5\n", Simple).Files["site/a.html"],
        Of("name,n\na,1\nb,-2.5\n", Simple).Files["site/a.html"]);

    [Fact]
    public void What_would_be_markup_is_text()
    {
        var built = Of("name,n\n<script>alert(1)</script>,1\n\"a & \"\"b\"\"\",2\nعربي 😀,3\n", Simple);
        Assert.Empty(built.Messages);
        Assert.DoesNotContain("<script>alert", built.Text("site/a.html"), StringComparison.Ordinal);
        System.Xml.Linq.XDocument.Parse(built.Text("site/files/charts/c.svg"));
    }

    [Theory]
    [InlineData("1,1")]
    [InlineData("79228162514264337593543950335,1")]
    [InlineData("0,0")]
    [InlineData("-1,0.0000000000000000000000000001")]
    public void No_number_breaks_a_drawing(string numbers)
    {
        var rows = string.Concat(numbers.Split(',').Select(static (n, i) => $"r{i},{n}\n"));
        var text = Of("name,n\n" + rows, Simple).Text("site/a.html");
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
    }

    const string Simple = "data: {name: t}\nmark: bar\nencoding:\n  y: {field: name, type: nominal}\n  x: {field: n, type: quantitative}\n";

    static Built Of(string csv, string chart, string fields = "{name: name, type: string}, {name: n, type: number}")
    {
        (string Path, string Text)[] files =
        [
            ("report.yaml", "title: A\nlanguage: en\nchapters: [a.md]\noutputs: [site]\n"),
            ("a.md", "---\ntitle: A\n---\n\n::: {.chart #fig-c chart=\"c\"}\nCaption.\n:::\n"),
            ("charts/c.yaml", chart),
            ("data/datapackage.yaml", $"resources:\n  - name: t\n    path: t.csv\n    schema:\n      fields: [{fields}]\n"),
            ("data/t.csv", csv),
        ];
        return Built.Of(new GeneratorInput { Source = FileTree.Of(files.Select(static f => FileEntry.Of(f.Path, Encoding.UTF8.GetBytes(f.Text)))), BuiltInThemes = Built.Themes });
    }
}
