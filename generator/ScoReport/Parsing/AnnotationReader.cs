using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>
/// Reads remarks on a table: rows of a CSV file beside the data, or a list in the descriptor. Their keys are row, field,
/// status, printed, note and acknowledges; without a row a remark is on all rows, without a field on all fields.
/// </summary>
static class AnnotationReader
{
    static readonly string[] Keys = ["row", "field", "status", "printed", "note", "acknowledges"];

    static readonly TableSchema Schema = new(
        [.. Keys.Select(static key => new DeclaredField(new Field(key, FieldType.String, key, null, null, null, false), default) { MayLack = true })],
        [new MissingSymbol("", null)]);

    public static ImmutableArray<Annotation> Read(YamlValue? written, Table table, ImmutableArray<string> checks, SourceFolder folder, Diagnostics diagnostics)
    {
        var acknowledged = new Acknowledgements(checks, diagnostics);
        return written switch
        {
            null => [],
            YamlSequence list => [.. list.Items.Select(item => OfYaml(item, table, acknowledged, diagnostics)).OfType<Annotation>()],
            YamlScalar path => OfFile(new Located<string>(path.Text, path.At), table, acknowledged, folder, diagnostics),
            _ => Refused(written, diagnostics),
        };
    }

    static ImmutableArray<Annotation> Refused(YamlValue written, Diagnostics diagnostics)
    {
        diagnostics.Add(Problems.WrongType(written.At, "'annotations'", "a CSV file or a list", written.Kind));
        return [];
    }

    static Annotation? OfYaml(YamlValue item, Table table, Acknowledgements acknowledged, Diagnostics diagnostics)
    {
        if (YamlReader.Of(item, "an item of 'annotations'", diagnostics) is not { } yaml)
        {
            return null;
        }

        var values = Keys.Select(key => yaml.Text(key)).ToArray();
        yaml.Finish();
        return Bound(item.At, values, table, acknowledged, diagnostics);
    }

    static ImmutableArray<Annotation> OfFile(Located<string> path, Table table, Acknowledgements acknowledged, SourceFolder folder, Diagnostics diagnostics)
    {
        if (folder.Find(FilePath.Folder(DataPackageReader.Path), path, diagnostics) is not { } found
            || CsvTableReader.Read(found, Schema, TableDialect.Csv, diagnostics) is not { } data)
        {
            return [];
        }

        Located<string>? Value(int row, int key) =>
            data.Columns[key][row] is { IsMissing: false } cell ? new Located<string>(cell.Text, data.Places.Cell(row, key)) : null;

        return [.. Enumerable.Range(0, data.Columns[0].Count)
            .Select(row => Bound(data.Places[row], [.. Enumerable.Range(0, Keys.Length).Select(key => Value(row, key))], table, acknowledged, diagnostics))
            .OfType<Annotation>()];
    }

    // A remark on something that is not there is reported and left out.
    static Annotation? Bound(SourceSpan at, Located<string>?[] values, Table table, Acknowledgements acknowledged, Diagnostics diagnostics)
    {
        if (values is not [var row, var field, var status, var printed, var note, var acknowledges])
        {
            return null;
        }

        var rowIndex = row is { Value.Length: > 0 } key ? table.RowNamed(key.Value, key.At, diagnostics) : -1;
        var fieldIndex = field is { Value.Length: > 0 } name ? table.FieldIndex(name.Value) : -1;
        var complete = rowIndex >= 0 || row is not { Value.Length: > 0 };
        if (fieldIndex < 0 && field is { Value.Length: > 0 } unknown)
        {
            diagnostics.Add(Problems.UnknownField(unknown.At, unknown.Value, $"table '{table.Name}'", table.Fields.Select(static f => f.Name)));
            complete = false;
        }

        var kind = StatusOf(status, diagnostics);
        var (checks, differences) = acknowledged.Read(acknowledges);
        if (complete)
        {
            ReportIdle(at, kind, status, printed, note, acknowledges, rowIndex, fieldIndex, diagnostics);
        }

        return !complete ? null : new Annotation(at, rowIndex, fieldIndex, kind, printed?.Value, note?.Value, checks)
        {
            Differences = differences,
            AcknowledgesAt = acknowledges?.At ?? at,
        };
    }

    static void ReportIdle(
        SourceSpan at, ObservationStatus? kind, Located<string>? status, Located<string>? printed, Located<string>? note, Located<string>? acknowledges, int row, int field, Diagnostics diagnostics)
    {
        if (new[] { status, printed, note, acknowledges }.All(static said => said is not { Value.Length: > 0 }))
        {
            diagnostics.Add(Problems.AnnotationEmpty(at));
        }
        else if (printed is { Value.Length: > 0 } idle && (status is null || row < 0 || field < 0))
        {
            diagnostics.Add(Problems.PrintedIdle(idle.At, status is null ? "the remark has no status" : "the remark is not on one cell"));
        }
        else if (kind == ObservationStatus.Corrected && printed is not { Value.Length: > 0 })
        {
            diagnostics.Add(Problems.CorrectedUnprinted(status!.Value.At));
        }
    }

    static ObservationStatus? StatusOf(Located<string>? status, Diagnostics diagnostics)
    {
        if (status is not { Value.Length: > 0 } word)
        {
            return null;
        }

        var index = StatusWords.All.IndexOf(word.Value);
        if (index < 0)
        {
            diagnostics.Add(Problems.UnknownChoice(word.At, "status", word.Value, StatusWords.All));
        }

        return index < 0 ? null : (ObservationStatus)index;
    }
}
