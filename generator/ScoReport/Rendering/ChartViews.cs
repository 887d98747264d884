using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScoReport.Charts;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>What partials see of charts, timelines and matrices, and the files that charts are offered as.</summary>
static class ChartViews
{
    /// <summary>A chart with the page it is written on.</summary>
    internal sealed record Shown(ChartBlock Block, Chart Chart, HtmlWriter Page);

    /// <summary>A timeline or matrix with the page it is written on.</summary>
    internal sealed record Dated(DataBlock Block, HtmlWriter Page, NumberStyle Style, ImmutableArray<TimelineEvent> Events);

    /// <summary>An entry of a timeline.</summary>
    internal sealed record TimelineEvent(double At, string Iso, string When, string Text, string Place);

    public static readonly ViewNames<Shown> Names = new(
        ("id", static s => s.Page.ScopedOrNone(s.Block.Attributes.Id)),
        ("number", static s => s.Block.Number == 0 ? null : s.Block.Number),
        ("label", static s => Label(s.Page, s.Block.Number)),
        ("title", static s => s.Block.Spec.Title),
        ("subtitle", static s => s.Block.Spec.Subtitle),
        ("caption", static s => s.Block.Caption.IsEmpty ? null : new Html(s.Page.Of(s.Block.Caption))),
        ("notes", static s => s.Block.Notes.IsEmpty ? null : new Html(s.Page.Of(s.Block.Notes))),
        ("wide", static s => new Html(Drawing(s, ChartDrawing.Wide, "wide"))),
        ("narrow", static s => new Html(Drawing(s, ChartDrawing.Narrow, "narrow"))),
        ("summary", static s => s.Block.Summary.IsEmpty ? new Html("<p>" + HtmlWriter.Escaped(SummaryOf(s.Block, s.Chart, s.Page.Theme)) + "</p>") : new Html(s.Page.Of(s.Block.Summary))),
        ("table", static s => !s.Chart.HasTable ? null : new Html(s.Page.Of([Data(s.Block, s.Chart, s.Page.Theme)]))),
        ("too_long", static s => !s.Chart.HasTable ? s.Page.Theme.Word("chart_rows").Replace("{count}", Numbers.Format(s.Chart.Shown.RowCount, 0, s.Chart.Style), StringComparison.Ordinal) : null),
        ("classes", static s => s.Block.Attributes.Classes.ToArray()),
        ("sources", static s => s.Chart.Shown.Sources.Select(TableViews.SourceNames.Of).ToArray(), TableViews.SourceNames),
        ("picture", static s => s.Page.OwnFile(PathOf(s.Block, "svg"))),
        ("png", static s => s.Page.HasPng ? s.Page.OwnFile(PathOf(s.Block, "png")) : null),
        ("download", static s => s.Page.OwnFile(PathOf(s.Block, "csv"))));

    static readonly ViewNames<TimelineEvent> EventNames = new(
        ("iso", static e => e.Iso),
        ("when", static e => e.When),
        ("text", static e => e.Text),
        ("place", static e => e.Place.Length == 0 ? null : e.Place));

    public static readonly ViewNames<Dated> TimelineNames = new(
        ("id", static t => t.Page.ScopedOrNone(t.Block.Attributes.Id)),
        ("label", static t => Label(t.Page, t.Block.Number)),
        ("caption", static t => t.Block.Caption.IsEmpty ? null : new Html(t.Page.Of(t.Block.Caption))),
        ("notes", static t => t.Block.Notes.IsEmpty ? null : new Html(t.Page.Of(t.Block.Notes))),
        ("classes", static t => t.Block.Attributes.Classes.ToArray()),
        ("events", static t => t.Events.Select(e => EventNames.Of(e.When == e.Iso ? e with { When = t.Style.InDigits(e.Iso) } : e)).ToArray(), EventNames),
        ("wide", static t => new Html(Axis(t, ChartDrawing.Wide, "wide"))),
        ("narrow", static t => new Html(Axis(t, ChartDrawing.Narrow, "narrow"))),
        ("sources", static t => t.Block.Table.Sources.Select(TableViews.SourceNames.Of).ToArray(), TableViews.SourceNames),
        ("licenses", static t => t.Block.Table.Licenses.Select(TableViews.LicenseNames.Of).ToArray(), TableViews.LicenseNames),
        ("downloads", static t => TableViews.Downloads(t.Block, t.Page), TableViews.DownloadNames));

    static readonly ViewNames<(string Text, int Mark)> MemberNames = new(
        ("text", static m => m.Text),
        ("mark", static m => m.Mark == 0 ? null : m.Mark));

    static readonly ViewNames<(string Name, View[] Cells)> MemberRowNames = new(
        ("name", static r => r.Name),
        ("cells", static r => r.Cells, MemberNames));

