using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Arranging;

/// <summary>Whether links of the text to generated pages arrive.</summary>
static class PageLinks
{
    /// <summary>Reports links to pages that this report does not have, and to places that are not on their pages.</summary>
    public static void Check(Report report, DataPlaces data, IReadOnlyList<GeneratedPage> made, Site? main, Diagnostics diagnostics)
    {
        var ids = new Dictionary<GeneratedPage, HashSet<string>>();
        foreach (var link in report.PageLinks)
        {
            var target = (PageTarget)link.Target;
            var path = GeneratedPages.PathOf(target.Page);
            if (!made.Contains(target.Page) && main?.Has(target.Page) is not true)
            {
                diagnostics.Add(Problems.LinkToAbsentPage(link.At, path, made.Where(static page => page != GeneratedPage.NotFound).Select(GeneratedPages.PathOf)));
            }
            else if (target.Id is { } id && !Of(target.Page).Contains(id))
            {
                diagnostics.Add(Problems.UnknownId(link.At, id, target.Page == GeneratedPage.Glossary ? GlossaryOf(target.Page) : path, Of(target.Page)));
            }
        }

        string GlossaryOf(GeneratedPage page) => IsOwn(page) && main is not null ? GlossaryReader.FileOf(report.Config.Language) : GlossaryReader.FileName;

        bool IsOwn(GeneratedPage page) => main is null || made.Contains(page);

        HashSet<string> Of(GeneratedPage page)
        {
            if (!ids.TryGetValue(page, out var there))
            {
                ids.Add(page, there = (IsOwn(page) ? Ids(report, data, page) : Ids(main!.Report, main.Data, page)).ToHashSet(StringComparer.Ordinal));
            }

            return there;
        }
    }

    static IEnumerable<string> Ids(Report report, DataPlaces data, GeneratedPage page) => page switch
    {
        GeneratedPage.Glossary => report.Glossary.Select(static term => term.Id),
        GeneratedPage.Data => data.Tables.Select(static used => DataPlaces.AnchorOf(used.Table.Name)),
        GeneratedPage.References => report.Bibliography.SelectMany(static group => group.Items).Select(static item => item.Anchor),
        GeneratedPage.Editions => report.Editions.Select(static edition => edition.Id),
        GeneratedPage.Corrections => report.EditorNotes.Select(static note => note.Written.Attributes.Id).OfType<string>(),
        _ => [],
    };
}
