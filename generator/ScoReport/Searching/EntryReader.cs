using System.Collections.Immutable;
using ScoReport.Arranging;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Rendering;

namespace ScoReport.Searching;

/// <summary>What can be found on the pages of a site: sections, tables, figures, notes, references, terms, data.</summary>
static class EntryReader
{
    const int WordsOfName = 4;

    /// <summary>The chapters in their order, then the other pages that the report has.</summary>
    public static ImmutableArray<SearchPage> Read(Site site, Theme theme)
    {
        var chapters = new SearchPage[site.Report.Chapters.Length];
        Parallel.For(0, chapters.Length, i => chapters[i] = Chapter(site, theme, i));
        var words = new PrintedWords(site, theme);
        return
        [
            .. chapters,
            .. Made(site, theme, GeneratedPage.Glossary, site.Report.Glossary.Select(term => Term(term, words))),
            .. Made(site, theme, GeneratedPage.References, References(site.Report.Bibliography, words)),
            .. Made(site, theme, GeneratedPage.Data, site.Data.Tables.Select(used => Dataset(used.Table, theme))),
            .. Made(site, theme, GeneratedPage.Cite, [Itself(site, theme, GeneratedPage.Cite, "")]),
            .. Made(site, theme, GeneratedPage.About, [Itself(site, theme, GeneratedPage.About, words.Of(site.Report.About))]),
        ];
    }

    static SearchPage Chapter(Site site, Theme theme, int index)
    {
        var chapter = site.Report.Chapters[index];
        var words = new PrintedWords(site, theme);
        var inText = new ChapterEntries(chapter, words, theme).Read();
        var listed = site.PathOf(GeneratedPage.References) is null ? References(chapter.Bibliography, words) : [];
        return new SearchPage(site.ChapterPaths[index], chapter.PlainTitle, [.. inText, .. listed]);
    }

    static IEnumerable<SearchPage> Made(Site site, Theme theme, GeneratedPage kind, IEnumerable<SearchEntry> entries) =>
        site.PathOf(kind) is { } path ? [new SearchPage(path, theme.Word(PageViews.Word(kind)), [.. entries])] : [];

    // A page of the theme's words is found by its title and by what its authors add to it.
    static SearchEntry Itself(Site site, Theme theme, GeneratedPage kind, string text)
    {
        var body = $"{PageDescriptions.OfKind(site.Report, theme, PageViews.Word(kind))}\n{text}".Trim();
        return new SearchEntry(EntryKind.Section, 1, "", theme.Word(PageViews.Word(kind))) { Body = body, Shown = body };
    }

    static SearchEntry Term(GlossaryTerm term, PrintedWords words)
    {
        var names = string.Join("; ", term.Variants.Concat(term.Script));
        var definition = words.Of(term.Definition);
        return new SearchEntry(EntryKind.Term, 7, term.Id, term.Abbreviation is { } abbreviation ? $"{term.Term} ({abbreviation})" : term.Term)
        {
            Caption = names,
            Body = definition,
            Shown = names.Length == 0 ? definition : definition + "\n" + names,
        };
    }

    // Its title is a caption, as that of a table in the text is, which readers want first.
    static SearchEntry Dataset(Table table, Theme theme)
    {
        var title = table.Title ?? table.Name;
        var file = $"{theme.Word("download_data")} {table.Name}.csv";
        var columns = ChapterEntries.Columns(table);
        var lines = new[] { table.Description, columns, file }.Where(static line => !string.IsNullOrEmpty(line));
        return new SearchEntry(EntryKind.Dataset, 7, DataPlaces.AnchorOf(table.Name), "")
        {
            Heading = title,
            Caption = $"{theme.Word("data")} {title}",
            Body = string.Join('\n', lines),
            Shown = string.Join('\n', lines),
        };
    }

    static IEnumerable<SearchEntry> References(IEnumerable<BibliographyGroup> groups, PrintedWords words) => groups.SelectMany(static g => g.Items).Select(item =>
    {
        string?[] lines = [words.Of(item.Alone), item.Facts.TranslatedTitle, item.Facts.ScriptTitle];
        var text = string.Join('\n', lines.Where(static line => !string.IsNullOrEmpty(line)));
        return new SearchEntry(EntryKind.Reference, 7, item.Anchor, item.Facts.KnownAs) { Caption = Beginning(text), Body = text, Shown = text };
    });

    // Every style begins with what a work is known by: its first author, or its title.
    static string Beginning(string text) => string.Join(' ', text.Split(' ').Take(WordsOfName));
}
