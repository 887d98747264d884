using System.Collections.Immutable;
using ScoReport.Sources;

namespace ScoReport.Document;

/// <summary>Gives the inlines that take the place of <paramref name="inlines"/>, which stand next to one another.</summary>
public delegate ImmutableArray<Inline> InlineRun(ImmutableArray<Inline> inlines);

/// <summary>
/// The one traversal of the document tree. Everything that looks at or changes a text goes through here,
/// so a new kind of node is taught to the generator in one place.
/// </summary>
public static class Walk
{
    /// <summary>Calls back for every block and inline, parents before children, in reading order.</summary>
    public static void Visit(ImmutableArray<Block> blocks, Action<Block>? onBlock, Action<Inline> onInline)
    {
        foreach (var block in blocks)
        {
            onBlock?.Invoke(block);
            VisitParts(block, onBlock, onInline);
        }
    }

    /// <summary>Calls back for every inline, parents before children, in reading order.</summary>
    public static void Visit(ImmutableArray<Inline> inlines, Action<Inline> onInline)
    {
        foreach (var inline in inlines)
        {
            onInline(inline);
            foreach (var part in Parts(inline))
            {
                Visit(part, onInline);
            }
        }
    }

    static void VisitParts(Block block, Action<Block>? onBlock, Action<Inline> onInline)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Visit(paragraph.Inlines, onInline);
                break;
            case Heading heading:
                Visit(heading.Inlines, onInline);
                break;
            case QuoteBlock quote:
                Visit(quote.Blocks, onBlock, onInline);
                break;
            case ListBlock list:
                foreach (var item in list.Items)
                {
                    Visit(item.Blocks, onBlock, onInline);
                }

                break;
            case DefinitionList definitions:
                foreach (var item in definitions.Items)
                {
                    VisitAll(item.Terms, onInline);
                    Visit(item.Definitions, onBlock, onInline);
                }

                break;
            case PipeTable table:
                VisitAll(table.Header, onInline);
                foreach (var row in table.Rows)
                {
                    VisitAll(row, onInline);
                }

