using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Tests.Parsing;

/// <summary>What is too large for a case in plain text.</summary>
public class LongCellTests
{
    const string Descriptor = "resources:\n  - name: a\n    path: a.csv\n    schema: {fields: [{name: x}, {name: n, type: number}]}\n";

    [Fact]
    public void A_cell_of_more_than_a_megabyte_is_refused_at_its_place_and_the_rest_is_read()
    {
        var tree = FileTree.Of(
        [
            FileEntry.OfText("data/datapackage.yaml", Descriptor),
            FileEntry.OfText("data/a.csv", "x,n\nshort,1\n\"" + new string('a', 2_000_000) + "\",2\nshort,3\n"),
        ]);
        var (folder, problems) = (new SourceFolder(tree, ""), new Sources.Diagnostics());
        var table = DataPackageReader.Read(folder.TextFile(DataPackageReader.Path)!, folder, problems).Find("a")!;
        Assert.Equal("data/a.csv:3:1: error SR3045: this value has 2000000 bytes, and a cell has at most 1000000 (field 'x')", Assert.Single(problems.All).ToString());
        Assert.Equal((3, true, 2m), (table.RowCount, table[1, 0].IsMissing, table[1, 1].Number));
    }

    [Fact]
    public void A_cell_of_200_megabytes_costs_no_copy_of_itself_until_its_place_is_told()
    {
        var bytes = new byte[200_000_000];
        Array.Fill(bytes, (byte)'a');
        "x,n\n1,1\n"u8.CopyTo(bytes);
        ",2\n3,3\n"u8.CopyTo(bytes.AsSpan(^7..));
        var tree = FileTree.Of([FileEntry.OfText("data/datapackage.yaml", Descriptor), new FileEntry("data/a.csv", () => bytes)]);
        var (folder, problems) = (new SourceFolder(tree, ""), new Sources.Diagnostics());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = DataPackageReader.Read(folder.TextFile(DataPackageReader.Path)!, folder, problems).Find("a")!;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal("SR3045", Assert.Single(problems.All).Code);
        Assert.Equal((3, "1", true, 2m, "3"), (table.RowCount, table[0, 0].Text, table[1, 0].IsMissing, table[1, 1].Number, table[2, 0].Text));
        Assert.InRange(allocated, 0, 50_000_000);
    }
}
