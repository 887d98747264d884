using System.Collections.Immutable;
using ScoReport.Arranging;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Rendering;
using ScoReport.Searching;
using ScoReport.Sources;

namespace ScoReport.Outputs;

/// <summary>
/// The data of a site to take away: below <c>data/</c>, what each block shows as CSV, JSON and XLSX, every table in use whole
/// as CSV, and the descriptor of all of them; beside the picture of each chart, its data as CSV.
/// </summary>
public static class Downloads
{
    /// <summary>The files, made when they are read.</summary>
    public static FileTree Of(Site site, Theme theme)
    {
        var files = new List<FileEntry>();
        var words = new PrintedWords(site, theme);
        var notes = new Lazy<ImmutableDictionary<string, string>>(() => Notes(site, words));

        // An edition that only names values of a table leads to the main one for the rest.
        var whole = site.Main is null || site.Data.ShowsAny ? site.Data.Tables : [];
        foreach (var shown in site.Data.Shown)
        {
            Add(files, shown, theme, words, notes);
        }

        foreach (var used in whole)
        {
            files.Add(Entry(used.Table.Name + ".csv", () => CsvFile.Of(new DownloadTable(Read(used.Table, notes.Value)))));
        }

        foreach (var chart in ChartViews.Charts(site.Report))
        {
            files.Add(new FileEntry($"{Site.FilesFolder}/{ChartViews.PathOf(chart, "csv")}", () => CsvFile.Of(new DownloadTable(Read(chart.Chart!.Shown, notes.Value)))));
        }

        if (!whole.IsEmpty)
        {
            files.Add(Entry("datapackage.json", () => DataPackageFile.Of(site, table => Read(table, notes.Value))));
        }

        return FileTree.Of(files);
    }

    static void Add(List<FileEntry> files, ShownData shown, Theme theme, PrintedWords words, Lazy<ImmutableDictionary<string, string>> notes)
    {
        var table = new Lazy<DownloadTable>(() => new DownloadTable(Read(Grouped(shown.Block), notes.Value)));
        var title = new Lazy<string>(() => words.Of(shown.Block.Caption) is { Length: > 0 } caption ? caption : shown.Block.Table.Title ?? shown.Block.Table.Name);
        files.Add(Entry(shown.Name + ".csv", () => CsvFile.Of(table.Value)));
        files.Add(Entry(shown.Name + ".json", () => JsonFile.Of(table.Value, title.Value)));
        var language = words.Language;
        if (shown.FitsSheet)
        {
            files.Add(Entry(shown.Name + ".xlsx", () => Workbook.Of(table.Value, About(title.Value, table.Value, theme), words.Numbers, ReportViews.IsRightToLeft(language))));
        }
    }

    // The heading of a group is no row of a file: where no column has it, each row of the group says it.
    static Table Grouped(DataBlock block)
    {
        if (block.Shape.Group is not { } group)
        {
            return block.Table;
        }

        var names = block.Shape.Rows.Where(static r => r.Kind == RowKind.GroupHeading).ToDictionary(static r => r.Group, static r => r.Label ?? "");
        var column = new Column.Builder(block.Table.RowCount);
        foreach (var row in block.Shape.Rows.Where(static r => r.Row >= 0).OrderBy(static r => r.Row))
        {
            var name = names.GetValueOrDefault(row.Group, "");
            column.Add(group.IsNumeric && Numbers.TryParse(name, out var number) ? new Cell(name, number, null) : new Cell(name, null, null));
        }

        return block.Table with
        {
            Fields = [group, .. block.Table.Fields],
            Columns = [column.ToColumn(), .. block.Table.Columns],
            Annotations = [.. block.Table.Annotations.Select(static a => a.Field < 0 ? a : a with { Field = a.Field + 1 })],
        };
    }

    static FileEntry Entry(string name, Func<byte[]> bytes) => new($"{Site.DataFolder}/{name}", () => bytes());

    // Notes as pages have them: with the words of what they cite and refer to, and without marks of their source. A note that no page shows stays as it is.
    static ImmutableDictionary<string, string> Notes(Site site, PrintedWords words)
    {
        var all = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var remark in site.Data.Shown.SelectMany(static shown => shown.Block.Remarks).Concat(ChartViews.Charts(site.Report).SelectMany(static chart => chart.Remarks)))
        {
            all.TryAdd(remark.Written, words.Of(remark.Text));
        }

        return all.ToImmutable();
    }

    static Table Read(Table table, ImmutableDictionary<string, string> notes) => table.Annotations.IsEmpty ? table : table with
    {
        Annotations = [.. table.Annotations.Select(a => a.Note is { } note && notes.TryGetValue(note, out var words) ? a with { Note = words } : a)],
    };

    static IEnumerable<(string Label, string Text)> About(string title, DownloadTable table, Theme theme)
    {
        yield return (theme.Word("table"), title);
        foreach (var (field, note) in table.GeneralNotes)
        {
            yield return (field ?? theme.Word("note"), note);
        }

        foreach (var status in StatusMarks.All.Where(status => table.Table.Annotations.Any(a => a.Status == status)))
        {
            yield return (StatusWords.Of(status), StatusMarks.Label(status, theme));
        }

        foreach (var symbol in table.Symbols)
        {
            yield return (symbol.Symbol, symbol.Label!);
        }

        foreach (var source in table.Table.Sources)
        {
            yield return (theme.Word("source"), source.Path is { } path ? $"{source.Title} {path}" : source.Title);
        }

        foreach (var license in table.Table.Licenses)
        {
            yield return (theme.Word("license_line"), license.Title ?? license.Name);
        }
    }
}
