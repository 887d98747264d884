using System.Text.Json;
using Microsoft.Playwright;

namespace ScoReport.Browser.Tests;

/// <summary>A script of <c>Probes/</c> that looks at the page and tells what is wrong with it. <c>common.js</c> is before each.</summary>
static class Probe
{
    static readonly string Common = Text("common");

    public static async Task<Finding[]> Run(string name, IPage page, object? argument = null)
    {
        var json = await page.EvaluateAsync<string>($"async (given) => {{ {Common}\n{Text(name)}\nreturn JSON.stringify(found); }}", argument);
        return Read(json);
    }

    /// <summary>Findings as a page tells them.</summary>
    public static Finding[] Read(string json) => JsonSerializer.Deserialize<Finding[]>(json, JsonSerializerOptions.Web)!;

    static string Text(string name)
    {
        using var stream = typeof(Probe).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"There is no Probes/{name}.js.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
