using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl.Elements;

/// <summary>One name as the options have it (CSL 1.0.2, "Name-part Order").</summary>
internal sealed class NameFormat(CiteContext context, NameOptions options, NameElement? element, string language)
{
    private readonly ParticleDemotion _demotion = context.Style.Options.Demotion;
    private readonly bool _hyphen = context.Style.Options.InitializeWithHyphen;
    private readonly bool _hasInitials = options.InitializeWith is not null && options.Initialize != false;

    /// <summary>How far disambiguation can take a given name: 2 is the full name; a style without initials goes there at once.</summary>
    public int MaxLevel => options.Form == NameForm.Short ? (_hasInitials ? 2 : 1) : _hasInitials ? 1 : 0;

    /// <summary>The name with its given names at a level: 0 as the style says; above that initials first, then in full.</summary>
    public Node Render(Name name, int index, int level)
    {
        if (name.Literal is { } literal)
        {
            return Span([.. Part(literal, element?.Family)]);
        }
        var isShort = options.Form == NameForm.Short && level == 0;
        var full = !_hasInitials || (options.Form == NameForm.Short ? level >= 2 : level >= 1);
        var given = isShort ? "" : Initials.Apply(name.Given, full ? null : options.InitializeWith, options, _hyphen);
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

    private static SpanNode Span(List<Node> nodes) => new(nodes) { Tag = NodeTag.Name };

    private SpanNode ForSorting(Name name, string given)
    {
        var demoted = _demotion != ParticleDemotion.Never;
        var family = demoted ? name.Family : Join(name.NonDroppingParticle, name.Family);
        var rest = string.Join(' ', new[] { given, name.DroppingParticle, demoted ? name.NonDroppingParticle : "" }.Where(part => part.Length > 0));
        return Span([new TextNode(string.Join(", ", new[] { family, rest, name.Suffix }.Where(part => part.Length > 0)))]);
    }

    private SpanNode InOrder(Name name, string given)
    {
        var family = Family(name, true);
        var nodes = Words(GivenParts(given, name.DroppingParticle), family);
        if (name.DroppingParticle.Length > 0 && ElidesSpace(name.DroppingParticle) && nodes.Count > 1)
        {
            nodes = [.. GivenParts(given, name.DroppingParticle), .. family];
        }
        if (name.Suffix.Length > 0)
        {
            nodes.Add(new TextNode((name.CommaSuffix ? ", " : " ") + name.Suffix));
        }
        return Span(nodes);
    }

    private SpanNode Inverted(Name name, string given)
    {
        var demoted = _demotion == ParticleDemotion.DisplayAndSort;
        var particles = demoted ? Join(name.DroppingParticle, name.NonDroppingParticle) : name.DroppingParticle;
        var separator = options.SortSeparator ?? ", ";
        var parts = new List<Node> { new SpanNode(Family(name, !demoted)), new SpanNode(GivenParts(given, particles)) };
        if (name.Suffix.Length > 0)
        {
            parts.Add(new TextNode(name.Suffix));
        }
        return Span([new SpanNode(parts) { Delimiter = separator }]);
    }

    /// <summary>Given names and the particles after them, under the formatting of the given names.</summary>
    private List<Node> GivenParts(string given, string particles) => Part(Join(given, particles), element?.Given);

    private List<Node> Family(Name name, bool withParticle)
    {
        var particle = withParticle ? name.NonDroppingParticle : "";
        if (particle.Length == 0)
        {
            return Part(name.Family, element?.Family);
        }
        return Part(Join(particle, name.Family), element?.Family);
    }

    private static List<Node> Words(List<Node> left, List<Node> right) =>
        left.Count == 0 ? right : right.Count == 0 ? left : [.. left, new TextNode(" "), .. right];

    private static string Join(string left, string right) =>
        left.Length == 0 ? right : right.Length == 0 ? left : left + (ElidesSpace(left) ? "" : " ") + right;

    private static bool ElidesSpace(string particle) => particle[^1] is '\'' or '’' or '-' or '–' or 'ʼ';

    private List<Node> Part(string text, Formatting? formatting) =>
        text.Length == 0 ? [] : [NodeSearch.Wrap(Markup.Parse(text), formatting ?? Formatting.None, language)];

    /// <summary>Names in scripts that write the family name first and without a space.</summary>
    private static bool NonByzantine(Name name) => name.Family.Length > 0 && !name.Family.Any(IsByzantine) && !name.Given.Any(IsByzantine);

    private static bool IsByzantine(char c) => c < 0x1100 && (char.IsLetterOrDigit(c) || c is '-') || c is >= '\u1E00' and <= '\u1FFF';
}
