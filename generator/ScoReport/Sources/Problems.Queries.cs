using System.Globalization;

namespace ScoReport.Sources;

// SR31: SQL over declared tables.
public static partial class Problems
{
    /// <summary>The program that answers SQL is not here.</summary>
    public static Diagnostic QueryEngineMissing(SourceSpan at, string what) =>
        Error("SR3100", $"SQL needs DuckDB, and {what}", at, "put DuckDB's library beside the program (libduckdb.so, libduckdb.dylib or duckdb.dll of the same release), or take the 'sql' out");

    /// <summary>A query that DuckDB does not understand or cannot carry out.</summary>
    public static Diagnostic QueryRefused(SourceSpan at, string message, string name, IEnumerable<string> known) =>
        Error("SR3101", "SQL: " + message, at, Nearest.Hint(name, known));

    /// <summary>A query without a text.</summary>
    public static Diagnostic QueryEmpty(SourceSpan at) =>
        Error("SR3102", "the query is empty", at, "write SELECT … FROM … ORDER BY …");

    /// <summary>A statement that is no query.</summary>
    public static Diagnostic QueryNotSelect(SourceSpan at) =>
        Error("SR3103", "only SELECT may stand here, with or without WITH before it", at, "a query can change, load and write nothing");

    /// <summary>More than one statement.</summary>
    public static Diagnostic QueryNotOne(SourceSpan at) =>
        Error("SR3104", "a second statement stands here", at, "a resource is one query; declare another resource for another one");

    /// <summary>A query whose rows are in no order.</summary>
    public static Diagnostic QueryUnordered(SourceSpan at) =>
        Error("SR3105", "the query has no ORDER BY, so its rows could come in another order elsewhere", at, "end it with ORDER BY and the columns that put its rows in order; ORDER BY inside a subquery does not count");

    /// <summary>A function that does not always give the same.</summary>
    public static Diagnostic QueryUnsteady(SourceSpan at, string name) =>
        Error("SR3106", $"'{name}' gives another result at another time or on another machine", at, "a report is the same whenever and wherever it is built; write the value out");

    /// <summary>A function that reads what is not declared.</summary>
    public static Diagnostic QueryReadsOutside(SourceSpan at, string name) =>
        Error("SR3107", $"'{name}' cannot be read from: a query sees declared resources only", at, "declare the file as a resource, with 'large: true' if the report should not hold it, and name that");

    /// <summary>Queries that need one another.</summary>
    public static Diagnostic QueryCycle(SourceSpan at, IEnumerable<string> path) =>
        Error("SR3108", $"the query needs its own answer: {string.Join(" → ", path)}", at);

    /// <summary>A query that takes too long.</summary>
    public static Diagnostic QueryTooSlow(SourceSpan at, int seconds) =>
        Error("SR3109", $"the query was stopped after {seconds} seconds", at, "does a join lack its condition, or a recursion its end?");

    /// <summary>A query that needs too much memory.</summary>
    public static Diagnostic QueryTooHungry(SourceSpan at, int megabytes) =>
        Error("SR3110", $"the query needs more than {megabytes} MB of memory", at, "does a join lack its condition, or a recursion its end?");

    /// <summary>A query with too many rows.</summary>
    public static Diagnostic QueryTooLong(SourceSpan at, int rows) =>
        Error("SR3111", $"the query gives more than {rows} rows", at, "group its rows, or end it with LIMIT");

    /// <summary>A column of a type that no field has.</summary>
    public static Diagnostic QueryColumnType(SourceSpan at, string what) =>
        Error("SR3112", $"{what} has a type that no field has", at, "turn it into a text, number, date or boolean with CAST(… AS …)");

    /// <summary>A value of a query that cannot be shown.</summary>
    public static Diagnostic QueryValue(SourceSpan at, string what) =>
        Error("SR3113", what, at, "guard a division with nullif(…, 0), and a large number with round(…)");

    /// <summary>A declared field that the query does not give.</summary>
    public static Diagnostic QueryMissingColumn(SourceSpan at, string field, IEnumerable<string> columns) =>
        Error("SR3114", $"the query gives no column '{field}'", at, Nearest.Hint(field, columns));

    /// <summary>A column of the query that is not declared.</summary>
    public static Diagnostic QueryUndeclaredColumn(SourceSpan at, string column) =>
        Warning("SR3115", $"the query gives a column '{column}' that the schema does not declare, and it is left out", at);

    /// <summary>A column of another type than declared.</summary>
    public static Diagnostic QueryTypeClash(SourceSpan at, string field, string declared, string found) =>
        Error("SR3116", $"the field '{field}' is declared as {declared}, and the query gives {found}", at, "change the type, or the query with CAST(… AS …)");

    /// <summary>Two columns of a query with one name.</summary>
    public static Diagnostic QueryColumnTwice(SourceSpan at, string column) =>
        Error("SR3117", $"the query gives two columns called '{column}'", at, "name one of them with AS");

    /// <summary>A resource that says twice where its rows come from.</summary>
    public static Diagnostic QueryBesideFile(SourceSpan at, string key) =>
        Error("SR3118", $"a resource with 'sql' has no '{key}'", at, "its rows are the query's; declare the file as a resource of its own");

    /// <summary>A format in which no large resource can be.</summary>
    public static Diagnostic LargeFormatUnknown(SourceSpan at, string path) =>
        Error("SR3119", $"'{path}' cannot be read where it lies: its extension names no format", at, "known are .csv, .tsv, .parquet, .jsonl and .ndjson");

    /// <summary>Rules that nobody holds a large file to.</summary>
    public static Diagnostic LargeUnchecked(SourceSpan at, string name) =>
        Warning("SR3121", $"the constraints and keys of '{name}' are not checked: only queries see it", at, "declare them of a resource with 'sql' that takes from it what is shown");

    /// <summary>Rows of a large file that would lose their ends, since a comment mark stands in them.</summary>
    public static Diagnostic CommentInRow(SourceSpan at, string path, string mark, long line, long column, long rows) =>
        Error("SR3122", string.Create(CultureInfo.InvariantCulture, $"'{mark}' stands in the midst of a row of '{path}' (line {line}, column {column}{(rows > 1 ? $"; {rows} such rows" : "")}), where a large file takes it for a comment"), at, "put quotation marks around the value, or drop 'commentChar'");

    /// <summary>A large resource where a table belongs.</summary>
    public static Diagnostic LargeShown(SourceSpan at, string name) =>
        Error("SR3120", $"'{name}' is declared as large: only queries see it", at, "declare a resource with 'sql' that takes from it what is to be shown");
}
