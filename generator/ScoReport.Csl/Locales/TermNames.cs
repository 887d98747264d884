using System.Collections.Frozen;
using ScoReport.Csl.Model;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Locales;

/// <summary>The names that terms have (CSL 1.0.2, appendix II). The English locale has them all, but for some ordinals; types, roles and numbers are terms too.</summary>
static class TermNames
{
    static readonly Lazy<FrozenSet<string>> Names = new(static () => OfEnglish().Concat(Vocabulary.Types).Concat(Vocabulary.Variables).Append("printing").ToFrozenSet(StringComparer.Ordinal));

    public static FrozenSet<string> All => Names.Value;

    public static bool IsKnown(string name) => All.Contains(name) || IsOrdinal(name);

    static bool IsOrdinal(string name) =>
        (name.StartsWith("ordinal-", StringComparison.Ordinal) || name.StartsWith("long-ordinal-", StringComparison.Ordinal))
        && name[^3] == '-' && char.IsAsciiDigit(name[^2]) && char.IsAsciiDigit(name[^1]);

    static IEnumerable<string> OfEnglish()
    {
        var xml = Resources.Text("Locales/locales-en-US.xml")!;
        var positions = new TextPositions(xml);
        return XmlTree.Read(xml, positions, new ProblemList(positions))!.Child("terms")!.Children.Select(static term => term["name"]).OfType<string>();
    }
}
