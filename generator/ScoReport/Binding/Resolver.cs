using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>What all texts of a report are resolved against.</summary>
sealed record Resolution(string Language, Anchors Anchors, LeftOut Drafts, Links Links, Cited Cited, Values Values, TableSet Tables)
{
    /// <summary>Whether citations become notes wherever a text can have notes.</summary>
    public bool CitesInNotes { get; init; }

    /// <summary>What the edition calls texts of data and charts.</summary>
    public required Labels Labels { get; init; }
}

/// <summary>Replaces every unresolved node of one text by what it means. Collects the files that the text needs beside it.</summary>
sealed class Resolver(Resolution all, Contents contents, Chapter? chapter, int index, string number, string folder, Diagnostics diagnostics)
{
    readonly SortedSet<string> _attachments = new(StringComparer.Ordinal);
    readonly Dictionary<int, int> _marks = [];

    /// <summary>Files that are published because this text shows or links them.</summary>
    public IReadOnlyCollection<string> Attachments => _attachments;

    /// <summary>Links of this text to pages that the report may have or not.</summary>
    public List<BoundLink> PageLinks { get; } = [];

    /// <summary>Number of the text's first note.</summary>
    public int FirstNote { get; init; } = 1;

    readonly NoteMarks _marksOfCites = new(all.Language, cite => contents.NoteOf(cite) > 0);

    public ImmutableArray<Block> Blocks(ImmutableArray<Block> blocks) => Walk.Rewrite(blocks, Block, Inline, Run);

    public ImmutableArray<Inline> Inlines(ImmutableArray<Inline> inlines) => Walk.Rewrite(inlines, Inline, Run);

    ImmutableArray<Inline> Run(ImmutableArray<Inline> inlines) =>
        contents.CitesInNotes ? WithoutSecondStops(_marksOfCites.Place(inlines))
        : _bracket == "（" ? WithoutSecondSpaces(inlines)
        : inlines;

    readonly string _bracket = Citing.Separated("(", all.Language);

    // A full-width bracket brings the space that authors put before a citation.
    ImmutableArray<Inline> WithoutSecondSpaces(ImmutableArray<Inline> inlines)
    {
        ImmutableArray<Inline>.Builder? changed = null;
        for (var i = 0; i + 1 < inlines.Length; i++)
        {
            if (inlines[i] is Text { Value: [.., ' '] } text && inlines[i + 1] is Cite { AuthorInText: false } cite && CiteText(cite) is BoundCite { Runs: [Text { Value: ['（', ..] }, ..] })
            {
                (changed ??= inlines.ToBuilder())[i] = text with { Value = text.Value.TrimEnd(' ') };
            }
        }

        return changed?.MoveToImmutable() ?? inlines;
    }

    /// <summary>The notes of a chapter, in order of first use.</summary>
    public ImmutableArray<Footnote> Footnotes()
    {
        var notes = ImmutableArray.CreateBuilder<Footnote>(contents.Notes.Count);
        foreach (var place in contents.Notes)
        {
            var number = FirstNote + notes.Count;
            notes.Add(place.Written is { } written
                ? new Footnote(written.At, number, Blocks(written.Blocks))
                : new Footnote(place.Cite!.At, number, [new Paragraph(place.Cite.At, [Capitalised(CiteText(place.Cite))])]));
        }

        return notes.DrainToImmutable();
    }

    // A note begins with a capital: "See Lukin", "De Haas".
    static Inline Capitalised(Inline inline) => inline switch
    {
        Text { Value: [var first, ..] } text when char.IsLower(first) => text with { Value = char.ToUpperInvariant(first) + text.Value[1..] },
        BoundCite { Runs: [var first, ..] } cite => cite with { Runs = cite.Runs.SetItem(0, Capitalised(first)) },
        BoundLink { Target: not ExternalTarget, Inlines: [var first, ..] } link => link with { Inlines = link.Inlines.SetItem(0, Capitalised(first)) },
        _ => inline,
    };

