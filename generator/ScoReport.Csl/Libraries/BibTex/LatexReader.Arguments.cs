using System.Buffers;
using System.Text;

namespace ScoReport.Csl.Libraries;

/// <summary>Commands that take arguments.</summary>
sealed partial class LatexReader
{
    static readonly SearchValues<char> NotVerbatim = SearchValues.Create("\\{} \t\n\r");

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
