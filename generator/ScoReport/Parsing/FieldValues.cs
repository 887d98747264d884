using System.Buffers;
using System.Text;
using ScoReport.Data;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>
/// Reads the values of one field from texts into a column. What is wrong is handed back as a problem that wants its place:
/// places cost time, and most values are right. A wrong value counts as missing.
/// </summary>
sealed class FieldValues
{
    const int LongestCell = 1_000_000;

    // A number that is written as it is kept needs no text of its own: digits, a point and digits that 63 bits hold.
    const int MostDigits = 18;

    static readonly SearchValues<char> NumberStarts = SearchValues.Create("+-0123456789");

    readonly DeclaredField _declared;
    readonly FieldConstraints _rules;
    readonly Column.Builder _column;
    readonly MissingSymbol[] _missing;
    readonly HashSet<decimal>? _seen;
    readonly bool _required;
    readonly bool _unique;
    readonly bool _free;
    bool _hasValue;

    public FieldValues(DeclaredField declared, TableSchema schema, int rows)
    {
        _declared = declared;
        _column = new Column.Builder(rows);
        _missing = [.. declared.Field.MissingSymbols.IsEmpty ? schema.MissingValues : declared.Field.MissingSymbols];
        _required = schema.IsRequired(declared);
        _unique = schema.IsUnique(declared);
        _seen = _unique && declared.Field.IsNumeric ? [] : null;
        _rules = declared.Field.Constraints;
        _free = _rules is { Minimum: null, Maximum: null, MinLength: null, MaxLength: null, Allowed: [] } && declared.Pattern is null && declared.Field.TextFormat is null && !_unique;
    }

    public string Name => _declared.Field.Name;

    /// <summary>The column of all values; a field that never had one is reported.</summary>
    public Column ToColumn(Diagnostics diagnostics)
    {
        var column = _column.ToColumn();
        if (column.Count > 0 && !_hasValue && !_declared.MayLack && !_required)
        {
            diagnostics.Add(Problems.AllMissing(_declared.At, Name));
        }

        return column;
    }

    /// <summary>Adds what UTF-8 <paramref name="text"/> says.</summary>
    public Func<SourceSpan, Diagnostic>? Add(ReadOnlySpan<byte> text)
    {
        if (_free && _declared.Field.IsNumeric && IsPlainNumber(text, out var units, out var scale) && (scale == 0 || _declared.Field.Type == FieldType.Number) && !IsSymbol(text))
        {
            _hasValue = true;
            _column.AddExact(units, scale);
            return null;
        }

        return text.Length > LongestCell ? TooLong(text.Length) : text.Length <= 256 ? AddShort(text) : AddLong(text);
    }

    Func<SourceSpan, Diagnostic> TooLong(int length) => Wrong(at => Problems.CellTooLong(at with { Length = 1 }, Name, length, LongestCell));

    Func<SourceSpan, Diagnostic>? AddShort(ReadOnlySpan<byte> text)
    {
        Span<char> chars = stackalloc char[256];
        return Add(chars[..Encoding.UTF8.GetChars(text, chars)]);
    }

    Func<SourceSpan, Diagnostic>? AddLong(ReadOnlySpan<byte> text)
    {
        var rented = ArrayPool<char>.Shared.Rent(text.Length);
        var problem = Add(rented.AsSpan(0, Encoding.UTF8.GetChars(text, rented)));
        ArrayPool<char>.Shared.Return(rented);
        return problem;
    }

    /// <summary>Adds what <paramref name="text"/> says.</summary>
    public Func<SourceSpan, Diagnostic>? Add(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestCell)
        {
            return TooLong(text.Length);
        }

        foreach (var symbol in _missing)
        {
            if (text.SequenceEqual(symbol.Symbol))
            {
                return AddMissing(symbol.Symbol);
            }
        }

