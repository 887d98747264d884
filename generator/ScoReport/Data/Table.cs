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

    /// <summary>A time of day, ISO 8601.</summary>
    Time,

    /// <summary>A calendar day and a time of day, ISO 8601.</summary>
    DateTime,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>A month of a year.</summary>
    YearMonth,
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
    /// <summary>How numbers are shown.</summary>
    public NumberFormat Format { get; init; } = NumberFormat.Plain;

    /// <summary>What several neighbouring columns have in common, for a heading that spans them; nothing where a column stands alone.</summary>
    public string? Group { get; init; }

    /// <summary>What every value has to be.</summary>
    public FieldConstraints Constraints { get; init; } = FieldConstraints.None;

    /// <summary>The field's own symbols for no value; the table's where it has none.</summary>
    public ImmutableArray<MissingSymbol> MissingSymbols { get; init; } = [];

    /// <summary>What texts are, such as <c>email</c> (Table Schema, "format"); nothing for any text.</summary>
    public string? TextFormat { get; init; }

    /// <summary>Whether values are ids of chapters, sections, figures, tables or notes of the report, by a format of our own.</summary>
    public bool IsReference => TextFormat == "reference";

    /// <summary>Whether values are numbers, which align on the decimal mark.</summary>
    public bool IsNumeric => Type is FieldType.Integer or FieldType.Number;
}

/// <summary>One value of a table.</summary>
/// <param name="Text">As written in the source; empty when missing.</param>
/// <param name="Number">The value of an integer or number field; nothing when missing or of another type.</param>
/// <param name="Missing">The symbol by which the source says that there is no value, which is not zero; nothing when there is one.</param>
public readonly record struct Cell(string Text, decimal? Number, string? Missing)
{
    /// <summary>Whether there is no value.</summary>
    public bool IsMissing => Missing is not null;
}

/// <summary>Where rows stand in a source file; nowhere for rows that were computed.</summary>
public sealed class RowPlaces(SourceSpan whole, int[] starts, int[] lengths)
{
    /// <summary>Every row where the whole is: for rows that stand nowhere themselves.</summary>
    public static RowPlaces At(SourceSpan whole) => new(whole, [], []);

    /// <summary>Finds in a row's place that of a field of the resource; nothing where cells have no places of their own.</summary>
    public Func<SourceSpan, int, SourceSpan>? Cells { get; init; }

    /// <summary>A problem of a row, which is named by its number where it stands nowhere itself.</summary>
    public Diagnostic InRow(int row, Diagnostic problem) => starts.Length > 0 || row < 0
        ? problem
        : problem with { Message = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"row {row + 1} of the query: {problem.Message}") };

    /// <summary>The place of a row.</summary>
    public SourceSpan this[int row] => (uint)row < starts.Length ? whole.File!.Span(starts[row], lengths[row]) : whole;

    /// <summary>The place of a cell; that of its row where it has none of its own. The field is one of the resource, whatever is shown of it.</summary>
    public SourceSpan Cell(int row, int field) => Cells is { } find && (uint)row < starts.Length && field >= 0 ? find(this[row], field) : this[row];

    /// <summary>The places of some rows, in their order; those after the last row stand where the whole is.</summary>
    public RowPlaces Select(ReadOnlySpan<int> rows)
    {
        if (starts.Length == 0)
        {
            return this;
        }

        var (from, length) = (new int[rows.Length], new int[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            (from[i], length[i]) = rows[i] < starts.Length ? (starts[rows[i]], lengths[rows[i]]) : (whole.Start, whole.Length);
        }

        return new RowPlaces(whole, from, length) { Cells = Cells };
    }
}

/// <summary>Where data came from (Data Package, "sources").</summary>
public sealed record DataSource(string Title, string? Path);

/// <summary>Under which terms data may be used (Data Package, "licenses").</summary>
public sealed record DataLicense(string Name, string? Title, string? Path);

/// <summary>A typed table: fields, their columns, and the key that names a row.</summary>
public sealed record Table
{
    /// <summary>What stands between the values of a key of several fields.</summary>
    public const string KeySeparator = " / ";

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
        Columns = original.Columns;
        Places = original.Places;
        KeyFields = original.KeyFields;
        IsKeyBroken = original.IsKeyBroken;
        UniqueKeys = original.UniqueKeys;
        ForeignKeys = original.ForeignKeys;
        Sources = original.Sources;
        Licenses = original.Licenses;
        Annotations = original.Annotations;
        MissingSymbols = original.MissingSymbols;
        Checks = original.Checks;
        Totals = original.Totals;
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

    /// <summary>The values of each field.</summary>
    public required ImmutableArray<Column> Columns { get; init; }

    /// <summary>Where each row stands.</summary>
    public required RowPlaces Places { get; init; }

    /// <summary>Names of the fields whose values together name a row; none where rows have no names.</summary>
    public ImmutableArray<string> KeyFields { get; init; } = [];

    /// <summary>The primary key as a text: its field, or its fields with <see cref="KeySeparator"/> between them; nothing where there is none.</summary>
    public string? PrimaryKey
    {
        get => KeyFields.IsEmpty ? null : string.Join(KeySeparator, KeyFields);
        init => KeyFields = value is null ? [] : [value];
    }

