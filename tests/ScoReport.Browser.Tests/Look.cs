using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>How a page is looked at.</summary>
sealed record Look(int Width, ColorScheme Scheme = ColorScheme.Light, Media Media = Media.Screen)
{
    public static Look Desk { get; } = new(1280);

    public static Look Phone { get; } = new(360);

    /// <summary>A sheet of A4 between its margins.</summary>
    public static Look Paper { get; } = new(590, Media: Media.Print);

    public int Height => Width < 700 ? 740 : 900;

    public Look InDark => this with { Scheme = ColorScheme.Dark };

    public override string ToString() => $"{Width} px, {Scheme.ToString().ToLowerInvariant()}{(Media == Media.Print ? ", print" : "")}";
}
