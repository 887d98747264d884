namespace ScoReport.Csl.Text;

internal enum FlowKind { Text, Open, Close }

internal sealed class FlowItem
{
    public FlowKind Kind { get; init; }
    public string Text { get; set; } = "";
    public SpanNode? Span { get; init; }
}

/// <summary>Nodes laid out in one line, so that neighbours across formatting are neighbours in the list.</summary>
internal static class OutputFlow
{
    public static List<FlowItem> Flatten(Node node)
    {
        List<FlowItem> flow = [];
        Add(node, flow);
        return flow;
    }

    private static bool Add(Node node, List<FlowItem> flow)
    {
        if (node is TextNode text)
        {
            return AddText(text.Text, flow);
        }
        var span = (SpanNode)node;
        var start = flow.Count;
        AddText(span.Prefix, flow);
        var marks = span.Quoted || span.Toggles || span.NoDecoration || span.Url is not null || span.Tag == NodeTag.Cite || !span.Style.IsPlain;
        if (marks)
        {
            flow.Add(new FlowItem { Kind = FlowKind.Open, Span = span });
        }
        if (!AddChildren(span, flow))
        {
            flow.RemoveRange(start, flow.Count - start);
            return false;
        }
        if (marks)
        {
            flow.Add(new FlowItem { Kind = FlowKind.Close, Span = span });
        }
        AddText(span.Suffix, flow);
        return true;
    }

    private static bool AddText(string text, List<FlowItem> flow)
    {
        if (text.Length == 0)
        {
            return false;
        }
        flow.Add(new FlowItem { Text = text });
        return true;
    }

    private static bool AddChildren(SpanNode span, List<FlowItem> flow)
    {
        var any = false;
        foreach (var child in span.Children)
        {
            var start = flow.Count;
            if (any)
            {
                AddText(span.Delimiter, flow);
            }
            if (Add(child, flow))
            {
                any = true;
            }
            else
            {
                flow.RemoveRange(start, flow.Count - start);
            }
        }
        return any;
    }
}
