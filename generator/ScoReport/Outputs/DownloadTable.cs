using System.Collections.Immutable;
using ScoReport.Data;

namespace ScoReport.Outputs;

/// <summary>A table as it is downloaded: its fields, and beside each the columns for what is to be known of its values, where there is anything.</summary>
sealed class DownloadTable
{
    readonly Dictionary<(int Row, int Field), Annotation> _remarks = [];

    public DownloadTable(Table table)
    {
        Table = table;
        foreach (var remark in table.Annotations)
        {
            _remarks[(remark.Row, remark.Field)] = _remarks.TryGetValue((remark.Row, remark.Field), out var first) ? Joined(first, remark) : remark;
        }

        Columns = [.. ColumnsOf(table)];
    }

    /// <summary>What each column holds.</summary>
    public enum Content
    {
        /// <summary>The values.</summary>
        Value,

        /// <summary>Their status.</summary>
        Status,

        /// <summary>What the source prints instead.</summary>
        Printed,

        /// <summary>Their notes.</summary>
        Note,
    }

    /// <summary>A column: its name and what it holds; the field is -1 for what concerns a whole row.</summary>
    public readonly record struct Column(string Name, string Title, int Field, Content Content);

    /// <summary>The table.</summary>
    public Table Table { get; }

    /// <summary>The columns in order.</summary>
    public ImmutableArray<Column> Columns { get; }

    /// <summary>Notes on whole columns and on the table, with the names of what they concern.</summary>
    public IEnumerable<(string? Field, string Note)> GeneralNotes =>
        Table.Annotations.Where(static a => a is { Row: < 0, Note: not null }).Select(a => (a.Field < 0 ? null : Table.Fields[a.Field].Title, a.Note!));

    /// <summary>The symbols for missing values that occur and whose meaning was declared.</summary>
    public IEnumerable<MissingSymbol> Symbols => Table.Fields.Index()
        .SelectMany(f => Table.MissingSymbols.Concat(f.Item.MissingSymbols).Where(m => m.Label is not null && m.Symbol.Length > 0 && Enumerable.Range(0, Table.RowCount).Any(row => Table.Columns[f.Index].IsMissing(row) && Table[row, f.Index].Missing == m.Symbol)))
        .Distinct();

    /// <summary>The text of a column that does not hold values.</summary>
    public string Remark(int row, Column column)
    {
        var remark = _remarks.GetValueOrDefault((row, column.Field));
        return column.Content switch
        {
            Content.Status => (remark?.Status ?? OfColumn(row, column.Field)) is { } status ? StatusWords.Of(status) : "",
            Content.Printed => remark?.Printed ?? "",
            _ => remark?.Note ?? "",
        };
    }

    // A file has no heading to put a flag to: what holds for a column holds for each value in it.
    ObservationStatus? OfColumn(int row, int field) =>
        field >= 0 && !Table.Columns[field].IsMissing(row) ? _remarks.GetValueOrDefault((-1, field))?.Status : null;

    static Annotation Joined(Annotation first, Annotation second) => first with
    {
        Status = first.Status ?? second.Status,
        Printed = first.Printed ?? second.Printed,
        Note = first.Note is { } one && second.Note is { } two ? one + "; " + two : first.Note ?? second.Note,
    };

    static IEnumerable<Column> ColumnsOf(Table table)
    {
        for (var i = 0; i < table.Fields.Length; i++)
        {
            var field = table.Fields[i];
            yield return new Column(field.Name, field.Title, i, Content.Value);
            foreach (var column in RemarksOn(table, i, field.Name, field.Title))
            {
                yield return column;
            }
        }

        foreach (var column in RemarksOn(table, -1, "row", "row"))
        {
            yield return column;
        }
    }

    static IEnumerable<Column> RemarksOn(Table table, int field, string name, string title)
    {
        var remarks = table.Annotations.Where(a => a.Field == field && (a.Row >= 0 || field >= 0)).ToArray();
        var ofRows = remarks.Where(static a => a.Row >= 0).ToArray();
        return ((Content Content, string Name, bool Has)[])
        [
            (Content.Status, "status", remarks.Any(static a => a.Status is not null)),
            (Content.Printed, "printed", ofRows.Any(static a => a.Printed is not null)),
            (Content.Note, "note", ofRows.Any(static a => a.Note is not null)),
        ] is var all ? all.Where(static c => c.Has).Select(c => new Column(Free(table, $"{name}_{c.Name}"), $"{title}: {c.Name}", field, c.Content)) : [];
    }

    static string Free(Table table, string name)
    {
        while (table.FieldIndex(name) >= 0)
        {
            name += "_";
        }

        return name;
    }
}
