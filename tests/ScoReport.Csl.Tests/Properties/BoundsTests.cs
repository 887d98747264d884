using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ScoReport.Csl.Tests.Properties;

/// <summary>What is too deep, too large or runs in circles is refused at its place, and what is merely long takes no longer than its length.</summary>
[Collection(Alone.Name)]
public sealed class BoundsTests
{
    const string Head = "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\">\n<info><title>T</title><id>i</id></info>\n";

    // Far above what any of these takes, and far below what quadratic work on them would.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    static string Place(StyleResult result)
    {
        Assert.Null(result.Style);
        var problem = Assert.Single(result.Problems);
        return $"{problem.Kind} {problem.Line}:{problem.Column}";
    }

    static void IsPrompt(Action action)
    {
        // The processor's time, since other test programs run beside this one.
        var start = Environment.CpuUsage.TotalTime;
        action();
        var took = Environment.CpuUsage.TotalTime - start;
        Assert.True(took < Patience, $"took {took}");
    }

    [Theory]
    [InlineData("<macro name=\"a\"><text macro=\"a\"/></macro>\n<citation><layout><text macro=\"a\"/></layout></citation>", 3, 1)]
    [InlineData("<macro name=\"b\"><text value=\"x\"/></macro>\n  <macro name=\"a\"><text macro=\"a\"/></macro>\n<citation><layout/></citation>", 4, 3)]
    [InlineData("<macro name=\"a\"><text macro=\"b\"/></macro>\n<macro name=\"b\"><group><text macro=\"c\"/></group></macro>\n<macro name=\"c\"><choose><if type=\"book\"><text macro=\"a\"/></if></choose></macro>\n<citation><layout/></citation>", 3, 1)]
    [InlineData("<macro name=\"a\"><names variable=\"author\"><substitute><text macro=\"b\"/></substitute></names></macro>\n<macro name=\"b\"><text macro=\"a\"/></macro>\n<citation><layout/></citation>", 3, 1)]
    [InlineData("<macro name=\"a\"><text macro=\"b\"/></macro>\n<macro name=\"b\"><text macro=\"a\"/></macro>\n<citation><sort><key macro=\"b\"/></sort><layout/></citation>", 3, 1)]
    public void A_macro_that_calls_itself_is_refused_where_it_stands(string rest, int line, int column) =>
        Assert.Equal($"MacroCycle {line}:{column}", Place(Style.Parse(Head + rest + "</style>")));

    [Fact]
    public void Leading_blank_lines_count()
    {
        var result = Style.Parse("\n\n" + Head + "<macro name=\"a\"><text macro=\"a\"/></macro>\n<citation><layout/></citation></style>");
        Assert.Equal("MacroCycle 5:1", Place(result));
    }

    [Fact]
    public void Elements_nested_ten_thousand_deep_are_refused()
    {
        var xml = Head + "<citation><layout>\n" + string.Concat(Enumerable.Repeat("<group>\n", 10_000)) + string.Concat(Enumerable.Repeat("</group>", 10_000)) + "</layout></citation></style>";
        Assert.Equal("TooComplex 101:1", Place(Style.Parse(xml)));
    }

