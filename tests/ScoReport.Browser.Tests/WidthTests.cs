using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>No page scrolls sideways or cuts off a word, and what scrolls within it can be reached by keyboard.</summary>
public class WidthTests
{
    // What readers may set themselves (WCAG 2.2, 1.4.12), in a way that the page's policy allows.
    const string Spaced = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
          document.adoptedStyleSheets = [sheet];
        }
        """;

    // 320 px is a window of 1280 px at 400 % (1.4.10).
    [Theory]
    [MemberData(nameof(Reports.Pages), MemberType = typeof(Reports))]
    public async Task A_page_fits_its_window(string page)
    {
        await using var visit = await Visit.To(page, new(1440));
        await visit.Check(Check, new Look(1440), new Look(768), Look.Phone, new Look(320));
        await visit.Page.EvaluateAsync(Spaced);
        await visit.Check(Check, new Look(320), Look.Desk);
        await visit.ExpectNoFinding();
    }

    internal static async Task<IReadOnlyList<Finding>> Check(IPage page) => await Probe.Run("width", page);
}
