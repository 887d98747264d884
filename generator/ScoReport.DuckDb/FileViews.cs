using ScoReport.Data;

namespace ScoReport.DuckDb;

/// <summary>Views over the files of large resources: nothing is read before a query asks.</summary>
static class FileViews
{
    /// <summary>The statement that makes the view of <paramref name="file"/>, which lies at <paramref name="path"/>.</summary>
    public static string Create(LargeResource file, string path) =>
        $"CREATE VIEW {Sql.Name(file.Name)} AS SELECT {Columns(file)} FROM {Source(file, Sql.Text(path))}";

    // Without declared fields, DuckDB finds out from the first rows what there is.
    static string Columns(LargeResource file)
    {
        if (!file.Fields.IsEmpty)
        {
            return string.Join(", ", file.Fields.Select((field, i) => $"{Value(file, field, file.Writings[i])} AS {Sql.Name(field.Name)}"));
        }

        return file.SkipsSpace ? "ltrim(COLUMNS(*), ' \t')" : "*";
    }

    static string Source(LargeResource file, string path) => file.Format switch
    {
        LargeFormat.Parquet => $"read_parquet({path})",
        LargeFormat.JsonLines => $"read_json({path}, format = 'newline_delimited'{Typed(file, "columns")})",
        _ => $"read_csv({path}, header = {(file.HeaderRow > 0 ? "true" : "false")}, skip = {Math.Max(0, file.HeaderRow - 1)}, delim = {Sql.Text(file.Delimiter)}, "
            + $"quote = {Sql.Text(file.Quote ?? "")}, escape = {Sql.Text(file.DoublesQuote ? file.Quote ?? "" : "")}, comment = {Sql.Text(file.Comment ?? "")}, nullstr = [{Nulls(file)}]{Names(file)}{(file.SkipsSpace && file.Fields.IsEmpty ? ", all_varchar = true" : Typed(file, "types"))})",
    };

    static string Nulls(LargeResource file) => string.Join(", ", file.MissingValues.Select(Sql.Text).DefaultIfEmpty(Sql.Text("\u0001")));

    static string Names(LargeResource file) =>
        file.HeaderRow > 0 || file.Fields.IsEmpty ? "" : $", names = [{string.Join(", ", file.Fields.Select(static f => Sql.Text(f.Name)))}]";

    static string Typed(LargeResource file, string what) => file.Fields.IsEmpty
        ? ""
        : $", {what} = {{{string.Join(", ", file.Fields.Select((f, i) => $"{Sql.Text(f.Name)}: {Sql.Text(IsPlain(file, f, file.Writings[i]) ? TypeOf(f.Type) : "VARCHAR")}"))}}}";

    // Whether DuckDB's own reading of the field's type is the declared one: it then also tells the line of what is amiss.
    static bool IsPlain(LargeResource file, Field field, FieldWriting writing) =>
        !file.SkipsSpace && writing is { IsPlain: true, Dates: null, True: [], False: [] } && field.MissingSymbols.IsEmpty
        && (file.Format == LargeFormat.Csv || file.MissingValues is [""]);

    static string Value(LargeResource file, Field field, FieldWriting writing)
    {
        var name = Sql.Name(field.Name);
        if (file.Format == LargeFormat.Parquet)
        {
            name = $"CAST({name} AS {(IsPlain(file, field, writing) ? TypeOf(field.Type) : "VARCHAR")})";
        }

        if (IsPlain(file, field, writing))
        {
            return name;
        }

        var text = file.SkipsSpace ? $"ltrim({name}, ' \t')" : name;
        var missing = (field.MissingSymbols.IsEmpty ? file.MissingValues : [.. field.MissingSymbols.Select(static m => m.Symbol)]).Select(Sql.Text).ToArray();
        var value = Converted(text, field, writing);
        return missing.Length == 0 ? value : $"CASE WHEN {text} IN ({string.Join(", ", missing)}) THEN NULL ELSE {value} END";
    }

    static string Converted(string text, Field field, FieldWriting writing) => field.Type switch
    {
        FieldType.Integer => Whole(Number(text, writing)),
        FieldType.Number => $"CAST({Number(text, writing)} AS DOUBLE)",
        FieldType.Boolean when !writing.True.IsEmpty || !writing.False.IsEmpty =>
            $"CASE WHEN {text} IN ({List(writing.True, ["true", "1"])}) THEN true WHEN {text} IN ({List(writing.False, ["false", "0"])}) THEN false ELSE CAST(nullif({text}, '') || '?' AS BOOLEAN) END",
        FieldType.Date when writing.Dates is { } pattern => $"CAST(strptime({text}, {Sql.Text(pattern)}) AS DATE)",
        FieldType.Time when writing.Dates is { } pattern => $"strftime(strptime({text}, {Sql.Text(pattern)}), '%H:%M:%S')",
        FieldType.DateTime when writing.Dates is { } pattern => $"strftime(strptime({text}, {Sql.Text(pattern)}), '%Y-%m-%dT%H:%M:%S')",
        _ => $"CAST({text} AS {TypeOf(field.Type)})",
    };

    static string List(IEnumerable<string> written, IEnumerable<string> usual) => string.Join(", ", (written.Any() ? written : usual).Select(Sql.Text));

    // DuckDB would round what has a fraction.
    static string Whole(string number) => $"CASE WHEN contains({number}, '.') THEN CAST({number} || '?' AS BIGINT) ELSE CAST({number} AS BIGINT) END";

    // A point that is neither mark must not become one by chance.
    static string Number(string text, FieldWriting writing)
    {
        var number = writing.IsBare ? text : $"regexp_extract({text}, '[-+0-9](.*[0-9])?')";
        number = writing.Group.Length == 0 ? number : $"replace({number}, {Sql.Text(writing.Group)}, '')";
        return writing.Decimal == "." ? number : $"CASE WHEN contains({number}, '.') THEN {number} || '?' ELSE replace({number}, {Sql.Text(writing.Decimal)}, '.') END";
    }

    // How many digits the numbers of a file have is not known before it is read.
    static string TypeOf(FieldType type) => type switch
    {
        FieldType.Integer => "BIGINT",
        FieldType.Number => "DOUBLE",
        FieldType.Boolean => "BOOLEAN",
        FieldType.Date => "DATE",
        FieldType.Year => "INTEGER",
        _ => "VARCHAR",
    };
}
