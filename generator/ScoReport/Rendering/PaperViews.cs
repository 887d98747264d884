using ScoReport.Arranging;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>
/// The works and terms that the text of a page leads to: on paper nothing can be followed, so a page prints them below its text. They are known
/// once that text is written, so only the layout sees them.
/// </summary>
/// <param name="report">Whose works and terms they are.</param>
sealed class PaperViews(Report report)
{
    static readonly ViewNames<(GlossaryTerm Term, Html Definition)> TermNames = new(
        ("term", static t => t.Term.Term),
        ("abbreviation", static t => t.Term.Abbreviation),
        ("definition", static t => t.Definition));

    static readonly ViewNames<(PageContext Page, BibliographyItem Item)> WorkNames = new(
        ("text", static w => new Html(w.Page.ListWriter.Unlinked(w.Item.Alone))),
        ("verification_label", static w => w.Item.Facts.Verification is { } grade ? ReferenceViews.VerificationLabel(w.Page.Theme, grade) : null));

    /// <summary>What <c>paper</c> is in the layout.</summary>
    public static readonly ViewNames<(View[] Terms, View[] Works)> Names = new(
        ("terms", static p => p.Terms, TermNames),
        ("works", static p => p.Works, WorkNames));

    readonly Dictionary<string, (int Place, BibliographyItem Item)> _works = Placed(report.Bibliography.SelectMany(static group => group.Items).DistinctBy(static item => item.Anchor), static item => item.Anchor);
    readonly Dictionary<string, (int Place, GlossaryTerm Term)> _terms = Placed(report.Glossary, static term => term.Id);

    /// <summary>Works and terms of a page whose text has been written, each once, in the order of their own pages; none where the page itself lists them.</summary>
    public View Of(PageContext page)
    {
        if (page.Site.IsOnePage)
        {
            return Names.Of(([], []));
        }

        // What terms are may rest on works, too.
        View[] terms = [.. Led(page, GeneratedPage.Glossary, _terms).Select(term => TermNames.Of((term, new Html(page.ListWriter.Unlinked(term.Definition)))))];
        return Names.Of((terms, [.. Led(page, GeneratedPage.References, _works).Select(work => WorkNames.Of((page, work)))]));
    }

    static Dictionary<string, (int Place, T Entry)> Placed<T>(IEnumerable<T> entries, Func<T, string> id) =>
        entries.Select(static (entry, i) => (Place: i, Entry: entry)).ToDictionary(one => id(one.Entry), StringComparer.Ordinal);

    static IEnumerable<T> Led<T>(PageContext page, GeneratedPage list, Dictionary<string, (int Place, T Entry)> entries)
    {
        var met = page.Page is MadePage made && made.Kind == list ? [] : page.Writer.LedTo.Concat(page.ListWriter.LedTo).Where(target => target.Page == list).Select(static target => target.Id!).Distinct(StringComparer.Ordinal);
        return met.Where(entries.ContainsKey).Select(id => entries[id]).OrderBy(static entry => entry.Place).Select(static entry => entry.Entry);
    }
}
