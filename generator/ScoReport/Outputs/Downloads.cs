using ScoReport.Arranging;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Rendering;
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

        // An edition that only names values of a table leads to the main one for the rest.
        var whole = site.Main is null || site.Data.ShowsAny ? site.Data.Tables : [];
        foreach (var shown in site.Data.Shown)
        {
            Add(files, shown, theme, site.Report.Config.Language);
        }

        foreach (var used in whole)
        {
            files.Add(Entry(used.Table.Name + ".csv", () => CsvFile.Of(new DownloadTable(used.Table))));
        }

        foreach (var chart in ChartViews.Charts(site.Report))
        {
            files.Add(new FileEntry($"{Site.FilesFolder}/{ChartViews.PathOf(chart, "csv")}", () => CsvFile.Of(new DownloadTable(chart.Chart!.Shown))));
        }

        if (!whole.IsEmpty)
        {
            files.Add(Entry("datapackage.json", () => DataPackageFile.Of(site)));
        }

        return FileTree.Of(files);
    }

    static void Add(List<FileEntry> files, ShownData shown, Theme theme, string language)
    {
        var table = new Lazy<DownloadTable>(() => new DownloadTable(Grouped(shown.Block)));
        files.Add(Entry(shown.Name + ".csv", () => CsvFile.Of(table.Value)));
        files.Add(Entry(shown.Name + ".json", () => JsonFile.Of(table.Value, Title(shown))));
        if (shown.FitsSheet)
        {
            files.Add(Entry(shown.Name + ".xlsx", () => Workbook.Of(table.Value, About(shown, table.Value, theme), NumberStyle.Of(language), ReportViews.IsRightToLeft(language))));
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

    static string Title(ShownData shown) =>
        PlainText.Of(shown.Block.Caption) is { Length: > 0 } caption ? caption : shown.Block.Table.Title ?? shown.Block.Table.Name;

    static IEnumerable<(string Label, string Text)> About(ShownData shown, DownloadTable table, Theme theme)
    {
        yield return (theme.Word("table"), Title(shown));
        foreach (var (field, note) in table.GeneralNotes)
        {
            yield return (field ?? theme.Word("note"), note);
        }

        foreach (var source in shown.Block.Table.Sources)
        {
            yield return (theme.Word("source"), source.Path is { } path ? $"{source.Title} {path}" : source.Title);
        }

        foreach (var license in shown.Block.Table.Licenses)
        {
            yield return (theme.Word("license_line"), license.Title ?? license.Name);
        }
    }
}
