using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads a Frictionless Data Package (<c>datapackage.yaml</c>) and the CSV files it names into typed tables.</summary>
public static class DataPackageReader
{
    /// <summary>Path of the descriptor in the source folder.</summary>
    public const string Path = "data/datapackage.yaml";

    static readonly string[] TypeNames = ["string", "integer", "number", "boolean", "date", "year"];

    static readonly FrozenDictionary<string, FieldType> Types = new Dictionary<string, FieldType>
    {
        ["string"] = FieldType.String,
        ["integer"] = FieldType.Integer,
        ["number"] = FieldType.Number,
        ["boolean"] = FieldType.Boolean,
        ["date"] = FieldType.Date,
        ["year"] = FieldType.Year,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads every resource; one that cannot be read is reported and only kept by its name.</summary>
    public static TableSet Read(SourceFile descriptor, SourceFolder folder, Diagnostics diagnostics)
    {
        var yaml = YamlReader.OfFile(descriptor, "the data package", diagnostics);

        // Known to the standard and of no consequence here.
        yaml.PassTexts("$schema", "profile", "name", "id", "title", "description", "homepage", "version", "created", "image");
        yaml.Texts("keywords");
        yaml.Items("contributors");
        yaml.Nested("custom");

        yaml.Require("resources");
        var sources = Sources(yaml);
        var licenses = Licenses(yaml);
        var tables = ImmutableArray.CreateBuilder<Table>();
        var unread = ImmutableArray.CreateBuilder<string>();
        var queries = ImmutableArray.CreateBuilder<QueryResource>();
        var large = ImmutableArray.CreateBuilder<LargeResource>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in yaml.NestedList("resources"))
        {
            var name = resource.Required("name");
            var (table, query, file) = Resource(resource, name, folder, diagnostics);
            if (name.Value.Length > 0 && !names.Add(name.Value))
            {
                diagnostics.Add(Problems.DuplicateResource(name.At, name.Value));
            }
            else if (query is not null)
            {
                queries.Add(query with { Shape = Described(query.Shape) });
            }
            else if (file is not null)
            {
                large.Add(file);
            }
            else if (table is null)
            {
                unread.Add(name.Value);
            }
            else
            {
                tables.Add(Described(table));
            }
        }

        yaml.Finish();
        return new TableSet(tables.ToImmutable(), unread.ToImmutable(), yaml.IsComplete) { Queries = queries.ToImmutable(), Large = large.ToImmutable() };

        Table Described(Table table) => table with
        {
            Sources = table.Sources.IsEmpty ? sources : table.Sources,
            Licenses = table.Licenses.IsEmpty ? licenses : table.Licenses,
        };
    }

    // One of the three, or none where it could not be read.
    static (Table? Table, QueryResource? Query, LargeResource? Large) Resource(YamlReader resource, Located<string> name, SourceFolder folder, Diagnostics diagnostics)
    {
        resource.PassTexts("$schema", "profile", "type", "homepage", "format", "mediatype", "encoding", "hash");
        resource.Integer("bytes");
        resource.Nested("custom");
        resource.Take("sql");
        resource.Take("large");
        var sql = resource.Has("sql") ? resource.Text("sql") ?? new Located<string>("", resource.PlaceOf("sql")) : (Located<string>?)null;
        var isLarge = sql is null && resource.Flag("large");
        var path = sql is null ? resource.Required("path") : new Located<string>("", name.At);
        var title = resource.TextValue("title");
        var description = resource.TextValue("description");
        var sources = Sources(resource);
        var licenses = Licenses(resource);
        if (sql is null && !isLarge)
        {
            resource.Require("schema");
        }

        var schema = resource.Nested("schema");
        var parsed = schema is null ? null : Schema(schema, diagnostics);
        var shape = new Table
        {
            Name = name.Value,
            At = name.At,
            Title = title,
            Description = description,
            Path = "",
            Fields = parsed is null ? [] : [.. parsed.Fields.Select(static f => f.Field)],
            Columns = [],
            Places = RowPlaces.At(name.At),
            PrimaryKey = parsed?.PrimaryKey?.Value,
            Sources = sources,
            Licenses = licenses,
        };
        var query = sql is { } text ? QueryResources.Query(resource, text, shape, diagnostics) : null;
        resource.Finish();
        if (query is not null || path.Value.Length == 0)
        {
            return (null, query, null);
        }

        if (isLarge)
        {
            return (null, null, QueryResources.Large(name, path, parsed, folder, FilePath.Folder(Path), diagnostics));
        }

        return parsed is not null && folder.Find(FilePath.Folder(Path), path, diagnostics) is { } file && CsvTableReader.Read(file, parsed, diagnostics) is { } data
            ? (shape with { Path = file.TreePath, Columns = data.Columns, Places = data.Places }, null, null)
            : default;
    }

