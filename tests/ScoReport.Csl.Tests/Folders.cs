namespace ScoReport.Csl.Tests;

/// <summary>The test data that is not part of the project.</summary>
static class Folders
{
    public static string? Suite { get; } = Find("CSL_SUITE", "suite");
    public static string? Styles { get; } = Find("CSL_STYLES", "styles");
    public static string? Locales { get; } = Find("CSL_LOCALES", "locales");
    public static string Project { get; } = FindProject();

    public static LocaleSource OfficialLocales { get; } = LocaleSource.From(tag =>
        Path.Combine(Locales ?? "", $"locales-{tag}.xml") is var path && File.Exists(path) ? File.ReadAllText(path) : null);

    static string? Find(string variable, string name)
    {
        var given = Environment.GetEnvironmentVariable(variable);
        if (!string.IsNullOrEmpty(given) && Directory.Exists(given))
        {
            return given;
        }
        return Upward().Select(folder => Path.Combine(folder, "shared", "csl", name)).FirstOrDefault(Directory.Exists);
    }

    static string FindProject() =>
        Upward().SelectMany(folder => new[] { folder, Path.Combine(folder, "tests", "ScoReport.Csl.Tests") })
            .First(folder => File.Exists(Path.Combine(folder, "ScoReport.Csl.Tests.csproj")));

    static IEnumerable<string> Upward()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
