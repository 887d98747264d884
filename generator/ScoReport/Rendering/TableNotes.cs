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
        foreach (var (row, field, text) in Found(block, theme, words).OrderBy(static f => f.Row).ThenBy(static f => f.Field))
        {
            Add(row, field, text, remarks.TryGetValue(text, out var bound) ? bound : null, page);
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

    void Add(int row, int field, string text, ImmutableArray<Inline>? bound, HtmlWriter page)
    {
        if (!_byText.TryGetValue(text, out var note))
        {
            var letter = NextLetter();
            note = new TableNote(letter, $"{_prefix}-note-{letter}", bound ?? Unbound(text, page), []);
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

    static IEnumerable<(int Row, int Field, string Text)> Found(DataBlock block, Theme theme, CheckWords? words)
    {
        foreach (var remark in block.Table.Annotations.Where(static a => a.Note is not null))
        {
            yield return (remark.Row, remark.Field, remark.Note!);
        }

        foreach (var check in words is null ? [] : block.Table.Checks.Where(static c => c.Outcome == CheckOutcome.Acknowledged))
        {
            // What fails where nothing is shown is nothing to be noted here; the page of data has it.
            var (row, field) = (Shown(block.Shape.SourceRows, check.Row), Shown(block.Shape.SourceFields, check.Field));
            if ((row >= 0 || check.Row < 0) && (field >= 0 || check.Field < 0))
            {
                yield return (row, field, $"{theme.Word("check_fails")} {Stopped(words!.Of(check.Claim))} {Stopped(check.Finding is { } finding ? Capital(words.Of(finding)) : "")}".TrimEnd());
            }
        }

        foreach (var sum in block.Shape.Rows.Where(static r => !r.Incomplete.IsEmpty))
        {
            foreach (var field in sum.Incomplete)
            {
                yield return (sum.Row, field, theme.Word("sum_incomplete"));
            }
        }
    }

    static string Capital(string sentence) => sentence.Length > 0 && char.IsLower(sentence[0]) ? char.ToUpperInvariant(sentence[0]) + sentence[1..] : sentence;

    static string Stopped(string sentence) => sentence.Length == 0 || sentence[^1] is '.' or '!' or '?' or '。' ? sentence : sentence + ".";

    // Where a place of the resource is shown; -1 where it is not.
    static int Shown(ImmutableArray<int> sources, int source) => source < 0 ? -1 : sources.IndexOf(source);

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
