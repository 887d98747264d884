using System.Text;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Text;

/// <summary>What a stretch of output stands for, so that later steps can find it without reading text.</summary>
enum NodeTag { None, Cite, Names, Name, Year, YearSuffix, CitationNumber, Locator, Title, Term, Affix, Label }

/// <summary>A node of the output before punctuation, quotes and flip-flop are settled.</summary>
abstract class Node
{
    public abstract bool IsEmpty { get; }

    public string PlainText()
    {
        var builder = new StringBuilder();
        Append(builder);
        return builder.ToString();
    }

    internal abstract void Append(StringBuilder builder);
}

sealed class TextNode(string text) : Node
{
    public string Text { get; set; } = text;
    /// <summary>A term that cs:text prints.</summary>
    public bool IsTerm { get; init; }
    /// <summary>The field the text was read from; punctuation within one field is left as written.</summary>
    public object? Origin { get; init; }
    public override bool IsEmpty => Text.Length == 0;
    internal override void Append(StringBuilder builder) => builder.Append(Text);
}

sealed class SpanNode : Node
{
    public SpanNode() { }
    public SpanNode(List<Node> children) => Children = children;

    public List<Node> Children { get; set; } = [];
    public string Prefix { get; set; } = "";
    public string Suffix { get; set; } = "";
    public string Delimiter { get; set; } = "";
    public RunStyle Style { get; init; }
    /// <summary>Markup of a field, which turns its surroundings' formatting off and on (CSL-JSON "flip-flop").</summary>
    public bool Toggles { get; init; }
    public bool Quoted { get; init; }
    public bool NoCase { get; init; }
    public bool NoDecoration { get; init; }
    public string? Url { get; init; }
    public NodeTag Tag { get; init; }
    /// <summary>What the tag is about: a reference id, the names shown, a number.</summary>
    public object? Payload { get; init; }

    public override bool IsEmpty => Children.TrueForAll(child => child.IsEmpty);

    internal override void Append(StringBuilder builder)
    {
        if (IsEmpty)
        {
            return;
        }
        builder.Append(Prefix);
        var first = true;
        foreach (var child in Children)
        {
            if (child.IsEmpty)
            {
                continue;
            }
            if (!first)
            {
                builder.Append(Delimiter);
            }
            first = false;
            child.Append(builder);
        }
        builder.Append(Suffix);
    }
}

static class NodeSearch
{
    /// <summary>The first span with the tag, in reading order.</summary>
    public static SpanNode? Find(this Node node, NodeTag tag)
    {
        if (node is not SpanNode span)
        {
            return null;
        }
        if (span.Tag == tag)
        {
            return span;
        }
        foreach (var child in span.Children)
        {
            if (child.Find(tag) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    /// <summary>The text of a node that stands before a span in it.</summary>
    public static string TextBefore(this Node node, SpanNode end)
    {
        StringBuilder text = new();
        AddTextBefore(node, end, text);
        return text.ToString();
    }

    static bool AddTextBefore(Node node, SpanNode end, StringBuilder text)
    {
        if (ReferenceEquals(node, end))
        {
            return true;
        }
        if (node is not SpanNode span)
        {
            node.Append(text);
            return false;
        }
        text.Append(span.Prefix);
        return span.Children.Exists(child => AddTextBefore(child, end, text));
    }

    public static IEnumerable<SpanNode> FindAll(this Node node, NodeTag tag)
    {
        if (node is not SpanNode span)
        {
            yield break;
        }
        if (span.Tag == tag)
        {
            yield return span;
        }
        foreach (var found in span.Children.SelectMany(child => child.FindAll(tag)))
        {
            yield return found;
        }
    }

    /// <summary>Wraps nodes in an element's affixes, formatting, quotes and case.</summary>
    public static Node Wrap(List<Node> children, Formatting formatting, string language, NodeTag tag = NodeTag.None, object? payload = null)
    {
        if (formatting.StripPeriods)
        {
            StripPeriods(children);
        }
        TextCases.Apply(formatting.TextCase, children, language);
        if (ReferenceEquals(formatting, Formatting.None) && tag == NodeTag.None && children.Count == 1)
        {
            return children[0];
        }
        if (formatting.Style.Display != Display.Inline)
        {
            var inline = formatting with { Style = formatting.Style with { Display = Display.Inline } };
            return new SpanNode([Wrap(children, inline with { TextCase = TextCase.None, StripPeriods = false }, language, tag, payload)]) { Style = new RunStyle(Display: formatting.Style.Display) };
        }
        return new SpanNode(children)
        {
            Prefix = formatting.Prefix,
            Suffix = formatting.Suffix,
            Style = formatting.Style,
            Quoted = formatting.Quotes,
            Tag = tag,
            Payload = payload,
        };
    }

    static void StripPeriods(List<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is TextNode text)
            {
                text.Text = text.Text.Replace(".", "", StringComparison.Ordinal);
            }
            else if (node is SpanNode span)
            {
                StripPeriods(span.Children);
            }
        }
    }
}
