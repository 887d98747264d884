namespace ScoReport.Csl.Positions;

/// <summary>Walks the document's citations in order and tells each cite's position (CSL 1.0.2, "Choose": position).</summary>
internal sealed class PositionTracker(int nearNoteDistance)
{
    private sealed record Seen(int FirstNote, int LastNote);

    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);
    private Citation? _previous;

    public CitePosition[] Next(Citation citation)
    {
        var positions = new CitePosition[citation.Items.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            var item = citation.Items[i];
            var before = i > 0 ? citation.Items[i - 1] : OnlyItem(_previous);
            positions[i] = PositionOf(item, before, citation.NoteIndex);
            var first = _seen.TryGetValue(item.Id, out var seen) ? seen.FirstNote : citation.NoteIndex;
            _seen[item.Id] = new Seen(first, citation.NoteIndex);
        }
        _previous = citation;
        return positions;
    }

    private static CitationItem? OnlyItem(Citation? citation) =>
        citation is { Items: [var only, ..] } && citation.Items.All(item => item.Id == only.Id) ? citation.Items[^1] : null;

    private CitePosition PositionOf(CitationItem item, CitationItem? before, int note)
    {
        if (!_seen.TryGetValue(item.Id, out var seen))
        {
            return new CitePosition(Position.First);
        }
        var near = note - seen.LastNote <= nearNoteDistance;
        return new CitePosition(before?.Id == item.Id ? SameAgain(item, before) : Position.Subsequent, near, seen.FirstNote);
    }

    private static Position SameAgain(CitationItem item, CitationItem before)
    {
        var (now, then) = (item.Locator ?? "", before.Locator ?? "");
        if (now.Length == 0)
        {
            return then.Length == 0 ? Position.Ibid : Position.Subsequent;
        }
        return now == then && (item.Label ?? "page") == (before.Label ?? "page") ? Position.Ibid : Position.IbidWithLocator;
    }
}
