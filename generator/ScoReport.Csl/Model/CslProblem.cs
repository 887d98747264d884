namespace ScoReport.Csl;

/// <summary>A problem in a style, a locale or a library, at its place in the text.</summary>
public sealed record CslProblem
{
    /// <summary>What kind of problem it is.</summary>
    public required CslProblemKind Kind { get; init; }
    /// <summary>A sentence for the author.</summary>
    public required string Message { get; init; }
    /// <summary>What to do about it, or null.</summary>
    public string? Hint { get; init; }
    /// <summary>From the start of the text, in UTF-16 code units.</summary>
    public int Offset { get; init; }
    /// <summary>Counted from 1.</summary>
    public int Line { get; init; }
    /// <summary>Counted from 1, in UTF-16 code units.</summary>
    public int Column { get; init; }
}

/// <summary>The kinds of <see cref="CslProblem"/>.</summary>
public enum CslProblemKind
{
    /// <summary>The text is not well formed JSON or XML.</summary>
    Syntax,
    /// <summary>An entry of a library is not an object, or one of its values has the wrong shape.</summary>
    MalformedEntry,
    /// <summary>Two entries have the same id.</summary>
    DuplicateId,
    /// <summary>An entry has no id.</summary>
    MissingId,
    /// <summary>A field that CSL does not know.</summary>
    UnknownField,
    /// <summary>An item type that CSL does not know.</summary>
    UnknownType,
    /// <summary>A date that cannot be read.</summary>
    InvalidDate,
    /// <summary>The XML is not a CSL style or locale.</summary>
    NotCsl,
    /// <summary>An element CSL does not know, or not at this place.</summary>
    UnknownElement,
    /// <summary>An attribute or value CSL does not know.</summary>
    InvalidAttribute,
    /// <summary>A macro is called that is not there.</summary>
    UnknownMacro,
    /// <summary>A macro calls itself.</summary>
    MacroCycle,
    /// <summary>An abbreviation of a BibTeX library is not defined.</summary>
    UnknownString,
    /// <summary>A LaTeX command that is not known.</summary>
    UnknownCommand,
    /// <summary>An entry inherits from one that is not there, or from itself.</summary>
    UnknownParent,
    /// <summary>An entry that is no work of its own, such as a set of others; it is left out.</summary>
    NoWork,
    /// <summary>An entry that only a program reads; nothing of a work is lost with it.</summary>
    ProgramEntry,
    /// <summary>A record of a RIS library does not say where it ends.</summary>
    MissingEnd,
    /// <summary>Elements or macros are nested too deeply, or one cite would take too many steps.</summary>
    TooComplex,
}

/// <summary>Offsets, lines and columns of one text.</summary>
sealed class TextPositions(string text)
{
    readonly List<int> _lineStarts = FindLineStarts(text);

    /// <summary>Where the part of the text begins whose lines and columns a reader counts.</summary>
    public int Start { get; set; }

    public (int Line, int Column) At(int offset)
    {
        var index = _lineStarts.BinarySearch(offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, offset - _lineStarts[line] + 1);
    }

    /// <summary>The offset in the whole text of a line and column of the part at <see cref="Start"/>.</summary>
    public int OffsetOf(int line, int column)
    {
        var (startLine, startColumn) = At(Start);
        var index = line + startLine - 2;
        var indent = line == 1 ? startColumn - 1 : 0;
        return line < 1 || index >= _lineStarts.Count ? 0 : Math.Min(text.Length, _lineStarts[index] + indent + Math.Max(0, column - 1));
    }

    static List<int> FindLineStarts(string text)
    {
        List<int> starts = [0];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }
        return starts;
    }
}
