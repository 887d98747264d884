using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Csl;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Where each work is cited, in reading order.</summary>
sealed class CitedPlaces
{
    readonly Dictionary<string, List<LinkTarget>> _places = new(StringComparer.Ordinal);
    readonly Dictionary<(string Key, int Chapter), List<LinkTarget>> _placesIn = [];
    readonly Dictionary<int, HashSet<string>> _keys = [];
    readonly HashSet<string> _uncited = new(StringComparer.Ordinal);
    readonly HashSet<string> _cited = new(StringComparer.Ordinal);

    /// <summary>Keys that are listed, and cited nowhere.</summary>
    public IEnumerable<string> Uncited => _uncited.Except(_cited).Order(StringComparer.Ordinal);

    /// <summary>Adds a place in a chapter, or (-1) elsewhere; without one, a work that a text lists without citing it.</summary>
    public void Add(string key, int chapter, LinkTarget? place)
    {
        if (!_places.TryGetValue(key, out var places))
        {
            _places.Add(key, places = []);
        }

        (place is null ? _uncited : _cited).Add(key);
        if (!_keys.TryGetValue(chapter, out var keys))
        {
            _keys.Add(chapter, keys = new HashSet<string>(StringComparer.Ordinal));
        }

        keys.Add(key);
        if (place is not null)
        {
            places.Add(place);
            if (!_placesIn.TryGetValue((key, chapter), out var here))
            {
                _placesIn.Add((key, chapter), here = []);
            }

            here.Add(place);
        }
    }

    /// <summary>Whether the work is cited or listed anywhere.</summary>
    public bool Has(string key) => _places.ContainsKey(key);

    /// <summary>Keys that one chapter cites or lists.</summary>
    public IReadOnlySet<string> KeysOf(int chapter) => _keys.TryGetValue(chapter, out var keys) ? keys : new HashSet<string>();

    /// <summary>Places that cite a work, in one chapter or (-1) in all.</summary>
    public ImmutableArray<LinkTarget> PlacesOf(string key, int chapter) =>
        chapter < 0 ? [.. _places[key]] : [.. _placesIn.GetValueOrDefault((key, chapter)) ?? []];
}

static partial class Citing
{
    /// <summary>The lists of works that a report has: the whole or its groups, and each chapter's.</summary>
    sealed class Lists(CitationSetup setup, ReportConfig config, CitedPlaces cited, List<Reference> used, int chapters, Diagnostics diagnostics)
    {
        readonly CitationConfig _citation = config.Citation;

        bool HasPage => _citation.Bibliography != BibliographyPlace.Chapter;

        bool HasLists => _citation.Bibliography != BibliographyPlace.Report;

        public Cited Of(List<(Cite Cite, int Chapter, string Anchor)> cites, List<Citation> citations)
        {
            var groups = Groups();
            var ofChapters = HasLists ? Enumerable.Range(0, chapters).Select(cited.KeysOf).ToList() : [];
            IReadOnlySet<string>[] sections = [.. groups.Select(static g => g.Keys), .. ofChapters.SelectMany(keys => Parts(groups, keys))];
            var result = CitationProcessor.Process(setup.Style, setup.Locales, config.Language, used, citations, sections);
            Report(result.Warnings, cites);
            var listed = (result.Bibliography?.Entries ?? []).Select(static e => e.Id).ToHashSet(StringComparer.Ordinal);
            var formatted = new Dictionary<Cite, FormattedCite>(ReferenceEqualityComparer.Instance);
            for (var i = 0; i < cites.Count; i++)
            {
                var (cite, chapter, anchor) = cites[i];
                var citation = result.Citations[i];
                var works = new CitedWorks(id => listed.Contains(id) ? EntryOf(id, chapter) : null, (id, inlines) => Marked(id, inlines, inText: !setup.Style.IsNote)) { Between = text => Separated(text, config.Language) };
                formatted.Add(cite, new FormattedCite(anchor, Inlines(citation.Author, cite.At, works), Inlines(citation.Runs, cite.At, works)));
            }

            var all = !HasPage ? [] : groups.IsEmpty ? Filled([new BibliographyGroup(null, Items(result.Bibliography, -1))]) : InGroups(groups, result, 0, -1);
            var parts = Math.Max(1, groups.Length);
            return new Cited(formatted, all, [.. ofChapters.Select((_, i) => InGroups(groups, result, groups.Length + (i * parts), i))]);
        }

