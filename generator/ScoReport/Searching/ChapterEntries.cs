using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Searching;

/// <summary>Takes a chapter apart. What stands in a section and has an entry of its own follows it.</summary>
sealed class ChapterEntries(BoundChapter chapter, PrintedWords words, Theme theme)
{
    // Of a longer table, readers look for the file.
    const int MostRows = 500;

    const int DigitsOfNumber = 3;

    /// <summary>What stands between the cells of a row.</summary>
    public const string Between = " · ";

    readonly List<Draft> _drafts = [];
    readonly Dictionary<int, Draft> _notes = [];
    readonly NumberStyle _numbers = words.Numbers;
    Draft _section = null!;

    sealed class Draft(SearchEntry head)
    {
        public SearchEntry Head { get; } = head;

        public StringBuilder Body { get; } = new();

        public StringBuilder Shown { get; } = new();

        public void Add(string line)
        {
            Body.Append(line).Append('\n');
            Show(line);
        }

        public void Show(string line)
        {
            if (line.Length > 0)
            {
                Shown.Append(Shown.Length > 0 ? "\n" : "").Append(line);
            }
        }

        public SearchEntry Done() => Head with { Body = Body.ToString(), Shown = Shown.ToString() };
    }

    public IEnumerable<SearchEntry> Read()
    {
        words.OnNote = number => _notes.TryAdd(number, _section);
        var label = words.Label(chapter.Written.Slot.IsAppendix ? ReferenceKind.Appendix : ReferenceKind.Chapter, chapter.Number);
        _section = Begin(new SearchEntry(EntryKind.Section, 1, chapter.Written.Id?.Value ?? "", chapter.PlainTitle) { Caption = label });
        Add(words.Of(chapter.Summary));
        foreach (var point in chapter.KeyPoints)
        {
            Read(point);
        }

        Read(chapter.Blocks);
        foreach (var footnote in chapter.Footnotes)
        {
            // A note belongs to the section that it is marked in.
            var section = _section;
            _section = _notes.GetValueOrDefault(footnote.Number, section);
            Read(footnote.Blocks);
            _section = section;
        }

        return _drafts.Select(static d => d.Done());
    }

    Draft Begin(SearchEntry head)
    {
        var draft = new Draft(head);
        _drafts.Add(draft);
        return draft;
    }

    void Add(string line) => _section.Add(line);

