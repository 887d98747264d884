using System.Collections.Immutable;
using ScoReport.Csl.Elements;
using ScoReport.Csl.Locales;
using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl;

/// <summary>Ordered entries → the bibliography (CSL 1.0.2, "Bibliography-specific Options").</summary>
sealed class BibliographyBuilder(Style style, Locale locale)
{
    readonly BibliographyOptions _options = style.Bibliography;
    readonly List<(SpanNode Node, List<Node> Children)> _replaced = [];
    ShownNames? _previous;
    int _maxOffset;

    public Bibliography Build(List<Entry> ordered, Func<Entry, CiteContext> context)
    {
        var entries = ImmutableArray.CreateBuilder<BibliographyEntry>();
        foreach (var entry in ordered)
        {
            if (Renderer.RenderLayout(context(entry)) is SpanNode node)
            {
                SubstituteAuthor(node);
                var laid = Layout(node);
                var listed = RunBuilder.Build(laid, locale);
                entries.Add(new BibliographyEntry(entry.Reference.Id, listed) { Alone = PutBack() ? RunBuilder.Build(laid, locale) : listed });
            }
        }
        return new Bibliography
        {
            Entries = entries.ToImmutable(),
            HangingIndent = _options.HangingIndent,
            SecondFieldAlign = _options.SecondFieldAlign,
            EntrySpacing = _options.EntrySpacing,
            LineSpacing = _options.LineSpacing,
            MaxOffset = _maxOffset,
        };
    }

    SpanNode Layout(SpanNode node)
    {
        var layout = style.BibliographyArea!.LayoutFormatting;
        var delimiter = style.BibliographyArea.Delimiter;
        if (_options.SecondFieldAlign == SecondFieldAlign.None || node.Children.Count < 2)
        {
            node.Delimiter = delimiter;
            if (node.Children[^1] is SpanNode { Style.Display: not Display.Inline } last)
            {
                var inside = layout.Suffix.TrimEnd();
                last.Children = [new SpanNode(last.Children) { Suffix = inside }];
                return new SpanNode([new SpanNode([node]) { Prefix = layout.Prefix, Suffix = layout.Suffix[inside.Length..] }]) { Style = layout.Style };
            }
            return new SpanNode([new SpanNode([node]) { Prefix = layout.Prefix, Suffix = layout.Suffix }]) { Style = layout.Style };
        }
        var first = node.Children[0];
        _maxOffset = Math.Max(_maxOffset, first.PlainText().Trim().Length);
        var margin = new SpanNode([new SpanNode([first]) { Prefix = layout.Prefix }]) { Style = new RunStyle(Display: Display.LeftMargin) };
        var suffix = layout.Suffix.TrimEnd();
        var rest = new SpanNode([new SpanNode(node.Children[1..]) { Suffix = suffix, Delimiter = delimiter }]) { Style = new RunStyle(Display: Display.RightInline) };
        return new SpanNode([new SpanNode([margin, rest]) { Suffix = layout.Suffix[suffix.Length..] }]) { Style = layout.Style };
    }

    void SubstituteAuthor(SpanNode entry)
    {
        if (_options.SubsequentAuthorSubstitute is not { } substitute)
        {
            return;
        }
        var names = OpeningNames(entry);
        var shown = names?.Payload as ShownNames;
        var previous = _previous;
        _previous = shown;
        if (names is null || shown is null || previous is null)
        {
            return;
        }
        Replace(names, shown, previous, substitute);
    }

    /// <summary>The names under which the entry stands in the list. After a title or a term ("Interview with …") names are part of a description.</summary>
    static SpanNode? OpeningNames(SpanNode entry) =>
        entry.Find(NodeTag.Names) is { } names && !entry.TextBefore(names).Any(char.IsLetter) ? names : null;

    void Replace(SpanNode names, ShownNames shown, ShownNames previous, string substitute)
    {
        var all = shown.Keys.SequenceEqual(previous.Keys) && shown.HasMore == previous.HasMore;
        var single = names.FindAll(NodeTag.Name).ToList();
        if (single.Count == 0)
        {
            single.Add(names);
        }
        switch (_options.SubsequentAuthorRule)
        {
            case SubsequentAuthorRule.CompleteAll when all:
                ReplaceAll(names, substitute);
                break;
            case SubsequentAuthorRule.CompleteEach when all:
                single.ForEach(name => Put(name, [new TextNode(substitute)]));
                break;
            case SubsequentAuthorRule.PartialEach:
                for (var i = 0; i < Math.Min(single.Count, previous.Keys.Length) && shown.Keys[i] == previous.Keys[i]; i++)
                {
                    Put(single[i], [new TextNode(substitute)]);
                }
                break;
            case SubsequentAuthorRule.PartialFirst when single.Count > 0 && shown.Keys[0] == previous.Keys.FirstOrDefault():
                Put(single[0], [new TextNode(substitute)]);
                break;
        }
    }

    /// <summary>The names give way to the substitute; labels after them stay.</summary>
    void ReplaceAll(SpanNode names, string substitute)
    {
        var labels = names.FindAll(NodeTag.Label).Cast<Node>();
        Put(names, substitute.Length == 0 ? [.. labels] : [new TextNode(substitute), .. labels]);
    }

    void Put(SpanNode node, List<Node> children)
    {
        _replaced.Add((node, node.Children));
        node.Children = children;
    }

    bool PutBack()
    {
        var any = _replaced.Count > 0;
        _replaced.ForEach(static r => r.Node.Children = r.Children);
        _replaced.Clear();
        return any;
    }
}
