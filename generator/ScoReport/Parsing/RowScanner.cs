using System.Buffers;

namespace ScoReport.Parsing;

/// <summary>
/// Splits a text into rows and values as any dialect says, with the place of each: for the dialects that CsvHelper has no option
/// for, and to find the place of a value in a row that is known. Empty rows and comments are passed over.
/// </summary>
sealed class RowScanner
{
    public const string StrayQuote = "a quotation mark stands in a value that is not quoted";
    public const string TextAfterQuote = "text follows a closing quotation mark";
    public const string OpenQuote = "a quoted value is never closed";
    public const string TrailingEscape = "nothing follows the escape character";

    readonly string _text;
    readonly TableDialect _dialect;
    readonly Action<int, string>? _faulty;
    readonly SearchValues<char> _marks;
    readonly string? _nullToKeep;
    readonly int _end;
    readonly ArrayBufferWriter<char> _characters = new();
    readonly List<int> _ends = [];
    readonly List<(int Start, int Length)> _places = [];
    int _at;

    /// <summary>Begins before the first row of <paramref name="text"/>; <paramref name="faulty"/> is told where a value is amiss, and how.</summary>
    public RowScanner(string text, TableDialect dialect, Action<int, string>? faulty = null)
    {
        (_text, _dialect, _faulty) = (text, dialect, faulty);
        // Editors end a file with a line feed, whatever its rows end with.
        _end = dialect.LineEnd is null ? text.Length : text.AsSpan().TrimEnd("\r\n").Length;
        _nullToKeep = dialect is { Escape: { } escape, NullSequence: { } none } && none.Contains(escape, StringComparison.Ordinal) ? none : null;
        _marks = SearchValues.Create([dialect.Delimiter[0], .. dialect.LineEnd?[..1] ?? "\r\n", .. dialect.Quote?[..1] ?? "", .. dialect.Escape?[..1] ?? ""]);
    }

    /// <summary>Where the row begins.</summary>
    public int Start { get; private set; }

    /// <summary>How long it is, without its end.</summary>
    public int Length { get; private set; }

    /// <summary>Where the quotation mark stands that nothing closes.</summary>
    public int? OpenedAt { get; private set; }

    /// <summary>The places of the row's values, with their quotation marks.</summary>
    public IReadOnlyList<(int Start, int Length)> Places => _places;

    /// <summary>What a value of the row says.</summary>
    public ReadOnlySpan<char> this[int column] => _characters.WrittenSpan[(column == 0 ? 0 : _ends[column - 1]).._ends[column]];

    /// <summary>Goes on to the next row, if there is one.</summary>
    public bool Read()
    {
        while (_at < _end)
        {
            if (EndAt(_at) is > 0 and var end)
            {
                _at += end;
            }
            else if (IsAt(_dialect.Comment, _at))
            {
                PassLine();
            }
            else
            {
                ReadRow();
                return true;
            }
        }

        return false;
    }

    void PassLine()
    {
        while (_at < _text.Length && EndAt(_at) == 0)
        {
            _at++;
        }
    }

    void ReadRow()
    {
        Start = _at;
        _characters.ResetWrittenCount();
        _ends.Clear();
        _places.Clear();
        ReadValue();
        while (IsDelimiter(_at))
        {
            _at += _dialect.Delimiter.Length;
            ReadValue();
        }

        Length = _at - Start;
        _at += EndAt(_at);
    }

    void ReadValue()
    {
        var start = _at;
        PassSpace();
        if (IsAt(_nullToKeep, _at) && IsValueEnd(_at + _nullToKeep!.Length))
        {
            _characters.Write(_nullToKeep);
            _at += _nullToKeep.Length;
        }
        else if (IsAt(_dialect.Quote, _at))
        {
            ReadQuoted();
            PassSpace();
            if (!IsValueEnd(_at))
            {
                _faulty?.Invoke(_at, TextAfterQuote);
                ReadPlain(isFaulty: true);
            }
        }
        else
        {
            ReadPlain(isFaulty: false);
        }

        _places.Add((start, _at - start));
        _ends.Add(_characters.WrittenCount);
    }

    void PassSpace()
    {
        while (_dialect.SkipsSpace && _at < _text.Length && (_text[_at] == ' ' || (_text[_at] == '\t' && _dialect.Delimiter[0] != '\t')))
        {
            _at++;
        }
    }

    void ReadPlain(bool isFaulty)
    {
        while (TakeText() && !IsValueEnd(_at))
        {
            if (IsAt(_dialect.Escape, _at))
            {
                TakeEscaped();
                continue;
            }

            if (!isFaulty && IsAt(_dialect.Quote, _at))
            {
                isFaulty = true;
                _faulty?.Invoke(_at, StrayQuote);
            }

            Take(1);
        }
    }

    void ReadQuoted()
    {
        var (opened, quote) = (_at, _dialect.Quote!);
        _at += quote.Length;
        while (TakeText())
        {
            if (IsAt(_dialect.Escape, _at))
            {
                TakeEscaped();
            }
            else if (!IsAt(quote, _at))
            {
                Take(1);
            }
            else if (_dialect.DoublesQuote && IsAt(quote, _at + quote.Length))
            {
                _at += quote.Length;
                Take(quote.Length);
            }
            else
            {
                _at += quote.Length;
                return;
            }
        }

        OpenedAt = opened;
        _faulty?.Invoke(opened, OpenQuote);
    }

    // Up to the next character that may mean something, if there is one.
    bool TakeText()
    {
        var next = _text.AsSpan(_at).IndexOfAny(_marks);
        Take(next < 0 ? _text.Length - _at : next);
        return next >= 0;
    }

    // One character, of a delimiter of several too; a carriage return with its line feed is one.
    void TakeEscaped()
    {
        var escape = _at;
        _at += _dialect.Escape!.Length;
        if (_at >= _text.Length)
        {
            _faulty?.Invoke(escape, TrailingEscape);
            return;
        }

        Take(_at + 1 < _text.Length && (char.IsSurrogatePair(_text, _at) || (_dialect.LineEnd is null && EndAt(_at) == 2)) ? 2 : 1);
    }

    void Take(int length)
    {
        _characters.Write(_text.AsSpan(_at, length));
        _at += length;
    }

    bool IsValueEnd(int at) => at >= _text.Length || IsDelimiter(at) || EndAt(at) > 0;

    // Of two that begin alike, the longer one.
    bool IsDelimiter(int at) => IsAt(_dialect.Delimiter, at) && !(_dialect.LineEnd?.Length > _dialect.Delimiter.Length && IsAt(_dialect.LineEnd, at));

    int EndAt(int at)
    {
        if (at >= _text.Length)
        {
            return 0;
        }

        if (_dialect.LineEnd is { } end)
        {
            return IsAt(end, at) && !(_dialect.Delimiter.Length > end.Length && IsAt(_dialect.Delimiter, at)) ? end.Length : 0;
        }

        return _text[at] switch
        {
            '\n' => 1,
            '\r' => at + 1 < _text.Length && _text[at + 1] == '\n' ? 2 : 1,
            _ => 0,
        };
    }

    bool IsAt(string? mark, int at) => mark is not null && at < _text.Length && _text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal);
}
