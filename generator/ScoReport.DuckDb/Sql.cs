namespace ScoReport.DuckDb;

/// <summary>Writes names and texts as SQL has them.</summary>
static class Sql
{
    /// <summary>A name, quoted.</summary>
    public static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A text, quoted. SQL cannot hold the null character.</summary>
    public static string Text(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal).Replace('\0', ' ') + "'";
}
