using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using ScoReport.Data;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads a CSV file (RFC 4180) into typed rows. The only file that names CsvHelper.</summary>
public static class CsvTableReader
{
    // All but the tab and the ends of lines: nobody sees them, and no page may hold them.
    static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(static c => (char)c).Where(static c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'))]);

    /// <summary>
    /// Reads the rows, with cells in the order of the schema. Reports ragged rows, columns that stand twice, fields that are missing
    /// in the header or not declared, values of a wrong type, control characters and broken constraints, each at its place. A
    /// ragged row is left out; a wrong value counts as missing.
    /// </summary>
    /// <returns>The rows, or nothing when the header does not let them be read.</returns>
    public static TableData? Read(FoundFile found, TableSchema schema, Diagnostics diagnostics)
    {
        var reading = new Reading(found, schema, diagnostics);
        return reading.Rows();
    }

    sealed class Reading
    {
        readonly SourceFile _file;
        readonly ReadOnlyMemory<byte> _bytes;
        readonly TableSchema _schema;
        readonly Diagnostics _diagnostics;
        readonly HashSet<string>?[] _seen;
        readonly int[] _columnOf;
        bool _isUnclosed;

        public Reading(FoundFile found, TableSchema schema, Diagnostics diagnostics)
        {
            _file = found.File;
            _bytes = found.Bytes[(found.Bytes.Span.StartsWith("\uFEFF"u8) ? 3 : 0)..];
            _schema = schema;
            _diagnostics = diagnostics;
            _columnOf = new int[schema.Fields.Length];
            _seen = [.. schema.Fields.Select(f => f.Unique || f.Field.Name == schema.PrimaryKey?.Value ? new HashSet<string>(StringComparer.Ordinal) : null)];
        }

        public TableData? Rows()
        {
            var options = new CsvReaderOptions
            {
                HasHeader = false,
                Separator = ',',
                FieldCountMismatch = CsvFieldCountHandling.Allow,
                MalformedData = CsvMalformedDataHandling.Recover,
                OnMalformedRecord = Malformed,
                SkipEmptyLines = true,
                TrackLineNumbers = true,
                FormatProvider = CultureInfo.InvariantCulture,
            };
            using var csv = CsvReader.Create(_bytes, options);
            if (!csv.Read())
            {
                _diagnostics.Add(Problems.CsvEmpty(_file.Span(0)));
                return null;
            }

            var width = csv.FieldCount;
            if (!Header(csv))
            {
                return null;
            }

            Column.Builder[] columns = [.. _columnOf.Select(static _ => new Column.Builder())];
            List<int> starts = [], lengths = [];
            while (csv.Read())
            {
                if (_isUnclosed)
                {
                    break;
                }

                if (csv.FieldCount != width)
                {
                    _diagnostics.Add(Problems.CsvRagged(RowSpan(csv), csv.FieldCount, width));
                    continue;
                }

                for (var i = 0; i < columns.Length; i++)
                {
                    Add(columns[i], csv, _columnOf[i], _schema.Fields[i], _seen[i]);
                }

                var at = RowSpan(csv);
                starts.Add(at.Start);
                lengths.Add(at.Length);
            }

            return new TableData([.. columns.Select(static c => c.ToColumn())], new RowPlaces(_file.Span(0), [.. starts], [.. lengths]));
        }

        void Malformed(CsvMalformedRecord record)
        {
            _isUnclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote;
            if (record.Reason != CsvMalformedReason.FieldCountMismatch)
            {
                var start = _isUnclosed ? OpenQuote(_file.Text) : CharsTo((int)record.ByteOffset);
                _diagnostics.Add(Problems.CsvMalformed(_file.Span(start, 1), Words(record.Reason)));
            }
        }

        // The reader tells of an open quotation mark where the file ends; what is amiss is where it opens.
        static int OpenQuote(string text)
        {
            var open = -1;
            var valueStarts = true;
            for (var i = 0; i < text.Length; i++)
            {
                if (open >= 0 && text[i] == '"')
                {
                    var doubled = i + 1 < text.Length && text[i + 1] == '"';
                    open = doubled ? open : -1;
                    i += doubled ? 1 : 0;
                }
                else if (open < 0)
                {
                    open = valueStarts && text[i] == '"' ? i : -1;
                    valueStarts = text[i] is ',' or '\r' or '\n';
                }
            }

            return Math.Max(0, open);
        }

        static string Words(CsvMalformedReason reason) => reason switch
        {
            CsvMalformedReason.StrayQuote => "a quotation mark stands in a value that is not quoted",
            CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quotation mark",
            CsvMalformedReason.UnterminatedQuote => "a quoted value is never closed",
            _ => "the row is malformed",
        };

        bool Header(CsvReader csv)
        {
            var names = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList();
            var complete = !_isUnclosed;
            for (var i = 0; i < names.Count; i++)
            {
                complete &= !HasControl(csv, i, names[i]);
            }

            if (!complete)
            {
                return false;
            }

            for (var i = 0; i < _columnOf.Length; i++)
            {
                var field = _schema.Fields[i];
                _columnOf[i] = names.IndexOf(field.Field.Name);
                if (_columnOf[i] < 0)
                {
                    _diagnostics.Add(Problems.CsvMissingColumn(field.At, field.Field.Name, _file.Path, names));
                    complete = false;
                }
            }

            for (var i = 0; i < names.Count; i++)
            {
                if (names[i].Length > 0 && names.IndexOf(names[i]) < i)
                {
                    _diagnostics.Add(Problems.CsvDuplicateColumn(CellSpan(csv, i), names[i]));
                }
                else if (!_schema.Fields.Any(f => f.Field.Name == names[i]))
                {
                    _diagnostics.Add(Problems.CsvUndeclaredColumn(CellSpan(csv, i), names[i]));
                }
            }

            return complete;
        }

        void Add(Column.Builder into, CsvReader csv, int column, DeclaredField declared, HashSet<string>? seen)
        {
            var text = csv.GetString(column);
            if (HasControl(csv, column, text))
            {
                into.AddMissing("");
                return;
            }

            if (_schema.MissingValues.Contains(text))
            {
                if (declared.Field.Required)
                {
                    _diagnostics.Add(Problems.ValueRequired(CellSpan(csv, column), declared.Field.Name));
                }

                into.AddMissing(text);
                return;
            }

            if (!Fits(text, declared.Field.Type, out var number))
            {
                _diagnostics.Add(Problems.CsvWrongType(CellSpan(csv, column), declared.Field.Name, text, declared.Field.Type.ToString()));
                into.AddMissing("");
                return;
            }

            if (Broken(text, number, declared, seen) is { } rule)
            {
                _diagnostics.Add(Problems.ConstraintBroken(CellSpan(csv, column), declared.Field.Name, text, rule));
            }

            if (number is { } value)
            {
                into.Add(value, text);
            }
            else
            {
                into.Add(text);
            }
        }

        bool HasControl(CsvReader csv, int column, string text)
        {
            if (!text.AsSpan().ContainsAny(Controls))
            {
                return false;
            }

            var cell = CellSpan(csv, column);
            var at = Math.Max(0, _file.Text.AsSpan(cell.Start, cell.Length).IndexOfAny(Controls));
            _diagnostics.Add(Problems.CsvControlCharacter(cell.Slice(at, 1), _file.Text[cell.Start + at]));
            return true;
        }

        static bool Fits(string text, FieldType type, out decimal? number)
        {
            number = null;
            switch (type)
            {
                case FieldType.Integer or FieldType.Number:
                    if (!Numbers.TryParse(text, out var value) || (type == FieldType.Integer && value != decimal.Truncate(value)))
                    {
                        return false;
                    }

                    number = value;
                    return true;
                case FieldType.Boolean:
                    return text is "true" or "false" or "True" or "False" or "TRUE" or "FALSE" or "1" or "0";
                case FieldType.Date:
                    return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
                case FieldType.Year:
                    return text.Length == 4 && text.All(char.IsAsciiDigit);
                default:
                    return true;
            }
        }

        static string? Broken(string text, decimal? number, DeclaredField declared, HashSet<string>? seen) =>
            seen is not null && !seen.Add(text) ? "occurs twice, and the field is unique"
            : number < declared.Minimum ? $"is below the minimum {declared.Minimum}"
            : number > declared.Maximum ? $"is above the maximum {declared.Maximum}"
            : !declared.Allowed.IsEmpty && !declared.Allowed.Contains(text) ? $"is not one of {string.Join(", ", declared.Allowed)}"
            : declared.Pattern is { } pattern && !pattern.IsMatch(text) ? $"does not match the pattern {pattern}"
            : null;

        SourceSpan RowSpan(CsvReader csv)
        {
            var start = CharsTo((int)csv.ByteOffset);
            return _file.Span(start, Encoding.UTF8.GetCharCount(csv.RawRecord));
        }

        // The raw cells before it, each with its separator, tell where a cell begins.
        SourceSpan CellSpan(CsvReader csv, int column)
        {
            var start = CharsTo((int)csv.ByteOffset);
            for (var i = 0; i < column; i++)
            {
                start += Encoding.UTF8.GetCharCount(csv.GetRawSpan(i)) + 1;
            }

            return _file.Span(start, Math.Max(1, Encoding.UTF8.GetCharCount(csv.GetRawSpan(column))));
        }

        int _charsAtByte;
        int _chars;

        // Rows are read in order, so counting goes on from the row before.
        int CharsTo(int byteOffset)
        {
            if (byteOffset < _charsAtByte)
            {
                (_charsAtByte, _chars) = (0, 0);
            }

            _chars += Encoding.UTF8.GetCharCount(_bytes.Span[_charsAtByte..Math.Min(byteOffset, _bytes.Length)]);
            _charsAtByte = byteOffset;
            return _chars;
        }
    }
}

/// <summary>The values of a table, and where its rows stand.</summary>
public sealed record TableData(ImmutableArray<Column> Columns, RowPlaces Places);
