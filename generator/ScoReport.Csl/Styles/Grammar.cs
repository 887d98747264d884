using System.Collections.Frozen;
using ScoReport.Csl.Locales;
using ScoReport.Csl.Model;

namespace ScoReport.Csl.Styles;

/// <summary>
/// Which elements, attributes and words CSL 1.0.2 has, and where: tells of those that a style or locale has beside them. What breaks
/// a style is for its reader to say; here nothing does. Metadata and what has a namespace of its own are not looked at.
/// </summary>
sealed class Grammar
{
    sealed record Element(FrozenSet<string> Attributes, FrozenSet<string> Children);

    const string Affixes = "prefix suffix ";
    const string Font = "font-style font-variant font-weight text-decoration vertical-align ";
    const string EtAl = "et-al-min et-al-use-first et-al-subsequent-min et-al-subsequent-use-first et-al-use-last ";
    const string NameParts = EtAl + "and delimiter-precedes-et-al delimiter-precedes-last initialize initialize-with name-as-sort-order sort-separator ";
    const string Inheritable = NameParts + "name-form name-delimiter names-delimiter ";
    const string Rendering = "text number label names date group choose";

    static readonly FrozenDictionary<string, Element> Elements = AttributeReader.Table(
        Rule("style", Inheritable + "class version default-locale demote-non-dropping-particle initialize-with-hyphen page-range-format", "info locale macro citation bibliography"),
        Rule("citation", Inheritable + "collapse cite-group-delimiter year-suffix-delimiter after-collapse-delimiter near-note-distance disambiguate-add-names disambiguate-add-givenname disambiguate-add-year-suffix givenname-disambiguation-rule", "sort layout"),
        Rule("bibliography", Inheritable + "hanging-indent second-field-align line-spacing entry-spacing subsequent-author-substitute subsequent-author-substitute-rule", "sort layout"),
        Rule("sort", "", "key"),
        Rule("key", "variable macro sort names-min names-use-first names-use-last", ""),
        Rule("layout", Affixes + Font + "delimiter", Rendering),
        Rule("macro", "name", Rendering),
        Rule("text", Affixes + Font + "variable macro term value form plural display quotes strip-periods text-case", ""),
        Rule("number", Affixes + Font + "variable form display text-case", ""),
        Rule("label", Affixes + Font + "variable form plural strip-periods text-case", ""),
        Rule("date", Affixes + Font + "variable form date-parts delimiter display text-case", "date-part"),
        Rule("date-part", Affixes + Font + "name form range-delimiter strip-periods text-case", ""),
        Rule("names", Affixes + Font + "variable delimiter display", "name et-al label substitute"),
        Rule("name", Affixes + Font + NameParts + "delimiter form", "name-part"),
        Rule("name-part", Affixes + Font + "name text-case", ""),
        Rule("et-al", Font + "term", ""),
        Rule("substitute", "", Rendering),
        Rule("group", Affixes + Font + "delimiter display", Rendering),
        Rule("choose", "", "if else-if else"),
        Rule("if", "match disambiguate is-numeric is-uncertain-date locator position type variable", Rendering),
        Rule("else-if", "match disambiguate is-numeric is-uncertain-date locator position type variable", Rendering),
        Rule("else", "", Rendering),
        Rule("locale", "version", "info style-options date terms"),
        Rule("style-options", "punctuation-in-quote limit-day-ordinals-to-day-1", ""),
        Rule("terms", "", "term"),
        Rule("term", "name form gender gender-form match", "single multiple"),
        Rule("single", "", ""),
        Rule("multiple", "", ""));

    /// <summary>Attributes of which the readers take any word, and what CSL has for them.</summary>
    static readonly FrozenDictionary<(string Element, string Attribute), FrozenSet<string>> Words = Table(
        ("style", "class", "in-text note"), ("key", "sort", "ascending descending"), ("name-part", "name", "family given"),
        ("text", "form", "long short verb verb-short symbol static"), ("date", "form", "numeric text"),
        ("term", "gender", "masculine feminine neuter"), ("term", "gender-form", "masculine feminine neuter"), ("term", "match", "last-digit last-two-digits whole-number"));

    static readonly FrozenSet<string> Positions = Set("first subsequent ibid ibid-with-locator near-note");
    static readonly FrozenSet<string> Truths = Set("true false");
    static readonly FrozenSet<string> Locators = LocatorTerms.Names.ToFrozenSet(StringComparer.Ordinal);

    readonly ProblemList _problems;

    // A style may have terms of its own, if it has them both in its locale and in its text.
    readonly FrozenSet<string> _defined;
    readonly FrozenSet<string> _printed;

