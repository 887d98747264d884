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

    /// <summary>Whether citations become notes.</summary>
    public bool CitesInNotes => Style.IsNote;
}

/// <summary>Joins the report to the citation engine: the only file that names ScoReport.Csl.</summary>
static class Citing
{
    static readonly string[] BuiltIn = ["author-date", "notes", "numeric"];

    /// <summary>Reads style and libraries, reporting what is wrong with them.</summary>
    public static CitationSetup Prepare(Manuscript manuscript, SourceFolderText sources, Diagnostics diagnostics)
    {
        var references = new Dictionary<string, Reference>(StringComparer.Ordinal);
        var isComplete = true;
        var inOrder = ImmutableArray.CreateBuilder<(Reference, SourceFile)>();
        foreach (var library in manuscript.Libraries)
        {
            var read = CslJson.Read(library.Text);
            foreach (var problem in read.Problems)
            {
                diagnostics.Add(Told(library, problem));
            }

            isComplete &= !read.References.IsEmpty || !read.Problems.Any(static p => p.Kind == CslProblemKind.Syntax);
            foreach (var reference in read.References)
            {
                if (references.TryAdd(reference.Id, reference))
                {
                    inOrder.Add((reference, library));
                }
            }
        }

        var style = StyleOf(manuscript.Config.CitationStyle, sources, diagnostics);
        return new CitationSetup(style, references.ToFrozenDictionary(StringComparer.Ordinal), inOrder.DrainToImmutable()) { IsComplete = isComplete };
    }

    static Diagnostic Told(SourceFile library, CslProblem problem)
    {
        var at = library.Span(problem.Offset, 1);
        return problem.Kind switch
        {
            CslProblemKind.DuplicateId => Problems.DuplicateReference(at, problem.Message),
            CslProblemKind.UnknownField or CslProblemKind.UnknownType => Problems.ReferenceField(at, problem.Message, problem.Hint),
            _ => Problems.MalformedReference(at, problem.Message, problem.Hint),
        };
    }

    static Style StyleOf(Located<string> name, SourceFolderText sources, Diagnostics diagnostics)
    {
        switch (name.Value)
        {
            case "author-date":
                return BuiltInStyles.AuthorDate;
            case "notes":
                return BuiltInStyles.Notes;
            case "numeric":
                return BuiltInStyles.Numeric;
        }

        string[] tried = [name.Value, $"styles/{name.Value}.csl", $"styles/{name.Value}"];
        foreach (var path in tried)
        {
            if (sources(path) is not { } file)
            {
                continue;
            }

            var result = Style.Parse(file.Text);
            foreach (var problem in result.Problems)
            {
                diagnostics.Add(Problems.StyleProblem(file.Span(problem.Offset, 1), problem.Message, result.Style is null));
            }

            return result.Style ?? BuiltInStyles.AuthorDate;
        }

        diagnostics.Add(Problems.UnknownStyle(name.At, name.Value, tried, BuiltIn));
        return BuiltInStyles.AuthorDate;
    }

    /// <summary>
    /// Formats every citation of the report in one go, in reading order, since what one reads like depends on the others.
    /// Reports keys that the library lacks and references that nobody cites.
    /// </summary>
    /// <param name="setup">Style and references.</param>
    /// <param name="language">BCP 47 tag of the report.</param>
    /// <param name="texts">All texts in reading order.</param>
    /// <param name="citedElsewhere">Keys that texts which are left out cite; nothing when texts are missing, so that who is uncited cannot be known.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    /// <returns>Runs per citation, and the bibliography; anchors are given by <paramref name="texts"/>' order.</returns>
    public static Cited Process(CitationSetup setup, string language, IReadOnlyList<CitedText> texts, IReadOnlySet<string>? citedElsewhere, Diagnostics diagnostics)
    {
        var citations = new List<Citation>();
        var cites = new List<(Cite Cite, int Chapter, string Anchor)>();
        var cited = new Dictionary<string, List<ChapterTarget>>(StringComparer.Ordinal);
        var notesBefore = 0;
        foreach (var text in texts)
        {
            var n = 0;
            foreach (var place in text.Contents.Cites)
            {
                var anchor = $"cite-{++n}";
                var items = place.Cite.Items.Where(item => IsKnown(setup, item, diagnostics)).ToImmutableArray();
                if (items.IsEmpty)
                {
                    continue;
                }

                cites.Add((place.Cite, text.Chapter, anchor));
                citations.Add(new Citation
                {
                    Items = [.. items.Select(Converted)],
                    NoteIndex = place.Note == 0 ? 0 : notesBefore + place.Note,
                    Mode = place.Cite.AuthorInText ? CitationMode.AuthorInText : CitationMode.Normal,
                });
                foreach (var item in items)
                {
                    Note(cited, item.Key, text.Chapter, anchor);
                }
            }

            notesBefore += text.Contents.Notes.Count;
        }

        if (citedElsewhere is not null)
        {
            ReportUncited(setup, key => cited.ContainsKey(key) || citedElsewhere.Contains(key), diagnostics);
        }

        var used = setup.InOrder.Select(static r => r.Reference).Where(r => cited.ContainsKey(r.Id)).ToList();
        var result = CitationProcessor.Process(setup.Style, LocaleSource.BuiltIn, language, used, citations);
        var entries = result.Bibliography?.Entries ?? [];
        var listed = entries.Select(static e => e.Id).ToHashSet(StringComparer.Ordinal);
        return new Cited(Formatted(cites, result, listed), [.. entries.Select(e => Entry(e, setup, cited, listed))]);
    }

