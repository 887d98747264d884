using System.Collections.Immutable;
using ScoReport.Csl.Locales;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl;

/// <summary>A citation style (CSL 1.0.2, "Structure of Independent and Dependent Styles"). Immutable; safe to share between threads.</summary>
public sealed class Style
{
    internal Style() { }

    /// <summary>The URI in cs:info/cs:id.</summary>
    public string Id { get; internal init; } = "";
    /// <summary>The title in cs:info.</summary>
    public string Title { get; internal init; } = "";
    /// <summary>The id of the style this one depends on; null for an independent style. A dependent style renders nothing itself.</summary>
    public string? ParentId { get; internal init; }
    /// <summary>The style's own language, or null.</summary>
    public string? DefaultLocale { get; internal init; }
    /// <summary>Whether citations belong in notes (class="note").</summary>
    public bool IsNote { get; internal init; }
    /// <summary>Whether the style describes a bibliography.</summary>
    public bool HasBibliography => BibliographyArea is not null;

    internal GlobalOptions Options { get; init; } = new();
    internal NameOptions NameOptions { get; init; } = NameOptions.Empty;
    internal Area CitationArea { get; init; } = new();
    internal CitationOptions Citation { get; init; } = new();
    internal Area? BibliographyArea { get; init; }
    internal BibliographyOptions Bibliography { get; init; } = new();
    internal int ChooseCount { get; init; }
    internal int MacroCount { get; init; }
    internal ImmutableArray<LocaleData> Locales { get; init; } = [];

    /// <summary>Reads a style from XML. The style is null when the XML is not a usable style; otherwise problems are remarks on parts that were left out.</summary>
    public static StyleResult Parse(string xml) => StyleReader.Read(xml);
}

/// <summary>What reading a style gave.</summary>
public sealed record StyleResult
{
    /// <summary>Null when the text is not a usable style.</summary>
    public Style? Style { get; init; }
    /// <summary>In the order of the text.</summary>
    public ImmutableArray<CslProblem> Problems { get; init; } = [];
}
