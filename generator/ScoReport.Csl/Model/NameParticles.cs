namespace ScoReport.Csl.Model;

/// <summary>Finds particles that were written into the family or given name, as citation managers do.</summary>
static class NameParticles
{
    public static Name Extract(Name name)
    {
        if (name.Literal is not null)
        {
            return name;
        }
        if (name.Family.Length > 1 && name.Family[0] == '"' && name.Family[^1] == '"')
        {
            return name with { Family = name.Family[1..^1] };
        }
        if (name.NonDroppingParticle.Length == 0 && name.DroppingParticle.Length == 0)
        {
            name = ExtractNonDropping(name);
        }
        name = name.Suffix.Length == 0 ? ExtractSuffix(name) : name;
        return name.DroppingParticle.Length == 0 ? ExtractDropping(name) : name;
    }

    static Name ExtractNonDropping(Name name)
    {
        var family = name.Family;
        var end = 0;
        while (NextParticle(family, end) is var next && next > end)
        {
            end = next;
        }
        return end == 0 ? name : name with { NonDroppingParticle = family[..end].TrimEnd(), Family = family[end..] };
    }

    /// <summary>The end of the lower-case word that starts at the offset, with its space or apostrophe; the offset when there is none.</summary>
    static int NextParticle(string family, int offset)
    {
        var end = offset < family.Length && IsApostrophe(family[offset]) ? offset + 1 : offset;
        if (end >= family.Length || !char.IsLower(family[end]))
        {
            return offset;
        }
        while (end < family.Length && (char.IsLower(family[end]) || family[end] == '.'))
        {
            end++;
        }
        if (end >= family.Length - 1)
        {
            return offset;
        }
        if ((IsApostrophe(family[end]) || family[end] == '-') && end - offset <= 3)
        {
            return family[end + 1] == ' ' ? offset : end + 1;
        }
        return family[end] == ' ' ? end + 1 : offset;
    }

    static bool IsApostrophe(char c) => c is '\'' or '\u2019';

    static Name ExtractDropping(Name name)
    {
        var given = name.Given;
        var start = given.Length;
        while (start > 0)
        {
            var space = given.LastIndexOf(' ', Math.Max(0, start - 2));
            var word = given[(space + 1)..start].Trim();
            if (space <= 0 || word.Length == 0 || !IsParticle(word))
            {
                break;
            }
            start = space + 1;
        }
        return start == given.Length ? name : name with { Given = given[..start].TrimEnd(), DroppingParticle = given[start..] };
    }

    static bool IsParticle(string word) => char.IsLower(word[0]) && word.All(c => char.IsLower(c) || c is '\'' or '\u2019' or '.');

    static Name ExtractSuffix(Name name)
    {
        var comma = name.Given.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
        {
            return name;
        }
        var suffix = name.Given[(comma + 1)..].Trim();
        if (suffix.Length > 0 && char.IsLower(suffix[0]))
        {
            return name with { Given = name.Given[..(comma + 1)], DroppingParticle = suffix };
        }
        var forced = suffix.StartsWith('!');
        return name with { Given = name.Given[..comma].TrimEnd(), Suffix = suffix.TrimStart('!').Trim(), CommaSuffix = name.CommaSuffix || forced };
    }
}
