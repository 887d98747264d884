using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>A thing that can be referred to.</summary>
sealed record Anchor(LinkTarget Target, ReferenceKind Kind, string Number, string Title);

/// <summary>Everything that <c>@sec-…</c>, <c>@fig-…</c> and <c>@tbl-…</c> can mean, over the whole report.</summary>
sealed class Anchors
{
    readonly Dictionary<string, Anchor> _byId = new(StringComparer.Ordinal);
    readonly Dictionary<string, (int Chapter, SourceSpan At)> _written = new(StringComparer.Ordinal);
    readonly Dictionary<Block, int> _numbers = new(ReferenceEqualityComparer.Instance);

    // Those of the main edition, for an edition in another language.
    readonly Anchors? _main;

    Anchors(Anchors? main) => _main = main;

    /// <summary>Tables in reading order.</summary>
    public ImmutableArray<FloatEntry> Tables { get; private set; } = [];

    /// <summary>Figures in reading order.</summary>
    public ImmutableArray<FloatEntry> Figures { get; private set; } = [];

    /// <summary>Known ids, for suggestions.</summary>
    public IEnumerable<string> Ids => _main is null ? _byId.Keys : _byId.Keys.Union(_main.Ids, StringComparer.Ordinal);

    /// <summary>Numbers tables and figures through, and reports ids that two chapters share. In an edition in another language they have the numbers of the main one.</summary>
    public static Anchors Of(ImmutableArray<Chapter> chapters, ImmutableArray<string> numbers, Contents[] contents, Anchors? main, Diagnostics diagnostics)
    {
        var anchors = new Anchors(main);
        var tables = ImmutableArray.CreateBuilder<FloatEntry>();
        var figures = ImmutableArray.CreateBuilder<FloatEntry>();
        for (var i = 0; i < chapters.Length; i++)
        {
            anchors.AddWrittenIds(contents[i], i, diagnostics);
            anchors.AddChapter(chapters[i], i, numbers[i]);
            foreach (var entry in contents[i].Outline)
            {
                anchors._byId.TryAdd(entry.Id, new Anchor(new ChapterTarget(i, entry.Id), ReferenceKind.Section, entry.Number, entry.PlainTitle));
            }

            foreach (var note in contents[i].EditorNotes)
            {
                anchors._byId.TryAdd(note.Id, new Anchor(new ChapterTarget(i, note.Id), ReferenceKind.EditorNote, note.Check, note.Id));
            }

            foreach (var place in contents[i].Floats)
            {
                anchors.AddFloat(place, i, place.Kind == FloatKind.Table ? tables : figures);
            }
        }

        anchors.Tables = tables.DrainToImmutable();
        anchors.Figures = figures.DrainToImmutable();
        return anchors;
    }

    // Ids made of headings may repeat between chapters ("Background"); written ones may not, since references name no chapter.
    void AddWrittenIds(Contents contents, int chapter, Diagnostics diagnostics)
    {
        var made = contents.Outline.Select(static e => e.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, at) in contents.Ids)
        {
            if (made.Contains(id) && !IsReferable(id))
            {
                continue;
            }

            if (!_written.TryAdd(id, (chapter, at)) && _written[id].Chapter != chapter)
            {
                diagnostics.Add(Problems.DuplicateId(at, id, _written[id].At));
            }
        }
    }

    static bool IsReferable(string id) => id.StartsWith("sec-", StringComparison.Ordinal);

    void AddChapter(Chapter chapter, int index, string number)
    {
        if (chapter.Id is { } id)
        {
            var kind = chapter.Slot.IsAppendix ? ReferenceKind.Appendix : ReferenceKind.Chapter;
            _byId.TryAdd(id.Value, new Anchor(new ChapterTarget(index, id.Value), kind, number, PlainText.Of(chapter.Title)));
        }
    }

    void AddFloat(FloatPlace place, int chapter, ImmutableArray<FloatEntry>.Builder list)
    {
        var number = _main is null ? list.Count + 1 : _main.NumberOf(place.Kind, place.Id) ?? _main.List(place.Kind).Length + ++_further;
        var caption = PlainText.Of(place.Caption);
        list.Add(new FloatEntry(place.Kind, number, place.Id, chapter, place.Caption, caption));
        _numbers.Add(place.Block, number);
        var kind = place.Kind == FloatKind.Table ? ReferenceKind.Table : ReferenceKind.Figure;
        _byId.TryAdd(place.Id, new Anchor(new ChapterTarget(chapter, place.Id), kind, number.ToString(System.Globalization.CultureInfo.InvariantCulture), caption));
    }

    // Tables and figures that the main edition does not have are counted behind all of its own.
    int _further;

    ImmutableArray<FloatEntry> List(FloatKind kind) => kind == FloatKind.Table ? Tables : Figures;

    int? NumberOf(FloatKind kind, string id) => List(kind).FirstOrDefault(entry => entry.Id == id)?.Number;

    /// <summary>What <paramref name="id"/> names, be it in the main edition only; or nothing.</summary>
    public Anchor? Find(string id) =>
        _byId.TryGetValue(id, out var own) ? own
        : _main?.Find(id) is { } there ? there with { Target = new MainTarget(there.Target) }
        : null;

    /// <summary>Number of a table or figure; 0 when it has none.</summary>
    public int NumberOf(Block block) => _numbers.GetValueOrDefault(block);
}
