using System.Collections.Immutable;

namespace ScoReport.Csl.Libraries;

/// <summary>Names in biblatex's formats.</summary>
static class BibLatexNames
{
    /// <summary>Names joined by "and". Where prefixes are used by default, a dropping one says that it is not, and the other way round.</summary>
    public static string Write(ImmutableArray<Name> names, bool usesPrefixes) =>
        string.Join(" and ", names.Select(name => Write(name, usesPrefixes)));

    static string Write(Name name, bool usesPrefixes)
    {
        if (name.Literal is not null)
        {
            return Braced(name.Literal);
        }
        var (prefix, family) = name.DroppingParticle.Length > 0 && name.NonDroppingParticle.Length > 0
            ? (name.DroppingParticle, name.NonDroppingParticle + " " + name.Family)
            : (name.DroppingParticle + name.NonDroppingParticle, name.Family);
        var dropping = name.DroppingParticle.Length > 0;
        return prefix.Length > 0 && (dropping == usesPrefixes || !IsPlainPrefix(prefix))
            ? Extended(name, prefix, family, dropping)
            : Simple(name, prefix, family);
    }

    // family=…, given=…, prefix=…, useprefix=true|false (biblatex 3.5 and later).
    static string Extended(Name name, string prefix, string family, bool dropping)
    {
        List<string> parts = [$"family={Part(family)}"];
        Add(parts, "given", name.Given);
        Add(parts, "suffix", name.Suffix);
        Add(parts, "prefix", prefix);
        parts.Add(dropping ? "useprefix=false" : "useprefix=true");
        return string.Join(", ", parts);
    }

    static void Add(List<string> parts, string key, string value)
    {
        if (value.Length > 0)
        {
            parts.Add($"{key}={Part(value)}");
        }
    }

    static string Simple(Name name, string prefix, string family)
    {
        var last = (prefix.Length == 0 ? "" : LatexText.Of(prefix) + (prefix[^1] is '\'' or '’' or '-' ? "" : " ")) + Family(family, prefix, name);
        return (name.Suffix.Length, name.Given.Length) switch
        {
            (0, 0) => last,
            (0, _) => $"{last}, {Part(name.Given)}",
            _ => $"{last}, {Part(name.Suffix)}, {Part(name.Given)}",
        };
    }

    // In braces where a reader would find a prefix or given names in it.
    static string Family(string family, string prefix, Name name)
    {
        var words = family.Split(' ');
        var looksSplit = words.Any(static word => word.Length > 0 && char.IsLower(word[0]))
            || (words.Length > 1 && (prefix.Length > 0 || name is { Given.Length: 0, Suffix.Length: 0 }));
        return looksSplit ? Braced(family) : Part(family);
    }

    static string Part(string text)
    {
        var isSplit = text.Contains(',', StringComparison.Ordinal) || text.Contains('=', StringComparison.Ordinal)
            || $" {text} ".Contains(" and ", StringComparison.OrdinalIgnoreCase) || text.Equals("others", StringComparison.OrdinalIgnoreCase);
        return isSplit ? Braced(text) : LatexText.Of(text);
    }

    static string Braced(string text) => $"{{{LatexText.Of(text)}}}";

    static bool IsPlainPrefix(string prefix) => prefix.Split(' ').All(static word => word.Length > 0 && char.IsLower(word[0]) && word[^1] is not ('\'' or '’' or '-'));
}
