using ScoReport.Cli.Arguments;
using ScoReport.Cli.Pictures;

namespace ScoReport.Cli.Tests.Pictures;

/// <summary>Charts as PNG: with a browser, without one, and with one that fails.</summary>
public class ChromiumTests
{
    [Fact]
    public void Without_a_browser_it_is_said_and_the_rest_is_built()
    {
        using var folder = Report();
        var (code, error) = Build(folder, static _ => null);
        Assert.Equal(ExitCode.Fine, code);
        Assert.Contains("warning SR3160", error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["output/site/files/charts/c.svg"]));
        Assert.False(File.Exists(folder["output/site/files/charts/c.png"]));
        Assert.DoesNotContain("c.png", File.ReadAllText(folder["output/site/a.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_browser_that_fails_is_a_problem_and_no_bug()
    {
        Assert.SkipUnless(File.Exists("/bin/false"), "there is no /bin/false");
        using var folder = Report();
        var (code, error) = Build(folder, static name => name == "SCOREPORT_BROWSER" ? "/bin/false" : null);
        Assert.Equal(ExitCode.Problems, code);
        Assert.Contains("error SR3161", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["output/site"]));
    }

    [Fact]
    public void With_a_browser_every_chart_is_a_PNG_of_twice_its_size()
    {
        if (Chromium.Find(Environment.GetEnvironmentVariable) is null)
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") is null, "there is no Chromium on PATH");
            Assert.Fail("CI has to have a Chromium");
        }

        using var folder = Report();
        var (code, error) = Build(folder, Environment.GetEnvironmentVariable);
        Assert.Equal((ExitCode.Fine, ""), (code, error));
        var png = File.ReadAllBytes(folder["output/site/files/charts/c.png"]);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal((640 + 32) * 2, (png[16] << 24) + (png[17] << 16) + (png[18] << 8) + png[19]);
        Assert.Contains("href=\"files/charts/c.png\"", File.ReadAllText(folder["output/site/a.html"]), StringComparison.Ordinal);
    }

    static TempFolder Report() => new TempFolder()
        .Write("content/report.yaml", "title: A\nlanguage: en\nchapters: [a.md]\noutputs: [site]\n")
        .Write("content/a.md", "---\ntitle: A\n---\n\n::: {.chart #fig-c chart=\"c\"}\nCaption.\n:::\n")
        .Write("content/charts/c.yaml", "data: {name: t}\nmark: bar\nencoding:\n  y: {field: name, type: nominal}\n  x: {field: n, type: quantitative}\n")
        .Write("content/data/datapackage.yaml", "resources:\n  - name: t\n    path: t.csv\n    schema:\n      fields:\n        - {name: name, type: string}\n        - {name: n, type: number}\n")
        .Write("content/data/t.csv", "name,n\nOne,1\nTwo,2\n");

    static (int Code, string Error) Build(TempFolder folder, Func<string, string?> variable)
    {
        using var output = new StringWriter();
        using var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(["build", "content", "--png"], new Surroundings { Folder = folder.Root, Out = output, Error = error, Variable = variable });
        return (code, error.ToString());
    }
}