    Grammar(XmlNode root, ProblemList problems)
    {
        _problems = problems;
        _defined = [.. Values(root, "term", "name")];
        _printed = [.. Values(root, "text", "term")];
    }

    static IEnumerable<string> Values(XmlNode node, string element, string attribute) =>
        node.Children.SelectMany(child => Values(child, element, attribute)).Concat(node.Name == element && node[attribute] is { } value ? [value] : []);

    /// <summary>Looks through a style or a locale file.</summary>
    public static void Check(XmlNode root, ProblemList problems) => new Grammar(root, problems).Check(root);

    void Check(XmlNode node)
    {
        if (!Elements.TryGetValue(node.Name, out var element))
        {
            return;
        }
        CheckAttributes(node, element);
        foreach (var child in node.Children)
        {
            if (element.Children.Contains(child.Name))
            {
                Check(child);
            }
            else if (!IsForeign(child.Name))
            {
                _problems.Add(CslProblemKind.UnknownElement, child.Offset, Misplaced(child.Name, node.Name), Hint(child.Name, element.Children));
            }
        }
    }

    static string Misplaced(string name, string parent) => Elements[parent].Children.Contains("text")
        ? $"The element {name} is not a rendering element; it is left out."
        : $"The element {name} has no place in {parent}; it is left out.";

    void CheckAttributes(XmlNode node, Element element)
    {
        foreach (var (attribute, (value, offset)) in node.Attributes)
        {
            if (element.Attributes.Contains(attribute))
            {
                CheckValue(node, attribute, value, offset);
            }
            else if (!IsForeign(attribute))
            {
                _problems.Add(CslProblemKind.InvalidAttribute, offset, $"The element {node.Name} has no attribute {attribute}; it has no effect.", Hint(attribute, element.Attributes));
            }
        }
    }

    static bool IsForeign(string name) => name.Contains(':', StringComparison.Ordinal) || name == "xmlns";

    void CheckValue(XmlNode node, string attribute, string value, int offset)
    {
        switch (attribute)
        {
            case "term" or "name" when node.Name is "text" or "et-al" or "term":
                CheckTerm(value, offset, isUse: attribute == "term");
                break;
            case "variable" or "is-numeric" or "is-uncertain-date":
                CheckWords(value, offset, "variable", Vocabulary.Variables);
                break;
            case "type":
                CheckWords(value, offset, "type of works", Vocabulary.Types);
                break;
            case "locator":
                CheckWords(value, offset, "kind of locator", Locators);
                break;
            case "position":
                CheckWords(value, offset, "position", Positions);
                break;
            case "disambiguate":
                CheckWords(value, offset, "truth", Truths);
                break;
            default:
                CheckWord(node, attribute, value, offset);
                break;
        }
    }

    void CheckWords(string values, int offset, string kind, FrozenSet<string> known)
    {
        foreach (var word in values.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!known.Contains(word))
            {
                _problems.Add(CslProblemKind.InvalidAttribute, offset, $"CSL has no {kind} '{word}'.", Hint(word, known));
            }
        }
    }

    void CheckWord(XmlNode node, string attribute, string value, int offset)
    {
        if (Words.TryGetValue((node.Name, attribute), out var known) && !known.Contains(value.Trim()))
        {
            _problems.Add(CslProblemKind.InvalidAttribute, offset, $"'{value}' is no value of the attribute {attribute}.", "use one of: " + string.Join(", ", known.Order(StringComparer.Ordinal)));
        }
    }

    void CheckTerm(string name, int offset, bool isUse)
    {
        if (!TermNames.IsKnown(name) && !(isUse ? _defined : _printed).Contains(name))
        {
            _problems.Add(CslProblemKind.InvalidAttribute, offset, $"CSL has no term '{name}'.", Hint(name, TermNames.All));
        }
    }

    /// <summary>No near name is looked for where nobody reads so many hints.</summary>
    string? Hint(string name, IEnumerable<string> known) => _hints++ < MostHints ? NearName.Hint(name, known) : null;

    const int MostHints = 100;
    int _hints;

    static (string, Element) Rule(string name, string attributes, string children) => (name, new Element(Set(attributes), Set(children)));

    static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    static FrozenDictionary<(string, string), FrozenSet<string>> Table(params ReadOnlySpan<(string Element, string Attribute, string Words)> rows)
    {
        var table = new Dictionary<(string, string), FrozenSet<string>>();
        foreach (var (element, attribute, words) in rows)
        {
            table.Add((element, attribute), Set(words));
        }
        return table.ToFrozenDictionary();
    }
}
