using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ScoReport.Arranging;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Searching;

/// <summary>What can be found on the pages of a site: sections, tables, figures, notes, references, terms.</summary>
static class EntryReader
{
    const int WordsOfName = 4;

    /// <summary>The pages in their order; those without anything to find are left out.</summary>
    public static ImmutableArray<SearchPage> Read(Site site, Theme theme)
    {
        var chapters = new SearchPage[site.Report.Chapters.Length];
        Parallel.For(0, chapters.Length, i => chapters[i] = Chapter(site, theme, i));
        return
        [
            .. chapters,
            .. Made(site, theme, GeneratedPage.Glossary, site.Report.Glossary.Select(term => Term(term, new PrintedWords(site, theme)))),
            .. Made(site, theme, GeneratedPage.References, References(site.Report.Bibliography, new PrintedWords(site, theme))),
            .. Made(site, theme, GeneratedPage.Data, site.Data.Tables.Select(used => Dataset(used.Table, theme))),
            .. Made(site, theme, GeneratedPage.Cite, [Itself(site, theme, GeneratedPage.Cite, "")]),
            .. Made(site, theme, GeneratedPage.About, [Itself(site, theme, GeneratedPage.About, new PrintedWords(site, theme).Of(site.Report.About))]),
        ];
    }

    static SearchPage Chapter(Site site, Theme theme, int index)
    {
        var chapter = site.Report.Chapters[index];
        var words = new PrintedWords(site, theme);
        var inText = new ChapterEntries(chapter, words, theme).Read();
        var listed = site.PathOf(GeneratedPage.References) is null ? References(chapter.Bibliography, words) : [];
        return new SearchPage(site.ChapterPaths[index], chapter.PlainTitle, [.. inText, .. listed]);
    }

    static IEnumerable<SearchPage> Made(Site site, Theme theme, GeneratedPage kind, IEnumerable<SearchEntry> entries) =>
        site.PathOf(kind) is { } path ? [new SearchPage(path, theme.Word(PageViews.KindName(kind)), [.. entries])] : [];

    // A page of the theme's words is found by its title and by what its authors add to it.
    static SearchEntry Itself(Site site, Theme theme, GeneratedPage kind, string text)
    {
        var body = $"{PageDescriptions.OfKind(site.Report, theme, PageViews.Word(kind))}\n{text}".Trim();
        return new SearchEntry(EntryKind.Section, 1, "", theme.Word(PageViews.Word(kind))) { Body = body, Shown = body };
    }

    static SearchEntry Term(GlossaryTerm term, PrintedWords words)
    {
        var names = string.Join("; ", term.Variants.Concat(term.Script));
        var definition = words.Of(term.Definition);
        return new SearchEntry(EntryKind.Term, 7, term.Id, term.Abbreviation is { } abbreviation ? $"{term.Term} ({abbreviation})" : term.Term)
        {
            Caption = names,
            Body = definition,
            Shown = names.Length == 0 ? definition : definition + "\n" + names,
        };
    }

    // Its title is a caption, as that of a table in the text is, which readers want first.
    static SearchEntry Dataset(Table table, Theme theme)
    {
        var title = table.Title ?? table.Name;
        var file = $"{theme.Word("download_data")} {table.Name}.csv";
        var columns = ChapterEntries.Columns(table);
        var lines = new[] { table.Description, columns, file }.Where(static line => !string.IsNullOrEmpty(line));
        return new SearchEntry(EntryKind.Dataset, 7, DataPlaces.AnchorOf(table.Name), "")
        {
            Heading = title,
            Caption = $"{theme.Word("data")} {title}",
            Body = string.Join('\n', lines),
            Shown = string.Join('\n', lines),
        };
    }

