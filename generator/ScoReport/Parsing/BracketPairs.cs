namespace ScoReport.Parsing;

/// <summary>
/// Finds where the brackets of a text close. All of them are looked for at once, since a text may be nothing but brackets, and each
/// by itself would be looked for to the end. An instance serves one text after the other.
/// </summary>
sealed class BracketPairs
{
    // What nests more deeply is refused as a whole later.
    const int Deepest = 64;

    // Of a position in the text that was looked through; else where the bracket there closes.
    const int NoBracket = 0;
    const int Unclosed = -1;
    const int Closing = -2;

    readonly Stack<int> _open = [];
    string? _text;
    int _from;
    int _to;
    int[] _ends = [];

    /// <summary>The place of the bracket that closes the one at <paramref name="at"/>; -1 where none does before <paramref name="to"/>, or where brackets nest more deeply than can be meant.</summary>
    public int EndOf(string text, int at, int to)
    {
        // What looked like code from further to the front may be none.
        if (!ReferenceEquals(text, _text) || to != _to || at < _from || _ends[at - _from] == NoBracket)
        {
            Look(text, at, to);
            Measure();
        }

        return Math.Max(_ends[at - _from], Unclosed);
    }

    void Look(string text, int from, int to)
    {
        (_text, _from, _to) = (text, from, to);
        if (_ends.Length < to - from)
        {
            _ends = new int[to - from];
        }

        Array.Clear(_ends, 0, to - from);
        _open.Clear();
        for (var i = from; i < to; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '`':
                    i = text.IndexOf('`', i + 1, to - i - 1) is >= 0 and var end ? end : i;
                    break;
                case '[':
                    _open.Push(i);
                    _ends[i - from] = Unclosed;
                    break;
                case ']' when _open.TryPop(out var open):
                    _ends[open - from] = i;
                    _ends[i - from] = Closing;
                    break;
                default:
                    break;
            }
        }
    }

    void Measure()
    {
        var depth = 0;
        foreach (ref var end in _ends.AsSpan(0, _to - _from))
        {
            depth += end > 0 ? 1 : end == Closing ? -1 : 0;
            end = end > 0 && depth > Deepest ? Unclosed : end;
        }
    }
}