    public static readonly ViewNames<Dated> MatrixNames = new(
        ("id", static t => t.Page.ScopedOrNone(t.Block.Attributes.Id)),
        ("label", static t => t.Block.Number == 0 ? null : t.Page.Label(t.Block.Kind == FloatKind.Figure ? ReferenceKind.Figure : ReferenceKind.Table, t.Block.Number.ToString(CultureInfo.InvariantCulture))),
        ("caption", static t => t.Block.Caption.IsEmpty ? null : new Html(t.Page.Of(t.Block.Caption))),
        ("notes", static t => t.Block.Notes.IsEmpty ? null : new Html(t.Page.Of(t.Block.Notes))),
        ("classes", static t => t.Block.Attributes.Classes.ToArray()),
        ("corner", static t => t.Block.Table.Fields[0].Title),
        ("columns", static t => t.Block.Table.Fields.Skip(1).Select(static f => f.Title).ToArray()),
        ("rows", static t => MemberRows(t.Block.Table), MemberRowNames),
        ("sources", static t => t.Block.Table.Sources.Select(TableViews.SourceNames.Of).ToArray(), TableViews.SourceNames),
        ("downloads", static t => TableViews.Downloads(t.Block, t.Page), TableViews.DownloadNames));

    /// <summary>A chart.</summary>
    public static View Of(ChartBlock block, Chart chart, HtmlWriter page) => Names.Of(new Shown(block, chart, page));

    /// <summary>A matrix.</summary>
    public static View Matrix(DataBlock block, HtmlWriter page, NumberStyle style) => MatrixNames.Of(new Dated(block, page, style, []));

    /// <summary>A timeline; nothing, and reports, when there are no events to show.</summary>
    public static View? Timeline(DataBlock block, HtmlWriter page, NumberStyle style, Diagnostics diagnostics) =>
        EventsOf(block, diagnostics) is { IsEmpty: false } events ? TimelineNames.Of(new Dated(block, page, style, events)) : null;

    /// <summary>What of an event a field holds, by the words that name the field on the block.</summary>
    internal static readonly string[] TimelineKeys = ["date", "when", "text", "place"];

    /// <summary>The events of a timeline by date; reports fields that are not there, and dates that are none.</summary>
    internal static ImmutableArray<TimelineEvent> EventsOf(DataBlock block, Diagnostics diagnostics)
    {
        var table = block.Table;
        var fields = TimelineKeys.Select(key => Field(block, key, diagnostics)).ToArray();
        var events = ImmutableArray.CreateBuilder<TimelineEvent>();
        for (var row = 0; row < table.RowCount && fields[0] >= 0 && fields[2] >= 0; row++)
        {
            var iso = table[row, fields[0]].Text;
            if (ChartNumbers.Years(iso) is { } at)
            {
                events.Add(new TimelineEvent(at, iso, Text(table, row, fields[1]) is { Length: > 0 } when ? when : iso, Text(table, row, fields[2]), Text(table, row, fields[3])));
            }
            else
            {
                diagnostics.Add(Problems.TimelineDate(table.Places[row], table.Fields[fields[0]].Name, iso));
            }
        }

        return [.. events.OrderBy(static e => e.At)];
    }

    static string Text(Table table, int row, int field) => field < 0 ? "" : table[row, field].Text;

    // 'date' and 'text' are there in every timeline; the others where the table has them or the block names them.
    static int Field(DataBlock block, string key, Diagnostics diagnostics)
    {
        var name = block.Attributes[key] ?? (key == "text" ? "event" : key);
        var index = block.Table.FieldIndex(name);
        if (index < 0 && (block.Attributes[key] is not null || key is "date" or "text"))
        {
            diagnostics.Add(Problems.UnknownField(Attributes.PlaceOf(block.At, key), name, $"table '{block.Table.Name}'", block.Table.Fields.Select(static f => f.Name)));
        }

        return index;
    }

    static View[] MemberRows(Table table)
    {
        var marks = new List<string>();
        return [.. Enumerable.Range(0, table.RowCount).Select(row => MemberRowNames.Of((table[row, 0].Text, [.. Enumerable.Range(1, table.Fields.Length - 1).Select(field => MemberNames.Of(Member(table[row, field].Text, marks)))])))];
    }

    // Marks in the order in which their words first stand in the table.
    static (string Text, int Mark) Member(string text, List<string> marks)
    {
        if (text.Length > 0 && !marks.Contains(text))
        {
            marks.Add(text);
        }

        return (text, text.Length == 0 ? 0 : (marks.IndexOf(text) % 4) + 1);
    }

