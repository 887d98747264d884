using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads a Table Schema: fields with their types, ways of writing and constraints, and the keys.</summary>
static class TableSchemaReader
{
    static readonly string[] TypeNames = ["string", "integer", "number", "boolean", "date", "time", "datetime", "year", "yearmonth"];
    static readonly string[] Matches = ["exact", "equal", "subset", "superset", "partial"];
    static readonly string[] Notations = ["decimal", "percent", "currency", "si"];

    static readonly FrozenDictionary<string, FieldType> Types = new Dictionary<string, FieldType>
    {
        ["string"] = FieldType.String,
        ["integer"] = FieldType.Integer,
        ["number"] = FieldType.Number,
        ["boolean"] = FieldType.Boolean,
        ["date"] = FieldType.Date,
        ["time"] = FieldType.Time,
        ["datetime"] = FieldType.DateTime,
        ["year"] = FieldType.Year,
        ["yearmonth"] = FieldType.YearMonth,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads the schema; nothing when it has no fields.</summary>
    public static TableSchema? Read(YamlReader schema, Diagnostics diagnostics)
    {
        schema.PassTexts("$schema");
        schema.Nested("custom");

        var match = Match(schema, diagnostics);
        schema.Require("fields");
        var missing = Missing(schema, diagnostics);
        var primaryKey = Names(schema, "primaryKey");
        var uniqueKeys = schema.Items("uniqueKeys").Select(item => Names(schema, item, "uniqueKeys")).ToImmutableArray();
        var foreignKeys = ForeignKeys(schema);
        var fields = schema.NestedList("fields").Select(field => Field(field, diagnostics) with { MayLack = match is "superset" or "partial" }).Where(static f => f.Field.Name.Length > 0).ToImmutableArray();
        schema.Finish();
        ReportRepeated(fields, diagnostics);
        var keyFields = Known(primaryKey, fields, diagnostics);
        return fields.IsEmpty ? null : new TableSchema(fields, missing.IsEmpty ? [new MissingSymbol("", null)] : missing)
        {
            MayHaveMore = match is "subset" or "partial",
            IsOrdered = match == "exact",
            KeyFields = keyFields,
            IsKeyBroken = keyFields.IsEmpty && !primaryKey.IsEmpty,
            UniqueKeys = [.. uniqueKeys.Select(key => Known(key, fields, diagnostics)).Where(static key => !key.IsEmpty)],
            ForeignKeys = [.. foreignKeys.Where(key => !Known(key.Fields, fields, diagnostics).IsEmpty)],
        };
    }

    // A text in one version of the standard, a list in the next.
    static string? Match(YamlReader schema, Diagnostics diagnostics)
    {
        foreach (var word in Names(schema, "fieldsMatch"))
        {
            if (Matches.Contains(word.Value))
            {
                return word.Value;
            }

            diagnostics.Add(Problems.UnknownChoice(word.At, "fieldsMatch", word.Value, Matches));
        }

        return null;
    }

    // All of them, or none: a key without one of its fields is another key.
    static ImmutableArray<string> Known(ImmutableArray<Located<string>> names, ImmutableArray<DeclaredField> fields, Diagnostics diagnostics)
    {
        var known = true;
        foreach (var name in names.Where(name => !fields.Any(f => f.Field.Name == name.Value)))
        {
            diagnostics.Add(Problems.UnknownField(name.At, name.Value, "the schema", fields.Select(static f => f.Field.Name)));
            known = false;
        }

        return known ? [.. names.Select(static n => n.Value)] : [];
    }

    static ImmutableArray<Located<string>> Names(YamlReader yaml, string key) => yaml.Take(key) is { } entry ? Names(yaml, entry.Value, key) : [];

    // The standard has it both ways: one name, or a list of names.
    static ImmutableArray<Located<string>> Names(YamlReader yaml, YamlValue value, string key) => value is YamlSequence list
        ? [.. list.Items.Select(item => yaml.AsText(item, $"an item of '{key}'")).OfType<Located<string>>()]
        : yaml.AsText(value, $"'{key}'") is { } one ? [one] : [];

    static ImmutableArray<ForeignKey> ForeignKeys(YamlReader schema)
    {
        var keys = ImmutableArray.CreateBuilder<ForeignKey>();
        foreach (var key in schema.NestedList("foreignKeys"))
        {
            key.Require("fields");
            key.Require("reference");
            var fields = Names(key, "fields");
            if (key.Nested("reference") is { } reference)
            {
                reference.Require("fields");
                var resource = reference.Text("resource") ?? new Located<string>("", reference.Mapping.At);
                keys.Add(new ForeignKey(fields, resource, Names(reference, "fields")));
                reference.Finish();
            }

            key.Finish();
        }

        return keys.ToImmutable();
    }

    // Texts, or in the second version of the standard mappings that say what a text means.
    static ImmutableArray<MissingSymbol> Missing(YamlReader yaml, Diagnostics diagnostics)
    {
        var symbols = ImmutableArray.CreateBuilder<MissingSymbol>();
        foreach (var item in yaml.Items("missingValues"))
        {
            if (item is not YamlMapping)
            {
                symbols.Add(new MissingSymbol(yaml.AsText(item, "an item of 'missingValues'")?.Value ?? "", null));
            }
            else if (YamlReader.Of(item, "an item of 'missingValues'", diagnostics) is { } symbol)
            {
                symbols.Add(new MissingSymbol(symbol.Text("value")?.Value ?? "", symbol.TextValue("label")));
                symbol.Finish();
            }
        }

        return symbols.ToImmutable();
    }

    static void ReportRepeated(ImmutableArray<DeclaredField> fields, Diagnostics diagnostics)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields.Where(field => !names.Add(field.Field.Name)))
        {
            diagnostics.Add(Problems.DuplicateField(field.At, field.Field.Name));
        }
    }

    static DeclaredField Field(YamlReader field, Diagnostics diagnostics)
    {
        field.PassTexts("rdfType");
        field.Take("example");
        field.Nested("custom");
        var name = field.Required("name");
        var type = Types[field.Choice("type", TypeNames) ?? "string"];
        var decimals = FieldDeclaration.Digits(field, "decimals", 0, diagnostics);
        var number = Number(field, decimals, diagnostics);
        var format = field.Text("format");
        var constraints = field.Nested("constraints");
        var declared = new DeclaredField(
            new Field(
                name.Value,
                type,
                field.TextValue("title") ?? name.Value,
                field.TextValue("unit"),
                field.TextValue("description"),
                decimals ?? number.Decimals,
                constraints?.Flag("required") ?? false)
            {
                Format = number,
                Group = field.TextValue("group"),
                MissingSymbols = Missing(field, diagnostics),
                TextFormat = type == FieldType.String && field.Choice("format", TextFormats.Names) is { } text and not "default" ? text : null,
            },
            name.At)
        {
            Marks = Marks(field),
            Dates = type is FieldType.Date or FieldType.Time or FieldType.DateTime ? Dates(format, diagnostics) : null,
        };
        declared = Booleans(field, declared);
        declared = constraints is null ? declared : Constrained(declared, constraints, diagnostics);
        FieldDeclaration.Check(declared, field, constraints, diagnostics);
        constraints?.Finish();
        field.Finish();
        return declared;
    }

    static NumberFormat Number(YamlReader field, int? decimals, Diagnostics diagnostics)
    {
        if (field.Nested("number") is not { } yaml)
        {
            return NumberFormat.Plain with { Decimals = decimals };
        }

        var notation = yaml.Choice("notation", Notations) switch
        {
            "percent" => NumberNotation.Percent,
            "currency" => NumberNotation.Currency,
            "si" => NumberNotation.Si,
            _ => NumberNotation.Decimal,
        };
        var format = new NumberFormat
        {
            Notation = notation,
            Decimals = FieldDeclaration.Digits(yaml, "decimals", 0, diagnostics) ?? decimals,
            Significant = FieldDeclaration.Digits(yaml, "significant", 1, diagnostics),
            Groups = yaml.Take("grouping") is null || yaml.Flag("grouping"),
            Currency = FieldDeclaration.Currency(yaml, notation, diagnostics),
        };
        yaml.Finish();
        return format;
    }

    static NumberMarks Marks(YamlReader field)
    {
        var point = field.TextValue("decimalChar") ?? ".";
        var group = field.TextValue("groupChar") ?? "";
        var bare = field.Take("bareNumber") is null || field.Flag("bareNumber");
        return point == "." && group.Length == 0 && bare ? NumberMarks.Plain : new NumberMarks(point, group, bare);
    }

    static DatePattern? Dates(Located<string>? format, Diagnostics diagnostics)
    {
        if (format is not { } given || given.Value == "default")
        {
            return null;
        }

        var pattern = DatePattern.Of(given.Value, out var why);
        if (pattern is null)
        {
            diagnostics.Add(Problems.BadDateFormat(given.At, given.Value, why));
        }

        return pattern;
    }

    static DeclaredField Booleans(YamlReader field, DeclaredField declared)
    {
        var (yes, no) = (field.TextValues("trueValues"), field.TextValues("falseValues"));
        return declared with { TrueValues = yes.IsEmpty ? declared.TrueValues : yes, FalseValues = no.IsEmpty ? declared.FalseValues : no };
    }

    static DeclaredField Constrained(DeclaredField declared, YamlReader constraints, Diagnostics diagnostics)
    {
        var allowed = constraints.Texts("enum").Select(item => Allowed(declared, item, diagnostics)).OfType<string>().ToImmutableArray();
        return declared with
        {
            Field = declared.Field with
            {
                Constraints = new FieldConstraints
                {
                    Unique = constraints.Flag("unique"),
                    Minimum = Bound(constraints, "minimum", declared, diagnostics),
                    Maximum = Bound(constraints, "maximum", declared, diagnostics),
                    Allowed = allowed,
                    Pattern = constraints.Text("pattern")?.Value,
                    MinLength = Length(constraints, "minLength", diagnostics),
                    MaxLength = Length(constraints, "maxLength", diagnostics),
                },
            },
            Pattern = Pattern(constraints, diagnostics),
            AllowedNumbers = declared.Field.IsNumeric ? [.. allowed.Select(static text => Numbers.TryParse(text, out var number) ? number : default)] : [],
        };
    }

    // As the column keeps it; a value that the field cannot have is reported and left out.
    static string? Allowed(DeclaredField declared, Located<string> item, Diagnostics diagnostics)
    {
        if (declared.Field.IsNumeric)
        {
            if (Numbers.TryParse(item.Value, out _))
            {
                return item.Value;
            }
        }
        else if (declared.Field.Type == FieldType.String || FieldValues.Canonical(declared, item.Value) is not null)
        {
            return declared.Field.Type == FieldType.String ? item.Value : FieldValues.Canonical(declared, item.Value);
        }

        diagnostics.Add(Problems.WrongType(item.At, "an item of 'enum'", $"a value of the type {FieldDeclaration.Word(declared.Field.Type)}", $"'{item.Value}'", declared.Field.IsNumeric ? FieldDeclaration.Beyond(item.Value) : null));
        return null;
    }

    static int? Length(YamlReader constraints, string key, Diagnostics diagnostics)
    {
        var length = constraints.Integer(key);
        if (length < 0)
        {
            diagnostics.Add(Problems.WrongType(constraints.PlaceOf(key), $"'{key}'", "a number from 0 on", $"'{length}'"));
            return null;
        }

        return length;
    }

    // A pattern has to match the whole value. Without backtracking, no pattern can take longer than its text is long.
    static Regex? Pattern(YamlReader constraints, Diagnostics diagnostics)
    {
        if (constraints.Text("pattern") is not { } text)
        {
            return null;
        }

        try
        {
            return new Regex($"^(?:{text.Value})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            diagnostics.Add(Problems.WrongType(text.At, "'pattern'", "a regular expression", $"'{text.Value}'"));
            return null;
        }
    }

    static Limit? Bound(YamlReader constraints, string key, DeclaredField field, Diagnostics diagnostics)
    {
        if (!FieldDeclaration.HasOrder(field.Field.Type))
        {
            constraints.Take(key);
            return null;
        }

        var isText = field.Field.Type is FieldType.Date or FieldType.Time or FieldType.DateTime or FieldType.Year or FieldType.YearMonth;
        var expected = isText ? $"a {field.Field.Type.ToString().ToLowerInvariant()} as ISO 8601 writes it" : "a number";
        if (constraints.Text(key, expected) is not { } text)
        {
            return null;
        }

        if (isText ? DatePattern.IsIso(text.Value, field.Field.Type) : Numbers.TryParse(text.Value, out _))
        {
            return new Limit(Numbers.TryParse(text.Value, out var number) ? number : null, text.Value);
        }

        diagnostics.Add(Problems.WrongType(text.At, $"'{key}'", expected, $"'{text.Value}'", isText ? null : FieldDeclaration.Beyond(text.Value)));
        return null;
    }
}
