using ScoReport.Data;
using ScoReport.DuckDb;
using ScoReport.Sources;

namespace ScoReport.Tests.House;

/// <summary>What the engine for SQL promises beyond the cases under <c>tests/specs/data/sql.md</c>.</summary>
public class QueryTests
{
    [Fact]
    public void A_report_without_sql_makes_no_engine()
    {
        var made = false;
        var source = Repository.Tree("tests", "golden", "everything", "in");
        Built.Of(new GeneratorInput { Source = source, BuiltInThemes = Built.Themes, QueryEngine = () => { made = true; return new DuckDbEngine(static _ => null); } });
        Assert.False(made);
    }

    // Those of the catalogue of this release that give another result at another time. 'error' only stops a query.
    [Fact]
    public void Every_function_that_DuckDB_calls_unsteady_is_refused()
    {
        using var connection = Databases.Open(QueryLimits.Usual, []);
        var names = Databases.Scalar(connection, "SELECT string_agg(DISTINCT function_name, ' ') FROM duckdb_functions() WHERE stability <> 'CONSISTENT' AND function_type = 'scalar'").Split(' ');
        Assert.NotEmpty(names);
        Assert.Empty(names.Except(SyntaxTree.Unsteady, StringComparer.OrdinalIgnoreCase).Except(["error"]));
    }

    // The second wall: were the reading of a query to let something through, the database would not.
    [Theory]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')")]
    [InlineData("SELECT * FROM read_text('/etc/passwd')")]
    [InlineData("SELECT * FROM '/etc/passwd'")]
    [InlineData("SELECT * FROM glob('/etc/*')")]
    [InlineData("SELECT * FROM read_csv('ALLOWED/../other.csv')")]
    [InlineData("SELECT * FROM read_csv('https://example.org/a.csv')")]
    [InlineData("COPY (SELECT 1) TO 'x.csv'")]
    [InlineData("ATTACH 'x.db'")]
    [InlineData("EXPORT DATABASE 'x'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("SET threads = 8")]
    [InlineData("SET allowed_paths = ['/etc/passwd']")]
    [InlineData("RESET memory_limit")]
    public void A_database_reaches_nothing_but_the_files_it_is_for(string sql)
    {
        var allowed = Path.Join(AppContext.BaseDirectory, "allowed.csv");
        using var connection = Databases.Open(QueryLimits.Usual, [allowed]);
        Assert.ThrowsAny<System.Data.Common.DbException>(() => Databases.Execute(connection, sql.Replace("ALLOWED", allowed, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_place_in_a_scalar_is_exact_or_the_scalar()
    {
        const string Text = "a: |\n\n   x y\n     z\nb: 'one two'\nc: >\n  one\n  two\n";
        var file = SourceFile.Of("a.yaml", Text);
        Assert.Equal("a.yaml:3:6", ScoReport.Parsing.ScalarPlaces.Of(file.Span(3, 20), "\nx y\n  z\n", 3).ToString());
        Assert.Equal("a.yaml:4:6", ScoReport.Parsing.ScalarPlaces.Of(file.Span(3, 20), "\nx y\n  z\n", 7).ToString());
        Assert.Equal("a.yaml:5:9", ScoReport.Parsing.ScalarPlaces.Of(file.Span(Text.IndexOf('\''), 9), "one two", 4).ToString());
        Assert.Equal("a.yaml:8:3", ScoReport.Parsing.ScalarPlaces.Of(file.Span(Text.IndexOf('>'), 9), "one two\n", 4).ToString());
        Assert.Equal("a.yaml:6:4", ScoReport.Parsing.ScalarPlaces.Of(file.Span(Text.IndexOf('>'), 9), "one three\n", 7).ToString());
    }
}
