using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using ScoReport.Parsing;
using ScoReport.Sources;
using ScoReport.Tests.Properties;

namespace ScoReport.Tests.Parsing;

/// <summary>Tables of any text, written in any dialect by a writer that knows nothing of the reader, and read back.</summary>
public class DialectTests
{
    static readonly string[] Pieces =
        ["a", "Ж", "é", "7", "😀", "עב", " ", "  ", "\t", "\n", "\r\n", "\r", ",", ";", ";;", "|", ":", "::", "§", "‖", "\"", "\"\"", "'", "«", "\\", "/", "//", "#", "~", "¶", "^", "🔑", ",\n\""];

    // No two of these share a character, so that a text can be written in one way only.
    static readonly string[] Delimiters = [",", ";", "\t", ";;", "::", "§", "‖", "😀", "|", "\u001F", ":§:"];
    static readonly string?[] Ends = [null, null, "\n", "\r\n", "\r", "¶", "~\n", "\u001E"];
    static readonly string[] Quotes = ["\"", "\"", "'", "«", "`", "🧾", ""];
    static readonly string?[] Escapes = [null, null, "\\", "^", "🔑"];
    static readonly string?[] Comments = [null, "#", "//", "†"];

    static readonly Gen<string> Text = Gen.Select(Any(Pieces).Array[0, 6], string.Concat);

    static readonly Gen<Marks> AnyMarks = Gen.Select(
        Any(Delimiters), Any(Ends), Any(Quotes), Any(Escapes), Any(Comments), Gen.Int[0, 3],
        static (delimiter, end, quote, escape, comment, flags) => new Marks(delimiter, end, quote, escape, comment, (flags & 1) == 0, (flags & 2) == 0));

    static readonly Gen<(Marks Marks, string[][] Rows, int[] Dice)> AnyFile = Gen.Select(
        AnyMarks, Gen.Int[1, 4].SelectMany(static width => Text.Array[width].Array[0, 6]), Gen.Int[0, 99].Array[64]);

    [Fact]
    public void A_table_in_any_dialect_is_read_as_it_was_meant_and_each_value_has_its_place() =>
        Fixed.ForAll(AnyFile, 4_000, static file => Written(file).Descriptor + "\n" + Shown(Written(file).Text), static file =>
        {
            var (descriptor, text, rows, cells) = Written(file);
            var tree = FileTree.Of([FileEntry.OfText("data/datapackage.json", descriptor), FileEntry.OfText("data/a.csv", text)]);
            var (folder, problems) = (new SourceFolder(tree, ""), new Sources.Diagnostics());
            var table = DataPackageReader.Read(folder.TextFile(DataPackageReader.JsonPath)!, folder, problems).Find("a");
            Assert.Equal([], problems.All.Where(static p => p.Severity == Severity.Error).Select(static p => p.ToString()));
            Assert.Equal(rows.Length, table!.RowCount);
            for (var row = 0; row < rows.Length; row++)
            {
                for (var column = 0; column < rows[row].Length; column++)
                {
                    Assert.Equal(rows[row][column], table[row, column].Text);
                    var at = table.Places.Cell(row, column);
                    Assert.Equal(Breaks(cells[row][column]), cells[row][column].Length == 0 ? "" : at.File!.Text.Substring(at.Start, at.Length));
                }
            }
        });

    static Gen<T> Any<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // The text of a file has a line feed for each lone carriage return.
    static string Breaks(string text) => text.Replace("\r\n", "\0", StringComparison.Ordinal).Replace('\r', '\n').Replace("\0", "\r\n", StringComparison.Ordinal);

    static string Shown(string text) => JsonSerializer.Serialize(text);

