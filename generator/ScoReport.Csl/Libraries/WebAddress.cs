using System.Globalization;
using System.Text;

namespace ScoReport.Csl;

/// <summary>Addresses of the web, made of what references say.</summary>
public static class WebAddress
{
    // RFC 3986 has no place for these anywhere in an address.
    const string Nowhere = "\"<>\\^`{|}";

    /// <summary>Where a DOI leads. What would end the path of an address, or has no place in one, is percent-encoded.</summary>
    public static string OfDoi(string doi) => "https://doi.org/" + Escaped(doi, Nowhere + "#?[]");

    /// <summary>An address with what has no place in one percent-encoded. Letters of all scripts stay.</summary>
    public static string Written(string address) => Escaped(address, Nowhere);

    static string Escaped(string text, string taboo)
    {
        if (!text.Any(c => IsTaboo(c, taboo)))
        {
            return text;
        }
        var written = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = IsTaboo(c, taboo) ? written.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}") : written.Append(c);
        }
        return written.ToString();
    }

    static bool IsTaboo(char c, string taboo) => c is <= ' ' or '\x7F' || taboo.Contains(c, StringComparison.Ordinal);
}
