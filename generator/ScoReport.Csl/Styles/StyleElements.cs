using System.Collections.Immutable;

namespace ScoReport.Csl.Styles;

/// <summary>A rendering element of a style (CSL 1.0.2, "Rendering Elements").</summary>
abstract class RenderingElement
{
    public Formatting Formatting { get; init; } = Formatting.None;
}

/// <summary>The attributes that any rendering element may carry.</summary>
sealed record Formatting
{
    public static readonly Formatting None = new();

    public string Prefix { get; init; } = "";
    public string Suffix { get; init; } = "";
    public RunStyle Style { get; init; }
    public TextCase TextCase { get; init; }
    public bool Quotes { get; init; }
    public bool StripPeriods { get; init; }

    public Formatting WithoutAffixes() => Prefix.Length == 0 && Suffix.Length == 0 ? this : this with { Prefix = "", Suffix = "" };
}

enum TextCase { None, Lowercase, Uppercase, CapitalizeFirst, CapitalizeAll, Sentence, Title }

enum TermForm { Long, Short, Verb, VerbShort, Symbol }

enum TextSource { Variable, Macro, Term, Value }

sealed class TextElement : RenderingElement
{
    public required TextSource Source { get; init; }
    /// <summary>The variable's, macro's or term's name, or the value itself.</summary>
    public required string Key { get; init; }
    public bool ShortVariable { get; init; }
    public TermForm TermForm { get; init; }
    public bool Plural { get; init; }
    public Macro? Macro { get; set; }
}

sealed class Macro(string name, int offset)
{
    public string Name { get; } = name;
    public int Offset { get; } = offset;
    public ImmutableArray<RenderingElement> Children { get; set; } = [];
    public int Index { get; set; } = -1;
    public bool DependsOnReferenceOnly { get; set; }
    public Extent Extent { get; set; }
}

enum NumberForm { Numeric, Ordinal, LongOrdinal, Roman }

sealed class NumberElement : RenderingElement
{
    public required string Variable { get; init; }
    public NumberForm Form { get; init; }
}

enum LabelPlural { Contextual, Always, Never }

sealed class LabelElement : RenderingElement
{
    public string Variable { get; init; } = "";
    public TermForm Form { get; init; }
    public LabelPlural Plural { get; init; }
}

sealed class GroupElement : RenderingElement
{
    public string Delimiter { get; init; } = "";
    public required ImmutableArray<RenderingElement> Children { get; init; }
}

sealed class ChooseElement : RenderingElement
{
    public required ImmutableArray<ChooseBranch> Branches { get; init; }
    public int Index { get; set; } = -1;
    public bool DependsOnReferenceOnly { get; set; }
}

enum MatchMode { All, Any, None }

sealed record ChooseBranch(MatchMode Match, ImmutableArray<Condition> Conditions, ImmutableArray<RenderingElement> Children);

enum ConditionKind { Type, Variable, IsNumeric, IsUncertainDate, Locator, Position, Disambiguate }

sealed record Condition(ConditionKind Kind, string Value)
{
    /// <summary>The values of the attribute type. A work has one type, so several are alternatives even where all conditions must hold.</summary>
    public ImmutableArray<string> Types { get; init; } = [];
}

enum DateForm { None, Numeric, Text }

enum DatePrecision { YearMonthDay, YearMonth, Year }

sealed class DateElement : RenderingElement
{
    public string Variable { get; init; } = "";
    public DateForm Form { get; init; }
    public DatePrecision Precision { get; init; }
    public string Delimiter { get; init; } = "";
    public ImmutableArray<DatePartElement> Parts { get; init; } = [];
}

enum DatePartName { Year, Month, Day }

enum DatePartForm { Default, Numeric, NumericLeadingZeros, Ordinal, Long, Short }

sealed class DatePartElement : RenderingElement
{
    public required DatePartName Name { get; init; }
    public DatePartForm Form { get; init; }
    public string? RangeDelimiter { get; init; }
}

sealed class NamesElement : RenderingElement
{
    public required ImmutableArray<string> Variables { get; init; }
    public string? Delimiter { get; init; }
    public NameElement? Name { get; init; }
    public EtAlElement? EtAl { get; init; }
    public LabelElement? Label { get; init; }
    public bool LabelBeforeName { get; init; }
    public ImmutableArray<RenderingElement> Substitute { get; init; } = [];
}

sealed class EtAlElement : RenderingElement
{
    public string Term { get; init; } = "et-al";
}

sealed class NameElement : RenderingElement
{
    public NameOptions Options { get; init; } = NameOptions.Empty;
    public Formatting Family { get; init; } = Formatting.None;
    public Formatting Given { get; init; } = Formatting.None;
}

enum NameForm { Long, Short, Count }

enum NameAnd { None, Text, Symbol }

enum DelimiterPrecedes { Contextual, AfterInvertedName, Always, Never }

enum NameAsSortOrder { None, First, All }

/// <summary>The inheritable name options (CSL 1.0.2, "Inheritable Name Options"); null means inherited.</summary>
sealed record NameOptions
{
    public static readonly NameOptions Empty = new();

