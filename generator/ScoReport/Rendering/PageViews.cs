using System.Collections.Immutable;
using ScoReport.Arranging;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>What templates see of a page.</summary>
public static class PageViews
{
    const int WordsPerMinute = 220;

    // Beyond this a page shows its neighbourhood, so that the cost of a page does not grow with the report.
    internal const int MostInNavigation = 80;
    const int Neighbours = 20;

    static readonly ViewNames<(PageContext Page, int Chapter)> LinkNames = new(
        ("title", static l => ShortTitle(l.Page.Report.Chapters[l.Chapter])),
        ("number", static l => Number(l.Page.Theme, l.Page.Report.Chapters[l.Chapter])),
        ("url", static l => l.Page.Writer.Address(new ChapterTarget(l.Chapter, null))),
        ("current", static l => l.Page.Index == l.Chapter),
        ("appendix", static l => l.Page.Report.Chapters[l.Chapter].Written.Slot.IsAppendix));

    static readonly ViewNames<(string? Title, View[] Items)> GroupNames = new(
        ("title", static g => g.Title),
        ("items", static g => g.Items, LinkNames));

    static readonly ViewNames<PageContext> NavigationNames = new(
        ("groups", Navigation, GroupNames),
        ("truncated", static p => p.Report.Chapters.Length > MostInNavigation));

    static readonly ViewNames<(PageContext Page, GeneratedPage Kind)> MadeNames = new(
        ("title", static m => m.Page.Theme.Word(Word(m.Kind))),
        ("url", static m => m.Page.Writer.Address(new PageTarget(m.Kind, null))),
        ("kind", static m => Word(m.Kind)),
        ("current", static m => m.Page.Page is MadePage made ? made.Kind == m.Kind : m.Page.Site.Instead.TryGetValue(m.Kind, out var chapter) && chapter.Chapter == m.Page.Index));

    internal static readonly ViewName<PageContext>[] CommonNames =
    [
        .. EditionViews.OfPage,
        ("kind", static p => p.Page is MadePage made ? KindName(made.Kind) : "chapter"),
        ("title", TitleOf),
        ("heading", static p => p.Page is MadePage made ? new Html(HtmlWriter.Escaped(Title(p, made.Kind))) : new Html(p.Writer.Of(p.Report.Chapters[p.Index].Title))),
        ("description", PageDescriptions.Of),
        ("url", static p => Site.Encoded(p.Page.Path)),
        ("canonical", static p => p.Report.Config.BaseUrl is { } root && p.Page is not MadePage { Kind: GeneratedPage.Whole } ? Site.Canonical(root, p.Page.Path) : null),
        ("json_ld", static p => JsonLd.Of(p) is { } text ? new Html(text) : null),
        ("markdown", static p => MarkdownPages.IsThere(p.Page) ? Site.Encoded(FilePath.Name(Site.MarkdownPath(p.Page.Path))) : null),
        ("card", CardViews.Of, CardViews.Names),
        ("nav", NavigationNames.Of, NavigationNames),
        ("previous", static p => Neighbour(p, -1), LinkNames),
        ("next", static p => Neighbour(p, 1), LinkNames),
        ("pages", static p => Made(p, static kind => kind != GeneratedPage.Whole && !IsAboutReport(kind)), MadeNames),
        ("about_pages", static p => Made(p, IsAboutReport), MadeNames),
        ("whole", static p => p.Site.PathOf(GeneratedPage.Whole) is not null && !p.Site.IsOnePage ? p.Writer.Address(new PageTarget(GeneratedPage.Whole, null)) : null),
    ];

    static readonly ViewNames<(PageContext Page, OutlineEntry Entry)> OutlineNames = new(
        ("level", static o => o.Entry.Level),
        ("id", static o => o.Page.Writer.Scoped(o.Entry.Id)),
        ("number", static o => o.Entry.Number.Length == 0 ? null : o.Page.Theme.Numbers.InDigits(o.Entry.Number)),
        ("title", static o => o.Entry.PlainTitle));

