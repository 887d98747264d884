using CsCheck;

namespace ScoReport.Csl.Tests;

public sealed class CslJsonTests
{
    [Fact]
    public void A_broken_entry_costs_only_itself()
    {
        var result = CslJson.Read("[\n  {\"id\": \"a\", \"type\": \"book\"},\n  {\"id\": \"b\", \"title\": \"no end},\n  {\"id\": \"c\", \"type\": \"book\"}\n]");
        Assert.Equal(["a", "c"], result.References.Select(reference => reference.Id));
        var problem = Assert.Single(result.Problems);
        Assert.Equal((CslProblemKind.Syntax, 3, 24), (problem.Kind, problem.Line, problem.Column));
    }

    [Fact]
    public void A_missing_brace_costs_only_its_entry()
    {
        var result = CslJson.Read("[\n  {\n    \"id\": \"a\",\n    \"author\": [{\"family\": \"A\"]\n  },\n  {\n    \"id\": \"b\"\n  }\n]");
        Assert.Equal(["b"], result.References.Select(reference => reference.Id));
        Assert.Equal(CslProblemKind.Syntax, Assert.Single(result.Problems).Kind);
    }

    [Fact]
    public void Duplicate_ids_are_reported_at_the_second()
    {
        var result = CslJson.Read("[{\"id\": \"a\"},\n {\"id\": \"a\"}]");
        Assert.Single(result.References);
        var problem = Assert.Single(result.Problems);
        Assert.Equal((CslProblemKind.DuplicateId, 2, 9), (problem.Kind, problem.Line, problem.Column));
    }

    [Fact]
    public void Spans_cover_the_entry_and_its_id()
    {
        const string Json = "[ {\"id\": \"a\"} ]";
        var reference = Assert.Single(CslJson.Read(Json).References);
        Assert.Equal("{\"id\": \"a\"}", Json.Substring(reference.Span.Offset, reference.Span.Length));
        Assert.Equal("\"a\"", Json.Substring(reference.IdSpan.Offset, reference.IdSpan.Length));
    }

    [Fact]
    public void Unknown_fields_are_kept_and_reported_once()
    {
        var result = CslJson.Read("[{\"id\": \"a\", \"verified\": \"no\"}, {\"id\": \"b\", \"verified\": 1, \"custom\": {\"x\": true}}]");
        Assert.Equal("1", result.References[1].Variables["verified"]);
        Assert.Equal("true", result.References[1].Custom["x"]);
        Assert.Equal(CslProblemKind.UnknownField, Assert.Single(result.Problems).Kind);
    }

    [Theory]
    [InlineData("{\"date-parts\": [[\"2007\", 3]]}", "2007/3/0")]
    [InlineData("{\"raw\": \"2007-03-04\"}", "2007/3/4")]
    [InlineData("\"2007-21\"", "2007/13/0")]
    [InlineData("{\"raw\": \"4 March 2007\"}", "2007/3/4")]
    [InlineData("\"2005/2007\"", "2005/0/0 2007/0/0")]
    [InlineData("{\"date-parts\": [[2007]], \"season\": 2}", "2007/14/0")]
    public void Dates_are_read(string json, string expected)
    {
        var date = CslJson.Read($"[{{\"id\": \"a\", \"issued\": {json}}}]").References[0].Dates["issued"];
        Assert.Equal(expected, string.Join(' ', date.Parts.Select(part => $"{part.Year}/{part.Month}/{part.Day}")));
    }

    [Theory]
    [InlineData("10.1000/x", "10.1000/x")]
    [InlineData("https://doi.org/10.1000/x", "10.1000/x")]
    [InlineData("http://dx.doi.org/10.1000/x", "10.1000/x")]
    [InlineData("DOI: 10.1000/x", "10.1000/x")]
    [InlineData("https://example.org/10.1000/x", "https://example.org/10.1000/x")]
    public void A_doi_becomes_bare_when_asked(string written, string expected) =>
        Assert.Equal(expected, CslJson.Read($"[{{\"id\": \"a\", \"DOI\": \"{written}\"}}]").References[0].WithBareDoi().Variables["DOI"]);

    [Fact]
    public void No_text_makes_the_reader_fail() =>
        Gen.String[Gen.Char["[]{}\",:\\ \n\rabid0-1"], 0, 60].Sample(text => CslJson.Read(text).References.Length >= 0);

    [Fact]
    public void No_field_makes_the_processor_fail() =>
        Gen.String[Gen.Char["<i>/sup\"'“”.,:;!? ab-–1"], 0, 30].Sample(text =>
        {
            var reference = new Reference { Id = "a", Type = "chapter", Variables = new Dictionary<string, string> { ["title"] = text, ["page"] = text, ["edition"] = text } };
            var result = CitationProcessor.Process(BuiltInStyles.AuthorDate, LocaleSource.BuiltIn, null, [reference], [new Citation { Items = [new CitationItem { Id = "a", Locator = text }] }]);
            return result.Citations.Length == 1;
        });
}