    /// <summary>Whether a primary key is declared that names a field which is not there, which has been reported: names of rows are unknown, not wrong.</summary>
    public bool IsKeyBroken { get; init; }

    /// <summary>Further sets of fields whose values name a row.</summary>
    public ImmutableArray<ImmutableArray<string>> UniqueKeys { get; init; } = [];

    /// <summary>References to rows of other tables.</summary>
    public ImmutableArray<KeyReference> ForeignKeys { get; init; } = [];

    /// <summary>Where the data came from.</summary>
    public ImmutableArray<DataSource> Sources { get; init; } = [];

    /// <summary>Terms of use.</summary>
    public ImmutableArray<DataLicense> Licenses { get; init; } = [];

    /// <summary>Remarks on its parts; each index is into this table's own rows and fields.</summary>
    public ImmutableArray<Annotation> Annotations { get; init; } = [];

    /// <summary>Symbols that stand where no value does.</summary>
    public ImmutableArray<MissingSymbol> MissingSymbols { get; init; } = [];

    /// <summary>What its declared checks found; rows and fields are those of the whole resource.</summary>
    public ImmutableArray<CheckResult> Checks { get; init; } = [];

    /// <summary>Which rows its checks say to be sums of others; rows and fields are those of the whole resource.</summary>
    public ImmutableArray<TotalOfRows> Totals { get; init; } = [];

    /// <summary>How many rows there are.</summary>
    public int RowCount => Columns.IsEmpty ? 0 : Columns[0].Count;

    /// <summary>The value of a field in a row.</summary>
    public Cell this[int row, int field] => Columns[field][row];

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

    /// <summary>Some rows, in the order given.</summary>
    public Table Select(int[] rows) => this with
    {
        Columns = [.. Columns.Select(c => c.Select(rows))],
        Places = Places.Select(rows),
        Annotations = Moved(rows, static a => a.Row, static (a, to) => a with { Row = to }),
    };

    /// <summary>Some fields, in the order given.</summary>
    public Table SelectFields(ImmutableArray<int> fields) => this with
    {
        Fields = [.. fields.Select(i => Fields[i])],
        Columns = [.. fields.Select(i => Columns[i])],
        Annotations = Moved(fields.AsSpan(), static a => a.Field, static (a, to) => a with { Field = to }),
    };

    // Remarks go where their rows or fields go, and are lost with them.
    ImmutableArray<Annotation> Moved(ReadOnlySpan<int> kept, Func<Annotation, int> of, Func<Annotation, int, Annotation> moved)
    {
        if (Annotations.IsEmpty)
        {
            return [];
        }

        var to = new Dictionary<int, int> { [-1] = -1 };
        for (var i = 0; i < kept.Length; i++)
        {
            to.TryAdd(kept[i], i);
        }

        return [.. Annotations.Where(a => to.ContainsKey(of(a))).Select(a => moved(a, to[of(a)]))];
    }

    /// <summary>Index of the row whose primary key is <paramref name="key"/>, or -1.</summary>
    public int RowByKey(string key) => _rowsByKey.Value.TryGetValue(key, out var index) ? index : -1;

    /// <summary>The row that <paramref name="key"/>, written at <paramref name="at"/>, names; -1 and a report where it names none, or two.</summary>
    public int RowNamed(string key, SourceSpan at, Diagnostics diagnostics)
    {
        var row = RowByKey(key);
        if (row < 0 && !IsKeyBroken)
        {
            diagnostics.Add(Problems.UnknownRow(at, key, Name, PrimaryKey, Keys));
        }

        if (row < 0 || !IsAmbiguous(key))
        {
            return row;
        }

        diagnostics.Add(Problems.AmbiguousRow(at, key, Name, KeySeparator));
        return -1;
    }

    // Values of a key may hold what stands between them.
    bool IsAmbiguous(string key)
    {
        var fields = KeyIndexes();
        return fields.Length > 1 && key.Split(KeySeparator).Length > fields.Length && Enumerable.Range(0, RowCount).Count(row => KeyOf(row, fields) == key) > 1;
    }

    /// <summary>The primary key's value in a row; empty where there is no key.</summary>
    public string KeyOf(int row) => KeyOf(row, KeyIndexes());

    /// <summary>All primary key values.</summary>
    public IEnumerable<string> Keys => _rowsByKey.Value.Keys;

    string KeyOf(int row, int[] fields) => fields switch
    {
        [] => "",
        [var only] => this[row, only].Text,
        _ => string.Join(KeySeparator, fields.Select(field => this[row, field].Text)),
    };

    // None when one of them is not shown: half a key names nothing.
    int[] KeyIndexes()
    {
        var fields = KeyFields.Select(FieldIndex).ToArray();
        return fields.Contains(-1) ? [] : fields;
    }

    FrozenDictionary<string, int> IndexRows()
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        var fields = KeyIndexes();
        for (var i = 0; fields.Length > 0 && i < RowCount; i++)
        {
            rows.TryAdd(KeyOf(i, fields), i);
        }

        return rows.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
