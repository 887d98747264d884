using System.Text.RegularExpressions;

namespace ScoReport.Tests.House;

/// <summary>The default theme has every word in every language, and every word that is asked for.</summary>
public partial class ThemeTests
{
    static readonly string Theme = Repository.PathOf("themes", "default");

    public static TheoryData<string> Languages() =>
        [.. Directory.EnumerateFiles(Path.Combine(Theme, "strings")).Select(static f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_seven_languages_are_there() => Assert.Equal(["de", "en", "es", "fa", "fr", "ru", "zh"], Languages().Select(static row => row.Data));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_words(string language)
    {
        Assert.Equal(Keys("en").Order(StringComparer.Ordinal), Keys(language).Order(StringComparer.Ordinal));
        Assert.Distinct(Keys(language));
    }

    [Fact]
    public void Every_word_that_a_template_prints_is_there() => Assert.Empty(
        from file in Directory.EnumerateFiles(Theme, "*.liquid", SearchOption.AllDirectories)
        from word in TemplateWord().Matches(File.ReadAllText(file))
        where !Keys("en").Contains(word.Groups[1].Value)
        select $"{Repository.Relative(Theme, file)}: strings.{word.Groups[1].Value}");

    [Fact]
    public void Every_word_that_the_program_prints_is_there()
    {
        var keys = Keys("en");
        var months = Enumerable.Range(1, 12).Select(static m => $"month_{m}");
        string[] described = ["cover", "chapter", "references", "tables", "figures", "glossary", "data", "corrections", "editions", "not_found", "page"];
        string[] computed = ["chapter", "appendix", "section", "figure", "table", "cover", "references", "tables", "figures", "glossary", "not_found", "editions", "appendices", .. months, .. described.Select(static kind => "description_" + kind)];
        Assert.Empty(computed.Except(keys));
        Assert.Empty(
            from file in Directory.EnumerateFiles(Repository.PathOf("generator", "ScoReport"), "*.cs", SearchOption.AllDirectories)
            from word in ProgramWord().Matches(File.ReadAllText(file))
            where !keys.Contains(word.Groups[1].Value) && !word.Groups[1].Value.EndsWith('_')
            select word.Groups[1].Value);
    }

    static List<string> Keys(string language) =>
        [.. File.ReadLines(Path.Combine(Theme, "strings", language + ".yaml")).Select(static line => Key().Match(line)).Where(static m => m.Success).Select(static m => m.Groups[1].Value)];

    [GeneratedRegex(@"\bstrings\.(\w+)")]
    private static partial Regex TemplateWord();

    [GeneratedRegex(@"\.Word\(""(\w+)""")]
    private static partial Regex ProgramWord();

    [GeneratedRegex(@"^(\w+):")]
    private static partial Regex Key();
}
