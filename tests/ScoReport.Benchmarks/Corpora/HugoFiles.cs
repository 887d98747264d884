namespace ScoReport.Benchmarks.Corpora;

/// <summary>A corpus as Hugo reads it: the same text, links as <c>relref</c> (which Hugo checks), citations as plain text.</summary>
public static class HugoFiles
{
    /// <summary>Writes the site into <paramref name="folder"/>.</summary>
    public static void Write(Corpus corpus, string folder)
    {
        var works = corpus.Works.ToDictionary(static w => w.Key);
        Folders.CopyOther("hugo", folder);
        Folders.Write(Path.Join(folder, "content"), Sections(corpus).Concat(corpus.Pages.Select(page => (PathOf(page), Text(page)))));

        string Text(Page page) =>
            $"---\ntitle: {page.Title}\nsummary: {page.Summary}\ndate: 2026-01-01\nweight: {page.Number}\n---\n\n"
            + Placeholders.Filled(page.Body, number => "{{< relref \"/" + PathOf(corpus.Pages[number - 1]) + "\" >}}", key => $"({works[key].Family} {works[key].Year}, 12)");
    }

    static IEnumerable<(string Path, string Text)> Sections(Corpus corpus) =>
        corpus.Pages.Select(static p => p.Part).Distinct().Select(static part => (Corpus.Folder(part) + "/_index.md", $"---\ntitle: Part {part:000}\nweight: {part}\n---\n"));

    static string PathOf(Page page) => $"{Corpus.Folder(page.Part)}/{page.Slug}.md";
}
