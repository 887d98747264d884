using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>A citation with the number of the note it stands in, counted over the whole report; 0 in the running text.</summary>
sealed record CitedPlace(Cite Cite, int Note);

/// <summary>A note of a text: one that its author wrote, or a citation that the style puts into a note of its own.</summary>
sealed record NotePlace(WrittenFootnote? Written, Cite? Cite);

/// <summary>A numbered thing and its place in reading order.</summary>
sealed record FloatPlace(Block Block, FloatKind Kind, string Id, ImmutableArray<Inline> Caption);

/// <summary>
/// What one text (a chapter, the cover's findings, the glossary) holds that others refer to: found in one pass in reading
/// order, before anything is resolved.
/// </summary>
sealed class Contents
{
    readonly Dictionary<string, int> _notesByLabel = new(StringComparer.Ordinal);
    readonly Dictionary<Cite, int> _notesByCite = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<Heading, OutlineEntry> _headings = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<string, SourceSpan> _ids = new(StringComparer.Ordinal);
    readonly HashSet<string> _captions = new(StringComparer.Ordinal);
    readonly Dictionary<string, WrittenFootnote> _footnotes;
    readonly string _number;
    readonly bool _citesInNotes;
    readonly int[] _counters = new int[7];
    int _words;

    Contents(IEnumerable<WrittenFootnote> footnotes, string number, bool citesInNotes)
    {
        _footnotes = footnotes.ToDictionary(static f => f.Label, StringComparer.Ordinal);
        _number = number;
        _citesInNotes = citesInNotes;
    }

    /// <summary>Citations in reading order; the note is counted within this text.</summary>
    public List<CitedPlace> Cites { get; } = [];

    /// <summary>Notes in order of first use.</summary>
    public List<NotePlace> Notes { get; } = [];

    /// <summary>Tables and figures with an id to refer to.</summary>
    public List<FloatPlace> Floats { get; } = [];

    /// <summary>Editors' notes with an id to refer to, and the finding that each rests on.</summary>
    public List<(string Id, string Check)> EditorNotes { get; } = [];

    /// <summary>Headings in order.</summary>
    public List<OutlineEntry> Outline { get; } = [];

    /// <summary>Ids that stand in this text, written or made of headings.</summary>
    public IReadOnlyDictionary<string, SourceSpan> Ids => _ids;

    /// <summary>Words in the text, notes included.</summary>
    public int Words => _words;

    /// <summary>Whether citations become notes here.</summary>
    public bool CitesInNotes => _citesInNotes;

    /// <summary>Number of the note under <paramref name="label"/>; 0 when there is none.</summary>
    public int NoteOf(string label) => _notesByLabel.GetValueOrDefault(label);

    /// <summary>Number of the note that holds nothing but <paramref name="cite"/>; 0 when it has none.</summary>
    public int NoteOf(Cite cite) => _notesByCite.GetValueOrDefault(cite);

    /// <summary>Id and number of a heading; nothing where it is no section: in a note, a finding or a definition.</summary>
    public OutlineEntry? EntryOf(Heading heading) => _headings.GetValueOrDefault(heading);

    /// <summary>Looks through a chapter. Reports ids given twice, footnotes that are not there, and footnotes nobody uses.</summary>
    /// <param name="chapter">What was written.</param>
    /// <param name="number">Its number, or nothing.</param>
    /// <param name="citesInNotes">Whether citations become notes.</param>
    /// <param name="translated">Headings of the chapter that this one translates; none where it is no translation.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static Contents OfChapter(Chapter chapter, string number, bool citesInNotes, ImmutableArray<OutlineEntry> translated, Diagnostics diagnostics)
    {
        var contents = new Contents(chapter.Footnotes, number, citesInNotes);
        if (chapter.Id is { } id)
        {
            contents.AddId(id.Value, id.At, diagnostics);
        }

        Walk.Visit(chapter.Summary, inline => contents.Add(inline, diagnostics));
        foreach (var point in chapter.KeyPoints)
        {
            contents.Visit(point, diagnostics);
        }

        contents.Visit(chapter.Blocks, diagnostics);
        contents.ReserveCaptions(diagnostics);
        contents.NameHeadings(chapter.Blocks, translated);
        foreach (var footnote in chapter.Footnotes)
        {
            if (contents.NoteOf(footnote.Label) == 0)
            {
                diagnostics.Add(Problems.FootnoteUnused(footnote.At, footnote.Label));
            }
        }

        return contents;
    }

