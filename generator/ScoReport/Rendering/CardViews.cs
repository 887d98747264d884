using ScoReport.Charts;

namespace ScoReport.Rendering;

/// <summary>
/// The picture by which a link to the report is shown elsewhere (Open Graph: 1200 by 630 pixels). The theme's <c>card.liquid</c> draws it;
/// where lines end is found out here, since a drawing breaks none.
/// </summary>
static class CardViews
{
    /// <summary>The drawing of this report.</summary>
    public const string DrawnPath = "card.svg";

    /// <summary>The same as pixels, where a browser is at hand.</summary>
    public const string PixelsPath = "card.png";

    // Drawn for any report, and part of the theme.
    const string PlainPath = "assets/card.png";

    const double TextWide = 1040;

    static readonly (double Size, int Lines)[] TitleSizes = [(76, 2), (64, 3), (54, 4)];

    sealed record Line(string Text, double Y);

    sealed record Layout(Line[] Title, double TitleSize, Line[] Subtitle);

    static readonly ViewNames<Line> LineNames = new(
        ("text", static l => l.Text),
        ("y", static l => Svg.N(l.Y)));

    static readonly ViewNames<Layout> LayoutNames = new(
        ("title", static l => l.Title.Select(LineNames.Of).ToArray(), LineNames),
        ("title_size", static l => Svg.N(l.TitleSize)),
        ("subtitle", static l => l.Subtitle.Select(LineNames.Of).ToArray(), LineNames));

    /// <summary>What <c>card</c> is in the template of the drawing.</summary>
    public static ViewNames Drawing => LayoutNames;

    /// <summary>What pages see: where the picture is, and what it shows.</summary>
    public static readonly ViewNames<(string Url, string Alt)> Names = new(
        ("url", static c => c.Url),
        ("alt", static c => c.Alt));

    /// <summary>The picture of a page; nothing where there is none, or no address for it, since other sites fetch it.</summary>
    public static View? Of(PageContext page) => page.Report.Config.BaseUrl is not { } root ? null
        : page.Site.HasPng && HasTemplate(page.Theme) ? Names.Of((root + PixelsPath, string.Join(". ", ((string?[])[page.Report.Config.Title, page.Report.Config.Subtitle, page.Report.Config.Publisher]).OfType<string>())))
        : page.Theme.Assets.Contains(PlainPath) ? Names.Of(((page.Site.Main?.Report.Config.BaseUrl ?? root) + PlainPath, page.Theme.Word("card_alt")))
        : null;

    /// <summary>Whether a theme draws cards.</summary>
    public static bool HasTemplate(Theme theme) => theme.Templates.Has("card");

    /// <summary>The view for the drawing of a report.</summary>
    public static View Laid(string title, string? subtitle)
    {
        var (size, lines) = Fitted(title);
        var small = subtitle is null ? [] : TextWidth.Wrapped(subtitle, 34, TextWide, 2);
        var height = (lines.Length * size * 1.16) + (small.Length > 0 ? 40 + (small.Length * 44) : 0);
        var y = 300 - (height / 2) + size;
        Line[] large = [.. lines.Select((text, i) => new Line(text, y + (i * size * 1.16)))];
        var below = large[^1].Y + 32;
        return LayoutNames.Of(new Layout(large, size, [.. small.Select((text, i) => new Line(text, below + ((i + 1) * 44)))]));
    }

    static (double Size, string[] Lines) Fitted(string title)
    {
        foreach (var (size, most) in TitleSizes)
        {
            // One line more than may be says that it is too much.
            var lines = Lines(title, size, most + 1);
            if (lines.Length <= most)
            {
                return (size, lines);
            }
        }

        var (least, count) = TitleSizes[^1];
        return (least, Lines(title, least, count));
    }

    static string[] Lines(string text, double size, int most) => TextWidth.Wrapped(text, size, TextWide, most);
}