        // What a chapter cites, by group; all of it where there are none.
        static IEnumerable<IReadOnlySet<string>> Parts(ImmutableArray<(string? Title, IReadOnlySet<string> Keys)> groups, IReadOnlySet<string> keys) =>
            groups.IsEmpty ? [keys] : groups.Select(g => (IReadOnlySet<string>)keys.Where(g.Keys.Contains).ToHashSet(StringComparer.Ordinal));

        // The sections from an index on, one for each group.
        ImmutableArray<BibliographyGroup> InGroups(ImmutableArray<(string? Title, IReadOnlySet<string> Keys)> groups, CitationResult result, int from, int chapter) =>
            Filled(groups.Select(static g => g.Title).DefaultIfEmpty(null).Select((title, i) => new BibliographyGroup(title, Items(result.Sections.ElementAtOrDefault(from + i), chapter))));

        static ImmutableArray<BibliographyGroup> Filled(IEnumerable<BibliographyGroup> groups) => [.. groups.Where(static g => !g.Items.IsEmpty)];

        // A language without terms matters to nobody who cites nothing.
        void Report(ImmutableArray<CslWarning> warnings, List<(Cite Cite, int Chapter, string Anchor)> cites)
        {
            foreach (var warning in warnings.Where(w => used.Count > 0 || w.Kind != CslWarningKind.UnknownLocale))
            {
                var at = warning.CitationIndex < 0 ? config.LanguageAt
                    : warning.CitationIndex < cites.Count ? cites[warning.CitationIndex].Cite.At
                    : setup.PlaceOf(warning.Id!);
                diagnostics.Add(CitingProblems.OfWarning(warning, at, "locales/ beside report.yaml"));
            }
        }

        // A reader of a chapter finds the work below it; who reads the cover, on the page of all.
        LinkTarget? EntryOf(string id, int chapter) =>
            HasLists && chapter >= 0 ? new ChapterTarget(chapter, "ref-" + id)
            : HasPage ? new PageTarget(GeneratedPage.References, "ref-" + id)
            : null;

        ImmutableArray<(string? Title, IReadOnlySet<string> Keys)> Groups()
        {
            if (_citation.GroupBy is not { } field)
            {
                return [];
            }

            var keys = _citation.Groups.ToDictionary(static g => g.Value.Value, static _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
            var others = new HashSet<string>(StringComparer.Ordinal);
            foreach (var reference in used)
            {
                var value = field.Value == "type" ? reference.Type : reference.Custom.GetValueOrDefault(field.Value, "");
                (keys.TryGetValue(value, out var group) ? group : others).Add(reference.Id);
            }

            foreach (var (value, _) in _citation.Groups)
            {
                if (keys[value.Value].Count == 0)
                {
                    diagnostics.Add(Problems.EmptyGroup(value.At, value.Value, field.Value));
                }
            }

            return [.. _citation.Groups.Select(g => ((string?)g.Title, (IReadOnlySet<string>)keys[g.Value.Value])), (null, others)];
        }

        ImmutableArray<Inline> Marked(string id, ImmutableArray<Inline> inlines, bool inText = false) => setup.References.TryGetValue(id, out var reference) ? InItsLanguage(inlines, reference.Variables, config.Language, inText) : inlines;

        ImmutableArray<BibliographyItem> Items(Csl.Bibliography? list, int chapter) =>
            [.. (list?.Entries ?? []).Select(entry => Item(entry, cited.PlacesOf(entry.Id, chapter)))];

        BibliographyItem Item(BibliographyEntry entry, ImmutableArray<LinkTarget> citedAt)
        {
            var item = new BibliographyItem(entry.Id, "ref-" + entry.Id, Marked(entry.Id, Inlines(entry.Runs, default, CitedWorks.None)), FactsOf(setup.References[entry.Id]), citedAt);
            return entry.Alone == entry.Runs ? item : item with { Alone = Marked(entry.Id, Inlines(entry.Alone, default, CitedWorks.None)) };
        }
    }