    internal static readonly ViewNames<PageContext> ChapterNames = new([.. CommonNames, .. ChapterOnly()]);

    static ViewName<PageContext>[] ChapterOnly() =>
    [
        ("number", static p => Number(p.Theme, Chapter(p))),
        ("label", static p => NumberLabel(p, p.Index)),
        ("appendix", static p => Chapter(p).Written.Slot.IsAppendix),
        ("part", static p => Chapter(p).Written.Slot.Part),
        ("id", static p => p.Site.IsOnePage ? WholeReport.AnchorOf(p.Site, new ChapterTarget(p.Index, null)) : Chapter(p).Written.Id?.Value),
        ("short_title", static p => ShortTitle(Chapter(p))),
        ("summary", static p => Summary(p.Writer, Chapter(p))),
        ("key_points", static p => Chapter(p).KeyPoints.Select(k => new Html(p.Writer.Unwrapped(k))).ToArray()),
        ("keywords", static p => Chapter(p).Written.Keywords.ToArray()),
        ("authors", static p => ReportViews.Authors(Chapter(p).Written.Authors), ReportViews.AuthorNames),
        ("date", static p => ReportViews.LongDate(Chapter(p).Written.Date, p.Theme)),
        ("date_iso", static p => ReportViews.Iso(Chapter(p).Written.Date)),
        ("updated", static p => ReportViews.LongDate(Chapter(p).Written.Updated, p.Theme)),
        ("updated_iso", static p => ReportViews.Iso(Chapter(p).Written.Updated)),
        ("published_iso", static p => ReportViews.Iso(ReportDates.Published(p.Report, Chapter(p).Written))),
        ("modified_iso", static p => ReportViews.Iso(ReportDates.Modified(p.Report, Chapter(p).Written))),
        ("draft", static p => Chapter(p).Written.Status == ChapterStatus.Draft),
        ("reading_minutes", static p => ReadingMinutes(p, Chapter(p))),
        ("word_count", static p => Chapter(p).WordCount),
        ("outline", static p => Chapter(p).Outline.Select(o => OutlineNames.Of((p, o))).ToArray(), OutlineNames),
        ("references", static p => ReferenceViews.Of(p, Chapter(p).Bibliography), ReferenceViews.GroupNames),
        ("body", static p => p.Body ?? BodyOf(p)),
        ("cite", static p => CiteViews.Of(p, p.Index), CiteViews.Names),
        ("has_tables", static p => HasTables(Chapter(p))),
        ("has_charts", static p => HasCharts(Chapter(p))),
        ("edit_url", static p => p.Report.Config.EditUrl?.Replace("{path}", Site.Encoded(Chapter(p).Written.Slot.Path), StringComparison.Ordinal)),
        ("custom", static p => new OpenView(new Dictionary<string, string>(Chapter(p).Written.Custom)), ViewNames.Open),
    ];

    static readonly ViewNames<(PageContext Page, int Chapter)> ContentsNames = new(
        ("title", static c => c.Page.Report.Chapters[c.Chapter].PlainTitle),
        ("number", static c => Number(c.Page.Theme, c.Page.Report.Chapters[c.Chapter])),
        ("label", static c => NumberLabel(c.Page, c.Chapter)),
        ("url", static c => c.Page.Writer.Address(new ChapterTarget(c.Chapter, null))),
        ("summary", static c => Summary(c.Page.ListWriter, c.Page.Report.Chapters[c.Chapter])),
        ("reading_minutes", static c => ReadingMinutes(c.Page, c.Page.Report.Chapters[c.Chapter])),
        ("appendix", static c => c.Page.Report.Chapters[c.Chapter].Written.Slot.IsAppendix));

    internal static readonly ViewNames<(string? Title, View[] Chapters)> ContentsGroupNames = new(
        ("title", static g => g.Title),
        ("chapters", static g => g.Chapters, ContentsNames));

