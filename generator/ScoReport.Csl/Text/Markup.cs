using System.Buffers;
using System.Text;

namespace ScoReport.Csl.Text;

/// <summary>Reads the markup and quotation marks of CSL-JSON fields into nodes.</summary>
sealed class Markup
{
    static readonly SearchValues<char> Special = SearchValues.Create("<\"'“”‘’„");
    static readonly (string Open, string Close, SpanNode Shape)[] Tags =
    [
        ("<i>", "</i>", new SpanNode { Style = new RunStyle(FontStyle: FontStyle.Italic), Toggles = true }),
        ("<b>", "</b>", new SpanNode { Style = new RunStyle(FontWeight: FontWeight.Bold), Toggles = true }),
        ("<sup>", "</sup>", new SpanNode { Style = new RunStyle(VerticalAlign: VerticalAlign.Superscript), Toggles = true }),
        ("<sub>", "</sub>", new SpanNode { Style = new RunStyle(VerticalAlign: VerticalAlign.Subscript), Toggles = true }),
        ("<sc>", "</sc>", new SpanNode { Style = new RunStyle(FontVariant: FontVariant.SmallCaps), Toggles = true }),
        ("<span style=\"font-variant:small-caps;\">", "</span>", new SpanNode { Style = new RunStyle(FontVariant: FontVariant.SmallCaps), Toggles = true }),
        ("<span style=\"font-variant: small-caps;\">", "</span>", new SpanNode { Style = new RunStyle(FontVariant: FontVariant.SmallCaps), Toggles = true }),
        ("<span class=\"nocase\">", "</span>", new SpanNode { NoCase = true }),
        ("<span class=\"nodecor\">", "</span>", new SpanNode { NoDecoration = true }),
    ];

    sealed record Frame(SpanNode? Shape, string Opener, string Close)
    {
        public List<Node> Nodes { get; } = [];
        public bool IsQuote => Shape is null && Opener.Length > 0;
    }

    // Deeper than any field that was written on purpose; openers beyond are text.
    const int MostFrames = 40;

    readonly string _text;
    // Where each tag closes next, or the end: found once, however many openers there are.
    readonly int[] _closers = new int[Tags.Length];
    readonly Stack<Frame> _frames = new();
    readonly StringBuilder _pending = new();
    int _position;

    Markup(string text)
    {
        _text = text;
        _frames.Push(new Frame(null, "", ""));
    }

    public static List<Node> Parse(string text)
    {
        if (text.AsSpan().IndexOfAny('«', '»') >= 0)
        {
            text = text.Replace("« ", "«\u202F", StringComparison.Ordinal).Replace(" »", "\u202F»", StringComparison.Ordinal);
        }
        if (text.AsSpan().IndexOfAny(Special) < 0)
        {
            return [new TextNode(text)];
        }
        return new Markup(text).Run();
    }

    /// <summary>The field's text without its markup.</summary>
    public static string Strip(string text) =>
        text.Contains('<', StringComparison.Ordinal) ? new SpanNode(Parse(text)).PlainText() : text;

    List<Node> Run()
    {
        while (_position < _text.Length)
        {
            if (!TryTag() && !TryQuote())
            {
                _pending.Append(_text[_position++]);
            }
        }
        while (_frames.Count > 1)
        {
            Unwind();
        }
        Flush();
        return _frames.Peek().Nodes;
    }

    void Flush()
    {
        if (_pending.Length > 0)
        {
            _frames.Peek().Nodes.Add(new TextNode(_pending.ToString()) { Origin = this });
            _pending.Clear();
        }
    }

    bool TryTag()
    {
        if (_text[_position] != '<')
        {
            return false;
        }
        var rest = _text.AsSpan(_position);
        for (var i = 0; i < Tags.Length; i++)
        {
            var (open, close, shape) = Tags[i];
            if (rest.StartsWith(open, StringComparison.Ordinal))
            {
                if (_frames.Count == MostFrames || !ClosesLater(i))
                {
                    return false;
                }
                Push(new Frame(shape, open, close), open.Length);
                return true;
            }
            if (rest.StartsWith(close, StringComparison.Ordinal) && _frames.Any(frame => frame.Close == close && frame.Shape is not null))
            {
                CloseTag(close);
                return true;
            }
        }
        return false;
    }

