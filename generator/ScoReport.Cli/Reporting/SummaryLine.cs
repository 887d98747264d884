using System.Globalization;

namespace ScoReport.Cli.Reporting;

/// <summary>The last line of a build or check.</summary>
static class SummaryLine
{
    /// <summary>What was published where, or that nothing was, and how many problems there are.</summary>
    public static string Of(Outcome outcome)
    {
        var problems = $"{Count(outcome.Errors, "error")}, {Count(outcome.Warnings, "warning")}";
        var time = outcome.Elapsed is { } elapsed ? string.Create(CultureInfo.InvariantCulture, $" ({elapsed.TotalSeconds:0.00} s)") : "";
        return outcome.Published is { } published
            ? $"{outcome.Output}/: {Count(published.Files, "file")}, {Count(outcome.Pages, "page")}; {published.Written} written, {published.Unchanged} unchanged, {published.Removed} removed; {problems}{time}"
            : outcome.OnlyChecked ? $"checked: {problems}, {Count(outcome.Diagnostics.Count - outcome.Errors - outcome.Warnings, "info")}{time}"
            : $"nothing was published; {outcome.Output}/ is unchanged; {problems}{time}";
    }

    static string Count(int number, string thing) => string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");
}
