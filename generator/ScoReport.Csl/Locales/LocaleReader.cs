using System.Collections.Immutable;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Locales;

/// <summary>What reading a locale file gave; no data when it is none.</summary>
sealed record LocaleFile(LocaleData? Data, ImmutableArray<CslProblem> Problems);

static class LocaleReader
{
    /// <summary>Reads a locale file.</summary>
    public static LocaleFile ReadFile(string xml)
    {
        var positions = new TextPositions(xml);
        var problems = new ProblemList(positions);
        var data = XmlTree.Read(xml, positions, problems) is { } root ? ReadRoot(root, problems) : null;
        return new LocaleFile(data, problems.OnceEach());
    }

    static LocaleData? ReadRoot(XmlNode root, ProblemList problems)
    {
        if (root.Name != "locale")
        {
            problems.AddFatal(CslProblemKind.NotCsl, root.Offset, $"The root element is {root.Name}, not a CSL locale.");
            return null;
        }
        Grammar.Check(root, problems);
        return Read(root, new AttributeReader(problems));
    }

    public static LocaleData Read(XmlNode node, AttributeReader attributes)
    {
        var options = node.Child("style-options");
        var numeric = node.Children.Find(child => child.Name == "date" && child["form"] == "numeric");
        var text = node.Children.Find(child => child.Name == "date" && child["form"] == "text");
        return new LocaleData
        {
            Language = node["xml:lang"] ?? "",
            Terms = ReadTerms(node, attributes),
            NumericDate = ReadDateParts(numeric, attributes),
            TextDate = ReadDateParts(text, attributes),
            NumericDelimiter = numeric?["delimiter"] ?? "",
            TextDelimiter = text?["delimiter"] ?? "",
            NumericFormatting = numeric is null ? Formatting.None : attributes.Formatting(numeric).WithoutAffixes(),
            TextFormatting = text is null ? Formatting.None : attributes.Formatting(text).WithoutAffixes(),
            PunctuationInQuote = attributes.Bool(options, "punctuation-in-quote"),
            LimitDayOrdinals = attributes.Bool(options, "limit-day-ordinals-to-day-1"),
        };
    }

    static ImmutableArray<DatePartElement> ReadDateParts(XmlNode? date, AttributeReader attributes) =>
        date is null ? [] : [.. date.Children.Where(child => child.Name == "date-part").Select(attributes.DatePart)];

    static ImmutableDictionary<TermKey, Term> ReadTerms(XmlNode node, AttributeReader attributes)
    {
        var terms = ImmutableDictionary.CreateBuilder<TermKey, Term>();
        foreach (var term in node.Children.Where(child => child.Name == "terms").SelectMany(child => child.Children))
        {
            if (term.Name == "term" && term["name"] is { } name)
            {
                terms[new TermKey(name, attributes.TermForm(term), term["gender-form"] ?? "")] = ReadTerm(term);
            }
        }
        return terms.ToImmutable();
    }

    static Term ReadTerm(XmlNode node)
    {
        var single = node.Child("single")?.Text;
        var multiple = node.Child("multiple")?.Text;
        var whole = node.Children.Count == 0 && !(string.IsNullOrWhiteSpace(node.Text) && node.Text.Contains('\n', StringComparison.Ordinal)) ? node.Text : "";
        return new Term(single ?? whole, multiple ?? single ?? whole, node["gender"] ?? "", Match(node));
    }

    static TermMatch? Match(XmlNode node) => node["match"] switch
    {
        "last-digit" => TermMatch.LastDigit,
        "last-two-digits" => TermMatch.LastTwoDigits,
        "whole-number" => TermMatch.WholeNumber,
        _ => null,
    };
}
