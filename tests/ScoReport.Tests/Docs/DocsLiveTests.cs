using System.Collections;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Tests.Docs;

/// <summary>
/// Every word of data and of charts that the program reads is in use in the guide: in a chart or a resource that a page shows, in an
/// attribute of a live block, in a live number. That it is explained is not enough; what is only told of can be wrong for years.
/// </summary>
public partial class DocsLiveTests
{
    // What stands in fences is not live, nor is what stands between backticks.
    static readonly string Live = Code().Replace(string.Concat(DocsChapter.All().Select(static c => c.Prose + "\n")), "");

    static readonly ImmutableArray<string> Opened = [.. Opening().Matches(Live).Select(static m => m.Value)];

    static readonly ImmutableArray<(string Place, string Word)> InCharts =
    [
        .. ChartsShown().SelectMany(static chart => Words("a chart", Read($"charts/{chart}.yaml"))),
    ];

    static readonly YamlValue Package = Read("data/datapackage.yaml");

    static readonly ImmutableArray<(string Key, string Value)> InPackage = [.. Scalars("", Package)];

    // Read only because a standard has them, and of no consequence (DocsWordsTests), or what a file says of itself.
    static readonly string[] Silent = ["$schema", "name", "bytes", "hash", "contributors", "keywords", "custom", "$ref"];

    public static TheoryData<string> ChartPlaces() => [.. ChartWords.ByPlace.Keys];

    [Theory]
    [MemberData(nameof(ChartPlaces))]
    public void Every_word_of_a_chart_is_in_use(string place) =>
        NoneIsLeft(ChartWords.ByPlace[place].Except(Silent).Where(word => !InCharts.Any(used => used.Word == word && Same(used.Place, place))));

    // What channels have in common is in use where one of them uses it.
    static bool Same(string used, string place) => used == place || (IsChannel(used) && IsChannel(place));

    static bool IsChannel(string place) => ChartWords.ByPlace["encoding"].Contains(place);

    [Theory]
    [InlineData("Marks", "mark", "type")]
    [InlineData("Types", "type")]
    [InlineData("Aggregates", "aggregate", "op")]
    [InlineData("TimeUnits", "timeUnit")]
    [InlineData("Stacks", "stack")]
    [InlineData("SortWords", "sort")]
    [InlineData("SortChannels", "encoding")]
    [InlineData("Orders", "order")]
    [InlineData("Scales", "type")]
    [InlineData("Interpolations", "interpolate")]
    [InlineData("Alignments", "align")]
    [InlineData("Baselines", "baseline")]
    public void Every_value_of_a_chart_s_words_is_in_use(string list, params string[] keys)
    {
        var used = ChartsShown().SelectMany(static chart => Scalars("", Read($"charts/{chart}.yaml"))).ToHashSet();
        NoneIsLeft(DocsWordsTests.ListOf("Parsing.ChartReader", list).Where(value => !keys.Any(key => used.Contains((key, value)))));
    }

    [Theory]
    [InlineData("Parsing.CheckReader", "Kinds", "type")]
    [InlineData("Parsing.CheckReader", "Directions", "direction")]
    [InlineData("Parsing.TableSchemaReader", "TypeNames", "type")]
    [InlineData("Parsing.TableSchemaReader", "Notations", "notation")]
    [InlineData("Parsing.TableSchemaReader", "Matches", "fieldsMatch")]
    [InlineData("Parsing.TextFormats", "Names", "format")]
    [InlineData("Data.StatusWords", "All", "status")]
    public void Every_value_of_the_data_package_is_in_use(string type, string list, string key) =>
        NoneIsLeft(DocsWordsTests.ListOf(type, list).Where(value => !InPackage.Contains((key, value))));

    [Theory]
    [InlineData("Parsing/DataPackageReader.cs")]
    [InlineData("Parsing/QueryResources.cs")]
    [InlineData("Parsing/TableSchemaReader.cs")]
    [InlineData("Parsing/TableDialect.cs")]
    [InlineData("Parsing/CheckReader.cs")]
    public void Every_key_of_the_data_package_is_in_use(string file)
    {
        var used = Keys(Package).ToHashSet();
        var read = DocsWordsTests.KeysReadBy(file).Except(Silent).ToList();
        Assert.NotEmpty(read);
        NoneIsLeft(read.Where(key => !used.Contains(key)));
    }

