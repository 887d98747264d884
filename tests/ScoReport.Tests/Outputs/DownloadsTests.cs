using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ScoReport.Sources;

namespace ScoReport.Tests.Outputs;

/// <summary>Workbooks, which are no plain text, from a report with a table of odd cells.</summary>
public class DownloadsTests
{
    const string Package = """
        resources:
          - name: odd
            path: odd.csv
            schema:
              primaryKey: key
              missingValues: ["", "-"]
              fields:
                - {name: key, type: string}
                - {name: value, type: number, unit: kg}
                - {name: on, type: boolean}
                - {name: day, type: date}
                - {name: year, type: year}
                - {name: share, type: number, number: {notation: percent}}
                - {name: cost, type: number, number: {notation: currency, currency: EUR, decimals: 1}}
        """;

    const string Csv = "key,value,on,day,year,share,cost\n=cmd|' /C calc'!A0,-1.50,true,2016-06-24,2016,0.125,1234.56\n\"@a,\"\"b\"\"\",-,false,1899-01-01,,,\nیک <&> 🙂,1e3,,,,,\n\u0009tab,0.1,true,,,,\n";

    static Built Build() => Built.Of(new GeneratorInput
    {
        Source = FileTree.Of(
        [
            FileEntry.OfText("report.yaml", "title: T\nlanguage: en\nchapters: [a.md]\noutputs: [site]\n"),
            FileEntry.OfText("a.md", "---\ntitle: A\n---\n::: {#tbl-odd .table data=\"odd\"}\nOdd.\n:::\n"),
            FileEntry.OfText("data/datapackage.yaml", Package),
            FileEntry.OfText("data/odd.csv", Csv),
        ]),
        BuiltInThemes = Built.Themes,
    });

    static string Sheet(ReadOnlyMemory<byte> bytes, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [Fact]
    public void Every_part_of_a_workbook_is_well_formed()
    {
        using var zip = new ZipArchive(new MemoryStream(Build().Files["site/data/tbl-odd.xlsx"]));
        Assert.All(zip.Entries, static entry =>
        {
            Assert.Equal(1980, entry.LastWriteTime.Year);
            using var reader = XmlReader.Create(entry.Open());
            while (reader.Read())
            {
            }
        });
    }

    [Fact]
    public void Numbers_are_numbers_and_what_looks_like_a_formula_is_quoted_text()
    {
        var sheet = Sheet(Build().Files["site/data/tbl-odd.xlsx"], "xl/worksheets/sheet1.xml");
        Assert.Matches("<c r=\"B2\" s=\"[0-9]+\"><v>-1.50</v></c>", sheet);
        Assert.Matches("<c r=\"B4\" s=\"[0-9]+\"><v>1000</v></c>", sheet);
        Assert.Contains("<c r=\"C2\" t=\"b\"><v>1</v></c>", sheet, StringComparison.Ordinal);
        Assert.Contains("<c r=\"A2\" t=\"inlineStr\" s=\"2\"><is><t xml:space=\"preserve\">=cmd|' /C calc'!A0</t></is></c>", sheet, StringComparison.Ordinal);
        Assert.Contains("یک &lt;&amp;&gt; 🙂", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("B2", "-1.50", "#,##0.00")]
    [InlineData("B4", "1000", "#,##0")]
    [InlineData("B5", "0.1", "#,##0.0")]
    [InlineData("D2", "42545", "yyyy\\-mm\\-dd")]
    [InlineData("E2", "2016", null)]
    [InlineData("F2", "0.125", "#,##0.0%")]
    [InlineData("G2", "1234.56", "\"€\"#,##0.0")]
    public void A_number_keeps_its_digits_and_looks_as_on_the_page(string at, string value, string? format)
    {
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var book = Build().Files["site/data/tbl-odd.xlsx"];
        var cell = XDocument.Parse(Sheet(book, "xl/worksheets/sheet1.xml")).Descendants(main + "c").Single(c => (string?)c.Attribute("r") == at);
        Assert.Equal(value, cell.Value);

        var styles = XDocument.Parse(Sheet(book, "xl/styles.xml"));
        var id = (string?)styles.Descendants(main + "cellXfs").Elements().ElementAt((int?)cell.Attribute("s") ?? 0).Attribute("numFmtId");
        Assert.Equal(format, (string?)styles.Descendants(main + "numFmt").SingleOrDefault(f => (string?)f.Attribute("numFmtId") == id)?.Attribute("formatCode"));
    }

    [Fact]
    public void A_day_before_the_calendar_of_spreadsheets_stays_text() =>
        Assert.Contains(">1899-01-01<", Sheet(Build().Files["site/data/tbl-odd.xlsx"], "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);

    [Fact]
    public void The_same_report_gives_the_same_bytes()
    {
        var first = Build();
        var second = Build();
        Assert.All(["csv", "json", "xlsx"], extension => Assert.Equal(first.Files[$"site/data/tbl-odd.{extension}"], second.Files[$"site/data/tbl-odd.{extension}"]));
    }
}
