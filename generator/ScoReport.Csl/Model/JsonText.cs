using System.Globalization;
using System.Text;

namespace ScoReport.Csl.Model;

/// <summary>
/// A JSON reader over UTF-16 text that gives every value its span and reports an error without an exception.
/// (Utf8JsonReader counts bytes, throws, and cannot be set on again after an error.)
/// </summary>
sealed class JsonText(string text)
{
    const int MaxDepth = 64;
    int _depth;

    public int Position { get; set; }
    public string? Error { get; private set; }
    public int ErrorOffset { get; private set; }
    public bool AtEnd => Position >= text.Length;
    public char Current => Position < text.Length ? text[Position] : '\0';

    public void ClearError() => (Error, _depth) = (null, 0);

    public void SkipSpace()
    {
        while (!AtEnd && (char.IsWhiteSpace(Current) || Current == '\uFEFF'))
        {
            Position++;
        }
    }

    public bool Accept(char expected)
    {
        SkipSpace();
        if (AtEnd || Current != expected)
        {
            return false;
        }
        Position++;
        return true;
    }

    /// <summary>The next value, or null with <see cref="Error"/> set.</summary>
    public LibraryValue? ReadValue()
    {
        SkipSpace();
        if (AtEnd)
        {
            return Fail("The text ends where a value should stand.");
        }
        if (_depth >= MaxDepth)
        {
            return Fail("Values are nested too deeply.");
        }
        _depth++;
        var value = Current switch
        {
            '{' => ReadObject(),
            '[' => ReadList(),
            '"' => ReadString(),
            _ => ReadWord(),
        };
        _depth--;
        return value;
    }

    LibraryValue? Fail(string message, int? offset = null)
    {
        if (Error is null)
        {
            Error = message;
            ErrorOffset = Math.Min(offset ?? Position, Math.Max(0, text.Length - 1));
        }
        return null;
    }

    LibraryValue? ReadObject()
    {
        var start = Position++;
        List<LibraryMember> members = [];
        if (!Accept('}'))
        {
            do
            {
                SkipSpace();
                if (Current == '}' && members.Count > 0)
                {
                    break;
                }
                if (ReadMember() is not { } member)
                {
                    return null;
                }
                members.Add(member);
            }
            while (Accept(','));
            if (!Accept('}'))
            {
                return Fail("A ',' or '}' is missing here.");
            }
        }
        return new LibraryValue { Kind = LibraryValueKind.Object, Span = new TextSpan(start, Position - start), Members = members };
    }

    LibraryMember? ReadMember()
    {
        SkipSpace();
        if (Current != '"')
        {
            Fail("A field name in double quotes should stand here.");
            return null;
        }
        var offset = Position;
        if (ReadString() is not { } key)
        {
            return null;
        }
        if (!Accept(':'))
        {
            Fail("A ':' is missing after the field name.");
            return null;
        }
        return ReadValue() is { } value ? new LibraryMember(key.Text, offset, value) : null;
    }

    LibraryValue? ReadList()
    {
        var start = Position++;
        List<LibraryValue> items = [];
        if (!Accept(']'))
        {
            do
            {
                SkipSpace();
                if (Current == ']' && items.Count > 0)
                {
                    break;
                }
                if (ReadValue() is not { } item)
                {
                    return null;
                }
                items.Add(item);
            }
            while (Accept(','));
            if (!Accept(']'))
            {
                return Fail("A ',' or ']' is missing here.");
            }
        }
        return new LibraryValue { Kind = LibraryValueKind.List, Span = new TextSpan(start, Position - start), Items = items };
    }

    LibraryValue? ReadString()
    {
        var start = Position++;
        var builder = new StringBuilder();
        while (!AtEnd && Current != '"')
        {
            if (Current is '\n' or '\r')
            {
                return Fail("A string is not closed on its line.", start);
            }
            if (Current != '\\')
            {
                builder.Append(text[Position++]);
            }
            else if (!ReadEscape(builder))
            {
                return Fail("This is no JSON escape.");
            }
        }
        if (AtEnd)
        {
            return Fail("A string is not closed.", start);
        }
        Position++;
        return new LibraryValue { Kind = LibraryValueKind.Text, Span = new TextSpan(start, Position - start), Text = builder.ToString() };
    }

    bool ReadEscape(StringBuilder builder)
    {
        var escaped = Position + 1 < text.Length ? text[Position + 1] : '\0';
        if (escaped == 'u')
        {
            if (Position + 6 > text.Length || !ushort.TryParse(text.AsSpan(Position + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                return false;
            }
            builder.Append((char)code);
            Position += 6;
            return true;
        }
        var index = "\"\\/bfnrt".IndexOf(escaped, StringComparison.Ordinal);
        if (index < 0)
        {
            return false;
        }
        builder.Append("\"\\/\b\f\n\r\t"[index]);
        Position += 2;
        return true;
    }

    LibraryValue? ReadWord()
    {
        var start = Position;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(Current) || Current is '+' or '-' or '.'))
        {
            Position++;
        }
        var word = text[start..Position];
        var span = new TextSpan(start, Position - start);
        switch (word)
        {
            case "true" or "false":
                return new LibraryValue { Kind = LibraryValueKind.Boolean, Span = span, Text = word };
            case "null":
                return new LibraryValue { Kind = LibraryValueKind.Null, Span = span };
            default:
                return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                    ? new LibraryValue { Kind = LibraryValueKind.Number, Span = span, Text = word }
                    : Fail("This is no JSON value.", start);
        }
    }
}
