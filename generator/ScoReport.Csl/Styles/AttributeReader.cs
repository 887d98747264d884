using System.Collections.Frozen;
using System.Globalization;

namespace ScoReport.Csl.Styles;

/// <summary>Reads attribute values into the specification's vocabulary and reports those it does not know.</summary>
sealed class AttributeReader(ProblemList problems)
{
    static readonly FrozenDictionary<string, TextCase> TextCases = Table(
        ("lowercase", TextCase.Lowercase), ("uppercase", TextCase.Uppercase), ("capitalize-first", TextCase.CapitalizeFirst),
        ("capitalize-all", TextCase.CapitalizeAll), ("sentence", TextCase.Sentence), ("title", TextCase.Title));
    static readonly FrozenDictionary<string, FontStyle> FontStyles = Table(
        ("normal", FontStyle.Normal), ("italic", FontStyle.Italic), ("oblique", FontStyle.Oblique));
    static readonly FrozenDictionary<string, FontVariant> FontVariants = Table(
        ("normal", FontVariant.Normal), ("small-caps", FontVariant.SmallCaps));
    static readonly FrozenDictionary<string, FontWeight> FontWeights = Table(
        ("normal", FontWeight.Normal), ("bold", FontWeight.Bold), ("light", FontWeight.Light));
    static readonly FrozenDictionary<string, TextDecoration> TextDecorations = Table(
        ("none", TextDecoration.None), ("underline", TextDecoration.Underline));
    static readonly FrozenDictionary<string, VerticalAlign> VerticalAligns = Table(
        ("baseline", VerticalAlign.Baseline), ("sup", VerticalAlign.Superscript), ("sub", VerticalAlign.Subscript));
    static readonly FrozenDictionary<string, Display> Displays = Table(
        ("block", Display.Block), ("left-margin", Display.LeftMargin), ("right-inline", Display.RightInline), ("indent", Display.Indent));
    static readonly FrozenDictionary<string, TermForm> TermForms = Table(
        ("long", Styles.TermForm.Long), ("short", Styles.TermForm.Short), ("verb", Styles.TermForm.Verb),
        ("verb-short", Styles.TermForm.VerbShort), ("symbol", Styles.TermForm.Symbol), ("static", Styles.TermForm.Long));
    static readonly FrozenDictionary<string, DatePartName> DateParts = Table(
        ("year", DatePartName.Year), ("month", DatePartName.Month), ("day", DatePartName.Day));
    static readonly FrozenDictionary<string, DatePartForm> DatePartForms = Table(
        ("numeric", DatePartForm.Numeric), ("numeric-leading-zeros", DatePartForm.NumericLeadingZeros),
        ("ordinal", DatePartForm.Ordinal), ("long", DatePartForm.Long), ("short", DatePartForm.Short));
    static readonly FrozenDictionary<string, NameForm> NameForms = Table(
        ("long", NameForm.Long), ("short", NameForm.Short), ("count", NameForm.Count));
    static readonly FrozenDictionary<string, NameAnd> Ands = Table(("text", NameAnd.Text), ("symbol", NameAnd.Symbol));
    static readonly FrozenDictionary<string, DelimiterPrecedes> Precedes = Table(
        ("contextual", DelimiterPrecedes.Contextual), ("after-inverted-name", DelimiterPrecedes.AfterInvertedName),
        ("always", DelimiterPrecedes.Always), ("never", DelimiterPrecedes.Never));
    static readonly FrozenDictionary<string, NameAsSortOrder> SortOrders = Table(
        ("first", NameAsSortOrder.First), ("all", NameAsSortOrder.All));

    public static FrozenDictionary<string, T> Table<T>(params (string Key, T Value)[] pairs) =>
        pairs.ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    public T? Enum<T>(XmlNode? node, string attribute, FrozenDictionary<string, T> values) where T : struct
    {
        if (node?[attribute] is not { } text)
        {
            return null;
        }
        if (values.TryGetValue(text.Trim(), out var value))
        {
            return value;
        }
        problems.Add(CslProblemKind.InvalidAttribute, node.OffsetOf(attribute), $"'{text}' is no value of the attribute {attribute}.",
            "use one of: " + string.Join(", ", values.Keys.Order(StringComparer.Ordinal)));
        return null;
    }

