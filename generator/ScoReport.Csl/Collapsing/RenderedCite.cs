using ScoReport.Csl.Text;

namespace ScoReport.Csl.Collapsing;

/// <summary>One cite of a citation on its way to the layout.</summary>
sealed class RenderedCite(CitationItem item, Node node, int citationNumber)
{
    public CitationItem Item { get; } = item;
    public Node Node { get; set; } = node;
    public int CitationNumber { get; } = citationNumber;
    public string NamesText { get; } = node.Find(NodeTag.Names)?.PlainText() ?? "";
    public bool HasPrefix => !Item.Prefix.IsEmpty || !string.IsNullOrEmpty(Item.PrefixMarkup);
    public bool HasSuffix => !Item.Suffix.IsEmpty || !string.IsNullOrEmpty(Item.SuffixMarkup);
    public string PrefixText => string.IsNullOrEmpty(Item.PrefixMarkup) ? PlainTextFormat.Write(Item.Prefix) : Item.PrefixMarkup;
    public bool HasLocator => !string.IsNullOrEmpty(Item.Locator);
    /// <summary>What stands between this cite and the one before it; null: the layout's delimiter.</summary>
    public string? DelimiterBefore { get; set; }
    /// <summary>Left out: it lies inside a range.</summary>
    public bool IsHidden { get; set; }
    public bool IsCollapsed { get; set; }
}
