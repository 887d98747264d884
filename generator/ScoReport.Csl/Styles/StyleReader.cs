using System.Collections.Frozen;
using ScoReport.Csl.Locales;

namespace ScoReport.Csl.Styles;

/// <summary>XML → <see cref="Style"/>. Parts it does not know are reported and left out.</summary>
sealed class StyleReader
{
    static readonly FrozenDictionary<string, PageRangeFormat> PageRanges = AttributeReader.Table(
        ("expanded", PageRangeFormat.Expanded), ("minimal", PageRangeFormat.Minimal), ("minimal-two", PageRangeFormat.MinimalTwo),
        ("chicago", PageRangeFormat.Chicago15), ("chicago-15", PageRangeFormat.Chicago15), ("chicago-16", PageRangeFormat.Chicago16));
    static readonly FrozenDictionary<string, ParticleDemotion> Demotions = AttributeReader.Table(
        ("never", ParticleDemotion.Never), ("sort-only", ParticleDemotion.SortOnly), ("display-and-sort", ParticleDemotion.DisplayAndSort));
    static readonly FrozenDictionary<string, Collapse> Collapses = AttributeReader.Table(
        ("citation-number", Collapse.CitationNumber), ("year", Collapse.Year), ("year-suffix", Collapse.YearSuffix),
        ("year-suffix-ranged", Collapse.YearSuffixRanged));
    static readonly FrozenDictionary<string, GivenNameRule> GivenNameRules = AttributeReader.Table(
        ("all-names", GivenNameRule.AllNames), ("all-names-with-initials", GivenNameRule.AllNamesWithInitials),
        ("primary-name", GivenNameRule.PrimaryName), ("primary-name-with-initials", GivenNameRule.PrimaryNameWithInitials),
        ("by-cite", GivenNameRule.ByCite));
    static readonly FrozenDictionary<string, SecondFieldAlign> SecondFields = AttributeReader.Table(
        ("flush", SecondFieldAlign.Flush), ("margin", SecondFieldAlign.Margin));
    static readonly FrozenDictionary<string, SubsequentAuthorRule> SubsequentRules = AttributeReader.Table(
        ("complete-all", SubsequentAuthorRule.CompleteAll), ("complete-each", SubsequentAuthorRule.CompleteEach),
        ("partial-each", SubsequentAuthorRule.PartialEach), ("partial-first", SubsequentAuthorRule.PartialFirst));

    readonly ProblemList _problems;
    readonly AttributeReader _attributes;
    readonly ElementReader _elements;
    readonly Dictionary<string, Macro> _macros = new(StringComparer.Ordinal);
    readonly List<SortKey> _sortKeys = [];

    StyleReader(ProblemList problems)
    {
        _problems = problems;
        _attributes = new AttributeReader(problems);
        _elements = new ElementReader(_attributes, problems);
    }

    public static StyleResult Read(string xml)
    {
        var positions = new TextPositions(xml);
        var problems = new ProblemList(positions);
        var style = XmlTree.Read(xml, positions, problems) is { } root ? new StyleReader(problems).ReadRoot(root) : null;
        return new StyleResult { Style = problems.HasFatal ? null : style, Problems = problems.OnceEach() };
    }

    Style? ReadRoot(XmlNode root)
    {
        if (root.Name != "style")
        {
            _problems.AddFatal(CslProblemKind.NotCsl, root.Offset, $"The root element is {root.Name}, not a CSL style.");
            return null;
        }
        var info = root.Child("info");
        var parent = info?.Children.Find(child => child.Name == "link" && child["rel"] == "independent-parent")?["href"];
        if (root.Child("citation") is null && parent is null)
        {
            _problems.AddFatal(CslProblemKind.NotCsl, root.Offset, "The style has no citation element.");
            return null;
        }
        return ReadStyle(root, info, parent);
    }

