using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Sources;

namespace ScoReport.Document;

/// <summary>A run of text inside a block, with the place where it was written.</summary>
public abstract record Inline(SourceSpan At);

/// <summary>Plain text, its quotes and dashes already typographic.</summary>
public sealed record Text(SourceSpan At, string Value) : Inline(At);

/// <summary>A line end in the source, which reads as a space.</summary>
public sealed record SoftBreak(SourceSpan At) : Inline(At);

/// <summary>A line end that is meant.</summary>
public sealed record HardBreak(SourceSpan At) : Inline(At);

/// <summary>How a run is set off.</summary>
public enum TextStyle
{
    /// <summary>Stressed; usually italic.</summary>
    Emphasis,

    /// <summary>Important; usually bold.</summary>
    Strong,

    /// <summary>No longer valid.</summary>
    Strikethrough,

    /// <summary>Below the line.</summary>
    Subscript,

    /// <summary>Above the line.</summary>
    Superscript,

    /// <summary>Added.</summary>
    Inserted,

    /// <summary>Highlighted.</summary>
    Marked,
}

/// <summary>Text set off in a style.</summary>
public sealed record Styled(SourceSpan At, TextStyle Style, ImmutableArray<Inline> Inlines) : Inline(At);

/// <summary>Code in a line.</summary>
public sealed record Code(SourceSpan At, string Value) : Inline(At);

/// <summary>A formula in a line, as TeX.</summary>
public sealed record MathSpan(SourceSpan At, string TeX) : Inline(At);

/// <summary>A link as written; bound, it becomes a <see cref="BoundLink"/>.</summary>
public sealed record Link(SourceSpan At, string Target, string? Title, Attributes Attributes, ImmutableArray<Inline> Inlines) : Inline(At);

/// <summary>An image as written; bound, its source is a file of the report or an absolute address.</summary>
public sealed record Image(SourceSpan At, string Source, string? Title, Attributes Attributes, ImmutableArray<Inline> Alt) : Inline(At);

/// <summary>Citations in Pandoc's syntax, unresolved.</summary>
/// <param name="At">The whole cluster.</param>
/// <param name="AuthorInText">Whether the first author stands in the sentence, as in <c>@key [p. 3]</c>.</param>
/// <param name="Items">What is cited, in order; at least one.</param>
public sealed record Cite(SourceSpan At, bool AuthorInText, ImmutableArray<CiteItem> Items) : Inline(At);

/// <summary>One work in a citation.</summary>
/// <param name="At">The key.</param>
/// <param name="Key">Reference id, without the at sign.</param>
/// <param name="SuppressAuthor">Written with a leading hyphen.</param>
/// <param name="Prefix">Text before, as "see".</param>
/// <param name="Suffix">Text after the key: locator and remark.</param>
/// <param name="Locator">The explicit locator of <c>{…}</c>; otherwise it is read from the suffix.</param>
public sealed record CiteItem(
    SourceSpan At, string Key, bool SuppressAuthor, ImmutableArray<Inline> Prefix, ImmutableArray<Inline> Suffix, string? Locator = null);

/// <summary>A cross-reference such as <c>@tbl-trade</c>, unresolved.</summary>
/// <param name="At">The reference.</param>
/// <param name="Id">The id it names.</param>
/// <param name="NumberOnly">Written with a leading hyphen: the word ("Table") is left out.</param>
public sealed record CrossReference(SourceSpan At, string Id, bool NumberOnly) : Inline(At);

/// <summary>A footnote mark, unresolved: the label as written.</summary>
public sealed record FootnoteMark(SourceSpan At, string Label) : Inline(At);

/// <summary>A value from data or metadata, unresolved: the text between the double braces.</summary>
public sealed record ValueReference(SourceSpan At, string Expression) : Inline(At);

/// <summary>The value of a cell in the text. Where the row is shown is not known here: that is for who lays the report out.</summary>
/// <param name="At">The reference.</param>
/// <param name="Value">As it is printed.</param>
/// <param name="Table">The resource.</param>
/// <param name="Key">The row's primary key.</param>
/// <param name="Field">The field's name.</param>
public sealed record BoundValue(SourceSpan At, string Value, string Table, string Key, string Field) : Inline(At)
{
    /// <summary>What is to be known of the value.</summary>
    public ObservationStatus? Status { get; init; }