    static string Axis(Dated timeline, int width, string kind)
    {
        var name = timeline.Block.Attributes.Id ?? "timeline-" + timeline.Block.At.Start.ToString(CultureInfo.InvariantCulture);
        var title = PlainText.Of(timeline.Block.Caption) is { Length: > 0 } caption ? caption : timeline.Page.Theme.Word("chart_timeline");
        return TimelineDrawing.Of([.. timeline.Events.Select(static e => e.At)], width, timeline.Page.Scoped($"{name}-{kind}"), title, Described(timeline), timeline.Style);
    }

    static string Described(Dated timeline)
    {
        var (first, last) = (timeline.Events[0], timeline.Events[^1]);
        return timeline.Page.Theme.Word("chart_events")
            .Replace("{count}", timeline.Events.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{first_when}", first.When, StringComparison.Ordinal).Replace("{first}", first.Text.TrimEnd('.'), StringComparison.Ordinal)
            .Replace("{last_when}", last.When, StringComparison.Ordinal).Replace("{last}", last.Text.TrimEnd('.'), StringComparison.Ordinal);
    }

    static string Drawing(Shown s, int width, string kind) =>
        ChartDrawing.Of(s.Chart, width, s.Page.Scoped(IdOf(s.Block)) + "-" + kind, NameOf(s.Block), Described(s.Block, s.Chart, s.Page.Theme), s.Page.Theme.Word);

    static string IdOf(ChartBlock block) => block.Attributes.Id ?? $"chart-{block.Spec.Name}-{block.At.Start.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What a chart is called.</summary>
    public static string NameOf(ChartBlock block) => block.Spec.Title ?? (PlainText.Of(block.Caption) is { Length: > 0 } caption ? caption : block.Spec.Name);

    /// <summary>What a chart shows, in sentences.</summary>
    public static string Described(ChartBlock block, Chart chart, Theme theme) => string.Join(' ', new[] { block.Spec.Description, SummaryOf(block, chart, theme) }.Where(static t => t is { Length: > 0 }));

    /// <summary>What a chart shows, in words: the author's, or those made of its data.</summary>
    internal static string SummaryOf(ChartBlock block, Chart chart, Theme theme)
    {
        if (block.Summary.IsEmpty)
        {
            return ChartSummary.Of(chart, block.Spec.Subtitle ?? block.Spec.Title, theme.Word);
        }

        var text = new StringBuilder();
        Walk.Visit(block.Summary, b => text.Append(b is Paragraph paragraph ? PlainText.Of(paragraph.Inlines) + " " : ""), static _ => { });
        return text.ToString().Trim();
    }

    /// <summary>The data of a chart as a table without a caption; nothing where it has too many rows to be read.</summary>
    internal static DataBlock? TableOf(ChartBlock block, Chart chart, Theme theme) => chart.HasTable ? Data(block, chart, theme) with { Caption = [] } : null;

    // Its notes have ids made of its name, which two charts of one table must not share.
    static DataBlock Data(ChartBlock block, Chart chart, Theme theme) =>
        new(block.At, "table", null, Attributes.None, ChartTitles.In(chart, theme.Word).Shown with { Name = IdOf(block) + "-data", Sources = [] }, TableShape.Of(chart.Shown), [new Text(block.At, NameOf(block))], [], 0) { Remarks = block.Remarks };

    static string? Label(HtmlWriter page, int number) => number == 0 ? null : page.Label(ReferenceKind.Figure, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The charts of a report, each once, by name.</summary>
    public static IEnumerable<ChartBlock> Charts(Report report)
    {
        var charts = new SortedDictionary<string, ChartBlock>(StringComparer.Ordinal);
        foreach (var chapter in report.Chapters)
        {
            Walk.Visit(chapter.Blocks, block => { if (block is ChartBlock { Chart: not null } chart) { charts.TryAdd(chart.Spec.Name, chart); } }, static _ => { });
        }

        return charts.Values;
    }

    /// <summary>Path of a file of a chart below the folder of files.</summary>
    public static string PathOf(ChartBlock block, string extension) => $"charts/{block.Spec.Name}.{extension}";

    /// <summary>A chart as a picture of its own.</summary>
    public static string Picture(ChartBlock block, Theme theme)
    {
        var drawing = ChartDrawing.Of(block.Chart!, ChartDrawing.Wide, IdOf(block) + "-file", NameOf(block), Described(block, block.Chart!, theme), theme.Word, hasTitles: true);
        var sources = string.Join(theme.Word("clause_separator"), block.Chart!.Shown.Sources.Select(static s => s.Title));
        return ChartFiles.Picture(drawing, ChartDrawing.Wide, NameOf(block), block.Spec.Subtitle ?? "", sources.Length == 0 ? "" : $"{theme.Word("source")} {sources}");
    }
}
