using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>
/// Puts the notes that stand beside the data into the tables that show them, before anything is looked through: a note can then
/// cite, link and refer as any text of the chapter can.
/// </summary>
static class TableRemarks
{
    /// <summary>The chapters with the notes in their tables.</summary>
    public static ImmutableArray<Chapter> Placed(Manuscript manuscript, Diagnostics diagnostics) =>
        manuscript.Tables.Tables.Any(static t => t.Annotations.Any(static a => a.Note is not null))
            ? [.. manuscript.Chapters.Select(chapter => chapter with { Blocks = Placed(chapter.Blocks, manuscript, diagnostics) })]
            : manuscript.Chapters;

    static ImmutableArray<Block> Placed(ImmutableArray<Block> blocks, Manuscript manuscript, Diagnostics diagnostics) =>
        Walk.Rewrite(
            blocks,
            block => block switch
            {
                Div div when Of(div, manuscript, diagnostics) is { All.IsEmpty: false } remarks => div with { Blocks = div.Blocks.Add(remarks) },
                ChartBlock chart => chart with { Remarks = Of(chart, manuscript, diagnostics) },
                _ => block,
            },
            static inline => inline);

    static Remarks? Of(Div div, Manuscript manuscript, Diagnostics diagnostics)
    {
        if (!DataBlocks.IsData(div) || Matrices.IsMatrix(div) || manuscript.Tables.Find(div.Attributes["data"]!) is not { } table)
        {
            return null;
        }

        return new Remarks(div.At, Of(MightCite(table) ? DataBlocks.AnnotationsOf(div, table) : table.Annotations, manuscript.Config.Language, diagnostics));
    }

    static ImmutableArray<Remark> Of(ChartBlock chart, Manuscript manuscript, Diagnostics diagnostics)
    {
        var (spec, language) = (chart.Spec, manuscript.Config.Language);
        if (manuscript.Tables.Find(spec.Data.Value) is not { } table)
        {
            return [];
        }

        // What is wrong with the chart is told when it is bound.
        var annotations = !MightCite(table) ? table.Annotations
            : ChartBlocks.Of(spec, table, language, new Diagnostics()) is { HasTable: true } shown ? shown.Shown.Annotations : [];
        return Of(annotations, language, diagnostics);
    }

    // What is not shown cites nothing. To know what is shown takes time, and only notes that might cite are worth it.
    static bool MightCite(Table table) => table.Annotations.Any(static a => a.Note?.Contains('@', StringComparison.Ordinal) == true);

    static ImmutableArray<Remark> Of(ImmutableArray<Annotation> annotations, string language, Diagnostics diagnostics) =>
        [.. annotations.Where(static a => a.Note is not null).DistinctBy(static a => a.Note).Select(a => new Remark(a.Note!, Text(a, language, diagnostics)))];

    // The note's own place, where the file has it letter for letter; else that of the annotation.
    static ImmutableArray<Inline> Text(Annotation annotation, string language, Diagnostics diagnostics)
    {
        var (note, at) = (annotation.Note!, annotation.At);
        var settings = new MarkdownSettings(language, AllowHtml: false);
        if (at.File is { } file && file.Text.AsSpan(at.Start, at.Length).IndexOf(note) is >= 0 and var inside)
        {
            return MarkdownParser.ParseInlines(file, note, at.Start + inside, settings, diagnostics);
        }

        var told = new Diagnostics();
        var inlines = MarkdownParser.ParseInlines(SourceFile.Of("", note), note, 0, settings, told);
        foreach (var problem in told.All)
        {
            diagnostics.Add(problem with { At = at });
        }

        return Walk.Relocate([new Paragraph(at, inlines)], _ => at) is [Paragraph { Inlines: var moved }] ? moved : inlines;
    }
}