    static readonly ViewNames<PageContext> CoverNames = new([
        .. CommonNames,
        ("cite", static p => CiteViews.Of(p, -1), CiteViews.Names),
        ("editions_url", static p => p.Site.Has(GeneratedPage.Editions) || p.Site.Main?.Has(GeneratedPage.Editions) is true ? p.Writer.Address(new PageTarget(GeneratedPage.Editions, null)) : null),
        ("findings", static p => p.Report.KeyFindings.Select(f => new Html(p.Writer.Unwrapped(f))).ToArray()),
        ("groups", Contents, ContentsGroupNames),
        ("downloads", OfferViews.Of, OfferViews.Names),
    ]);

    static readonly ViewNames<PageContext> ReferencesNames = new([
        .. CommonNames,
        ("downloads", static p => CiteViews.Libraries(p.Report), CiteViews.DownloadNames),
        ("groups", static p => ReferenceViews.Of(p, p.Report.Bibliography), ReferenceViews.GroupNames),
    ]);

    internal static readonly ViewNames<(PageContext Page, FloatEntry Entry)> FloatNames = new(
        ("number", static f => Counted(f.Page, f.Entry.Number)),
        ("label", static f => BlockViews.Label(f.Page.Writer, f.Entry.Kind, f.Entry.Number)),
        ("caption", static f => new Html(f.Page.ListWriter.Of(WithoutCites(f.Entry.Caption)))),
        ("url", static f => f.Page.Writer.Address(f.Entry.Target)),
        ("chapter", static f => f.Page.Report.Chapters[f.Entry.Chapter].PlainTitle),
        ("chapter_url", static f => f.Page.Writer.Address(new ChapterTarget(f.Entry.Chapter, null))));

    static readonly ViewNames<PageContext> FloatListNames = new([
        .. CommonNames,
        ("entries", static p => Timelines.ListOf(p.Report, ((MadePage)p.Page).Kind).Select(e => FloatNames.Of((p, e))).ToArray(), FloatNames),
    ]);

    static readonly ViewNames<(string Term, string Url)> SeeNames = new(
        ("term", static s => s.Term),
        ("url", static s => s.Url));

    internal static readonly ViewNames<(PageContext Page, GlossaryTerm Term)> TermNames = new(
        ("id", static t => t.Page.Writer.Scoped(t.Term.Id)),
        ("term", static t => t.Term.Term),
        ("abbreviation", static t => t.Term.Abbreviation),
        ("definition", static t => new Html(t.Page.Writer.Unwrapped(t.Term.Definition))),
        ("variants", static t => t.Term.Variants.ToArray()),
        ("script", static t => t.Term.Script.ToArray()),
        ("see", static t => t.Term.See.Select(s => SeeNames.Of((s.Value, "#" + Site.Encoded(t.Page.Writer.Scoped(TermId(t.Page, s.Value)))))).ToArray(), SeeNames));

    static readonly ViewNames<PageContext> GlossaryNames = new([
        .. CommonNames,
        ("terms", static p => p.Report.Glossary.Select(t => TermNames.Of((p, t))).ToArray(), TermNames),
    ]);

    static readonly ViewNames<(PageContext Page, EditorNote Note)> EditorNoteNames = new(
        ("id", static n => n.Note.Written.Attributes.Id),
        ("url", static n => n.Page.Writer.Address(new ChapterTarget(n.Note.Chapter, n.Note.Written.Attributes.Id ?? n.Note.Section?.Attributes.Id))),
        ("section", static n => n.Note.Section is { } section ? new Html(n.Page.ListWriter.Of(section.Inlines)) : null),
        ("section_number", static n => n.Note.Section is { Number: { Length: > 0 } number } ? n.Page.Theme.Numbers.InDigits(number) : null),
        ("title", static n => n.Note.Written.Attributes["title"]),
        ("check", static n => n.Note.Written.Attributes["check"]),
        ("confidence", static n => n.Note.Written.Attributes["confidence"]),
        ("body", static n => new Html(n.Page.ListWriter.Of(n.Note.Written.Blocks))));