    Style ReadStyle(XmlNode root, XmlNode? info, string? parent)
    {
        Grammar.Check(root, _problems);
        ReadMacros(root);
        var citation = root.Child("citation");
        var bibliography = root.Child("bibliography");
        var citationArea = citation is null ? new Area() : ReadArea(citation);
        var bibliographyArea = bibliography is null ? null : ReadArea(bibliography);
        BindMacros();
        MacroCycles.Check(_macros.Values, _problems);
        CheckExtent(citation, citationArea);
        CheckExtent(bibliography, bibliographyArea);
        var dependencies = new Dependencies();
        if (!_problems.HasFatal)
        {
            MarkDependencies(dependencies, citationArea, bibliographyArea);
            // A style that places the suffix itself in one of the two places has none put in by the way in the other.
            citationArea.UsesYearSuffixVariable = UsesYearSuffix(citationArea) || (bibliographyArea is not null && UsesYearSuffix(bibliographyArea));
            bibliographyArea?.UsesYearSuffixVariable = citationArea.UsesYearSuffixVariable;
        }
        return new Style
        {
            Id = info?.Child("id")?.Text.Trim() ?? "",
            Title = info?.Child("title")?.Text.Trim() ?? "",
            ParentId = parent,
            DefaultLocale = root["default-locale"],
            IsNote = root["class"] == "note",
            Options = ReadOptions(root),
            NameOptions = _attributes.NameOptions(root, isNameElement: false),
            CitationArea = citationArea,
            Citation = citation is null ? new CitationOptions() : ReadCitationOptions(citation, root["class"] == "note"),
            BibliographyArea = bibliographyArea,
            Bibliography = bibliography is null ? new BibliographyOptions() : ReadBibliographyOptions(bibliography),
            ChooseCount = dependencies.ChooseCount,
            MacroCount = dependencies.MacroCount,
            Locales = [.. root.Children.Where(child => child.Name == "locale").Select(child => LocaleReader.Read(child, _attributes))],
        };
    }

    void CheckExtent(XmlNode? node, Area? area)
    {
        if (!_problems.HasFatal && node is not null && Extent.Of(area!.Layout) is { IsTooLarge: true } extent)
        {
            _problems.AddFatal(CslProblemKind.TooComplex, node.Offset, $"The layout of {node.Name} {extent.Describe()}.");
        }
    }

    void MarkDependencies(Dependencies dependencies, Area citation, Area? bibliography)
    {
        dependencies.Mark(citation.Layout);
        dependencies.Mark(bibliography?.Layout ?? []);
        foreach (var key in _sortKeys.Where(key => key.Macro is not null))
        {
            dependencies.Mark([new TextElement { Source = TextSource.Macro, Key = "", Macro = key.Macro }]);
        }
    }

    /// <summary>A citation-label carries the suffix itself.</summary>
    static bool UsesYearSuffix(Area area) => MacroCycles.Uses(area.Layout, "year-suffix") || MacroCycles.Uses(area.Layout, "citation-label");

    void ReadMacros(XmlNode root)
    {
        foreach (var node in root.Children.Where(child => child.Name == "macro"))
        {
            if (node["name"] is { } name)
            {
                if (_macros.ContainsKey(name))
                {
                    _problems.Add(CslProblemKind.InvalidAttribute, node.OffsetOf("name"), $"There is a macro '{name}' already; the last one counts.");
                }
                _macros[name] = new Macro(name, node.Offset) { Children = _elements.Children(node) };
            }
            else
            {
                _problems.Add(CslProblemKind.InvalidAttribute, node.Offset, "A macro needs a name.");
            }
        }
    }

    GlobalOptions ReadOptions(XmlNode root) => new()
    {
        PageRange = _attributes.Enum(root, "page-range-format", PageRanges) ?? PageRangeFormat.None,
        Demotion = _attributes.Enum(root, "demote-non-dropping-particle", Demotions) ?? ParticleDemotion.DisplayAndSort,
        InitializeWithHyphen = _attributes.Bool(root, "initialize-with-hyphen") ?? true,
    };