    // A block that shows nothing, since it does not say what, or says it where there are no charts: its partial would ask for columns and rows.
    Attributes Plain(Block block, Attributes attributes)
    {
        var key = attributes.FirstClass == "chart" ? "chart" : "data";
        diagnostics.Add(attributes[key] is null
            ? Problems.MissingKey(block.At, key, $"a block '{attributes.FirstClass}'")
            : Problems.ChartOutside(Attributes.PlaceOf(block.At, key)));
        return attributes with { Classes = [], Keys = [] };
    }

    Block Block(Block block)
    {
        switch (block)
        {
            case Heading heading when contents.EntryOf(heading) is { } entry:
                return heading with { Number = entry.Number, Attributes = heading.Attributes with { Id = entry.Id } };
            case Float { Attributes.FirstClass: "chart" or "timeline" or "matrix" } empty:
                return empty with { Attributes = Plain(empty, empty.Attributes), Number = all.Anchors.NumberOf(empty) };
            case Float figure:
                return figure with { Number = all.Anchors.NumberOf(figure) };
            case ChartBlock chart:
                var spec = PlainValues.Of(all.Labels.Of(chart.Spec), value => all.Values.ResolvePlain(value, chapter, number, diagnostics));
                return ChartBlocks.Bind(chart with { Spec = spec }, all.Anchors.NumberOf(chart), all.Labels.ForChart(all.Tables, chart.Spec.Data.Value), all.Language, diagnostics);
            case Div { Attributes.FirstClass: "chart" } chart:
                return chart with { Attributes = Plain(chart, chart.Attributes) };
            case Div { Attributes.FirstClass: "table" or "timeline" or "matrix" } empty when !DataBlocks.IsData(empty):
                return empty with { Attributes = Plain(empty, empty.Attributes) };
            case Div div when DataBlocks.IsData(div):
                var bound = Matrices.IsMatrix(div)
                    ? Matrices.Bind(div, all.Anchors.NumberOf(div), all.Tables, diagnostics)
                    : DataBlocks.Bind(div, all.Anchors.NumberOf(div), all.Tables, diagnostics);
                if (bound is DataBlock data)
                {
                    var whole = all.Tables.Find(data.Table.Name);
                    PictureFields.Check(div, data.Table, whole, diagnostics);
                    return all.Labels.Of(data with { References = CellReferences.Of(data.Table, whole, Bound) });
                }

                return bound;
            default:
                return block;
        }
    }

    Inline Inline(Inline inline) => inline switch
    {
        Cite cite => Bound(cite),
        CiteMark mark => MarkOf(mark.Of),
        CrossReference reference => Bound(reference),
        FootnoteMark mark => Bound(mark),
        ValueReference value => all.Values.Resolve(value, chapter, number, diagnostics) ?? new Text(value.At, "??"),
        Link link => Bound(link),
        Image image => Bound(image),
        _ => inline,
    };

    Inline Bound(Cite cite)
    {
        var note = contents.NoteOf(cite);
        if (note == 0)
        {
            return CiteText(cite);
        }

        // A style that cites in notes leaves the mark, and the author where the sentence needs it; its mark follows by itself.
        return !cite.AuthorInText ? MarkOf(cite)
            : all.Cited.Cites.TryGetValue(cite, out var formatted) ? new Span(cite.At, Attributes.None, formatted.Author)
            : new Span(cite.At, Attributes.None, []);
    }

    BoundFootnoteMark MarkOf(Cite cite) => new(cite.At, FirstNote + contents.NoteOf(cite) - 1, 1);

    // A citation in a note of the author's own ends with the style's stop, where the sentence goes on or has its own.
    ImmutableArray<Inline> WithoutSecondStops(ImmutableArray<Inline> inlines)
    {
        for (var i = 0; i + 1 < inlines.Length; i++)
        {
            if (inlines[i] is Cite cite && contents.NoteOf(cite) == 0 && !(inlines[i + 1] is Text { Value: [' ', var first, ..] } && char.IsUpper(first)))
            {
                _stopped.TryAdd(cite, inlines[i + 1] is Text { Value: [var mark, ..] } ? mark : ' ');
            }
        }

        return inlines;
    }

