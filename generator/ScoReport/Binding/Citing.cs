using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Csl;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>What citing needs to know of a style before it can begin.</summary>
sealed record CitationSetup(Style Style, FrozenDictionary<string, Reference> References, ImmutableArray<(Reference Reference, SourceFile Library)> InOrder)
{
    /// <summary>Whether something could be read of every library; where nothing could, a key that is not there says no more.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Terms and forms of dates: the report's own files in locales/, then those built in.</summary>
    public required LocaleSource Locales { get; init; }

    /// <summary>Whether citations become notes.</summary>
    public bool CitesInNotes => Style.IsNote;

    /// <summary>Where the library has a work.</summary>
    public SourceSpan PlaceOf(string id) => Places.GetValueOrDefault(id);

    Dictionary<string, SourceSpan> Places => _places ??= InOrder.ToDictionary(static one => one.Reference.Id, static one => LibraryChecks.At(one.Reference, one.Library), StringComparer.Ordinal);

    Dictionary<string, SourceSpan>? _places;
}

/// <summary>Joins the report to the citation engine: with the classes of libraries the only one that names ScoReport.Csl.</summary>
static partial class Citing
{
    /// <summary>Reads style and libraries, reporting what is wrong with them.</summary>
    public static CitationSetup Prepare(Manuscript manuscript, SourceFolderText sources, IReadOnlyList<TextFolder> styles, Diagnostics diagnostics)
    {
        ImmutableArray<ReadLibrary> libraries = [.. manuscript.Libraries.Select(library => LibraryReader.Read(library, manuscript.Config.Language, diagnostics))];
        var inOrder = LibraryChecks.Joined(libraries, diagnostics);
        var references = inOrder.ToDictionary(static one => one.Reference.Id, static one => one.Reference, StringComparer.Ordinal);
        foreach (var (reference, _) in inOrder)
        {
            // A further key leads to the same work, unless another work has it for its own.
            foreach (var alias in reference.Aliases)
            {
                references.TryAdd(alias, reference);
            }
        }

        var style = StyleOf(manuscript.Config.Citation.Style, sources, styles, diagnostics);
        var locales = LocalesOf(style, manuscript.Config.Language, sources, diagnostics);
        var setup = new CitationSetup(style, references.ToFrozenDictionary(StringComparer.Ordinal), inOrder) { Locales = locales, IsComplete = !libraries.Any(static library => library.IsUnreadable) };
        CheckFacts(setup, diagnostics);
        return setup;
    }

    /// <summary>The same style and libraries for an edition in another language.</summary>
    public static CitationSetup In(CitationSetup setup, string language, SourceFolderText sources, Diagnostics diagnostics) =>
        setup with { Locales = LocalesOf(setup.Style, language, sources, diagnostics) };

    // A path leads to a file of the source folder; a name is looked for there, and in the places at hand on this machine.
    static Style StyleOf(Located<string> name, SourceFolderText sources, IReadOnlyList<TextFolder> places, Diagnostics diagnostics)
    {
        StyleFolder[] folders =
        [
            .. name.Value.EndsWith(".csl", StringComparison.Ordinal) || name.Value.Contains('/') ? (StyleFolder[])[new StyleFolder("", path => sources(path)?.Text)] : [],
            new StyleFolder("styles", path => sources("styles/" + path)?.Text),
            .. places.Select(static place => new StyleFolder(place.Label, place.Read)),
        ];
        var found = new StyleSource(folders).Find(name.Value);
        if (found.LookedIn.Length > 0)
        {
            diagnostics.Add(Problems.UnknownStyle(name.At, found.Missing, found.Missing == name.Value ? null : name.Value, found.LookedIn.Where(static l => l.Length > 0), StyleSource.BuiltInNames));
        }

        if (found.Problems.Length > 0)
        {
            var place = found.Place.TrimStart('/');
            var file = sources(place) ?? SourceFile.Of(place, found.Text);
            foreach (var problem in found.Problems)
            {
                diagnostics.Add(CitingProblems.OfStyle(file, problem));
            }
        }

        return found.Style ?? BuiltInStyles.AuthorDate;
    }

    // Folders of the machine are not looked through: a report gives the same bytes everywhere.
    static LocaleSource LocalesOf(Style style, string language, SourceFolderText sources, Diagnostics diagnostics)
    {
        SourceFile? FileOf(string tag) => sources($"locales/locales-{tag}.xml");
        var locales = LocaleSource.From(tag => FileOf(tag)?.Text);
        foreach (var (tag, problem) in locales.Problems(style, language))
        {
            diagnostics.Add(CitingProblems.OfLocale(FileOf(tag)!, problem));
        }

        return locales;
    }