    /// <summary>Looks through texts that stand in no chapter: they have no footnotes, and their headings no numbers.</summary>
    public static Contents OfTexts(ImmutableArray<ImmutableArray<Block>> texts, Diagnostics diagnostics)
    {
        var contents = new Contents([], "", citesInNotes: false);
        foreach (var text in texts)
        {
            contents.Visit(text, diagnostics);
        }

        contents.ReserveCaptions(diagnostics);
        return contents;
    }

    /// <summary>Looks through the glossary, whose definitions have neither headings of their own nor footnotes, and whose terms have ids.</summary>
    public static Contents OfGlossary(ImmutableArray<GlossaryTerm> terms, Diagnostics diagnostics)
    {
        var contents = new Contents([], "", citesInNotes: false);
        foreach (var term in terms)
        {
            contents.AddId(term.Id, term.At, diagnostics);
        }

        foreach (var term in terms)
        {
            contents.Visit(term.Definition, diagnostics);
        }

        contents.ReserveCaptions(diagnostics);
        return contents;
    }

    int _openNote;

    void Visit(ImmutableArray<Block> blocks, Diagnostics diagnostics) =>
        Walk.Visit(blocks, block => Add(block, diagnostics), inline => Add(inline, diagnostics));

    void Add(Block block, Diagnostics diagnostics)
    {
        KeyCheck.Check(block, diagnostics);
        var attributes = AttributesOf(block);
        if (attributes.Id is { } id && block is not Heading)
        {
            AddId(id, block.At, diagnostics);
        }

        switch (block)
        {
            case MathBlock math:
                AddMath(math.At, diagnostics);
                break;
            case Heading { Attributes.Id: { } written } heading:
                AddId(written, heading.At, diagnostics);
                break;
            case Float { Attributes.Id: { } floatId } figure:
                AddFloat(new FloatPlace(figure, figure.Kind, floatId, figure.Caption), diagnostics);
                break;
            case ChartBlock { Attributes.Id: { } chartId } chart:
                AddFloat(new FloatPlace(chart, FloatKind.Figure, chartId, chart.Caption), diagnostics);
                break;
            case Div { Attributes.Id: { } noteId } note when Binding.EditorNotes.IsOne(note):
                EditorNotes.Add((noteId, note.Attributes["check"] ?? ""));
                break;
            case Div { Attributes.Id: { } divId } div when DataBlocks.IsData(div) && div.Attributes.Numbered is { } kind:
                AddFloat(new FloatPlace(div, kind, divId, DataBlocks.CaptionOf(div)), diagnostics);
                break;
        }
    }

    void AddFloat(FloatPlace place, Diagnostics diagnostics)
    {
        Floats.Add(place);
        if (place.Caption.IsEmpty)
        {
            diagnostics.Add(Problems.NoCaption(place.Block.At, place.Id));
        }
    }

    static Attributes AttributesOf(Block block) => block switch
    {
        Heading heading => heading.Attributes,
        Float figure => figure.Attributes,
        Div div => div.Attributes,
        ChartBlock chart => chart.Attributes,
        Callout callout => callout.Attributes,
        CodeBlock code => code.Attributes,
        MathBlock math => math.Attributes,
        _ => Attributes.None,
    };

    void Add(Inline inline, Diagnostics diagnostics)
    {
        KeyCheck.Check(inline, diagnostics);
        switch (inline)
        {
            case Text text:
                _words += PlainText.WordCount(text.Value);
                break;
            case Span { Attributes.Id: { } id }:
                AddId(id, inline.At, diagnostics);
                break;
            case Link { Attributes.Id: { } id }:
                AddId(id, inline.At, diagnostics);
                break;
            case Image image when image.Alt.FirstOrDefault(static i => i is Cite or FootnoteMark) is { } note:
                diagnostics.Add(Problems.NoteInAlt(note.At));
                break;
            case Cite cite:
                AddCite(cite);
                break;
            case FootnoteMark mark:
                AddMark(mark, diagnostics);
                break;
            case MathSpan math:
                AddMath(math.At, diagnostics);
                break;
        }
    }

    bool _hasMath;

    void AddMath(SourceSpan at, Diagnostics diagnostics)
    {
        if (!_hasMath)
        {
            diagnostics.Add(Problems.MathAsTex(at));
            _hasMath = true;
        }
    }

