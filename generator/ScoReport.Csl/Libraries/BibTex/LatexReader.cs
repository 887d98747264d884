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

    static readonly SearchValues<char> NotVerbatim = SearchValues.Create("\\{} \t\n\r");

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

    void ReadArguments(string name, int start)
    {
        if (LatexTables.Shapes.TryGetValue(name, out var shape))
        {
            Shape(shape);
        }
        else if (LatexTables.Wrappers.TryGetValue(name, out var wrapper))
        {
            Wrap(wrapper.Open, wrapper.Close);
        }
        else if (LatexTables.Hidden.Contains(name))
        {
            SkipArgument();
        }
        else
        {
            ReadNamed(name, start);
        }
    }

    void ReadNamed(string name, int start)
    {
        switch (name)
        {
            case "enquote" or "mkbibquote" or "textquote":
                ReadQuote(Accept('*'));
                break;
            case "foreignquote" or "hyphenquote":
                SkipArgument();
                ReadQuote(Accept('*'));
                break;
            case "foreignlanguage" or "textlang" or "textcolor" or "href" or "texorpdfstring" or "raisebox":
                ReadSecond(name);
                break;
            case "url" or "nolinkurl" or "path":
                _out.Append(RawArgument());
                break;
            case "NoCaseChange" or "mkbibprotect":
                Wrap(Marks.Protect.ToString(), Marks.Closer(Marks.Protect).ToString());
                break;
            case "MakeUppercase" or "uppercase" or "MakeLowercase" or "lowercase":
                ReadCased(name.Contains("pper", StringComparison.Ordinal));
                break;
            case "bibstring" or "bibcpstring" or "bibncpstring":
                _out.Append(localize(RawArgument()));
                break;
            case "mathbb":
                ReadBlackboard();
                break;
            case "frac" or "nicefrac" or "sfrac" or "tfrac" or "dfrac":
                ReadArgument();
                _out.Append('/');
                ReadArgument();
                break;
            case "ensuremath" or "(":
                ReadOtherMath(name);
                break;
            case "" or ")" or "[" or "]":
                break;
            default:
                ReadUnknown(name, start);
                break;
        }
    }

    void ReadUnknown(string name, int start)
    {
        if (!LatexTables.Silent.Contains(name))
        {
            onUnknown(name, start);
        }
        SkipSpaceBeforeText();
        while (!AtEnd && value[_at] == '{')
        {
            ReadBraces(protects: false);
        }
    }

    // "\foo bar" swallows its space, but "x \foo{} y" has two.
    void SkipSpaceBeforeText()
    {
        var at = _at;
        SkipSpace();
        if (!AtEnd && value[_at] == '{' && at != _at)
        {
            _at = at;
        }
    }

    void Wrap(string open, string close)
    {
        _out.Append(open);
        ReadArgument();
        _out.Append(close);
    }

    void Shape(char shape)
    {
        _out.Append(shape);
        var start = _out.Length;
        ReadArgument();
        if (_out.Length == start)
        {
            _out.Length--;
        }
        else
        {
            _out.Append(Marks.Closer(shape));
        }
    }

    /// <summary>A group, a command, or one character.</summary>
    void ReadArgument()
    {
        SkipSpace();
        if (AtEnd || value[_at] == '}')
        {
            return;
        }
        List<char>? switched = null;
        if (value[_at] == '{')
        {
            ReadBraces(protects: false);
        }
        else if (value[_at] == '\\' && _depth < DeepestGroup)
        {
            _depth++;
            ReadCommand(ref switched);
            _depth--;
            switched?.ForEach(shape => _out.Append(Marks.Closer(shape)));
        }
        else
        {
            AppendCharacter();
        }
    }

    void AppendCharacter()
    {
        var isPair = char.IsHighSurrogate(value[_at]) && _at + 1 < value.Length && char.IsLowSurrogate(value[_at + 1]);
        if (!Marks.IsMark(value[_at]))
        {
            _out.Append(value, _at, isPair ? 2 : 1);
        }
        _at += isPair ? 2 : 1;
    }

    void SkipArgument()
    {
        var length = _out.Length;
        ReadArgument();
        _out.Length = length;
    }

    void ReadSecond(string name)
    {
        if (name == "href")
        {
            RawArgument();
        }
        else
        {
            SkipArgument();
        }
        ReadArgument();
    }

    /// <summary>The text of an argument as it stands, for addresses; only escapes of single characters are taken off.</summary>
    string RawArgument()
    {
        SkipSpace();
        if (AtEnd || value[_at] != '{')
        {
            return "";
        }
        var (start, depth) = (_at + 1, 0);
        do
        {
            depth += value[_at] == '{' ? 1 : value[_at] == '}' ? -1 : 0;
            _at++;
        }
        while (depth > 0 && !AtEnd);
        return Verbatim(value[start..Math.Max(start, depth > 0 ? _at : _at - 1)]);
    }

    /// <summary>A value of BibLaTeX's types uri and verbatim.</summary>
    public static string Verbatim(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IndexOfAny(NotVerbatim) < 0)
        {
            return trimmed.ToString();
        }
        var builder = new StringBuilder(trimmed.Length);
        var plain = trimmed.ToString().Replace("\\textasciitilde", "~", StringComparison.Ordinal).Replace("\\textunderscore", "_", StringComparison.Ordinal)
            .Replace("$\\sim$", "~", StringComparison.Ordinal).Replace("\\url", "", StringComparison.Ordinal);
        foreach (var c in plain)
        {
            if (!char.IsWhiteSpace(c) && c is not ('{' or '}' or '\\') && !Marks.IsMark(c))
            {
                builder.Append(c);
            }
        }
        return builder.ToString();
    }

    void ReadQuote(bool isInner)
    {
        var inner = isInner || _quotes % 2 == 1;
        _quotes++;
        Wrap(inner ? "‘" : "“", inner ? "’" : "”");
        _quotes--;
    }

    void ReadCased(bool upper)
    {
        var start = _out.Length;
        ReadArgument();
        var text = _out.ToString(start, _out.Length - start);
        _out.Length = start;
        _out.Append(upper ? text.ToUpperInvariant() : text.ToLowerInvariant());
    }

    void ReadAccent(char accent)
    {
        var start = _out.Length;
        ReadArgument();
        var from = start;
        while (from < _out.Length && Marks.IsMark(_out[from]))
        {
            from++;
        }
        if (from == _out.Length || !char.IsLetter(_out[from]))
        {
            AppendBareAccent(accent, from);
            return;
        }
        var letter = accent is '\u0327' or '\u0328' or '\u0323' or '\u0331' ? _out[from] : _out[from] switch { 'ı' => 'i', 'ȷ' => 'j', var c => c };
        var rest = _out.ToString(from + 1, _out.Length - from - 1);
        _out.Length = from;
        // A letter may carry two marks, as Vietnamese ones do: those it has already come first.
        var marks = rest.Length - rest.AsSpan().TrimStart(CombiningMarks).Length;
        _out.Append($"{letter}{rest[..marks]}{accent}".Normalize(NormalizationForm.FormC)).Append(rest, marks, rest.Length - marks);
    }

    const string CombiningMarks = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030A\u030B\u030C\u0323\u0327\u0328\u0331";

    // \^{} and \~{} are the characters themselves, as addresses have them.
    void AppendBareAccent(char accent, int at) => _out.Insert(at, accent switch
    {
        '\u0302' => "^",
        '\u0303' => "~",
        '\u0301' => "´",
        '\u0300' => "`",
        '\u0308' => "¨",
        _ => "",
    });
}