    static bool IsKnown(CitationSetup setup, CiteItem item, Diagnostics diagnostics)
    {
        if (setup.References.ContainsKey(item.Key))
        {
            return true;
        }

        if (setup.IsComplete)
        {
            diagnostics.Add(Problems.UnknownReference(item.At, item.Key, setup.References.Keys, LooksLikeCrossReference(item.Key)));
        }

        return false;
    }

    static bool LooksLikeCrossReference(string key) =>
        key.Length > 4 && key[..4].ToLowerInvariant() is "fig-" or "tbl-" or "sec-";

    static void Note(Dictionary<string, List<ChapterTarget>> cited, string key, int chapter, string anchor)
    {
        if (!cited.TryGetValue(key, out var places))
        {
            cited.Add(key, places = []);
        }

        if (chapter >= 0)
        {
            places.Add(new ChapterTarget(chapter, anchor));
        }
    }

    static void ReportUncited(CitationSetup setup, Func<string, bool> isCited, Diagnostics diagnostics)
    {
        foreach (var (reference, library) in setup.InOrder)
        {
            if (!isCited(reference.Id))
            {
                diagnostics.Add(Problems.ReferenceUncited(library.Span(reference.IdSpan.Offset, reference.IdSpan.Length), reference.Id));
            }
        }
    }

    static CitationItem Converted(CiteItem item)
    {
        var (label, locator, remark) = Locators.Split(item.Suffix);
        return new CitationItem
        {
            Id = item.Key,
            Prefix = item.Prefix.IsEmpty ? [] : [.. Runs(item.Prefix), new TextRun(" ")],
            Suffix = Runs(remark),
            Label = label,
            Locator = locator,
            SuppressAuthor = item.SuppressAuthor,
        };
    }

    static ImmutableArray<Run> Runs(ImmutableArray<Inline> inlines) => [.. inlines.Select(Converted)];

    static Run Converted(Inline inline) => inline switch
    {
        Text text => new TextRun(text.Value),
        Styled styled => new StyledRun(StyleOf(styled.Style), Runs(styled.Inlines)),
        SoftBreak or HardBreak => new TextRun(" "),
        Link { Target: var url } link when url.StartsWith("http", StringComparison.Ordinal) => new LinkRun(url, Runs(link.Inlines)),
        BoundLink { Target: ExternalTarget target } link => new LinkRun(target.Url, Runs(link.Inlines)),
        _ => new TextRun(PlainText.Of([inline])),
    };

    static RunStyle StyleOf(TextStyle style) => style switch
    {
        TextStyle.Emphasis => new RunStyle(FontStyle: FontStyle.Italic),
        TextStyle.Strong => new RunStyle(FontWeight: FontWeight.Bold),
        TextStyle.Subscript => new RunStyle(VerticalAlign: VerticalAlign.Subscript),
        TextStyle.Superscript => new RunStyle(VerticalAlign: VerticalAlign.Superscript),
        TextStyle.Inserted => new RunStyle(TextDecoration: TextDecoration.Underline),
        _ => default,
    };

