using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Finds the declared charts, and puts each where a chapter shows it.</summary>
static class ChartPlaces
{
    const string Folder = "charts/";
    const string Extension = ".yaml";

    /// <summary>Reads every <c>charts/NAME.yaml</c>, by name.</summary>
    public static SortedDictionary<string, ChartSpec> Read(SourceFolder folder, MarkdownSettings settings, Diagnostics diagnostics)
    {
        var charts = new SortedDictionary<string, ChartSpec>(StringComparer.Ordinal);
        foreach (var entry in folder.Tree.Entries)
        {
            if (entry.Path.StartsWith(Folder, StringComparison.Ordinal) && entry.Path.EndsWith(Extension, StringComparison.Ordinal))
            {
                folder.CheckUtf8(entry, diagnostics);
                var name = entry.Path[Folder.Length..^Extension.Length];
                charts.Add(name, ChartReader.Read(folder.TextFile(entry), name, settings, diagnostics));
            }
        }

        return charts;
    }

    /// <summary>The chapters with their charts; reports names of charts that do not exist, and charts that nobody names.</summary>
    public static ImmutableArray<Chapter> Place(ImmutableArray<Chapter> chapters, SortedDictionary<string, ChartSpec> charts, bool isComplete, Diagnostics diagnostics)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<Chapter> placed = [.. chapters.Select(chapter => chapter with { Blocks = Walk.Rewrite(chapter.Blocks, Placed, static inline => inline) })];
        foreach (var chart in charts.Values)
        {
            if (isComplete && !used.Contains(chart.Name))
            {
                diagnostics.Add(Problems.ChartUnused(chart.At with { Length = 0 }, chart.Name));
            }
        }

        return placed;

        Block Placed(Block block)
        {
            if (block is not Div div || div.Attributes["chart"] is not { } name)
            {
                return block;
            }

            used.Add(name);
            if (charts.TryGetValue(name, out var spec))
            {
                return Block(div, spec);
            }

            diagnostics.Add(Problems.UnknownChart(Attributes.PlaceOf(div.At, "chart"), name, charts.Keys));
            return div with { Attributes = div.Attributes with { Keys = [], Classes = [] } };
        }
    }

    static ChartBlock Block(Div div, ChartSpec spec)
    {
        ImmutableArray<Inline> caption = div.Blocks is [Paragraph first, ..] ? first.Inlines : [];
        return new ChartBlock(div.At, div.Attributes, spec, caption, [.. caption.IsEmpty ? div.Blocks : div.Blocks.RemoveAt(0), .. spec.Note]) { Summary = spec.Summary };
    }
}
