namespace ScoReport.Document;

/// <summary>When a report and its chapters were published and last changed, as far as their authors say; nothing is taken from a clock or a disk.</summary>
public static class ReportDates
{
    /// <summary>The day of the first edition, where editions are listed; else the day of publication.</summary>
    public static DateOnly? Published(Report report) => report.Editions.IsEmpty ? report.Date : report.Editions.Min(static e => e.Date);

    /// <summary>The last day that the report, an edition or a published chapter names.</summary>
    public static DateOnly? Changed(Report report)
    {
        var last = report.Date;
        foreach (var day in report.Editions.Select(static e => (DateOnly?)e.Date).Concat(report.Chapters.Where(static c => c.Written.Status == ChapterStatus.Final).Select(static c => c.Written.Updated)))
        {
            last = last is null || day > last ? day ?? last : last;
        }

        return last;
    }

    /// <summary>The day on which a chapter was published: its own, else that of the edition that it is part of.</summary>
    public static DateOnly? Published(Report report, Chapter chapter) => chapter.Date ?? report.Date;

    /// <summary>The day of a chapter's last change of substance, where that is after its publication.</summary>
    public static DateOnly? Modified(Report report, Chapter chapter) => chapter.Updated > (Published(report, chapter) ?? DateOnly.MinValue) ? chapter.Updated : null;

    /// <summary>The last day of which it is known that a chapter was changed or published.</summary>
    public static DateOnly? Changed(Report report, Chapter chapter) => chapter.Updated ?? chapter.Date ?? report.Date;
}
