
namespace ScoReport.Csl.Tests;

/// <summary>The styles that come with the library, on plain-text cases in the suite's format with a section STYLE for CSL.</summary>
public sealed class BuiltInStyleTests
{
    static string CaseFolder => Path.Combine(Folders.Project, "cases");

    public static TheoryData<string> Cases() => [.. Directory.GetFiles(CaseFolder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Renders_as_the_case_says(string name)
    {
        var path = Path.Combine(CaseFolder, name + ".txt");
        var fixture = Fixture.Read(path);
        var actual = fixture.Run(LocaleSource.BuiltIn).Trim();
        if (Environment.GetEnvironmentVariable("CSL_WRITE_CASES") == "1")
        {
            File.WriteAllText(path, File.ReadAllText(path).Replace(fixture.Expected, actual, StringComparison.Ordinal));
            return;
        }
        Assert.Equal(fixture.Expected, actual);
    }

    [Theory]
    [InlineData("author-date")]
    [InlineData("notes")]
    [InlineData("numeric")]
    public void Parses_without_a_remark(string name)
    {
        var result = Style.Parse(BuiltInStyles.Xml(name)!);
        Assert.NotNull(result.Style);
        Assert.Empty(result.Problems);
    }
}
