using System.Text.Json;

namespace ScoReport.Benchmarks.Corpora;

/// <summary>A corpus as ScoReport reads it.</summary>
public static class ScoReportFiles
{
    const string Description = """
        name: corpus
        title: A generated corpus
        subtitle: Pages to measure with
        authors:
          - name: Nobody
        publisher: The ScoReport project
        date: 2026-11-24
        language: en
        license: CC-BY-4.0
        base-url: https://example.org/
        chapters:
          - chapters/**/*.md

        """;

    /// <summary>The files, by path.</summary>
    public static IEnumerable<(string Path, string Text)> Of(Corpus corpus)
    {
        yield return ("report.yaml", Description);
        yield return ("references.json", References(corpus));
        foreach (var page in corpus.Pages)
        {
            yield return ("chapters/" + PathOf(page), Text(corpus, page));
        }
    }

    /// <summary>Writes them into <paramref name="folder"/>.</summary>
    public static void Write(Corpus corpus, string folder) => Folders.Write(Path.Join(folder, "content"), Of(corpus));

    // The number at the front orders the files; the tool leaves it out of the address.
    static string PathOf(Page page) => $"{Corpus.Folder(page.Part)}/{page.Number:00000}-{page.Slug}.md";

    static string Text(Corpus corpus, Page page) =>
        $"---\ntitle: {page.Title}\nsummary: {page.Summary}\ndate: 2026-01-01\nkeywords: [one, two]\n---\n\n"
        + Placeholders.Filled(page.Body, number => "../" + PathOf(corpus.Pages[number - 1]), static key => $"[@{key}, p. 12]");

    /// <summary>The works as CSL-JSON.</summary>
    public static string References(Corpus corpus)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var work in corpus.Works)
            {
                Write(json, work);
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    static void Write(Utf8JsonWriter json, Work work)
    {
        json.WriteStartObject();
        json.WriteString("id", work.Key);
        json.WriteString("type", "article-journal");
        json.WriteString("title", work.Title);
        json.WriteString("container-title", work.Journal);
        json.WriteStartArray("author");
        json.WriteStartObject();
        json.WriteString("family", work.Family);
        json.WriteString("given", work.Given);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("issued");
        json.WriteStartArray("date-parts");
        json.WriteStartArray();
        json.WriteNumberValue(work.Year);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
