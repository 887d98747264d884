using System.Text;
using ScoReport.Data;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Tests.Content;

/// <summary>The checks that the tables of this repository's report declare: what they find, and that no digit can change unseen.</summary>
public class CheckedDataTests
{
    static readonly FileTree Content = Repository.Tree("content");

    static (TableSet Tables, Sources.Diagnostics Problems) Read(string? path = null, string? text = null)
    {
        var tree = FileTree.Of(Content.Entries.Select(e => e.Path == path ? FileEntry.OfText(path, text!) : e));
        var (folder, problems) = (new SourceFolder(tree, "content/"), new Sources.Diagnostics());
        return (DataPackageReader.Read(folder.TextFile(DataPackageReader.Path)!, folder, problems), problems);
    }

    static string Text(string path) => Encoding.UTF8.GetString(Content.TryGet(path, out var entry) ? entry.Read().Span : []);

    [Theory]
    [InlineData("trade", "totals", "3327.851")]
    [InlineData("energy", "barrels-per-tonne", "as printed (1.2)")]
    [InlineData("energy", "barrels-per-tonne", "as printed (1708)")]
    [InlineData("energy", "sums", "as printed (1.2): Sum of listed countries has 37.9 in 'oil_tonnes', and its rows add up to 37: the difference is 0.9")]
    [InlineData("population", "totals", "as printed (0.04): Total has 2909.7 in 'population_2007', and its rows add up to 2907.14: the difference is 2.56")]
    [InlineData("population", "totals", "Total has 3225.9 in 'population_2015', and its rows add up to 3141.14: the difference is 84.76")]
    [InlineData("population", "growth", "in Mongolia the ratio of 'population_2015' (4.9)")]
    public void Each_misprint_of_the_paper_is_caught_and_acknowledged(string table, string check, string finding) => Assert.Contains(
        Read().Tables.Find(table)!.Checks,
        c => c.Name == check && c.Outcome == CheckOutcome.Acknowledged && c.Finding!.English.Contains(finding, StringComparison.Ordinal));

    [Fact]
    public void The_data_is_read_without_a_problem() => Assert.Empty(Read().Problems.All.Select(static p => p.ToString()));

    [Fact]
    public void One_digit_changed_in_the_trade_of_China_fails_the_build_with_both_sums()
    {
        var changed = Text("data/trade.csv").Replace("1218,2343,", "1218,2344,", StringComparison.Ordinal);
        var built = Built.Of(FileTree.Of(Content.Entries.Select(e => e.Path == "data/trade.csv" ? FileEntry.OfText(e.Path, changed) : e)));
        Assert.Contains(
            "data/trade.csv:12:25: error SR3050: the check 'totals' fails: Total has 3327.8 in 'exports_2014', and its rows add up to 3328.851: the difference is -1.051",
            built.Messages,
            StringComparison.Ordinal);
    }

    // The second decimal of the imports of 2014 is below what the printed total, rounded to one, can tell. A total of exports
    // that were rounded as it should be is told by a warning: there would be nothing left to acknowledge.
    [Fact]
    public void No_digit_of_a_country_or_of_the_total_changes_unseen()
    {
        var lines = Text("data/trade.csv").Split('\n');
        var unseen = new List<string>();
        foreach (var line in Enumerable.Range(1, 11))
        {
            var cells = lines[line].Split(',');
            for (var column = 2; column < cells.Length; column++)
            {
                var digits = column == 7 ? cells[column].Split('.')[0].Length : cells[column].Length;
                unseen.AddRange(Enumerable.Range(0, digits).Where(i => char.IsAsciiDigit(cells[column][i]) && !Shows(lines, line, cells, column, i)).Select(i => $"{cells[0]} {column} {i}"));
            }
        }

        Assert.Empty(unseen);
    }

    static bool Shows(string[] lines, int line, string[] cells, int column, int digit)
    {
        var other = (char)(cells[column][digit] == '9' ? '8' : cells[column][digit] + 1);
        string[] changed = [.. cells];
        changed[column] = cells[column][..digit] + other + cells[column][(digit + 1)..];
        string[] all = [.. lines];
        all[line] = string.Join(',', changed);
        return Read("data/trade.csv", string.Join('\n', all)).Problems.All.Any(static p => p.Code is "SR3050" or "SR3052");
    }
}
