using System.Buffers;
using System.Text;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>
/// Looks through a file for comment marks in the midst of rows that no quotation marks enclose. Elsewhere such a mark is a character
/// like any other; DuckDB, which reads large files, ends the row there and says nothing.
/// </summary>
sealed class CommentScan
{
    const int Block = 1 << 18;

    // Enough to see the delimiter before a value, and spaces between the two.
    const int LookBack = 64;

    readonly TableDialect _dialect;
    readonly byte[] _delimiter;
    readonly byte _comment;
    readonly byte? _quote;
    readonly SearchValues<byte> _inRow;
    readonly SearchValues<byte> _inQuotes;
    readonly SearchValues<byte> _inComment = SearchValues.Create("\r\n"u8);
    State _state;
    bool _justClosed;
    long _line = 1;
    long _columnsBefore;
    int _lineStart;

    CommentScan(TableDialect dialect, string comment)
    {
        (_dialect, _delimiter, _comment, _quote) = (dialect, Encoding.UTF8.GetBytes(dialect.Delimiter), (byte)comment[0], dialect.Quote is [var quote] ? (byte)quote : null);
        ReadOnlySpan<byte> quotes = _quote is { } mark ? [mark] : [];
        _inQuotes = SearchValues.Create([.. "\r\n"u8, .. quotes]);
        _inRow = SearchValues.Create([.. "\r\n"u8, .. quotes, _comment]);
        _state = StateOfNewLine;
    }

    enum State
    {
        InRow,
        InQuotes,
        InComment,
    }

    /// <summary>Where the first such mark stands (line and column, from 1), and in how many rows there is one; nothing where there is none.</summary>
    public (long Line, long Column, long Rows)? First { get; private set; }

    // What stands above the names of columns is passed over.
    State StateOfNewLine => _dialect.HeaderRows is [var header, ..] && _line < header ? State.InComment : State.InRow;

    /// <summary>What there is of such marks in <paramref name="file"/>, which is read once if the dialect has comments.</summary>
    public static (long Line, long Column, long Rows)? Of(FileEntry file, TableDialect dialect)
    {
        if (dialect.Comment is not [<= '~'] comment)
        {
            return null;
        }

        using var stream = file.Open();
        var scan = new CommentScan(dialect, comment);
        scan.Read(stream);
        return scan.First;
    }

    void Read(Stream stream)
    {
        var buffer = new byte[LookBack + Block];
        var kept = 0;
        while (stream.Read(buffer, kept, Block) is > 0 and var read)
        {
            Read(buffer.AsSpan(0, kept + read), kept);
            var end = kept + read;
            kept = Math.Min(LookBack, end);
            Pass(buffer.AsSpan(0, end), kept);
            buffer.AsSpan(end - kept, kept).CopyTo(buffer);
        }
    }

    // The next block begins behind what is kept of this one.
    void Pass(ReadOnlySpan<byte> window, int kept)
    {
        var moved = window.Length - kept;
        if (_lineStart < moved)
        {
            _columnsBefore += Characters(window[_lineStart..moved]);
            _lineStart = moved;
        }

        _lineStart -= moved;
    }

    // UTF-16 code units, each counted at the first byte of its character, which may end in the next block.
    static long Characters(ReadOnlySpan<byte> bytes)
    {
        var count = 0L;
        foreach (var one in bytes)
        {
            count += (one & 0xC0) == 0x80 ? 0 : one < 0xF0 ? 1 : 2;
        }

        return count;
    }

    void Read(ReadOnlySpan<byte> window, int from)
    {
        for (var at = from; window[at..].IndexOfAny(Marks) is >= 0 and var next; at++)
        {
            _justClosed = _justClosed && next == 0;
            at += next;
            Meet(window, at);
        }

        _justClosed = _justClosed && window[^1] == _quote;
    }

    SearchValues<byte> Marks => _state switch
    {
        State.InQuotes => _inQuotes,
        State.InComment => _inComment,
        _ => _inRow,
    };

    void Meet(ReadOnlySpan<byte> window, int at)
    {
        if (window[at] is (byte)'\r' or (byte)'\n')
        {
            EndLine(window, at);
        }
        else if (window[at] == _quote)
        {
            Turn(window[..at]);
        }
        else
        {
            Comment(window, at);
        }
    }

    void EndLine(ReadOnlySpan<byte> window, int at)
    {
        (_lineStart, _columnsBefore) = (at + 1, 0);
        if (window[at] == '\n' && at > 0 && window[at - 1] == '\r')
        {
            return;
        }

        _line++;
        _state = _state == State.InQuotes ? State.InQuotes : StateOfNewLine;
    }

    // A quotation mark in the midst of a value is part of it; a second one behind a closing one opens it again.
    void Turn(ReadOnlySpan<byte> before)
    {
        var closes = _state == State.InQuotes;
        _state = !closes && (IsBeforeValue(before) || (_justClosed && _dialect.DoublesQuote)) ? State.InQuotes : State.InRow;
        _justClosed = closes;
    }

    bool IsBeforeValue(ReadOnlySpan<byte> before) =>
        (_dialect.SkipsSpace ? before.TrimEnd(_dialect.Delimiter == "\t" ? " "u8 : " \t"u8) : before) is var value && (IsRowStart(value) || value.EndsWith(_delimiter));

    static bool IsRowStart(ReadOnlySpan<byte> before) => before is [] or [.., (byte)'\r' or (byte)'\n'] || before.SequenceEqual("\uFEFF"u8);

    void Comment(ReadOnlySpan<byte> window, int at)
    {
        if (!IsRowStart(window[..at]))
        {
            var (line, column, rows) = First ?? (_line, _columnsBefore + Characters(window[_lineStart..at]) + 1, 0);
            First = (line, column, rows + 1);
        }

        _state = State.InComment;
    }
}
