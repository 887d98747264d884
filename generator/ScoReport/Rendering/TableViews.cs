using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>What partials see of a block with data.</summary>
static class TableViews
{
    // From so many rows on a reader wants to look for one.
    const int FewestToFilter = 13;

    static readonly ViewNames<(TableScene Scene, int Field)> ColumnNames = new(
        ("name", static c => Field(c).Name),
        ("title", static c => Field(c).Title),
        ("short_title", static c => ShortTitle(Field(c))),
        ("unit", static c => c.Scene.Isolated(Field(c).Unit)),
        ("group", static c => Field(c).Group),
        ("group_unit", static c => GroupUnit(c.Scene.Table, c.Field)),
        ("numeric", static c => Field(c).IsNumeric),
        ("decimals", static c => c.Scene.DecimalsOf(c.Field)),
        ("marks", static c => Marked(c.Scene.Marks(-1, c.Field))),
        ("description", static c => Field(c).Description),
        ("formula", static c => c.Scene.Block.Shape.Computed.FirstOrDefault(f => f.Field == c.Field)?.Formula));

    static readonly ViewNames<(TableScene Scene, int From, int Count)> GroupNames = new(
        ("title", static g => g.Scene.Table.Fields[g.From].Group),
        ("unit", static g => g.Scene.Isolated(GroupUnit(g.Scene.Table, g.From))),
        ("span", static g => g.Count),
        ("columns", static g => Enumerable.Range(g.From, g.Count).Select(i => ColumnNames.Of((g.Scene, i))).ToArray(), ColumnNames));

    static readonly ViewNames<(TableScene Scene, RowKind Kind, int Row, int Field)> CellNames = new(
        ("text", static c => c.Scene.Text(c.Row, c.Field)),
        ("content", static c => new Html(c.Scene.Content(c.Kind, c.Row, c.Field))),
        ("numeric", static c => c.Scene.Table.Fields[c.Field].IsNumeric),
        ("missing", static c => Column(c).IsMissing(c.Row)),
        ("header", static c => c.Field == 0),
        ("decimals", static c => Column(c).NumberAt(c.Row) is null ? 0 : c.Scene.Decimals(c.Scene.Text(c.Row, c.Field))),
        ("short", static c => IsShort(c.Scene, c.Row, c.Field)),
        ("label", static c => c.Scene.Stacks && c.Field > 0 ? Label(c.Scene.Table.Fields[c.Field]) : null));

    static readonly ViewNames<(TableScene Scene, ShownRow Row)> RowNames = new(
        ("key", static r => r.Row.Row < 0 ? "" : r.Scene.Table.KeyOf(r.Row.Row)),
        ("id", static r => r.Row.Row >= 0 && r.Row.Row < r.Scene.RowIds.Length && r.Scene.RowIds[r.Row.Row].Length > 0 ? r.Scene.Page.Scoped(r.Scene.RowIds[r.Row.Row]) : null),
        ("kind", static r => Kind(r.Row.Kind)),
        ("title", static r => r.Row.Label),
        ("sparkline", static r => r.Row.Row < 0 || !r.Scene.HasSparkline ? null : new Html(r.Scene.Sparkline(r.Row.Row))),
        ("cells", static r => r.Row.Row < 0 ? [] : Enumerable.Range(0, r.Scene.Table.Fields.Length).Select(i => CellNames.Of((r.Scene, r.Row.Kind, r.Row.Row, i))).ToArray(), CellNames));

    static readonly ViewNames<(string? Title, View[] Rows)> BodyNames = new(
        ("title", static b => b.Title),
        ("rows", static b => b.Rows, RowNames));

    internal static readonly ViewNames<DataSource> SourceNames = new(
        ("title", static s => s.Title),
        ("path", static s => s.Path));

    internal static readonly ViewNames<DataLicense> LicenseNames = new(
        ("name", static l => l.Name),
        ("title", static l => l.Title),
        ("path", static l => l.Path));

