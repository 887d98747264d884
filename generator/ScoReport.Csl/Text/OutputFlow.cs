namespace ScoReport.Csl.Text;

enum FlowKind { Text, Open, Close }

sealed class FlowItem
{
    public FlowKind Kind { get; init; }
    public string Text { get; set; } = "";
    public SpanNode? Span { get; init; }
    public object? Origin { get; init; }
}

/// <summary>Nodes laid out in one line, so that neighbours across formatting are neighbours in the list.</summary>
static class OutputFlow
{
    public static List<FlowItem> Flatten(Node node)
    {
        List<FlowItem> flow = [];
        Add(node, flow);
        return flow;
    }

    static bool Add(Node node, List<FlowItem> flow)
    {
        if (node is TextNode text)
        {
            return AddText(text.Text, flow, text.Origin);
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
        AddText((span.Style.Display == Display.RightInline ? CutTrailingSpace(flow) : "") + span.Suffix, flow);
        return true;
    }

    /// <summary>Space at the end of the second field stands behind it.</summary>
    static string CutTrailingSpace(List<FlowItem> flow)
    {
        var last = flow.FindLast(item => item.Kind == FlowKind.Text && item.Text.Length > 0);
        if (last is null || !last.Text.EndsWith(' '))
        {
            return "";
        }
        last.Text = last.Text.TrimEnd(' ');
        return " ";
    }

    static bool AddText(string text, List<FlowItem> flow, object? origin = null)
    {
        if (text.Length == 0)
        {
            return false;
        }
        flow.Add(new FlowItem { Text = text, Origin = origin });
        return true;
    }

    static bool AddChildren(SpanNode span, List<FlowItem> flow)
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
