using System.Collections.Immutable;
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
sealed class MarkdownInlines(SourceFile file, int offset, MarkdownSettings settings, Diagnostics diagnostics)
{
    readonly QuoteMarks _marks = QuoteMarks.Of(settings.Language);
    Typography _typography = new(QuoteMarks.Of("en"));
    bool _inCell;

    public ImmutableArray<Inline> Of(LeafBlock leaf)
    {
        if (leaf.Inline is null)
        {
            return [];
        }

        _typography = new Typography(_marks);
        _inCell = leaf.Parent is Extra.Tables.TableCell;
        return Trimmed(Children(leaf.Inline));
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

        var inlines = ImmutableArray.CreateBuilder<Inline>(siblings.Count);
        Convert(siblings, 0, siblings.Count, inlines);
        return inlines.DrainToImmutable();
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
                case KeyInline key:
                    AddKey(key, into);
                    break;
                default:
                    Add(siblings[i], into);
                    break;
            }
        }
    }

    static int Closing(List<MarkdigInline> siblings, int open, int to)
    {
        var depth = 0;
        for (var i = open; i < to; i++)
        {
            depth += siblings[i] is CitationBracket bracket ? (bracket.Opens ? 1 : -1) : 0;
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
            case Extra.TaskLists.TaskList or Extra.Footnotes.FootnoteLink { IsBackLink: true }:
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

        _typography.Follow('x');
        return inline switch
        {
            // GFM: a pipe in a cell is escaped in code too, and the backslash is no part of it.
            CodeInline code => new Code(at, _inCell ? code.Content.Replace("\\|", "|", StringComparison.Ordinal) : code.Content),
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

    Styled Emphasis(EmphasisInline emphasis, SourceSpan at)
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
        return new Styled(at, style, Children(emphasis));
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

    void AddHtml(Markdig.Syntax.Inlines.HtmlInline html, ImmutableArray<Inline>.Builder into)
    {
        var at = At(html);
        if (html.Tag.StartsWith("<!--", StringComparison.Ordinal))
        {
            return; // A comment is a note among authors.
        }

        if (settings.AllowHtml && HtmlAllowList.Rebuild(html.Tag, out _) is { } rebuilt)
        {
            into.Add(new ScoReport.Document.HtmlInline(at, rebuilt));
            return;
        }

        diagnostics.Add(Problems.RawHtml(at, settings.AllowHtml));
        AddText(into, at, html.Tag);
    }

    // A key in running text: a cross-reference, or a citation with the author in the sentence.
    void AddKey(KeyInline key, ImmutableArray<Inline>.Builder into)
    {
        var at = At(key);
        var hyphen = TakeHyphen(into);
        _typography.Follow('x');
        if (IsCrossReference(key.Key))
        {
            into.Add(new CrossReference(hyphen is null ? at : at with { Start = at.Start - 1, Length = at.Length + 1 }, key.Key, hyphen is not null));
            return;
        }

        into.Add(new Cite(at, AuthorInText: hyphen is null, [new CiteItem(at, key.Key, hyphen is not null, [], [])]));
    }

    internal static bool IsCrossReference(string key) =>
        key.StartsWith("fig-", StringComparison.Ordinal) || key.StartsWith("tbl-", StringComparison.Ordinal) || key.StartsWith("sec-", StringComparison.Ordinal);

    // "-@key": the hyphen belongs to the key when nothing but space or an opening mark stands before it.
    static Text? TakeHyphen(ImmutableArray<Inline>.Builder into)
    {
        if (into.Count == 0 || into[^1] is not Text { Value: ['-'] or [.., ' ' or '(' or '[', '-'] } text)
        {
            return null;
        }

        into.RemoveAt(into.Count - 1);
        if (text.Value.Length > 1)
        {
            into.Add(text with { Value = text.Value[..^1], At = text.At with { Length = text.At.Length - 1 } });
        }

        return text;
    }

    void Citation(List<MarkdigInline> siblings, int open, int close, bool isSuffix, ImmutableArray<Inline>.Builder into)
    {
        var at = file.Span(At(siblings[open]).Start, At(siblings[close]).Start + 1 - At(siblings[open]).Start);
        var content = ImmutableArray.CreateBuilder<Inline>();
        Convert(siblings, open + 1, close, content);
        _typography.Follow('x');
        var parts = Split(content.DrainToImmutable());
        if (isSuffix && into.Count > 0 && into[^1] is Cite { Items: [var first] } author)
        {
            // "@key [p. 3; @other]": a first part without a key is the author's locator, the others are further works.
            var isLocator = !parts[0].Any(static i => i is Cite);
            var whole = author.At with { Length = at.Start + at.Length - author.At.Start };
            into[^1] = author with
            {
                At = whole,
                Items = [isLocator ? first with { Suffix = Trimmed(parts[0]) } : first, .. parts.Skip(isLocator ? 1 : 0).SelectMany(Items)],
            };
            return;
        }

        if (parts.All(static p => p.Any(static i => i is CrossReference) && !p.Any(static i => i is Cite)))
        {
            AddCrossReferences(parts, into);
            return;
        }

        ImmutableArray<CiteItem> items = [.. parts.SelectMany(Items)];
        if (items.Length > 0)
        {
            into.Add(new Cite(at, AuthorInText: false, items));
        }
    }

    // "[see @fig-a; @tbl-b]" reads as plain text with its references in it.
    static void AddCrossReferences(List<ImmutableArray<Inline>> parts, ImmutableArray<Inline>.Builder into)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                into.Add(new Text(parts[i][0].At with { Length = 0 }, ", "));
            }

            into.AddRange(Trimmed(parts[i]));
        }
    }

    static List<ImmutableArray<Inline>> Split(ImmutableArray<Inline> inlines)
    {
        var parts = new List<ImmutableArray<Inline>>();
        var part = ImmutableArray.CreateBuilder<Inline>();
        foreach (var inline in inlines)
        {
            if (inline is not Text plain)
            {
                part.Add(inline);
                continue;
            }

            var pieces = MarkdownSyntax.Parts(plain.Value);
            for (var i = 0; i < pieces.Count; i++)
            {
                if (i > 0)
                {
                    parts.Add(part.DrainToImmutable());
                }

                AddText(part, plain.At, pieces[i]);
            }
        }

        parts.Add(part.DrainToImmutable());
        return parts;
    }

    // A part names one work. Where an author wrote two, the second is a work of its own, with the words between before it,
    // or behind the first where they hold its locator.
    static List<CiteItem> Items(ImmutableArray<Inline> part)
    {
        var items = new List<CiteItem>();
        var from = 0;
        for (var at = 0; at <= part.Length; at++)
        {
            if (at < part.Length && part[at] is not Cite)
            {
                continue;
            }

            var words = Trimmed(part[from..at]);
            var isSuffix = items.Count > 0 && (at == part.Length || PlainText.Of(words).Any(char.IsAsciiDigit));
            if (isSuffix)
            {
                items[^1] = items[^1] with { Suffix = words };
            }

            if (at < part.Length && part[at] is Cite { Items: [var item] })
            {
                items.Add(isSuffix ? item : item with { Prefix = words });
            }

            from = at + 1;
        }

        return items;
    }

    // Space at the ends of a paragraph, cell or part of a citation means nothing.
    static ImmutableArray<Inline> Trimmed(ImmutableArray<Inline> inlines)
    {
        while (inlines.Length > 0 && inlines[0] is SoftBreak or Text { Value: [' ', ..] })
        {
            inlines = Shortened(inlines, 0, static t => t.TrimStart());
        }

        while (inlines.Length > 0 && inlines[^1] is SoftBreak or Text { Value: [.., ' '] })
        {
            inlines = Shortened(inlines, inlines.Length - 1, static t => t.TrimEnd());
        }

        return inlines;
    }

    static ImmutableArray<Inline> Shortened(ImmutableArray<Inline> inlines, int at, Func<string, string> trim) =>
        inlines[at] is Text text && trim(text.Value) is { Length: > 0 } shorter
            ? inlines.SetItem(at, text with { Value = shorter })
            : inlines.RemoveAt(at);
}
