using System.Collections.Immutable;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ScoReport.Document;
using ScoReport.Sources;
using Extra = Markdig.Extensions;
using Inline = ScoReport.Document.Inline;
using MarkdigInline = Markdig.Syntax.Inlines.Inline;
using SourceSpan = ScoReport.Sources.SourceSpan;

namespace ScoReport.Parsing;

/// <summary>Turns Markdig's inlines into the report's, with citations put together and quotes made typographic.</summary>
sealed partial class MarkdownInlines(SourceFile file, int offset, MarkdownSettings settings, Diagnostics diagnostics)
{
    Typography _typography = new(settings.Language);
    bool _inCell;

    public ImmutableArray<Inline> Of(LeafBlock leaf)
    {
        if (leaf.Inline is null)
        {
            return [];
        }

        _typography = new Typography(settings.Language);
        _inCell = leaf.Parent is Extra.Tables.TableCell;
        return Trimmed(Children(leaf.Inline));
    }

    /// <summary>Whether a paragraph begins with a colon, as a caption below a table does.</summary>
    public static bool IsCaption(ParagraphBlock paragraph) =>
        paragraph.Inline?.FirstChild is LiteralInline { IsFirstCharacterEscaped: false } first && first.Content.AsSpan().StartsWith(": ");

    /// <summary>The words of a caption, without its colon and the attributes at its end.</summary>
    public ImmutableArray<Inline> Caption(ParagraphBlock paragraph, out Attributes attributes)
    {
        var first = (LiteralInline)paragraph.Inline!.FirstChild!;
        first.Content.Start += 2;
        first.Span.Start += 2;
        attributes = Attributes.None;
        if (paragraph.Inline.LastChild is StrayAttributesInline last)
        {
            last.Remove();
            paragraph.SetAttributes(last.Read);
            attributes = MarkdownBlocks.AttributesOf(paragraph);
        }

        return Of(paragraph);
    }

    /// <summary>Whether a list item is a task, and then whether it is done.</summary>
    public static bool? TaskOf(ListItemBlock item) =>
        item is [ParagraphBlock { Inline.FirstChild: Extra.TaskLists.TaskList task }, ..] ? task.Checked : null;

    SourceSpan At(MarkdigInline inline) => At(inline.Span);

    SourceSpan At(Markdig.Syntax.SourceSpan span) => file.Span(offset + Math.Max(0, span.Start), Math.Max(0, span.Length));

    ImmutableArray<Inline> Children(ContainerInline container)
    {
        var siblings = new List<MarkdigInline>();
        foreach (var child in container)
        {
            siblings.Add(child);
        }

        if (settings.AllowHtml)
        {
            CheckNesting(siblings);
        }

        var inlines = ImmutableArray.CreateBuilder<Inline>(siblings.Count);
        Convert(siblings, 0, siblings.Count, inlines);
        return inlines.DrainToImmutable();
    }

    void CheckNesting(List<MarkdigInline> siblings)
    {
        var nesting = new HtmlNesting(inParagraph: true, diagnostics);
        var citationEnd = 0;
        for (var i = 0; i < siblings.Count; i++)
        {
            if (siblings[i] is CitationBracket { Opens: true } && Closing(siblings, i, siblings.Count) is var close and > 0)
            {
                citationEnd = Math.Max(citationEnd, close);
            }
            else if (i < citationEnd && siblings[i] is Markdig.Syntax.Inlines.HtmlInline inCitation)
            {
                // Styles set a citation's words in many ways, and know Markdown's marks only.
                diagnostics.Add(Problems.HtmlNesting(At(inCitation), "HTML cannot stand in a citation"));
            }
            else if (siblings[i] is Markdig.Syntax.Inlines.HtmlInline html && HtmlAllowList.Rebuild(html.Tag) is { Tags: [var tag] })
            {
                nesting.Add(tag, At(html));
            }
        }

        nesting.Finish();
    }

