using System.Buffers;
using System.Collections.Frozen;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Libraries;

/// <summary>
/// The text of a <c>.bib</c> file → its entries. Braces count as BibTeX counts them, escaped or not; what stands between
/// entries is comment. After an error it goes on at the next line that begins with '@'.
/// </summary>
sealed partial class BibParser(string text, ProblemList problems)
{

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

    /// <summary>BibLaTeX's own name of a field in lower case, of which some have another in BibTeX.</summary>
    public static string NameOf(string field) => Aliases.GetValueOrDefault(field, field);

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
        var name = NameOf(lower);
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