    // Citations within sentences of the author's notes, with the character that follows them.
    readonly Dictionary<Cite, char> _stopped = new(ReferenceEqualityComparer.Instance);

    // A stop by itself is the style's; one behind a word is dropped before another stop only, since it may be that of "Ibid.".
    static ImmutableArray<Inline> WithoutStop(ImmutableArray<Inline> runs, bool beforeStop) => runs switch
    {
        [.., Text { Value: "." }] => runs.RemoveAt(runs.Length - 1),
        [.., Text { Value: [.., '.'] } last] when beforeStop => runs.SetItem(runs.Length - 1, last with { Value = last.Value[..^1] }),
        [.., BoundLink { Inlines: [.., Text { Value: [.., '.'] }] } link] when beforeStop => runs.SetItem(runs.Length - 1, link with { Inlines = WithoutStop(link.Inlines, beforeStop) }),
        _ => runs,
    };

    Inline CiteText(Cite cite)
    {
        if (!all.Cited.Cites.TryGetValue(cite, out var formatted))
        {
            return new Text(cite.At, "[" + string.Join("; ", cite.Items.Select(static i => "@" + i.Key)) + "]");
        }

        var inNote = contents.NoteOf(cite) > 0;
        // Where a text has no notes, what would be one stands in brackets; and behind an author whom a note of the report's own names.
        var isBracketed = !contents.CitesInNotes || (!inNote && !formatted.Author.IsEmpty);
        ImmutableArray<Inline> cited = all.CitesInNotes && isBracketed && !formatted.Runs.IsEmpty
            ? [new Text(cite.At, _bracket), .. WithoutStop(formatted.Runs, beforeStop: true), new Text(cite.At, Citing.Separated(")", all.Language))]
            : formatted.Runs;
        ImmutableArray<Inline> runs = formatted.Author.IsEmpty || inNote
            ? cited
            : [.. formatted.Author, new Text(cite.At, cited is [Text { Value: ['（', ..] }, ..] ? "" : " "), .. cited];
        return new BoundCite(cite.At, formatted.Anchor, _stopped.TryGetValue(cite, out var mark) ? WithoutStop(runs, mark == '.') : runs) { IsInSentence = cite.AuthorInText };
    }

    Inline Bound(CrossReference reference)
    {
        if (all.Anchors.Find(reference.Id) is { } anchor)
        {
            return new BoundCrossReference(reference.At, anchor.Kind, anchor.Number, reference.NumberOnly, anchor.Target, anchor.Title);
        }

        diagnostics.Add(all.Drafts.PathOf(reference.Id) is { } draft
            ? Problems.LinkToDraft(reference.At, draft)
            : Problems.UnknownCrossReference(reference.At, reference.Id, all.Anchors.Ids));
        return new Text(reference.At, "??");
    }

    Inline Bound(FootnoteMark mark)
    {
        var note = contents.NoteOf(mark.Label);
        if (note == 0)
        {
            return new Text(mark.At, $"[^{mark.Label}]");
        }

        var occurrence = _marks[note] = _marks.GetValueOrDefault(note) + 1;
        return new BoundFootnoteMark(mark.At, FirstNote + note - 1, occurrence);
    }

    Inline Bound(Link link)
    {
        if (all.Links.Resolve(link, index, folder, diagnostics) is not { } target)
        {
            return new Span(link.At, Attributes.None, link.Inlines);
        }

        if (target is FileTarget file)
        {
            _attachments.Add(file.Path);
        }

        var bound = new BoundLink(link.At, target, link.Title, link.Attributes, link.Inlines);
        if (target is PageTarget)
        {
            PageLinks.Add(bound);
        }

        return bound;
    }

    Inline Bound(Image image)
    {
        if (all.Links.Resolve(image, folder, diagnostics) is not { } path)
        {
            return image;
        }

        _attachments.Add(path);
        return image with { Source = path };
    }
}