    static IEnumerable<SearchEntry> References(IEnumerable<BibliographyGroup> groups, PrintedWords words) => groups.SelectMany(static g => g.Items).Select(item =>
    {
        string?[] lines = [words.Of(item.Alone), item.Facts.TranslatedTitle, item.Facts.ScriptTitle];
        var text = string.Join('\n', lines.Where(static line => !string.IsNullOrEmpty(line)));
        return new SearchEntry(EntryKind.Reference, 7, item.Anchor, item.Facts.KnownAs) { Caption = Beginning(text), Body = text, Shown = text };
    });

    // Every style begins with what a work is known by: its first author, or its title.
    static string Beginning(string text) => string.Join(' ', text.Split(' ').Take(WordsOfName));
}

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
                list.Items.ToList().ForEach(item => Read(item.Blocks));
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
                Add(Row(table.Header));
                table.Rows.ToList().ForEach(row => Add(Row(row)));
                break;
            case HtmlBlock html:
                Add(PrintedWords.OfHtml(html.Html));
                break;
        }
    }

    static string Joined(string between, params ReadOnlySpan<string?> parts) => string.Join(between, parts.ToArray().Where(static p => !string.IsNullOrEmpty(p)));

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
        Captioned(data.Kind ?? FloatKind.Table, data.Attributes.Id, data.Number, caption, data.Partial == "timeline" ? "" : titles, () =>
        {
            if (data.Partial == "timeline")
            {
                ChartViews.EventsOf(data, new Diagnostics()).ToList().ForEach(e => Add(Joined(Between, e.When, e.Text, e.Place)));
            }
            else
            {
                data.Shape.Rows.Take(MostRows).ToList().ForEach(row => Read(data, row));
            }

            Read(data.Notes);
        });
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

        var cells = Enumerable.Range(0, table.Fields.Length).Where(field => !table[row.Row, field].IsMissing).Select(field => (IsNumber: table.Fields[field].IsNumeric, Text: Text(data, row, field, table[row.Row, field]))).ToList();
        _section.Body.Append(string.Join(Between, cells.Where(c => !c.IsNumber || c.Text.Count(char.IsDigit) >= DigitsOfNumber).Select(static c => c.Text))).Append('\n');
        _section.Show(string.Join(Between, cells.Select(static c => c.Text)));
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

/// <summary>Texts with the words that pages print: numbers with what they number, days as the language has them.</summary>
sealed partial class PrintedWords(Site site, Theme theme)
{
    readonly HtmlWriter _writer = new(site, theme, "", static (_, _) => null);

    /// <summary>Told of the footnotes that are marked, by their numbers.</summary>
    public Action<int>? OnNote { get; set; }

    /// <summary>How numbers are written.</summary>
    public NumberStyle Numbers { get; } = NumberStyle.Of(site.Report.Config.Language);

    /// <summary>The language that they are in.</summary>
    public string Language => site.Report.Config.Language;

    public string Label(ReferenceKind kind, string number) => _writer.Label(kind, number);

    public string Of(ImmutableArray<Inline> inlines) => PlainText.Of(inlines, Printed);

    /// <summary>The paragraphs of a short text, one after the other.</summary>
    public string Of(ImmutableArray<Block> blocks)
    {
        var lines = new List<string>();
        Walk.Visit(blocks, block => lines.AddRange(block is Paragraph paragraph ? [Of(paragraph.Inlines)] : []), static _ => { });
        return string.Join('\n', lines);
    }

    /// <summary>What stands between the tags.</summary>
    public static string OfHtml(string html) => System.Net.WebUtility.HtmlDecode(Tag().Replace(html, " "));

    string? Printed(Inline inline)
    {
        switch (inline)
        {
            case BoundCrossReference { NumberOnly: false } reference:
                return Label(reference.Kind, reference.Number) is { Length: > 0 } label ? label : reference.Title;
            case BoundDate date:
                return ReportViews.LongDate(date.Day, theme);
            case BoundValue { Day: { } day }:
                return ReportViews.LongDate(day, theme);
            case BoundFootnoteMark mark:
                OnNote?.Invoke(mark.Number);
                return "";
            default:
                return null;
        }
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
