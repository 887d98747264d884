using System.Buffers;
using System.Collections.Immutable;
using ScoReport.Document;

namespace ScoReport.Binding;

/// <summary>
/// Moves citations that become notes to where a note's mark stands: after the punctuation that follows, without a space
/// before it, and beside the author's own marks. In French the mark stands before the punctuation, so there only the space goes.
/// </summary>
/// <param name="language">BCP 47 tag of the report.</param>
/// <param name="isMark">Whether a citation becomes a mark, instead of standing in the text.</param>
sealed class NoteMarks(string language, Func<Cite, bool> isMark)
{
    static readonly SearchValues<char> Closing = SearchValues.Create(".,;:!?…”’»。，；：！？、」』》،؛؟");

    readonly bool _marksFirst = language.Split('-')[0] == "fr";

    public ImmutableArray<Inline> Place(ImmutableArray<Inline> inlines)
    {
        if (!inlines.Any(IsCiteMark))
        {
            return inlines;
        }

        var placed = ImmutableArray.CreateBuilder<Inline>(inlines.Length + 2);
        for (var i = 0; i < inlines.Length;)
        {
            i = IsMark(inlines[i]) && RunOf(inlines, i) is { } run && run.Any(IsCiteMark) ? Place(run, inlines, i, placed) : Keep(inlines, i, placed);
        }

        return placed.DrainToImmutable();
    }

    bool IsCiteMark(Inline inline) => inline is Cite cite && isMark(cite);

    bool IsMark(Inline inline) => inline is FootnoteMark || IsCiteMark(inline);

    static int Keep(ImmutableArray<Inline> inlines, int at, ImmutableArray<Inline>.Builder placed)
    {
        placed.Add(inlines[at]);
        return at + 1;
    }

    // Marks that follow each other, citations' and the author's own. An author in the sentence can only be the first.
    List<Inline> RunOf(ImmutableArray<Inline> inlines, int from)
    {
        var run = new List<Inline> { inlines[from] };
        while (NextMark(inlines, from + 1) is >= 0 and var next && inlines[next] is not Cite { AuthorInText: true })
        {
            run.Add(inlines[next]);
            from = next;
        }

        return run;
    }

    // The mark that stands here, or behind white space; -1 when something else does.
    int NextMark(ImmutableArray<Inline> inlines, int at)
    {
        while (at < inlines.Length && inlines[at] is SoftBreak or Text { Value: "" or " " or "\u00A0" })
        {
            at++;
        }

        return at < inlines.Length && IsMark(inlines[at]) ? at : -1;
    }

    // Gives the index at which to go on: behind the marks, and behind the text whose punctuation they follow.
    int Place(List<Inline> run, ImmutableArray<Inline> inlines, int from, ImmutableArray<Inline>.Builder placed)
    {
        var end = from + 1;
        for (var n = 1; n < run.Count; n++)
        {
            end = NextMark(inlines, end) + 1;
        }

        // The author of "Lukin [p. 3] writes" stands in the sentence, and the mark behind the name.
        if (run[0] is Cite { AuthorInText: true } author)
        {
            placed.Add(author);
            run[0] = new CiteMark(author);
        }
        else
        {
            TrimSpace(placed);
        }

        var following = end < inlines.Length ? inlines[end] as Text : null;
        var moved = following is null || _marksFirst ? 0 : Punctuation(following.Value);
        var rest = moved == 0 ? null : following! with { Value = following.Value[moved..] };
        if (moved > 0)
        {
            placed.Add(following! with { Value = following.Value[..moved], At = following.At.Slice(0, Math.Min(moved, following.At.Length)) });
            end++;
            while (rest!.Value.Length == 0 && end < inlines.Length && inlines[end] is FootnoteMark more)
            {
                run.Add(more);
                end++;
            }
        }

        AddMarks(run, placed);
        if (rest is { Value.Length: > 0 })
        {
            placed.Add(rest);
        }

        return end;
    }

    // Two raised numbers without space would read as one.
    static void AddMarks(List<Inline> run, ImmutableArray<Inline>.Builder placed)
    {
        foreach (var mark in run)
        {
            if (mark != run[0])
            {
                placed.Add(new Text(mark.At with { Length = 0 }, "\u202F"));
            }

            placed.Add(mark);
        }
    }

    static void TrimSpace(ImmutableArray<Inline>.Builder placed)
    {
        if (placed.Count > 0 && placed[^1] is Text { Value: [.., ' ' or '\u00A0'] } before)
        {
            placed[^1] = before with { Value = before.Value.TrimEnd(' ', '\u00A0') };
        }
        else if (placed.Count > 0 && placed[^1] is SoftBreak)
        {
            placed.RemoveAt(placed.Count - 1);
        }
    }

    static int Punctuation(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(Closing);
        return end < 0 ? text.Length : end;
    }
}

/// <summary>The mark of a citation whose author stands in the sentence.</summary>
sealed record CiteMark(Cite Of) : Inline(Of.At);