    public bool? Bool(XmlNode? node, string attribute) => node?[attribute]?.Trim() switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => Invalid<bool>(node, attribute, "use true or false"),
    };

    public int? Int(XmlNode? node, string attribute) => node?[attribute] switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) => value,
        _ => Invalid<int>(node, attribute, "use a whole number"),
    };

    T? Invalid<T>(XmlNode node, string attribute, string hint) where T : struct
    {
        problems.Add(CslProblemKind.InvalidAttribute, node.OffsetOf(attribute), $"'{node[attribute]}' is no value of the attribute {attribute}.", hint);
        return null;
    }

    public static string[] List(XmlNode node, string attribute) =>
        (node[attribute] ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public TermForm TermForm(XmlNode node) => Enum(node, "form", TermForms) ?? Styles.TermForm.Long;

    public Formatting Formatting(XmlNode node)
    {
        if (node.Attributes.Count == 0)
        {
            return Styles.Formatting.None;
        }
        var formatting = new Formatting
        {
            Prefix = node["prefix"] ?? "",
            Suffix = node["suffix"] ?? "",
            Style = RunStyle(node),
            TextCase = Enum(node, "text-case", TextCases) ?? TextCase.None,
            Quotes = Bool(node, "quotes") ?? false,
            StripPeriods = Bool(node, "strip-periods") ?? false,
        };
        return formatting == Styles.Formatting.None ? Styles.Formatting.None : formatting;
    }

    RunStyle RunStyle(XmlNode node) => new(
        Enum(node, "font-style", FontStyles) ?? FontStyle.Inherit,
        Enum(node, "font-variant", FontVariants) ?? FontVariant.Inherit,
        Enum(node, "font-weight", FontWeights) ?? FontWeight.Inherit,
        Enum(node, "text-decoration", TextDecorations) ?? TextDecoration.Inherit,
        Enum(node, "vertical-align", VerticalAligns) ?? VerticalAlign.Inherit,
        Enum(node, "display", Displays) ?? Display.Inline);

    public DatePartElement DatePart(XmlNode node) => new()
    {
        Name = Enum(node, "name", DateParts) ?? DatePartName.Year,
        Form = Enum(node, "form", DatePartForms) ?? DatePartForm.Default,
        RangeDelimiter = node["range-delimiter"],
        Formatting = Formatting(node),
    };

    /// <summary>The name options of cs:name, or with their longer names those of cs:style, cs:citation and cs:bibliography.</summary>
    public NameOptions NameOptions(XmlNode node, bool isNameElement) => new()
    {
        And = Enum(node, "and", Ands),
        Delimiter = node[isNameElement ? "delimiter" : "name-delimiter"],
        NamesDelimiter = isNameElement ? null : node["names-delimiter"],
        DelimiterPrecedesEtAl = Enum(node, "delimiter-precedes-et-al", Precedes),
        DelimiterPrecedesLast = Enum(node, "delimiter-precedes-last", Precedes),
        EtAlMin = Int(node, "et-al-min"),
        EtAlUseFirst = Int(node, "et-al-use-first"),
        EtAlSubsequentMin = Int(node, "et-al-subsequent-min"),
        EtAlSubsequentUseFirst = Int(node, "et-al-subsequent-use-first"),
        EtAlUseLast = Bool(node, "et-al-use-last"),
        Form = Enum(node, isNameElement ? "form" : "name-form", NameForms),
        Initialize = Bool(node, "initialize"),
        InitializeWith = node["initialize-with"],
        AsSortOrder = Enum(node, "name-as-sort-order", SortOrders),
        SortSeparator = node["sort-separator"],
    };
}
