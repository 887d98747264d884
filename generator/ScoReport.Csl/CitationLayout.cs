using System.Collections.Immutable;
using ScoReport.Csl.Collapsing;
using ScoReport.Csl.Locales;
using ScoReport.Csl.Text;

namespace ScoReport.Csl;

/// <summary>Cites → one citation, under cs:citation/cs:layout.</summary>
sealed class CitationLayout(Style style, Locale locale)
{
    public FormattedCitation Format(List<CiteNodes> cites, CitationMode mode)
    {
        ImmutableArray<Run> author = [];
        for (var i = 0; i < cites.Count; i++)
        {
            var (cite, authorNode) = cites[i];
            if (cite.Item.AuthorOnly)
            {
                cite.Node = authorNode ?? new SpanNode();
            }
            else if (mode == CitationMode.AuthorInText && i == 0)
            {
                author = RunBuilder.Build(AsCite(cite.Item.Id, [authorNode!]), locale);
                SuppressAuthor(cite.Node);
            }
            else if (cite.Item.SuppressAuthor)
            {
                SuppressAuthorBesideTheRest(cite.Node);
            }
        }
        var authorOnly = cites.Count > 0 && cites.TrueForAll(pair => pair.Cite.Item.AuthorOnly);
        return new FormattedCitation { Runs = Join([.. cites.Select(pair => pair.Cite)], authorOnly), Author = author };
    }

    static void SuppressAuthor(Node cite) => cite.Find(NodeTag.Names)?.Children.Clear();

    // What stands for an author, such as a title, may be all there is, and a cite that says nothing helps nobody.
    static void SuppressAuthorBesideTheRest(Node cite)
    {
        if (cite.Find(NodeTag.Names) is not { } names)
        {
            return;
        }

        var author = names.Children;
        names.Children = [];
        if (cite.IsEmpty)
        {
            names.Children = author;
        }
    }

    static SpanNode AsCite(string id, List<Node> nodes) => new(nodes) { Tag = NodeTag.Cite, Payload = id };

    ImmutableArray<Run> Join(List<RenderedCite> cites, bool authorOnly)
    {
        var layout = style.CitationArea.LayoutFormatting;
        var delimiter = style.CitationArea.Delimiter;
        List<Node> nodes = [];
        foreach (var cite in CiteCollapse.Apply(cites, style.Citation, delimiter))
        {
            if (cite.IsHidden || cite.Node.IsEmpty)
            {
                continue;
            }
            CapitalizeStart(cite, nodes.Count == 0);
            var whole = AsCite(cite.Item.Id, WithAffixes(cite));
            if (nodes.Count > 0)
            {
                nodes.Add(new TextNode(Delimiter(nodes[^1].PlainText(), whole.PlainText(), cite, cite.DelimiterBefore ?? delimiter)));
            }
            nodes.Add(whole);
        }
        if (nodes.Count == 0)
        {
            return [];
        }
        // Formatting on the layout covers its affixes, unlike that of other elements.
        var inner = new SpanNode(nodes) { Prefix = authorOnly ? "" : layout.Prefix, Suffix = authorOnly ? "" : layout.Suffix };
        return RunBuilder.Build(new SpanNode([inner]) { Style = authorOnly ? default : layout.Style, Quoted = layout.Quotes }, locale);
    }

    /// <summary>A term that opens a note, or a sentence in it, starts with a capital ("Ibid.").</summary>
    void CapitalizeStart(RenderedCite cite, bool isFirst)
    {
        if (style.IsNote && (cite.HasPrefix ? EndsSentence(cite.PrefixText) : isFirst) && FirstText(cite.Node) is { IsTerm: true } term)
        {
            term.Text = char.ToUpperInvariant(term.Text[0]) + term.Text[1..];
        }
    }

    /// <summary>A single word with a full stop is an abbreviation, not a sentence.</summary>
    static bool EndsSentence(string prefix)
    {
        var text = prefix.TrimEnd(' ', '”', '’', '"');
        return text.Length > 0 && text[^1] is '.' or '!' or '?' && text.TrimStart('.', ' ').Contains(' ', StringComparison.Ordinal);
    }

    static TextNode? FirstText(Node node) => node switch
    {
        TextNode { IsEmpty: false } text => text,
        SpanNode { Prefix.Length: 0 } span => span.Children.Find(child => !child.IsEmpty) is { } child ? FirstText(child) : null,
        _ => null,
    };

    /// <summary>Punctuation that the author wrote next to the delimiter takes its place.</summary>
    static string Delimiter(string before, string after, RenderedCite cite, string delimiter)
    {
        if (cite.HasPrefix && after[0] is ',' or '.' or ';' or ':')
        {
            return "";
        }
        return before[^1] is ',' or ';' or ':' ? " " : delimiter;
    }

    static List<Node> WithAffixes(RenderedCite cite)
    {
        List<Node> nodes = [];
        nodes.AddRange(Affix(cite.Item.Prefix, cite.Item.PrefixMarkup));
        if (nodes.Count > 0 && NeedsSpaceAfter(new SpanNode(nodes).PlainText()))
        {
            nodes.Add(new TextNode(" "));
        }
        nodes.Add(cite.Node);
        var suffix = Affix(cite.Item.Suffix, cite.Item.SuffixMarkup);
        if (suffix.Count > 0 && NeedsSpaceBefore(new SpanNode(suffix).PlainText()))
        {
            nodes.Add(new TextNode(" "));
        }
        nodes.AddRange(suffix);
        return nodes;
    }

    static List<Node> Affix(ImmutableArray<Run> runs, string? markup) =>
        string.IsNullOrEmpty(markup) ? RunNodes.Of(runs) : Markup.Parse(markup);

    static bool NeedsSpaceAfter(string prefix) =>
        prefix.Length > 0 && !char.IsWhiteSpace(prefix[^1]) && prefix[^1] is not ('(' or '[' or '“' or '‘' or '’' or '-' or '–' or '/');

    static bool NeedsSpaceBefore(string suffix) => suffix.Length > 0 && (char.IsLetterOrDigit(suffix[0]) || suffix[0] is '(' or '[' or '“');
}
