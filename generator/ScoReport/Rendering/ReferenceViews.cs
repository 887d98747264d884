using System.Collections.Immutable;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>What templates see of references, and of the places that cite them.</summary>
static class ReferenceViews
{
    static readonly ViewNames<(string Label, string Name, string Url)> PlaceNames = new(
        ("label", static l => l.Label),
        ("name", static l => l.Name),
        ("url", static l => l.Url));

    static readonly ViewNames<(PageContext Page, BibliographyItem Item)> ReferenceNames = new(
        ("id", static r => r.Item.Id),
        ("anchor", static r => r.Page.Writer.Scoped(r.Item.Anchor)),
        ("text", static r => new Html(r.Page.Writer.Of(r.Item.Runs))),
        ("verification", static r => r.Item.Facts.Verification),
        ("verification_label", static r => r.Item.Facts.Verification is { } grade ? VerificationLabel(r.Page.Theme, grade) : null),
        ("title_script", static r => r.Item.Facts.ScriptTitle),
        ("title_translated", static r => r.Item.Facts.TranslatedTitle),
        ("language", static r => r.Item.Facts.Language),
        ("archive_url", static r => r.Item.Facts.ArchiveUrl),
        ("archive_date", static r => ReportViews.LongDate(r.Item.Facts.ArchiveDate, r.Page.Theme)),
        ("archive_date_iso", static r => ReportViews.Iso(r.Item.Facts.ArchiveDate)),
        ("coins", static r => r.Item.Facts.Coins),
        ("cited_at", static r => Places(r.Page, r.Item), PlaceNames),
        ("cited_count", static r => PageViews.Counted(r.Page, r.Item.CitedAt.Length)));

    /// <summary>What a group of references is to templates.</summary>
    public static readonly ViewNames<(string? Title, View[] Entries)> GroupNames = new(
        ("title", static g => g.Title),
        ("entries", static g => g.Entries, ReferenceNames));

    /// <summary>The groups of a bibliography.</summary>
    public static View[] Of(PageContext page, ImmutableArray<BibliographyGroup> groups) =>
        [.. groups.Select(g => GroupNames.Of((g.Title, [.. g.Items.Select(i => ReferenceNames.Of((page, i)))])))];

    /// <summary>How well a reference was checked, in the theme's words.</summary>
    public static string VerificationLabel(Theme theme, string grade)
    {
        var key = "verification_" + grade.Replace('-', '_');
        var word = theme.Word(key);
        return word == key ? grade : word;
    }

    // A page that cites a work more than once is named once and then counted.
    static View[] Places(PageContext page, BibliographyItem item)
    {
        var places = new List<View>(item.CitedAt.Length);
        var (before, count) = ("", 0);
        foreach (var target in item.CitedAt)
        {
            var name = target is ChapterTarget chapter ? PageViews.Label(page, chapter.Chapter) : target is PageTarget made ? page.Theme.Word(PageViews.Word(made.Page)) : "";
            count = name == before ? count + 1 : 1;
            before = name;
            places.Add(count == 1
                ? PlaceNames.Of((name, name, page.Writer.Address(target)))
                : PlaceNames.Of(($"({PageViews.Counted(page, count)})", $"{name} ({PageViews.Counted(page, count)})", page.Writer.Address(target))));
        }

        return [.. places];
    }
}