        _hasValue = true;
        return _declared.Field.IsNumeric ? AddNumber(text) : AddText(text);
    }

    /// <summary>Adds that there is no value; by the symbol that says so, or because nothing is there at all.</summary>
    public Func<SourceSpan, Diagnostic>? AddMissing(string symbol)
    {
        _column.AddMissing(symbol);
        return _required ? at => Problems.ValueRequired(at, Name) : null;
    }

    /// <summary>Counts a value as one that cannot be read, for a reason that is reported elsewhere.</summary>
    public void AddUnreadable()
    {
        _hasValue = true;
        _column.AddUnreadable();
    }

    Func<SourceSpan, Diagnostic> Wrong(Func<SourceSpan, Diagnostic> problem)
    {
        AddUnreadable();
        return problem;
    }

    bool IsSymbol(ReadOnlySpan<byte> text)
    {
        foreach (var symbol in _missing)
        {
            if (symbol.Symbol.Length == text.Length && Ascii.Equals(text, symbol.Symbol))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsPlainNumber(ReadOnlySpan<byte> text, out long units, out byte scale)
    {
        (units, scale) = (0, 0);
        var negative = text.Length > 1 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (digits.IsEmpty || digits.Length > MostDigits || (digits.Length > 1 && digits[0] == '0' && digits[1] != '.'))
        {
            return false;
        }

        var point = -1;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (uint)(digits[i] - '0');
            if (digit <= 9)
            {
                units = units * 10 + digit;
            }
            else if (digits[i] == '.' && point < 0 && i > 0 && i + 1 < digits.Length)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        scale = (byte)(point < 0 ? 0 : digits.Length - point - 1);
        units = negative ? -units : units;
        return units != 0 || !negative;
    }

    Func<SourceSpan, Diagnostic>? AddNumber(ReadOnlySpan<char> text)
    {
        var marks = _declared.Marks;
        var plain = ReferenceEquals(marks, NumberMarks.Plain) ? text : Plain(text, marks);
        if (!Numbers.TryParse(plain, out var number) || (_declared.Field.Type == FieldType.Integer && number != decimal.Truncate(number)))
        {
            return WrongNumber(text.ToString(), Numbers.Beyond(plain));
        }

        var broken = Broken(text, number, _seen?.Add(number) == false);
        if (plain == text)
        {
            _column.Add(number, text);
        }
        else
        {
            _column.Add(number, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return broken;
    }

    Func<SourceSpan, Diagnostic> WrongNumber(string text, BeyondNumbers? beyond) => Wrong(text.TrimStart('-', '+').ToUpperInvariant() is "NAN" or "INF" or "INFINITY" or "∞"
        ? at => Problems.NotFinite(at, Name, text)
        : beyond is { } how ? at => Problems.NumberBeyond(at, Name, text, isLarge: how == BeyondNumbers.TooLarge)
        : at => Problems.CsvWrongType(at, Name, text, _declared.Field.Type.ToString(), NumberHint()));

    string? NumberHint() => _declared.Marks is var marks && ReferenceEquals(marks, NumberMarks.Plain) ? null
        : $"the field's decimalChar is '{marks.Decimal}'" + (marks.Group.Length > 0 ? $" and its groupChar '{marks.Group}'" : "");

    // Without groups and signs around it, and with a point.
    static string Plain(ReadOnlySpan<char> text, NumberMarks marks)
    {
        var number = text.ToString();
        if (!marks.IsBare)
        {
            var from = text.IndexOfAny(NumberStarts);
            var to = text.LastIndexOfAnyInRange('0', '9');
            number = from < 0 || to < from ? "" : number[from..(to + 1)];
        }

        // A point that is neither mark must not become one by chance.
        number = marks.Group.Length > 0 ? number.Replace(marks.Group, "", StringComparison.Ordinal) : number;
        return marks.Decimal == "." ? number : number.Contains('.') ? "" : number.Replace(marks.Decimal, ".", StringComparison.Ordinal);
    }

    Func<SourceSpan, Diagnostic>? AddText(ReadOnlySpan<char> text)
    {
        if (_declared.Field.Type == FieldType.String)
        {
            return Kept(text);
        }

        return Canonical(_declared, text) is { } value ? Kept(value) : Wrong(text.ToString());
    }

    Func<SourceSpan, Diagnostic> Wrong(string text) => Wrong(at => Problems.CsvWrongType(at, Name, text, _declared.Field.Type.ToString(), Hint()));

    string? Hint() => _declared.Dates is { } dates ? $"the field's format is {dates.Written}"
        : _declared.Field.Type == FieldType.Boolean && (_declared.TrueValues != DeclaredField.UsualTrue || _declared.FalseValues != DeclaredField.UsualFalse) ? $"it is one of {string.Join(", ", _declared.TrueValues.Concat(_declared.FalseValues))}"
        : null;

    Func<SourceSpan, Diagnostic>? Kept(ReadOnlySpan<char> text)
    {
        var isNew = _column.Add(text);
        return _free ? null : Broken(text, null, _unique && !isNew);
    }

    /// <summary>A boolean, day or time as it is kept; nothing where <paramref name="text"/> is none.</summary>
    public static string? Canonical(DeclaredField declared, ReadOnlySpan<char> text)
    {
        if (declared.Field.Type == FieldType.Boolean)
        {
            var written = text.ToString();
            return declared.TrueValues.Contains(written) ? "true" : declared.FalseValues.Contains(written) ? "false" : null;
        }

        return declared.Dates is { } dates ? dates.Read(text, declared.Field.Type) : DatePattern.IsIso(text, declared.Field.Type) ? text.ToString() : null;
    }

    Func<SourceSpan, Diagnostic>? Broken(ReadOnlySpan<char> text, decimal? number, bool repeats)
    {
        if (_free)
        {
            return null;
        }

        if (_declared.Field.TextFormat is { } format && !TextFormats.Holds(format, text))
        {
            var other = text.ToString();
            return at => Problems.FormatBroken(at, Name, other, TextFormats.Of(format));
        }

        var written = text.ToString();
        var rule = repeats ? "occurs twice, and the field is unique"
            : Order(written, number, _rules.Minimum) < 0 ? $"is below the minimum {_rules.Minimum?.Text}"
            : Order(written, number, _rules.Maximum) > 0 ? $"is above the maximum {_rules.Maximum?.Text}"
            : !_rules.Allowed.IsEmpty && !IsAllowed(written, number) ? $"is not one of {string.Join(", ", _rules.Allowed)}"
            : _declared.Pattern is { } pattern && !pattern.IsMatch(text) ? $"does not match the pattern {_rules.Pattern}"
            : Length(written);
        return rule is null ? null : at => Problems.ConstraintBroken(at, Name, written, rule);
    }

    bool IsAllowed(string text, decimal? number) => number is { } value ? _declared.AllowedNumbers.Contains(value) : _rules.Allowed.Contains(text);

    static int Order(string text, decimal? number, Limit? limit) =>
        limit is not { } bound ? 0 : number is { } value ? value.CompareTo(bound.Number ?? value) : string.CompareOrdinal(text, bound.Text);

    string? Length(string text)
    {
        if (_rules is { MinLength: null, MaxLength: null })
        {
            return null;
        }

        var length = text.EnumerateRunes().Count();
        return length < _rules.MinLength ? $"is shorter than {_rules.MinLength} characters"
            : length > _rules.MaxLength ? $"is longer than {_rules.MaxLength} characters"
            : null;
    }
}
