using System.Collections.Immutable;
using ScoReport.Sources;

namespace ScoReport.Data;

/// <summary>Answers SQL over declared tables. Nothing else is read, nothing is written, and the same question has the same answer everywhere.</summary>
public interface IQueryEngine
{
    /// <summary>What a query asks for, without running it: the tables that it names, and why it must not be run.</summary>
    QueryReading Read(string sql);

    /// <summary>Runs a query over the tables that come with it. Queries that <see cref="Read"/> faults are not to be run.</summary>
    QueryAnswer Run(Query query, CancellationToken cancel);
}

/// <summary>A resource that is the answer to a query (the key <c>sql</c>).</summary>
/// <param name="Shape">The table that is to be: everything but its values. Without fields, those of the answer.</param>
/// <param name="Sql">The query.</param>
/// <param name="SqlAt">The YAML scalar that holds the query.</param>
/// <param name="Complete">Makes the table of an answer that has the declared fields: values typed, keys, remarks and checks looked into.</param>
public sealed record QueryResource(Table Shape, string Sql, SourceSpan SqlAt, Func<Table, Diagnostics, Table> Complete)
{
    /// <summary>Name of the resource.</summary>
    public string Name => Shape.Name;
}

/// <summary>A resource that is never held in the report (the key <c>large</c>): only queries see it, which read it where it lies.</summary>
/// <param name="Name">Name of the resource.</param>
/// <param name="At">Its place in the descriptor.</param>
/// <param name="Path">Path of the file in the source folder.</param>
/// <param name="Format">What the file is.</param>
/// <param name="Fields">Declared fields; empty where the file says itself what it holds, or where that is to be found out.</param>
/// <param name="MissingValues">Texts that mean "no value", where a field has none of its own.</param>
public sealed record LargeResource(
    string Name, SourceSpan At, string Path, LargeFormat Format, ImmutableArray<Field> Fields, ImmutableArray<string> MissingValues)
{
    /// <summary>How the values of each field are written; as many as there are fields.</summary>
    public ImmutableArray<FieldWriting> Writings { get; init; } = [];

    /// <summary>What stands between two values of a CSV file.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>What stands around values of a CSV file that hold a delimiter; nothing where nothing does.</summary>
    public string? Quote { get; init; } = "\"";

    /// <summary>Whether two quotation marks in a quoted value of a CSV file are one.</summary>
    public bool DoublesQuote { get; init; } = true;

    /// <summary>What a line of a CSV file that is no row begins with.</summary>
    public string? Comment { get; init; }

    /// <summary>The line of a CSV file that names the columns, from 1; 0 where none does, and fields are in their order.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>Whether spaces before values of a CSV file are no part of them.</summary>
    public bool SkipsSpace { get; init; }

    /// <summary>Where the data came from; what is taken from it came from there, too.</summary>
    public ImmutableArray<DataSource> Sources { get; init; } = [];

    /// <summary>Terms of use.</summary>
    public ImmutableArray<DataLicense> Licenses { get; init; } = [];
}

/// <summary>How a file writes the values of a field, where it is not the plain way.</summary>
/// <param name="Decimal">What stands before the fraction of a number.</param>
/// <param name="Group">What stands between groups of digits, or an empty text.</param>
/// <param name="IsBare">Whether nothing but the number stands there.</param>
/// <param name="Dates">The pattern of days and times, as C's <c>strptime</c> has it; nothing for ISO 8601.</param>
/// <param name="True">What is read as true; empty where it is read as usual.</param>
/// <param name="False">What is read as false.</param>
public sealed record FieldWriting(string Decimal, string Group, bool IsBare, string? Dates, ImmutableArray<string> True, ImmutableArray<string> False)
{
    /// <summary>Whether numbers are written with a point and nothing else.</summary>
    public bool IsPlain => Decimal == "." && Group.Length == 0 && IsBare;
}

/// <summary>The formats of files that are read where they lie.</summary>
public enum LargeFormat
{
    /// <summary>Comma-separated values, or separated by another character.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>A JSON object in each line.</summary>
    JsonLines,
}

