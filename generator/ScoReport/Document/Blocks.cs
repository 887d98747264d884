using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Sources;

namespace ScoReport.Document;

/// <summary>A block of text, with the place where it was written.</summary>
public abstract record Block(SourceSpan At);

/// <summary>A paragraph.</summary>
public sealed record Paragraph(SourceSpan At, ImmutableArray<Inline> Inlines) : Block(At);

/// <summary>A heading of level 2 to 6; level 1 is the chapter's title. <paramref name="Number"/> is empty until bound, and stays so where headings carry none.</summary>
public sealed record Heading(SourceSpan At, int Level, Attributes Attributes, ImmutableArray<Inline> Inlines, string Number = "") : Block(At);

/// <summary>A rule between two trains of thought.</summary>
public sealed record ThematicBreak(SourceSpan At) : Block(At);

/// <summary>A quotation in blocks.</summary>
public sealed record QuoteBlock(SourceSpan At, ImmutableArray<Block> Blocks) : Block(At);

/// <summary>Source code or other preformatted text.</summary>
public sealed record CodeBlock(SourceSpan At, string? Language, string Text, Attributes Attributes) : Block(At);

/// <summary>A displayed formula, as TeX.</summary>
public sealed record MathBlock(SourceSpan At, string TeX, Attributes Attributes) : Block(At);

/// <summary>A list; <paramref name="Tight"/> when its items are not separated by blank lines.</summary>
public sealed record ListBlock(SourceSpan At, bool Ordered, int Start, bool Tight, ImmutableArray<ListItem> Items) : Block(At);

/// <summary>One item of a list; <paramref name="Done"/> is set in task lists only.</summary>
public sealed record ListItem(SourceSpan At, bool? Done, ImmutableArray<Block> Blocks) : Block(At);

/// <summary>Terms with their definitions.</summary>
public sealed record DefinitionList(SourceSpan At, ImmutableArray<DefinitionItem> Items) : Block(At);

/// <summary>One or more terms that share their definitions.</summary>
public sealed record DefinitionItem(ImmutableArray<ImmutableArray<Inline>> Terms, ImmutableArray<Block> Definitions);

/// <summary>How a column of a pipe table stands.</summary>
public enum ColumnAlignment
{
    /// <summary>As the theme has it.</summary>
    Default,

    /// <summary>At the start of the line.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the end of the line.</summary>
    End,
}

/// <summary>A table written out in Markdown. Every row has as many cells as there are alignments.</summary>
public sealed record PipeTable(
    SourceSpan At,
    ImmutableArray<ColumnAlignment> Alignments,
    ImmutableArray<ImmutableArray<Inline>> Header,
    ImmutableArray<ImmutableArray<ImmutableArray<Inline>>> Rows) : Block(At);

/// <summary>What a numbered thing is.</summary>
public enum FloatKind
{
    /// <summary>Numbered as a figure; ids begin with <c>fig-</c>.</summary>
    Figure,

    /// <summary>Numbered as a table; ids begin with <c>tbl-</c>.</summary>
    Table,
}

/// <summary>A figure or written-out table with caption and notes. <paramref name="Number"/> is 0 until bound, and where there is no id to refer to.</summary>
public sealed record Float(
    SourceSpan At,
    FloatKind Kind,
    Attributes Attributes,
    ImmutableArray<Block> Content,
    ImmutableArray<Inline> Caption,
    ImmutableArray<Block> Notes,
    int Number = 0) : Block(At);

/// <summary>A fenced div. One that names data becomes a <see cref="DataBlock"/> when bound; the others are rendered by the theme's partial of their first class, where there is one.</summary>
public sealed record Div(SourceSpan At, Attributes Attributes, ImmutableArray<Block> Blocks) : Block(At);

/// <summary>A remark set apart from the text: note, tip, warning, caution or important.</summary>
public sealed record Callout(SourceSpan At, string Kind, string? Title, Attributes Attributes, ImmutableArray<Block> Blocks) : Block(At);

/// <summary>A bound fenced div with data: the theme's partial <paramref name="Partial"/> renders it from <paramref name="Table"/>, as <paramref name="Shape"/> says.</summary>
public sealed record DataBlock(
    SourceSpan At,
    string Partial,
    FloatKind? Kind,
    Attributes Attributes,
    Table Table,
    TableShape Shape,
    ImmutableArray<Inline> Caption,
    ImmutableArray<Block> Notes,
    int Number) : Block(At)
{
    /// <summary>What the cells of fields with references lead to, by row and field of the table.</summary>
    public FrozenDictionary<(int Row, int Field), BoundCrossReference> References { get; init; } = FrozenDictionary<(int, int), BoundCrossReference>.Empty;

    /// <summary>The notes of the table's annotations, with what they cite and link.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];
}

/// <summary>A note that stands beside the data: as it is written there, and as text.</summary>
public sealed record Remark(string Written, ImmutableArray<Inline> Text);

/// <summary>The last part of a fenced div with data, until that is bound: the notes of what it shows.</summary>
public sealed record Remarks(SourceSpan At, ImmutableArray<Remark> All) : Block(At);

/// <summary>HTML that the allow-list let through, rebuilt from its parts.</summary>
public sealed record HtmlBlock(SourceSpan At, string Html) : Block(At);

/// <summary>A footnote of a chapter; <paramref name="Number"/> counts from 1 in the order of first use.</summary>
public sealed record Footnote(SourceSpan At, int Number, ImmutableArray<Block> Blocks) : Block(At);
