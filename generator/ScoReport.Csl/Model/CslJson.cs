using System.Collections.Immutable;
using ScoReport.Csl.Model;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl;

/// <summary>Reads CSL-JSON libraries (csl-data.json), as tolerantly as citation managers write them.</summary>
public static class CslJson
{
    /// <summary>Reads a JSON list of entries, or one entry. A malformed entry costs only itself and is reported at its place.</summary>
    public static LibraryResult Read(string json)
    {
        var reader = new LibraryReader(json, null);
        return reader.Read();
    }

    /// <summary>Reads a library whose entries may lack ids, which are then made from their place.</summary>
    internal static LibraryResult Read(string json, Func<int, string> idAt) => new LibraryReader(json, idAt).Read();
}

/// <summary>What reading a library gave.</summary>
public sealed record LibraryResult
{
    /// <summary>The readable entries, in the order of the text; of several with one id only the first.</summary>
    public ImmutableArray<Reference> References { get; init; } = [];
    /// <summary>In the order of the text.</summary>
    public ImmutableArray<CslProblem> Problems { get; init; } = [];
}

/// <summary>The entries of one library text.</summary>
sealed class LibraryReader
{
    readonly string _text;
    readonly JsonText _json;
    readonly ProblemList _problems;
    readonly ReferenceReader _entries;
    readonly List<Reference> _references = [];
    readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    readonly Func<int, string>? _idAt;
    int _index;

    public LibraryReader(string text, Func<int, string>? idAt)
    {
        _idAt = idAt;
        _text = text;
        _json = new JsonText(text);
        _problems = new ProblemList(new TextPositions(text));
        _entries = new ReferenceReader(_problems);
    }

    public LibraryResult Read()
    {
        _json.SkipSpace();
        if (_json.AtEnd)
        {
            return new LibraryResult();
        }
        if (_json.Current == '{')
        {
            ReadSingle();
        }
        else if (_json.Accept('['))
        {
            ReadList();
        }
        else
        {
            _problems.Add(CslProblemKind.Syntax, _json.Position, "A library is a JSON list of entries and starts with '['.");
        }
        return new LibraryResult { References = [.. _references], Problems = _problems.InOrder() };
    }

    void ReadSingle()
    {
        if (_json.ReadValue() is not { } value)
        {
            _problems.Add(CslProblemKind.Syntax, _json.ErrorOffset, _json.Error!);
        }
        else if (value["items"] is { Kind: LibraryValueKind.List } items && value["id"] is null)
        {
            items.Items.ToList().ForEach(AddEntry);
        }
        else
        {
            AddEntry(value);
        }
    }

    void ReadList()
    {
        while (!_json.Accept(']'))
        {
            _json.SkipSpace();
            if (_json.AtEnd)
            {
                _problems.Add(CslProblemKind.Syntax, Math.Max(0, _text.Length - 1), "The list of entries is not closed.", "add ']' at the end");
                return;
            }
            ReadListEntry();
        }
        _json.SkipSpace();
        if (!_json.AtEnd)
        {
            _problems.Add(CslProblemKind.Syntax, _json.Position, "Text follows the end of the list; it is not read.");
        }
    }

    void ReadListEntry()
    {
        var start = _json.Position;
        if (_json.ReadValue() is { } entry)
        {
            AddEntry(entry);
            RequireSeparator();
        }
        else
        {
            _problems.Add(CslProblemKind.Syntax, _json.ErrorOffset, _json.Error!, "this entry is left out; the next ones are read");
            _json.ClearError();
            _json.Position = NextEntry(start, _json.Position);
        }
    }

    void RequireSeparator()
    {
        if (_json.Accept(','))
        {
            return;
        }
        _json.SkipSpace();
        if (!_json.AtEnd && _json.Current != ']')
        {
            _problems.Add(CslProblemKind.Syntax, _json.Position, "A ',' is missing between two entries.");
            if (_json.Current != '{')
            {
                _json.Position = NextEntry(_json.Position, _json.Position + 1);
            }
        }
    }

    /// <summary>
    /// Where to read on after an error: the next '{' that starts an entry, which is one after a '}' and a comma, or first on
    /// a line as far indented as the broken entry was.
    /// </summary>
    int NextEntry(int start, int from)
    {
        var indent = Indent(start);
        for (var i = Math.Max(from, start + 1); i < _text.Length; i++)
        {
            if (_text[i] == '{' && (indent >= 0 ? Indent(i) == indent : FollowsEntry(i)))
            {
                return i;
            }
        }
        return EndOfList();
    }

    int EndOfList()
    {
        var end = _text.Length;
        while (end > 0 && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }
        return end > 0 && _text[end - 1] == ']' ? end - 1 : _text.Length;
    }

    /// <summary>The number of characters before the offset on its line when they are all white, else -1.</summary>
    int Indent(int offset)
    {
        var lineStart = _text.LastIndexOf('\n', Math.Max(0, offset - 1)) + 1;
        return _text.AsSpan(lineStart, Math.Max(0, offset - lineStart)).IsWhiteSpace() ? offset - lineStart : -1;
    }

    bool FollowsEntry(int offset)
    {
        var before = _text.AsSpan(0, offset).TrimEnd();
        return before.EndsWith(",") && before[..^1].TrimEnd().EndsWith("}");
    }

    void AddEntry(LibraryValue entry)
    {
        if (entry.Kind != LibraryValueKind.Object)
        {
            _problems.Add(CslProblemKind.MalformedEntry, entry.Span.Offset, "An entry of the library is not an object.");
            return;
        }
        if (_entries.Read(entry, _idAt?.Invoke(_index++)) is not { } reference)
        {
            return;
        }
        if (_idAt is not null)
        {
            // Fixtures count on JavaScript's way, where the last of several entries stays.
            _references.RemoveAll(other => other.Id == reference.Id);
            _references.Add(reference);
        }
        else if (_ids.Add(reference.Id))
        {
            _references.Add(reference);
        }
        else
        {
            _problems.Add(CslProblemKind.DuplicateId, reference.IdSpan.Offset, $"A second entry has the id '{reference.Id}'; the first is used.");
        }
    }
}
