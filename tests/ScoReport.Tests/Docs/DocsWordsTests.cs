using System.Reflection;
using System.Text.RegularExpressions;

namespace ScoReport.Tests.Docs;

/// <summary>Every word that an author can write is explained in the guide. The words are those that the program itself asks for.</summary>
public partial class DocsWordsTests
{
    static readonly string Guide = string.Concat(DocsChapter.All().Select(static c => c.Text));

    // Of no consequence here, and read only because a standard has them.
    static readonly string[] Silent = ["$schema", "bytes", "contributors", "fieldsMatch", "keywords"];

    [Theory]
    [InlineData("Parsing.CheckReader", "Kinds")]
    [InlineData("Parsing.CheckReader", "Directions")]
    [InlineData("Parsing.AnnotationReader", "Keys")]
    [InlineData("Data.StatusWords", "All")]
    [InlineData("Parsing.TableSchemaReader", "TypeNames")]
    [InlineData("Parsing.TableSchemaReader", "Notations")]
    [InlineData("Parsing.DataPackageReader", "Formats")]
    [InlineData("Parsing.ChartReader", "Marks")]
    [InlineData("Parsing.ChartReader", "Facets")]
    [InlineData("Parsing.ChartReader", "Types")]
    [InlineData("Parsing.ChartReader", "Aggregates")]
    [InlineData("Parsing.ChartReader", "Predicates")]
    [InlineData("Parsing.ChartReader", "Stacks")]
    [InlineData("Parsing.ChartReader", "Scales")]
    [InlineData("Binding.Matrices", "Keys")]
    [InlineData("Rendering.ChartViews", "TimelineKeys")]
    public void Every_word_of_a_list_is_explained(string type, string list) => Explained(ListOf(type, list));

    [Fact]
    public void Every_format_of_a_value_is_explained()
    {
        var formats = (System.Collections.IDictionary)Field("Binding.ValueFormats", "Numbers");
        Explained([.. formats.Keys.Cast<string>(), "date"]);
    }

    [Theory]
    [InlineData("Parsing/DataPackageReader.cs")]
    [InlineData("Parsing/TableSchemaReader.cs")]
    [InlineData("Parsing/TableDialect.cs")]
    [InlineData("Parsing/CheckReader.cs")]
    [InlineData("Parsing/ReportConfigReader.cs")]
    [InlineData("Parsing/EditionConfigReader.cs")]
    [InlineData("Parsing/ChapterOrder.cs")]
    [InlineData("Parsing/EditionReader.cs")]
    [InlineData("Parsing/ChapterParser.cs")]
    [InlineData("Parsing/GlossaryReader.cs")]
    public void Every_key_that_is_read_is_explained(string file)
    {
        var keys = KeysReadBy(file).Except(Silent).ToList();
        Assert.NotEmpty(keys);
        Explained(keys);
    }

    [Fact]
    public void Every_word_of_a_chart_is_explained() => Explained(global::ScoReport.Parsing.ChartWords.ByPlace.Values.SelectMany(static words => words).Distinct().Except(Silent));

    [Fact]
    public void Every_attribute_of_a_block_is_explained() => Explained(AttributesRead());

    internal static IEnumerable<string> KeysReadBy(string file) => KeyRead().Matches(Source(file)).Select(static m => m.Groups[1].Value);

    internal static IEnumerable<string> AttributesRead() =>
        from folder in (string[])["Binding", "Rendering"]
        from file in Directory.EnumerateFiles(Repository.PathOf("generator", "ScoReport", folder), "*.cs")
        from match in AttributeRead().Matches(File.ReadAllText(file))
        select match.Groups[1].Value;

    [Fact]
    public void Every_kind_of_block_is_explained()
    {
        var boxes = Boxes().Match(Source("Parsing/MarkdownBlocks.cs")).Groups[1].Value.Split(" or ").Select(static w => w.Trim('"'));
        Explained(boxes.Concat(["editor-note", "table", "chart", "timeline", "matrix"]));
    }

    [Fact]
    public void Every_command_and_option_is_explained() => Explained(
        from file in (string[])["BuildCommand.cs", "CheckCommand.cs", "CiteCommand.cs", "ReportCommand.cs"]
        from match in OptionOrCommand().Matches(File.ReadAllText(Repository.PathOf("generator", "ScoReport.Cli", "Arguments", file)))
        select match.Groups[1].Value);

    static void Explained(IEnumerable<string> words) =>
        Assert.Equal([], words.Distinct().Where(static word => !Regex.IsMatch(Guide, $@"(?<![\w-]){Regex.Escape(word)}(?![\w-])")));

    internal static string[] ListOf(string type, string list) => [.. (IEnumerable<string>)Field(type, list)];

    internal static object Field(string type, string field)
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;
        var named = typeof(Generator).Assembly.GetType("ScoReport." + type, throwOnError: true)!;
        return named.GetField(field, Any)?.GetValue(null) ?? named.GetProperty(field, Any)!.GetValue(null)!;
    }

    static string Source(string file) => File.ReadAllText(Repository.PathOf(["generator", "ScoReport", .. file.Split('/')]));

    // What is passed over, by PassTexts, means nothing to the program.
    [GeneratedRegex(@"\b(?:Text|TextValues?|Texts|Required?|Integer|Flag|Truth|Choice|Nested|NestedList|Items|Take|Date|Has|Number|Rows|Fields|Side|Names|Missing|Bound|Character|Address|Authors|MarkdownList)\((?:\w+, )?""([$a-z][\w$-]*)""")]
    private static partial Regex KeyRead();

    [GeneratedRegex(@"ttributes\[""([\w-]+)""\]")]
    private static partial Regex AttributeRead();

    [GeneratedRegex(@"FirstClass is ((?:""\w+""(?: or )?)+)")]
    private static partial Regex Boxes();

    [GeneratedRegex(@"(?:new|base)\(""(--[\w-]+|\w+)""")]
    private static partial Regex OptionOrCommand();
}
