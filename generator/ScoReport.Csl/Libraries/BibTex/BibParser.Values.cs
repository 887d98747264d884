using System.Buffers;
using System.Text;
using ScoReport.Csl.Model;

namespace ScoReport.Csl.Libraries;

/// <summary>Values in their three forms; what a file has beside entries: comments, preambles, strings.</summary>
sealed partial class BibParser
{
    const int HintedStrings = 20;

    static readonly SearchValues<char> Braces = SearchValues.Create("{}@");
    static readonly SearchValues<char> BracesAndQuotes = SearchValues.Create("{}\"@");
    static readonly SearchValues<char> EndsBareWord = SearchValues.Create(" \t\r\n\v\f,#{}()\"=%");

    void SkipComment()
    {
        if (text[_at] != '{')
        {
            _at++;
            return;
        }
        _unclosed ??= FindUnclosed();
        if (_unclosed.Contains(_at))
        {
            Fail(_at, "The '{' of a comment is not closed; reading goes on at the next line that begins with '@'.");
            return;
        }
        var depth = 0;
        do
        {
            _at += text.AsSpan(_at).IndexOfAny('{', '}');
            depth += text[_at++] == '{' ? 1 : -1;
        }
        while (depth > 0);
    }

    /// <summary>The braces that no other closes, found once: a comment may hold whole entries, and to look for the end of each would cost a text's length each.</summary>
    HashSet<int> FindUnclosed()
    {
        var open = new Stack<int>();
        for (var i = _at; i < text.Length; i++)
        {
            if (text[i] == '{')
            {
                open.Push(i);
            }
            else if (text[i] == '}')
            {
                open.TryPop(out _);
            }
        }
        return [.. open];
    }

    void ReadPreamble()
    {
        var close = Closer();
        if (ReadValue() is not null)
        {
            AcceptClose(close);
        }
    }

    char Closer() => text[_at++] == '{' ? '}' : ')';

    void AcceptClose(char close)
    {
        SkipSpace();
        if (!AtEnd && text[_at] == ',')
        {
            _at++;
            SkipSpace();
        }
        if (!AtEnd && text[_at] == close)
        {
            _at++;
        }
        else
        {
            Fail(_at, $"A '{close}' is missing here.");
        }
    }

    void ReadStringDefinition()
    {
        var close = Closer();
        SkipSpace();
        if (ReadName() is { } name && ReadValue() is { } value)
        {
            _strings[name] = value.Text;
            AcceptClose(close);
        }
    }

    readonly record struct Value(string Text, int Offset);

    /// <summary>Pieces joined by '#'.</summary>
    Value? ReadValue()
    {
        if (ReadPiece() is not { } first)
        {
            return null;
        }
        StringBuilder? whole = null;
        while (AcceptJoin())
        {
            if (ReadPiece() is not { } piece)
            {
                return null;
            }
            (whole ??= new StringBuilder(first.Text)).Append(piece.Text);
        }
        return whole is null ? first : new Value(whole.ToString(), -1);
    }

    bool AcceptJoin()
    {
        SkipSpace();
        if (AtEnd || text[_at] != '#')
        {
            return false;
        }
        _at++;
        return true;
    }

    Value? ReadPiece()
    {
        SkipSpace();
        if (AtEnd)
        {
            Fail(_at, "The text ends where a value should stand.");
            return null;
        }
        return text[_at] switch
        {
            '{' => Between(BracedEnd()),
            '"' => Between(QuotedEnd()),
            _ => ReadBareWord(),
        };
    }

    Value? Between(int end)
    {
        if (end < 0)
        {
            return null;
        }
        var value = new Value(text[(_at + 1)..end], _at + 1);
        _at = end + 1;
        return value;
    }

    int BracedEnd()
    {
        var depth = 0;
        for (var i = _at; text.AsSpan(i).IndexOfAny(Braces) is >= 0 and var next; i++)
        {
            i += next;
            if (text[i] == '@')
            {
                if (IsEntryLine(i))
                {
                    return Unclosed(i);
                }
            }
            else if ((depth += text[i] == '{' ? 1 : -1) == 0)
            {
                return i;
            }
        }
        return Unclosed(text.Length);
    }

    int Unclosed(int end)
    {
        problems.Add(CslProblemKind.Syntax, _at, $"A value that begins with '{text[_at]}' is not closed; the entry is left out.");
        Recover(end);
        return -1;
    }

    int QuotedEnd()
    {
        var depth = 0;
        for (var i = _at + 1; text.AsSpan(i).IndexOfAny(BracesAndQuotes) is >= 0 and var next; i++)
        {
            i += next;
            switch (text[i])
            {
                case '{':
                    depth++;
                    break;
                case '}' when --depth < 0:
                    return Unclosed(i);
                case '"' when depth == 0 && !IsAccent(i):
                    return i;
                case '@' when IsEntryLine(i):
                    return Unclosed(i);
            }
        }
        return Unclosed(text.Length);
    }

    /// <summary>Whether the quotation mark belongs to <c>\"</c> before a letter. BibTeX would end the value; nobody means that.</summary>
    bool IsAccent(int quote) =>
        text[quote - 1] == '\\' && quote + 1 < text.Length && (char.IsLetter(text[quote + 1]) || text[quote + 1] is '{' or '\\');

    Value? ReadBareWord()
    {
        var length = text.AsSpan(_at).IndexOfAny(EndsBareWord);
        var word = text.Substring(_at, length < 0 ? text.Length - _at : length);
        if (word.Length == 0 || word[0] == '@')
        {
            Fail(_at, "A value is missing here; the entry is left out.", "write {…}");
            return null;
        }
        var offset = _at;
        _at += word.Length;
        if (_strings.TryGetValue(word, out var value) && (_budget -= value.Length) >= 0)
        {
            return new Value(value, -1);
        }
        if (!char.IsAsciiDigit(word[0]) && _reportedStrings.Add(word))
        {
            ReportString(word, offset, value is not null);
        }
        return new Value(word, offset);
    }

    void ReportString(string word, int offset, bool isTooLong)
    {
        var hint = _reportedStrings.Count <= HintedStrings ? NearName.Hint(word, _strings.Keys) ?? "write the value in braces" : null;
        problems.Add(
            CslProblemKind.UnknownString, offset,
            isTooLong ? $"The text is too long once its strings are put in; '{word}' is used by its name." : $"No @string has the name '{word}'; the name itself is used.",
            isTooLong ? null : hint);
    }
}