    static readonly ViewNames<(string Symbol, string Label)> LegendNames = new(
        ("symbol", static l => l.Symbol),
        ("label", static l => l.Label));

    static readonly ViewNames<(string Url, int Number)> BackNames = new(
        ("url", static b => b.Url),
        ("number", static b => b.Number));

    static readonly ViewNames<(TableScene Scene, TableNote Note)> NoteNames = new(
        ("id", static n => n.Note.Id),
        ("letter", static n => n.Note.Letter),
        ("text", static n => new Html(n.Scene.Page.Of(n.Note.Text))),
        ("marks", static n => n.Note.Marks.Select(static (id, i) => BackNames.Of(("#" + Arranging.Site.Encoded(id), i + 1))).ToArray(), BackNames));

    internal static readonly ViewNames<(string Format, string File, string Url)> DownloadNames = new(
        ("format", static d => d.Format),
        ("file", static d => d.File),
        ("url", static d => d.Url));

    /// <summary>The names.</summary>
    internal static readonly ViewNames<TableScene> Names = new(
        ("kind", static s => s.Block.Partial),
        ("id", static s => s.Page.ScopedOrNone(s.Block.Attributes.Id)),
        ("name", static s => s.Name),
        ("number", static s => s.Block.Number == 0 ? null : s.Block.Number),
        ("label", static s => BlockViews.Label(s.Page, s.Block.Kind ?? FloatKind.Table, s.Block.Number)),
        ("title", static s => s.Block.Attributes["title"]),
        ("caption", static s => BlockViews.Text(s.Page, s.Block.Caption)),
        ("caption_marks", static s => Marked(s.Marks(-1, -1))),
        ("notes", static s => BlockViews.Text(s.Page, s.Block.Notes)),
        ("body", static s => BlockViews.Text(s.Page, s.Block.Notes)),
        ("classes", static s => s.Block.Attributes.Classes.ToArray()),
        ("attributes", static s => BlockViews.Attributes(s.Block.Attributes), ViewNames.Open),
        ("columns", static s => Enumerable.Range(0, s.Table.Fields.Length).Select(i => ColumnNames.Of((s, i))).ToArray(), ColumnNames),
        ("groups", static s => s.Table.Fields.Any(static f => f.Group is not null) ? Groups(s) : [], GroupNames),
        ("rows", static s => s.Block.Shape.Rows.Where(static r => r.Row >= 0).Select(r => RowNames.Of((s, r))).ToArray(), RowNames),
        ("bodies", Bodies, BodyNames),
        ("full_span", static s => s.Table.Fields.Length + (s.HasSparkline ? 1 : 0)),
        ("has_sparkline", static s => s.HasSparkline),
        ("stacks", static s => s.Stacks),
        ("filters", static s => s.Table.RowCount >= FewestToFilter),
        ("decimal_mark", static s => s.Style.Decimal),
        ("missing_legend", static s => s.MissingInUse().Select(LegendNames.Of).ToArray(), LegendNames),
        ("status_legend", static s => s.Notes.Statuses.Select(status => LegendNames.Of((StatusMarks.Letter(status, s.Page.Theme), StatusMarks.Label(status, s.Page.Theme)))).ToArray(), LegendNames),
        ("table_notes", static s => s.Notes.All.Select(n => NoteNames.Of((s, n))).ToArray(), NoteNames),
        ("sources", static s => s.Table.Sources.Select(SourceNames.Of).ToArray(), SourceNames),
        ("licenses", static s => s.Table.Licenses.Select(LicenseNames.Of).ToArray(), LicenseNames),
        ("rows_shown", static s => s.RowsShown),
        ("whole", static s => s.Block.Shape.LeftOut > 0 ? s.Page.DataAddress(s.Table.Name + ".csv") : null),
        ("whole_file", static s => s.Table.Name + ".csv"),
        ("download", static s => s.Name is { } name ? s.Page.DataAddress(name + ".csv") : null),
        ("downloads", static s => Downloads(s.Block, s.Page), DownloadNames));

