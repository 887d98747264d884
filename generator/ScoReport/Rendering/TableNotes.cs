using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>A note below a table: its letter, the text, and the ids of the marks that lead to it.</summary>
sealed record TableNote(string Letter, string Id, string Text, List<string> Marks);

/// <summary>
/// The notes of a table, lettered in the order in which a reader meets their marks: table, columns, rows, cells. Equal notes share a
/// letter. A check that is known to fail is a note where it fails.
/// </summary>
sealed class TableNotes
{
    readonly List<TableNote> _all = [];
    readonly Dictionary<string, TableNote> _byText = new(StringComparer.Ordinal);
    readonly Dictionary<(int Row, int Field), List<TableNote>> _at = [];
    readonly Dictionary<(int Row, int Field), Annotation> _status = [];
    readonly string _prefix;
    readonly HashSet<string> _taken;
    int _letters;

    public TableNotes(DataBlock block, string prefix, Theme theme)
    {
        _prefix = prefix;
        foreach (var remark in block.Table.Annotations.Where(static a => a.Status is not null))
        {
            _status.TryAdd((remark.Row, remark.Field), remark);
        }

        _taken = [.. Statuses.Select(status => StatusMarks.Letter(status, theme))];
        var found = Found(block, theme).OrderBy(static f => f.Row).ThenBy(static f => f.Field).ToArray();
        foreach (var (row, field, text) in found)
        {
            Add(row, field, text);
        }
    }

    public IReadOnlyList<TableNote> All => _all;

    /// <summary>What is to be known of a cell: by itself, else of its row, its column or the table. Only the first is marked at the cell.</summary>
    public Annotation? StatusAt(int row, int field) => _status.GetValueOrDefault((row, field));

    /// <summary>Statuses in use.</summary>
    public IEnumerable<ObservationStatus> Statuses => StatusMarks.All.Where(s => _status.Values.Any(a => a.Status == s));

    /// <summary>The notes on a place; -1 stands for all rows or fields.</summary>
    public IReadOnlyList<TableNote> At(int row, int field) => _at.TryGetValue((row, field), out var notes) ? notes : [];

    /// <summary>The marks of the notes on a place, as HTML; each has an id, to which its note leads back.</summary>
    public string Marks(int row, int field) => string.Concat(At(row, field).Select(note => Mark(note, row, field)));

    string Mark(TableNote note, int row, int field) =>
        $"<sup class=\"note-mark\"><a id=\"{HtmlWriter.Escaped(MarkId(note, row, field))}\" href=\"#{Arranging.Site.Encoded(note.Id)}\" role=\"doc-noteref\">{note.Letter}</a></sup>";

    string MarkId(TableNote note, int row, int field) =>
        string.Create(CultureInfo.InvariantCulture, $"{_prefix}-mark-{note.Letter}{(row < 0 ? "" : $"-{row + 1}")}{(field < 0 ? "" : $"-c{field + 1}")}");

    void Add(int row, int field, string text)
    {
        if (!_byText.TryGetValue(text, out var note))
        {
            var letter = NextLetter();
            note = new TableNote(letter, $"{_prefix}-note-{letter}", text, []);
            _byText.Add(text, note);
            _all.Add(note);
        }

        if (!_at.TryGetValue((row, field), out var here))
        {
            _at.Add((row, field), here = []);
        }

        if (!here.Contains(note))
        {
            here.Add(note);
            note.Marks.Add(MarkId(note, row, field));
        }
    }

    // A letter that says a status in this table says nothing else.
    string NextLetter()
    {
        var letter = Letters(_letters++);
        while (_taken.Contains(letter))
        {
            letter = Letters(_letters++);
        }

        return letter;
    }

    static string Letters(int index) => index < 26 ? ((char)('a' + index)).ToString() : Letters((index / 26) - 1) + (char)('a' + (index % 26));

    static IEnumerable<(int Row, int Field, string Text)> Found(DataBlock block, Theme theme)
    {
        foreach (var remark in block.Table.Annotations.Where(static a => a.Note is not null))
        {
            yield return (remark.Row, remark.Field, remark.Note!);
        }

        foreach (var check in block.Table.Checks.Where(static c => c.Outcome == CheckOutcome.Acknowledged))
        {
            yield return (Shown(block.Shape.SourceRows, check.Row), Shown(block.Shape.SourceFields, check.Field), $"{theme.Word("check_fails")} {Stopped(check.Claim)} {Stopped(check.Finding ?? "")}".TrimEnd());
        }

        foreach (var sum in block.Shape.Rows.Where(static r => !r.Incomplete.IsEmpty))
        {
            foreach (var field in sum.Incomplete)
            {
                yield return (sum.Row, field, theme.Word("sum_incomplete"));
            }
        }
    }

    static string Stopped(string sentence) => sentence.Length == 0 || sentence[^1] is '.' or '!' or '?' ? sentence : sentence + ".";

    // Where a place of the resource is shown; -1, all of it, where it is not.
    static int Shown(ImmutableArray<int> sources, int source) => source < 0 ? -1 : sources.IndexOf(source);

    /// <summary>A note as HTML. It is Markdown of one line; citations in it were never bound, and are left out.</summary>
    public static string Html(string text, HtmlWriter page)
    {
        var file = SourceFile.Of("", text);
        var inlines = MarkdownParser.ParseInlines(file, text, 0, new MarkdownSettings(page.Report.Config.Language, AllowHtml: false), new Diagnostics());
        return page.Of(Walk.Rewrite(inlines, Bound));
    }

    static Inline Bound(Inline inline) => inline is not Link link ? inline
        : link.Target.StartsWith("https://", StringComparison.Ordinal) || link.Target.StartsWith("http://", StringComparison.Ordinal)
            ? new BoundLink(link.At, new ExternalTarget(link.Target), link.Title, link.Attributes, link.Inlines)
            : new Span(link.At, Attributes.None, link.Inlines);
}
