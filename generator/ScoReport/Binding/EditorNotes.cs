using System.Collections.Immutable;
using ScoReport.Document;

namespace ScoReport.Binding;

/// <summary>Gathers the editors' notes of all chapters, so that one page can list them.</summary>
static class EditorNotes
{
    const string Class = "editor-note";

    /// <summary>Whether a div is a note of the editors.</summary>
    public static bool IsOne(Div div) => div.Attributes.Classes.Contains(Class);

    /// <summary>The notes in reading order, each with the section it stands in.</summary>
    public static ImmutableArray<EditorNote> Of(ImmutableArray<BoundChapter> chapters)
    {
        var notes = ImmutableArray.CreateBuilder<EditorNote>();
        for (var i = 0; i < chapters.Length; i++)
        {
            AddFrom(chapters[i], i, notes);
        }

        return notes.DrainToImmutable();
    }

    static void AddFrom(BoundChapter chapter, int index, ImmutableArray<EditorNote>.Builder notes)
    {
        Heading? section = null;
        Walk.Visit(
            chapter.Blocks,
            block =>
            {
                section = block as Heading ?? section;
                if (block is Div div && IsOne(div))
                {
                    notes.Add(new EditorNote(index, section, div));
                }
            },
            static _ => { });
    }
}