    bool ClosesLater(int tag)
    {
        if (_closers[tag] <= _position && _closers[tag] < _text.Length)
        {
            var found = _text.IndexOf(Tags[tag].Close, _position, StringComparison.Ordinal);
            _closers[tag] = found < 0 ? _text.Length : found;
        }
        return _closers[tag] < _text.Length;
    }

    void Push(Frame frame, int length)
    {
        Flush();
        _frames.Push(frame);
        _position += length;
    }

    void CloseTag(string close)
    {
        while (_frames.Peek().Shape is null || _frames.Peek().Close != close)
        {
            Unwind();
        }
        Flush();
        var frame = _frames.Pop();
        var shape = frame.Shape!;
        _frames.Peek().Nodes.Add(new SpanNode(frame.Nodes) { Style = shape.Style, Toggles = shape.Toggles, NoCase = shape.NoCase, NoDecoration = shape.NoDecoration });
        _position += close.Length;
    }

    /// <summary>Takes back an opener that was never closed.</summary>
    void Unwind()
    {
        Flush();
        var frame = _frames.Pop();
        var nodes = _frames.Peek().Nodes;
        nodes.Add(new TextNode(frame.Opener == "'" ? "’" : frame.Opener) { Origin = this });
        nodes.AddRange(frame.Nodes);
    }

    bool TryQuote()
    {
        var c = _text[_position];
        if (!Special.Contains(c) || c == '<')
        {
            return false;
        }
        if (CloserOf(c) && TryCloseQuote(c))
        {
            return true;
        }
        if (OpenerCloses(c) is { Length: > 0 } closes && _frames.Count < MostFrames && CanOpen())
        {
            Push(new Frame(null, c.ToString(), closes), 1);
            return true;
        }
        if (c == '\'')
        {
            _pending.Append('’');
            _position++;
            return true;
        }
        return false;
    }

    static bool CloserOf(char c) => c is '"' or '\'' or '”' or '’' or '“';

    // Single curly quotes count only within other quotes: alone they are as likely apostrophes or meant as they are.
    string OpenerCloses(char c) => c switch
    {
        '"' => "\"",
        '\'' => "'",
        '“' => "”",
        '‘' when _frames.Any(frame => frame.IsQuote) => "’",
        '„' => "“”",
        _ => "",
    };

    bool CanOpen()
    {
        var before = _position == 0 ? ' ' : PreviousVisible();
        var after = _position + 1 < _text.Length ? _text[_position + 1] : ' ';
        return !char.IsWhiteSpace(after) && !char.IsLetterOrDigit(before) && before is not ('.' or ',' or ';' or '?' or '!' or '’' or '\'');
    }

    char PreviousVisible()
    {
        var i = _position - 1;
        if (_text[i] == '>' && _text.LastIndexOf('<', i) is >= 0 and var open)
        {
            i = open - 1;
        }
        return i < 0 ? ' ' : _text[i];
    }

    bool TryCloseQuote(char c)
    {
        var frame = _frames.FirstOrDefault(candidate => candidate.IsQuote && candidate.Close.Contains(c, StringComparison.Ordinal));
        if (frame is null || !CanClose(c) || HasTagAbove(frame))
        {
            return false;
        }
        while (_frames.Peek() != frame)
        {
            Unwind();
        }
        Flush();
        _frames.Pop();
        _frames.Peek().Nodes.Add(new SpanNode(frame.Nodes) { Quoted = true });
        _position++;
        return true;
    }

    bool HasTagAbove(Frame frame) => _frames.TakeWhile(candidate => candidate != frame).Any(candidate => candidate.Shape is not null);

    bool CanClose(char c)
    {
        var after = _position + 1 < _text.Length ? _text[_position + 1] : ' ';
        return (c is not ('\'' or '’') || !char.IsLetterOrDigit(after)) && _position > 0 && !char.IsWhiteSpace(_text[_position - 1]);
    }
}
