using System.Collections.Immutable;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using ScoReport.Document;
using ScoReport.Sources;
using Extra = Markdig.Extensions;
using SourceSpan = ScoReport.Sources.SourceSpan;

namespace ScoReport.Parsing;

/// <summary>Turns Markdig's blocks into the report's.</summary>
sealed class MarkdownBlocks
{
    readonly SourceFile _file;
    readonly string _text;
    readonly int _offset;
    readonly MarkdownSettings _settings;
    readonly Diagnostics _diagnostics;
    readonly MarkdownInlines _inlines;
    HtmlNesting _nesting;

    public MarkdownBlocks(SourceFile file, string text, int offset, MarkdownSettings settings, Diagnostics diagnostics)
    {
        _file = file;
        _text = text;
        _offset = offset;
        _settings = settings;
        _diagnostics = diagnostics;
        _inlines = new MarkdownInlines(file, offset, settings, diagnostics);
        _nesting = new HtmlNesting(inParagraph: false, diagnostics);
    }

    public ParsedMarkdown Document(MarkdownDocument document)
    {
        var blocks = Blocks(document);
        Heading? title = null;
        if (blocks is [Heading { Level: 1 } first, ..])
        {
            title = first;
            blocks = blocks.RemoveAt(0);
        }

        return new ParsedMarkdown(blocks, Footnotes(document), title);
    }

    // Markdig drops footnotes that nobody uses from its tree, but keeps their definitions: those are wanted, to be reported.
    ImmutableArray<WrittenFootnote> Footnotes(MarkdownDocument document)
    {
        foreach (var (footnote, first) in RepeatedFootnotes.Of(document))
        {
            _diagnostics.Add(Problems.FootnoteTwice(At(footnote.LabelSpan), footnote.Label![1..], At(first.LabelSpan)));
        }

        if (document.GetData(typeof(LinkReferenceDefinitionGroup)) is not LinkReferenceDefinitionGroup definitions)
        {
            return [];
        }

        foreach (var definition in definitions.Links.Values.Where(static d => d is not Extra.Footnotes.FootnoteLinkReferenceDefinition && MarkdownSyntax.HasKey(d.Label)))
        {
            _diagnostics.Add(Problems.CitationIsDefinition(At(definition.LabelSpan)));
        }

        return [.. definitions.Links.Values
            .OfType<Extra.Footnotes.FootnoteLinkReferenceDefinition>()
            .OrderBy(static d => d.Footnote.Span.Start)
            .Select(d => new WrittenFootnote(d.Footnote.Label![1..], At(d.Footnote.LabelSpan), Blocks(d.Footnote)))];
    }

    SourceSpan At(Markdig.Syntax.SourceSpan span) =>
        span.IsEmpty || span.Start < 0 ? _file.Span(_offset) : Within(span.Start, span.Length);

    // Markdig's spans may reach beyond the text where a block ends with it.
    SourceSpan Within(int start, int length)
    {
        var from = Math.Min(start, _text.Length);
        return _file.Span(_offset + from, Math.Min(length, _text.Length - from));
    }

    ImmutableArray<Document.Block> Blocks(ContainerBlock container)
    {
        var outer = _nesting;
        _nesting = new HtmlNesting(inParagraph: false, _diagnostics);
        var blocks = ImmutableArray.CreateBuilder<Document.Block>(container.Count);
        foreach (var child in container)
        {
            if (child is ParagraphBlock caption && blocks is [.., PipeTable table] && MarkdownInlines.IsCaption(caption))
            {
                blocks[^1] = Captioned(table, caption);
            }
            else if (Block(child) is { } block)
            {
                blocks.Add(block);
                if (block is not ScoReport.Document.HtmlBlock)
                {
                    _nesting.AddMarkdown(block.At);
                }
            }
        }

        _nesting.Finish();
        _nesting = outer;
        return blocks.DrainToImmutable();
    }

    Document.Block? Block(Markdig.Syntax.Block block) => block switch
    {
        HeadingBlock heading => new Heading(At(heading.Span), heading.Level, AttributesOf(heading), _inlines.Of(heading)),
        ParagraphBlock paragraph => Paragraph(paragraph),
        Extra.Mathematics.MathBlock math => new MathBlock(At(math.Span), math.Lines.ToString().Trim(), AttributesOf(math)),
        FencedCodeBlock code => Code(code),
        Markdig.Syntax.CodeBlock code => new Document.CodeBlock(At(code.Span), null, code.Lines.ToString(), Attributes.None),
        Markdig.Syntax.QuoteBlock quote => new Document.QuoteBlock(At(quote.Span), Blocks(quote)),
        Markdig.Syntax.ListBlock list => List(list),
        ThematicBreakBlock rule => new ThematicBreak(At(rule.Span)),
        Extra.Tables.Table table => PipeTable(table),
        Extra.DefinitionLists.DefinitionList definitions => Definitions(definitions),
        Extra.CustomContainers.CustomContainer div => Fenced(div),
        Markdig.Syntax.HtmlBlock html => Html(html),
        _ => null, // Link and abbreviation definitions, and footnotes, which are taken from their own list.
    };

