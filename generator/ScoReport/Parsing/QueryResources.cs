using System.Collections.Immutable;
using System.Text;
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
        foreach (var key in (ReadOnlySpan<string>)["path", "data", "large", "bytes", "hash"])
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
    public static LargeResource? Large(YamlReader resource, Located<string> name, Located<string> path, TableSchema? schema, TableDialect dialect, FileClaims claims, SourceFolder folder, string below, Diagnostics diagnostics)
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

        if (!folder.Tree.TryGet(inside, out var entry))
        {
            diagnostics.Add(Problems.FileAbsent(path.At, folder.Shown(inside)));
            return null;
        }

        if (FormatOf(FilePath.Extension(inside)) is not { } format)
        {
            diagnostics.Add(Problems.LargeFormatUnknown(path.At, path.Value));
            return null;
        }

        if (schema is { } rules && (!rules.ForeignKeys.IsEmpty || !rules.UniqueKeys.IsEmpty || !rules.KeyFields.IsEmpty || rules.Fields.Any(static f => f.Field.Required || f.Field.Constraints != FieldConstraints.None || f.Field.TextFormat is not null)))
        {
            diagnostics.Add(Problems.LargeUnchecked(name.At, name.Value));
        }

        claims.Check(entry, folder.Shown(inside), diagnostics);
        if (format == LargeFormat.Csv && CommentScan.Of(entry, dialect) is { } comments)
        {
            diagnostics.Add(Problems.CommentInRow(path.At, folder.Shown(inside), dialect.Comment!, comments.Line, comments.Column, comments.Rows));
        }

        ImmutableArray<Field> fields = schema is null ? [] : [.. schema.Fields.Select(static f => f.Field)];
        ImmutableArray<string> missing = schema is null ? [""] : [.. schema.MissingValues.Select(static m => m.Symbol)];
        return new LargeResource(name.Value, path.At, inside, format, fields, schema is null && dialect.NullSequence is { } none ? missing.Add(none) : missing)
        {
            Writings = schema is null ? [] : [.. schema.Fields.Select(Writing)],
            Delimiter = dialect.Delimiter,
            Quote = dialect.Quote,
            DoublesQuote = dialect.DoublesQuote,
            Comment = dialect.Comment,
            HeaderRow = dialect.HeaderRows is [var row, ..] ? row : 0,
            SkipsSpace = dialect.SkipsSpace,
        };
    }

    static FieldWriting Writing(DeclaredField field) => new(
        field.Marks.Decimal, field.Marks.Group, field.Marks.IsBare, field.Dates?.Written,
        field.TrueValues == DeclaredField.UsualTrue ? [] : field.TrueValues,
        field.FalseValues == DeclaredField.UsualFalse ? [] : field.FalseValues);

    /// <summary>How the large file at <paramref name="path"/> is written; what the engine cannot be told of a file is reported by its word.</summary>
    public static TableDialect Dialect(YamlReader resource, string path, SourceFolder folder, Diagnostics diagnostics)
    {
        if (FormatOf(FilePath.Extension(path)) is LargeFormat.Parquet or LargeFormat.JsonLines)
        {
            if (resource.Take("dialect") is { } idle)
            {
                diagnostics.Add(Problems.DialectUnsupported(idle.At, "dialect", "such a file has one way of being written"));
            }

            return TableDialect.Csv;
        }

        var usual = path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? TableDialect.Tsv : TableDialect.Csv;
        return TableDialect.Read(resource, usual, "csv", folder, diagnostics, Refused);
    }

    // DuckDB reads the file: what its options cannot say, or say in another sense.
    static IEnumerable<(string Word, string Why)> Refused(TableDialect dialect)
    {
        const string Where = " in a large file, which is read where it lies";
        (string Word, string Why, bool Holds)[] rules =
        [
            ("delimiter", "it has at most 4 bytes and no control character but the tab" + Where, Encoding.UTF8.GetByteCount(dialect.Delimiter) > 4 || dialect.Delimiter.Any(static c => c < ' ' && c != '\t')),
            ("lineTerminator", "rows end with a line feed, a carriage return or both" + Where, dialect.LineEnd is not null),
            ("quoteChar", "it is one character of ASCII" + Where, !IsAscii(dialect.Quote)),
            ("commentChar", "it is one character of ASCII" + Where, !IsAscii(dialect.Comment)),
            ("escapeChar", "values are quoted, with each of their own quotation marks doubled," + Where, dialect.Escape is not null),
            ("skipInitialSpace", "the delimiter is no space" + Where, dialect is { SkipsSpace: true, Delimiter: " " }),
            ("headerRows", "one row names the columns" + Where, dialect.HeaderRows.Length > 1),
            ("commentRows", "all rows behind the header are data" + Where, !dialect.CommentRows.IsEmpty),
        ];
        return rules.Where(static rule => rule.Holds).Select(static rule => (rule.Word, rule.Why));

        static bool IsAscii(string? mark) => mark is null or [<= '~'];
    }

    static LargeFormat? FormatOf(string extension) => extension.ToLowerInvariant() switch
    {
        ".csv" or ".tsv" => LargeFormat.Csv,
        ".parquet" => LargeFormat.Parquet,
        ".jsonl" or ".ndjson" => LargeFormat.JsonLines,
        _ => null,
    };
}