                break;
            case Float figure:
                Visit(figure.Caption, onInline);
                Visit(figure.Content, onBlock, onInline);
                Visit(figure.Notes, onBlock, onInline);
                break;
            case DataBlock data:
                Visit(data.Caption, onInline);
                Visit(data.Notes, onBlock, onInline);
                VisitAll([.. data.Remarks.Select(static r => r.Text)], onInline);
                break;
            case Remarks remarks:
                VisitAll([.. remarks.All.Select(static r => r.Text)], onInline);
                break;
            case ChartBlock chart:
                Visit(chart.Caption, onInline);
                Visit(chart.Summary, onBlock, onInline);
                Visit(chart.Notes, onBlock, onInline);
                VisitAll([.. chart.Remarks.Select(static r => r.Text)], onInline);
                break;
            case Div div:
                Visit(div.Blocks, onBlock, onInline);
                break;
            case Callout callout:
                Visit(callout.Blocks, onBlock, onInline);
                break;
            case Footnote footnote:
                Visit(footnote.Blocks, onBlock, onInline);
                break;
        }
    }

    static void VisitAll(ImmutableArray<ImmutableArray<Inline>> many, Action<Inline> onInline)
    {
        foreach (var inlines in many)
        {
            Visit(inlines, onInline);
        }
    }

    static IEnumerable<ImmutableArray<Inline>> Parts(Inline inline) => inline switch
    {
        Styled styled => [styled.Inlines],
        Link link => [link.Inlines],
        BoundLink link => [link.Inlines],
        Image image => [image.Alt],
        Span span => [span.Inlines],
        BoundCite cite => [cite.Runs],
        Cite cite => cite.Items.SelectMany<CiteItem, ImmutableArray<Inline>>(static i => [i.Prefix, i.Suffix]),
        _ => [],
    };

    /// <summary>
    /// The blocks with every node replaced by what the callbacks make of it, parents before children: the parts of what a
    /// callback gives back are rewritten next. Parts in which nothing changed are shared with the original. Where the
    /// neighbours of an inline matter, <paramref name="onRun"/> sees each run of inlines as a whole, before its parts are seen.
    /// </summary>
    public static ImmutableArray<Block> Rewrite(ImmutableArray<Block> blocks, Func<Block, Block> onBlock, Func<Inline, Inline> onInline, InlineRun? onRun = null) =>
        Each(blocks, block => RewriteParts(onBlock(block), onBlock, onInline, onRun));

    /// <summary>The inlines with every node replaced by what the callbacks make of it, parents before children.</summary>
    public static ImmutableArray<Inline> Rewrite(ImmutableArray<Inline> inlines, Func<Inline, Inline> onInline, InlineRun? onRun = null) =>
        Each(onRun is null ? inlines : onRun(inlines), inline => RewriteParts(onInline(inline), onInline, onRun));

    /// <summary>The same text, each part of it where <paramref name="moved"/> says.</summary>
    public static ImmutableArray<Block> Relocate(ImmutableArray<Block> blocks, Func<SourceSpan, SourceSpan> moved) => Rewrite(
        blocks,
        block => block with { At = moved(block.At) },
        inline => inline is Cite cite ? cite with { At = moved(cite.At), Items = [.. cite.Items.Select(i => i with { At = moved(i.At) })] } : inline with { At = moved(inline.At) });

    static Block RewriteParts(Block block, Func<Block, Block> onBlock, Func<Inline, Inline> onInline, InlineRun? onRun)
    {
        ImmutableArray<Inline> Inlines(ImmutableArray<Inline> inlines) => Rewrite(inlines, onInline, onRun);
        ImmutableArray<Block> Blocks(ImmutableArray<Block> blocks) => Rewrite(blocks, onBlock, onInline, onRun);
        ImmutableArray<ImmutableArray<Inline>> Many(ImmutableArray<ImmutableArray<Inline>> many) => EachArray(many, Inlines);
        ImmutableArray<Remark> Remarked(ImmutableArray<Remark> all) => [.. all.Select(r => r with { Text = Inlines(r.Text) })];

        switch (block)
        {
            case Paragraph paragraph:
                return Inlines(paragraph.Inlines) is var i && i == paragraph.Inlines ? block : paragraph with { Inlines = i };
            case Heading heading:
                return Inlines(heading.Inlines) is var h && h == heading.Inlines ? block : heading with { Inlines = h };
            case QuoteBlock quote:
                return Blocks(quote.Blocks) is var q && q == quote.Blocks ? block : quote with { Blocks = q };
            case ListBlock list:
                var items = Each(list.Items, item => Blocks(item.Blocks) is var b && b == item.Blocks ? item : item with { Blocks = b });
                return items == list.Items ? block : list with { Items = items };
            case DefinitionList definitions:
                return definitions with
                {
                    Items = [.. definitions.Items.Select(item => new DefinitionItem(Many(item.Terms), Blocks(item.Definitions)))],
                };
            case PipeTable table:
                return table with { Header = Many(table.Header), Rows = [.. table.Rows.Select(Many)] };
            case Float figure:
                return figure with { Caption = Inlines(figure.Caption), Content = Blocks(figure.Content), Notes = Blocks(figure.Notes) };
            case DataBlock data:
                return data with { Caption = Inlines(data.Caption), Notes = Blocks(data.Notes), Remarks = Remarked(data.Remarks) };
            case Remarks remarks:
                return remarks with { All = Remarked(remarks.All) };
            case ChartBlock chart:
                return chart with { Caption = Inlines(chart.Caption), Summary = Blocks(chart.Summary), Notes = Blocks(chart.Notes), Remarks = Remarked(chart.Remarks) };
            case Div div:
                return Blocks(div.Blocks) is var d && d == div.Blocks ? block : div with { Blocks = d };
            case Callout callout:
                return Blocks(callout.Blocks) is var c && c == callout.Blocks ? block : callout with { Blocks = c };
            case Footnote footnote:
                return footnote with { Blocks = Blocks(footnote.Blocks) };
            default:
                return block;
        }
    }

    static Inline RewriteParts(Inline inline, Func<Inline, Inline> onInline, InlineRun? onRun)
    {
        ImmutableArray<Inline> Inlines(ImmutableArray<Inline> inlines) => Rewrite(inlines, onInline, onRun);

        return inline switch
        {
            Styled styled => Inlines(styled.Inlines) is var s && s == styled.Inlines ? inline : styled with { Inlines = s },
            Link link => Inlines(link.Inlines) is var l && l == link.Inlines ? inline : link with { Inlines = l },
            BoundLink link => Inlines(link.Inlines) is var b && b == link.Inlines ? inline : link with { Inlines = b },
            Image image => Inlines(image.Alt) is var a && a == image.Alt ? inline : image with { Alt = a },
            Span span => Inlines(span.Inlines) is var p && p == span.Inlines ? inline : span with { Inlines = p },
            Cite cite => Each(cite.Items, item => Rewritten(item, onInline)) is var items && items == cite.Items ? inline : cite with { Items = items },
            _ => inline,
        };
    }

    static CiteItem Rewritten(CiteItem item, Func<Inline, Inline> onInline)
    {
        var prefix = Rewrite(item.Prefix, onInline);
        var suffix = Rewrite(item.Suffix, onInline);
        return prefix == item.Prefix && suffix == item.Suffix ? item : item with { Prefix = prefix, Suffix = suffix };
    }

    // Makes a new array only when an element became another object.
    static ImmutableArray<T> Each<T>(ImmutableArray<T> all, Func<T, T> change) where T : class
    {
        ImmutableArray<T>.Builder? changed = null;
        for (var i = 0; i < all.Length; i++)
        {
            var now = change(all[i]);
            if (changed is null && !ReferenceEquals(now, all[i]))
            {
                changed = ImmutableArray.CreateBuilder<T>(all.Length);
                changed.AddRange(all, i);
            }

            changed?.Add(now);
        }

        return changed?.MoveToImmutable() ?? all;
    }

    static ImmutableArray<ImmutableArray<T>> EachArray<T>(ImmutableArray<ImmutableArray<T>> all, Func<ImmutableArray<T>, ImmutableArray<T>> change)
    {
        var changed = ImmutableArray.CreateBuilder<ImmutableArray<T>>(all.Length);
        foreach (var one in all)
        {
            changed.Add(change(one));
        }

        return changed.MoveToImmutable();
    }
}
