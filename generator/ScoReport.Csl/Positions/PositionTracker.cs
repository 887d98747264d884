namespace ScoReport.Csl.Positions;

/// <summary>Walks the document's citations in order and tells each cite's position (CSL 1.0.2, "Choose": position).</summary>
sealed class PositionTracker(int nearNoteDistance)
{
    sealed record Seen(int FirstNote, int LastNote);

    readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);
    // Citations in the text and in notes follow one another separately.
    readonly List<CitationItem> _lastInText = [];
    readonly List<CitationItem> _lastNote = [];
    int _lastNoteIndex;

    public CitePosition[] Next(Citation citation)
    {
        var positions = new CitePosition[citation.Items.Length];
        var before = citation.NoteIndex == 0 ? _lastInText : _lastNote;
        var sameNote = citation.NoteIndex != 0 && citation.NoteIndex == _lastNoteIndex;
        for (var i = 0; i < positions.Length; i++)
        {
            var item = citation.Items[i];
            var last = i > 0 ? citation.Items[i - 1] : sameNote ? before.LastOrDefault() : OnlyItem(before);
            positions[i] = PositionOf(item, last, citation.NoteIndex);
            var first = _seen.TryGetValue(item.Id, out var seen) ? seen.FirstNote : citation.NoteIndex;
            _seen[item.Id] = new Seen(first, citation.NoteIndex);
        }
        if (!sameNote)
        {
            before.Clear();
        }
        before.AddRange(citation.Items);
        _lastNoteIndex = citation.NoteIndex == 0 ? _lastNoteIndex : citation.NoteIndex;
        return positions;
    }

    /// <summary>The last cite before, when all cites there are of one reference.</summary>
    static CitationItem? OnlyItem(List<CitationItem> items) =>
        items.Count > 0 && items.TrueForAll(item => item.Id == items[0].Id) ? items[^1] : null;

    CitePosition PositionOf(CitationItem item, CitationItem? before, int note)
    {
        if (!_seen.TryGetValue(item.Id, out var seen))
        {
            return new CitePosition(Position.First);
        }
        var near = note > 0 && seen.LastNote > 0 && note - seen.LastNote <= nearNoteDistance;
        return new CitePosition(before?.Id == item.Id ? SameAgain(item, before) : Position.Subsequent, near, seen.FirstNote);
    }

    static Position SameAgain(CitationItem item, CitationItem before)
    {
        var (now, then) = (item.Locator ?? "", before.Locator ?? "");
        if (now.Length == 0)
        {
            return then.Length == 0 ? Position.Ibid : Position.Subsequent;
        }
        return now == then && (item.Label ?? "page") == (before.Label ?? "page") ? Position.Ibid : Position.IbidWithLocator;
    }
}
