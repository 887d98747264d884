using ScoReport.Data;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>
/// Reads records into typed columns: a JSON file, or rows written into the descriptor. A record is a mapping of fields, or
/// a list in the order that the first one names. Every value has its own place.
/// </summary>
public static class JsonRecordsReader
{
    const string Expected = "a mapping of fields, or a list of values below a list of their names";

    /// <summary>Reads a JSON file: a list of records, or an object that has it under the dialect's <c>property</c>.</summary>
    public static TableData? Read(FoundFile found, TableSchema schema, TableDialect dialect, Diagnostics diagnostics)
    {
        var root = JsonTree.Read(found, diagnostics, out var isComplete);
        return isComplete ? Read(root, schema, dialect, diagnostics) : null;
    }

    /// <summary>Reads what stands in <paramref name="root"/>: a list of records, or a mapping that has it under the dialect's <c>property</c>.</summary>
    public static TableData? Read(YamlValue root, TableSchema schema, TableDialect dialect, Diagnostics diagnostics)
    {
        var records = dialect.Property is not { } property ? root : root is YamlMapping mapping && mapping.Entries.FirstOrDefault(e => e.Key == property.Value) is { } entry ? entry.Value : null;
        if (records is YamlSequence list)
        {
            return new Reading(schema, dialect, diagnostics, list.Items.Count).Rows(list);
        }

        diagnostics.Add(records is null
            ? Problems.RecordShape(root.At with { Length = 1 }, $"this data, whose records are under '{dialect.Property?.Value}',", "an object with that key")
            : Problems.RecordShape(records.At with { Length = Math.Min(1, records.At.Length) }, "the data", "a list of records"));
        return null;
    }

    sealed class Reading(TableSchema schema, TableDialect dialect, Diagnostics diagnostics, int count)
    {
        readonly FieldValues[] _values = [.. schema.Fields.Select(f => new FieldValues(f, schema, count))];
        readonly HashSet<string> _undeclared = new(StringComparer.Ordinal);
        readonly Dictionary<int, SourceSpan[]> _cells = [];
        readonly List<int> _starts = [];
        readonly List<int> _lengths = [];
        int[]? _columnOf;
        int _width;

        public TableData? Rows(YamlSequence list)
        {
            if (!HasKeys())
            {
                return null;
            }

            if (dialect.HeaderRows.IsEmpty)
            {
                (_columnOf, _width) = ([.. Enumerable.Range(0, _values.Length)], _values.Length);
            }

            foreach (var record in list.Items)
            {
                switch (record)
                {
                    case YamlMapping when dialect.ItemType == "array":
                        diagnostics.Add(Problems.RecordShape(record.At with { Length = 1 }, "a record", "a list of values, as 'itemType' says"));
                        break;
                    case YamlSequence when dialect.ItemType == "object":
                        diagnostics.Add(Problems.RecordShape(record.At with { Length = 1 }, "a record", "a mapping of fields, as 'itemType' says"));
                        break;
                    case YamlMapping mapping:
                        Add(record, Values(mapping));
                        break;
                    case YamlSequence names when _columnOf is null:
                        if (!Header(names))
                        {
                            return null;
                        }

                        break;
                    case YamlSequence values when values.Items.Count != _width:
                        diagnostics.Add(Problems.CsvRagged(values.At, values.Items.Count, _width));
                        AddRagged(values);
                        break;
                    case YamlSequence values:
                        Add(record, [.. _columnOf!.Select(column => column < 0 ? null : values.Items[column])]);
                        break;
                    default:
                        diagnostics.Add(Problems.RecordShape(record.At, "a record", Expected));
                        break;
                }
            }

            var cells = _cells;
            return new TableData(
                [.. _values.Select(v => v.ToColumn(diagnostics))],
                new RowPlaces(list.At, [.. _starts], [.. _lengths]) { Cells = (row, field) => cells.TryGetValue(row.Start, out var known) ? known[field] : row });
        }

