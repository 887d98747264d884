namespace ScoReport.Outputs;

/// <summary>What crawlers may read (RFC 9309): all of it; and where the list of pages is, which has to be said in full.</summary>
static class RobotsFile
{
    public const string Path = "robots.txt";

    public static string Of(string? root) => "User-agent: *\nDisallow:\n" + (root is null ? "" : $"\nSitemap: {root}{SitemapFile.Path}\n");
}
