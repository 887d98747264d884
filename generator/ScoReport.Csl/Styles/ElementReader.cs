using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ScoReport.Csl.Styles;

/// <summary>Reads rendering elements.</summary>
sealed class ElementReader(AttributeReader attributes, ProblemList problems)
{
    static readonly FrozenDictionary<string, NumberForm> NumberForms = AttributeReader.Table(
        ("numeric", NumberForm.Numeric), ("ordinal", NumberForm.Ordinal), ("long-ordinal", NumberForm.LongOrdinal), ("roman", NumberForm.Roman));
    static readonly FrozenDictionary<string, LabelPlural> Plurals = AttributeReader.Table(
        ("contextual", LabelPlural.Contextual), ("always", LabelPlural.Always), ("never", LabelPlural.Never));
    static readonly FrozenDictionary<string, DateForm> DateForms = AttributeReader.Table(
        ("numeric", DateForm.Numeric), ("text", DateForm.Text));
    static readonly FrozenDictionary<string, DatePrecision> Precisions = AttributeReader.Table(
        ("year-month-day", DatePrecision.YearMonthDay), ("year-month", DatePrecision.YearMonth), ("year", DatePrecision.Year));
    static readonly FrozenDictionary<string, MatchMode> Matches = AttributeReader.Table(
        ("all", MatchMode.All), ("any", MatchMode.Any), ("none", MatchMode.None));
    static readonly (string Attribute, ConditionKind Kind)[] Conditions =
    [
        ("type", ConditionKind.Type), ("variable", ConditionKind.Variable), ("is-numeric", ConditionKind.IsNumeric),
        ("is-uncertain-date", ConditionKind.IsUncertainDate), ("locator", ConditionKind.Locator), ("position", ConditionKind.Position),
        ("disambiguate", ConditionKind.Disambiguate),
    ];

    /// <summary>The macro calls met so far, to be bound when all macros are known.</summary>
    public List<(TextElement Element, int Offset)> MacroCalls { get; } = [];

    public ImmutableArray<RenderingElement> Children(XmlNode node) =>
        [.. node.Children.Select(Element).OfType<RenderingElement>()];

    RenderingElement? Element(XmlNode node) => node.Name switch
    {
        "text" => Text(node),
        "number" => new NumberElement { Variable = Required(node, "variable"), Form = attributes.Enum(node, "form", NumberForms) ?? NumberForm.Numeric, Formatting = attributes.Formatting(node) },
        "label" => Label(node),
        "names" => Names(node),
        "date" => Date(node),
        "group" => new GroupElement { Delimiter = node["delimiter"] ?? "", Children = Children(node), Formatting = attributes.Formatting(node) },
        "choose" => new ChooseElement { Branches = [.. node.Children.Where(IsBranch).Select(Branch)] },
        // The grammar has told of others.
        _ => null,
    };

    string Required(XmlNode node, string attribute)
    {
        if (node[attribute] is { } value)
        {
            return value.Trim();
        }
        problems.Add(CslProblemKind.InvalidAttribute, node.Offset, $"The element {node.Name} needs the attribute {attribute}.");
        return "";
    }

    TextElement? Text(XmlNode node)
    {
        var source = node["variable"] is not null ? TextSource.Variable
            : node["macro"] is not null ? TextSource.Macro
            : node["term"] is not null ? TextSource.Term
            : node["value"] is not null ? TextSource.Value
            : (TextSource?)null;
        if (source is null)
        {
            problems.Add(CslProblemKind.InvalidAttribute, node.Offset, "The element text needs one of variable, macro, term and value.");
            return null;
        }
        var isTerm = source == TextSource.Term;
        var key = node["variable"] ?? node["macro"] ?? node["term"] ?? node["value"]!;
        var element = new TextElement
        {
            Source = source.Value,
            Key = source == TextSource.Variable ? key.Trim() : key,
            ShortVariable = !isTerm && node["form"] == "short",
            TermForm = isTerm ? attributes.TermForm(node) : TermForm.Long,
            Plural = attributes.Bool(node, "plural") ?? false,
            Formatting = attributes.Formatting(node),
        };
        if (source == TextSource.Macro)
        {
            MacroCalls.Add((element, node.Offset));
        }
        return element;
    }

    LabelElement Label(XmlNode node) => new()
    {
        Variable = node["variable"] ?? "",
        Form = attributes.TermForm(node),
        Plural = attributes.Enum(node, "plural", Plurals) ?? LabelPlural.Contextual,
        Formatting = attributes.Formatting(node),
    };

    DateElement Date(XmlNode node) => new()
    {
        Variable = Required(node, "variable"),
        Form = attributes.Enum(node, "form", DateForms) ?? DateForm.None,
        Precision = attributes.Enum(node, "date-parts", Precisions) ?? DatePrecision.YearMonthDay,
        Delimiter = node["delimiter"] ?? "",
        Parts = [.. node.Children.Where(child => child.Name == "date-part").Select(attributes.DatePart)],
        Formatting = attributes.Formatting(node),
    };

    NamesElement Names(XmlNode node)
    {
        var label = node.Children.FindIndex(child => child.Name == "label");
        var name = node.Children.FindIndex(child => child.Name == "name");
        var etAl = node.Child("et-al");
        return new NamesElement
        {
            Variables = [.. AttributeReader.List(node, "variable")],
            Delimiter = node["delimiter"],
            Name = name >= 0 ? Name(node.Children[name]) : null,
            EtAl = etAl is null ? null : new EtAlElement { Term = etAl["term"] ?? "et-al", Formatting = attributes.Formatting(etAl) },
            Label = label >= 0 ? Label(node.Children[label]) : null,
            LabelBeforeName = label >= 0 && label < name,
            Substitute = node.Child("substitute") is { } substitute ? Children(substitute) : [],
            Formatting = attributes.Formatting(node),
        };
    }

    NameElement Name(XmlNode node) => new()
    {
        Options = attributes.NameOptions(node, isNameElement: true),
        Formatting = attributes.Formatting(node),
        Family = NamePart(node, "family"),
        Given = NamePart(node, "given"),
    };

    Formatting NamePart(XmlNode node, string name) =>
        node.Children.Find(child => child.Name == "name-part" && child["name"] == name) is { } part ? attributes.Formatting(part) : Formatting.None;

    static bool IsBranch(XmlNode node) => node.Name is "if" or "else-if" or "else";

    ChooseBranch Branch(XmlNode node)
    {
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        foreach (var (attribute, kind) in Conditions)
        {
            var values = AttributeReader.List(node, attribute);
            conditions.AddRange(kind == ConditionKind.Type && values.Length > 0
                ? [new Condition(kind, "") { Types = [.. values] }]
                : values.Select(value => new Condition(kind, value)));
        }
        return new ChooseBranch(attributes.Enum(node, "match", Matches) ?? MatchMode.All, conditions.ToImmutable(), Children(node));
    }
}
