using ScoReport.Csl.Elements;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Disambiguation;

/// <summary>The given names that tell persons of one family name apart wherever they are named (the rules all-names and primary-name).</summary>
static class GlobalNames
{
    public static GivenNameLevels Of(IEnumerable<NameSet> sets, GivenNameRule rule)
    {
        var primaryOnly = rule is GivenNameRule.PrimaryName or GivenNameRule.PrimaryNameWithInitials;
        var initialsOnly = rule is GivenNameRule.AllNamesWithInitials or GivenNameRule.PrimaryNameWithInitials;
        Dictionary<string, List<Name>> families = new(StringComparer.Ordinal);
        var hasInitials = false;
        foreach (var set in sets)
        {
            hasInitials |= set.HasInitials;
            foreach (var name in set.Names.Take(primaryOnly ? 1 : set.Names.Length).Where(name => name.Literal is null))
            {
                Add(families, name);
            }
        }
        Dictionary<Name, int> levels = [];
        foreach (var family in families.Values.Where(family => family.Count > 1))
        {
            Assign(family, hasInitials, initialsOnly, levels);
        }
        return new GivenNameLevels(levels, primaryOnly);
    }

    static void Add(Dictionary<string, List<Name>> families, Name name)
    {
        var key = (name.NonDroppingParticle + " " + name.Family).Trim();
        if (!families.TryGetValue(key, out var family))
        {
            families[key] = family = [];
        }
        if (!family.Exists(other => Letters(other.Given) == Letters(name.Given)))
        {
            family.Add(name);
        }
    }

    static void Assign(List<Name> family, bool hasInitials, bool initialsOnly, Dictionary<Name, int> levels)
    {
        var differ = family.Select(InitialsOf).Distinct(StringComparer.Ordinal).Count() > 1;
        foreach (var name in family)
        {
            var sameInitials = family.Any(other => !ReferenceEquals(other, name) && InitialsOf(other) == InitialsOf(name));
            levels[name] = sameInitials && !initialsOnly ? 2 : !differ || (initialsOnly && !hasInitials) ? 0 : hasInitials ? 1 : 2;
        }
    }

    static string Letters(string given) => string.Concat(given.Where(char.IsLetter));

    static string InitialsOf(Name name) =>
        string.Concat(name.Given.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]));
}
