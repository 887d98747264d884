using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ScoReport.Parsing;

/// <summary>Attributes that stand where nothing takes them, as written.</summary>
sealed class StrayAttributesInline(string written, HtmlAttributes read) : LeafInline
{
    public string Written => written;

    public HtmlAttributes Read => read;
}

/// <summary>
/// Reads <c>{#id .class key=value}</c> after headings, fences, links and images. In place of Markdig's own, which
/// passes over ids and classes of one letter and takes the first brace of a line for the attributes of a heading.
/// </summary>
sealed class MarkdownAttributes : InlineParser, IMarkdownExtension
{
    public MarkdownAttributes() => OpeningCharacters = ['{'];

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, this);
        foreach (var parser in pipeline.BlockParsers)
        {
            if (parser is IAttributesParseable parseable)
            {
                parseable.TryParseAttributes = AtLineEnd;
            }
        }
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    // A heading's or a fence's attributes are the last thing on its line.
    static bool AtLineEnd(BlockProcessor processor, ref StringSlice line, IBlock block)
    {
        var text = line.AsSpan();
        var open = text.LastIndexOf('{');
        if (open < 0 || Read(text[open..]) is not { } read || !text[(open + read.Length)..].Trim().IsEmpty)
        {
            return false;
        }

        read.Attributes.CopyTo(((MarkdownObject)block).GetAttributes());
        line.End = line.Start + open - 1;
        return true;
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (Read(slice.AsSpan()) is not { } read)
        {
            return false;
        }

        if (Target(processor) is { } target)
        {
            read.Attributes.CopyTo(target.GetAttributes(), mergeIdAndProperties: true, shared: false);
        }
        else
        {
            var stray = new StrayAttributesInline(slice.AsSpan()[..read.Length].ToString(), read.Attributes);
            processor.Inline = MarkdownSyntax.At(processor, slice.Start, read.Length, stray);
        }

        slice.Start += read.Length;
        return true;
    }

    // Links, images, code and runs in marks take attributes; those of a run are handed on by the mark that closes it.
    static Inline? Target(InlineProcessor processor) => processor.Inline switch
    {
        LinkInline { IsClosed: true } link => link,
        CodeInline code => code,
        EmphasisDelimiterInline mark when mark.Type.HasFlag(DelimiterType.Close) => mark,
        _ => null,
    };

    /// <summary>Attributes, and how many characters they are written with.</summary>
    internal readonly record struct Written(HtmlAttributes Attributes, int Length);

    /// <summary>The attributes in braces at the start of <paramref name="text"/>, or nothing.</summary>
    internal static Written? Read(ReadOnlySpan<char> text)
    {
        var attributes = new HtmlAttributes();
        var at = 1;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            if (text[at] == '}')
            {
                return IsEmpty(attributes) ? null : new Written(attributes, at + 1);
            }

            var length = Part(text[at..], attributes);
            if (length == 0)
            {
                return null;
            }

            at += length;
        }

        return null;
    }

    static bool IsEmpty(HtmlAttributes attributes) => attributes is { Id: null, Classes: null, Properties: null };

    // One id, class or key with its value; 0 where none of these stands.
    static int Part(ReadOnlySpan<char> text, HtmlAttributes attributes)
    {
        var marked = text[0] is '#' or '.';
        var name = Name(marked ? text[1..] : text, dots: text[0] != '.');
        if (name.IsEmpty)
        {
            return 0;
        }

        if (!marked)
        {
            return Key(text, name, attributes);
        }

        if (text[0] == '#')
        {
            attributes.Id = name.ToString();
        }
        else
        {
            attributes.AddClass(name.ToString());
        }

        return name.Length + 1;
    }

    static int Key(ReadOnlySpan<char> text, ReadOnlySpan<char> name, HtmlAttributes attributes)
    {
        var rest = text[name.Length..];
        if (rest.Length < 2 || rest[0] != '=')
        {
            return 0;
        }

        var quoted = rest[1] is '"' or '\'';
        var value = quoted ? rest[2..] : rest[1..];
        var end = quoted ? value.IndexOf(rest[1]) : value.IndexOfAny(" \t\n}");
        if (end < 0)
        {
            return 0;
        }

        attributes.AddProperty(name.ToString(), value[..end].ToString());
        return name.Length + 1 + end + (quoted ? 2 : 0);
    }

    // ".a.b" are two classes; in ids and keys a stop is a letter like others.
    static ReadOnlySpan<char> Name(ReadOnlySpan<char> text, bool dots)
    {
        var end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or ':' || (dots && text[end] == '.')))
        {
            end++;
        }

        return text[..end];
    }
}