    public NameAnd? And { get; init; }
    public string? Delimiter { get; init; }
    public string? NamesDelimiter { get; init; }
    public DelimiterPrecedes? DelimiterPrecedesEtAl { get; init; }
    public DelimiterPrecedes? DelimiterPrecedesLast { get; init; }
    public int? EtAlMin { get; init; }
    public int? EtAlUseFirst { get; init; }
    public int? EtAlSubsequentMin { get; init; }
    public int? EtAlSubsequentUseFirst { get; init; }
    public bool? EtAlUseLast { get; init; }
    public NameForm? Form { get; init; }
    public bool? Initialize { get; init; }
    public string? InitializeWith { get; init; }
    public NameAsSortOrder? AsSortOrder { get; init; }
    public string? SortSeparator { get; init; }

    /// <summary>These options where they are set, else the outer ones.</summary>
    public NameOptions Over(NameOptions outer) => new()
    {
        And = And ?? outer.And,
        Delimiter = Delimiter ?? outer.Delimiter,
        NamesDelimiter = NamesDelimiter ?? outer.NamesDelimiter,
        DelimiterPrecedesEtAl = DelimiterPrecedesEtAl ?? outer.DelimiterPrecedesEtAl,
        DelimiterPrecedesLast = DelimiterPrecedesLast ?? outer.DelimiterPrecedesLast,
        EtAlMin = EtAlMin ?? outer.EtAlMin,
        EtAlUseFirst = EtAlUseFirst ?? outer.EtAlUseFirst,
        EtAlSubsequentMin = EtAlSubsequentMin ?? outer.EtAlSubsequentMin,
        EtAlSubsequentUseFirst = EtAlSubsequentUseFirst ?? outer.EtAlSubsequentUseFirst,
        EtAlUseLast = EtAlUseLast ?? outer.EtAlUseLast,
        Form = Form ?? outer.Form,
        Initialize = Initialize ?? outer.Initialize,
        InitializeWith = InitializeWith ?? outer.InitializeWith,
        AsSortOrder = AsSortOrder ?? outer.AsSortOrder,
        SortSeparator = SortSeparator ?? outer.SortSeparator,
    };
}

sealed record SortKey
{
    public string? Variable { get; init; }
    public Macro? Macro { get; set; }
    public string? MacroName { get; init; }
    public int Offset { get; init; }
    public bool Descending { get; init; }
    public NameOptions NameOverrides { get; init; } = NameOptions.Empty;
}

/// <summary>cs:citation or cs:bibliography.</summary>
sealed record Area
{
    public ImmutableArray<RenderingElement> Layout { get; init; } = [];
    public Formatting LayoutFormatting { get; init; } = Formatting.None;
    public string Delimiter { get; init; } = "";
    public ImmutableArray<SortKey> SortKeys { get; init; } = [];
    public NameOptions NameOptions { get; init; } = NameOptions.Empty;
    public bool UsesYearSuffixVariable { get; set; }
}

enum Collapse { None, CitationNumber, Year, YearSuffix, YearSuffixRanged }

enum GivenNameRule { AllNames, AllNamesWithInitials, PrimaryName, PrimaryNameWithInitials, ByCite }

/// <summary>cs:citation's own options (CSL 1.0.2, "Citation-specific Options").</summary>
sealed record CitationOptions
{
    public bool AddNames { get; init; }
    public bool AddGivenName { get; init; }
    public GivenNameRule GivenNameRule { get; init; } = GivenNameRule.ByCite;
    public bool AddYearSuffix { get; init; }
    public Collapse Collapse { get; init; }
    public string? CiteGroupDelimiter { get; init; }
    /// <summary>Null: as cite-group-delimiter where the style gives one, else as the layout's.</summary>
    public string? YearSuffixDelimiter { get; init; }
    public string? AfterCollapseDelimiter { get; init; }
    public int NearNoteDistance { get; init; } = 5;
}

enum SubsequentAuthorRule { CompleteAll, CompleteEach, PartialEach, PartialFirst }

/// <summary>cs:bibliography's own options (CSL 1.0.2, "Bibliography-specific Options").</summary>
sealed record BibliographyOptions
{
    public bool HangingIndent { get; init; }
    public SecondFieldAlign SecondFieldAlign { get; init; }
    public int LineSpacing { get; init; } = 1;
    public int EntrySpacing { get; init; } = 1;
    public string? SubsequentAuthorSubstitute { get; init; }
    public SubsequentAuthorRule SubsequentAuthorRule { get; init; }
}

enum PageRangeFormat { None, Expanded, Minimal, MinimalTwo, Chicago15, Chicago16 }

enum ParticleDemotion { DisplayAndSort, SortOnly, Never }

/// <summary>cs:style's own options (CSL 1.0.2, "Global Options").</summary>
sealed record GlobalOptions
{
    public PageRangeFormat PageRange { get; init; }
    public ParticleDemotion Demotion { get; init; }
    public bool InitializeWithHyphen { get; init; } = true;
}
