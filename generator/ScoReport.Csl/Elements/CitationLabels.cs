namespace ScoReport.Csl.Elements;

/// <summary>The citation-label variable: the label given, or letters of the names and the year ("Doe1999", "DS99").</summary>
static class CitationLabels
{
    public static string Of(Reference reference)
    {
        if (reference.Variables.TryGetValue("citation-label", out var given))
        {
            return given;
        }
        var names = reference.Names.Values.FirstOrDefault();
        if (reference.Names.TryGetValue("author", out var authors))
        {
            names = authors;
        }
        var letters = names.IsDefaultOrEmpty ? "Xyz" : Letters(names);
        return letters + Year(reference);
    }

    static string Letters(System.Collections.Immutable.ImmutableArray<Name> names)
    {
        var length = names.Length switch { 1 => 4, 2 or 3 => 2, _ => 1 };
        return string.Concat(names.Take(4).Select(name => First(name.Literal ?? name.Family, length)));
    }

    static string First(string text, int length) => text.Length <= length ? text : text[..length];

    static string Year(Reference reference) =>
        reference.Dates.TryGetValue("issued", out var date) && !date.Parts.IsEmpty ? Math.Abs(date.Parts[0].Year % 100).ToString("00", System.Globalization.CultureInfo.InvariantCulture) : "0000";
}