    void Read(ImmutableArray<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Read(block);
        }
    }

    void Read(Block block)
    {
        switch (block)
        {
            case Heading heading:
                var title = words.Of(heading.Inlines);
                _section = Begin(new SearchEntry(EntryKind.Section, Math.Clamp(heading.Level, 2, 6), heading.Attributes.Id ?? "", title) { Heading = Joined(" ", heading.Number, title) });
                break;
            case Float figure:
                Read(figure);
                break;
            case DataBlock data:
                Read(data);
                break;
            case ChartBlock { Chart: { } chart } drawn:
                Read(drawn, chart);
                break;
            case Callout { Attributes.Id: { } id } callout:
                Inside(new SearchEntry(EntryKind.Note, 7, id, callout.Title ?? theme.Word($"callout_{callout.Kind}")), callout.Blocks);
                break;
            case Div { Attributes.Id: { } id } div:
                Inside(new SearchEntry(EntryKind.Note, 7, id, TitleOf(div)), div.Blocks);
                break;
            case ListBlock list:
                foreach (var item in list.Items)
                {
                    Read(item.Blocks);
                }

                break;
            case QuoteBlock quote:
                Read(quote.Blocks);
                break;
            case Callout callout:
                Add(callout.Title ?? "");
                Read(callout.Blocks);
                break;
            case Div div:
                Read(div.Blocks);
                break;
            case DefinitionList definitions:
                Read(definitions);
                break;
            default:
                Line(block);
                break;
        }
    }

    void Line(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Add(words.Of(paragraph.Inlines));
                break;
            case CodeBlock code:
                Add(code.Text);
                break;
            case MathBlock math:
                Add(math.TeX);
                break;
            case PipeTable table:
                foreach (var row in table.Rows.Prepend(table.Header))
                {
                    Add(Row(row));
                }

                break;
            case HtmlBlock html:
                Add(PrintedWords.OfHtml(html.Html));
                break;
        }
    }

    static string Joined(string between, params string?[] parts) => string.Join(between, parts.Where(static p => !string.IsNullOrEmpty(p)));

    string TitleOf(Div div) =>
        Joined(" ", div.Attributes["title"] ?? (div.Attributes.FirstClass == "editor-note" ? theme.Word("editor_note") : _section.Head.Title), div.Attributes["check"]);

    void Inside(SearchEntry head, ImmutableArray<Block> blocks)
    {
        var around = _section;
        _section = Begin(head);
        Read(blocks);
        _section = around;
    }

    string Row(ImmutableArray<ImmutableArray<Inline>> cells) => string.Join(Between, cells.Select(words.Of).Where(static c => c.Length > 0));

    void Read(DefinitionList definitions)
    {
        foreach (var item in definitions.Items)
        {
            Add(Row(item.Terms));
            Read(item.Definitions);
        }
    }

    void Read(Float figure) => Captioned(figure.Kind, figure.Attributes.Id, figure.Number, words.Of(figure.Caption), "", () =>
    {
        Read(figure.Content);
        Read(figure.Notes);
    });

    /// <summary>The titles of a table's columns with their units, as its head has them.</summary>
    public static string Columns(Table table) => string.Join(Between, table.Fields.Select(static f => f.Unit is { Length: > 0 } unit ? $"{f.Title} ({unit})" : f.Title));

    void Read(DataBlock data)
    {
        var titles = Columns(data.Table);
        var caption = words.Of(data.Caption) is { Length: > 0 } own ? own : data.Attributes["title"] ?? data.Table.Title ?? "";
        var isTimeline = data.Partial == "timeline";
        Captioned(data.Kind ?? FloatKind.Table, data.Attributes.Id, data.Number, caption, isTimeline ? "" : titles, () =>
        {
            if (isTimeline)
            {
                ReadEvents(data);
            }
            else
            {
                ReadRows(data);
            }

            Read(data.Notes);
        });
    }

    // What is amiss with them is told where they are shown.
    void ReadEvents(DataBlock timeline)
    {
        foreach (var one in ChartViews.EventsOf(timeline, new Diagnostics()))
        {
            Add(Joined(Between, one.When, one.Text, one.Place));
        }
    }

    void ReadRows(DataBlock data)
    {
        foreach (var row in data.Shape.Rows.Take(MostRows))
        {
            Read(data, row);
        }
    }

    // All numbers are shown with a find. Those of few digits are not looked up: there are too many of them, and too many that are alike.
    void Read(DataBlock data, ShownRow row)
    {
        var table = data.Table;
        if (row.Row < 0)
        {
            Add(row.Label ?? "");
            return;
        }

        List<string> all = [], found = [];
        for (var field = 0; field < table.Fields.Length; field++)
        {
            if (table[row.Row, field] is { IsMissing: false } cell)
            {
                var text = Text(data, row, field, cell);
                all.Add(words.Apart(text));
                found.AddRange(table.Fields[field].IsNumeric && text.Count(char.IsDigit) < DigitsOfNumber ? [] : [text]);
            }
        }

        _section.Body.AppendJoin(Between, found).Append('\n');
        _section.Show(string.Join(Between, all));
    }

    string Text(DataBlock data, ShownRow row, int field, Cell cell) =>
        data.References.TryGetValue((row.Row, field), out var reference) ? words.Of([reference])
        : cell.Number is { } number ? Numbers.Format(number, data.Table.Fields[field], _numbers)
        : cell.Text;

    void Read(ChartBlock drawn, Chart chart)
    {
        var caption = words.Of(drawn.Caption) is { Length: > 0 } own ? own : ChartViews.NameOf(drawn);
        Captioned(FloatKind.Figure, drawn.Attributes.Id, drawn.Number, caption, string.Join(Between, chart.Series), () =>
        {
            Add(Joined(Between, drawn.Spec.Title, drawn.Spec.Subtitle));
            Add(ChartViews.Described(drawn, chart, theme));
            Read(drawn.Notes);
        });
    }

    // A float without an id cannot be led to: its words count for the section around it.
    void Captioned(FloatKind kind, string? id, int number, string caption, string titles, Action read)
    {
        var label = number == 0 ? "" : words.Label(kind == FloatKind.Table ? ReferenceKind.Table : ReferenceKind.Figure, number.ToString(CultureInfo.InvariantCulture));
        var around = _section;
        if (id is not null)
        {
            _section = Begin(new SearchEntry(kind == FloatKind.Table ? EntryKind.Table : EntryKind.Figure, 7, id, label) { Heading = Joined(". ", label, caption), Caption = caption + "\n" + titles });
            _section.Show(titles);
        }
        else
        {
            Add(caption);
            Add(titles);
        }

        read();
        _section = around;
    }
}
