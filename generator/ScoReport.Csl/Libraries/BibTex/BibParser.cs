using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Libraries;

/// <summary>
/// The text of a <c>.bib</c> file → its entries. Braces count as BibTeX counts them, escaped or not; what stands between
/// entries is comment. After an error it goes on at the next line that begins with '@'.
/// </summary>
sealed class BibParser(string text, ProblemList problems)
{
    const int HintedStrings = 20;

    static readonly SearchValues<char> Braces = SearchValues.Create("{}@");
    static readonly SearchValues<char> BracesAndQuotes = SearchValues.Create("{}\"@");
    static readonly SearchValues<char> EndsBareWord = SearchValues.Create(" \t\r\n\v\f,#{}()\"=%");

    static readonly SearchValues<char> EndsKey = SearchValues.Create(" \t\r\n,={}");

    static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["address"] = "location",
        ["annote"] = "annotation",
        ["archiveprefix"] = "eprinttype",
        ["journal"] = "journaltitle",
        ["key"] = "sortkey",
        ["pdf"] = "file",
        ["primaryclass"] = "eprintclass",
        ["school"] = "institution",
        ["hyphenation"] = "langid",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    readonly List<BibEntry> _entries = [];
    readonly HashSet<string> _reportedStrings = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> _strings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jan"] = "January",
        ["feb"] = "February",
        ["mar"] = "March",
        ["apr"] = "April",
        ["may"] = "May",
        ["jun"] = "June",
        ["jul"] = "July",
        ["aug"] = "August",
        ["sep"] = "September",
        ["oct"] = "October",
        ["nov"] = "November",
        ["dec"] = "December",
    };

    // Strings may hold strings, twice each: what they come to is bounded, so that no file is a bomb.
    long _budget = (10L * text.Length) + 1_000_000;
    HashSet<int>? _unclosed;
    int _at;
    int _start;

    bool AtEnd => _at >= text.Length;

    public List<BibEntry> Parse()
    {
        while (SkipToObject())
        {
            ReadObject();
        }
        return _entries;
    }

    bool SkipToObject()
    {
        while (!AtEnd)
        {
            var next = text.AsSpan(_at).IndexOfAny('@', '%');
            if (next < 0)
            {
                return false;
            }
            _at += next;
            if (text[_at] == '%')
            {
                SkipLine();
            }
            else if (BodyOf(_at) > 0)
            {
                return true;
            }
            else
            {
                ReportLoneAt();
                _at++;
            }
        }
        return false;
    }

    void ReportLoneAt()
    {
        if (BeginsLine(_at) && _at + 1 < text.Length && char.IsAsciiLetter(text[_at + 1]) && !text.AsSpan(_at + 1).StartsWith("comment", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(CslProblemKind.Syntax, _at, "A '{' is missing after the type of an entry; the entry is left out.");
        }
    }

    void SkipLine()
    {
        var end = text.AsSpan(_at).IndexOf('\n');
        _at = end < 0 ? text.Length : _at + end + 1;
    }

    /// <summary>White space, and comments that run from '%' to the end of their line.</summary>
    void SkipSpace()
    {
        while (!AtEnd && (char.IsWhiteSpace(text[_at]) || text[_at] is '%' or '\uFEFF'))
        {
            if (text[_at] == '%')
            {
                SkipLine();
            }
            else
            {
                _at++;
            }
        }
    }

    /// <summary>Where the '{' or '(' of the entry stands whose '@' is at the offset; 0 when there is no entry.</summary>
    int BodyOf(int offset)
    {
        var at = AfterSpace(offset + 1);
        var word = at;
        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
        {
            at++;
        }
        if (at == word)
        {
            return 0;
        }
        at = AfterSpace(at);
        return at < text.Length && text[at] is '{' or '(' ? at : 0;
    }

    int AfterSpace(int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
        return at;
    }

    bool BeginsLine(int offset)
    {
        while (offset > 0 && text[offset - 1] is ' ' or '\t')
        {
            offset--;
        }
        return offset == 0 || text[offset - 1] is '\n' or '\r' or '\uFEFF';
    }

    /// <summary>
    /// Whether an entry with a key, a string or a comment begins here, first on its line. No value goes on past such a
    /// line: a brace was forgotten above, and every text is looked at once.
    /// </summary>
    bool IsEntryLine(int offset)
    {
        var body = offset > _start && BeginsLine(offset) ? BodyOf(offset) : 0;
        if (body == 0)
        {
            return false;
        }
        if (text.AsSpan(offset + 1).StartsWith("comment", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        var key = text.AsSpan(AfterSpace(body + 1));
        var end = key.IndexOfAny(EndsKey);
        return end > 0 && key[end..].TrimStart() is [',' or '=', ..];
    }

    void ReadObject()
    {
        _start = _at;
        var body = BodyOf(_at);
        var type = text[(_at + 1)..body].Trim().ToLowerInvariant();
        _at = body;
        switch (type)
        {
            case "comment":
                SkipComment();
                break;
            case "preamble":
                ReadPreamble();
                break;
            case "string":
                ReadStringDefinition();
                break;
            default:
                ReadEntry(type);
                break;
        }
    }

    /// <summary>Reports, and goes on at the next line that begins with '@'.</summary>
    bool Fail(int offset, string message, string? hint = null)
    {
        problems.Add(CslProblemKind.Syntax, Math.Min(offset, Math.Max(0, text.Length - 1)), message, hint);
        Recover(offset);
        return false;
    }

    void Recover(int offset)
    {
        _at = Math.Max(offset, _start + 1);
        while (!AtEnd && !(text[_at] == '@' && BeginsLine(_at)))
        {
            var next = _at + 1 < text.Length ? text.IndexOf('@', _at + 1) : -1;
            _at = next < 0 ? text.Length : next;
        }
    }

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

    void ReadEntry(string type)
    {
        var close = Closer();
        SkipSpace();
        var keySpan = ReadKey(close);
        var entry = new BibEntry { Type = type, Key = text.Substring(keySpan.Offset, keySpan.Length), KeySpan = keySpan };
        if (!ReadFields(entry, close))
        {
            return;
        }
        entry.Span = new TextSpan(_start, _at - _start);
        ReportRest(entry);
        if (entry.Key.Length > 0)
        {
            _entries.Add(entry);
        }
        else
        {
            problems.Add(CslProblemKind.MissingId, _start, "An entry has no key; it is left out.", $"write @{type}{{key, …");
        }
    }

    TextSpan ReadKey(char close)
    {
        var length = text.AsSpan(_at).IndexOfAny([',', close, '\n', '{', '"']);
        var raw = text.AsSpan(_at, length < 0 ? text.Length - _at : length);
        var key = raw.TrimEnd();
        if (key.IndexOf('=') is >= 0 and var equals && BibFields.IsField(key[..equals].Trim().ToString().ToLowerInvariant()))
        {
            return new TextSpan(_at, 0);
        }
        if (key.IndexOfAny(' ', '\t') is > 0 and var space && key.Contains('='))
        {
            // A field follows at once: "@book{key title = …".
            key = key[..space];
        }
        else if (key.IndexOfAny(' ', '\t') >= 0)
        {
            problems.Add(CslProblemKind.MalformedEntry, _at, $"The key '{key}' has a space in it; it cannot be cited so.");
        }
        var span = new TextSpan(_at, key.Length);
        _at += key.Length;
        SkipSpace();
        if (!AtEnd && text[_at] != ',' && text[_at] != close && key.Length > 0)
        {
            problems.Add(CslProblemKind.Syntax, _at, $"A ',' is missing after the key '{key}'.");
        }
        return span;
    }

    bool ReadFields(BibEntry entry, char close)
    {
        while (true)
        {
            SkipSpaceAndCommas();
            if (AtEnd || IsEntryLine(_at))
            {
                problems.Add(CslProblemKind.Syntax, _start, $"The entry '{entry.Key}' is not closed.", $"write '{close}' at its end");
                return true;
            }
            if (text[_at] == close)
            {
                _at++;
                return true;
            }
            if (!ReadField(entry))
            {
                return false;
            }
            RequireComma(close);
        }
    }

    void SkipSpaceAndCommas()
    {
        SkipSpace();
        while (!AtEnd && text[_at] == ',')
        {
            _at++;
            SkipSpace();
        }
    }

    void RequireComma(char close)
    {
        SkipSpace();
        if (!AtEnd && text[_at] != ',' && text[_at] != close && char.IsLetter(text[_at]))
        {
            problems.Add(CslProblemKind.Syntax, _at, "A ',' is missing between two fields.");
        }
    }

    bool ReadField(BibEntry entry)
    {
        var offset = _at;
        if (ReadName() is not { } written || ReadValue() is not { } value)
        {
            return false;
        }
        var lower = written.ToLowerInvariant();
        var name = Aliases.GetValueOrDefault(lower, lower);
        var field = new BibField(written, value.Text, offset, value.Offset);
        if (entry.Fields.TryAdd(name, field))
        {
            return true;
        }
        if (entry.Fields[name].Written.Equals(written, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(CslProblemKind.MalformedEntry, offset, $"The field '{written}' stands twice in '{entry.Key}'; the first is used.");
        }
        else if (name == lower)
        {
            // BibLaTeX's own name counts for more than the alias.
            entry.Fields[name] = field;
        }
        return true;
    }

    /// <summary>A name and its '='.</summary>
    string? ReadName()
    {
        var start = _at;
        while (!AtEnd && !EndsBareWord.Contains(text[_at]) && text[_at] != '@')
        {
            _at++;
        }
        if (_at == start)
        {
            Fail(_at, "The name of a field should stand here; the entry is left out.");
            return null;
        }
        var name = text[start.._at];
        SkipSpace();
        if (AtEnd || text[_at] != '=')
        {
            Fail(start, $"A '=' is missing after '{name}'; the entry is left out.");
            return null;
        }
        _at++;
        return name;
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

    /// <summary>A brace too many ends an entry early, and the fields after it would be lost in silence.</summary>
    void ReportRest(BibEntry entry)
    {
        var next = AfterSpace(_at);
        if (next < text.Length && text[next] is ',' or '}')
        {
            problems.Add(CslProblemKind.Syntax, next, $"Text follows the end of the entry '{entry.Key}'; it is not read.", "is there a '}' too many above?");
        }
    }
}
