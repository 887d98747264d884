using System.Collections.Immutable;

namespace ScoReport.Document;

/// <summary>The pages of a report that are not written by its authors, in the order in which readers are shown them.</summary>
public enum GeneratedPage
{
    /// <summary>Title page and contents.</summary>
    Cover,

    /// <summary>List of tables.</summary>
    Tables,

    /// <summary>List of figures.</summary>
    Figures,

    /// <summary>List of timelines, where more than one chapter has some.</summary>
    Timeline,

    /// <summary>Data sets.</summary>
    Data,

    /// <summary>Editors' notes.</summary>
    Corrections,

    /// <summary>Editions, and what each changed.</summary>
    Editions,

    /// <summary>Glossary.</summary>
    Glossary,

    /// <summary>Bibliography.</summary>
    References,

    /// <summary>How the report and its parts are cited.</summary>
    Cite,

    /// <summary>Who is behind the report and the site, and under which terms.</summary>
    About,

    /// <summary>Shown for an address that does not exist.</summary>
    NotFound,
}

/// <summary>What the files of generated pages are called: so links name them, and so they are published, at the site's root.</summary>
public static class GeneratedPages
{
    /// <summary>Those that a text can lead to.</summary>
    public static ImmutableArray<GeneratedPage> Linked { get; } = [.. Enum.GetValues<GeneratedPage>().Where(static kind => kind != GeneratedPage.NotFound)];

    /// <summary>Path of a page, in a report that has it.</summary>
    public static string PathOf(GeneratedPage kind) => kind switch
    {
        GeneratedPage.Cover => "index.html",
        GeneratedPage.References => "references.html",
        GeneratedPage.Tables => "tables.html",
        GeneratedPage.Figures => "figures.html",
        GeneratedPage.Glossary => "glossary.html",
        GeneratedPage.Data => "data.html",
        GeneratedPage.Corrections => "corrections.html",
        GeneratedPage.Editions => "editions.html",
        GeneratedPage.Timeline => "timeline.html",
        GeneratedPage.Cite => "cite.html",
        GeneratedPage.About => "about.html",
        _ => "404.html",
    };

    /// <summary>Whether a chapter of the same address stands for the page. These came later than reports that may have such a chapter, and say nothing that a chapter could not.</summary>
    public static bool GivesWay(GeneratedPage kind) => kind is GeneratedPage.Timeline or GeneratedPage.Cite or GeneratedPage.About;

    /// <summary>The page that a text can lead to at <paramref name="path"/>, or nothing.</summary>
    public static GeneratedPage? Find(string path)
    {
        foreach (var kind in Linked)
        {
            if (PathOf(kind) == path)
            {
                return kind;
            }
        }

        return null;
    }
}