    /// <summary>Whether the cell has a note.</summary>
    public bool IsNoted { get; init; }

    /// <summary>The day that it names, where it is printed in words.</summary>
    public DateOnly? Day { get; init; }
}

/// <summary>A day that is printed in words, as the report's language has it.</summary>
public sealed record BoundDate(SourceSpan At, DateOnly Day) : Inline(At);

/// <summary>An abbreviation with its full form.</summary>
public sealed record Abbreviation(SourceSpan At, string Value, string FullForm) : Inline(At);

/// <summary>A run with attributes.</summary>
public sealed record Span(SourceSpan At, Attributes Attributes, ImmutableArray<Inline> Inlines) : Inline(At)
{
    /// <summary>The class of words that run by themselves, whatever stands around them (HTML, "bdi").</summary>
    public const string Apart = "bdi";
}

/// <summary>HTML that the allow-list let through, rebuilt from its parts.</summary>
public sealed record HtmlInline(SourceSpan At, string Html) : Inline(At);

/// <summary>A link whose target is known to exist.</summary>
public sealed record BoundLink(SourceSpan At, LinkTarget Target, string? Title, Attributes Attributes, ImmutableArray<Inline> Inlines) : Inline(At);

/// <summary>Where a bound link leads.</summary>
public abstract record LinkTarget;

/// <summary>Out of the report.</summary>
public sealed record ExternalTarget(string Url) : LinkTarget;

/// <summary>To a chapter (index into the report's chapters), or an id in it.</summary>
public sealed record ChapterTarget(int Chapter, string? Id) : LinkTarget;

/// <summary>To a file that is published with the report; a path in the source folder.</summary>
public sealed record FileTarget(string Path) : LinkTarget;

/// <summary>To a page the generator makes.</summary>
public sealed record PageTarget(GeneratedPage Page, string? Id) : LinkTarget;

/// <summary>From an edition in another language to what only the main edition has.</summary>
public sealed record MainTarget(LinkTarget Target) : LinkTarget;

/// <summary>A resolved citation: the formatted runs, with an anchor so that the reference can link back.</summary>
/// <param name="At">The cluster.</param>
/// <param name="Anchor">Id of this place, unique in its chapter.</param>
/// <param name="Runs">Formatted text; cites are links to the bibliography.</param>
public sealed record BoundCite(SourceSpan At, string Anchor, ImmutableArray<Inline> Runs) : Inline(At)
{
    /// <summary>Whether the author is a word of the sentence, which would not be whole without it.</summary>
    public bool IsInSentence { get; init; }
}

/// <summary>A resolved cross-reference.</summary>
/// <param name="At">The reference.</param>
/// <param name="Kind">What it leads to; the theme has the word for it.</param>
/// <param name="Number">Its number as printed, such as "2.3" or "A".</param>
/// <param name="NumberOnly">Whether the word is left out.</param>
/// <param name="Target">Where it leads.</param>
/// <param name="Title">The target's title or caption as plain text, for previews.</param>
public sealed record BoundCrossReference(
    SourceSpan At, ReferenceKind Kind, string Number, bool NumberOnly, LinkTarget Target, string Title) : Inline(At);

/// <summary>What a cross-reference leads to.</summary>
public enum ReferenceKind
{
    /// <summary>A numbered chapter.</summary>
    Chapter,

    /// <summary>An appendix.</summary>
    Appendix,

    /// <summary>A section of a chapter.</summary>
    Section,

    /// <summary>A figure.</summary>
    Figure,

    /// <summary>A table.</summary>
    Table,

    /// <summary>An editor's note.</summary>
    EditorNote,
}

/// <summary>A resolved footnote mark.</summary>
/// <param name="At">The mark.</param>
/// <param name="Number">The footnote's number in its chapter.</param>
/// <param name="Occurrence">1 for the first mark of this footnote, 2 for the second, and so on.</param>
public sealed record BoundFootnoteMark(SourceSpan At, int Number, int Occurrence) : Inline(At);
