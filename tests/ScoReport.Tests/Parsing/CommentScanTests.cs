using System.Text;
using CsCheck;
using ScoReport.Parsing;
using ScoReport.Sources;
using ScoReport.Tests.Properties;

namespace ScoReport.Tests.Parsing;

/// <summary>In files of any rows, the first comment mark that would cut one is told by its line and column, in whatever portions the file comes from the disk.</summary>
public class CommentScanTests
{
    static readonly string[] Bare = ["a", new('é', 90), "Ж", "😀", " ", "#", "\"", "5\" #"];
    static readonly string[] Quoted = ["a", "Ж", ",", "#", "\n", "\r\n#", "\"\"", "\",\"".Replace("\"", "\"\"", StringComparison.Ordinal), "\n# no comment\n"];

    static readonly Gen<string> Value = Gen.Select(
        Gen.Int[0, 5].SelectMany(static dice => Gen.Int[0, (dice < 3 ? Quoted : Bare).Length - 1].Array[0, 4].Select(picks => dice < 3
            ? '"' + string.Concat(picks.Select(static i => Quoted[i])) + '"'
            : string.Concat(picks.Select(static i => Bare[i])).TrimStart('"', ' '))),
        static value => value);

    static readonly Gen<(string[][] Rows, int[] Dice, int Portion)> AnyFile = Gen.Select(Value.Array[1, 4].Array[0, 8], Gen.Int[0, 99].Array[9], Gen.Int[1, 200]);

    [Fact]
    public void The_first_mark_is_found() => Fixed.ForAll(AnyFile, 10_000, static file => Written(file).Text.Replace("\r", "␍", StringComparison.Ordinal), static file =>
    {
        var (text, at, skips) = Written(file);
        var problem = Problems(text, skips, file.Portion).Where(static p => p.Code == "SR3122").Select(static p => p.Message).SingleOrDefault() ?? "none";
        Assert.Contains(at < 0 ? "none" : Place(text, at), problem, StringComparison.Ordinal);
    });

    // The file and, where there is one, the first mark in the midst of a row.
    static (string Text, int At, bool Skips) Written((string[][] Rows, int[] Dice, int Portion) file)
    {
        var (text, at, skips) = (new StringBuilder(), -1, file.Dice[0] < 50);
        for (var row = 0; row < file.Rows.Length; row++)
        {
            var (dice, end) = (file.Dice[row + 1], file.Dice[row] < 50 ? "\n" : "\r\n");
            text.Append(dice < 25 ? "# a \"comment\", with # marks" + end : "");
            for (var i = 0; i < file.Rows[row].Length; i++)
            {
                var value = file.Rows[row][i];
                text.Append(i == 0 ? "" : ",").Append(skips && i > 0 && dice > 75 ? "  " : "");
                var mark = value is ['"', ..] || (i == 0 && value is ['#', ..]) ? -1 : value.IndexOf('#', StringComparison.Ordinal);
                at = at < 0 && mark >= 0 ? text.Length + mark : at;
                text.Append(value);
                if (i == 0 && value is ['#', ..])
                {
                    break;
                }
            }

            text.Append(end);
        }

        return (text.ToString(), at, skips);
    }

    static string Place(string text, int at)
    {
        var lines = text[..at].Split('\n');
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"(line {lines.Length}, column {lines[^1].Length + 1}");
    }

    static IEnumerable<Diagnostic> Problems(string text, bool skips, int portion)
    {
        var descriptor = "{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\", \"large\": true, \"dialect\": {\"commentChar\": \"#\", \"skipInitialSpace\": " + (skips ? "true" : "false") + "}}]}";
        var file = FileEntry.OfText("data/a.csv", text) with { Opened = () => new InPortions(text, portion) };
        var (folder, problems) = (new SourceFolder(FileTree.Of([FileEntry.OfText("data/datapackage.json", descriptor), file]), ""), new Sources.Diagnostics());
        DataPackageReader.Read(folder.TextFile(DataPackageReader.JsonPath)!, folder, problems);
        return problems.All;
    }

    sealed class InPortions(string text, int portion) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, portion));
    }
}
