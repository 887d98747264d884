using System.Globalization;

namespace ScoReport.Csl.Libraries;

/// <summary>Citation keys for <c>.bib</c> files, each once. To biber, as to CSL, "ab" and "AB" are two keys.</summary>
sealed class SafeKeys
{
    // With the number that the next one of this name begins at.
    readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>The id without what BibTeX and biber do not take in keys, and with a number where it is taken already.</summary>
    public string Of(string id)
    {
        var safe = string.Concat(id.Where(static c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '-' or '_' or ':' or '.' or '+' or '/' or '*'));
        safe = safe.Length == 0 ? "ref" : safe;
        var key = safe;
        while (!_taken.TryAdd(key, 2))
        {
            key = safe + "-" + (_taken[safe]++).ToString(CultureInfo.InvariantCulture);
        }
        return key;
    }
}
