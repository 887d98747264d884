using System.Collections.Immutable;
using ScoReport.Document;

namespace ScoReport.Arranging;

/// <summary>A timeline, and the section that it stands in.</summary>
/// <param name="Block">The timeline.</param>
/// <param name="Section">The section; the chapter where the timeline stands before its first heading.</param>
public sealed record ShownTimeline(DataBlock Block, ChapterTarget Section);

/// <summary>Finds the timelines of a report, which readers look for as they do for its tables and figures.</summary>
static class Timelines
{
    /// <summary>The timelines in reading order.</summary>
    public static ImmutableArray<ShownTimeline> Of(Report report)
    {
        var timelines = ImmutableArray.CreateBuilder<ShownTimeline>();
        for (var i = 0; i < report.Chapters.Length; i++)
        {
            AddFrom(report.Chapters[i], i, timelines);
        }

        return timelines.DrainToImmutable();
    }

    /// <summary>What a list of tables, figures or timelines has; a timeline without a number has 0, and its section's id where it has none.</summary>
    public static IEnumerable<FloatEntry> ListOf(Report report, GeneratedPage kind) => kind switch
    {
        GeneratedPage.Tables => report.Tables,
        GeneratedPage.Figures => report.Figures,
        _ => Listed(report),
    };

    static IEnumerable<FloatEntry> Listed(Report report)
    {
        var figures = report.Figures.ToDictionary(static figure => figure.Id, StringComparer.Ordinal);
        return Of(report).Select(shown => figures.GetValueOrDefault(shown.Block.Attributes.Id ?? "")
            ?? new FloatEntry(FloatKind.Figure, 0, shown.Block.Attributes.Id ?? shown.Section.Id ?? "", shown.Section.Chapter, shown.Block.Caption, ""));
    }

    static void AddFrom(BoundChapter chapter, int index, ImmutableArray<ShownTimeline>.Builder timelines)
    {
        string? section = null;
        Walk.Visit(
            chapter.Blocks,
            block =>
            {
                section = (block as Heading)?.Attributes.Id ?? section;
                if (block is DataBlock { Partial: "timeline" } timeline)
                {
                    timelines.Add(new ShownTimeline(timeline, new ChapterTarget(index, section)));
                }
            },
            static _ => { });
    }
}
