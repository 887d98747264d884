using System.Collections.Frozen;

namespace ScoReport.Csl;

/// <summary>The styles that come with the library, written for it and free to use.</summary>
public static class BuiltInStyles
{
    static readonly Lazy<Style> LazyAuthorDate = new(() => Load("author-date"));
    static readonly Lazy<Style> LazyNotes = new(() => Load("notes"));
    static readonly Lazy<Style> LazyNumeric = new(() => Load("numeric"));

    static readonly FrozenDictionary<string, Lazy<Style>> Shorts =
        ((string[])["cite-apa", "cite-chicago", "cite-mla"]).ToFrozenDictionary(static name => name, static name => new Lazy<Style>(() => Load(name)), StringComparer.Ordinal);

    /// <summary>"(Lukin 2007, 33)" with an alphabetical reference list.</summary>
    public static Style AuthorDate => LazyAuthorDate.Value;

    /// <summary>Full references in notes, short ones afterwards, with a bibliography.</summary>
    public static Style Notes => LazyNotes.Value;

    /// <summary>"[1]" with a list in the order of citation.</summary>
    public static Style Numeric => LazyNumeric.Value;

    /// <summary>A short form of a well-known style for citing a report or a chapter of it: "cite-apa", "cite-chicago" or "cite-mla".</summary>
    public static Style Short(string name) => Shorts[name].Value;

    /// <summary>The XML of a built-in style: "author-date", "notes", "numeric" or a short form; null for another name.</summary>
    public static string? Xml(string name) => Resources.Text($"Styles/{name}.csl");

    static Style Load(string name) =>
        Style.Parse(Xml(name) ?? throw new InvalidOperationException($"The style {name} is not embedded."))
            .Style ?? throw new InvalidOperationException($"The embedded style {name} does not parse.");
}
