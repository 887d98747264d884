using ScoReport.DuckDb;
using ScoReport.Sources;

namespace ScoReport.Tests.Content;

/// <summary>The report of this repository, built from <c>content/</c>.</summary>
public class ContentTests
{
    static readonly Lazy<Built> Report = new(static () => Built.Of(new GeneratorInput
    {
        Source = Repository.Tree("content"),
        BuiltInThemes = Built.Themes,
        DisplayPrefix = "content/",
        QueryEngine = static () => new DuckDbEngine(static path => Repository.PathOf("content", path)),
    }));

    [Fact]
    public void The_report_builds_without_a_problem() => Assert.DoesNotContain(Report.Value.Problems, static p => p.Severity != Severity.Info);

    [Fact]
    public void Ids_are_unique_and_every_internal_link_lands() => Assert.Empty(Html.Faults(Report.Value));

    [Fact]
    public void Site_and_zip_are_published()
    {
        Assert.True(Report.Value.Has("site/index.html"));
        Assert.True(Report.Value.Has("sco-report.zip"));
    }
}
