using System.Collections.Immutable;

namespace ScoReport.Csl;

/// <summary>A piece of formatted output, independent of any format (CSL 1.0.2, "Formatting"). Quotation marks are text.</summary>
public abstract record Run
{
    private protected Run() { }

    /// <summary>The runs of one plain string; empty for an empty string.</summary>
    public static ImmutableArray<Run> FromText(string? text) =>
        string.IsNullOrEmpty(text) ? [] : [new TextRun(text)];
}

/// <summary>Literal text, not escaped for any format.</summary>
public sealed record TextRun(string Text) : Run;

/// <summary>Runs under one formatting; properties left at their first value are inherited.</summary>
public sealed record StyledRun(RunStyle Style, ImmutableArray<Run> Children) : Run;

/// <summary>Runs that link to an absolute URL (CSL 1.0.2, appendix VI "Links").</summary>
public sealed record LinkRun(string Url, ImmutableArray<Run> Children) : Run;

/// <summary>The runs of one cite inside a citation, so that a writer can link it to its bibliography entry.</summary>
public sealed record CiteRun(string Id, ImmutableArray<Run> Children) : Run;

/// <summary>The formatting attributes of CSL 1.0.2 ("Formatting" and "Display").</summary>
public readonly record struct RunStyle(
    FontStyle FontStyle = FontStyle.Inherit,
    FontVariant FontVariant = FontVariant.Inherit,
    FontWeight FontWeight = FontWeight.Inherit,
    TextDecoration TextDecoration = TextDecoration.Inherit,
    VerticalAlign VerticalAlign = VerticalAlign.Inherit,
    Display Display = Display.Inline)
{
    /// <summary>True when nothing differs from the surrounding text.</summary>
    public bool IsPlain => this == default;
}

/// <summary>The font-style attribute.</summary>
public enum FontStyle
{
    /// <summary>As the surrounding text.</summary>
    Inherit,
    /// <summary>Upright.</summary>
    Normal,
    /// <summary>Italic.</summary>
    Italic,
    /// <summary>Slanted.</summary>
    Oblique,
}

/// <summary>The font-variant attribute.</summary>
public enum FontVariant
{
    /// <summary>As the surrounding text.</summary>
    Inherit,
    /// <summary>No small capitals.</summary>
    Normal,
    /// <summary>Small capitals.</summary>
    SmallCaps,
}

/// <summary>The font-weight attribute.</summary>
public enum FontWeight
{
    /// <summary>As the surrounding text.</summary>
    Inherit,
    /// <summary>Regular.</summary>
    Normal,
    /// <summary>Bold.</summary>
    Bold,
    /// <summary>Light.</summary>
    Light,
}

/// <summary>The text-decoration attribute.</summary>
public enum TextDecoration
{
    /// <summary>As the surrounding text.</summary>
    Inherit,
    /// <summary>Not underlined.</summary>
    None,
    /// <summary>Underlined.</summary>
    Underline,
}

/// <summary>The vertical-align attribute.</summary>
public enum VerticalAlign
{
    /// <summary>As the surrounding text.</summary>
    Inherit,
    /// <summary>On the baseline.</summary>
    Baseline,
    /// <summary>Superscript.</summary>
    Superscript,
    /// <summary>Subscript.</summary>
    Subscript,
}

/// <summary>The display attribute: how a part of a bibliography entry is placed.</summary>
public enum Display
{
    /// <summary>Within the line.</summary>
    Inline,
    /// <summary>A block of its own.</summary>
    Block,
    /// <summary>In the left margin, as a number.</summary>
    LeftMargin,
    /// <summary>After the left margin's part.</summary>
    RightInline,
    /// <summary>An indented block.</summary>
    Indent,
}
