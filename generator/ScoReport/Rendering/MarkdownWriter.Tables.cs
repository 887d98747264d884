using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Rendering;

// Tables: written out, and made from data.
sealed partial class MarkdownWriter
{
    string OfTable(PipeTable table) => Rows(
        [.. table.Header.IsEmpty ? table.Alignments.Select(static _ => "") : table.Header.Select(Of)],
        [.. table.Alignments.Select(static a => a switch { ColumnAlignment.Start => ":---", ColumnAlignment.Center => ":---:", ColumnAlignment.End => "---:", _ => "---" })],
        table.Rows.Select(row => row.Select(Of)));

    string OfTable(DataBlock block)
    {
        var scene = new TableScene(block, page, _numbers);
        var fields = scene.Table.Fields;
        return Joined([
            Caption(block.Kind is { } kind ? BlockViews.Label(page, kind, block.Number) : null, Of(block.Caption) + Marks(scene, -1, -1)),
            Rows([.. fields.Select((f, i) => Escaped(TitleOf(f)) + Marks(scene, -1, i))], [.. fields.Select(static f => f.IsNumeric ? "---:" : "---")], block.Shape.Rows.Select(row => Cells(scene, row))),
            scene.RowsShown is { } shown ? Link(shown, Arranging.Site.DataAddress(path, scene.Table.Name + ".csv")) : "",
            Remarks(scene),
            Of(block.Notes),
            Sources(scene.Table.Sources),
            DownloadOf(block),
        ]);
    }

    /// <summary>A pipe table of texts that are Markdown already.</summary>
    public static string Rows(string[] header, string[] alignments, IEnumerable<IEnumerable<string>> rows)
    {
        var table = new StringBuilder();
        Append(table, header);
        Append(table.Append('\n'), alignments);
        foreach (var row in rows)
        {
            Append(table.Append('\n'), row);
        }

        return table.ToString();
    }

    static void Append(StringBuilder table, IEnumerable<string> cells)
    {
        table.Append('|');
        foreach (var cell in cells)
        {
            table.Append(' ').Append(cell.Replace("|", "\\|", StringComparison.Ordinal).Replace("\\\n", "<br>", StringComparison.Ordinal).Replace('\n', ' ')).Append(" |");
        }
    }

    static string TitleOf(Field field)
    {
        var title = field.Group is { Length: > 0 } group && !field.Title.StartsWith(group, StringComparison.Ordinal) ? $"{group}: {field.Title}" : field.Title;
        return field.Unit is { } unit ? $"{title} ({unit})" : title;
    }

    // A heading of rows, or a sum, is set off at its first cell.
    IEnumerable<string> Cells(TableScene scene, ShownRow row)
    {
        if (row.Row < 0)
        {
            return scene.Table.Fields.Select((_, i) => i == 0 ? Strong(row.Label ?? "") : "");
        }

        return scene.Table.Fields.Select((_, i) => i == 0 && row.Kind != RowKind.Data ? $"**{Cell(scene, row.Row, i)}**" : Cell(scene, row.Row, i));
    }

    string Cell(TableScene scene, int row, int field)
    {
        var cell = scene.Table[row, field];
        var text = cell.IsMissing ? Escaped(scene.MissingWords(cell.Missing!, field).Symbol)
            : scene.Block.References.TryGetValue((row, field), out var reference) ? Of([reference])
            : Escaped(scene.Text(row, field));
        return text + Marks(scene, row, field);
    }

    // The letters of what is to be known of a place; those of a whole row stand at its first cell.
    string Marks(TableScene scene, int row, int field)
    {
        IEnumerable<string> status = scene.Notes.StatusAt(row, field) is { Status: { } known } remark
            ? [StatusMarks.Letter(known, Theme) + (remark.Printed is { } printed ? $"; {Theme.Word("printed_as")} {printed}" : "")] : [];
        var letters = string.Concat(status.Concat(scene.Notes.At(row, field) is { } note ? [note.Letter] : []).Select(static letter => $" ({Escaped(letter)})"));
        return letters + (field == 0 && row >= 0 ? Marks(scene, row, -1) : "");
    }

    string Remarks(TableScene scene)
    {
        var lines = scene.Notes.Statuses.Select(status => $"- {StatusMarks.Letter(status, Theme)}: {Escaped(StatusMarks.Label(status, Theme))}")
            .Concat(scene.MissingInUse().Select(static m => $"- {Escaped(m.Symbol)}: {Escaped(m.Label)}"))
            .Concat(scene.Notes.All.Select(note => $"- {note.Letter}: {Of(note.Text)}"));
        return string.Join('\n', lines);
    }

    /// <summary>Where data is from, in a line; nothing where nobody says.</summary>
    public string Sources(ImmutableArray<DataSource> sources) => sources.IsEmpty ? ""
        : $"{Theme.Word("source")} {string.Join(Theme.Word("clause_separator"), sources.Select(static s => s.Path is { } path ? Link(s.Title, path) : Escaped(s.Title)))}";

    string DownloadOf(DataBlock block) => page.Data.NameOf(block) is { } name ? Download(Arranging.Site.DataAddress(path, name + ".csv")) : "";

    /// <summary>A link to a CSV file.</summary>
    public string Download(string address) => string.Create(CultureInfo.InvariantCulture, $"{Theme.Word("download_data")} [CSV]({Target(address)})");
}
