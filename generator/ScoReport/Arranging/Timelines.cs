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