    static TableSchema? Schema(YamlReader schema, Diagnostics diagnostics)
    {
        schema.PassTexts("$schema");
        schema.Nested("custom");

        // A text in one version of the standard, a list in the next.
        schema.Take("fieldsMatch");
        schema.Require("fields");
        var missing = schema.TextValues("missingValues");
        var primaryKey = schema.Text("primaryKey");
        var fields = schema.NestedList("fields").Select(field => Field(field, diagnostics)).Where(static f => f.Field.Name.Length > 0).ToImmutableArray();
        schema.Finish();
        ReportRepeated(fields, diagnostics);
        if (fields.IsEmpty)
        {
            return null;
        }

        if (primaryKey is { } named && !fields.Any(f => f.Field.Name == named.Value))
        {
            diagnostics.Add(Problems.UnknownField(named.At, named.Value, "the schema", fields.Select(static f => f.Field.Name)));
            primaryKey = null;
        }

        return new TableSchema(fields, missing.IsEmpty ? [""] : missing, primaryKey);
    }

    static void ReportRepeated(ImmutableArray<DeclaredField> fields, Diagnostics diagnostics)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (!names.Add(field.Field.Name))
            {
                diagnostics.Add(Problems.DuplicateField(field.At, field.Field.Name));
            }
        }
    }

    static DeclaredField Field(YamlReader field, Diagnostics diagnostics)
    {
        field.PassTexts("format", "rdfType");
        field.Take("example");
        field.Nested("custom");
        var name = field.Required("name");
        var type = field.Choice("type", TypeNames) ?? "string";
        var constraints = field.Nested("constraints");
        var declared = new DeclaredField(
            new Field(
                name.Value,
                Types[type],
                field.TextValue("title") ?? name.Value,
                field.TextValue("unit"),
                field.TextValue("description"),
                field.Integer("decimals"),
                constraints?.Flag("required") ?? false),
            name.At,
            constraints?.Flag("unique") ?? false,
            Limit(constraints, "minimum", diagnostics),
            Limit(constraints, "maximum", diagnostics),
            constraints?.TextValues("enum") ?? [],
            Pattern(constraints, diagnostics));
        constraints?.Finish();
        field.Finish();
        return declared;
    }

    // A pattern has to match the whole value. Without backtracking, no pattern can take longer than its text is long.
    static Regex? Pattern(YamlReader? constraints, Diagnostics diagnostics)
    {
        if (constraints?.Text("pattern") is not { } text)
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

    static decimal? Limit(YamlReader? constraints, string key, Diagnostics diagnostics)
    {
        const string Expected = "a number";
        if (constraints?.Text(key, Expected) is not { } text)
        {
            return null;
        }

        if (Numbers.TryParse(text.Value, out var limit))
        {
            return limit;
        }

        diagnostics.Add(Problems.WrongType(text.At, $"'{key}'", Expected, $"'{text.Value}'"));
        return null;
    }

    static ImmutableArray<DataSource> Sources(YamlReader yaml)
    {
        var sources = ImmutableArray.CreateBuilder<DataSource>();
        foreach (var source in yaml.NestedList("sources"))
        {
            source.PassTexts("email", "version");
            sources.Add(new DataSource(source.Required("title").Value, source.TextValue("path")));
            source.Finish();
        }

        return sources.ToImmutable();
    }

    static ImmutableArray<DataLicense> Licenses(YamlReader yaml)
    {
        var licenses = ImmutableArray.CreateBuilder<DataLicense>();
        foreach (var license in yaml.NestedList("licenses"))
        {
            licenses.Add(new DataLicense(license.Required("name").Value, license.TextValue("title"), license.TextValue("path")));
            license.Finish();
        }

        return licenses.ToImmutable();
    }
}

/// <summary>A declared field with its place and constraints (Table Schema, "Constraints").</summary>
public sealed record DeclaredField(
    Field Field, SourceSpan At, bool Unique, decimal? Minimum, decimal? Maximum, ImmutableArray<string> Allowed, Regex? Pattern);

/// <summary>A declared schema: fields, the texts that mean "no value", and the field that names a row.</summary>
public sealed record TableSchema(ImmutableArray<DeclaredField> Fields, ImmutableArray<string> MissingValues, Located<string>? PrimaryKey);
