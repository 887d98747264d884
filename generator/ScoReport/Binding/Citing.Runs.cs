using System.Collections.Immutable;
using ScoReport.Csl;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Texts of the document to runs of the citation engine, and back.</summary>
static partial class Citing
{
    static CitationItem Converted(CiteItem item, Locators locators)
    {
        var (label, locator, remark) = locators.Split(item.Suffix);
        return new CitationItem
        {
            Id = item.Key,
            Prefix = item.Prefix.IsEmpty ? [] : [.. Runs(item.Prefix), new TextRun(" ")],
            Suffix = Runs(remark),
            Label = label,
            Locator = locator,
            SuppressAuthor = item.SuppressAuthor,
        };
    }

    static ImmutableArray<Run> Runs(ImmutableArray<Inline> inlines) => [.. inlines.Select(Converted)];

    static Run Converted(Inline inline) => inline switch
    {
        Text text => new TextRun(text.Value),
        Styled styled => new StyledRun(StyleOf(styled.Style), Runs(styled.Inlines)),
        SoftBreak or HardBreak => new TextRun(" "),
        Link { Target: var url } link when url.StartsWith("http", StringComparison.Ordinal) => new LinkRun(url, Runs(link.Inlines)),
        BoundLink { Target: ExternalTarget target } link => new LinkRun(target.Url, Runs(link.Inlines)),
        _ => new TextRun(PlainText.Of([inline])),
    };

    static RunStyle StyleOf(TextStyle style) => style switch
    {
        TextStyle.Emphasis => new RunStyle(FontStyle: FontStyle.Italic),
        TextStyle.Strong => new RunStyle(FontWeight: FontWeight.Bold),
        TextStyle.Subscript => new RunStyle(VerticalAlign: VerticalAlign.Subscript),
        TextStyle.Superscript => new RunStyle(VerticalAlign: VerticalAlign.Superscript),
        TextStyle.Inserted => new RunStyle(TextDecoration: TextDecoration.Underline),
        _ => default,
    };

    // Where a work is listed, and how what is printed of it says its language.
    sealed record CitedWorks(Func<string, LinkTarget?> Listed, Func<string, ImmutableArray<Inline>, ImmutableArray<Inline>> Marked)
    {
        /// <summary>What stands between the works, in the document's language.</summary>
        public Func<string, string> Between { get; init; } = static text => text;

        public static CitedWorks None { get; } = new(static _ => null, static (_, inlines) => inlines);
    }

    // A work that is listed nowhere is cited without a link.
    static ImmutableArray<Inline> Inlines(ImmutableArray<Run> runs, SourceSpan at, CitedWorks works)
    {
        var inlines = ImmutableArray.CreateBuilder<Inline>(runs.Length);
        foreach (var run in runs)
        {
            switch (run)
            {
                case TextRun text:
                    inlines.Add(new Text(at, Typography.Held(works.Between(text.Text))));
                    break;
                case StyledRun styled:
                    inlines.AddRange(Styled(styled, at, works));
                    break;
                case LinkRun link:
                    inlines.Add(new BoundLink(at, new ExternalTarget(link.Url), null, Attributes.None, Inlines(link.Children, at, works)));
                    break;
                case CiteRun cite when works.Listed(cite.Id) is { } entry:
                    inlines.AddRange(Linked(works.Marked(cite.Id, Inlines(cite.Children, at, works with { Between = CitedWorks.None.Between })), at, entry));
                    break;
                case CiteRun cite:
                    inlines.AddRange(works.Marked(cite.Id, Inlines(cite.Children, at, works with { Between = CitedWorks.None.Between })));
                    break;
            }
        }

        return inlines.DrainToImmutable();
    }

    // What joins a work to the one before it (", as quoted in") belongs to neither. Links do not nest: what a note says up to the work's own address leads to the list, and the address to the work.
    static IEnumerable<Inline> Linked(ImmutableArray<Inline> cite, SourceSpan at, LinkTarget entry)
    {
        if (cite is [Text { Value: var first }, ..] && first.TrimStart(' ', ',', ';', ':') is var begun && begun.Length < first.Length)
        {
            return [new Text(at, first[..^begun.Length]), .. Linked(begun.Length == 0 ? cite[1..] : cite.SetItem(0, new Text(at, begun)), at, entry)];
        }

        var outside = Enumerable.Range(0, cite.Length).FirstOrDefault(i => cite[i] is BoundLink { Target: ExternalTarget }, -1);
        if (outside < 0)
        {
            return [new BoundLink(at, entry, null, Attributes.None, cite)];
        }

        var words = cite[..outside];
        if (words is [.., Text { Value: var last }] && last.TrimEnd(' ', ',', '.', ':') is var kept && kept.Length < last.Length)
        {
            words = kept.Length == 0 ? words[..^1] : words.SetItem(words.Length - 1, new Text(at, kept));
            cite = cite.Insert(outside, new Text(at, last[kept.Length..]));
        }

        return words.IsEmpty ? cite[outside..] : [new BoundLink(at, entry, null, Attributes.None, words), .. cite[outside..]];
    }

    static ImmutableArray<Inline> Styled(StyledRun run, SourceSpan at, CitedWorks works)
    {
        var inlines = Inlines(run.Children, at, works);
        var style = run.Style;
        inlines = Set(inlines, at, style.FontStyle is FontStyle.Italic or FontStyle.Oblique, TextStyle.Emphasis);
        inlines = Set(inlines, at, style.FontWeight == FontWeight.Bold, TextStyle.Strong);
        inlines = Set(inlines, at, style.VerticalAlign == VerticalAlign.Superscript, TextStyle.Superscript);
        inlines = Set(inlines, at, style.VerticalAlign == VerticalAlign.Subscript, TextStyle.Subscript);
        string? name = style switch
        {
            { FontVariant: FontVariant.SmallCaps } => "csl-small-caps",
            { TextDecoration: TextDecoration.Underline } => "csl-underline",
            { Display: Display.Block } => "csl-block",
            { Display: Display.LeftMargin } => "csl-left-margin",
            { Display: Display.RightInline } => "csl-right-inline",
            { Display: Display.Indent } => "csl-indent",
            { FontStyle: FontStyle.Normal } => "csl-upright",
            _ => null,
        };
        return name is null ? inlines : [new Span(at, new Attributes(null, [name], []), inlines)];
    }

    static ImmutableArray<Inline> Set(ImmutableArray<Inline> inlines, SourceSpan at, bool set, TextStyle style) =>
        set ? [new Styled(at, style, inlines)] : inlines;
}
