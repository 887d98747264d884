using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads a Frictionless Data Package (<c>datapackage.yaml</c> or <c>.json</c>) and the data that it names into typed tables.</summary>
public static class DataPackageReader
{
    /// <summary>Path of the descriptor in the source folder.</summary>
    public const string Path = "data/datapackage.yaml";

    /// <summary>Path of the descriptor when it is written in JSON.</summary>
    public const string JsonPath = "data/datapackage.json";

    static readonly string[] Formats = ["csv", "tsv", "json"];

    /// <summary>Reads every resource; one that cannot be read is reported and only kept by its name.</summary>
    public static TableSet Read(SourceFile descriptor, SourceFolder folder, Diagnostics diagnostics)
    {
        var yaml = Descriptor(descriptor, folder, diagnostics);

        // Known to the standard and of no consequence here.
        yaml.PassTexts("$schema", "profile", "name", "id", "homepage", "version", "created", "image");
        yaml.Texts("keywords");
        yaml.Items("contributors");
        yaml.Nested("custom");

        yaml.Require("resources");
        var (title, description) = (yaml.TextValue("title"), yaml.TextValue("description"));
        var sources = Sources(yaml);
        var licenses = Licenses(yaml);
        var tables = ImmutableArray.CreateBuilder<(Table Table, TableSchema Schema)>();
        var answers = new List<(string Name, TableSchema? Schema)>();
        var unread = ImmutableArray.CreateBuilder<string>();
        var queries = ImmutableArray.CreateBuilder<QueryResource>();
        var large = ImmutableArray.CreateBuilder<LargeResource>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in yaml.NestedList("resources"))
        {
            var name = resource.Required("name");
            var asked = IsForQueries(resource) ? ForQueries(resource, name, folder, diagnostics) : default;
            var read = IsForQueries(resource) ? null : Resource(resource, name, folder, diagnostics);
            if (name.Value.Length > 0 && !names.Add(name.Value))
            {
                diagnostics.Add(Problems.DuplicateResource(name.At, name.Value));
            }
            else if (asked.Query is { } query)
            {
                queries.Add(query);
                answers.Add((query.Name, asked.Schema));
            }
            else if (asked.Large is { } file)
            {
                large.Add(file with { Sources = Or(file.Sources, sources), Licenses = Or(file.Licenses, licenses) });
            }
            else if (read is { } known)
            {
                tables.Add((Described(known.Table), known.Schema));
            }
            else
            {
                unread.Add(name.Value);
            }
        }

        yaml.Finish();
        var set = new TableSet([.. tables.Select(static t => t.Table)], unread.ToImmutable(), yaml.IsComplete) { Title = title, Description = description, Sources = sources, Licenses = licenses, Queries = queries.ToImmutable(), Large = large.ToImmutable() };
        return set with { References = [.. tables.Select(static t => (t.Table.Name, (TableSchema?)t.Schema)).Concat(answers).Where(static t => t.Item2 is { ForeignKeys.IsEmpty: false }).Select(static t => Later(t.Item1, t.Item2!))] };

        static Action<TableSet, Diagnostics> Later(string name, TableSchema schema) => (tables, diagnostics) =>
        {
            if (tables.Find(name) is { } table)
            {
                ForeignKeyCheck.Run(table, schema, tables, diagnostics);
            }
        };

        Table Described(Table table) => table with { Sources = Or(table.Sources, sources), Licenses = Or(table.Licenses, licenses) };

