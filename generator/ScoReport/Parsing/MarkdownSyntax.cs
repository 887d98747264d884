using System.Buffers;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ScoReport.Parsing;

/// <summary>A citation key or cross-reference id as written, without its at sign.</summary>
sealed class KeyInline(string key) : LeafInline
{
    public string Key => key;
}

/// <summary>A bracket that opens or closes a citation; <see cref="IsSuffix"/> when it follows a key, as in <c>@key [p. 3]</c>.</summary>
sealed class CitationBracket(bool opens, bool isSuffix) : LeafInline
{
    public bool Opens => opens;

    public bool IsSuffix => isSuffix;
}

/// <summary>The text between double braces.</summary>
sealed class ValueInline(string expression) : LeafInline
{
    public string Expression => expression;
}

/// <summary>A footnote mark that names no footnote.</summary>
sealed class UndefinedFootnoteInline(string label) : LeafInline
{
    public string Label => label;
}

/// <summary>Puts the report's own parsers before all others; added last, since Markdig's attributes would come first otherwise.</summary>
sealed class CitationExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new ValueParser());
        pipeline.InlineParsers.Insert(0, new CitationParser());
        pipeline.InlineParsers.Insert(0, new SpanParser());
        pipeline.BlockParsers.Replace<Markdig.Extensions.Footnotes.FootnoteParser>(new RepeatedFootnotes());
        pipeline.BlockParsers.Replace<Markdig.Extensions.DefinitionLists.DefinitionListParser>(new DefinitionsOfWords());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}

/// <summary>Reads <c>{{ … }}</c>.</summary>
sealed class ValueParser : InlineParser
{
    public ValueParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '{')
        {
            return false;
        }

        var rest = slice.AsSpan();
        var end = rest.IndexOf("}}");
        if (end < 0 || rest[..end].Contains('\n'))
        {
            return false;
        }

        processor.Inline = MarkdownSyntax.At(processor, slice.Start, end + 2, new ValueInline(rest[2..end].Trim().ToString()));
        slice.Start += end + 2;
        return true;
    }
}

/// <summary>
/// Reads Pandoc's citations: a key after <c>@</c>, and the brackets around citations, before Markdig takes them for links.
/// What stands between the brackets is parsed as any other text.
/// </summary>
sealed class CitationParser : InlineParser
{
    public CitationParser() => OpeningCharacters = ['@', '[', ']', '{'];

    // Where the brackets that have been opened will close, per paragraph.
    sealed class Pending
    {
        public string? Text;
        public int SuffixAt = -1;
        public readonly Stack<int> Ends = [];
        public readonly BracketPairs Brackets = new();

        public bool IsInside(int at) => Ends.TryPeek(out var end) && at < end;

        public static Pending Of(InlineProcessor processor, int index, string text)
        {
            var pending = (Pending)(processor.ParserStates[index] ??= new Pending());
            if (!ReferenceEquals(pending.Text, text))
            {
                pending.Text = text;
                pending.SuffixAt = -1;
                pending.Ends.Clear();
            }

            return pending;
        }
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var pending = Pending.Of(processor, Index, slice.Text);
        return slice.CurrentChar switch
        {
            '@' => Key(processor, ref slice, pending),
            '[' => Open(processor, ref slice, pending),
            '{' => Brace(processor, ref slice, pending),
            _ => Close(processor, ref slice, pending),
        };
    }

    static bool Key(InlineProcessor processor, ref StringSlice slice, Pending pending)
    {
        if (!MarkdownSyntax.KeyMayFollow(slice.PeekCharExtra(-1)))
        {
            return false;
        }

        var rest = slice.AsSpan();
        var length = MarkdownSyntax.KeyLength(rest, out var key);
        if (length == 0)
        {
            return false;
        }

        // "_@key_" is a key under stress: as many marks as stand before it are none of the key's.
        for (var before = 1; key is [.., '_'] && key.Length > 1 && rest[1] != '{' && slice.PeekCharExtra(-before) == '_'; before++)
        {
            key = key[..^1];
            length--;
        }

        processor.Inline = MarkdownSyntax.At(processor, slice.Start, length, new KeyInline(key.ToString()));
        slice.Start += length;
        var gap = slice.CurrentChar == ' ' ? 1 : 0;
        if (slice.PeekCharExtra(gap) == '[' && !pending.IsInside(slice.Start) && !MarkdownInlines.IsCrossReference(key.ToString()) && IsSuffix(slice, gap, pending))
        {
            slice.Start += gap;
            pending.SuffixAt = slice.Start;
        }

        return true;
    }

    // In a citation, braces hold a locator, and no attributes.
    static bool Brace(InlineProcessor processor, ref StringSlice slice, Pending pending)
    {
        if (!pending.IsInside(slice.Start) || slice.PeekChar() == '{')
        {
            return false;
        }

        processor.Inline = MarkdownSyntax.At(processor, slice.Start, 1, new LiteralInline("{"));
        slice.Start++;
        return true;
    }

    // "[p. 3]" and "[see @other]" belong to the key before them; a link or a footnote mark does not.
    static bool IsSuffix(StringSlice slice, int gap, Pending pending)
    {
        var rest = slice.AsSpan()[gap..];
        var end = pending.Brackets.EndOf(slice.Text, slice.Start + gap, slice.End + 1) - slice.Start - gap;
        if (end < 0 || rest[1] is '^' or '[' || (end + 1 < rest.Length && rest[end + 1] is '(' or '[' or '{'))
        {
            return false;
        }

        var first = rest[1..end];
        var semicolon = first.IndexOf(';');
        return !MarkdownSyntax.HasKey(semicolon < 0 ? first : first[..semicolon]) || (IsCitation(rest, end) && !HasCrossReference(first));
    }