    [Fact]
    public void Every_key_of_a_remark_is_in_use() =>
        NoneIsLeft(DocsWordsTests.ListOf("Parsing.AnnotationReader", "Keys").Where(key => !Keys(Package).Contains(key) && !File.ReadAllText(Repository.PathOf("docs", "data", "land-use.annotations.csv")).Contains(key, StringComparison.Ordinal)));

    [Fact]
    public void Every_format_of_a_value_is_in_use()
    {
        string[] formats = [.. ((IDictionary)DocsWordsTests.Field("Binding.ValueFormats", "Numbers")).Keys.Cast<string>(), "date"];
        NoneIsLeft(formats.Where(static format => !Regex.IsMatch(Live, $@"\{{\{{[^}}]*\| *{format}\b")));
    }

    [Fact]
    public void Every_attribute_of_a_block_is_in_use() =>
        NoneIsLeft(DocsWordsTests.AttributesRead().Append("compute").Concat(DocsWordsTests.ListOf("Binding.Matrices", "Keys")).Concat(DocsWordsTests.ListOf("Rendering.ChartViews", "TimelineKeys")).Distinct()
            .Where(static word => !Regex.IsMatch(Live, $@"\{{[^}}\n]*\b{word}=")));

    [Theory]
    [InlineData("table")]
    [InlineData("chart")]
    [InlineData("timeline")]
    [InlineData("matrix")]
    public void Every_kind_of_block_with_data_is_in_use(string kind) => Assert.Contains(Opened, opening => opening.Contains("{." + kind, StringComparison.Ordinal));

    [Fact]
    public void Every_chart_is_shown()
    {
        Assert.Equal(
            Directory.EnumerateFiles(Repository.PathOf("docs", "charts")).Select(static f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal),
            ChartsShown().Order(StringComparer.Ordinal));
    }

    static void NoneIsLeft(IEnumerable<string> words) => Assert.Equal("", string.Join(", ", words));

    static IEnumerable<string> ChartsShown() => Opened.Select(static o => ChartName().Match(o)).Where(static m => m.Success).Select(static m => m.Groups[1].Value).Distinct();

    static YamlValue Read(string path)
    {
        var file = SourceFile.Of(path, File.ReadAllText(Repository.PathOf(["docs", .. path.Split('/')])));
        return Yaml.Read(file, file.Text, 0, new Diagnostics(), out _);
    }

    // The words of a chart with the places that the reader gives them.
    static IEnumerable<(string Place, string Word)> Words(string place, YamlValue value)
    {
        if (value is YamlSequence list)
        {
            return list.Items.SelectMany(item => Words(place, item));
        }

        return value is YamlMapping mapping ? mapping.Entries.SelectMany(entry => Words(Inner(place, entry), entry.Value).Prepend((place, entry.Key))) : [];
    }

    static string Inner(string place, YamlEntry entry) => (place, entry.Key) switch
    {
        ("usermeta", "scoreport") => "usermeta.scoreport",
        ("a chart", "facet") when entry.Value is YamlMapping facet && facet.Entries.Any(static e => e.Key is "row" or "column") => "a facet of rows and columns",
        (_, "layer") => "a layer",
        ("filter", "not" or "and" or "or") => "filter",
        _ => entry.Key,
    };

    static IEnumerable<string> Keys(YamlValue value) => value switch
    {
        YamlSequence list => list.Items.SelectMany(Keys),
        YamlMapping mapping => mapping.Entries.SelectMany(static entry => Keys(entry.Value).Prepend(entry.Key)),
        _ => [],
    };

    static IEnumerable<(string Key, string Value)> Scalars(string key, YamlValue value) => value switch
    {
        YamlSequence list => list.Items.SelectMany(item => Scalars(key, item)),
        YamlMapping mapping => mapping.Entries.SelectMany(static entry => Scalars(entry.Key, entry.Value)),
        YamlScalar text => [(key, text.Text)],
        _ => [],
    };

    [GeneratedRegex(@"`[^`\n]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^:::+ *\{.*\}$", RegexOptions.Multiline)]
    private static partial Regex Opening();

    [GeneratedRegex(@"chart=""([\w-]+)""")]
    private static partial Regex ChartName();
}
