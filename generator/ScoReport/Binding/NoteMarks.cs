using System.Buffers;
using System.Collections.Immutable;
using ScoReport.Document;

namespace ScoReport.Binding;

/// <summary>
/// Moves citations that become notes to where a note's mark stands: after the punctuation that follows, without a space
/// before it. In French the mark stands before the punctuation, so there only the space goes.
/// </summary>
/// <param name="language">BCP 47 tag of the report.</param>
/// <param name="isMark">Whether a citation becomes a mark, instead of standing in the text.</param>
sealed class NoteMarks(string language, Func<Cite, bool> isMark)
{
    static readonly SearchValues<char> Closing = SearchValues.Create(".,;:!?…”’»。，；：！？、」』》،؛؟");

    readonly bool _marksFirst = language.Split('-')[0] == "fr";

    public ImmutableArray<Inline> Place(ImmutableArray<Inline> inlines)
    {
        if (!inlines.Any(i => i is Cite cite && isMark(cite)))
        {
            return inlines;
        }

        var placed = ImmutableArray.CreateBuilder<Inline>(inlines.Length + 1);
        for (var i = 0; i < inlines.Length; i++)
        {
            if (inlines[i] is not Cite cite || !isMark(cite))
            {
                placed.Add(inlines[i]);
                continue;
            }

            // The author of "Lukin [p. 3] writes" stands in the sentence, and the mark right after the name.
            if (cite.AuthorInText)
            {
                placed.Add(cite);
                continue;
            }

            TrimSpace(placed);
            var following = i + 1 < inlines.Length ? inlines[i + 1] as Text : null;
            var moved = following is null || _marksFirst ? 0 : Punctuation(following.Value);
            if (moved > 0)
            {
                placed.Add(following! with { Value = following.Value[..moved], At = following.At.Slice(0, Math.Min(moved, following.At.Length)) });
                placed.Add(cite);
                placed.Add(following with { Value = following.Value[moved..] });
                i++;
            }
            else
            {
                placed.Add(cite);
            }
        }

        return placed.DrainToImmutable();
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
