using System.Collections.Immutable;

namespace ScoReport.Csl.Text;

/// <summary>Runs the caller wrote around a cite, as nodes.</summary>
static class RunNodes
{
    public static List<Node> Of(ImmutableArray<Run> runs) => [.. runs.Select(Of)];

    static Node Of(Run run) => run switch
    {
        TextRun text => new TextNode(text.Text),
        StyledRun styled => new SpanNode(Of(styled.Children)) { Style = styled.Style },
        LinkRun link => new SpanNode(Of(link.Children)) { Url = link.Url },
        CiteRun cite => new SpanNode(Of(cite.Children)),
        _ => new TextNode(""),
    };
}