    // The language is the word after the fence or, as Pandoc has it, the first class.
    Document.CodeBlock Code(FencedCodeBlock code)
    {
        var attributes = AttributesOf(code);
        return new Document.CodeBlock(At(code.Span), NullIfEmpty(code.Info) ?? attributes.FirstClass, code.Lines.ToString(), attributes);
    }

    static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    Document.Block Paragraph(ParagraphBlock block)
    {
        var inlines = _inlines.Of(block);
        var at = At(block.Span);
        return inlines is [Image image] ? Figure(at, image) : new Paragraph(at, inlines);
    }

    // Pandoc's form: the paragraph below a table that begins with a colon is its caption, and holds its attributes.
    Float Captioned(PipeTable table, ParagraphBlock paragraph)
    {
        var caption = _inlines.Caption(paragraph, out var attributes);
        return new Float(table.At, FloatKind.Table, attributes, [table], caption, []);
    }

    // An image alone in its paragraph is a figure, and its description is the caption (Pandoc, implicit_figures).
    static Float Figure(SourceSpan at, Image image)
    {
        var keys = image.Attributes.Keys;
        var onFigure = image.Attributes with { Keys = [] };
        var bare = image with { Attributes = new Attributes(null, [], keys), Alt = MarkdownInlines.WithoutNotes(image.Alt) };
        return new Float(at, FloatKind.Figure, onFigure, [new Paragraph(at, [bare])], image.Alt, []);
    }

    Document.ListBlock List(Markdig.Syntax.ListBlock list)
    {
        var items = ImmutableArray.CreateBuilder<ListItem>(list.Count);
        foreach (var child in list)
        {
            if (child is ListItemBlock item)
            {
                items.Add(new ListItem(At(item.Span), MarkdownInlines.TaskOf(item), Blocks(item)));
            }
        }

        var start = int.TryParse(list.OrderedStart, out var number) ? number : 1;
        return new Document.ListBlock(At(list.Span), list.IsOrdered, start, !list.IsLoose, items.DrainToImmutable());
    }

    PipeTable PipeTable(Extra.Tables.Table table)
    {
        var width = table.OfType<Extra.Tables.TableRow>().Select(static r => r.Count).DefaultIfEmpty(0).Max();
        var alignments = ImmutableArray.CreateBuilder<ColumnAlignment>(width);
        for (var i = 0; i < width; i++)
        {
            alignments.Add(i < table.ColumnDefinitions.Count ? Alignment(table.ColumnDefinitions[i].Alignment) : ColumnAlignment.Default);
        }

        ImmutableArray<ImmutableArray<Inline>> header = [];
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<ImmutableArray<Inline>>>();
        foreach (var row in table.OfType<Extra.Tables.TableRow>())
        {
            var cells = Cells(row, width);
            if (row.IsHeader && header.IsEmpty)
            {
                header = cells;
            }
            else
            {
                rows.Add(cells);
            }
        }

        return new PipeTable(At(table.Span), alignments.DrainToImmutable(), header, rows.DrainToImmutable());
    }

    static ColumnAlignment Alignment(Extra.Tables.TableColumnAlign? align) => align switch
    {
        Extra.Tables.TableColumnAlign.Left => ColumnAlignment.Start,
        Extra.Tables.TableColumnAlign.Center => ColumnAlignment.Center,
        Extra.Tables.TableColumnAlign.Right => ColumnAlignment.End,
        _ => ColumnAlignment.Default,
    };

    ImmutableArray<ImmutableArray<Inline>> Cells(Extra.Tables.TableRow row, int width)
    {
        var cells = ImmutableArray.CreateBuilder<ImmutableArray<Inline>>(width);
        foreach (var child in row)
        {
            cells.Add(child is Extra.Tables.TableCell { Count: > 0 } cell && cell[0] is LeafBlock leaf ? _inlines.Of(leaf) : []);
        }

        while (cells.Count < width)
        {
            cells.Add([]);
        }

        return cells.DrainToImmutable();
    }