    Area ReadArea(XmlNode node)
    {
        var layout = node.Child("layout");
        var formatting = layout is null ? Formatting.None : _attributes.Formatting(layout);
        return new Area
        {
            Layout = layout is null ? [] : _elements.Children(layout),
            LayoutFormatting = formatting,
            Delimiter = layout?["delimiter"] ?? "",
            SortKeys = node.Child("sort") is { } sort ? [.. sort.Children.Where(child => child.Name == "key").Select(ReadSortKey)] : [],
            NameOptions = _attributes.NameOptions(node, isNameElement: false),
        };
    }

    SortKey ReadSortKey(XmlNode node)
    {
        var key = new SortKey
        {
            Variable = node["variable"]?.Trim(),
            MacroName = node["macro"],
            Offset = node.Offset,
            Descending = node["sort"] == "descending",
            NameOverrides = new NameOptions
            {
                EtAlMin = _attributes.Int(node, "names-min"),
                EtAlUseFirst = _attributes.Int(node, "names-use-first"),
                EtAlSubsequentMin = _attributes.Int(node, "names-min"),
                EtAlSubsequentUseFirst = _attributes.Int(node, "names-use-first"),
                EtAlUseLast = _attributes.Bool(node, "names-use-last"),
            },
        };
        _sortKeys.Add(key);
        return key;
    }

    CitationOptions ReadCitationOptions(XmlNode node, bool isNote) => new()
    {
        AddNames = _attributes.Bool(node, "disambiguate-add-names") ?? false,
        AddGivenName = _attributes.Bool(node, "disambiguate-add-givenname") ?? false,
        GivenNameRule = _attributes.Enum(node, "givenname-disambiguation-rule", GivenNameRules) ?? GivenNameRule.ByCite,
        AddYearSuffix = _attributes.Bool(node, "disambiguate-add-year-suffix") ?? false,
        Collapse = _attributes.Enum(node, "collapse", Collapses) ?? Collapse.None,
        CiteGroupDelimiter = node["cite-group-delimiter"] ?? (node["collapse"] is "year" or "year-suffix" or "year-suffix-ranged" && !isNote ? ", " : null),
        YearSuffixDelimiter = node["year-suffix-delimiter"] ?? node["cite-group-delimiter"],
        AfterCollapseDelimiter = node["after-collapse-delimiter"],
        NearNoteDistance = _attributes.Int(node, "near-note-distance") ?? 5,
    };

    BibliographyOptions ReadBibliographyOptions(XmlNode node) => new()
    {
        HangingIndent = _attributes.Bool(node, "hanging-indent") ?? false,
        SecondFieldAlign = _attributes.Enum(node, "second-field-align", SecondFields) ?? SecondFieldAlign.None,
        LineSpacing = _attributes.Int(node, "line-spacing") ?? 1,
        EntrySpacing = _attributes.Int(node, "entry-spacing") ?? 1,
        SubsequentAuthorSubstitute = node["subsequent-author-substitute"],
        SubsequentAuthorRule = _attributes.Enum(node, "subsequent-author-substitute-rule", SubsequentRules) ?? SubsequentAuthorRule.CompleteAll,
    };

    void BindMacros()
    {
        foreach (var (element, offset) in _elements.MacroCalls)
        {
            element.Macro = FindMacro(element.Key, offset);
        }
        foreach (var key in _sortKeys.Where(key => key.MacroName is not null))
        {
            key.Macro = FindMacro(key.MacroName!, key.Offset);
        }
    }

    Macro? FindMacro(string name, int offset)
    {
        if (_macros.TryGetValue(name, out var macro))
        {
            return macro;
        }
        _problems.AddFatal(CslProblemKind.UnknownMacro, offset, $"There is no macro '{name}'.");
        return null;
    }
}