    void AddCite(Cite cite)
    {
        if (_citesInNotes && _openNote == 0)
        {
            Notes.Add(new NotePlace(null, cite));
            _notesByCite.Add(cite, Notes.Count);
            Cites.Add(new CitedPlace(cite, Notes.Count));
            return;
        }

        Cites.Add(new CitedPlace(cite, _openNote));
    }

    // A footnote is read where it is first used, so that its own citations stand in reading order.
    void AddMark(FootnoteMark mark, Diagnostics diagnostics)
    {
        if (!_footnotes.TryGetValue(mark.Label, out var footnote))
        {
            diagnostics.Add(Problems.FootnoteUndefined(mark.At, mark.Label, _footnotes.Keys));
            return;
        }

        if (_notesByLabel.TryAdd(mark.Label, Notes.Count + 1))
        {
            Notes.Add(new NotePlace(footnote, null));
            var outer = _openNote;
            _openNote = Notes.Count;
            Visit(footnote.Blocks, diagnostics);
            _openNote = outer;
        }
    }

    static readonly string[] Reserved = ["page-", "cite-", "fn-", "fnref-", "ref-"];

    void AddId(string id, SourceSpan at, Diagnostics diagnostics)
    {
        if (id.Any(char.IsWhiteSpace) || IsReserved(id))
        {
            diagnostics.Add(Problems.ReservedId(at, id));
        }

        if (!_ids.TryAdd(id, at))
        {
            diagnostics.Add(Problems.DuplicateId(at, id, _ids[id]));
        }
    }

    static bool IsReserved(string id) => Reserved.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal));

    // A page gives the caption of a table or figure an id of its own.
    void ReserveCaptions(Diagnostics diagnostics)
    {
        foreach (var place in Floats)
        {
            var caption = place.Id + "-caption";
            _captions.Add(caption);
            if (_ids.TryGetValue(caption, out var at))
            {
                diagnostics.Add(Problems.ReservedId(at, caption));
            }
        }
    }

    // Made after all written ids are known, so that a written one never has to yield to a made one.
    void NameHeadings(ImmutableArray<Block> blocks, ImmutableArray<OutlineEntry> translated)
    {
        var headings = new List<Heading>();
        Walk.Visit(
            blocks,
            block =>
            {
                if (block is Heading heading)
                {
                    headings.Add(heading);
                }
            },
            static _ => { });

        // A translation keeps the sections of its original, and their ids: whoever changes the language stays at the section.
        var same = headings.Count == translated.Length && headings.Zip(translated).All(static pair => LevelOf(pair.First) == pair.Second.Level && (pair.First.Attributes.Id ?? pair.Second.Id) == pair.Second.Id);
        for (var i = 0; i < headings.Count; i++)
        {
            NameHeading(headings[i], same ? translated[i].Id : null);
        }
    }

    void NameHeading(Heading heading, string? translated)
    {
        var title = PlainText.Of(heading.Inlines);
        var id = heading.Attributes.Id ?? (translated is not null && !_captions.Contains(translated) && _ids.TryAdd(translated, heading.At) ? translated : null);
        if (id is null)
        {
            var slug = Slug.Of(title);
            slug = IsReserved(slug) ? "section-" + slug : slug;
            id = slug;
            for (var n = 2; _captions.Contains(id) || !_ids.TryAdd(id, heading.At); n++)
            {
                id = $"{slug}-{n}";
            }
        }

        var entry = new OutlineEntry(LevelOf(heading), id, NextNumber(heading), title);
        Outline.Add(entry);
        _headings.Add(heading, entry);
    }

    // Level 1 is the chapter's title; another one in the text is a section.
    static int LevelOf(Heading heading) => Math.Max(2, heading.Level);

    // Sections are numbered two levels deep; those of a chapter without a number and ".unnumbered" headings (Pandoc's class) are passed over.
    string NextNumber(Heading heading)
    {
        var level = LevelOf(heading);
        if (level > 3 || _number.Length == 0 || heading.Attributes.Classes.Contains("unnumbered"))
        {
            return "";
        }

        _counters[level]++;
        if (level == 2)
        {
            _counters[3] = 0;
            return $"{_number}.{_counters[2]}";
        }

        return $"{_number}.{_counters[2]}.{_counters[3]}";
    }
}