    static readonly ViewNames<(PageContext Page, IGrouping<int, EditorNote> Notes)> CorrectedNames = new(
        ("chapter", static g => ContentsNames.Of((g.Page, g.Notes.Key)), ContentsNames),
        ("count", static g => Counted(g.Page, g.Notes.Count())),
        ("notes", static g => g.Notes.Select(n => EditorNoteNames.Of((g.Page, n))).ToArray(), EditorNoteNames));

    static readonly ViewNames<PageContext> CorrectionsNames = new([
        .. CommonNames,
        ("groups", static p => p.Report.EditorNotes.GroupBy(static n => n.Chapter).Select(g => CorrectedNames.Of((p, g))).ToArray(), CorrectedNames),
    ]);

    internal static readonly ViewNames<(PageContext Page, Edition Edition)> EditionNames = new(
        ("id", static e => e.Page.Writer.Scoped(e.Edition.Id)),
        ("version", static e => e.Edition.Version.Value),
        ("date", static e => ReportViews.LongDate(e.Edition.Date, e.Page.Theme)),
        ("date_iso", static e => ReportViews.Iso(e.Edition.Date)),
        ("current", static e => e.Edition.Version.Value == e.Page.Report.Config.Version),
        ("doi", static e => e.Edition.Doi),
        ("doi_url", static e => ReportViews.DoiAddress(e.Edition.Doi)),
        ("archive_url", static e => e.Edition.ArchiveUrl),
        ("url", static e => e.Page.Writer.Address(new PageTarget(GeneratedPage.Editions, e.Edition.Id))),
        ("summary", static e => e.Edition.Summary.IsEmpty ? null : new Html(e.Page.Writer.Of(e.Edition.Summary))));

    static readonly ViewNames<PageContext> EditionsNames = new([
        .. CommonNames,
        ("editions", static p => p.Report.Editions.Select(e => EditionNames.Of((p, e))).ToArray(), EditionNames),
    ]);

    static readonly ViewNames<PageContext> DataNames = new([.. CommonNames, .. DataViews.Own]);

    static readonly ViewNames<PageContext> CiteNames = new([
        .. CommonNames, .. CitePageViews.Own,
        ("editions", static p => p.Report.Editions.Select(e => EditionNames.Of((p, e))).ToArray(), EditionNames),
    ]);

    static readonly ViewNames<PageContext> AboutNames = new([.. CommonNames, .. AboutViews.Own]);

    static readonly ViewNames<PageContext> PlainNames = new(CommonNames);

    /// <summary>What the page of a former address sees of the chapter that it leads to.</summary>
    internal static readonly ViewNames<(string Title, string? Canonical)> RedirectNames = new(
        ("title", static r => r.Title),
        ("canonical", static r => r.Canonical));

    /// <summary>What <c>page</c> is in the template called <paramref name="template"/>; in the layout, any page.</summary>
    public static ViewNames? NamesIn(string template) => template switch
    {
        "chapter" => ChapterNames,
        "cover" => CoverNames,
        "references" => ReferencesNames,
        "tables" or "figures" or "timeline" => FloatListNames,
        "glossary" => GlossaryNames,
        "data" => DataNames,
        "corrections" => CorrectionsNames,
        "editions" => EditionsNames,
        "cite" => CiteNames,
        "about" => AboutNames,
        "whole" => WholeViews.Names,
        "not-found" => PlainNames,
        "redirect" => RedirectNames,
        "layout" => ViewNames.Any(ChapterNames, CoverNames, ReferencesNames, FloatListNames, GlossaryNames, DataNames, CorrectionsNames, EditionsNames, CiteNames, AboutNames, WholeViews.Names, PlainNames),
        _ => null,
    };

