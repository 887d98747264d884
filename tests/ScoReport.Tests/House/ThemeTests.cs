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
        string[] described = ["cover", "chapter", "references", "tables", "figures", "glossary", "data", "corrections", "editions", "timeline", "cite", "about", "not_found", "page"];
        string[] computed = ["chapter", "appendix", "section", "figure", "table", "cover", "references", "tables", "figures", "glossary", "not_found", "editions", "timeline", "cite", "about", "appendices", "license_zero", "license_share_changed", "license_share_unchanged", "license_commercial", "license_noncommercial", "license_by", "license_alike", "chapters", "words", .. months, .. described.Select(static kind => "description_" + kind)];
        Assert.Empty(computed.Except(keys));
        Assert.Empty(
            from file in Directory.EnumerateFiles(Repository.PathOf("generator", "ScoReport"), "*.cs", SearchOption.AllDirectories)
            from word in ProgramWord().Matches(File.ReadAllText(file))
            where !keys.Contains(word.Groups[1].Value) && !word.Groups[1].Value.EndsWith('_')
            select word.Groups[1].Value);
    }

    [Theory]
    [InlineData("p { margin-left: 1px }")]
    [InlineData("p{border-right:0}")]
    [InlineData("p { left: 0; }")]
    [InlineData("p { text-align: left }")]
    [InlineData("p { border-top-left-radius: 3px }")]
    [InlineData("p { padding: 0 1px 0 2px }")]
    public void What_names_left_or_right_is_found(string css) => Assert.NotEmpty(Physical(css));

    [Theory]
    [InlineData("p { margin-inline: 1px auto; inset-inline-start: 0; padding: 1px 2px 3px 2px; text-align: start }")]
    public void What_follows_the_line_is_not(string css) => Assert.Empty(Physical(css));

    static IEnumerable<Match> Physical(string css) =>
        PhysicalProperty().Matches(css).Concat(PhysicalValue().Matches(css)).Concat(FourSides().Matches(css).Where(static four => four.Groups[1].Value != four.Groups[2].Value));

    // A page that is read from the right is mirrored by the browser, as long as nothing says "left".
    [Fact]
    public void Style_sheets_name_the_start_and_the_end_of_a_line_never_its_left_and_right() => Assert.Empty(
        from file in Directory.EnumerateFiles(Path.Combine(Theme, "assets"), "*.css")
        let css = Comment().Replace(File.ReadAllText(file), static comment => new string('\n', comment.Value.Count(static c => c == '\n')))
        from found in Physical(css)
        select $"{Path.GetFileName(file)}:{css[..found.Index].Count(static c => c == '\n') + 1}: {found.Value.Trim()}");

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<=[{;\s])(?:(?:(?:scroll-)?(?:margin|padding)|border)-(?:left|right)[\w-]*|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:[^;}]*")]
    private static partial Regex PhysicalProperty();

    [GeneratedRegex(@"(?<=[{;\s])(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)")]
    private static partial Regex PhysicalValue();

    // One value for each side, of which the second is the right one and the fourth the left one.
    [GeneratedRegex(@"(?<=[{;\s])(?:margin|padding|inset|border-width|border-style|border-color)\s*:\s*[^\s;}()]+\s+([^\s;}()]+)\s+[^\s;}()]+\s+([^\s;}()]+)")]
    private static partial Regex FourSides();

    static List<string> Keys(string language) =>
        [.. File.ReadLines(Path.Combine(Theme, "strings", language + ".yaml")).Select(static line => Key().Match(line)).Where(static m => m.Success).Select(static m => m.Groups[1].Value)];

    [GeneratedRegex(@"\bstrings\.(\w+)")]
    private static partial Regex TemplateWord();

    [GeneratedRegex(@"\.Word\(""(\w+)""")]
    private static partial Regex ProgramWord();

    [GeneratedRegex(@"^(\w+):")]
    private static partial Regex Key();
}
