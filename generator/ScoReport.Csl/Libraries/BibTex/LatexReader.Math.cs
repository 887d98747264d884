namespace ScoReport.Csl.Libraries;

/// <summary>Formulas: kept as text, with raised and lowered parts and the characters that commands stand for.</summary>
sealed partial class LatexReader
{
    void ReadMath()
    {
        var doubled = _at + 1 < value.Length && value[_at + 1] == '$';
        var open = _at + (doubled ? 2 : 1);
        var close = value.IndexOf('$', open);
        if (close < 0)
        {
            // A lone '$' is money.
            _out.Append('$');
            _at++;
            return;
        }
        _at = open;
        ReadFormula(close);
        _at = Math.Max(_at, close + 1);
        if (doubled)
        {
            Accept('$');
        }
    }

    void ReadOtherMath(string command)
    {
        if (command != "(")
        {
            SkipSpace();
            if (Accept('{'))
            {
                ReadFormula(value.Length);
                _at++;
            }
            return;
        }
        var close = value.IndexOf("\\)", _at, StringComparison.Ordinal);
        ReadFormula(close < 0 ? value.Length : close);
        _at = close < 0 ? value.Length : Math.Max(_at, close + 2);
    }

    /// <summary>Letters of formulas keep their case; a formula without any needs no protection.</summary>
    void ReadFormula(int end)
    {
        if (_depth >= DeepestGroup)
        {
            return;
        }
        var start = _out.Length;
        _depth++;
        _formulas++;
        ReadMathUntil(end);
        _formulas--;
        _depth--;
        for (var i = start; i < _out.Length; i++)
        {
            if (char.IsAsciiLetter(_out[i]))
            {
                _out.Insert(start, Marks.Protect);
                _out.Append(Marks.Closer(Marks.Protect));
                return;
            }
        }
    }

    void ReadMathUntil(int end)
    {
        while (_at < end && !AtEnd && value[_at] != '}')
        {
            ReadMathNext(end);
        }
    }

    void ReadMathNext(int end)
    {
        var c = value[_at];
        switch (c)
        {
            case '^' or '_':
                _at++;
                ReadScript(c == '^' ? Marks.Superscript : Marks.Subscript, end);
                break;
            case '{':
                ReadMathBraces(end);
                break;
            case '\\':
                ReadMathCommand();
                break;
            case '-' or '\'' or '~' or '*':
                _at++;
                _out.Append(c switch { '-' => '−', '\'' => '′', '*' => '∗', _ => '\u00A0' });
                break;
            default:
                ReadText(c);
                break;
        }
    }

    void ReadMathCommand()
    {
        List<char>? switched = null;
        ReadCommand(ref switched);
        switched?.ForEach(shape => _out.Append(Marks.Closer(shape)));
    }

    void ReadMathBraces(int end)
    {
        _at++;
        if (_depth >= DeepestGroup)
        {
            return;
        }
        _depth++;
        ReadMathUntil(end);
        _depth--;
        Accept('}');
    }

    void ReadScript(char shape, int end)
    {
        _out.Append(shape);
        var start = _out.Length;
        SkipSpace();
        if (_at < end && !AtEnd && value[_at] is not ('^' or '_' or '}'))
        {
            ReadMathNext(end);
        }
        if (_out.Length == start + 1 && _out[start] is '∘' or '′')
        {
            // These are high by themselves: degrees and primes.
            _out[start - 1] = _out[start] == '∘' ? '°' : '′';
            _out.Length = start;
            return;
        }
        _out.Append(Marks.Closer(shape));
    }

    void ReadBlackboard()
    {
        var start = _out.Length;
        ReadArgument();
        for (var i = start; i < _out.Length; i++)
        {
            _out[i] = LatexTables.Blackboard(_out[i]);
        }
    }
}
