namespace ScoReport.Benchmarks.Corpora;

/// <summary>A corpus as pandoc reads it: one file for one page, a template, and the works for its citations.</summary>
public static class PandocFiles
{
    /// <summary>Writes the files into <paramref name="folder"/>.</summary>
    public static void Write(Corpus corpus, string folder)
    {
        Folders.CopyOther("pandoc", folder);
        Folders.Write(folder, [("references.json", ScoReportFiles.References(corpus))]);
        Folders.Write(Path.Join(folder, "content"), corpus.Pages.Select(page => (PathOf(page) + ".md", Text(page))));

        string Text(Page page) =>
            $"---\ntitle: {page.Title}\nsummary: {page.Summary}\ndate: 2026-01-01\n---\n\n"
            + Placeholders.Filled(page.Body, number => "../" + PathOf(corpus.Pages[number - 1]) + ".html", static key => $"[@{key}, p. 12]");
    }

    static string PathOf(Page page) => $"{Corpus.Folder(page.Part)}/{page.Slug}";
}
