using System.Collections.Immutable;
using ScoReport.Csl.Collapsing;
using ScoReport.Csl.Disambiguation;
using ScoReport.Csl.Elements;
using ScoReport.Csl.Locales;
using ScoReport.Csl.Ordering;
using ScoReport.Csl.Positions;
using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl;

/// <summary>What a test may set that a document never needs.</summary>
sealed record ProcessingOptions
{
    public static readonly ProcessingOptions Default = new();

    /// <summary>List every reference in the bibliography, in this order before sorting, whether cited or not.</summary>
    public IReadOnlyList<string>? Registered { get; init; }
    /// <summary>Instead of the citations given, one of all references in the bibliography's order.</summary>
    public bool CitesAll { get; init; }
    /// <summary>Ids of parts of the bibliography that are printed by themselves too.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Sections { get; init; } = [];
    /// <summary>Positions given instead of counted, by citation.</summary>
    public IReadOnlyList<ImmutableArray<CitePosition>>? Positions { get; init; }
}

/// <summary>A reference that the document uses, with what is decided about it.</summary>
sealed class Entry(Reference reference)
{
    public Reference Reference { get; } = reference;
    public int CitationNumber { get; set; }
    public required ReferenceCache Cache { get; init; }
    public int BibliographyIndex { get; set; }
    public Hints Hints { get; set; } = Hints.None;
    public string CitationLabel { get; init; } = "";
}

/// <summary>The steps from references and citations to runs.</summary>
sealed class CitationDocument
{
    readonly Style _style;
    readonly Locale _locale;
    IReadOnlyList<Citation> _citations;
    readonly ProcessingOptions _options;
    readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    readonly List<Entry> _registered = [];
    readonly List<CslWarning> _warnings = [];
    GivenNameLevels? _globalNames;

    public CitationDocument(Style style, Locale locale, IReadOnlyList<Reference> references, IReadOnlyList<Citation> citations, ProcessingOptions options)
    {
        (_style, _locale, _citations, _options) = (style, locale, citations, options);
        Dictionary<string, Reference> byId = new(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            byId.TryAdd(reference.Id, reference);
        }
        Register(byId);
    }

    void Register(Dictionary<string, Reference> byId)
    {
        foreach (var id in _options.Registered ?? [])
        {
            Register(id, byId);
        }
        for (var i = 0; i < _citations.Count; i++)
        {
            foreach (var item in _citations[i].Items)
            {
                if (!Register(item.Id, byId))
                {
                    _warnings.Add(new CslWarning(CslWarningKind.UnknownReference, $"No reference has the id '{item.Id}'.", i, item.Id));
                }
            }
        }
    }

    bool Register(string id, Dictionary<string, Reference> byId)
    {
        if (_entries.ContainsKey(id))
        {
            return true;
        }
        if (!byId.TryGetValue(id, out var reference))
        {
            return false;
        }
        var entry = new Entry(reference) { Cache = new ReferenceCache(_style.ChooseCount, _style.MacroCount), CitationLabel = CitationLabels.Of(reference) };
        _entries[id] = entry;
        _registered.Add(entry);
        entry.CitationNumber = _registered.Count;
        return true;
    }

    public CitationResult Process()
    {
        var ordered = Order();
        if (_options.CitesAll)
        {
            _citations = [new Citation { Items = [.. ordered.Select(entry => new CitationItem { Id = entry.Reference.Id })] }];
        }
        if (_style.ParentId is not null)
        {
            _warnings.Add(new CslWarning(CslWarningKind.DependentStyle, $"The style depends on {_style.ParentId}, which has to be given instead."));
        }
        if (_locale.IsStandIn)
        {
            _warnings.Add(new CslWarning(CslWarningKind.UnknownLocale, $"There is no locale for '{_locale.Language}'; English terms are used."));
        }
        Disambiguate(ordered);
        var citations = RenderCitations();
        var bibliography = _style.BibliographyArea is null ? null : Bibliography(ordered);
        WarnOfUnlisted(bibliography);
        return new CitationResult
        {
            Citations = citations,
            Bibliography = bibliography,
            Sections = _style.BibliographyArea is null ? [] : [.. _options.Sections.Select(ids => Bibliography([.. ordered.Where(entry => ids.Contains(entry.Reference.Id))]))],
            Warnings = [.. _warnings],
        };
    }

