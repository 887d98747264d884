using System.Collections.Immutable;
using System.Text;
using ScoReport.Arranging;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>The pages of a site as Markdown, each beside its HTML and under the same name, for programs that read text (llmstxt.org).</summary>
public sealed class MarkdownPages
{
    readonly Site _site;
    readonly Theme _theme;
    readonly Page _page;
    readonly PageContext _context;
    readonly MarkdownWriter _writer;

    MarkdownPages(Site site, Theme theme, Page page)
    {
        (_site, _theme, _page) = (site, theme, page);
        var html = new HtmlWriter(site, theme, page.Path, static (_, _) => null, inList: true);
        _context = new PageContext(site, theme, page, html, html);
        _writer = new MarkdownWriter(site, html, Site.MarkdownPath(page.Path));
    }

    Report Report => _site.Report;

    /// <summary>The files, written when they are read.</summary>
    public static FileTree Of(Site site, Theme theme) => FileTree.Of(site.Pages.Where(IsThere)
        .Select(page => new FileEntry(Site.MarkdownPath(page.Path), () => Encoding.UTF8.GetBytes(new MarkdownPages(site, theme, page).Text()))));

    /// <summary>Whether a page is there as Markdown too: what has nothing to read is not.</summary>
    public static bool IsThere(Page page) => page is ChapterPage or MadePage
    {
        Kind: GeneratedPage.Cover or GeneratedPage.References or GeneratedPage.Tables or GeneratedPage.Figures or GeneratedPage.Glossary
            or GeneratedPage.Timeline or GeneratedPage.Data or GeneratedPage.Corrections or GeneratedPage.Editions or GeneratedPage.Cite or GeneratedPage.About
    };

    string Text() => $"{Head()}\n{MarkdownWriter.Joined(Content())}\n";

    IEnumerable<string> Content() => _page switch
    {
        ChapterPage chapter => Chapter(Report.Chapters[chapter.Index]),
        MadePage { Kind: GeneratedPage.Cover } => Cover(),
        MadePage made => [$"# {MarkdownWriter.Escaped(PageViews.TitleOf(_context))}", .. Made(made.Kind)],
        _ => [],
    };

    IEnumerable<string> Made(GeneratedPage kind) => kind switch
    {
        GeneratedPage.References => Groups(Report.Bibliography),
        GeneratedPage.Tables or GeneratedPage.Figures or GeneratedPage.Timeline => [Floats(Timelines.ListOf(Report, kind))],
        GeneratedPage.Glossary => Report.Glossary.Select(Term),
        GeneratedPage.Corrections => Report.EditorNotes.GroupBy(static n => n.Chapter).SelectMany(Corrections),
        GeneratedPage.Editions => Report.Editions.SelectMany(Edition),
        GeneratedPage.Cite => MarkdownCite.Of(_context, _writer),
        GeneratedPage.About => MarkdownAbout.Of(_context, _writer),
        _ => _site.Data.Tables.SelectMany(used => MarkdownDatasets.Of(used, _context, _writer)),
    };

