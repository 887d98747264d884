using ScoReport.Data;

namespace ScoReport.DuckDb;

/// <summary>Views over the files of large resources: nothing is read before a query asks.</summary>
static class FileViews
{
    /// <summary>The statement that makes the view of <paramref name="file"/>, which lies at <paramref name="path"/>.</summary>
    public static string Create(LargeResource file, string path) =>
        $"CREATE VIEW {Sql.Name(file.Name)} AS SELECT * FROM {Source(file, Sql.Text(path))}";

    static string Source(LargeResource file, string path) => file.Format switch
    {
        LargeFormat.Parquet => $"read_parquet({path})",
        LargeFormat.JsonLines => $"read_json({path}, format = 'newline_delimited'{Columns(file)})",
        _ => $"read_csv({path}, header = true, delim = {Sql.Text(file.Delimiter.ToString())}, quote = '\"', escape = '\"', nullstr = [{string.Join(", ", file.MissingValues.Select(Sql.Text))}]{Columns(file)})",
    };

    // Without declared fields, DuckDB finds out from the first rows.
    static string Columns(LargeResource file) => file.Fields.IsEmpty
        ? ""
        : $", columns = {{{string.Join(", ", file.Fields.Select(static f => $"{Sql.Text(f.Name)}: {Sql.Text(TypeOf(f.Type))}"))}}}";

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