    void Convert(List<MarkdigInline> siblings, int from, int to, ImmutableArray<Inline>.Builder into)
    {
        for (var i = from; i < to; i++)
        {
            switch (siblings[i])
            {
                case CitationBracket { Opens: true } open when Closing(siblings, i, to) is var close and > 0:
                    Citation(siblings, i, close, open.IsSuffix, into);
                    i = close;
                    break;
                case SpanBracket { Opens: true } open when SpanEnd(siblings, i, to) is var close and > 0:
                    into.Add(Run(siblings, i, close, At(open)));
                    i = close;
                    break;
                case KeyInline key:
                    AddKey(key, into);
                    CheckEnd(key, i + 1 < siblings.Count ? siblings[i + 1] : null);
                    break;
                default:
                    Add(siblings[i], into);
                    break;
            }
        }
    }

    static int Closing(List<MarkdigInline> siblings, int open, int to) =>
        Closing(siblings, open, to, static inline => inline is CitationBracket bracket ? (bracket.Opens ? 1 : -1) : 0);

    static int SpanEnd(List<MarkdigInline> siblings, int open, int to) =>
        Closing(siblings, open, to, static inline => inline is SpanBracket bracket ? (bracket.Opens ? 1 : -1) : 0);

    Span Run(List<MarkdigInline> siblings, int open, int close, SourceSpan at)
    {
        var words = ImmutableArray.CreateBuilder<Inline>();
        Convert(siblings, open + 1, close, words);
        return new Span(at with { Length = siblings[close].Span.End - siblings[open].Span.Start + 1 }, MarkdownBlocks.AttributesOf(siblings[close]), words.DrainToImmutable());
    }