    DefinitionList Definitions(Extra.DefinitionLists.DefinitionList list)
    {
        var items = ImmutableArray.CreateBuilder<DefinitionItem>(list.Count);
        foreach (var item in list.OfType<Extra.DefinitionLists.DefinitionItem>())
        {
            var terms = ImmutableArray.CreateBuilder<ImmutableArray<Inline>>();
            var definitions = ImmutableArray.CreateBuilder<Document.Block>();
            foreach (var child in item)
            {
                if (child is Extra.DefinitionLists.DefinitionTerm term)
                {
                    terms.Add(_inlines.Of(term));
                }
                else if (Block(child) is { } block)
                {
                    definitions.Add(block);
                }
            }

            items.Add(new DefinitionItem(terms.DrainToImmutable(), definitions.DrainToImmutable()));
        }

        return new DefinitionList(At(list.Span), items.DrainToImmutable());
    }

    Document.Block Fenced(Extra.CustomContainers.CustomContainer div)
    {
        // The first line is the place: a diagnostic about a div should not underline all it holds.
        var at = At(div.Span);
        var firstLine = _text.AsSpan(at.Start - _offset, at.Length);
        at = at with { Length = firstLine.IndexOf('\n') is var end and >= 0 ? end : at.Length };
        if (div.ClosingFencedCharCount == 0)
        {
            _diagnostics.Add(Problems.UnclosedDiv(at));
        }

        var attributes = AttributesOf(div);
        if (div.Info?.StartsWith('{') == true)
        {
            _diagnostics.Add(Problems.UnreadableAttributes(at));
            return new Div(at, attributes, Blocks(div));
        }

        if (!string.IsNullOrWhiteSpace(div.Arguments))
        {
            _diagnostics.Add(Problems.WordsAfterName(at, div.Info ?? "", div.Arguments.Trim()));
        }

        if (NullIfEmpty(div.Info) is { } name)
        {
            // Markdig adds the name to the classes by itself, after those in braces.
            attributes = attributes with { Classes = attributes.Classes.Remove(name).Insert(0, name) };
        }

        var blocks = Blocks(div);
        if (attributes.FirstClass is "note" or "tip" or "warning" or "caution" or "important")
        {
            return new Callout(at, attributes.FirstClass, attributes["title"], attributes, blocks);
        }

        return attributes["data"] is null && attributes["chart"] is null && attributes.Numbered is { } kind
            ? CaptionedDiv(at, kind, attributes, blocks)
            : new Div(at, attributes, blocks);
    }

    // Quarto's form: a div with a figure's or table's id, its first part the thing, its last paragraph the caption.
    static Float CaptionedDiv(SourceSpan at, FloatKind kind, Attributes attributes, ImmutableArray<Document.Block> blocks)
    {
        if (blocks is [Float { Attributes.Id: null } only])
        {
            return only with { At = at, Attributes = attributes };
        }

        // The caption stands below, or above, as captions of tables do.
        var last = blocks.Length - 1;
        if (blocks.Length > 1 && (blocks[last] as Paragraph ?? blocks[last = 0] as Paragraph) is { } caption)
        {
            var content = blocks.RemoveAt(last);
            return new Float(at, kind, attributes, content is [Float { Attributes.Id: null } image] ? image.Content : content, caption.Inlines, []);
        }

        return new Float(at, kind, attributes, blocks, [], []);
    }

    Document.Block? Html(Markdig.Syntax.HtmlBlock html)
    {
        if (html.Type == HtmlBlockType.Comment)
        {
            return null; // A comment is a note among authors.
        }

        var at = At(html.Span);
        var written = html.Lines.ToString();
        if (_settings.AllowHtml && HtmlAllowList.Rebuild(written) is { } allowed)
        {
            AddTags(allowed, written, at.Start - _offset);
            return new Document.HtmlBlock(at, allowed.Html);
        }

        _diagnostics.Add(Problems.RawHtml(at with { Length = Math.Min(at.Length, written.AsSpan().TrimEnd().IndexOf('\n') is var n and > 0 ? n : at.Length) }, _settings.AllowHtml));
        return new Paragraph(at, [new Text(at, written.Trim())]);
    }

    // A block's lines lose what they are indented by, so each tag is looked for where the one before it ended.
    void AddTags(AllowedHtml html, string written, int from)
    {
        foreach (var tag in html.Tags)
        {
            var line = written.AsSpan(tag.Start, tag.Length);
            line = line.IndexOf('\n') is var end and >= 0 ? line[..end] : line;
            from += Math.Max(0, _text.AsSpan(from).IndexOf(line));
            _nesting.Add(tag, Within(from, line.Length));
            from += line.Length;
        }
    }

    internal static Attributes AttributesOf(MarkdownObject from)
    {
        if (from.TryGetAttributes() is not { } written)
        {
            return Attributes.None;
        }

        return new Attributes(
            NullIfEmpty(written.Id),
            written.Classes is { } classes ? [.. classes] : [],
            written.Properties is { } keys ? [.. keys.Select(static k => KeyValuePair.Create(k.Key, k.Value ?? ""))] : []);
    }
}