    /// <summary>Each with a builder of its own, since an author who is replaced by a dash was named in the same list.</summary>
    Bibliography Bibliography(List<Entry> entries) =>
        new BibliographyBuilder(_style, _locale).Build([.. entries.Where(static entry => !entry.Reference.IsUnlisted)], entry => Context(entry, _style.BibliographyArea!, inBibliography: true));

    /// <summary>The bibliography's order, which also gives the citation numbers.</summary>
    List<Entry> Order()
    {
        List<Entry> ordered = [.. _registered];
        if (_style.BibliographyArea is { SortKeys.IsEmpty: false } area)
        {
            var keys = new SortKeys(area.SortKeys, _locale);
            var values = ordered.ToDictionary(entry => entry, entry => keys.Of(Context(entry, area, inBibliography: true)));
            ordered = [.. ordered.Order(Comparer<Entry>.Create((left, right) => keys.Compare(values[left], values[right])))];
        }
        // What is not listed takes no number from what is.
        ordered = [.. ordered.OrderBy(static entry => entry.Reference.IsUnlisted)];
        for (var i = 0; i < ordered.Count; i++)
        {
            ordered[i].BibliographyIndex = i;
            ordered[i].CitationNumber = i + 1;
        }
        return ordered;
    }

    CiteContext Context(Entry entry, Area area, bool inBibliography = false, CitationItem? item = null, CitePosition position = default) => new()
    {
        Style = _style,
        Locale = _locale,
        Reference = entry.Reference,
        Area = area,
        Item = item,
        InBibliography = inBibliography,
        Position = position,
        CitationNumber = entry.CitationNumber,
        CitationLabel = entry.CitationLabel + entry.Hints.YearSuffix,
        Cache = entry.Cache,
        Hints = entry.Hints,
        GlobalNames = _globalNames,
    };

    void Disambiguate(List<Entry> ordered)
    {
        var options = _style.Citation;
        var usesCondition = MacroCycles.UsesDisambiguate(_style.CitationArea.Layout);
        if (!options.AddNames && !options.AddGivenName && !options.AddYearSuffix && !usesCondition)
        {
            return;
        }
        if (options.AddGivenName && options.GivenNameRule != GivenNameRule.ByCite)
        {
            _globalNames = GlobalNames.Of(ordered.SelectMany(entry => Compared(entry, Hints.None).NameSets), options.GivenNameRule);
        }
        var hints = new Disambiguator(options, ordered.Count, (index, tried) => Compared(ordered[index], tried)).Resolve(usesCondition);
        for (var i = 0; i < ordered.Count; i++)
        {
            ordered[i].Hints = hints[i];
        }
    }

    /// <summary>Cites are compared in the form they have when cited again.</summary>
    ComparedCite Compared(Entry entry, Hints hints)
    {
        var context = Context(entry, _style.CitationArea, position: new CitePosition(Position.Subsequent, NearNote: true)) with { Hints = hints, IsComparing = true };
        return Renderer.Compare(context);
    }

    ImmutableArray<FormattedCitation> RenderCitations()
    {
        var tracker = new PositionTracker(_style.Citation.NearNoteDistance);
        var sorting = new SortKeys(_style.CitationArea.SortKeys, _locale);
        var layout = new CitationLayout(_style, _locale);
        var formatted = ImmutableArray.CreateBuilder<FormattedCitation>(_citations.Count);
        for (var i = 0; i < _citations.Count; i++)
        {
            if (_citations[i].StartsPart)
            {
                tracker = new PositionTracker(_style.Citation.NearNoteDistance);
            }
            var known = _citations[i] with { Items = [.. _citations[i].Items.Where(item => _entries.ContainsKey(item.Id))] };
            if (known.Mode == CitationMode.BibliographyOnly)
            {
                formatted.Add(new FormattedCitation { Runs = [] });
                continue;
            }
            // The author in the sentence is that of the cite written first, wherever the style would sort it.
            var items = known is { Mode: CitationMode.AuthorInText, Items.Length: > 0 }
                ? [known.Items[0], .. Sorted(known.Items[1..], sorting)]
                : Sorted(known.Items, sorting);
            var positions = _options.Positions?[i] is { } given ? Rearranged(given, known.Items, items) : tracker.Next(known with { Items = items });
            var cites = items.Select((item, index) => Cite(item, positions[index], known.Mode)).ToList();
            WarnOf(cites, i);
            formatted.Add(layout.Format(cites, known.Mode));
        }
        return formatted.MoveToImmutable();
    }