    /// <summary>The view of a page.</summary>
    public static View Of(PageContext page) => page.Page switch
    {
        ChapterPage => ChapterNames.Of(page),
        MadePage { Kind: GeneratedPage.Cover } => CoverNames.Of(page),
        MadePage { Kind: GeneratedPage.References } => ReferencesNames.Of(page),
        MadePage { Kind: GeneratedPage.Tables or GeneratedPage.Figures or GeneratedPage.Timeline } => FloatListNames.Of(page),
        MadePage { Kind: GeneratedPage.Glossary } => GlossaryNames.Of(page),
        MadePage { Kind: GeneratedPage.Data } => DataNames.Of(page),
        MadePage { Kind: GeneratedPage.Corrections } => CorrectionsNames.Of(page),
        MadePage { Kind: GeneratedPage.Editions } => EditionsNames.Of(page),
        MadePage { Kind: GeneratedPage.Cite } => CiteNames.Of(page),
        MadePage { Kind: GeneratedPage.About } => AboutNames.Of(page),
        MadePage { Kind: GeneratedPage.Whole } => WholeViews.Names.Of(page),
        _ => PlainNames.Of(page),
    };

    /// <summary>The template of a kind of page, which is also what templates call it.</summary>
    public static string KindName(GeneratedPage kind) => kind == GeneratedPage.NotFound ? "not-found" : Word(kind);

    /// <summary>The theme's word for a kind of page, which is also its template.</summary>
    public static string Word(GeneratedPage kind) => kind switch
    {
        GeneratedPage.Cover => "cover",
        GeneratedPage.References => "references",
        GeneratedPage.Tables => "tables",
        GeneratedPage.Figures => "figures",
        GeneratedPage.Glossary => "glossary",
        GeneratedPage.Data => "data",
        GeneratedPage.Corrections => "corrections",
        GeneratedPage.Editions => "editions",
        GeneratedPage.Timeline => "timeline",
        GeneratedPage.Cite => "cite",
        GeneratedPage.About => "about",
        GeneratedPage.Whole => "whole",
        _ => "not_found",
    };

    /// <summary>Title of a page as plain text.</summary>
    public static string TitleOf(PageContext page) => page.Page is MadePage made ? Title(page, made.Kind) : page.Report.Chapters[page.Index].PlainTitle;

    static string Title(PageContext page, GeneratedPage kind) => kind == GeneratedPage.Cover ? page.Report.Config.Title : page.Theme.Word(Word(kind));

    // What readers look for once, at the foot of a page.
    static bool IsAboutReport(GeneratedPage kind) => kind is GeneratedPage.Editions or GeneratedPage.Cite or GeneratedPage.About;

    // In the order of the menu, whether the page is made or a chapter stands for it. On a page alone only its own parts can be reached.
    static View[] Made(PageContext page, Func<GeneratedPage, bool> isOne) =>
        [.. GeneratedPages.Linked.Where(kind => isOne(kind) && page.Site.Has(kind) && (!page.IsAlone || page.Writer.Address(new PageTarget(kind, null)).StartsWith('#'))).Select(kind => MadeNames.Of((page, kind)))];

    /// <summary>The contents, part by part.</summary>
    internal static View[] Contents(PageContext page) => [.. page.Site.Groups.Select(g => ContentsGroupNames.Of((g.Title, [.. g.Chapters.Select(c => ContentsNames.Of((page, c)))])))];

    /// <summary>A chapter's text with its notes.</summary>
    internal static Html BodyOf(PageContext page) => new(page.Writer.Of(Chapter(page).Blocks) + page.Writer.Footnotes(Chapter(page).Footnotes, page.Site.IsOnePage ? Label(page, page.Index) : null));

    static BoundChapter Chapter(PageContext page) => page.Report.Chapters[page.Index];

    /// <summary>Whether a chapter has tables that can be sorted.</summary>
    internal static bool HasTables(BoundChapter chapter) => Has(chapter, static b => b is DataBlock { Partial: "table" });

