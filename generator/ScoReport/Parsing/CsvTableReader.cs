using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using ScoReport.Data;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads a file of separated values (RFC 4180 and its dialects) into typed columns. The only file that names CsvHelper.</summary>
public static class CsvTableReader
{
    // All but the tab and the ends of lines: nobody sees them, and no page may hold them.
    static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(static c => (char)c).Where(static c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'))]);

    // The same in UTF-8: those above 0x7F begin with C2, which begins other characters too.
    static readonly SearchValues<byte> ControlBytes = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static c => (byte)c).Where(static c => c is not (9 or 10 or 13)), 0x7F, 0xC2]);

    /// <summary>
    /// Reads the rows, with cells in the order of the schema. Reports ragged rows, columns that stand twice, fields that are missing
    /// in the header or not declared, values of a wrong type, control characters and broken constraints, each at its place. A
    /// ragged row keeps only its key; a wrong value counts as unreadable.
    /// </summary>
    /// <returns>The rows, or nothing when the header does not let them be read.</returns>
    public static TableData? Read(FoundFile found, TableSchema schema, TableDialect dialect, Diagnostics diagnostics) =>
        new Reading(found, schema, dialect, diagnostics).Rows();

    sealed class Reading
    {
        readonly SourceFile _file;
        readonly ReadOnlyMemory<byte> _bytes;
        readonly TableSchema _schema;
        readonly TableDialect _dialect;
        readonly Diagnostics _diagnostics;
        readonly CharacterCount _characters;
        readonly FieldValues[] _values;
        readonly int[] _columnOf;
        readonly bool _mayHaveControls;
        bool _isUnclosed;

        public Reading(FoundFile found, TableSchema schema, TableDialect dialect, Diagnostics diagnostics)
        {
            _file = found.File;
            _bytes = found.Bytes[(found.Bytes.Span.StartsWith("\uFEFF"u8) ? 3 : 0)..];
            _schema = dialect.NullSequence is { } none ? schema with { MissingValues = schema.MissingValues.Add(new MissingSymbol(none, null)) } : schema;
            _dialect = dialect;
            _diagnostics = diagnostics;
            _characters = new CharacterCount(_bytes);
            _columnOf = new int[schema.Fields.Length];
            _mayHaveControls = _bytes.Span.ContainsAny(ControlBytes);
            var rows = _bytes.Span.Count((byte)'\n') + 1;
            _values = [.. schema.Fields.Select(f => new FieldValues(f, _schema, rows))];
        }

        public TableData? Rows()
        {
            using var csv = CsvReader.Create(_bytes, Options());
            if (!ReadHeader(csv, out var width))
            {
                return null;
            }

            List<int> starts = [], lengths = [];
            for (var number = Math.Max(0, _dialect.HeaderRows.LastOrDefault()) + 1; csv.Read() && !_isUnclosed; number++)
            {
                if (_dialect.CommentRows.Contains(number))
                {
                    continue;
                }

                if (csv.FieldCount != width)
                {
                    _diagnostics.Add(Problems.CsvRagged(RowSpan(csv), csv.FieldCount, width));
                }

                for (var i = 0; i < _values.Length; i++)
                {
                    if (csv.FieldCount == width || (_schema.KeyFields.Contains(_values[i].Name) && _columnOf[i] >= 0 && _columnOf[i] < csv.FieldCount))
                    {
                        Add(csv, i);
                    }
                    else
                    {
                        _values[i].AddUnreadable();
                    }
                }

                var at = RowSpan(csv);
                starts.Add(at.Start);
                lengths.Add(at.Length);
            }

            // The finder of cells outlives the reading and must not hold it.
            var (columns, dialect) = (_columnOf, _dialect);
            return new TableData(
                [.. _values.Select(v => v.ToColumn(_diagnostics))],
                new RowPlaces(_file.Span(0), [.. starts], [.. lengths]) { Cells = (row, field) => Cell(row, columns[field], dialect) });
        }

        CsvReaderOptions Options() => new()
        {
            HasHeader = false,
            Separator = _dialect.Delimiter,
            Mode = _dialect.Escape is not null ? CsvMode.Escape : _dialect.Quote is null ? CsvMode.NoEscape : CsvMode.Rfc4180,
            Quote = _dialect.Quote ?? '"',
            Escape = _dialect.Escape ?? '\\',
            CommentPrefix = _dialect.Comment,
            TrimWhitespace = _dialect.Trims,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = Malformed,
            SkipEmptyLines = true,
            FormatProvider = CultureInfo.InvariantCulture,
        };

        void Malformed(CsvMalformedRecord record)
        {
            _isUnclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote;
            if (record.Reason != CsvMalformedReason.FieldCountMismatch)
            {
                var start = _isUnclosed ? OpenQuote(_file.Text) : _characters.To((int)record.ByteOffset);
                _diagnostics.Add(Problems.CsvMalformed(_file.Span(start, 1), Words(record.Reason)));
            }
        }

        // The reader tells of an open quotation mark where the file ends; what is amiss is where it opens.
        int OpenQuote(string text)
        {
            var (quote, open, valueStarts) = (_dialect.Quote, -1, true);
            for (var i = 0; i < text.Length; i++)
            {
                if (open >= 0 && text[i] == quote)
                {
                    var doubled = i + 1 < text.Length && text[i + 1] == quote;
                    open = doubled ? open : -1;
                    i += doubled ? 1 : 0;
                }
                else if (open < 0)
                {
                    open = valueStarts && text[i] == quote ? i : -1;
                    valueStarts = text[i] == _dialect.Delimiter || text[i] is '\r' or '\n' || (_dialect.Trims && valueStarts && text[i] == ' ');
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

        // The names of the columns; without a row that has them, those of the schema in its order.
        bool ReadHeader(CsvReader csv, out int width)
        {
            width = _schema.Fields.Length;
            if (_dialect.HeaderRows.IsEmpty)
            {
                for (var i = 0; i < _columnOf.Length; i++)
                {
                    _columnOf[i] = i;
                }

                return true;
            }

            List<string> names = [];
            for (var row = 1; row <= _dialect.HeaderRows[^1]; row++)
            {
                if (!csv.Read())
                {
                    _diagnostics.Add(Problems.CsvEmpty(_file.Span(0)));
                    return false;
                }

                if (_dialect.HeaderRows.Contains(row))
                {
                    names = Joined(names, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
                }
            }

            width = csv.FieldCount;
            return !_isUnclosed && Header(csv, names);
        }

        List<string> Joined(List<string> above, List<string> names) => above.Count == 0 ? names
            : [.. names.Select((name, i) => i < above.Count && above[i].Length > 0 ? name.Length == 0 ? above[i] : above[i] + _dialect.HeaderJoin + name : name)];

        bool Header(CsvReader csv, List<string> names)
        {
            var complete = true;
            for (var i = 0; i < names.Count; i++)
            {
                complete &= !HasControl(csv, i);
            }

            if (!complete)
            {
                return false;
            }

            for (var i = 0; i < _columnOf.Length; i++)
            {
                var field = _schema.Fields[i];
                _columnOf[i] = IndexOf(names, field.Field.Name);
                if (_columnOf[i] < 0 && !field.MayLack)
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
                else if (!_schema.MayHaveMore && !_columnOf.Contains(i))
                {
                    _diagnostics.Add(Problems.CsvUndeclaredColumn(CellSpan(csv, i), names[i]));
                }
            }

            return complete && HasAny(names) && IsOrdered(csv, names);
        }

        int IndexOf(List<string> names, string field) => names.IndexOf(field) is var index && index < 0 && _dialect.IgnoresCase
            ? names.FindIndex(name => name.Equals(field, StringComparison.OrdinalIgnoreCase))
            : index;

        // A file of which every column may be lacking has one of them all the same.
        bool HasAny(List<string> names)
        {
            if (_columnOf.All(static column => column < 0))
            {
                _diagnostics.Add(Problems.CsvMissingColumn(_file.Span(0, 1), _schema.Fields[0].Field.Name, _file.Path, names));
                return false;
            }

            return true;
        }

        bool IsOrdered(CsvReader csv, List<string> names)
        {
            for (var i = 1; _schema.IsOrdered && i < _columnOf.Length; i++)
            {
                if (_columnOf[i] < _columnOf[i - 1])
                {
                    _diagnostics.Add(Problems.CsvOrder(CellSpan(csv, _columnOf[i]), names[_columnOf[i]], _schema.Fields[i - 1].Field.Name));
                    break;
                }
            }

            return true;
        }

        void Add(CsvReader csv, int field)
        {
            var column = _columnOf[field];
            if (column < 0)
            {
                _ = _values[field].AddMissing("");
            }
            else if (_mayHaveControls && HasControl(csv, column))
            {
                _values[field].AddUnreadable();
            }
            else if (_values[field].Add(csv.GetSpan(column)) is { } problem)
            {
                _diagnostics.Add(problem(CellSpan(csv, column)));
            }
        }

        bool HasControl(CsvReader csv, int column)
        {
            var raw = csv.GetRawSpan(column);
            if (!raw.ContainsAny(ControlBytes))
            {
                return false;
            }

            var text = Encoding.UTF8.GetString(raw);
            var at = text.AsSpan().IndexOfAny(Controls);
            if (at < 0)
            {
                return false;
            }

            _diagnostics.Add(Problems.CsvControlCharacter(CellSpan(csv, column).Slice(at, 1), text[at]));
            return true;
        }

        SourceSpan RowSpan(CsvReader csv)
        {
            var start = _characters.To((int)csv.ByteOffset);
            return _file.Span(start, _characters.To((int)csv.ByteOffset + csv.RawRecord.Length) - start);
        }

        // The raw cells before it, each with its separator, tell where a cell begins.
        SourceSpan CellSpan(CsvReader csv, int column)
        {
            var start = _characters.To((int)csv.ByteOffset);
            for (var i = 0; i < column; i++)
            {
                start += Encoding.UTF8.GetCharCount(csv.GetRawSpan(i)) + 1;
            }

            return _file.Span(start, Math.Max(1, Encoding.UTF8.GetCharCount(csv.GetRawSpan(column))));
        }
    }

    // The place of a value in its row, found anew in the row's text: few are ever asked for.
    static SourceSpan Cell(SourceSpan row, int column, TableDialect dialect)
    {
        var text = row.File!.Text.AsSpan(row.Start, row.Length);
        var (quoted, start, current) = (false, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == dialect.Escape)
            {
                i++;
            }
            else if (quoted)
            {
                var doubled = text[i] == dialect.Quote && i + 1 < text.Length && text[i + 1] == dialect.Quote;
                quoted = text[i] != dialect.Quote || doubled;
                i += doubled ? 1 : 0;
            }
            else if (text[i] == dialect.Quote && text[start..i].IsWhiteSpace())
            {
                quoted = true;
            }
            else if (text[i] == dialect.Delimiter)
            {
                if (current == column)
                {
                    return row.Slice(start, Math.Max(1, i - start));
                }

                (current, start) = (current + 1, i + 1);
            }
        }

        return column < 0 ? row : row.Slice(start, Math.Max(1, text.Length - start));
    }
}