    static Dictionary<Cite, FormattedCite> Formatted(List<(Cite Cite, int Chapter, string Anchor)> cites, CitationResult result, HashSet<string> listed)
    {
        var formatted = new Dictionary<Cite, FormattedCite>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < cites.Count; i++)
        {
            var at = cites[i].Cite.At;
            var citation = result.Citations[i];
            formatted.Add(cites[i].Cite, new FormattedCite(cites[i].Anchor, Inlines(citation.Author, at, listed), Inlines(citation.Runs, at, listed)));
        }

        return formatted;
    }

    static BibliographyItem Entry(BibliographyEntry entry, CitationSetup setup, Dictionary<string, List<ChapterTarget>> cited, HashSet<string> listed) => new(
        entry.Id,
        "ref-" + entry.Id,
        Inlines(entry.Runs, default, listed),
        setup.References[entry.Id].Custom.GetValueOrDefault("verification"),
        cited.TryGetValue(entry.Id, out var places) ? [.. places] : []);

    // A work that the style lists nowhere is cited without a link.
    static ImmutableArray<Inline> Inlines(ImmutableArray<Run> runs, SourceSpan at, HashSet<string> listed)
    {
        var inlines = ImmutableArray.CreateBuilder<Inline>(runs.Length);
        foreach (var run in runs)
        {
            switch (run)
            {
                case TextRun text:
                    inlines.Add(new Text(at, text.Text));
                    break;
                case StyledRun styled:
                    inlines.AddRange(Styled(styled, at, listed));
                    break;
                case LinkRun link:
                    inlines.Add(new BoundLink(at, new ExternalTarget(link.Url), null, Attributes.None, Inlines(link.Children, at, listed)));
                    break;
                case CiteRun cite when !listed.Contains(cite.Id):
                    inlines.AddRange(Inlines(cite.Children, at, listed));
                    break;
                case CiteRun cite:
                    inlines.Add(new BoundLink(at, new PageTarget(GeneratedPage.References, "ref-" + cite.Id), null, Attributes.None, Inlines(cite.Children, at, listed)));
                    break;
            }
        }

        return inlines.DrainToImmutable();
    }

    static ImmutableArray<Inline> Styled(StyledRun run, SourceSpan at, HashSet<string> listed)
    {
        var inlines = Inlines(run.Children, at, listed);
        var style = run.Style;
        inlines = Set(inlines, at, style.FontStyle is FontStyle.Italic or FontStyle.Oblique, TextStyle.Emphasis);
        inlines = Set(inlines, at, style.FontWeight == FontWeight.Bold, TextStyle.Strong);
        inlines = Set(inlines, at, style.VerticalAlign == VerticalAlign.Superscript, TextStyle.Superscript);
        inlines = Set(inlines, at, style.VerticalAlign == VerticalAlign.Subscript, TextStyle.Subscript);
        string? name = style switch
        {
            { FontVariant: FontVariant.SmallCaps } => "csl-small-caps",
            { TextDecoration: TextDecoration.Underline } => "csl-underline",
            { Display: Display.Block } => "csl-block",
            { Display: Display.LeftMargin } => "csl-left-margin",
            { Display: Display.RightInline } => "csl-right-inline",
            { Display: Display.Indent } => "csl-indent",
            { FontStyle: FontStyle.Normal } => "csl-upright",
            _ => null,
        };
        return name is null ? inlines : [new Span(at, new Attributes(null, [name], []), inlines)];
    }

    static ImmutableArray<Inline> Set(ImmutableArray<Inline> inlines, SourceSpan at, bool set, TextStyle style) =>
        set ? [new Styled(at, style, inlines)] : inlines;
}

/// <summary>Finds a text file of the source folder; nothing when it is not there.</summary>
public delegate SourceFile? SourceFolderText(string path);

/// <summary>A text whose citations are to be formatted: a chapter by its index, or another text as -1.</summary>
sealed record CitedText(int Chapter, Contents Contents);

/// <summary>A citation as it will read: its anchor, the author where that stands in the sentence, and the rest.</summary>
sealed record FormattedCite(string Anchor, ImmutableArray<Inline> Author, ImmutableArray<Inline> Runs);

/// <summary>All citations of a report, formatted.</summary>
sealed record Cited(Dictionary<Cite, FormattedCite> Cites, ImmutableArray<BibliographyItem> Bibliography);
