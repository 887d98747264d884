using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>
/// Makes the checks of a table. What fails is an error at its cell, unless an annotation of the cell acknowledges it. An
/// annotation of a corrected cell acknowledges that the value which the source prints would fail; that is seen to as well.
/// </summary>
public static class TableChecks
{
    /// <summary>
    /// Makes <paramref name="checks"/> and reports what fails, names no check, or excuses nothing. Of those that could not be read, or that
    /// are about values that could not, nobody knows what they would excuse.
    /// </summary>
    public static ImmutableArray<CheckResult> Run(Table table, ImmutableArray<DeclaredCheck> checks, ImmutableArray<string> unmade, Diagnostics diagnostics)
    {
        var running = new Running(table, diagnostics);
        foreach (var check in checks)
        {
            running.Make(check);
        }

        running.ReportIdle(checks, unmade);
        return running.Results();
    }

    sealed class Running(Table table, Diagnostics diagnostics)
    {
        readonly ImmutableArray<CheckResult>.Builder _results = ImmutableArray.CreateBuilder<CheckResult>();
        readonly HashSet<(Annotation, string)> _used = [];

        public ImmutableArray<CheckResult> Results() => _results.ToImmutable();

        public void Make(DeclaredCheck check)
        {
            var before = _results.Count;
            var anyValue = check is MonotoneCheck || table.Columns.Any(static column => column.HasUnreadable);
            var findings = Findings(check, (row, field) =>
            {
                var number = table.Columns[field].NumberAt(row);
                anyValue |= number is not null;
                return number;
            });
            if (!anyValue && table.RowCount > 0)
            {
                diagnostics.Add(Problems.CheckOfNothing(check.At, check.Name));
            }

            foreach (var finding in findings)
            {
                Judge(check, finding);
            }

            foreach (var annotation in table.Annotations.Where(a => a.Status == ObservationStatus.Corrected && a.Acknowledges.Contains(check.Name)))
            {
                MakeAsPrinted(check, annotation, findings);
            }

            if (_results.Count == before)
            {
                _results.Add(new CheckResult(check.Name, check.Kind, check.Claim, CheckOutcome.Passed, null, -1, -1));
            }
        }

        // Sums of numbers near the end of what a decimal can hold are no sums of any report, and no reason to stop.
        List<CheckFinding> Findings(DeclaredCheck check, ValueAt value)
        {
            try
            {
                return [.. check.Findings(table, value)];
            }
            catch (OverflowException)
            {
                diagnostics.Add(Problems.CheckUnclear(check.At, check.Name, "its numbers are too large to be computed with"));
                return [];
            }
        }

        void Judge(DeclaredCheck check, CheckFinding finding)
        {
            string? hint = null;
            var (acknowledged, explained) = (false, false);
            foreach (var annotation in table.Annotations.Where(a => a.Covers(finding.Row, finding.Field)))
            {
                var index = annotation.Acknowledges.IndexOf(check.Name);
                if (index < 0)
                {
                    continue;
                }

                _used.Add((annotation, check.Name));
                var known = annotation.Differences[index];
                acknowledged |= known is null || known == finding.Difference;
                explained |= annotation.Note is not null;
                hint = known is null ? hint : $"an annotation acknowledges a difference of {known} here, and this is another ({annotation.AcknowledgesAt})";
            }

            Add(check, finding, acknowledged ? CheckOutcome.Acknowledged : CheckOutcome.Failed, finding.Said, explained);
            if (!acknowledged)
            {
                diagnostics.Add(table.Places.InRow(finding.Row, Problems.CheckFailed(table.Places.Cell(finding.Row, finding.Field), check.Name, finding.Said.English, hint)));
            }
        }

        void MakeAsPrinted(DeclaredCheck check, Annotation annotation, List<CheckFinding> found)
        {
            if (!Numbers.TryParse(annotation.Printed, out var printed))
            {
                return;
            }

            var asPrinted = Findings(check, (row, field) => row == annotation.Row && field == annotation.Field ? printed : table.Columns[field].NumberAt(row));
            foreach (var finding in asPrinted.Where(f => !found.Contains(f)))
            {
                _used.Add((annotation, check.Name));
                Add(check, finding with { Row = annotation.Row, Field = annotation.Field }, CheckOutcome.Acknowledged, AsPrinted(printed, annotation.Field, finding), annotation.Note is not null);
            }
        }

        static Statement AsPrinted(decimal printed, int field, CheckFinding finding) =>
            Statement.Of("finding_as_printed", ("printed", new Told.Number(printed, field)), ("finding", new Told.Said(finding.Said)));

        void Add(DeclaredCheck check, CheckFinding finding, CheckOutcome outcome, Statement said, bool explained) =>
            _results.Add(new CheckResult(check.Name, check.Kind, check.Claim, outcome, said, finding.Row, finding.Field) { IsExplained = explained });

        bool IsReadable(Annotation at) => !table.Columns.Where((column, field) =>
            at.Row >= 0 && column.IsUnreadable(at.Row) || (at.Field < 0 || at.Field == field) && column.HasUnreadable).Any();

        public void ReportIdle(ImmutableArray<DeclaredCheck> checks, ImmutableArray<string> unmade)
        {
            var names = checks.Select(static c => c.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var annotation in table.Annotations)
            {
                foreach (var name in annotation.Acknowledges.Except(unmade))
                {
                    if (!names.Contains(name))
                    {
                        diagnostics.Add(Problems.UnknownCheck(annotation.AcknowledgesAt, name, table.Name, names));
                    }
                    else if (!_used.Contains((annotation, name)) && IsReadable(annotation))
                    {
                        diagnostics.Add(Problems.IdleAcknowledgement(annotation.AcknowledgesAt, name));
                    }
                }
            }
        }
    }
}
