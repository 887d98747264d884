using System.Text.RegularExpressions;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Elements;

/// <summary>The page-range-format attribute (CSL 1.0.2, appendix V "Page Range Formats").</summary>
static partial class PageRanges
{
    public static string? FirstPage(string? pages) => pages is null ? null : FirstPattern().Match(pages) is { Success: true } match ? match.Value : null;

    /// <summary>Shortens or expands each range and sets the locale's delimiter between its ends.</summary>
    public static string Format(string pages, PageRangeFormat format, string delimiter)
    {
        if (pages.Length > Numbers.LongestValue)
        {
            return pages;
        }
        var spaced = format == PageRangeFormat.None ? pages : CommaPattern().Replace(pages, ", ");
        return RangePattern().Replace(spaced, match => FormatRange(match, format, delimiter)).Replace("\\-", "-", StringComparison.Ordinal);
    }

    static string FormatRange(Match match, PageRangeFormat format, string delimiter)
    {
        var (first, last) = (match.Groups[1].Value, match.Groups[2].Value);
        var (head, from) = Split(first);
        var (tail, to) = Split(last);
        if (format == PageRangeFormat.None || from.Length == 0 || to.Length == 0)
        {
            return first + delimiter + last;
        }
        if (tail != head)
        {
            return $"{first}-{last}";
        }
        var full = to.Length < from.Length ? from[..(from.Length - to.Length)] + to : to;
        if (full.Length > from.Length && head.Length > 0 && format != PageRangeFormat.Expanded)
        {
            return first + delimiter + head + full;
        }
        return format switch
        {
            PageRangeFormat.Expanded => first + delimiter + head + full,
            PageRangeFormat.Minimal => first + delimiter + Changed(from, full, 1),
            PageRangeFormat.MinimalTwo => first + delimiter + Changed(from, full, 2),
            _ => first + delimiter + Chicago(from, full, format),
        };
    }

    static (string Letters, string Digits) Split(string page)
    {
        var start = page.Length;
        while (start > 0 && char.IsAsciiDigit(page[start - 1]))
        {
            start--;
        }
        return (page[..start], page[start..]);
    }

    /// <summary>The digits of the last page that differ from the first, at least so many.</summary>
    static string Changed(string from, string to, int least)
    {
        if (from.Length != to.Length)
        {
            return to;
        }
        var same = 0;
        while (same < to.Length - least && from[same] == to[same])
        {
            same++;
        }
        return to[same..];
    }

    static string Chicago(string from, string to, PageRangeFormat format)
    {
        if (from.Length < 3 || from.Length != to.Length || from.EndsWith("00", StringComparison.Ordinal))
        {
            return to;
        }
        if (from[^2] == '0')
        {
            return Changed(from, to, 1);
        }
        // The 15th edition repeats all digits of a four-digit page when three change.
        return format == PageRangeFormat.Chicago15 && from.Length == 4 && Changed(from, to, 1).Length >= 3 ? to : Changed(from, to, 2);
    }

    [GeneratedRegex(@"^\s*(?:\p{L}*\d+|[ivxlcdm]+(?![\p{L}\d]))", RegexOptions.IgnoreCase)]
    private static partial Regex FirstPattern();

    [GeneratedRegex(@"\s*,\s*")]
    private static partial Regex CommaPattern();

    [GeneratedRegex(@"(?<![\p{L}\d–-])([\p{L}\d.:]*\d\p{L}{0,2}|[ivxlcdm]+)\s*[–-]+\s*([\p{L}\d.:]*\d\p{L}{0,2}|[ivxlcdm]+)(?![\p{L}\d–-])", RegexOptions.IgnoreCase)]
    private static partial Regex RangePattern();
}
