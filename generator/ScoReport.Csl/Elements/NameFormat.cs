using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl.Elements;

/// <summary>One name as the options have it (CSL 1.0.2, "Name-part Order").</summary>
sealed class NameFormat(CiteContext context, NameOptions options, NameElement? element, string language)
{
    readonly ParticleDemotion _demotion = context.Style.Options.Demotion;
    readonly bool _hyphen = context.Style.Options.InitializeWithHyphen;
    readonly bool _hasInitials = options.InitializeWith is not null && options.Initialize != false;

    /// <summary>What the style shows of given names: 0 nothing, 1 initials, 2 all.</summary>
    public int BaseLevel => options.Form == NameForm.Short ? 0 : _hasInitials ? 1 : 2;

    /// <summary>Whether there are initials between nothing and the full name.</summary>
    public bool HasInitials => _hasInitials;

    /// <summary>The name with its given names at least at a level.</summary>
    public Node Render(Name name, int index, int level)
    {
        if (name.Literal is { } literal)
        {
            return Span([.. Part(context.IsSorting ? WithoutArticle(literal) : literal, element?.Family)]);
        }
        level = Math.Max(level, BaseLevel);
        var isShort = level == 0;
        var given = isShort ? "" : Initials.Apply(name.Given, level >= 2 || !_hasInitials ? null : options.InitializeWith, options, _hyphen);
        if (isShort && !context.IsSorting)
        {
            return Span(Family(name, true));
        }
        if (NonByzantine(name))
        {
            return Span([.. Part(name.Family, element?.Family), .. Part(given, element?.Given)]);
        }
        if (context.IsSorting)
        {
            return ForSorting(name, given);
        }
        var inverted = options.AsSortOrder == NameAsSortOrder.All || (options.AsSortOrder == NameAsSortOrder.First && index == 0);
        return name.StaticOrdering ? Span([.. Words(Family(name, true), Part(given, element?.Given))])
            : inverted ? Inverted(name, given) : InOrder(name, given);
    }

    static SpanNode Span(List<Node> nodes) => new(nodes) { Tag = NodeTag.Name };

    /// <summary>"The New York Times" sorts as "New York Times".</summary>
    static string WithoutArticle(string name) =>
        Array.Find(Articles, article => name.StartsWith(article, StringComparison.OrdinalIgnoreCase)) is { } found ? name[found.Length..].TrimStart() : name;

    static readonly string[] Articles = ["the ", "a ", "an "];

    SpanNode ForSorting(Name name, string given)
    {
        var demoted = _demotion != ParticleDemotion.Never;
        var family = demoted ? name.Family : Join(name.NonDroppingParticle, name.Family);
        var rest = string.Join(' ', new[] { name.DroppingParticle, demoted ? name.NonDroppingParticle : "", given }.Where(part => part.Length > 0));
        return Span([new TextNode(string.Join(", ", new[] { family, rest, name.Suffix }.Where(part => part.Length > 0)))]);
    }

    /// <summary>Given names, then the particles, family name and suffix, which the affixes of the family name enclose.</summary>
    SpanNode InOrder(Name name, string given)
    {
        List<Node> family = [];
        if (name.DroppingParticle.Length > 0)
        {
            family.AddRange(Part(name.DroppingParticle, element?.Given.WithoutAffixes()));
            family.Add(new TextNode(ElidesSpace(name.DroppingParticle) ? "" : " "));
        }
        family.AddRange(FamilyParts(name, true));
        if (name.Suffix.Length > 0)
        {
            family.Add(new TextNode((name.CommaSuffix ? ", " : " ") + Suffix(name)));
        }
        return Span(Words(Part(given, element?.Given), [Affixed(family, element?.Family)]));
    }

    SpanNode Inverted(Name name, string given)
    {
        var demoted = _demotion == ParticleDemotion.DisplayAndSort;
        var separator = options.SortSeparator ?? ", ";
        var parts = new List<Node> { new SpanNode(Family(name, !demoted)), GivenWithParticles(name, given, demoted) };
        if (name.Suffix.Length > 0)
        {
            parts.Add(new TextNode(Suffix(name)));
        }
        return Span([new SpanNode(parts) { Delimiter = separator }]);
    }

    /// <summary>Given names and what follows them when the family name comes first.</summary>
    SpanNode GivenWithParticles(Name name, string given, bool demoted)
    {
        List<Node> nodes = Part(given, element?.Given.WithoutAffixes());
        nodes = Words(nodes, Part(name.DroppingParticle, element?.Given.WithoutAffixes()));
        nodes = Words(nodes, demoted ? Part(name.NonDroppingParticle, element?.Family.WithoutAffixes()) : []);
        return Affixed(nodes, element?.Given);
    }

    /// <summary>Where initials have no full stop, suffixes have none either ("Jr").</summary>
    string Suffix(Name name) =>
        options.InitializeWith is { } with && !with.Contains('.', StringComparison.Ordinal) ? name.Suffix.Replace(".", "", StringComparison.Ordinal) : name.Suffix;

    static SpanNode Affixed(List<Node> nodes, Formatting? formatting) =>
        new(nodes) { Prefix = formatting?.Prefix ?? "", Suffix = formatting?.Suffix ?? "" };

    List<Node> Family(Name name, bool withParticle) => [Affixed(FamilyParts(name, withParticle), element?.Family)];

    List<Node> FamilyParts(Name name, bool withParticle)
    {
        var family = Part(name.Family, element?.Family.WithoutAffixes());
        if (!withParticle || name.NonDroppingParticle.Length == 0)
        {
            return family;
        }
        return [.. Part(name.NonDroppingParticle, element?.Family.WithoutAffixes()), new TextNode(ElidesSpace(name.NonDroppingParticle) ? "" : " "), .. family];
    }

    static List<Node> Words(List<Node> left, List<Node> right) =>
        left.Count == 0 ? right : right.Count == 0 ? left : [.. left, new TextNode(" "), .. right];

    static string Join(string left, string right) =>
        left.Length == 0 ? right : right.Length == 0 ? left : left + (ElidesSpace(left) ? "" : " ") + right;

    static bool ElidesSpace(string particle) => particle[^1] is '\'' or '’' or '-' or '–' or 'ʼ';

    List<Node> Part(string text, Formatting? formatting) =>
        text.Length == 0 ? [] : [NodeSearch.Wrap(Markup.Parse(text), formatting ?? Formatting.None, language)];

    /// <summary>Names in scripts that write the family name first and without a space.</summary>
    static bool NonByzantine(Name name) => name.Family.Length > 0 && !name.Family.Any(IsByzantine) && !name.Given.Any(IsByzantine);

    static bool IsByzantine(char c) => c < 0x1100 && (char.IsLetterOrDigit(c) || c is '-') || c is >= '\u1E00' and <= '\u1FFF';
}
