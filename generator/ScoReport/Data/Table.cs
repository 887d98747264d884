using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Sources;

namespace ScoReport.Data;

/// <summary>The field types of Frictionless Table Schema that are understood here.</summary>
public enum FieldType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A calendar day, ISO 8601.</summary>
    Date,

    /// <summary>A calendar year.</summary>
    Year,
}

/// <summary>One field of a table (Table Schema, "Field Descriptors").</summary>
/// <param name="Name">Name in the data file.</param>
/// <param name="Type">Type of every value.</param>
/// <param name="Title">Name for readers; the name where none is given.</param>
/// <param name="Unit">Unit of every value, for the header.</param>
/// <param name="Description">What the field means.</param>
/// <param name="Decimals">Digits after the decimal mark when shown; as written where none is given.</param>
/// <param name="Required">Whether a value must be there.</param>
public sealed record Field(string Name, FieldType Type, string Title, string? Unit, string? Description, int? Decimals, bool Required)
{
    /// <summary>Whether values are numbers, which align on the decimal mark.</summary>
    public bool IsNumeric => Type is FieldType.Integer or FieldType.Number;
}

/// <summary>One value of a table.</summary>
/// <param name="Text">As written in the source; empty when missing.</param>
/// <param name="Number">The value of an integer or number field; nothing when missing or of another type.</param>
/// <param name="IsMissing">Whether the source says that there is no value, which is not zero.</param>
public readonly record struct Cell(string Text, decimal? Number, bool IsMissing)
{
    /// <summary>No value.</summary>
    public static Cell Missing { get; } = new("", null, true);
}

/// <summary>One row; as many cells as the table has fields.</summary>
public sealed record Row(SourceSpan At, ImmutableArray<Cell> Cells);

/// <summary>Where data came from (Data Package, "sources").</summary>
public sealed record DataSource(string Title, string? Path);

/// <summary>Under which terms data may be used (Data Package, "licenses").</summary>
public sealed record DataLicense(string Name, string? Title, string? Path);

/// <summary>A typed table: fields, rows in order, and the key that names a row.</summary>
public sealed record Table
{
    readonly Lazy<FrozenDictionary<string, int>> _rowsByKey;

    /// <summary>An empty table to be filled with <c>with</c> or an initializer.</summary>
    public Table() => _rowsByKey = new Lazy<FrozenDictionary<string, int>>(IndexRows);

    // A copy has other rows or fields, so it makes an index of its own.
    Table(Table original)
    {
        Name = original.Name;
        At = original.At;
        Title = original.Title;
        Description = original.Description;
        Path = original.Path;
        Fields = original.Fields;
        Rows = original.Rows;
        PrimaryKey = original.PrimaryKey;
        Sources = original.Sources;
        Licenses = original.Licenses;
        _rowsByKey = new Lazy<FrozenDictionary<string, int>>(IndexRows);
    }

    /// <summary>Resource name.</summary>
    public required string Name { get; init; }

    /// <summary>The resource's place in the descriptor.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>Name for readers.</summary>
    public string? Title { get; init; }

    /// <summary>What the table holds.</summary>
    public string? Description { get; init; }

    /// <summary>Path of the data file in the source folder.</summary>
    public required string Path { get; init; }

    /// <summary>Fields in order.</summary>
    public required ImmutableArray<Field> Fields { get; init; }

    /// <summary>Rows in order.</summary>
    public required ImmutableArray<Row> Rows { get; init; }

    /// <summary>Name of the field whose value names a row; nothing where there is none.</summary>
    public string? PrimaryKey { get; init; }

    /// <summary>Where the data came from.</summary>
    public ImmutableArray<DataSource> Sources { get; init; } = [];

    /// <summary>Terms of use.</summary>
    public ImmutableArray<DataLicense> Licenses { get; init; } = [];

    /// <summary>Index of the field called <paramref name="name"/>, or -1.</summary>
    public int FieldIndex(string name)
    {
        for (var i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The row whose primary key is <paramref name="key"/>, or nothing.</summary>
    public Row? RowByKey(string key) => _rowsByKey.Value.TryGetValue(key, out var index) ? Rows[index] : null;

    /// <summary>All primary key values.</summary>
    public IEnumerable<string> Keys => _rowsByKey.Value.Keys;

    FrozenDictionary<string, int> IndexRows()
    {
        var key = PrimaryKey is null ? -1 : FieldIndex(PrimaryKey);
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; key >= 0 && i < Rows.Length; i++)
        {
            rows.TryAdd(Rows[i].Cells[key].Text, i);
        }

        return rows.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
