using ScoReport.Arranging;
using ScoReport.Data;

namespace ScoReport.Rendering;

/// <summary>The tables of the page of data as Markdown.</summary>
static class MarkdownDatasets
{
    /// <summary>What a table holds, what was checked and where it is from.</summary>
    public static IEnumerable<string> Of(UsedTable used, PageContext page, MarkdownWriter writer)
    {
        var (table, theme) = (used.Table, page.Theme);
        var checks = new CheckWords(table, theme, NumberStyle.Of(page.Report.Config.Language));
        yield return $"## {MarkdownWriter.Escaped(table.Title ?? table.Name)}";
        yield return MarkdownWriter.Escaped(table.Description ?? "");
        yield return MarkdownWriter.Rows(
            [theme.Word("column_name"), theme.Word("column_title"), theme.Word("column_type"), theme.Word("column_unit"), theme.Word("column_meaning")],
            ["---", "---", "---", "---", "---"],
            table.Fields.Select(field => (string[])
            [
                $"`{field.Name}`",
                MarkdownWriter.Escaped(field.Title),
                theme.Word("type_" + field.Type.ToString().ToLowerInvariant()),
                MarkdownWriter.Escaped(field.Unit ?? ""),
                MarkdownWriter.Escaped(field.Description ?? ""),
            ]));
        yield return string.Join('\n', table.Checks.Select(check => $"- {MarkdownWriter.Escaped(checks.Of(check.Claim))}: {theme.Word("outcome_" + check.Outcome.ToString().ToLowerInvariant())}"));
        yield return writer.Sources(table.Sources);
        yield return writer.Download(DataViews.Address(page, table));
    }
}
