namespace ScoReport.Sources;

/// <summary>
/// A text file that diagnostics can point into. The text is loaded when asked for and may be let go again,
/// so that a report of ten thousand chapters does not hold their sources while it renders.
/// </summary>
public sealed class SourceFile
{
    readonly Func<string> _load;
    readonly WeakReference<string> _text;
    readonly WeakReference<int[]> _lineStarts = new([]);

    /// <summary>Names the file at <paramref name="path"/> whose text <paramref name="load"/> gives, always the same.</summary>
    public SourceFile(string path, Func<string> load)
    {
        Path = path;
        _load = load;
        _text = new WeakReference<string>("");
    }

    /// <summary>Names a file whose text is at hand.</summary>
    public static SourceFile Of(string path, string text) => new(path, () => text);

    /// <summary>Path as diagnostics show it.</summary>
    public string Path { get; }

    /// <summary>The decoded text, without a byte order mark.</summary>
    public string Text
    {
        get
        {
            if (_text.TryGetTarget(out var text) && text.Length > 0)
            {
                return text;
            }

            text = _load();
            _text.SetTarget(text);
            return text;
        }
    }

    /// <summary>Where each line begins. Counted once, since a file may have as many problems as lines.</summary>
    int[] LineStarts
    {
        get
        {
            if (_lineStarts.TryGetTarget(out var known) && known.Length > 0)
            {
                return known;
            }

            var text = Text;
            List<int> starts = [0];
            for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
            {
                starts.Add(end + 1);
            }

            int[] found = [.. starts];
            _lineStarts.SetTarget(found);
            return found;
        }
    }

    /// <summary>The 1-based line and column of a place, as editors count them.</summary>
    public (int Line, int Column) Position(int start)
    {
        var starts = LineStarts;
        start = Math.Min(start, Text.Length);
        var index = Array.BinarySearch(starts, start);
        var line = index < 0 ? ~index : index + 1;
        return (line, start - starts[line - 1] + 1);
    }

    /// <summary>A span of this file; <paramref name="start"/> and <paramref name="length"/> count UTF-16 code units.</summary>
    public SourceSpan Span(int start, int length = 0) => new(this, start, length);

    /// <summary>The span at a 1-based <paramref name="line"/> and <paramref name="column"/>, for formats that only tell those.</summary>
    public SourceSpan SpanAt(int line, int column)
    {
        var text = Text;
        var start = 0;
        for (var n = 1; n < line; n++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
            {
                break;
            }

            start = end + 1;
        }

        return Span(Math.Min(text.Length, start + Math.Max(0, column - 1)));
    }
}

/// <summary>A place in a source file. Start and length count UTF-16 code units; no file means the report as a whole.</summary>
public readonly record struct SourceSpan(SourceFile? File, int Start, int Length)
{
    /// <summary>The 1-based line and column of the start, as editors count them.</summary>
    public (int Line, int Column) Position() => File?.Position(Start) ?? (0, 0);

    /// <summary>The source line the span starts on, without its line end.</summary>
    public string Line()
    {
        if (File is null)
        {
            return "";
        }

        var text = File.Text;
        var at = Math.Min(Start, text.Length);
        var begin = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at);
        return text[begin..(end < 0 ? text.Length : end)].TrimEnd('\r');
    }

    /// <summary>A part of this span, from <paramref name="offset"/> on.</summary>
    public SourceSpan Slice(int offset, int length) => new(File, Start + offset, length);

    /// <summary><c>path:line:column</c>, or nothing for the report as a whole.</summary>
    public override string ToString()
    {
        if (File is null)
        {
            return "";
        }

        var (line, column) = Position();
        return $"{File.Path}:{line}:{column}";
    }
}