    const int MostNames = 3;

    static ReferenceFacts FactsOf(Reference reference) => new()
    {
        KnownAs = KnownAs(reference),
        Verification = reference.Custom.GetValueOrDefault("verification"),
        ScriptTitle = reference.Custom.GetValueOrDefault("title-script"),
        TranslatedTitle = reference.Custom.GetValueOrDefault("title-translated"),
        Language = reference.Variables.GetValueOrDefault("language"),
        ArchiveUrl = reference.Custom.GetValueOrDefault("archive-url") is { } url && IsWebAddress(url) ? url : null,
        ArchiveDate = DateOf(reference.Custom.GetValueOrDefault("archive-date")),
        Coins = Coins.Write(reference),
        Work = () => WorkOf(reference),
    };

    static string KnownAs(Reference reference)
    {
        if (!reference.Names.TryGetValue("author", out var names) && !reference.Names.TryGetValue("editor", out names))
        {
            return "";
        }

        var said = string.Join(", ", names.Take(MostNames).Select(static name => name.Literal ?? $"{name.NonDroppingParticle} {name.Family}".Trim())) + (names.Length > MostNames ? " …" : "");
        return reference.Dates.GetValueOrDefault("issued") is { Parts: [{ Year: not 0 and var year }, ..] } ? string.Create(CultureInfo.InvariantCulture, $"{said} {year}") : said;
    }

    static CitedWork WorkOf(Reference reference)
    {
        var tags = CitationMetaTags.Of(reference);
        return new CitedWork(
            reference.Type,
            Tag("citation_title"),
            [.. reference.Names.GetValueOrDefault("author", []).Select(static name => new Author(name.Literal ?? string.Join(' ', ((string[])[name.Given, name.DroppingParticle, name.NonDroppingParticle, name.Family, name.Suffix]).Where(static part => part.Length > 0)), null, null, null) { IsGroup = name.Literal is not null })],
            Tag("citation_publication_date")?.Replace('/', '-'),
            Tag("citation_doi") is { } doi ? WebAddress.OfDoi(doi) : Tag("citation_public_url"));

        string? Tag(string name) => tags.Where(tag => tag.Name == name).Select(static tag => tag.Content).FirstOrDefault();
    }

    static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    static DateOnly? DateOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    // Those for which the default theme has words.
    static readonly ImmutableArray<string> Grades = ["verified", "partly-verified", "unverified", "certain-public-knowledge"];

    // A mistake in what no style prints would be seen by nobody.
    static void CheckFacts(CitationSetup setup, Diagnostics diagnostics)
    {
        foreach (var (reference, library) in setup.InOrder)
        {
            var at = library.Span(reference.IdSpan.Offset, reference.IdSpan.Length);
            if (reference.Custom.TryGetValue("archive-url", out var url) && !IsWebAddress(url))
            {
                diagnostics.Add(Problems.ReferenceFact(at, reference.Id, "archive-url", url, "an address that begins with https://"));
            }

            if (reference.Custom.TryGetValue("archive-date", out var date) && DateOf(date) is null)
            {
                diagnostics.Add(Problems.ReferenceFact(at, reference.Id, "archive-date", date, "a date written year-month-day"));
            }

            if (reference.Custom.TryGetValue("verification", out var grade) && !Grades.Contains(grade.Replace('_', '-')))
            {
                diagnostics.Add(Problems.UnknownVerification(at, reference.Id, grade, Grades));
            }

            if (reference.Variables.TryGetValue("language", out var language) && reference.Custom.ContainsKey("title-script") && !YamlReader.IsLanguageTag(language))
            {
                diagnostics.Add(Problems.ReferenceFact(at, reference.Id, "language", language, "a language tag such as 'ru'"));
            }
        }
    }
}