        // Where the dialect lists the keys, a field is one of them.
        bool HasKeys()
        {
            var (keys, complete) = (dialect.ItemKeys.Select(static k => k.Value).ToList(), true);
            foreach (var field in schema.Fields.Where(f => keys.Count > 0 && !f.MayLack && !keys.Contains(f.Field.Name)))
            {
                diagnostics.Add(Problems.CsvMissingColumn(field.At, field.Field.Name, "itemKeys", keys));
                complete = false;
            }

            foreach (var key in dialect.ItemKeys.Where(k => !schema.MayHaveMore && schema.IndexOf(k.Value) < 0))
            {
                diagnostics.Add(Problems.CsvUndeclaredColumn(key.At, key.Value));
            }

            return complete;
        }

        bool IsTaken(string key) => dialect.ItemKeys.IsEmpty || dialect.ItemKeys.Any(k => k.Value == key);

        YamlValue?[] Values(YamlMapping mapping)
        {
            var values = new YamlValue?[_values.Length];
            foreach (var entry in mapping.Entries.Where(e => IsTaken(e.Key)))
            {
                var field = schema.IndexOf(entry.Key);
                if (field >= 0)
                {
                    values[field] = entry.Value;
                }
                else if (!schema.MayHaveMore && _undeclared.Add(entry.Key))
                {
                    diagnostics.Add(Problems.CsvUndeclaredColumn(entry.At, entry.Key));
                }
            }

            return values;
        }

        bool Header(YamlSequence row)
        {
            var names = row.Items.Select(static i => i is YamlScalar name ? name.Text : "").ToList();
            (_columnOf, _width) = (new int[_values.Length], names.Count);
            for (var i = 0; i < _values.Length; i++)
            {
                _columnOf[i] = names.IndexOf(schema.Fields[i].Field.Name);
                if (_columnOf[i] < 0 && !schema.Fields[i].MayLack)
                {
                    diagnostics.Add(Problems.CsvMissingColumn(schema.Fields[i].At, schema.Fields[i].Field.Name, row.At.File!.Path, names));
                    _width = -1;
                }
            }

            for (var i = 0; i < names.Count; i++)
            {
                if (!schema.MayHaveMore && schema.IndexOf(names[i]) < 0)
                {
                    diagnostics.Add(Problems.CsvUndeclaredColumn(row.Items[i].At, names[i]));
                }
            }

            return _width >= 0;
        }

        void Add(YamlValue record, YamlValue?[] values)
        {
            for (var i = 0; i < _values.Length; i++)
            {
                var at = values[i]?.At ?? record.At with { Length = Math.Min(1, record.At.Length) };
                if (Add(_values[i], values[i]) is { } problem)
                {
                    diagnostics.Add(problem(at));
                }
            }

            _starts.Add(record.At.Start);
            _lengths.Add(record.At.Length);
            _cells.TryAdd(record.At.Start, [.. values.Select(v => v?.At ?? record.At)]);
        }

        // Its key names the row for those that refer to it; whose the other values are cannot be known.
        void AddRagged(YamlSequence values)
        {
            for (var i = 0; i < _values.Length; i++)
            {
                if (!schema.KeyFields.Contains(_values[i].Name) || _columnOf![i] < 0 || _columnOf[i] >= values.Items.Count)
                {
                    _values[i].AddUnreadable();
                }
                else if (Add(_values[i], values.Items[_columnOf[i]]) is { } problem)
                {
                    diagnostics.Add(problem(values.Items[_columnOf[i]].At));
                }
            }

            _starts.Add(values.At.Start);
            _lengths.Add(values.At.Length);
        }

        static Func<SourceSpan, Diagnostic>? Add(FieldValues into, YamlValue? value)
        {
            switch (value)
            {
                case null or YamlScalar { IsNull: true }:
                    return into.AddMissing("");
                case YamlScalar scalar when FirstControl(scalar.Text) is { } control:
                    into.AddUnreadable();
                    return at => Problems.CsvControlCharacter(at, control);
                case YamlScalar scalar:
                    return into.Add(scalar.Text.AsSpan());
                default:
                    into.AddUnreadable();
                    return at => Problems.RecordShape(at with { Length = 1 }, $"a value of '{into.Name}'", "a text, a number, true, false or null");
            }
        }

        static char? FirstControl(string text)
        {
            foreach (var c in text)
            {
                if (char.IsControl(c) && c is not ('\t' or '\r' or '\n'))
                {
                    return c;
                }
            }

            return null;
        }
    }
}
