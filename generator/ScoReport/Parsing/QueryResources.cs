using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads the resources that hold no rows themselves: queries (<c>sql</c>) and files that only queries see (<c>large</c>).</summary>
static class QueryResources
{
    /// <summary>The query of a resource; keys that only files have are reported.</summary>
    public static QueryResource Query(YamlReader resource, Located<string> sql, Table shape, TableSchema? schema, SourceFolder folder, Diagnostics diagnostics)
    {
        foreach (var key in (ReadOnlySpan<string>)["path", "data", "large"])
        {
            if (resource.Take(key) is { } entry)
            {
                diagnostics.Add(Problems.QueryBesideFile(entry.At, key));
            }
        }

        var checks = resource.Items("checks");
        var annotations = resource.Take("annotations")?.Value;
        return new QueryResource(shape, sql.Value, sql.At, (answer, told) =>
            DataPackageReader.Checked(schema is null ? answer : Typed(answer, schema, told), schema, annotations, checks, folder, told));
    }

    // An answer writes its values in one way, whatever that of the declared field; what is missing in it is NULL.
    static Table Typed(Table answer, TableSchema schema, Diagnostics diagnostics)
    {
        var columns = ImmutableArray.CreateBuilder<Column>();
        for (var field = 0; field < schema.Fields.Length; field++)
        {
            var declared = schema.Fields[field];
            var values = new FieldValues(declared with { Marks = NumberMarks.Plain, Dates = null, TrueValues = DeclaredField.UsualTrue, FalseValues = DeclaredField.UsualFalse }, schema, answer.RowCount);
            var none = NullSymbol(declared.Field.MissingSymbols.IsEmpty ? schema.MissingValues : declared.Field.MissingSymbols);
            for (var row = 0; row < answer.RowCount; row++)
            {
                var cell = answer[row, field];
                if ((cell.IsMissing ? values.AddMissing(none) : values.Add(cell.Text)) is { } problem)
                {
                    diagnostics.Add(answer.Places.InRow(row, problem(answer.Places[row])));
                }
            }

            columns.Add(values.ToColumn(diagnostics));
        }

        return answer with { Columns = columns.ToImmutable() };
    }

    static string NullSymbol(ImmutableArray<MissingSymbol> declared) =>
        declared.Any(static m => m.Symbol.Length == 0) ? "" : declared[0].Symbol;

    /// <summary>The large file of a resource, or nothing and a report when it is not there or of no known format.</summary>
    public static LargeResource? Large(YamlReader resource, Located<string> name, Located<string> path, TableSchema? schema, SourceFolder folder, string below, Diagnostics diagnostics)
    {
        if (path.Value.Length == 0)
        {
            return null;
        }

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

        var usual = inside.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? TableDialect.Csv with { Delimiter = '\t' } : TableDialect.Csv;
        if (format != LargeFormat.Csv && resource.Take("dialect") is { } idle)
        {
            diagnostics.Add(Problems.DialectUnsupported(idle.At, "dialect", "such a file has one way of being written"));
        }

        var dialect = TableDialect.Read(resource, usual, "csv", diagnostics);
        Refuse(resource, dialect, diagnostics);
        if (schema is { } rules && (!rules.ForeignKeys.IsEmpty || !rules.UniqueKeys.IsEmpty || !rules.KeyFields.IsEmpty || rules.Fields.Any(static f => f.Field.Required || f.Field.Constraints != FieldConstraints.None || f.Field.TextFormat is not null)))
        {
            diagnostics.Add(Problems.LargeUnchecked(name.At, name.Value));
        }

        ImmutableArray<Field> fields = schema is null ? [] : [.. schema.Fields.Select(static f => f.Field)];
        ImmutableArray<string> missing = schema is null ? [""] : [.. schema.MissingValues.Select(static m => m.Symbol)];
        return new LargeResource(name.Value, path.At, inside, format, fields, dialect.NullSequence is { } none ? missing.Add(none) : missing)
        {
            Writings = schema is null ? [] : [.. schema.Fields.Select(Writing)],
            Delimiter = dialect.Delimiter,
            Quote = dialect.Quote,
            Comment = dialect.Comment,
            HeaderRow = dialect.HeaderRows is [var row, ..] ? row : 0,
            Trims = dialect.Trims,
        };
    }

    static FieldWriting Writing(DeclaredField field) => new(
        field.Marks.Decimal, field.Marks.Group, field.Marks.IsBare, field.Dates?.Written,
        field.TrueValues == DeclaredField.UsualTrue ? [] : field.TrueValues,
        field.FalseValues == DeclaredField.UsualFalse ? [] : field.FalseValues);

    // What the engine cannot be told of a file.
    static void Refuse(YamlReader resource, TableDialect dialect, Diagnostics diagnostics)
    {
        const string Why = "a large file is read where it lies, with quoted values and one line of names";
        if (dialect.CommentRows.Length > 0 || dialect.IgnoresCase)
        {
            diagnostics.Add(Problems.DialectUnsupported(resource.PlaceOf("dialect"), dialect.IgnoresCase ? "caseSensitiveHeader" : "commentRows", Why));
        }

        if (dialect.Escape is not null || dialect.HeaderRows.Length > 1)
        {
            diagnostics.Add(Problems.DialectUnsupported(resource.PlaceOf("dialect"), dialect.Escape is not null ? "escapeChar" : "headerRows", Why));
        }
    }

    static LargeFormat? FormatOf(string extension) => extension.ToLowerInvariant() switch
    {
        ".csv" or ".tsv" => LargeFormat.Csv,
        ".parquet" => LargeFormat.Parquet,
        ".jsonl" or ".ndjson" => LargeFormat.JsonLines,
        _ => null,
    };
}
