using System.Text;

namespace ScoReport.Outputs;

/// <summary>
/// A table as CSV (RFC 4180, UTF-8). Numbers stand as they were written. A text that a spreadsheet would take for a formula
/// gets an apostrophe before it (OWASP, "CSV Injection").
/// </summary>
static class CsvFile
{
    public static byte[] Of(DownloadTable table)
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', table.Columns.Select(static c => Quoted(Harmless(c.Name)))).Append("\r\n");
        for (var row = 0; row < table.Table.RowCount; row++)
        {
            for (var i = 0; i < table.Columns.Length; i++)
            {
                csv.Append(i > 0 ? "," : "").Append(Quoted(Value(table, row, table.Columns[i])));
            }

            csv.Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    static string Value(DownloadTable table, int row, DownloadTable.Column column)
    {
        if (column.Content != DownloadTable.Content.Value)
        {
            return Harmless(table.Remark(row, column));
        }

        var cell = table.Table[row, column.Field];
        return cell.Number is not null ? cell.Text : Harmless(cell.Missing ?? cell.Text);
    }

    /// <summary>Whether a spreadsheet might take a text for a formula. A sign by itself, which often says that there is no value, is none.</summary>
    public static bool IsFormulaLike(string text) => text is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r' or '\n', _, ..];

    static string Harmless(string text) => IsFormulaLike(text) ? "'" + text : text;

    static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
