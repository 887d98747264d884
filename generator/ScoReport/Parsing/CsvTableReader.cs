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
        readonly PlainRows? _rewritten;
        readonly FieldValues[] _values;
        readonly int[] _columnOf;
        readonly bool _mayHaveControls;
        bool _isUnclosed;
        int _row = -1;

        public Reading(FoundFile found, TableSchema schema, TableDialect dialect, Diagnostics diagnostics)
        {
            _file = found.File;
            _bytes = found.Bytes[(found.Bytes.Span.StartsWith("\uFEFF"u8) ? 3 : 0)..];
            _schema = schema;
            _dialect = dialect;
            _diagnostics = diagnostics;
            if (!dialect.IsUsual)
            {
                _rewritten = PlainRows.Of(_bytes.Span, dialect, (at, what) => _diagnostics.Add(Problems.CsvMalformed(_file.Span(at, 1), what, QuoteHint())));
                _bytes = _rewritten.Bytes;
            }

            _characters = new CharacterCount(_bytes);
            _columnOf = new int[schema.Fields.Length];
            _mayHaveControls = _bytes.Span.ContainsAny(ControlBytes);
            var rows = _bytes.Span.Count((byte)'\n') + 1;
            _values = [.. schema.Fields.Select(f => new FieldValues(f, schema, rows))];
        }

        public TableData? Rows()
        {
            using var csv = CsvReader.Create(_bytes, Options());
            if (!ReadHeader(csv, out var width))
            {
                return null;
            }

            List<int> starts = [], lengths = [];
            for (var number = Math.Max(0, _dialect.HeaderRows.LastOrDefault()) + 1; Next(csv) && !_isUnclosed; number++)
            {
                if (_dialect.CommentRows.Contains(number))
                {
                    continue;
                }

                if (csv.FieldCount != width)
                {
                    _diagnostics.Add(Problems.CsvRagged(RowSpan(csv), csv.FieldCount, width, DelimiterHint()));
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

        bool Next(CsvReader csv)
        {
            _row++;
            return csv.Read();
        }

        CsvReaderOptions Options() => Options(_rewritten is null ? _dialect : TableDialect.Csv);

        CsvReaderOptions Options(TableDialect dialect) => new()
        {
            HasHeader = false,
            Separator = dialect.Delimiter[0],
            Mode = dialect.Escape is not null ? CsvMode.Escape : dialect.Quote is null ? CsvMode.NoEscape : CsvMode.Rfc4180,
            Quote = dialect.Quote?[0] ?? '"',
            Escape = dialect.Escape?[0] ?? '\\',
            CommentPrefix = dialect.Comment?[0],
            TrimWhitespace = dialect.SkipsSpace,
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
                var start = _isUnclosed ? OpenQuote() : _characters.To((int)record.ByteOffset);
                _diagnostics.Add(Problems.CsvMalformed(_file.Span(start, 1), Words(record.Reason), QuoteHint()));
            }
        }

        string? DelimiterHint() => (_dialect.Delimiter, _dialect.Quote, _dialect.Escape) switch
        {
            (",", "\"", _) => "a value that holds a comma stands in double quotes",
            (var delimiter, { } quote, _) => $"a value that holds '{delimiter}' stands in quotes: {quote}…{quote}",
            (var delimiter, null, { } escape) => $"in a value, '{escape}' stands before '{delimiter}'",
            _ => null,
        };

        string QuoteHint() => _dialect.Quote is null ? $"the escapeChar '{_dialect.Escape}' stands before what is part of a value"
            : _dialect.DoublesQuote ? "a value that holds quotation marks stands in quotes, with each of its own doubled"
            : _dialect.Escape is { } escape ? $"a value that holds quotation marks stands in quotes, with '{escape}' before each of its own"
            : "with 'doubleQuote: false' and no 'escapeChar', no quoted value can hold a quotation mark";

        // The reader tells of an open quotation mark where the file ends; what is amiss is where it opens.
        int OpenQuote()
        {
            var scanner = new RowScanner(_file.Text, _dialect);
            while (scanner.Read())
            {
            }

            return scanner.OpenedAt ?? 0;
        }

        static string Words(CsvMalformedReason reason) => reason switch
        {
            CsvMalformedReason.StrayQuote => RowScanner.StrayQuote,
            CsvMalformedReason.TextAfterClosingQuote => RowScanner.TextAfterQuote,
            CsvMalformedReason.UnterminatedQuote => RowScanner.OpenQuote,
            CsvMalformedReason.TrailingEscape => RowScanner.TrailingEscape,
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
                if (!Next(csv))
                {
                    if (_rewritten is not { IsUnclosed: true })
                    {
                        _diagnostics.Add(Problems.CsvEmpty(_file.Span(0)));
                    }

                    return false;
                }

                if (_dialect.HeaderRows.Contains(row))
                {
                    names = Joined(names, [.. Enumerable.Range(0, csv.FieldCount).Select(i => Encoding.UTF8.GetString(Value(csv, i)))]);
                }
            }

            width = csv.FieldCount;
            return !_isUnclosed && Header(csv, names);
        }

        // The last name of a row that is shorter stands for the columns to its right.
        List<string> Joined(List<string> above, List<string> names) => above.Count == 0 ? names
            : [.. names.Select((name, i) => above[Math.Min(i, above.Count - 1)] is { Length: > 0 } over ? name.Length == 0 ? over : over + _dialect.HeaderJoin + name : name)];

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
            else if (_values[field].Add(Value(csv, column)) is { } problem)
            {
                _diagnostics.Add(problem(CellSpan(csv, column)));
            }
        }

        // CsvHelper passes over spaces at both ends; those behind a value are part of it.
        ReadOnlySpan<byte> Value(CsvReader csv, int column)
        {
            if (!_dialect.SkipsSpace || _rewritten is not null)
            {
                return csv.GetSpan(column);
            }

            var raw = csv.GetRawSpan(column).TrimStart(" \t"u8);
            return raw.Length > 0 && raw[0] == _dialect.Quote?[0] ? csv.GetSpan(column) : raw;
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

            var cell = CellSpan(csv, column);
            _diagnostics.Add(Problems.CsvControlCharacter(cell.Slice(Math.Max(0, _file.Text.AsSpan(cell.Start, cell.Length).IndexOf(text[at])), 1), text[at]));
            return true;
        }

        SourceSpan RowSpan(CsvReader csv)
        {
            if (_rewritten is not null)
            {
                return _file.Span(_rewritten.Places[_row].Start, _rewritten.Places[_row].Length);
            }

            var start = _characters.To((int)csv.ByteOffset);
            return _file.Span(start, _characters.To((int)csv.ByteOffset + csv.RawRecord.Length) - start);
        }

        // The raw cells before it, each with its separator, tell where a cell begins without a copy of a row that may be very long.
        SourceSpan CellSpan(CsvReader csv, int column)
        {
            if (_rewritten is not null)
            {
                return Cell(RowSpan(csv), column, _dialect);
            }

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
        var scanner = new RowScanner(row.File!.Text.Substring(row.Start, row.Length), dialect);
        return column >= 0 && scanner.Read() && column < scanner.Places.Count
            ? row.Slice(scanner.Places[column].Start, Math.Max(1, scanner.Places[column].Length))
            : row;
    }
}
