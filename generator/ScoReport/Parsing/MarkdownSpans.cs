using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ScoReport.Parsing;

/// <summary>A bracket that opens or closes a run with attributes; the one that closes has them.</summary>
sealed class SpanBracket(bool opens) : LeafInline
{
    public bool Opens => opens;
}

/// <summary>
/// Reads <c>[words]{.class}</c>. Brackets without attributes right behind them are left to citations and links, as are those that name a link's definition.
/// What stands between them is parsed as any other text.
/// </summary>
sealed class SpanParser : InlineParser
{
    public SpanParser() => OpeningCharacters = ['[', ']'];

    // Where the runs that have been opened will close, per paragraph.
    sealed class Pending
    {
        public string? Text;
        public readonly Stack<(int End, HtmlAttributes Attributes, int Length)> Ends = [];
        public readonly BracketPairs Brackets = new();
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var pending = (Pending)(processor.ParserStates[Index] ??= new Pending());
        if (!ReferenceEquals(pending.Text, slice.Text))
        {
            pending.Text = slice.Text;
            pending.Ends.Clear();
        }

        return slice.CurrentChar == '[' ? Open(processor, ref slice, pending) : Close(processor, ref slice, pending);
    }

    static bool Open(InlineProcessor processor, ref StringSlice slice, Pending pending)
    {
        var rest = slice.AsSpan();
        if (IsNoteOrCitation(rest[1..]))
        {
            return false;
        }

        var end = pending.Brackets.EndOf(slice.Text, slice.Start, slice.End + 1) - slice.Start;
        if (end < 2 || end + 1 >= rest.Length || rest[end + 1] != '{' || slice.PeekCharExtra(-1) is '!' or ']'
            || MarkdownAttributes.Read(rest[(end + 1)..]) is not { } read || processor.Document.TryGetLinkReferenceDefinition(rest[1..end].ToString(), out _))
        {
            return false;
        }

        pending.Ends.Push((slice.Start + end, read.Attributes, read.Length));
        processor.Inline = MarkdownSyntax.At(processor, slice.Start, 1, new SpanBracket(opens: true));
        slice.Start++;
        return true;
    }

    static bool IsNoteOrCitation(ReadOnlySpan<char> words) =>
        words is ['^', ..] || (words.TrimStart('-') is ['@', ..] cited && MarkdownSyntax.KeyLength(cited, out var key) > 0 && !MarkdownInlines.IsCrossReference(key.ToString()));

    static bool Close(InlineProcessor processor, ref StringSlice slice, Pending pending)
    {
        if (!pending.Ends.TryPeek(out var run) || run.End != slice.Start)
        {
            return false;
        }

        pending.Ends.Pop();
        var bracket = MarkdownSyntax.At(processor, slice.Start, 1 + run.Length, new SpanBracket(opens: false));
        run.Attributes.CopyTo(bracket.GetAttributes());
        processor.Inline = bracket;
        slice.Start += 1 + run.Length;
        return true;
    }
}
