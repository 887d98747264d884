using System.Globalization;

namespace ScoReport.Csl.Libraries;

/// <summary>Ids for records without one: the first author's family name and the year, as Doe_2020, with a letter where several would be the same.</summary>
static class RisIds
{
    /// <summary>The references, each with an id, in their order.</summary>
    public static List<Reference> Complete(IReadOnlyList<Reference> references)
    {
        var taken = references.Where(static r => r.Id.Length > 0).Select(static r => r.Id).ToHashSet(StringComparer.Ordinal);
        var names = references.Select(static r => r.Id.Length > 0 ? r.Id : NameOf(r)).ToList();
        var alike = references.Zip(names).Where(static pair => pair.First.Id.Length == 0).CountBy(static pair => pair.Second, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Dictionary<string, int> used = new(StringComparer.Ordinal);
        return [.. references.Zip(names, (reference, name) => reference.Id.Length > 0 ? reference
            : reference with { Id = alike[name] == 1 && taken.Add(name) ? name : Next(name, used, taken) })];
    }

    static string Next(string name, Dictionary<string, int> used, HashSet<string> taken)
    {
        string id;
        do
        {
            var count = used.GetValueOrDefault(name);
            used[name] = count + 1;
            id = name + Letters(count);
        }
        while (!taken.Add(id));
        return id;
    }

    // a … z, aa … zz
    static string Letters(int count) => (count >= 26 ? Letters(count / 26 - 1) : "") + (char)('a' + count % 26);

    static string NameOf(Reference reference)
    {
        var name = reference.Names.GetValueOrDefault("author", reference.Names.GetValueOrDefault("editor", [])).FirstOrDefault();
        var text = name is not null ? name.Literal ?? name.NonDroppingParticle + name.Family : reference.Variables.GetValueOrDefault("title", "").Split(' ')[0];
        var word = string.Concat(text.Where(char.IsLetterOrDigit));
        var year = reference.Dates.GetValueOrDefault("issued") is { Parts: [{ Year: > 0 and var first }, ..] } ? first.ToString(CultureInfo.InvariantCulture) : "nd";
        return $"{(word.Length > 0 ? word : "ref")}_{year}";
    }
}