    static bool Open(InlineProcessor processor, ref StringSlice slice, Pending pending)
    {
        var rest = slice.AsSpan();
        if (rest.Length > 2 && rest[1] == '^')
        {
            return UndefinedFootnote(processor, ref slice, rest);
        }

        var isSuffix = pending.SuffixAt == slice.Start;
        var end = pending.Brackets.EndOf(slice.Text, slice.Start, slice.End + 1) - slice.Start;
        if (end < 0 || (!isSuffix && !IsCitation(rest, end)))
        {
            return false;
        }

        pending.Ends.Push(slice.Start + end);
        return Bracket(processor, ref slice, new CitationBracket(opens: true, isSuffix));
    }

    static bool HasCrossReference(ReadOnlySpan<char> text) =>
        text.IndexOf("@fig-") >= 0 || text.IndexOf("@tbl-") >= 0 || text.IndexOf("@sec-") >= 0;

    static bool IsCitation(ReadOnlySpan<char> rest, int end)
    {
        if (end + 1 < rest.Length && rest[end + 1] == '(')
        {
            return false;
        }

        foreach (var part in MarkdownSyntax.Parts(rest[1..end]))
        {
            if (!MarkdownSyntax.HasKey(part))
            {
                return false;
            }
        }

        return true;
    }

    static bool Close(InlineProcessor processor, ref StringSlice slice, Pending pending)
    {
        if (!pending.Ends.TryPeek(out var end) || end != slice.Start)
        {
            return false;
        }

        pending.Ends.Pop();
        return Bracket(processor, ref slice, new CitationBracket(opens: false, isSuffix: false));
    }

    static bool Bracket(InlineProcessor processor, ref StringSlice slice, CitationBracket bracket)
    {
        processor.Inline = MarkdownSyntax.At(processor, slice.Start, 1, bracket);
        slice.Start++;
        return true;
    }

    static bool UndefinedFootnote(InlineProcessor processor, ref StringSlice slice, ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny("] \n");
        if (end < 3 || rest[end] != ']')
        {
            return false;
        }

        var label = rest[1..end].ToString();
        if (processor.Document.TryGetLinkReferenceDefinition(label, out _))
        {
            return false;
        }

        processor.Inline = MarkdownSyntax.At(processor, slice.Start, end + 1, new UndefinedFootnoteInline(label[1..]));
        slice.Start += end + 1;
        return true;
    }
}

/// <summary>The grammar of citation keys and brackets, on plain text.</summary>
static class MarkdownSyntax
{
    // Pandoc's internal punctuation: one of these between two letters or digits belongs to the key.
    static readonly SearchValues<char> InternalPunctuation = SearchValues.Create(":.#$%&-+?<>~/");

    static readonly SearchValues<char> EntityCharacters = SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static T At<T>(InlineProcessor processor, int start, int length, T inline) where T : Inline
    {
        var position = processor.GetSourcePosition(start, out var line, out var column);
        inline.Span = new Markdig.Syntax.SourceSpan(position, position + length - 1);
        inline.Line = line;
        inline.Column = column;
        return inline;
    }

    /// <summary>Whether a key may follow <paramref name="before"/>: not inside a word, an address or a path.</summary>
    public static bool KeyMayFollow(char before) =>
        before == '\0' || char.IsWhiteSpace(before) || (!char.IsLetterOrDigit(before) && before is not ('/' or '.' or '=' or '?' or '&' or '%' or '#' or '+' or '\\' or ':' or '@'));

    /// <summary>Length of <c>@key</c> or <c>@{key}</c> at the start of <paramref name="text"/>, or 0.</summary>
    public static int KeyLength(ReadOnlySpan<char> text, out ReadOnlySpan<char> key)
    {
        key = default;
        if (text.Length < 2)
        {
            return 0;
        }

        if (text[1] == '{')
        {
            var close = text.IndexOf('}');
            key = close < 0 ? default : text[2..close];
            return close < 3 || key.ContainsAny('\n', '{') ? 0 : close + 1;
        }

        var end = 1;
        while (end < text.Length && (IsKeyCharacter(text[end]) || IsInside(text, end)))
        {
            end++;
        }

        key = text[1..end];
        return end == 1 ? 0 : end;
    }

    static bool IsKeyCharacter(char c) => char.IsLetterOrDigit(c) || c == '_';

    static bool IsInside(ReadOnlySpan<char> text, int at) =>
        at > 1 && InternalPunctuation.Contains(text[at]) && at + 1 < text.Length && IsKeyCharacter(text[at + 1]) && IsKeyCharacter(text[at - 1]);

    /// <summary>Whether a key stands in <paramref name="text"/>; one in brackets of its own is another citation's.</summary>
    public static bool HasKey(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0 && text[i] == '@' && KeyMayFollow(i == 0 ? '\0' : text[i - 1]) && KeyLength(text[i..], out _) > 0)
            {
                return true;
            }
        }

        return false;
    }

    // "&nbsp;" is a character.
    static bool EndsEntity(ReadOnlySpan<char> text) =>
        text.LastIndexOf('&') is >= 0 and var at && text[(at + 1)..] is { Length: > 0 and < 32 } name && name.IndexOfAnyExcept(EntityCharacters) < 0;

    /// <summary>The parts between semicolons that stand in no bracket or brace.</summary>
    public static List<string> Parts(ReadOnlySpan<char> text)
    {
        var parts = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '[' or '{' => 1, ']' or '}' => -1, _ => 0 };
            if (text[i] == ';' && depth == 0 && !EndsEntity(text[start..i]))
            {
                parts.Add(text[start..i].ToString());
                start = i + 1;
            }
        }

        parts.Add(text[start..].ToString());
        return parts;
    }
}
