using System.Globalization;
using System.Text.RegularExpressions;

namespace ScoReport.Rendering;

/// <summary>Addresses as readers see them.</summary>
static partial class Addresses
{
    /// <summary><paramref name="address"/> with the letters of other scripts that it encodes (RFC 3987), as browsers show it.</summary>
    public static string InLetters(string address) => Encoded().Replace(address, static run => Uri.UnescapeDataString(run.Value) is var text && text.All(IsShown) ? text : run.Value);

    // Spaces, and marks that turn the direction of what follows, stay encoded; the joiners belong to Persian and Indian words.
    static bool IsShown(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '\u200C' or '\u200D'
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    [GeneratedRegex("(?:%[89A-Fa-f][0-9A-Fa-f])+")]
    private static partial Regex Encoded();
}
