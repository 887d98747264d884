using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>A note below a table: its letter, the text, and the ids of the marks that lead to it.</summary>
sealed record TableNote(string Letter, string Id, ImmutableArray<Inline> Text, List<string> Marks);

/// <summary>
/// The notes of a table, lettered in the order in which a reader meets their marks: table, columns, rows, cells. A place has one
/// note, in which lines of their own say the checks that are known to fail there; equal notes share a letter.
/// </summary>
sealed class TableNotes
{
    readonly List<TableNote> _all = [];
    readonly Dictionary<string, TableNote> _byText = new(StringComparer.Ordinal);
    readonly Dictionary<(int Row, int Field), TableNote> _at = [];
    readonly Dictionary<(int Row, int Field), Annotation> _status = [];
    readonly string _prefix;
    readonly HashSet<string> _taken;
    int _letters;

    public TableNotes(DataBlock block, string prefix, HtmlWriter page, CheckWords? words)
    {
        var theme = page.Theme;
        _prefix = prefix;
        foreach (var remark in block.Table.Annotations.Where(static a => a.Status is not null))
        {
            _status.TryAdd((remark.Row, remark.Field), remark);
        }

        _taken = [.. Statuses.Select(status => StatusMarks.Letter(status, theme))];
        var remarks = block.Remarks.ToDictionary(static r => r.Written, static r => r.Text, StringComparer.Ordinal);
        foreach (var place in Found(block, theme, words).GroupBy(static f => (f.Row, f.Field)).OrderBy(static p => p.Key))
        {
            Add(place.Key, [.. place.Select(static f => f.Text).Distinct()], remarks, page);
        }
    }

    public IReadOnlyList<TableNote> All => _all;

    /// <summary>What is to be known of a cell: by itself, else of its row, its column or the table. Only the first is marked at the cell.</summary>
    public Annotation? StatusAt(int row, int field) => _status.GetValueOrDefault((row, field));

    /// <summary>Statuses in use.</summary>
    public IEnumerable<ObservationStatus> Statuses => StatusMarks.All.Where(s => _status.Values.Any(a => a.Status == s));

    /// <summary>The note on a place, or nothing; -1 stands for all rows or fields.</summary>
    public TableNote? At(int row, int field) => _at.GetValueOrDefault((row, field));

    /// <summary>The mark of the note on a place, as HTML, or nothing. Its note leads back to it.</summary>
    public string Marks(int row, int field) => At(row, field) is { } note ? Mark(note, row, field) : "";

    string Mark(TableNote note, int row, int field) =>
        $"<sup class=\"note-mark\"><a id=\"{HtmlWriter.Escaped(MarkId(note, row, field))}\" href=\"#{Arranging.Site.Encoded(note.Id)}\" role=\"doc-noteref\">{note.Letter}</a></sup>";

    string MarkId(TableNote note, int row, int field) =>
        string.Create(CultureInfo.InvariantCulture, $"{_prefix}-mark-{note.Letter}{(row < 0 ? "" : $"-{row + 1}")}{(field < 0 ? "" : $"-c{field + 1}")}");

    // What is to be said of one place is one note, a line each.
    void Add((int Row, int Field) place, ImmutableArray<string> lines, Dictionary<string, ImmutableArray<Inline>> bound, HtmlWriter page)
    {
        var text = string.Join('\n', lines);
        if (!_byText.TryGetValue(text, out var note))
        {
            var letter = NextLetter();
            note = new TableNote(letter, $"{_prefix}-note-{letter}", Lines(lines.Select(l => bound.TryGetValue(l, out var known) ? known : Unbound(l, page))), []);
            _byText.Add(text, note);
            _all.Add(note);
        }

        _at.Add(place, note);
        note.Marks.Add(MarkId(note, place.Row, place.Field));
    }

    static ImmutableArray<Inline> Lines(IEnumerable<ImmutableArray<Inline>> lines) =>
        [.. lines.SelectMany(static (line, i) => i == 0 ? line : line.Insert(0, new HardBreak(default)))];

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

    static IEnumerable<(int Row, int Field, string Text)> Found(DataBlock block, Theme theme, CheckWords? words)
    {
        foreach (var remark in block.Table.Annotations.Where(static a => a.Note is not null))
        {
            yield return (remark.Row, remark.Field, remark.Note!);
        }

        foreach (var check in words is null ? [] : CheckNotes.Of(block, theme, words))
        {
            yield return check;
        }

        foreach (var sum in block.Shape.Rows.Where(static r => !r.Incomplete.IsEmpty))
        {
            foreach (var field in sum.Incomplete)
            {
                yield return (sum.Row, field, theme.Word("sum_incomplete"));
            }
        }
    }

    // A note that was never bound, such as that a check fails: Markdown of one line, without citations.
    static ImmutableArray<Inline> Unbound(string text, HtmlWriter page)
    {
        var file = SourceFile.Of("", text);
        var inlines = MarkdownParser.ParseInlines(file, text, 0, new MarkdownSettings(page.Report.Config.Language, AllowHtml: false), new Diagnostics());
        return Walk.Rewrite(inlines, Bound);
    }

    static Inline Bound(Inline inline) => inline is not Link link ? inline
        : link.Target.StartsWith("https://", StringComparison.Ordinal) || link.Target.StartsWith("http://", StringComparison.Ordinal)
            ? new BoundLink(link.At, new ExternalTarget(link.Target), link.Title, link.Attributes, link.Inlines)
            : new Span(link.At, Attributes.None, link.Inlines);
}