    // YAML that is JSON too, so that nothing in a text can end it.
    string Head()
    {
        var head = new StringBuilder("---\n");
        var (config, chapter) = (Report.Config, _page is ChapterPage page ? Report.Chapters[page.Index].Written : null);
        var authors = chapter is { Authors.IsEmpty: false } ? chapter.Authors : config.Authors;
        Line("title", PageViews.TitleOf(_context));
        Line("description", PageDescriptions.Of(_context));
        Line("report", _page is MadePage { Kind: GeneratedPage.Cover } ? null : config.Title);
        Line("authors", authors.IsEmpty ? null : string.Join("; ", authors.Select(static a => a.Name)));
        Line("publisher", config.Publisher);
        Line("date", ReportViews.Iso(chapter?.Date ?? Report.Date));
        Line("updated", ReportViews.Iso(chapter?.Updated));
        Line("version", config.Version);
        Line("language", config.Language);
        Line("license", config.License);
        Line("canonical", config.BaseUrl is { } root ? Site.Canonical(root, _page.Path) : null);
        return head.Append("---\n").ToString();

        void Line(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                head.Append(key).Append(": \"").Append(Quotable(value.Replace('\u00A0', ' '))).Append("\"\n");
            }
        }
    }

    // JSON writes what is beyond the first plane as a pair, which YAML does not read as one.
    static string Quotable(string text) => string.Concat(text.EnumerateRunes().Select(static rune =>
        rune.IsBmp ? System.Text.Json.JsonEncodedText.Encode(rune.ToString(), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() : rune.ToString()));

    IEnumerable<string> Cover()
    {
        var config = Report.Config;
        yield return $"# {MarkdownWriter.Escaped(config.Title)}";
        yield return MarkdownWriter.Escaped(config.Subtitle ?? "");
        yield return MarkdownWriter.Escaped(config.Summary ?? "");
        foreach (var part in Listed("key_findings", Report.KeyFindings))
        {
            yield return part;
        }

        yield return $"## {_theme.Word("contents")}";
        foreach (var group in _site.Groups)
        {
            yield return group.Title is { } title ? $"### {MarkdownWriter.Escaped(title)}" : "";
            yield return string.Join('\n', group.Chapters.Select(i => $"- {ChapterLink(i)}{Summary(i)}"));
        }
    }

    string Summary(int index) => Report.Chapters[index].Summary is { IsEmpty: false } summary ? ": " + _writer.Of(summary) : "";

    string ChapterLink(int index)
    {
        var title = Report.Chapters[index].PlainTitle;
        var label = PageViews.NumberLabel(_context, index);
        return MarkdownWriter.Link(label is null ? title : $"{label}: {title}", Site.Encoded(FilePath.Relative(_page.Path, Site.MarkdownPath(_site.ChapterPaths[index]))));
    }

    IEnumerable<string> Chapter(BoundChapter chapter) =>
    [
        $"# {(chapter.Number.Length > 0 ? chapter.Number + " " : "")}{_writer.Of(chapter.Title)}",
        _writer.Of(chapter.Summary),
        .. Listed("key_points", chapter.KeyPoints),
        _writer.Of(chapter.Blocks),
        _writer.Footnotes(chapter.Footnotes),
        .. chapter.Bibliography.IsEmpty ? [] : Groups(chapter.Bibliography).Prepend($"## {_theme.Word("references")}"),
    ];

    IEnumerable<string> Listed(string heading, ImmutableArray<ImmutableArray<Block>> texts) => texts.IsEmpty ? [] :
    [
        $"## {_theme.Word(heading)}",
        string.Join('\n', texts.Select(text => MarkdownWriter.Indented(_writer.Of(text), "- ", "  "))),
    ];

    IEnumerable<string> Groups(ImmutableArray<BibliographyGroup> groups) => groups.SelectMany(group => (string[])
    [
        groups.Length > 1 ? $"## {MarkdownWriter.Escaped(group.Title ?? _theme.Word("other_references"))}" : "",
        string.Join('\n', group.Items.Select(item => "- " + Reference(item))),
    ]);

    string Reference(BibliographyItem item)
    {
        var facts = item.Facts;
        var titles = string.Concat(((string?[])[facts.ScriptTitle, facts.TranslatedTitle]).OfType<string>().Select(static title => $" [{MarkdownWriter.Escaped(title)}]"));
        var archived = facts.ArchiveUrl is { } copy ? $" [{_theme.Word("archived_copy")}]({copy})" : "";
        return _writer.Of(item.Runs).Trim() + titles + archived + (facts.Verification is { } grade ? $" ({ReferenceViews.VerificationLabel(_theme, grade)})" : "");
    }

    string Floats(IEnumerable<FloatEntry> all) => string.Join('\n', all.Select(entry =>
        $"- {MarkdownWriter.Link(BlockViews.Label(_context.Writer, entry.Kind, entry.Number) ?? PageViews.Label(_context, entry.Chapter), _writer.Address(entry.Target))}: {_writer.Of(entry.Caption)}"));

    string Term(GlossaryTerm term)
    {
        var others = term.Variants.Concat(term.Script).ToArray();
        return MarkdownWriter.Strong(term.Term) + (term.Abbreviation is { } short1 ? $" ({MarkdownWriter.Escaped(short1)})" : "") + ": " + _writer.Of(term.Definition)
            + (others.Length > 0 ? $" {_theme.Word("also_called")} {MarkdownWriter.Escaped(string.Join(_theme.Word("list_separator"), others))}" : "");
    }

    IEnumerable<string> Corrections(IGrouping<int, EditorNote> notes) =>
        notes.SelectMany(note => (string[])
        [
            _writer.Of([note.Written]),
            MarkdownWriter.Link(_theme.Word("back_to_text"), _writer.Address(new ChapterTarget(note.Chapter, note.Written.Attributes.Id ?? note.Section?.Attributes.Id))),
        ]).Prepend($"## {ChapterLink(notes.Key)}");

    IEnumerable<string> Edition(Edition edition) =>
    [
        $"## {_theme.Word("version")} {MarkdownWriter.Escaped(edition.Version.Value)} ({ReportViews.LongDate(edition.Date, _theme)})",
        _writer.Of(edition.Summary),
    ];
}
