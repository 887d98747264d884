using System.Buffers;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ScoReport.Parsing;

/// <summary>Reads footnotes as Markdig does, and keeps those whose label is taken: Markdig would drop them in silence.</summary>
sealed class RepeatedFootnotes : FootnoteParser
{
    public override BlockState TryOpen(BlockProcessor processor) => Looked(base.TryOpen(processor), processor);

    // A note that follows on the next line is opened here.
    public override BlockState TryContinue(BlockProcessor processor, Block block) => Looked(base.TryContinue(processor, block), processor);

    static BlockState Looked(BlockState state, BlockProcessor processor)
    {
        if (state != BlockState.None
            && processor.NewBlocks.TryPeek(out var block)
            && block is Footnote { Label: { } label } footnote
            && processor.Document.TryGetLinkReferenceDefinition(label, out var first)
            && first is FootnoteLinkReferenceDefinition { Footnote: var defined }
            && defined != footnote)
        {
            var repeated = Of(processor.Document);
            if (repeated.Count == 0)
            {
                processor.Document.SetData(typeof(RepeatedFootnotes), repeated);
            }

            repeated.Add((footnote, defined));
        }

        return state;
    }

    /// <summary>Footnotes whose label is taken, each with the one that has it.</summary>
    public static List<(Footnote Footnote, Footnote First)> Of(MarkdownDocument document) =>
        document.GetData(typeof(RepeatedFootnotes)) as List<(Footnote, Footnote)> ?? [];
}

/// <summary>Reads definition lists as Markdig does, but leaves the line <c>: Caption</c> below a table (Pandoc's table_captions) a paragraph.</summary>
sealed class DefinitionsOfWords : DefinitionListParser
{
    static readonly SearchValues<char> Divider = SearchValues.Create("|-: \t");

    public override BlockState TryOpen(BlockProcessor processor) =>
        processor.CurrentContainer?.LastChild is ParagraphBlock paragraph && IsTable(paragraph) ? BlockState.None : base.TryOpen(processor);

    static bool IsTable(ParagraphBlock paragraph) =>
        paragraph.Lines.Count > 1
        && paragraph.Lines.Lines[1].Slice.AsSpan() is var line
        && line.Contains("-", StringComparison.Ordinal)
        && line.Contains("|", StringComparison.Ordinal)
        && !line.ContainsAnyExcept(Divider);
}
