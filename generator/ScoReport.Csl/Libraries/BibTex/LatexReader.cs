using System.Buffers;
using System.Text;

namespace ScoReport.Csl.Libraries;

/// <summary>
/// The LaTeX of one value → marked text (<see cref="Marks"/>). Braces that are no command's become marks of protection;
/// unknown commands are dropped and told, their arguments stay.
/// </summary>
sealed partial class LatexReader(string value, Action<string, int> onUnknown, Func<string, string> localize)
{
    const int DeepestGroup = 64;

    static readonly SearchValues<char> Special = SearchValues.Create("\\{}$~-`'\t\n\r\v\f\u2028\u2029");

    static readonly SearchValues<char> EndsRun =
        SearchValues.Create([.. "\\{}$~-`' \t\n\r\v\f\u2028\u2029", .. Enumerable.Range(0xFDD0, 32).Select(static c => (char)c)]);

    readonly StringBuilder _out = new(value.Length + 16);
    int _at;
    int _depth;
    int _quotes;
    int _formulas;

    bool AtEnd => _at >= value.Length;

    public static string Read(string value, Action<string, int> onUnknown, Func<string, string> localize)
    {
        var trimmed = value.AsSpan().Trim();
        if (trimmed.IndexOfAny(Special) < 0 && trimmed.IndexOf("  ", StringComparison.Ordinal) < 0 && trimmed.IndexOfAny(Marks.All) < 0)
        {
            return trimmed.Length == value.Length ? value : trimmed.ToString();
        }
        return new LatexReader(value, onUnknown, localize).ReadAll();
    }

    string ReadAll()
    {
        while (!AtEnd)
        {
            // A '}' without its '{' comes only out of strings put together; it stands for nothing.
            ReadGroup();
        }
        return _out.ToString().Trim(' ');
    }

    /// <summary>Reads to the end of the group or value; shapes that were switched on in it end with it.</summary>
    void ReadGroup()
    {
        List<char>? switched = null;
        while (!AtEnd && value[_at] != '}')
        {
            ReadNext(ref switched);
        }
        _at++;
        for (var i = (switched?.Count ?? 0) - 1; i >= 0; i--)
        {
            _out.Append(Marks.Closer(switched![i]));
        }
    }

    void ReadNext(ref List<char>? switched)
    {
        var c = value[_at];
        switch (c)
        {
            case '{':
                ReadBraces(protects: !(_at + 1 < value.Length && value[_at + 1] == '\\'));
                break;
            case '\\':
                ReadCommand(ref switched);
                break;
            case '$':
                ReadMath();
                break;
            case '~':
                _out.Append('\u00A0');
                _at++;
                break;
            case '-' or '`' or '\'':
                ReadLigature(c);
                break;
            default:
                ReadText(c);
                break;
        }
    }

    void ReadText(char c)
    {
        var run = _formulas > 0 ? 0 : value.AsSpan(_at).IndexOfAny(EndsRun);
        if (run != 0)
        {
            run = run < 0 ? value.Length - _at : run;
            _out.Append(value, _at, run);
            _at += run;
            return;
        }
        _at++;
        if (char.IsWhiteSpace(c) && c is not ('\u00A0' or '\u202F' or '\u2009'))
        {
            AppendSpace();
        }
        else if (!Marks.IsMark(c))
        {
            _out.Append(c);
        }
    }

    void AppendSpace()
    {
        if (_out.Length > 0 && _out[^1] != ' ')
        {
            _out.Append(' ');
        }
    }

    void ReadBraces(bool protects)
    {
        _at++;
        if (_depth >= DeepestGroup)
        {
            return;
        }
        _depth++;
        if (protects)
        {
            _out.Append(Marks.Protect);
        }
        ReadGroup();
        if (protects)
        {
            _out.Append(Marks.Closer(Marks.Protect));
        }
        _depth--;
    }

    void ReadLigature(char c)
    {
        var length = 1;
        while (length < 3 && _at + length < value.Length && value[_at + length] == c)
        {
            length++;
        }
        length = c == '-' ? length : Math.Min(length, 2);
        _at += length;
        switch (c, length)
        {
            case ('`', 1) when _out.Length > 0 && _out[^1] is '?' or '!':
                _out[^1] = _out[^1] == '?' ? '¿' : '¡';
                break;
            case ('-', _):
                _out.Append("-–—"[length - 1]);
                break;
            default:
                _out.Append(c == '`' ? "‘“"[length - 1] : "’”"[length - 1]);
                break;
        }
    }

    string ReadCommandName()
    {
        var start = ++_at;
        while (!AtEnd && char.IsAsciiLetter(value[_at]))
        {
            _at++;
        }
        if (_at > start)
        {
            return value[start.._at];
        }
        return AtEnd ? "" : value[_at++].ToString();
    }

    void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(value[_at]))
        {
            _at++;
        }
    }

    bool Accept(char c)
    {
        if (AtEnd || value[_at] != c)
        {
            return false;
        }
        _at++;
        return true;
    }

    void ReadCommand(ref List<char>? switched)
    {
        var start = _at;
        var name = ReadCommandName();
        var isWord = name.Length > 0 && char.IsAsciiLetter(name[0]);
        if (LatexTables.Accents.TryGetValue(name, out var accent))
        {
            ReadAccent(accent);
        }
        else if (LatexTables.Switches.TryGetValue(name, out var shape))
        {
            SkipSpace();
            (switched ??= []).Add(shape);
            _out.Append(shape);
        }
        else if (LatexTables.Spaces.TryGetValue(name, out var space))
        {
            ReadSpace(space, isWord);
        }
        else if ((LatexTables.Symbols.GetValueOrDefault(name) ?? LatexTables.CyrillicOf(name)) is { } symbol)
        {
            _out.Append(symbol);
            var at = _at;
            EndWord(isWord);
            if (_formulas > 0 && _at > at && !(symbol.Length == 1 && char.IsLetter(symbol[0])))
            {
                // Signs and names of functions stand apart from what follows, letters do not.
                AppendSpace();
            }
        }
        else
        {
            ReadArguments(name, start);
        }
    }

    void ReadSpace(string space, bool isWord)
    {
        EndWord(isWord);
        if (space == " ")
        {
            AppendSpace();
        }
        else
        {
            _out.Append(space);
        }
    }

    /// <summary>The space, or the empty group, that ends a command of letters.</summary>
    void EndWord(bool isWord)
    {
        if (!isWord)
        {
            return;
        }
        if (_at + 1 < value.Length && value[_at] == '{' && value[_at + 1] == '}')
        {
            _at += 2;
        }
        else
        {
            SkipSpace();
        }
    }
}
