using System.Collections.Immutable;
using ScoReport.Csl.Model;

namespace ScoReport.Csl;

/// <summary>One bibliographic item of a CSL-JSON library (CSL 1.0.2, "Data Model"; csl-data.json).</summary>
public sealed record Reference
{
    static readonly ImmutableDictionary<string, string> NoText = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The citation key.</summary>
    public required string Id { get; init; }
    /// <summary>Other keys of the same item (BibLaTeX's <c>ids</c>).</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];
    /// <summary>The item type of appendix III; empty when none was given.</summary>
    public string Type { get; init; } = "";
    /// <summary>Where the entry stands in the text it was read from.</summary>
    public TextSpan Span { get; init; }
    /// <summary>Where the value of its id stands.</summary>
    public TextSpan IdSpan { get; init; }
    /// <summary>Standard and number variables by name, with CSL-JSON's inline markup (&lt;i&gt;, &lt;b&gt;, …).</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = NoText;
    /// <summary>Name variables by name.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<Name>> Names { get; init; } = ImmutableDictionary<string, ImmutableArray<Name>>.Empty;
    /// <summary>Date variables by name.</summary>
    public IReadOnlyDictionary<string, DateVariable> Dates { get; init; } = ImmutableDictionary<string, DateVariable>.Empty;
    /// <summary>The top-level values of the entry's <c>custom</c> object, as text.</summary>
    public IReadOnlyDictionary<string, string> Custom { get; init; } = NoText;

    /// <summary>The key under <see cref="Custom"/> that keeps a reference out of the bibliography when its value is <c>true</c>.</summary>
    public const string UnlistedKey = "skipbib";

    /// <summary>Whether the reference may be cited and stands in no bibliography (BibLaTeX's option <c>skipbib</c>).</summary>
    public bool IsUnlisted => Custom.GetValueOrDefault(UnlistedKey) == "true";

    /// <summary>
    /// The same with a bare DOI: citation managers write the resolver or a label before it as well, which styles add themselves
    /// (CSL 1.0.2, appendix VI). Readers keep what stands in the library; a caller that prints links takes this step.
    /// </summary>
    public Reference WithBareDoi() =>
        Variables.TryGetValue("DOI", out var doi) && Libraries.Identifiers.Doi(doi) is var bare && bare != doi
            ? this with { Variables = new Dictionary<string, string>(Variables, StringComparer.Ordinal) { ["DOI"] = bare } }
            : this;
}

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
public readonly record struct TextSpan(int Offset, int Length);

/// <summary>A personal name in its parts, or a name in one piece (CSL 1.0.2, "Name-part Order").</summary>
public sealed record Name
{
    /// <summary>The family name, or the only name.</summary>
    public string Family { get; init; } = "";
    /// <summary>Given names or initials.</summary>
    public string Given { get; init; } = "";
    /// <summary>A particle that is left out when only the family name is shown ("van" in "Ludwig van Beethoven").</summary>
    public string DroppingParticle { get; init; } = "";
    /// <summary>A particle kept with the family name ("de" in "de Gaulle").</summary>
    public string NonDroppingParticle { get; init; } = "";
    /// <summary>"Jr.", "III".</summary>
    public string Suffix { get; init; } = "";
    /// <summary>Whether a comma stands before the suffix.</summary>
    public bool CommaSuffix { get; init; }
    /// <summary>Whether the name is always shown family name first.</summary>
    public bool StaticOrdering { get; init; }
    /// <summary>The whole name of an institution; null for a personal name.</summary>
    public string? Literal { get; init; }

    /// <summary>
    /// A personal name that was written as one text: "Family, Given" or "Family, Given, Suffix", or with the family name last, to which
    /// words in lower case before it belong ("Ludwig van Beethoven").
    /// </summary>
    public static Name Of(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length > 1)
        {
            return NameParticles.Extract(new Name { Family = parts[0], Given = parts[1], Suffix = parts.Length > 2 ? parts[2] : "" });
        }
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var given = Math.Max(0, words.Length - 1);
        while (given > 1 && char.IsLower(words[given - 1][0]))
        {
            given--;
        }
        return NameParticles.Extract(new Name { Family = string.Join(' ', words[given..]), Given = string.Join(' ', words[..given]) });
    }
}

/// <summary>A date or range of dates (CSL 1.0.2, "Date").</summary>
public sealed record DateVariable
{
    /// <summary>One part list for a date, two for a range; a missing end of a range is <see cref="DateParts.Open"/>.</summary>
    public ImmutableArray<DateParts> Parts { get; init; } = [];
    /// <summary>Whether the date is uncertain ("circa").</summary>
    public bool IsUncertain { get; init; }
    /// <summary>A date that could not be read as parts, shown as it is.</summary>
    public string? Literal { get; init; }
    /// <summary>The name of a season given as text; numbered seasons are in the parts.</summary>
    public string? SeasonText { get; init; }
}

/// <summary>Year (negative: BC), month 1–12 or season 13–16, day; 0 means absent.</summary>
public readonly record struct DateParts(int Year, int Month = 0, int Day = 0)
{
    /// <summary>The missing end of an open range.</summary>
    public static DateParts Open => default;
    /// <summary>Whether this is the missing end of an open range.</summary>
    public bool IsOpen => this == default;
    /// <summary>The season 1–4, or 0.</summary>
    public int Season => Month > 12 ? Month - 12 : 0;
}
