using System.Globalization;
using System.Text.RegularExpressions;

namespace ScoReport.Benchmarks.Corpora;

/// <summary>Puts what a tool writes for links and citations in the place of the corpus's marks.</summary>
public static partial class Placeholders
{
    /// <summary>The text with every mark replaced.</summary>
    public static string Filled(string body, Func<int, string> link, Func<string, string> cite) =>
        Mark().Replace(body, match => match.Groups[1].Value == "link"
            ? link(int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
            : cite(match.Groups[2].Value));

    [GeneratedRegex("⟦(link|cite):([^⟧]*)⟧")]
    private static partial Regex Mark();
}
