using ScoReport.Csl.Disambiguation;
using ScoReport.Csl.Locales;
using ScoReport.Csl.Positions;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Elements;

/// <summary>What one rendering of one reference may look at.</summary>
sealed record CiteContext
{
    public required Style Style { get; init; }
    public required Locale Locale { get; init; }
    public required Reference Reference { get; init; }
    public required Area Area { get; init; }
    public CitationItem? Item { get; init; }
    public bool InBibliography { get; init; }
    public CitePosition Position { get; init; }
    public int CitationNumber { get; init; }
    public string CitationLabel { get; init; } = "";
    public ReferenceCache? Cache { get; init; }
    public Hints Hints { get; init; } = Hints.None;
    /// <summary>The given-name levels that hold for whole names, by the rules other than by-cite; null without such a rule.</summary>
    public GivenNameLevels? GlobalNames { get; init; }
    /// <summary>Set while a sort key is rendered.</summary>
    public SortKey? SortKey { get; init; }
    /// <summary>Set while cites are compared: the date of access does not tell works apart.</summary>
    public bool IsComparing { get; init; }
    public bool IsSorting => SortKey is not null;
}

/// <summary>Whether a rendering called variables, for the suppression of groups (CSL 1.0.2, "Group").</summary>
enum VariableUse { None, Empty, Present }

readonly record struct Rendered(Text.Node? Node, VariableUse Use)
{
    public static readonly Rendered Nothing = new(null, VariableUse.None);
    public static readonly Rendered Missing = new(null, VariableUse.Empty);
    public bool IsEmpty => Node is null || Node.IsEmpty;

    public static VariableUse Join(VariableUse left, VariableUse right) => left > right ? left : right;
}