    /// <summary>Whether a chapter has drawings that say their values.</summary>
    internal static bool HasCharts(BoundChapter chapter) => Has(chapter, static b => b is ChartBlock or DataBlock { Partial: "timeline" });

    static bool Has(BoundChapter chapter, Func<Block, bool> isOne)
    {
        var has = false;
        Walk.Visit(chapter.Blocks, block => has |= isOne(block), static _ => { });
        return has;
    }

    static string ShortTitle(BoundChapter chapter) => chapter.Written.ShortTitle ?? chapter.PlainTitle;

    static string? Number(Theme theme, BoundChapter chapter) => chapter.Number.Length == 0 ? null : theme.Numbers.InDigits(chapter.Number);

    /// <summary>"Chapter 3"; the short title of a chapter without a number.</summary>
    public static string Label(PageContext page, int index) => NumberLabel(page, index) ?? ShortTitle(page.Report.Chapters[index]);

    /// <summary>"Chapter 3"; nothing for a chapter without a number.</summary>
    public static string? NumberLabel(PageContext page, int index)
    {
        var chapter = page.Report.Chapters[index];
        return chapter.Number.Length == 0 ? null : page.Writer.Label(chapter.Written.Slot.IsAppendix ? ReferenceKind.Appendix : ReferenceKind.Chapter, chapter.Number);
    }

    static Html? Summary(HtmlWriter writer, BoundChapter chapter) => chapter.Summary.IsEmpty ? null : new Html(writer.Of(chapter.Summary));

    static string ReadingMinutes(PageContext page, BoundChapter chapter) => Counted(page, Math.Max(1, (chapter.WordCount + (WordsPerMinute / 2)) / WordsPerMinute));

    /// <summary>A number in the digits of the page's language.</summary>
    internal static string Counted(PageContext page, int number) => page.Theme.Numbers.InDigits(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    // Readers turn pages through cover and chapters.
    static View? Neighbour(PageContext page, int step)
    {
        var at = page.Page is ChapterPage chapter ? chapter.Index + step : page.Page is MadePage { Kind: GeneratedPage.Cover } && step > 0 ? 0 : -1;
        return at >= 0 && at < page.Report.Chapters.Length ? LinkNames.Of((page, at)) : null;
    }

    static View[] Navigation(PageContext page)
    {
        var chapters = page.Report.Chapters.Length;
        if (chapters <= MostInNavigation)
        {
            return [.. page.Site.Groups.Select(g => GroupNames.Of((g.Title, [.. g.Chapters.Select(c => LinkNames.Of((page, c)))])))];
        }

        if (page.Index < 0)
        {
            return [];
        }

        var group = page.Site.Groups[page.Site.GroupOf[page.Index]];
        var from = Math.Max(group.Chapters[0], page.Index - Neighbours);
        var to = Math.Min(group.Chapters[^1], page.Index + Neighbours);
        return [GroupNames.Of((group.Title, [.. Enumerable.Range(from, to - from + 1).Select(c => LinkNames.Of((page, c)))]))];
    }

    // Sources stand with the table or figure.
    static ImmutableArray<Inline> WithoutCites(ImmutableArray<Inline> caption)
    {
        var kept = ImmutableArray.CreateBuilder<Inline>(caption.Length);
        foreach (var inline in caption)
        {
            if (inline is not BoundCite { IsInSentence: false })
            {
                kept.Add(inline);
            }
            else if (kept.Count > 0 && kept[^1] is Text { Value: [.., ' '] } before)
            {
                kept[^1] = before with { Value = before.Value[..^1] };
            }
        }

        return kept.DrainToImmutable();
    }

    static string TermId(PageContext page, string term)
    {
        foreach (var candidate in page.Report.Glossary)
        {
            if (candidate.Term == term)
            {
                return candidate.Id;
            }
        }

        return "";
    }
}