    /// <summary>
    /// Formats every citation of the report in one go, in reading order, since what one reads like depends on the others.
    /// Reports keys that the library lacks and references that nobody cites.
    /// </summary>
    /// <param name="setup">Style and references.</param>
    /// <param name="config">The report's description.</param>
    /// <param name="texts">All texts in reading order.</param>
    /// <param name="citedElsewhere">Keys that texts which are left out cite; nothing when texts are missing, so that who is uncited cannot be known.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static Cited Process(CitationSetup setup, ReportConfig config, IReadOnlyList<CitedText> texts, IReadOnlySet<string>? citedElsewhere, Diagnostics diagnostics)
    {
        var citations = new List<Citation>();
        var cites = new List<(Cite Cite, int Chapter, string Anchor)>();
        var cited = new CitedPlaces();
        var notesBefore = 0;
        var locators = LocatorsOf(setup, config.Language);
        foreach (var text in texts)
        {
            var n = 0;
            var startsPart = !config.Citation.NotesThroughReport;
            foreach (var place in text.Contents.Cites)
            {
                var anchor = $"cite-{++n}";
                var items = place.Cite.Items.Where(item => IsKnown(setup, new Located<string>(item.Key, item.At), diagnostics))
                    .Select(item => item with { Key = setup.References[item.Key].Id }).ToImmutableArray();
                if (items.IsEmpty)
                {
                    continue;
                }

                cites.Add((place.Cite, text.Chapter, anchor));
                citations.Add(new Citation
                {
                    Items = [.. items.Select(item => Converted(item, locators))],
                    NoteIndex = place.Note == 0 ? 0 : notesBefore + place.Note,
                    Mode = place.Cite.AuthorInText ? CitationMode.AuthorInText : CitationMode.Normal,
                    StartsPart = startsPart || (setup.CitesInNotes && !text.Contents.CitesInNotes),
                });
                startsPart = false;
                foreach (var item in items)
                {
                    cited.Add(item.Key, text.Chapter, text.Place(anchor));
                }
            }

            foreach (var key in KnownKeys(setup, text.NoCite, diagnostics))
            {
                cited.Add(key, text.Chapter, place: null);
            }

            notesBefore += config.Citation.NotesThroughReport ? text.Contents.Notes.Count : 0;
        }

        if (citedElsewhere is not null)
        {
            ReportUncited(setup, key => cited.Has(key) || citedElsewhere.Contains(key), diagnostics);
        }

        // Those that are only listed stand behind all others, where a style numbers by first citation.
        ImmutableArray<CitationItem> listedOnly = [.. cited.Uncited.Select(static key => new CitationItem { Id = key })];
        citations.Add(new Citation { Items = listedOnly, Mode = CitationMode.BibliographyOnly });
        var used = setup.InOrder.Select(static r => r.Reference).Where(r => cited.Has(r.Id)).ToList();
        return new Lists(setup, config, cited, used, texts.Where(static t => t.Chapter >= 0).Count(), diagnostics).Of(cites, citations) with { Used = used };
    }

    static Locators LocatorsOf(CitationSetup setup, string language) =>
        new(LocatorTerms.Of(setup.Style, LocaleSource.BuiltIn, "en-US"), LocatorTerms.Of(setup.Style, setup.Locales, language));

    static IEnumerable<string> KnownKeys(CitationSetup setup, ImmutableArray<Located<string>> keys, Diagnostics diagnostics) =>
        keys.Any(static k => k.Value == "*")
            ? setup.InOrder.Select(static r => r.Reference.Id)
            : keys.Where(key => IsKnown(setup, key, diagnostics)).Select(key => setup.References[key.Value].Id);

    static bool IsKnown(CitationSetup setup, Located<string> key, Diagnostics diagnostics)
    {
        if (setup.References.ContainsKey(key.Value))
        {
            return true;
        }

        if (setup.IsComplete)
        {
            diagnostics.Add(Problems.UnknownReference(key.At, key.Value, setup.References.Keys, LooksLikeCrossReference(key.Value)));
        }

        return false;
    }

    static bool LooksLikeCrossReference(string key) =>
        key.Length > 4 && key[..4].ToLowerInvariant() is "fig-" or "tbl-" or "sec-";

    static void ReportUncited(CitationSetup setup, Func<string, bool> isCited, Diagnostics diagnostics)
    {
        foreach (var (reference, library) in setup.InOrder)
        {
            if (!isCited(reference.Id) && !reference.Aliases.Any(isCited))
            {
                diagnostics.Add(Problems.ReferenceUncited(library.Span(reference.IdSpan.Offset, reference.IdSpan.Length), reference.Id));
            }
        }
    }
}

/// <summary>Finds a text file of the source folder; nothing when it is not there.</summary>
public delegate SourceFile? SourceFolderText(string path);

/// <summary>A text whose citations are to be formatted: a chapter by its index, or another text as -1; and keys that it lists without citing them.</summary>
sealed record CitedText(int Chapter, Contents Contents, ImmutableArray<Located<string>> NoCite)
{
    /// <summary>The page on which a text stands that is no chapter.</summary>
    public GeneratedPage Page { get; init; }

    /// <summary>An anchor in this text.</summary>
    public LinkTarget Place(string anchor) => Chapter >= 0 ? new ChapterTarget(Chapter, anchor) : new PageTarget(Page, anchor);
}

/// <summary>A citation as it will read: its anchor, the author where that stands in the sentence, and the rest.</summary>
sealed record FormattedCite(string Anchor, ImmutableArray<Inline> Author, ImmutableArray<Inline> Runs);

/// <summary>All citations of a report, formatted; the report's list of works, and each chapter's.</summary>
sealed record Cited(Dictionary<Cite, FormattedCite> Cites, ImmutableArray<BibliographyGroup> Bibliography, ImmutableArray<ImmutableArray<BibliographyGroup>> OfChapters)
{
    /// <summary>The works that are cited or listed, in the order of the libraries.</summary>
    public IReadOnlyList<Reference> Used { get; init; } = [];
}
