using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ScoReport.Rendering;

/// <summary>What licences are called, where they stand, and what they allow and ask for; known by their SPDX identifiers.</summary>
static partial class Licenses
{
    const string Zero = "CC0-1.0";

    /// <summary>The name by which Creative Commons calls a licence of its own; nothing for others, which have but their own.</summary>
    public static string? FullName(string? license)
    {
        if (license == Zero)
        {
            return "CC0 1.0 Universal";
        }

        return license is null || Elements(license) is not { IsEmpty: false } elements ? null
            : $"Creative Commons {string.Join('-', elements.Select(static e => e switch { "BY" => "Attribution", "NC" => "NonCommercial", "ND" => "NoDerivatives", _ => "ShareAlike" }))} {license.Split('-')[^1]}{(license.EndsWith("-4.0", StringComparison.Ordinal) ? " International" : "")}";
    }

    /// <summary>Words of the theme for what a licence says; none for one that is not known.</summary>
    public static ImmutableArray<string> Terms(string? license)
    {
        if (license == Zero)
        {
            return ["license_zero"];
        }

        var elements = Elements(license);
        return elements.IsEmpty ? [] :
        [
            elements.Contains("ND") ? "license_share_unchanged" : "license_share_changed",
            elements.Contains("NC") ? "license_noncommercial" : "license_commercial",
            "license_by",
            .. elements.Contains("SA") ? (string[])["license_alike"] : [],
        ];
    }

    /// <summary>As readers see it. Creative Commons writes the names of its licences with spaces; SPDX needs a word for each.</summary>
    public static string? Name(string? license)
    {
        if (license is null || !license.StartsWith("CC", StringComparison.Ordinal) || license.LastIndexOf('-') is not (> 2 and var cut))
        {
            return license;
        }

        return $"{license[..2]}{license[2..cut] switch { ['-', .. var kind] => " " + kind, var kind => kind }} {license[(cut + 1)..]}";
    }

    /// <summary>Where it stands: with Creative Commons, with SPDX, or where an address says. Nothing for words, such as that all rights are reserved.</summary>
    public static string? Address(string? license) =>
        license is null ? null
        : license == Zero ? "https://creativecommons.org/publicdomain/zero/1.0/"
        : Elements(license) is { IsEmpty: false } elements ? $"https://creativecommons.org/licenses/{string.Join('-', elements).ToLowerInvariant()}/{license.Split('-')[^1]}/"
        : SpdxShape().IsMatch(license) ? $"https://spdx.org/licenses/{license}.html"
        : Uri.TryCreate(license, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri : null;

    // A word with a number, as nearly all of them are.
    [GeneratedRegex("^(?:(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9.+-]*|MIT|ISC|Unlicense)$")]
    private static partial Regex SpdxShape();

    // Of CC-BY-NC-SA-4.0, what stands between the name and the version.
    static ImmutableArray<string> Elements(string? license) =>
        license?.Split('-') is ["CC", "BY", .., [>= '0' and <= '9', ..]] parts && parts[2..^1].All(static e => e is "NC" or "ND" or "SA") ? [.. parts[1..^1]] : [];
}
