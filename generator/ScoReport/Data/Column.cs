using System.Globalization;

namespace ScoReport.Data;

/// <summary>
/// The values of one field. Numbers are kept as numbers and repeated texts once, so that a large table takes little more
/// memory than its file; a cell is put together when it is asked for.
/// </summary>
public sealed class Column
{
    // A number is _units × 10^-_scales. Without a number, _units is an index into _texts; no value is a negative one.
    const byte IsText = byte.MaxValue;
    const long Unreadable = long.MinValue;

    readonly long[] _units;
    readonly byte[] _scales;
    readonly string[] _texts;
    readonly IReadOnlyDictionary<int, string> _written;

    Column(long[] units, byte[] scales, string[] texts, IReadOnlyDictionary<int, string> written) =>
        (_units, _scales, _texts, _written) = (units, scales, texts, written);

    /// <summary>How many rows there are.</summary>
    public int Count => _units.Length;

    /// <summary>The value in a row.</summary>
    public Cell this[int row]
    {
        get
        {
            var units = _units[row];
            if (_scales[row] == IsText)
            {
                return units == Unreadable ? new Cell("", null, "") : units < 0 ? new Cell("", null, _texts[~units]) : new Cell(_texts[units], null, null);
            }

            var number = new decimal((int)Math.Abs(units), (int)(Math.Abs(units) >> 32), 0, units < 0, _scales[row]);
            return _written.TryGetValue(row, out var text) ? new Cell(text, Numbers.TryParse(text, out var exact) ? exact : number, null) : new Cell(number.ToString(CultureInfo.InvariantCulture), number, null);
        }
    }

    /// <summary>The number in a row; nothing where the value is missing or no number. Costs no text, unlike a cell.</summary>
    public decimal? NumberAt(int row)
    {
        var units = _units[row];
        return _scales[row] == IsText ? null
            : _written.Count > 0 && _written.TryGetValue(row, out var text) && Numbers.TryParse(text, out var exact) ? exact
            : new decimal((int)Math.Abs(units), (int)(Math.Abs(units) >> 32), 0, units < 0, _scales[row]);
    }

    /// <summary>Whether there is no value in a row.</summary>
    public bool IsMissing(int row) => _scales[row] == IsText && _units[row] < 0;

    /// <summary>Whether something stands in a row that could not be read, so that nothing can be said of the value.</summary>
    public bool IsUnreadable(int row) => _units[row] == Unreadable;

    /// <summary>Whether any value could not be read.</summary>
    public bool HasUnreadable => _units.AsSpan().Contains(Unreadable);

    /// <summary>The values of some rows, in their order.</summary>
    public Column Select(ReadOnlySpan<int> rows)
    {
        var units = new long[rows.Length];
        var scales = new byte[rows.Length];
        Dictionary<int, string> written = [];
        for (var i = 0; i < rows.Length; i++)
        {
            (units[i], scales[i]) = (_units[rows[i]], _scales[rows[i]]);
            if (_written.Count > 0 && _written.TryGetValue(rows[i], out var text))
            {
                written.Add(i, text);
            }
        }

        return new Column(units, scales, _texts, written);
    }

    /// <summary>The same values with their texts renamed; symbols of missing ones stay.</summary>
    public Column Renamed(Func<string, string> name)
    {
        var symbols = new HashSet<int>();
        for (var i = 0; i < _units.Length; i++)
        {
            if (_scales[i] == IsText && _units[i] is < 0 and not Unreadable)
            {
                symbols.Add((int)~_units[i]);
            }
        }

        return new Column(_units, _scales, [.. _texts.Select((text, i) => symbols.Contains(i) ? text : name(text))], _written);
    }

    /// <summary>Gathers the values of a field, row by row.</summary>
    public sealed class Builder
    {
        readonly List<string> _texts = [];
        readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
        readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _knownSpans;
        readonly Dictionary<int, string> _written = [];
        long[] _units;
        byte[] _scales;
        int _count;

        /// <summary>Begins a column of about <paramref name="rows"/> rows.</summary>
        public Builder(int rows = 16)
        {
            _knownSpans = _known.GetAlternateLookup<ReadOnlySpan<char>>();
            (_units, _scales) = (new long[rows], new byte[rows]);
        }

        /// <summary>Adds the number that is <paramref name="units"/> × 10^-<paramref name="scale"/> and was written just so.</summary>
        public void AddExact(long units, byte scale) => Add(units, scale);

        /// <summary>Adds a number as it was written.</summary>
        public void Add(decimal number, ReadOnlySpan<char> text)
        {
            Span<int> bits = stackalloc int[4];
            decimal.GetBits(number, bits);
            var scale = (byte)(bits[3] >> 16);
            var fits = bits[2] == 0 && bits[1] >= 0;
            var units = fits ? ((long)bits[1] << 32) | (uint)bits[0] : 0;

            // What reads otherwise than it was written, such as "1e3" or "-0", and what 63 bits cannot hold, is kept as its text.
            Span<char> plain = stackalloc char[40];
            if (!fits || !number.TryFormat(plain, out var length, default, CultureInfo.InvariantCulture) || !plain[..length].SequenceEqual(text))
            {
                _written.Add(_count, text.ToString());
            }

            Add(number < 0 ? -units : units, scale);
        }

        /// <summary>Adds a value that is no number; whether it is the first of its kind.</summary>
        public bool Add(ReadOnlySpan<char> text)
        {
            var before = _texts.Count;
            Add(Known(text), IsText);
            return _texts.Count > before;
        }

        /// <summary>Adds that there is no value, and the symbol that says so.</summary>
        public void AddMissing(string symbol) => Add(~(long)Known(symbol), IsText);

        /// <summary>Adds that something is there which cannot be read; to readers it is missing.</summary>
        public void AddUnreadable() => Add(Unreadable, IsText);

        /// <summary>Adds a cell of another column.</summary>
        public void Add(Cell cell)
        {
            if (cell.Missing is { } symbol)
            {
                AddMissing(symbol);
            }
            else if (cell.Number is { } number)
            {
                Add(number, cell.Text);
            }
            else
            {
                Add(cell.Text);
            }
        }

        void Add(long units, byte scale)
        {
            if (_count == _units.Length)
            {
                Resize(Math.Max(16, _count * 2));
            }

            (_units[_count], _scales[_count]) = (units, scale);
            _count++;
        }

        void Resize(int rows)
        {
            Array.Resize(ref _units, rows);
            Array.Resize(ref _scales, rows);
        }

        int Known(ReadOnlySpan<char> text)
        {
            if (!_knownSpans.TryGetValue(text, out var index))
            {
                var kept = text.ToString();
                _known.Add(kept, index = _texts.Count);
                _texts.Add(kept);
            }

            return index;
        }

        /// <summary>The column; nothing is added after that.</summary>
        public Column ToColumn()
        {
            if (_count < _units.Length)
            {
                Resize(_count);
            }

            return new Column(_units, _scales, [.. _texts], _written);
        }
    }
}