/// <summary>A query with everything that it may see.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Tables">Tables by name.</param>
/// <param name="Files">Resources that are read where they lie.</param>
/// <param name="Limits">What it may use.</param>
public sealed record Query(string Sql, ImmutableArray<Table> Tables, ImmutableArray<LargeResource> Files, QueryLimits Limits)
{
    /// <summary>Whether only its names and types are looked at, and nothing is run: it is known to have no answer for another reason.</summary>
    public bool OnlyBound { get; init; }
}

/// <summary>What a query may use.</summary>
/// <param name="Seconds">Time.</param>
/// <param name="Megabytes">Memory, in units of a million bytes.</param>
/// <param name="Rows">Rows of the answer.</param>
public sealed record QueryLimits(int Seconds, int Megabytes, int Rows)
{
    /// <summary>Ten seconds, 256 MB and 100,000 rows.</summary>
    public static QueryLimits Usual { get; } = new(10, 256, 100_000);
}

/// <summary>What was found out about a query before it runs.</summary>
/// <param name="Tables">Names of tables, each where it first stands; names that the query itself defines are none.</param>
/// <param name="Faults">Why it must not be run, in the order of its text.</param>
public sealed record QueryReading(ImmutableArray<QueryName> Tables, ImmutableArray<QueryFault> Faults);

/// <summary>A name in the text of a query; the offset counts UTF-16 code units.</summary>
public readonly record struct QueryName(string Name, int Offset);

/// <summary>What a query gives: fields and their values, or a fault.</summary>
/// <param name="Fields">Fields in order, with the types of the answer.</param>
/// <param name="Columns">The values of each field.</param>
/// <param name="Fault">Why there is no answer.</param>
public sealed record QueryAnswer(ImmutableArray<Field> Fields, ImmutableArray<Column> Columns, QueryFault? Fault)
{
    /// <summary>Further names that stand for nothing, where the fault is such a name.</summary>
    public ImmutableArray<QueryFault> Others { get; init; } = [];

    /// <summary>Neither an answer nor a fault.</summary>
    public static QueryAnswer Empty { get; } = new([], [], null);

    /// <summary>No answer.</summary>
    public static QueryAnswer Of(QueryFault fault) => new([], [], fault);
}

/// <summary>What is wrong with a query.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Offset">Where in its text, in UTF-16 code units.</param>
/// <param name="Subject">The name or, where the engine has words of its own, the message that belongs to it.</param>
/// <param name="Known">Names that may have been meant.</param>
public sealed record QueryFault(QueryFaultKind Kind, int Offset, string Subject, ImmutableArray<string> Known)
{
    /// <summary>Whether a name of the query stands for no column and no table.</summary>
    public bool IsUnknownName { get; init; }

    /// <summary>Makes a fault without names that may have been meant.</summary>
    public QueryFault(QueryFaultKind kind, int offset, string subject = "") : this(kind, offset, subject, [])
    {
    }
}

/// <summary>The kinds of <see cref="QueryFault"/>.</summary>
public enum QueryFaultKind
{
    /// <summary>The engine is not here; the subject says what is missing.</summary>
    NoEngine,

    /// <summary>The engine does not understand or cannot carry out the query; the subject is its message.</summary>
    Refused,

    /// <summary>The query is empty.</summary>
    Empty,

    /// <summary>It is no SELECT.</summary>
    NotSelect,

    /// <summary>It has more than one statement.</summary>
    Several,

    /// <summary>Its rows are in no order.</summary>
    Unordered,

    /// <summary>The function of that name gives another answer at another time or place.</summary>
    Unsteady,

    /// <summary>The function of that name reads what is no declared table.</summary>
    Outside,

    /// <summary>It ran for longer than it may.</summary>
    Time,

    /// <summary>It needed more memory than it may.</summary>
    Memory,

    /// <summary>It has more rows than it may.</summary>
    Rows,

    /// <summary>A column is of a type that no field has; the subject names both.</summary>
    ColumnType,

    /// <summary>Two columns have the name of the subject.</summary>
    ColumnTwice,

    /// <summary>A value is no finite number, or has too many digits; the subject says which.</summary>
    Value,
}
