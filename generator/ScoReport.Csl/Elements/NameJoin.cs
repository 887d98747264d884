using System.Collections.Immutable;
using ScoReport.Csl.Locales;
using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl.Elements;

/// <summary>Puts names into one list with delimiters, "and" and "et al." (CSL 1.0.2, "Name").</summary>
sealed class NameJoin(NameOptions options, Locale locale, EtAlElement? etAl, string language, bool isSorting)
{
    readonly string _delimiter = options.Delimiter ?? ", ";

    public Node Join(List<Node> nodes, ImmutableArray<Name> names, int shown, Node? last)
    {
        if (nodes.Count == 0)
        {
            return new SpanNode();
        }
        if (isSorting)
        {
            // "and" and "et al." are no part of a sort key.
            return new SpanNode(last is null ? nodes : [.. nodes, last]) { Delimiter = ", " };
        }
        if (shown < names.Length)
        {
            return last is not null ? WithLast(nodes, last) : WithEtAl(nodes, names[shown - 1]);
        }
        var and = AndText();
        if (nodes.Count == 1 || and is null)
        {
            return new SpanNode(nodes) { Delimiter = _delimiter };
        }
        var head = new SpanNode(nodes[..^1]) { Delimiter = _delimiter };
        var comma = Precedes(options.DelimiterPrecedesLast, nodes.Count > 2, IsInverted(nodes.Count - 2, names[^2]));
        return new SpanNode([head, new TextNode(comma ? _delimiter : " "), new TextNode(and + " "), nodes[^1]]);
    }

    SpanNode WithLast(List<Node> nodes, Node last) =>
        new([new SpanNode(nodes) { Delimiter = _delimiter }, new TextNode(_delimiter), new TextNode("… "), last]);

    SpanNode WithEtAl(List<Node> nodes, Name lastShown)
    {
        var head = new SpanNode(nodes) { Delimiter = _delimiter };
        var term = locale.Text(etAl?.Term ?? "et-al") ?? "";
        if (term.Length == 0)
        {
            return head;
        }
        var comma = Precedes(options.DelimiterPrecedesEtAl, nodes.Count > 1, IsInverted(nodes.Count - 1, lastShown));
        var node = NodeSearch.Wrap([new TextNode(term)], etAl?.Formatting ?? Formatting.None, language);
        return new SpanNode([head, new TextNode(comma ? _delimiter : term[0] >= '\u2E80' ? "" : " "), node]);
    }

    string? AndText() => options.And switch
    {
        NameAnd.Text => locale.Text("and"),
        NameAnd.Symbol => locale.Text("and", TermForm.Symbol) is { } symbol && symbol != locale.Text("and") ? symbol : "&",
        _ => null,
    };

    static bool Precedes(DelimiterPrecedes? rule, bool contextual, bool inverted) => rule switch
    {
        DelimiterPrecedes.Always => true,
        DelimiterPrecedes.Never => false,
        DelimiterPrecedes.AfterInvertedName => inverted,
        _ => contextual,
    };

    bool IsInverted(int index, Name name) => name.Literal is null && name.Given.Length > 0
        && (options.AsSortOrder == NameAsSortOrder.All || (options.AsSortOrder == NameAsSortOrder.First && index == 0));
}
