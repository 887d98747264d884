using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ScoReport.Rendering;

/// <summary>What licences are called, where they stand, and what they allow and ask for; known by their SPDX identifiers.</summary>
static class Licenses
{
    const string Zero = "CC0-1.0";

    // What SPDX lists of licences that texts, data and programs of reports are under: any other name could be anybody's own, and its page there is missing.
    static readonly FrozenSet<string> Listed = new[]
    {
        "0BSD", "AFL-3.0", "AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-2.0", "Artistic-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause", "BSL-1.0", "C-UDA-1.0", "CC-PDDC",
        "CDDL-1.0", "CDLA-Permissive-1.0", "CDLA-Permissive-2.0", "CDLA-Sharing-1.0", "CECILL-2.1", "DL-DE-BY-2.0", "DL-DE-ZERO-2.0", "ECL-2.0", "EPL-1.0", "EPL-2.0", "EUPL-1.1", "EUPL-1.2",
        "FSFAP", "GFDL-1.2-only", "GFDL-1.2-or-later", "GFDL-1.3-only", "GFDL-1.3-or-later", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "ISC",
        "LAL-1.2", "LAL-1.3", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "LPPL-1.3c", "MIT", "MIT-0", "MPL-1.1", "MPL-2.0", "MS-PL", "MS-RL", "MulanPSL-2.0",
        "NCGL-UK-2.0", "NLOD-1.0", "NLOD-2.0", "O-UDA-1.0", "ODbL-1.0", "ODC-By-1.0", "OFL-1.1", "OGC-1.0", "OGL-Canada-2.0", "OGL-UK-1.0", "OGL-UK-2.0", "OGL-UK-3.0", "OSL-3.0", "PDDL-1.0",
        "Python-2.0", "TAPR-OHL-1.0", "Unlicense", "UPL-1.0", "W3C", "WTFPL", "Zlib", "etalab-2.0",
    }.ToFrozenSet(StringComparer.Ordinal);

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

    /// <summary>Where it stands: with Creative Commons, with SPDX, which lists it, or where an address says. Nothing for words, such as that all rights are reserved, and for names of one's own.</summary>
    public static string? Address(string? license) =>
        license is null ? null
        : license == Zero ? "https://creativecommons.org/publicdomain/zero/1.0/"
        : Elements(license) is { IsEmpty: false } elements ? $"https://creativecommons.org/licenses/{string.Join('-', elements).ToLowerInvariant()}/{license.Split('-')[^1]}/"
        : Listed.Contains(license) ? $"https://spdx.org/licenses/{license}.html"
        : Uri.TryCreate(license, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri : null;

    // Of CC-BY-NC-SA-4.0, what stands between the name and the version.
    static ImmutableArray<string> Elements(string? license) =>
        license?.Split('-') is ["CC", "BY", .., [>= '0' and <= '9', ..]] parts && parts[2..^1].All(static e => e is "NC" or "ND" or "SA") ? [.. parts[1..^1]] : [];
}