    void WarnOf(List<CiteNodes> cites, int citation)
    {
        foreach (var (cite, author) in cites)
        {
            var item = cite.Item;
            if (cite.Node.IsEmpty && author is not { IsEmpty: false } && _style.ParentId is null)
            {
                _warnings.Add(new CslWarning(CslWarningKind.NoPrintedForm, $"The style prints nothing for '{item.Id}'.", citation, item.Id));
            }
            if (item is { Locator.Length: > 0, Label.Length: > 0 } && _locale.Find(item.Label.Replace(' ', '-'), TermForm.Symbol) is null)
            {
                _warnings.Add(new CslWarning(CslWarningKind.UnknownLocator, $"There is no term for the locator '{item.Label}'.", citation, item.Id));
            }
        }
    }

    /// <summary>What is listed without being cited, and has no entry, is nowhere.</summary>
    void WarnOfUnlisted(Bibliography? bibliography)
    {
        if (bibliography is null || bibliography.Entries.Length == _registered.Count)
        {
            return;
        }
        var cited = _citations.Where(static one => one.Mode != CitationMode.BibliographyOnly).SelectMany(static one => one.Items).Select(static item => item.Id);
        var shown = bibliography.Entries.Select(static entry => entry.Id).Concat(cited).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < _citations.Count; i++)
        {
            foreach (var item in _citations[i].Items.Where(item => _entries.ContainsKey(item.Id) && shown.Add(item.Id)))
            {
                _warnings.Add(new CslWarning(CslWarningKind.NoPrintedForm, $"The style prints nothing for '{item.Id}'.", i, item.Id));
            }
        }
    }

    static CitePosition[] Rearranged(ImmutableArray<CitePosition> positions, ImmutableArray<CitationItem> before, ImmutableArray<CitationItem> after) =>
        [.. after.Select(item => positions[before.IndexOf(item)])];

    /// <summary>Sorts the cites between two that carry words: "cited in B" belongs behind the A it was written behind.</summary>
    ImmutableArray<CitationItem> Sorted(ImmutableArray<CitationItem> items, SortKeys sorting)
    {
        if (sorting.IsEmpty || items.Length < 2)
        {
            return items;
        }
        var sorted = ImmutableArray.CreateBuilder<CitationItem>(items.Length);
        for (int start = 0, end; start < items.Length; start = end)
        {
            for (end = start + 1; end < items.Length && items[end] is { Prefix.IsEmpty: true, PrefixMarkup: null or "" } && items[end - 1] is { Suffix.IsEmpty: true, SuffixMarkup: null or "" }; end++)
            {
            }
            sorted.AddRange(SortedRun(items[start..end], sorting));
        }
        return sorted.MoveToImmutable();
    }

    IEnumerable<CitationItem> SortedRun(ImmutableArray<CitationItem> items, SortKeys sorting)
    {
        var keyed = items.Select(item => (Item: item, Entry: _entries[item.Id], Keys: sorting.Of(Context(_entries[item.Id], _style.CitationArea, item: item)))).ToList();
        return keyed.Order(Comparer<(CitationItem, Entry Entry, SortValue[] Keys)>.Create((left, right) =>
            sorting.Compare(left.Keys, right.Keys) is var order && order != 0 ? order : left.Entry.BibliographyIndex.CompareTo(right.Entry.BibliographyIndex))).Select(pair => pair.Item1);
    }

    CiteNodes Cite(CitationItem item, CitePosition position, CitationMode mode)
    {
        var entry = _entries[item.Id];
        var context = Context(entry, _style.CitationArea, item: item, position: position);
        var node = Renderer.RenderLayout(context) ?? new SpanNode();
        var author = item.AuthorOnly || mode == CitationMode.AuthorInText ? Author(context) : null;
        return new CiteNodes(new RenderedCite(item, node, entry.CitationNumber), author);
    }

    /// <summary>The author as the cite names them, or the short form where the cite does not.</summary>
    static Node Author(CiteContext context) =>
        Renderer.RenderLayout(context)?.Find(NodeTag.Names) ?? Renderer.RenderAuthor(context);
}

sealed record CiteNodes(RenderedCite Cite, Node? Author);
