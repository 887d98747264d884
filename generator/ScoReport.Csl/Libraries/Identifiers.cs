namespace ScoReport.Csl.Libraries;

/// <summary>DOIs, ISBNs and ISSNs in the shape they are compared and exported in.</summary>
static class Identifiers
{
    static readonly string[] DoiPrefixes = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/", "doi:"];

    /// <summary>The bare DOI ("10.…") in a text that may have a resolver or "doi:" before it; the text itself when it is none.</summary>
    public static string Doi(string text)
    {
        text = text.Trim();
        foreach (var prefix in DoiPrefixes)
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return text[prefix.Length..].Trim();
            }
        }
        return text;
    }

    /// <summary>Whether the text is a bare DOI.</summary>
    public static bool IsDoi(string text) => text.StartsWith("10.", StringComparison.Ordinal) && text.IndexOf('/', StringComparison.Ordinal) > 3;

    /// <summary>Whether the text has the digits of an ISBN, ten or thirteen.</summary>
    public static bool IsIsbn(string text) => Digits(text) is { Length: 10 or 13 } && OnlyDigits(text);

    /// <summary>Whether the text has the eight digits of an ISSN.</summary>
    public static bool IsIssn(string text) => Digits(text).Length == 8 && OnlyDigits(text);

    /// <summary>The digits of a number, with the check digit X.</summary>
    public static string Digits(string text) => string.Concat(text.Where(static c => char.IsAsciiDigit(c) || c is 'X' or 'x')).ToUpperInvariant();

    static bool OnlyDigits(string text) => text.All(static c => char.IsAsciiDigit(c) || c is 'X' or 'x' or '-' or ' ');
}
