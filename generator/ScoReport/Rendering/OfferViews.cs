using ScoReport.Arranging;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>A file that holds the report in another form, to take away.</summary>
/// <param name="Output">Name of the output that makes it, which is also its word in the theme: <c>download_zip</c>.</param>
/// <param name="File">The file, by its path in the site.</param>
public sealed record Offer(string Output, FileEntry File);

/// <summary>What templates see of the forms in which a report can be had.</summary>
static class OfferViews
{
    const int Kilo = 1000;
    const int Mega = Kilo * Kilo;

    public static readonly ViewNames<(string Kind, string Title, string Type, string? Size, string Url, string? File)> Names = new(
        ("kind", static o => o.Kind),
        ("title", static o => o.Title),
        ("type", static o => o.Type),
        ("size", static o => o.Size),
        ("url", static o => o.Url),
        ("file", static o => o.File));

    /// <summary>The files of other outputs, then what the site itself has: the whole on one page, and its data.</summary>
    public static View[] Of(PageContext page) =>
    [
        .. page.Offers.Select(offer => Of(page, offer)),
        .. Page(page, GeneratedPage.Whole, "download_whole", "HTML"),
        .. Page(page, GeneratedPage.Data, "download_all_data", Numbers.Format(page.Site.Data.Tables.Length, 0, page.Theme.Numbers) + " × CSV"),
    ];

    static View Of(PageContext page, Offer offer)
    {
        var path = offer.File.Path;
        var url = Site.Encoded(FilePath.Relative(page.Site.Folder + page.Page.Path, path));
        return Names.Of((offer.Output, page.Theme.Word("download_" + offer.Output), FilePath.Extension(path)[1..].ToUpperInvariant(), SizeOf(offer.File.Read().Length, page.Theme), url, FilePath.Name(path)));
    }

    static View[] Page(PageContext page, GeneratedPage kind, string word, string type) => page.Site.PathOf(kind) is null ? [] :
        [Names.Of((PageViews.Word(kind), page.Theme.Word(word), type, page.Bytes is { } bytes ? SizeOf(bytes(kind), page.Theme) : null, page.Writer.Address(new PageTarget(kind, null)), null))];

    /// <summary>A size for readers: thousands or millions of bytes, as systems show them.</summary>
    internal static string SizeOf(long bytes, Theme theme) => bytes < Mega
        ? theme.Word("size_kilobytes").Replace("{size}", Numbers.Format(Math.Max(1, (bytes + (Kilo / 2)) / Kilo), 0, theme.Numbers), StringComparison.Ordinal)
        : theme.Word("size_megabytes").Replace("{size}", Numbers.Format(Math.Round((decimal)bytes / Mega, 1), 1, theme.Numbers), StringComparison.Ordinal);
}
