using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScoReport.Arranging;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>
/// What readers see of a place before they go there, for places on other pages: a script for each page that is referred to, which a page opened
/// from a disk can load too. A script calls <c>scoReportPreviews(page, { id: html })</c>; the page's path is that from
/// the site's root, and addresses begin at the root of its edition.
/// </summary>
/// <param name="site">Where everything stands.</param>
/// <param name="theme">Words and partials; without <see cref="Script"/> among its assets nobody would ask for the files.</param>
/// <param name="writer">A writer of texts for a page at the edition's root.</param>
sealed class PreviewFiles(Site site, Theme theme, Func<HtmlWriter> writer)
{
    /// <summary>The asset that shows them.</summary>
    public const string Script = "assets/previews.js";

    /// <summary>Folder of the scripts.</summary>
    public const string Folder = "previews";

    // A longer table is shown by its caption.
    const int MostRows = 25;

    // References and terms in one script: few enough to be loaded at once.
    const int ManyEntries = 64;

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The lists that take more than one script, as "page:parts"; nothing where none does.</summary>
    public static string? PartsOf(Report report)
    {
        ReadOnlySpan<(GeneratedPage Page, int Entries)> lists = [(GeneratedPage.References, report.Bibliography.Sum(static group => group.Items.Length)), (GeneratedPage.Glossary, report.Glossary.Length)];
        var parts = new List<string>(lists.Length);
        foreach (var (page, entries) in lists)
        {
            if (Parts(entries) > 1)
            {
                parts.Add(FormattableString.Invariant($"{GeneratedPages.PathOf(page)}:{Parts(entries)}"));
            }
        }

        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    /// <summary>How many scripts hold the entries of a list, each that of <see cref="PartOf"/>.</summary>
    public static int Parts(int entries) => Math.Max(1, (entries + ManyEntries - 1) / ManyEntries);

    /// <summary>Which of <paramref name="parts"/> scripts holds the entry with an id. The theme's script computes the same.</summary>
    public static int PartOf(string id, int parts)
    {
        var hash = 0;
        foreach (var unit in id)
        {
            hash = ((hash * 31) + unit) % 65521;
        }

        return hash % parts;
    }

    /// <summary>The files, written when they are read.</summary>
    public IEnumerable<FileEntry> Of()
    {
        if (!theme.Assets.Contains(Script))
        {
            return [];
        }

        var report = site.Report;
        var places = PreviewPlaces.Of(report);
        ImmutableArray<BibliographyItem> items = [.. report.Bibliography.SelectMany(static group => group.Items)];
        return OfList(GeneratedPage.References, items, static item => item.Anchor, Reference)
            .Concat(OfList(GeneratedPage.Glossary, report.Glossary, static term => term.Id, Term))
            .Concat(Enumerable.Range(0, report.Chapters.Length)
                .Where(chapter => !places.OfChapters[chapter].IsEmpty)
                .Select(chapter => File(site.ChapterPaths[chapter], 0, written => OfChapter(report.Chapters[chapter], places.OfChapters[chapter], written))));
    }

    IEnumerable<FileEntry> OfList<T>(GeneratedPage page, ImmutableArray<T> entries, Func<T, string> idOf, Func<HtmlWriter, T, string> shown)
    {
        var parts = Parts(entries.Length);
        return entries.GroupBy(entry => PartOf(idOf(entry), parts)).Select(part =>
            File(GeneratedPages.PathOf(page), part.Key, writer => part.Select(entry => KeyValuePair.Create(idOf(entry), shown(writer, entry)))));
    }

    FileEntry File(string page, int part, Func<HtmlWriter, IEnumerable<KeyValuePair<string, string>>> entries) =>
        new($"{Folder}/{page[..^".html".Length]}-{part}.js", () => Written(site.Folder + page, entries(writer())));

    static ReadOnlyMemory<byte> Written(string page, IEnumerable<KeyValuePair<string, string>> entries)
    {
        using var bytes = new MemoryStream();
        bytes.Write("scoReportPreviews("u8);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartArray();
            json.WriteStringValue(page);
            json.WriteStartObject();
            foreach (var (id, html) in entries)
            {
                json.WriteString(id, html);
            }

            json.WriteEndObject();
            json.WriteEndArray();
        }

        bytes.Write(");\n"u8);
        return bytes.ToArray();
    }

    string Reference(HtmlWriter writer, BibliographyItem item) =>
        $"<p{(ReportViews.IsRightToLeft(site.Report.Config.Language) ? " dir=\"auto\"" : "")}>{writer.Of(item.Alone)}</p>" + (item.Facts.Verification is { } grade
            ? $"<p><span class=\"badge verification-{HtmlWriter.Escaped(grade)}\">{HtmlWriter.Escaped(ReferenceViews.VerificationLabel(theme, grade))}</span></p>"
            : "");

    static string Term(HtmlWriter writer, GlossaryTerm term) =>
        $"<p class=\"preview-title\">{HtmlWriter.Escaped(term.Abbreviation is { } abbreviation ? $"{term.Term} ({abbreviation})" : term.Term)}</p>{writer.Of(term.Definition)}";

    static IEnumerable<KeyValuePair<string, string>> OfChapter(BoundChapter chapter, ImmutableArray<string> ids, HtmlWriter writer)
    {
        var places = new Dictionary<string, ImmutableArray<Block>>(StringComparer.Ordinal);
        Collect(chapter.Blocks, places);
        foreach (var id in ids)
        {
            if (id.Length == 0 || id == chapter.Written.Id?.Value)
            {
                yield return KeyValuePair.Create(id, $"<p class=\"preview-title\">{writer.Of(chapter.Title)}</p>" + (chapter.Summary.IsEmpty ? "" : $"<p>{writer.Of(chapter.Summary)}</p>"));
            }
            else if (places.TryGetValue(id, out var blocks))
            {
                yield return KeyValuePair.Create(id, Shown(writer, blocks));
            }
        }
    }

    // What stands at each id: a block, or a heading with the paragraph below it.
    static void Collect(ImmutableArray<Block> blocks, Dictionary<string, ImmutableArray<Block>> places)
    {
        for (var i = 0; i < blocks.Length; i++)
        {
            switch (blocks[i])
            {
                case Heading { Attributes.Id: { } id } heading:
                    places.TryAdd(id, i + 1 < blocks.Length && blocks[i + 1] is Paragraph below ? [heading, below] : [heading]);
                    break;
                case var block when IdOf(block) is { } id:
                    places.TryAdd(id, [block]);
                    break;
            }

            if (blocks[i] is Div div)
            {
                Collect(div.Blocks, places);
            }
        }
    }

    static string? IdOf(Block block) => block switch
    {
        Float figure => figure.Attributes.Id,
        ChartBlock chart => chart.Attributes.Id,
        DataBlock data => data.Attributes.Id,
        Callout callout => callout.Attributes.Id,
        Div div => div.Attributes.Id,
        _ => null,
    };

    static string Shown(HtmlWriter writer, ImmutableArray<Block> blocks) => blocks switch
    {
        [Heading heading, .. var below] => $"<p class=\"preview-title\">{writer.Theme.Numbers.InDigits(heading.Number)} {writer.Of(heading.Inlines)}</p>{writer.Of(below)}",
        [DataBlock { Table.RowCount: > MostRows } table] => $"<p>{writer.Of(table.Caption)}</p>",
        _ => writer.Of(blocks),
    };
}
