using System.Collections.Immutable;

namespace ScoReport.Data;

/// <summary>A limit of a field's values: a number, or a text in an order that dates have.</summary>
public readonly record struct Limit(decimal? Number, string Text);

/// <summary>What every value of a field has to be (Table Schema, "constraints"); whether there has to be one is the field's <see cref="Field.Required"/>.</summary>
public sealed record FieldConstraints
{
    /// <summary>Any value will do.</summary>
    public static FieldConstraints None { get; } = new();

    /// <summary>Whether no value may occur twice.</summary>
    public bool Unique { get; init; }

    /// <summary>The least value; a date and the like as ISO 8601 writes it.</summary>
    public Limit? Minimum { get; init; }

    /// <summary>The greatest value.</summary>
    public Limit? Maximum { get; init; }

    /// <summary>The only values there may be; any where none are named.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    /// <summary>The regular expression that the whole of a value matches.</summary>
    public string? Pattern { get; init; }

    /// <summary>Characters that a value has at least.</summary>
    public int? MinLength { get; init; }

    /// <summary>Characters that a value has at most.</summary>
    public int? MaxLength { get; init; }
}

/// <summary>Fields whose values name a row of another table (Table Schema, "foreignKeys").</summary>
/// <param name="Fields">The fields of this table.</param>
/// <param name="Resource">The other table, or this one.</param>
/// <param name="Targets">Its fields, as many.</param>
public sealed record KeyReference(ImmutableArray<string> Fields, string Resource, ImmutableArray<string> Targets);
