using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>What readers of a table are told of checks that are known to fail and that no note explains: for each place all of them together, a claim and what was found.</summary>
static class CheckNotes
{
    const string AsPrinted = "finding_as_printed";

    /// <summary>The lines of each place of the shown table; -1 stands for all rows or fields.</summary>
    public static IEnumerable<(int Row, int Field, string Text)> Of(DataBlock block, Theme theme, CheckWords words)
    {
        var known = block.Table.Checks.Where(static c => c is { Outcome: CheckOutcome.Acknowledged, IsExplained: false }).ToArray();
        foreach (var place in known.Where(c => !FailsAnyway(c, known)).GroupBy(c => (Row: Shown(block.Shape.SourceRows, c.Row), Field: Shown(block.Shape.SourceFields, c.Field))))
        {
            // What fails where nothing is shown is nothing to be noted here; the page of data has it.
            var checks = place.Where(c => (place.Key.Row >= 0 || c.Row < 0) && (place.Key.Field >= 0 || c.Field < 0)).ToArray();
            foreach (var line in Lines(checks, theme, words))
            {
                yield return (place.Key.Row, place.Key.Field, line);
            }
        }
    }

    static IEnumerable<string> Lines(CheckResult[] checks, Theme theme, CheckWords words)
    {
        var claims = checks.GroupBy(c => words.Of(c.Claim)).Select(c => CheckWords.Stopped(c.Key) + string.Concat(c.Select(check => Found(check, words)))).ToArray();
        return claims.Length < 2
            ? claims.Select(claim => $"{theme.Word("check_fails")} {claim}")
            : claims.Select(static claim => "– " + claim).Prepend(theme.Word("checks_fail"));
    }

    static string Found(CheckResult check, CheckWords words) => check.Finding is { } finding ? " " + words.Sentence(finding) : "";

    // What is found with the printed value and without it has nothing to do with that value.
    static bool FailsAnyway(CheckResult check, CheckResult[] all) =>
        check.Finding is { Key: AsPrinted } finding && all.Any(other => other.Name == check.Name && finding.Parts.Any(p => p.Value is Told.Said && p.Value.English == other.Finding?.English));

    // Where a place of the resource is shown; -1 where it is not.
    static int Shown(ImmutableArray<int> sources, int source) => source < 0 ? -1 : sources.IndexOf(source);
}