    static int Closing(List<MarkdigInline> siblings, int open, int to, Func<MarkdigInline, int> step)
    {
        var depth = 0;
        for (var i = open; i < to; i++)
        {
            depth += step(siblings[i]);
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    void Add(MarkdigInline inline, ImmutableArray<Inline>.Builder into)
    {
        switch (inline)
        {
            case LiteralInline literal:
                AddText(into, At(literal), Literal(literal));
                break;
            case CitationBracket bracket:
                AddText(into, At(bracket), bracket.Opens ? "[" : "]");
                break;
            case SpanBracket bracket:
                // Half of it stands in a run of another kind.
                AddText(into, At(bracket), bracket.Opens ? "[" : "]");
                break;
            case Extra.TaskLists.TaskList or Extra.Footnotes.FootnoteLink { IsBackLink: true }:
                break;
            case StrayAttributesInline stray:
                diagnostics.Add(Problems.StrayAttributes(At(stray)));
                AddText(into, At(stray), stray.Written);
                break;
            case LineBreakInline { IsHard: false } line when _typography.Joins:
                AddText(into, At(line), _typography.Apply(" "));
                break;
            case HtmlEntityInline entity:
                AddText(into, At(entity), entity.Transcoded.ToString());
                _typography.Follow('x');
                break;
            case Markdig.Syntax.Inlines.HtmlInline html:
                AddHtml(html, into);
                break;
            case DelimiterInline delimiter:
                AddText(into, At(delimiter), delimiter.ToLiteral());
                foreach (var child in Children(delimiter))
                {
                    into.Add(child);
                }

                break;
            default:
                if (One(inline) is { } one)
                {
                    into.Add(one);
                }

                break;
        }
    }

    // A backslash before a quote or hyphen means that it stays as it is.
    string Literal(LiteralInline literal)
    {
        var content = literal.Content.AsSpan();
        if (!literal.IsFirstCharacterEscaped || content.IsEmpty)
        {
            return _typography.Apply(content);
        }

        _typography.Follow(content[0]);
        return content[0] + _typography.Apply(content[1..]);
    }

    // Neighbouring texts are one text, whatever Markdig split them for.
    static void AddText(ImmutableArray<Inline>.Builder into, SourceSpan at, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        if (into.Count > 0 && into[^1] is Text before && before.At.Start + before.At.Length <= at.Start + at.Length)
        {
            into[^1] = new Text(before.At with { Length = at.Start + at.Length - before.At.Start }, before.Value + value);
        }
        else
        {
            into.Add(new Text(at, value));
        }
    }

    Inline? One(MarkdigInline inline)
    {
        var at = At(inline);
        switch (inline)
        {
            case LineBreakInline line:
                _typography.Follow(' ');
                return line.IsHard ? new HardBreak(at) : new SoftBreak(at);
            case Extra.CustomContainers.CustomContainerInline custom:
                return new Span(at, MarkdownBlocks.AttributesOf(custom), Children(custom));
            case EmphasisInline emphasis:
                return Emphasis(emphasis, at);
            case LinkInline link:
                return LinkOrImage(link, at);
            case AutolinkInline address:
                _typography.Follow('x');
                return new Link(at, (address.IsEmail ? "mailto:" : "") + address.Url, null, Attributes.None, [new Text(at, address.Url)]);
        }

        // A value is most often a number.
        _typography.Follow(inline is ValueInline ? '0' : 'x');
        return inline switch
        {
            CodeInline code => Code(code, at),
            Extra.Mathematics.MathInline math => new MathSpan(at, math.Content.ToString()),
            Extra.Footnotes.FootnoteLink note => new FootnoteMark(at, note.Footnote.Label![1..]),
            Extra.Abbreviations.AbbreviationInline abbreviation =>
                new Abbreviation(at, abbreviation.Abbreviation.Label!, abbreviation.Abbreviation.Text.ToString()),
            ValueInline value => new ValueReference(at, value.Expression),
            UndefinedFootnoteInline undefined => new FootnoteMark(at, undefined.Label),
            ContainerInline container => new Span(at, Attributes.None, Children(container)),
            _ => null,
        };
    }

    Inline Code(CodeInline code, SourceSpan at)
    {
        // GFM: a pipe in a cell is escaped in code too, and the backslash is no part of it.
        var text = new Code(at, _inCell ? code.Content.Replace("\\|", "|", StringComparison.Ordinal) : code.Content);
        var attributes = MarkdownBlocks.AttributesOf(code);
        return attributes == Attributes.None ? text : new Span(at, attributes, [text]);
    }

    Inline Emphasis(EmphasisInline emphasis, SourceSpan at)
    {
        var style = (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
        {
            ('*' or '_', 1) => TextStyle.Emphasis,
            ('*' or '_', _) => TextStyle.Strong,
            ('~', 1) => TextStyle.Subscript,
            ('~', _) => TextStyle.Strikethrough,
            ('^', _) => TextStyle.Superscript,
            ('+', _) => TextStyle.Inserted,
            ('=', _) => TextStyle.Marked,
            _ => TextStyle.Emphasis,
        };
        var styled = new Styled(at, style, Children(emphasis));
        var attributes = MarkdownBlocks.AttributesOf(emphasis);
        return attributes == Attributes.None ? styled : new Span(at, attributes, [styled]);
    }

    Inline LinkOrImage(LinkInline link, SourceSpan at)
    {
        var attributes = MarkdownBlocks.AttributesOf(link);
        var children = Children(link);
        var title = string.IsNullOrEmpty(link.Title) ? null : link.Title;
        return link.IsImage
            ? new Image(at, link.Url ?? "", title, attributes, children)
            : new Link(at, link.Url ?? "", title, attributes, children);
    }

    // Citations and notes stand in the caption once; read out with the picture, they would be in the way.
    internal static ImmutableArray<Inline> WithoutNotes(ImmutableArray<Inline> inlines)
    {
        var words = ImmutableArray.CreateBuilder<Inline>(inlines.Length);
        foreach (var inline in inlines)
        {
            if (inline is not (Cite or FootnoteMark))
            {
                words.Add(inline);
            }
            else if (words.Count > 0 && words[^1] is Text before)
            {
                words[^1] = before with { Value = before.Value.TrimEnd(' ') };
            }
        }

        return words.DrainToImmutable();
    }

    void AddHtml(Markdig.Syntax.Inlines.HtmlInline html, ImmutableArray<Inline>.Builder into)
    {
        var at = At(html);
        if (html.Tag.StartsWith("<!--", StringComparison.Ordinal))
        {
            return; // A comment is a note among authors.
        }

        if (settings.AllowHtml && HtmlAllowList.Rebuild(html.Tag) is { } allowed)
        {
            into.Add(new ScoReport.Document.HtmlInline(at, allowed.Html));
            return;
        }

        diagnostics.Add(Problems.RawHtml(at, settings.AllowHtml));
        AddText(into, at, html.Tag);
    }
}