    /// <summary>The view of a block.</summary>
    public static View Of(DataBlock block, HtmlWriter page, NumberStyle style) => Names.Of(new TableScene(block, page, style));

    /// <summary>The files that what a block shows is offered as; none for a block that stands on no page.</summary>
    internal static View[] Downloads(DataBlock block, HtmlWriter page)
    {
        if (page.Data.NameOf(block) is not { } name)
        {
            return [];
        }

        (string Format, string Extension)[] all = [("CSV", ".csv"), ("JSON", ".json"), .. page.Data.FitsSheet(block) ? [("XLSX", ".xlsx")] : Array.Empty<(string, string)>()];
        return [.. all.Select(d => DownloadNames.Of((d.Format, name + d.Extension, page.DataAddress(name + d.Extension))))];
    }

    static Field Field((TableScene Scene, int Field) column) => column.Scene.Table.Fields[column.Field];

    // A column says what a cell is without making its text.
    static Column Column((TableScene Scene, RowKind Kind, int Row, int Field) cell) => cell.Scene.Table.Columns[cell.Field];

    static bool IsShort(TableScene scene, int row, int field) =>
        scene.DecimalsOf(field) is > 0 and var most && (scene.Table.Columns[field].NumberAt(row) is null || scene.Decimals(scene.Text(row, field)) < most);

    // Where a table is stacked its heads are out of sight, units and all.
    static string Label(Field field) => field.Unit is { } unit ? $"{field.Title} ({unit})" : field.Title;

    static Html? Marked(string marks) => marks.Length == 0 ? null : new Html(marks);

    static string Kind(RowKind kind) => kind switch
    {
        RowKind.Subtotal => "subtotal",
        RowKind.StatedTotal => "stated-total",
        RowKind.Total => "total",
        RowKind.GroupHeading => "group",
        _ => "data",
    };

    // Below its group's name, "Exports 2014" is "2014".
    static string ShortTitle(Field field) =>
        field.Group is { Length: > 0 } group && field.Title.Length > group.Length && field.Title.StartsWith(group, StringComparison.Ordinal)
            ? field.Title[group.Length..].TrimStart(' ', ',', ':', '–', '-', '\u00A0')
            : field.Title;

    // The unit of all of a group, which is then said once.
    static string? GroupUnit(Table table, int field)
    {
        var group = table.Fields[field].Group;
        var unit = table.Fields[field].Unit;
        return group is not null && table.Fields.All(f => f.Group != group || f.Unit == unit) ? unit : null;
    }

    static View[] Groups(TableScene scene)
    {
        var groups = new List<View>();
        var fields = scene.Table.Fields;
        for (var from = 0; from < fields.Length;)
        {
            var to = from + 1;
            while (to < fields.Length && fields[to].Group == fields[from].Group)
            {
                to++;
            }

            groups.Add(GroupNames.Of((scene, from, to - from)));
            from = to;
        }

        return [.. groups];
    }

    // Rows between two headings are one body, which a total that the data states closes; the total of all stands in one of its own.
    // So each stays below what it adds up, however that is sorted.
    static View[] Bodies(TableScene scene)
    {
        var bodies = new List<View>();
        var rows = new List<View>();
        string? title = null;
        foreach (var row in scene.Block.Shape.Rows)
        {
            if (row.Kind is RowKind.GroupHeading or RowKind.Total)
            {
                Close();
                title = row.Kind != RowKind.GroupHeading ? null : row.Label is { Length: > 0 } name ? name : scene.Page.Theme.Word("missing_label");
            }

            if (row.Row >= 0)
            {
                rows.Add(RowNames.Of((scene, row)));
            }

            if (row.Kind == RowKind.StatedTotal)
            {
                Close();
            }
        }

        Close();
        return [.. bodies];

        void Close()
        {
            if (rows.Count > 0 || title is not null)
            {
                bodies.Add(BodyNames.Of((title, [.. rows])));
            }

            rows.Clear();
            title = null;
        }
    }
}
