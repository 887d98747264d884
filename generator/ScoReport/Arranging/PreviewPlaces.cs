using System.Collections.Immutable;
using ScoReport.Document;

namespace ScoReport.Arranging;

/// <summary>The places in chapters to which texts of other pages refer: those that are shown before a reader goes there.</summary>
/// <param name="OfChapters">Ids in each chapter, by its index, in ordinal order; an empty one stands for the chapter as a whole.</param>
public sealed record PreviewPlaces(ImmutableArray<ImmutableArray<string>> OfChapters)
{
    /// <summary>Looks through a report, chapter by chapter in parallel.</summary>
    public static PreviewPlaces Of(Report report)
    {
        var found = new List<ChapterTarget>[report.Chapters.Length + 1];
        Parallel.For(0, found.Length, i => found[i] = i < report.Chapters.Length ? In(report.Chapters[i], i) : Outside(report));
        var ids = report.Chapters.Select(static _ => new SortedSet<string>(StringComparer.Ordinal)).ToArray();
        foreach (var target in found.Concat(report.Languages.Select(FromEdition)).SelectMany(static f => f))
        {
            ids[target.Chapter].Add(target.Id ?? "");
        }

        return new PreviewPlaces([.. ids.Select(static of => of.ToImmutableArray())]);
    }

    static List<ChapterTarget> In(BoundChapter chapter, int index)
    {
        var found = new List<ChapterTarget>();
        Walk.Visit(chapter.Summary, Add);
        Visit(chapter.Texts, Add);
        return found;

        void Add(Inline inline)
        {
            if (inline is BoundCrossReference { Target: ChapterTarget target } && target.Chapter != index)
            {
                found.Add(target);
            }
        }
    }

    // Everything that a page shows of texts, cells that refer included.
    static void Visit(IEnumerable<ImmutableArray<Block>> texts, Action<Inline> onInline)
    {
        foreach (var text in texts)
        {
            Walk.Visit(text, Cells, onInline);
        }

        void Cells(Block block)
        {
            foreach (var reference in block is DataBlock data ? data.References.Values : [])
            {
                onInline(reference);
            }
        }
    }

    // What an edition in another language refers to here, since it has nothing of its own.
    static List<ChapterTarget> FromEdition(Report edition)
    {
        var found = new List<ChapterTarget>();
        foreach (var chapter in edition.Chapters)
        {
            Walk.Visit(chapter.Summary, Add);
            Visit(chapter.Texts, Add);
        }

        Visit(edition.OtherTexts, Add);
        return found;

        void Add(Inline inline)
        {
            if (inline is BoundCrossReference { Target: MainTarget { Target: ChapterTarget target } })
            {
                found.Add(target);
            }
        }
    }

    // Findings, terms and captions in lists stand on pages of their own, so all that they refer to is elsewhere.
    static List<ChapterTarget> Outside(Report report)
    {
        var found = new List<ChapterTarget>();
        Visit(report.OtherTexts.Concat(report.EditorNotes.Select(static n => n.Written.Blocks)), Add);
        foreach (var entry in report.Tables.Concat(report.Figures))
        {
            Walk.Visit(entry.Caption, Add);
        }

        return found;

        void Add(Inline inline)
        {
            if (inline is BoundCrossReference { Target: ChapterTarget target })
            {
                found.Add(target);
            }
        }
    }
}