        static ImmutableArray<T> Or<T>(ImmutableArray<T> own, ImmutableArray<T> package) => own.IsEmpty ? package : own;
    }

    // Resources without rows of their own: a query, or a file that only queries see.
    static bool IsForQueries(YamlReader resource) => resource.Has("sql") || resource.Flag("large");

    static (QueryResource? Query, LargeResource? Large, TableSchema? Schema) ForQueries(YamlReader resource, Located<string> name, SourceFolder folder, Diagnostics diagnostics)
    {
        resource.PassTexts("$schema", "profile", "type", "homepage", "format", "mediatype");
        resource.Nested("custom");
        resource.Take("sql");
        resource.Take("large");
        var claims = new FileClaims(resource, diagnostics);
        var sql = resource.Has("sql") ? resource.Text("sql") ?? new Located<string>("", resource.PlaceOf("sql")) : (Located<string>?)null;
        var path = sql is null ? resource.Required("path") : new Located<string>("", name.At);
        var (title, description) = (resource.TextValue("title"), resource.TextValue("description"));
        var (sources, licenses) = (Sources(resource), Licenses(resource));
        var dialect = sql is null ? QueryResources.Dialect(resource, path.Value, folder, diagnostics) : TableDialect.Csv;
        var schema = Schema(resource, dialect, folder, diagnostics);
        var query = sql is not { } text ? null : QueryResources.Query(resource, text, Declared(new Table
        {
            Name = name.Value,
            At = name.At,
            Title = title,
            Description = description,
            Path = "",
            Fields = [],
            Columns = [],
            Places = RowPlaces.At(name.At),
            Sources = sources,
            Licenses = licenses,
        }, schema), schema, folder, diagnostics);
        var large = sql is not null ? null : QueryResources.Large(resource, name, path, schema, dialect, claims, folder, FilePath.Folder(Path), diagnostics) is { } file ? file with { Sources = sources, Licenses = licenses } : null;
        resource.Finish();
        return (query, large, schema);
    }

    // What a schema says of a table, whoever gives its values.
    static Table Declared(Table table, TableSchema? schema) => schema is null ? table : table with
    {
        Fields = [.. schema.Fields.Select(static f => f.Field)],
        KeyFields = schema.KeyFields,
        IsKeyBroken = schema.IsKeyBroken,
        UniqueKeys = schema.UniqueKeys,
        ForeignKeys = [.. schema.ForeignKeys.Select(key => new KeyReference(
            [.. key.Fields.Select(static f => f.Value)],
            key.Resource.Value.Length == 0 ? table.Name : key.Resource.Value,
            [.. key.Targets.Select(static f => f.Value)]))],
        MissingSymbols = schema.MissingValues,
    };

    /// <summary>Looks into the keys of a table with values, and adds its remarks and what its checks find.</summary>
    internal static Table Checked(Table table, TableSchema? schema, YamlValue? annotations, IReadOnlyList<YamlValue> checks, SourceFolder folder, Diagnostics diagnostics)
    {
        if (schema is not null)
        {
            KeyUniqueness.Check(table, schema, diagnostics);
        }

        if (annotations is null && FilePath.Resolve(FilePath.Folder(Path), $"{table.Name}.annotations.csv") is { } file && folder.Tree.TryGet(file, out _))
        {
            diagnostics.Add(Problems.AnnotationsUnread(table.At, table.Name, folder.Shown(file), FilePath.Name(file)));
        }

        table = table with { Annotations = AnnotationReader.Read(annotations, table, Acknowledgements.Names(checks), folder, diagnostics) };
        var (made, unmade) = CheckReader.Read(checks, table, diagnostics);
        if (table.IsKeyBroken && annotations is not null)
        {
            // The remarks of rows are lost, and with them what they acknowledge.
            (made, unmade) = ([], [.. unmade, .. made.Select(static check => check.Name)]);
        }

        return table with { Checks = TableChecks.Run(table, made, unmade, diagnostics), Totals = [.. made.OfType<TotalOfRows>()] };
    }

    static YamlReader Descriptor(SourceFile descriptor, SourceFolder folder, Diagnostics diagnostics)
    {
        const string What = "the data package";
        if (!folder.Tree.TryGet(JsonPath, out var json))
        {
            return YamlReader.OfFile(descriptor, What, diagnostics);
        }

        if (folder.Tree.Contains(Path))
        {
            diagnostics.Add(Problems.DescriptorTwice(folder.TextFile(json).Span(0), Path));
            return YamlReader.OfFile(descriptor, What, diagnostics);
        }

        var root = JsonTree.Read(new FoundFile(JsonPath, descriptor, json.Read()), diagnostics, out var isComplete);
        return YamlReader.OfRoot(root, What, isComplete, diagnostics);
    }

    static (Table Table, TableSchema Schema)? Resource(YamlReader resource, Located<string> name, SourceFolder folder, Diagnostics diagnostics)
    {
        resource.PassTexts("$schema", "profile", "type", "homepage", "mediatype");
        resource.Nested("custom");
        var claims = new FileClaims(resource, diagnostics);
        var path = resource.Text("path");
        var inline = resource.Take("data")?.Value;
        if (inline is null)
        {
            resource.Require("path");
        }

        var format = resource.Choice("format", Formats) ?? (path is { } named ? Extension(named.Value) : "json");
        var title = resource.TextValue("title");
        var description = resource.TextValue("description");
        var sources = Sources(resource);
        var licenses = Licenses(resource);
        var dialect = TableDialect.Read(resource, format == "tsv" ? TableDialect.Tsv : TableDialect.Csv, inline is null ? format : "json", folder, diagnostics);
        var checks = resource.Items("checks");
        var annotations = resource.Take("annotations")?.Value;
        resource.Require("schema");
        var schema = Schema(resource, dialect, folder, diagnostics);
        resource.Finish();
        if (!IsOnce(name, path, inline, diagnostics) || schema is null)
        {
            return null;
        }

        var found = path is { Value.Length: > 0 } file ? folder.Find(FilePath.Folder(Path), file, diagnostics) : null;
        if (found is not null)
        {
            claims.Check(found, diagnostics);
        }

        var data = inline is not null ? JsonRecordsReader.Read(inline, schema, dialect, diagnostics)
            : found is null ? null
            : format == "json" ? JsonRecordsReader.Read(found, schema, dialect, diagnostics)
            : CsvTableReader.Read(found, schema, dialect, diagnostics);
        if (data is null)
        {
            return null;
        }

        var table = Declared(new Table
        {
            Name = name.Value,
            At = name.At,
            Title = title,
            Description = description,
            Path = found?.TreePath ?? "",
            Fields = [],
            Columns = data.Columns,
            Places = data.Places,
            Sources = sources,
            Licenses = licenses,
        }, schema);
        return (Checked(table, schema, annotations, checks, folder, diagnostics), schema);
    }

    static TableSchema? Schema(YamlReader resource, TableDialect dialect, SourceFolder folder, Diagnostics diagnostics)
    {
        var schema = NamedDescriptor.Nested(resource, "schema", folder, diagnostics) is { } declared ? TableSchemaReader.Read(declared, diagnostics) : null;
        return dialect.NullSequence is { } none ? schema?.WithMissing(none) : schema;
    }

    static string Extension(string path) =>
        path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? "tsv" : path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "json" : "csv";

    static bool IsOnce(Located<string> name, Located<string>? path, YamlValue? inline, Diagnostics diagnostics)
    {
        if (path is not null && inline is not null)
        {
            diagnostics.Add(Problems.ResourceData(path.Value.At, name.Value));
        }

        return path is not null != inline is not null;
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

