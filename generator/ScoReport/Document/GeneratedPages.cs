using System.Collections.Immutable;

namespace ScoReport.Document;

/// <summary>The pages of a report that are not written by its authors.</summary>
public enum GeneratedPage
{
    /// <summary>Title page and contents.</summary>
    Cover,

    /// <summary>Bibliography.</summary>
    References,

    /// <summary>List of tables.</summary>
    Tables,

    /// <summary>List of figures.</summary>
    Figures,

    /// <summary>Glossary.</summary>
    Glossary,

    /// <summary>Data sets.</summary>
    Data,

    /// <summary>Editors' notes.</summary>
    Corrections,

    /// <summary>Editions, and what each changed.</summary>
    Editions,

    /// <summary>The whole report on one page, for printing.</summary>
    Whole,

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
        GeneratedPage.Whole => "whole.html",
        _ => "404.html",
    };

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
