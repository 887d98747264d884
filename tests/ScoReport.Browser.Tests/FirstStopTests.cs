namespace ScoReport.Browser.Tests;

/// <summary>Where a tour by keyboard begins.</summary>
public class FirstStopTests
{
    [Theory]
    [MemberData(nameof(Reports.Pages), MemberType = typeof(Reports))]
    public async Task The_first_stop_leads_to_the_text(string page)
    {
        await using var visit = await Visit.To(page, Look.Desk);
        await visit.Page.Keyboard.PressAsync("Tab");
        var first = visit.Page.Locator(":focus");
        Assert.Equal("skip-link", await first.GetAttributeAsync("class"));
        Assert.True((await first.BoundingBoxAsync())!.Y >= 0);

        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await visit.Page.EvaluateAsync<string>("document.activeElement.localName"));
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("!document.activeElement.closest('.site-header, .skip-link')"), "The stop after the text's beginning lies before it.");
        await visit.ExpectNoFinding();
    }
}
