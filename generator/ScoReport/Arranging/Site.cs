using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Arranging;

/// <summary>A page of the site.</summary>
/// <param name="Path">Path from the site's root, with an explicit file name.</param>
public abstract record Page(string Path);

/// <summary>A chapter's page.</summary>
/// <param name="Path">Path from the site's root.</param>
/// <param name="Index">Index into the report's chapters.</param>
public sealed record ChapterPage(string Path, int Index) : Page(Path);

/// <summary>A page that the generator makes.</summary>
/// <param name="Kind">Which one.</param>
public sealed record MadePage(GeneratedPage Kind) : Page(GeneratedPages.PathOf(Kind));

/// <summary>A page that sends readers of a former address on.</summary>
/// <param name="Path">The former address.</param>
/// <param name="Target">What stood there: a chapter, or a section of one.</param>
public sealed record RedirectPage(string Path, ChapterTarget Target) : Page(Path);

/// <summary>A report laid out in pages: every target has an address, relative and with an explicit file name.</summary>
public sealed record Site
{
    /// <summary>Folder for files that are published as they are.</summary>
    public const string FilesFolder = "files";

    /// <summary>Folder for the data that can be downloaded.</summary>
    public const string DataFolder = "data";

    /// <summary>What is laid out.</summary>
    public required Report Report { get; init; }

    /// <summary>All pages: the cover, the chapters in reading order, then the rest.</summary>
    public required ImmutableArray<Page> Pages { get; init; }

    /// <summary>The pages among them that the generator makes. They are few, and every page names them.</summary>
    public required ImmutableArray<MadePage> MadePages { get; init; }

    /// <summary>Chapters, or sections of them, that stand for pages which this report therefore has not among <see cref="MadePages"/>.</summary>
    public FrozenDictionary<GeneratedPage, ChapterTarget> Instead { get; init; } = FrozenDictionary<GeneratedPage, ChapterTarget>.Empty;

    /// <summary>Path of each chapter's page, by index.</summary>
    public required ImmutableArray<string> ChapterPaths { get; init; }

    /// <summary>Chapters in their parts, for contents and navigation.</summary>
    public required ImmutableArray<ChapterGroup> Groups { get; init; }

    /// <summary>Index of the group that each chapter stands in.</summary>
    public required ImmutableArray<int> GroupOf { get; init; }

    /// <summary>Where the report shows its data.</summary>
    public required DataPlaces Data { get; init; }

    /// <summary>Captions of tables and figures by their ids.</summary>
    public FrozenDictionary<string, ImmutableArray<Inline>> Captions { get; init; } = FrozenDictionary<string, ImmutableArray<Inline>>.Empty;

    /// <summary>Whether charts are published as PNG too.</summary>
    public bool HasPng { get; init; }

    /// <summary>Whether everything stands on the one page that holds the whole report: addresses are then places on it, for all that it has.</summary>
    public bool IsOnePage { get; init; }

    /// <summary>The folder of an edition in another language, with its slash; nothing for the main edition. All paths and addresses are from there.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The main edition, from one in another language.</summary>
    public Site? Main { get; init; }

    /// <summary>The report in all its languages, the main one first; empty where there is but one.</summary>
    public ImmutableArray<Site> Editions { get; init; } = [];

    /// <summary>The editions in other languages, as they are rendered.</summary>
    public IEnumerable<Site> Others => Editions.Skip(1).Select(edition => edition with { Editions = Editions, HasPng = HasPng });

    /// <summary>Index of the chapter that has this file in the main edition; -1 where there is none.</summary>
    public int IndexOf(string common) => (_byCommon ??= Report.Chapters.Select(static (chapter, i) => (chapter.Written.Slot.Common, i)).ToFrozenDictionary(static pair => pair.Common, static pair => pair.i, StringComparer.Ordinal)).GetValueOrDefault(common, -1);

    FrozenDictionary<string, int>? _byCommon;

    /// <summary>The reference that a page at <paramref name="from"/> uses for a file among the data.</summary>
    public static string DataAddress(string from, string file) => Encoded(FilePath.Relative(from, $"{DataFolder}/{file}"));

    /// <summary>The one address of the page at <paramref name="path"/>, in full: the cover stands at the root itself.</summary>
    public static string Canonical(string root, string path) => root + (path == "index.html" ? "" : Encoded(path));

    /// <summary>Path of the Markdown that says the same as the page at <paramref name="path"/>.</summary>
    public static string MarkdownPath(string path) => path[..^".html".Length] + ".md";

    /// <summary>Path of a page that the generator makes; nothing when this report has none.</summary>
    public string? PathOf(GeneratedPage kind)
    {
        foreach (var made in MadePages)
        {
            if (made.Kind == kind)
            {
                return made.Path;
            }
        }

        return null;
    }

    /// <summary>Whether the report has a page of this kind, or a chapter that stands for it.</summary>
    public bool Has(GeneratedPage kind) => Instead.ContainsKey(kind) || PathOf(kind) is not null;

    /// <summary>The reference that a page at <paramref name="from"/> uses for <paramref name="target"/>.</summary>
    public string Address(string from, LinkTarget target) => IsOnePage && WholeReport.AnchorOf(this, target) is { } place ? "#" + Encoded(place) : target switch
    {
        ExternalTarget external => external.Url,
        MainTarget main => Main!.Address(Folder + from, main.Target),
        ChapterTarget chapter => To(from, ChapterPaths[chapter.Chapter], chapter.Id),
        FileTarget file => Encoded(FilePath.Relative(Folder + from, $"{FilesFolder}/{file.Path}")),
        PageTarget page when Instead.TryGetValue(page.Page, out var chapter) => Address(from, chapter),
        PageTarget page => To(from, PathOf(page.Page) ?? "index.html", page.Id),
        _ => "",
    };

    /// <summary>Where a target is from here: a page that only the main edition has, is there.</summary>
    public LinkTarget Placed(LinkTarget target) =>
        Main is not null && target is PageTarget page && !Has(page.Page) && Main.Has(page.Page) ? new MainTarget(target) : target;

    /// <summary>Where a value in the text leads: to its row in the first table that shows it, or to its table among the data; to those of the main edition where only that shows them.</summary>
    public LinkTarget TargetOf(BoundValue value) =>
        Data.RowOf(value) is { } row ? row
        : Main?.Data.RowOf(value) is { } there ? new MainTarget(there)
        : Placed(new PageTarget(GeneratedPage.Data, DataPlaces.AnchorOf(value.Table)));

    /// <summary>The page of another edition that has what a page of this one has; nothing where it has none.</summary>
    public string? PathIn(Site other, Page page) => page switch
    {
        MadePage { Kind: GeneratedPage.NotFound } => null,
        MadePage made => other.PathOf(made.Kind),
        ChapterPage chapter when other.IndexOf(Report.Chapters[chapter.Index].Written.Slot.Common) is >= 0 and var index => other.ChapterPaths[index],
        _ => null,
    };

    static string To(string from, string path, string? id) =>
        from == path && id is not null ? "#" + Encoded(id) : Encoded(FilePath.Relative(from, path)) + (id is null ? "" : "#" + Encoded(id));

    /// <summary>A path or id with what an address cannot hold percent-encoded.</summary>
    public static string Encoded(string text)
    {
        foreach (var c in text)
        {
            if (!(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '~'))
            {
                return Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal);
            }
        }

        return text;
    }
}

/// <summary>Neighbouring chapters of one part; no title where they stand in none.</summary>
public sealed record ChapterGroup(string? Title, ImmutableArray<int> Chapters);
