using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>A declared field with its place, how its values are written, and its constraints (Table Schema, "Field Descriptors").</summary>
public sealed record DeclaredField(Field Field, SourceSpan At)
{
    /// <summary>What the whole of a value matches: the pattern of its constraints.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The numbers that the constraint <c>enum</c> allows.</summary>
    public ImmutableArray<decimal> AllowedNumbers { get; init; } = [];

    /// <summary>How numbers are written.</summary>
    public NumberMarks Marks { get; init; } = NumberMarks.Plain;

    /// <summary>How days and times are written; nothing for ISO 8601.</summary>
    public DatePattern? Dates { get; init; }

    /// <summary>What is read as true where a field does not say.</summary>
    public static ImmutableArray<string> UsualTrue { get; } = ["true", "True", "TRUE", "1"];

    /// <summary>What is read as false where a field does not say.</summary>
    public static ImmutableArray<string> UsualFalse { get; } = ["false", "False", "FALSE", "0"];

    /// <summary>What is read as true.</summary>
    public ImmutableArray<string> TrueValues { get; init; } = UsualTrue;

    /// <summary>What is read as false.</summary>
    public ImmutableArray<string> FalseValues { get; init; } = UsualFalse;

    /// <summary>Whether a data file may lack the column.</summary>
    public bool MayLack { get; init; }
}

/// <summary>How a data file writes numbers (Table Schema, "number").</summary>
/// <param name="Decimal">What stands before the fraction.</param>
/// <param name="Group">What stands between groups of digits, or an empty text.</param>
/// <param name="IsBare">Whether nothing but the number stands there; otherwise signs such as € and % around it are passed over.</param>
public sealed record NumberMarks(string Decimal, string Group, bool IsBare)
{
    /// <summary>A point, no groups, nothing else.</summary>
    public static NumberMarks Plain { get; } = new(".", "", IsBare: true);
}

/// <summary>Fields that refer to those of another table (Table Schema, "foreignKeys").</summary>
/// <param name="Fields">The fields of this table.</param>
/// <param name="Resource">The other table; empty for this one.</param>
/// <param name="Targets">Its fields, as many.</param>
public sealed record ForeignKey(ImmutableArray<Located<string>> Fields, Located<string> Resource, ImmutableArray<Located<string>> Targets);

/// <summary>A declared schema: fields, symbols that mean "no value", and keys.</summary>
public sealed record TableSchema(ImmutableArray<DeclaredField> Fields, ImmutableArray<MissingSymbol> MissingValues)
{
    /// <summary>Whether a data file may have columns that are not declared, which are left out without a word (<c>fieldsMatch</c>).</summary>
    public bool MayHaveMore { get; init; }

    /// <summary>Whether the columns stand in the order of the fields.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Names of the fields that name a row.</summary>
    public ImmutableArray<string> KeyFields { get; init; } = [];

    /// <summary>Whether such fields are named, and not all of them are there, which has been reported.</summary>
    public bool IsKeyBroken { get; init; }

    /// <summary>Further sets of fields whose values name a row.</summary>
    public ImmutableArray<ImmutableArray<string>> UniqueKeys { get; init; } = [];

    /// <summary>References to other tables.</summary>
    public ImmutableArray<ForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>Index of a field, or -1.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Field.Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The schema with a further text that means "no value" in every field.</summary>
    public TableSchema WithMissing(string symbol)
    {
        return this with
        {
            MissingValues = And(MissingValues),
            Fields = [.. Fields.Select(f => f.Field.MissingSymbols.IsEmpty ? f : f with { Field = f.Field with { MissingSymbols = And(f.Field.MissingSymbols) } })],
        };

        ImmutableArray<MissingSymbol> And(ImmutableArray<MissingSymbol> known) => known.Any(m => m.Symbol == symbol) ? known : known.Add(new MissingSymbol(symbol, null));
    }

    /// <summary>Whether the field alone names a row, or may not repeat for another reason.</summary>
    public bool IsUnique(DeclaredField field) => field.Field.Constraints.Unique || (KeyFields.Length == 1 && KeyFields[0] == field.Field.Name);

    /// <summary>Whether every row has a value of the field.</summary>
    public bool IsRequired(DeclaredField field) => field.Field.Required || KeyFields.Contains(field.Field.Name);
}

/// <summary>The values of a table, and where its rows stand.</summary>
public sealed record TableData(ImmutableArray<Column> Columns, RowPlaces Places);