    static (string Descriptor, string Text, string[][] Rows, string[][] Cells) Written((Marks Marks, string[][] Rows, int[] Dice) file)
    {
        var (marks, dice) = (file.Marks, file.Dice);
        var rows = file.Rows.Select(row => row.Select(marks.Writable).ToArray()).Where(row => row.Length > 1 || row[0].Length > 0 || marks.Quote is { Length: > 0 }).ToArray();
        var width = file.Rows.Length > 0 ? file.Rows[0].Length : 1;
        var (text, cells, thrown) = (new StringBuilder(), new List<string[]>(), 0);
        string[] names = [.. Enumerable.Range(0, width).Select(static i => "c" + i.ToString(CultureInfo.InvariantCulture))];
        foreach (var row in rows.Prepend(names))
        {
            if (marks.Comment is { } comment && Throw() < 30)
            {
                text.Append(comment).Append(" remark").Append(marks.RowEnd);
            }

            if (Throw() < 20)
            {
                text.Append(marks.RowEnd);
            }

            string[] written = [.. row.Select((value, i) => (marks.Skips && Throw() < 30 ? "  " : "") + marks.Write(value, i == 0, row.Length == 1, Throw() < 30))];
            text.AppendJoin(marks.Delimiter, written).Append(marks.RowEnd);
            cells.Add(written);
        }

        return (Descriptor(marks, names), text.ToString(), rows, [.. cells.Skip(1)]);

        int Throw() => dice[thrown++ % dice.Length];
    }

    static string Descriptor(Marks marks, string[] names)
    {
        Dictionary<string, object> dialect = new() { ["delimiter"] = marks.Delimiter, ["quoteChar"] = marks.Quote, ["doubleQuote"] = marks.Doubles, ["skipInitialSpace"] = marks.Skips };
        Add("lineTerminator", marks.End);
        Add("escapeChar", marks.Escape);
        Add("commentChar", marks.Comment);
        var fields = names.Select(static name => new Dictionary<string, object> { ["name"] = name });
        return JsonSerializer.Serialize(new { resources = new[] { new { name = "a", path = "a.csv", dialect, schema = new { missingValues = Array.Empty<string>(), fields } } } });

        void Add(string word, string? value)
        {
            if (value is not null)
            {
                dialect[word] = value;
            }
        }
    }

    sealed record Marks(string Delimiter, string? End, string Quote, string? Escape, string? Comment, bool Doubles, bool Skips)
    {
        public string RowEnd => End ?? "\r\n";

        bool HasUsualEnd => End is null or "\n" or "\r\n" or "\r";

        bool Quotes => Quote is { Length: > 0 };

        // The characters that mean something outside quotes.
        bool IsMark(Rune rune) => (Delimiter + (HasUsualEnd ? "\r\n" : End) + (Quotes ? Quote : "") + Escape + Comment).Contains(rune.ToString(), StringComparison.Ordinal);

        bool StartsWithSpace(string value) => Skips && value.Length > 0 && value[0] is ' ' or '\t';

        /// <summary>The value without what the dialect has no way of writing.</summary>
        public string Writable(string value)
        {
            var kept = string.Concat(value.EnumerateRunes().Where(rune =>
                Escape is not null || (Quotes ? Doubles || rune.ToString() != Quote : !IsMark(rune))).Select(static rune => rune.ToString()));

            // An escaped carriage return before the end of a row would be one end with it.
            kept = Escape is not null && HasUsualEnd ? kept.TrimEnd('\r') : kept;
            return Quotes || Escape is not null ? kept : Skips ? kept.TrimStart(' ', '\t') : kept;
        }

        public string Write(string value, bool isFirst, bool isAlone, bool quotesAnyway)
        {
            var special = value.EnumerateRunes().Any(IsMark) || StartsWithSpace(value) || (isAlone && value.Length == 0) || (isFirst && value.Length == 0);
            return Quotes && (special || quotesAnyway) ? Quote + string.Concat(value.EnumerateRunes().Select(Inside)) + Quote
                : Escape is not null ? string.Concat(value.EnumerateRunes().Select((rune, i) => IsMark(rune) || (i == 0 && StartsWithSpace(value)) ? Escape + rune : rune.ToString()))
                : value;
        }

        string Inside(Rune rune) => rune.ToString() is var text && text == Escape ? Escape + Escape
            : text != Quote ? text
            : Doubles ? Quote + Quote
            : Escape + Quote;
    }
}
