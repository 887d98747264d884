using System.IO.Compression;
using System.Text;
using System.Xml;
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
        """;

    const string Csv = "key,value,on\n=cmd|' /C calc'!A0,-1.50,true\n\"@a,\"\"b\"\"\",-,false\nیک <&> 🙂,1e3,\n\u0009tab,0.1,true\n";

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
        Assert.Contains("<c r=\"B2\"><v>-1.50</v></c>", sheet, StringComparison.Ordinal);
        Assert.Contains("<c r=\"B4\"><v>1000</v></c>", sheet, StringComparison.Ordinal);
        Assert.Contains("<c r=\"C2\" t=\"b\"><v>1</v></c>", sheet, StringComparison.Ordinal);
        Assert.Contains("<c r=\"A2\" t=\"inlineStr\" s=\"2\"><is><t xml:space=\"preserve\">=cmd|' /C calc'!A0</t></is></c>", sheet, StringComparison.Ordinal);
        Assert.Contains("یک &lt;&amp;&gt; 🙂", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes()
    {
        var first = Build();
        var second = Build();
        Assert.All(["csv", "json", "xlsx"], extension => Assert.Equal(first.Files[$"site/data/tbl-odd.{extension}"], second.Files[$"site/data/tbl-odd.{extension}"]));
    }
}
