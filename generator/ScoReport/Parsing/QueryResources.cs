using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads the resources that hold no rows themselves: queries (<c>sql</c>) and files that only queries see (<c>large</c>).</summary>
static class QueryResources
{
    /// <summary>The query of a resource; keys that only files have are reported.</summary>
    public static QueryResource Query(YamlReader resource, Located<string> sql, Table shape, Diagnostics diagnostics)
    {
        foreach (var key in (ReadOnlySpan<string>)["path", "data", "large"])
        {
            if (resource.Take(key) is { } entry)
            {
                diagnostics.Add(Problems.QueryBesideFile(entry.At, key));
            }
        }

        return new QueryResource(shape, sql.Value, sql.At);
    }

    /// <summary>The large file of a resource, or nothing and a report when it is not there or of no known format.</summary>
    public static LargeResource? Large(Located<string> name, Located<string> path, TableSchema? schema, SourceFolder folder, string below, Diagnostics diagnostics)
    {
        if (FilePath.Resolve(below, path.Value) is not { } inside)
        {
            diagnostics.Add(Problems.PathLeavesSource(path.At, path.Value));
            return null;
        }

        if (!folder.Tree.Contains(inside))
        {
            diagnostics.Add(Problems.FileAbsent(path.At, folder.Shown(inside)));
            return null;
        }

        if (FormatOf(FilePath.Extension(inside)) is not { } format)
        {
            diagnostics.Add(Problems.LargeFormatUnknown(path.At, path.Value));
            return null;
        }

        ImmutableArray<Field> fields = schema is null ? [] : [.. schema.Fields.Select(static f => f.Field)];
        return new LargeResource(name.Value, path.At, inside, format, fields, schema is null ? [""] : [.. schema.MissingValues.Select(static m => m.Symbol)], inside.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',');
    }

    static LargeFormat? FormatOf(string extension) => extension.ToLowerInvariant() switch
    {
        ".csv" or ".tsv" => LargeFormat.Csv,
        ".parquet" => LargeFormat.Parquet,
        ".jsonl" or ".ndjson" => LargeFormat.JsonLines,
        _ => null,
    };
}