    static string Chain(int macros, Func<int, string> calls, bool leafFirst)
    {
        var lines = Enumerable.Range(0, macros).Select(i => $"<macro name=\"m{i}\">{(i + 1 < macros ? calls(i + 1) : "<text variable=\"title\"/>")}</macro>\n");
        return Head + string.Concat(leafFirst ? lines.Reverse() : lines) + "<citation><layout><text macro=\"m0\"/></layout></citation></style>";
    }

    [Theory]
    [InlineData(false, "TooComplex 3:1")]
    [InlineData(true, "TooComplex 253:1")]
    public void Macros_nested_ten_thousand_deep_are_refused(bool leafFirst, string place) =>
        IsPrompt(() => Assert.Equal(place, Place(Style.Parse(Chain(10_000, static next => $"<text macro=\"m{next}\"/>", leafFirst)))));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Macros_that_double_forty_times_are_refused(bool leafFirst) => IsPrompt(() =>
    {
        var result = Style.Parse(Chain(40, static next => $"<text macro=\"m{next}\"/><text macro=\"m{next}\"/>", leafFirst));
        Assert.StartsWith("TooComplex ", Place(result), StringComparison.Ordinal);
    });

    [Fact]
    public void Branches_of_which_one_is_taken_do_not_add_up()
    {
        var branches = string.Concat(Enumerable.Range(0, 30).Select(static i => $"<macro name=\"m{i}\"><choose><if type=\"book\"><text macro=\"m{i + 1}\"/></if><else><text macro=\"m{i + 1}\"/></else></choose></macro>\n"));
        var result = Style.Parse(Head + branches + "<macro name=\"m30\"><text variable=\"title\"/></macro><citation><layout><text macro=\"m0\"/></layout></citation></style>");
        Assert.Empty(result.Problems);
        Assert.NotNull(result.Style);
    }

    [Fact]
    public void The_deepest_style_that_is_read_is_rendered()
    {
        var xml = Chain(120, static next => $"<group prefix=\"(\" suffix=\")\"><text macro=\"m{next}\"/></group>", false);
        var style = Style.Parse(xml).Style;
        Assert.NotNull(style);
        var text = PlainTextFormat.Write(Cite(style, new() { ["title"] = "x" }).Citations[0].Runs);
        Assert.Equal(119, text.Count(static c => c == '('));
    }

    [Theory]
    [InlineData("<!DOCTYPE style [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n")]
    [InlineData("<!DOCTYPE style SYSTEM \"file:///etc/passwd\">\n")]
    public void A_document_type_is_refused(string declaration) =>
        Assert.Equal("Syntax 1:1", Place(Style.Parse(declaration + Head + "<citation><layout/></citation></style>")));

    static CitationResult Cite(Style style, Dictionary<string, string> variables, string? locator = null) => CitationProcessor.Process(
        style, LocaleSource.BuiltIn, null, [new Reference { Id = "a", Type = "chapter", Variables = variables }], [new Citation { Items = [new CitationItem { Id = "a", Locator = locator }] }]);

    public static TheoryData<string> LongPieces() =>
        ["<i>", "<b>", "</i>", "<i></i>", "<i>a</b>", "\"", "'", "“", "‘", "a\"b ", "i", "1.", "1-", "1,", " ", "1 ", "a ", "A", "-", ".", ":", "(", "«", "<span class=\"nocase\">", "\u0301", "ب", "\uD83D\uDE00"];

    [Theory]
    [MemberData(nameof(LongPieces))]
    public void A_field_of_a_hundred_thousand_characters_takes_no_longer_than_its_length(string piece) => IsPrompt(() =>
    {
        var text = new StringBuilder().Insert(0, piece, 100_000 / piece.Length).ToString();
        string[] fields = ["title", "container-title", "page", "volume", "issue", "edition", "publisher", "note", "number"];
        Assert.NotEmpty(Cite(BuiltInStyles.Notes, fields.ToDictionary(static field => field, _ => text), text).Citations);
        Assert.NotNull(CslJson.Read("[{\"id\": \"a\", \"issued\": " + System.Text.Json.JsonSerializer.Serialize(text, Strings.Default.String) + "}]"));
    });

    [Fact]
    public void Marks_may_leave_nothing_in_a_quotation()
    {
        var style = Style.Parse(Head + "<citation><layout><text variable=\"title\" quotes=\"true\" suffix=\":\"/><text value=\"!\"/></layout></citation></style>").Style!;
        Assert.Equal("“”!", PlainTextFormat.Write(Cite(style, new() { ["title"] = ":" }).Citations[0].Runs));
    }

    /// <summary>Collaborations in physics sign with thousands of names.</summary>
    [Fact]
    public void Two_papers_by_the_same_two_thousand_authors_are_told_apart_promptly() => IsPrompt(() =>
    {
        ImmutableArray<Name> authors = [.. Enumerable.Range(0, 2000).Select(static i => new Name { Family = "Family" + i.ToString(CultureInfo.InvariantCulture), Given = "Given Name" })];
        Reference Paper(string id) => new()
        {
            Id = id,
            Type = "article-journal",
            Names = new Dictionary<string, ImmutableArray<Name>> { ["author"] = authors },
            Dates = new Dictionary<string, DateVariable> { ["issued"] = new() { Parts = [new DateParts(2012)] } },
            Variables = new Dictionary<string, string> { ["title"] = id },
        };
        var result = CitationProcessor.Process(BuiltInStyles.AuthorDate, LocaleSource.BuiltIn, null, [Paper("a"), Paper("b")], [new Citation { Items = [new CitationItem { Id = "a" }, new CitationItem { Id = "b" }] }]);
        Assert.Contains("2012b", PlainTextFormat.Write(result.Citations[0].Runs), StringComparison.Ordinal);
    });

    [Fact]
    public void Json_nested_ten_thousand_deep_is_refused() =>
        Assert.Equal(CslProblemKind.Syntax, CslJson.Read(new string('[', 10_000)).Problems[0].Kind);
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
sealed partial class Strings : System.Text.Json.Serialization.JsonSerializerContext;
