using System.Security.Cryptography;
using System.Text;
using ScoReport.Charts;

namespace ScoReport.Rendering;

/// <summary>What a page may load: nothing inline, and nothing but what lies beside it (W3C, Content Security Policy Level 3).</summary>
public static class ContentPolicy
{
    // Scripts of ours ask for nothing, but tools that look at a page fetch robots.txt in its name.
    const string Rest = "connect-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

    /// <summary>As the pages themselves say it, so that it holds wherever they lie.</summary>
    public const string InPage = "default-src 'none'; script-src 'self'; style-src 'self'; " + Rest;

    /// <summary>
    /// As servers say it. It holds for every file, so it knows the one style sheet that the SVG files of charts carry by its hash;
    /// and only here can be said that no other site may frame a page.
    /// </summary>
    public static string InHeader { get; } =
        $"default-src 'none'; script-src 'self'; style-src 'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(ChartFiles.StyleSheet)))}'; {Rest}; frame-ancestors 'none'";
}
