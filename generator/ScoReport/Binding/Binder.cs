using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>The second step: manuscript to report. Numbers, resolves and formats; knows nothing of pages or HTML.</summary>
public static class Binder
{
    /// <summary>Binds a manuscript. Chapters are looked through and resolved in parallel; only numbering and citing see the whole.</summary>
    /// <param name="manuscript">What was written.</param>
    /// <param name="folder">The source folder, for citation styles.</param>
    /// <param name="styles">Places at hand in which citation styles may lie.</param>
    /// <param name="date">Date of publication, if it is not the one in <c>report.yaml</c>.</param>
    /// <param name="diagnostics">Receives the problems, in reading order.</param>
    public static Report Bind(Manuscript manuscript, SourceFolder folder, IReadOnlyList<TextFolder> styles, DateOnly? date, Diagnostics diagnostics)
    {
        var setup = Citing.Prepare(manuscript, folder.TextFile, styles, diagnostics);
        var main = Edition(manuscript, null, setup, folder, date, diagnostics);
        return main.Report with { Languages = [.. manuscript.Languages.Select(edition => InLanguage(edition, manuscript, main, setup, folder, date, diagnostics))] };
    }

    // An edition as others are bound beside it: what they refer to where they have nothing of their own.
    sealed record BoundEdition(Report Report, Anchors Anchors, Links Links, Dictionary<string, string> Numbers, Dictionary<string, ImmutableArray<OutlineEntry>> Outlines);

    static Report InLanguage(Manuscript edition, Manuscript main, BoundEdition beside, CitationSetup setup, SourceFolder folder, DateOnly? date, Diagnostics diagnostics)
    {
        var root = main.Config.BaseUrl;
        var own = edition with { Tables = main.Tables, Config = edition.Config with { BaseUrl = root is null ? null : $"{root}{edition.Config.Language}/" } };
        Labels.Check(edition.Config, main, diagnostics);
        var report = Edition(own, beside, Citing.In(setup, edition.Config.Language, folder.TextFile, diagnostics), folder, date, diagnostics).Report;
        return report with { MadeFiles = report.MadeFiles.RemoveAll(static file => file.Path == Citing.CitationFile) };
    }

    static BoundEdition Edition(Manuscript manuscript, BoundEdition? main, CitationSetup setup, SourceFolder folder, DateOnly? date, Diagnostics diagnostics)
    {
        // What is said of data, styles and files that all editions share is said once.
        var shared = main is null ? diagnostics : new Diagnostics();
        manuscript = manuscript with { Chapters = TableRemarks.Placed(manuscript, shared) };
        var chapters = manuscript.Chapters;
        var published = date ?? manuscript.Config.Date;
        var values = new Values(manuscript.Config, published, manuscript.Tables);
        manuscript = manuscript with { Config = manuscript.Config with { Summary = PlainValues.Of(manuscript.Config.Summary, manuscript.Config.SummaryAt, value => values.ResolvePlain(value, null, "", diagnostics)) } };
        var numbers = main is null ? ChapterNumbers(chapters) : [.. chapters.Select(chapter => main.Numbers[chapter.Slot.Common])];

        var contents = InParallel(chapters.Length, diagnostics, (i, own) => Contents.OfChapter(chapters[i], numbers[i], setup.CitesInNotes, main?.Outlines[chapters[i].Slot.Common] ?? [], own));
        var others = OtherContents.Of(manuscript, diagnostics);
        var anchors = Anchors.Of(chapters, numbers, contents, main?.Anchors, diagnostics);

        var drafts = LeftOut.Of(manuscript.Drafts);
        var texts = others.Around(contents.Select((c, i) => new CitedText(i, c, chapters[i].NoCite)), manuscript.Config.Citation.NoCite);
        var citedElsewhere = main is null && manuscript.Config.IsComplete ? drafts.Keys.Union(CitedIn(manuscript.Languages)).ToHashSet(StringComparer.Ordinal) : null;
        var cited = Citing.Process(setup, manuscript.Config, texts, citedElsewhere, diagnostics);

        var labels = new Labels(manuscript.Config);
        var itself = new Citing.Itself(setup, manuscript.Config, published, folder.TextFile, shared);
        var firstNotes = FirstNotes(contents, manuscript.Config.Citation.NotesThroughReport);
        var links = new Links(manuscript, contents, main?.Links);
        var all = new Resolution(manuscript.Config.Language, anchors, drafts, links, cited, values, manuscript.Tables) { CitesInNotes = setup.CitesInNotes, Labels = labels };
        var terms = new TermLinks(manuscript.Config.LinksTerms ? manuscript.Glossary : []);
        var front = Other(others.Findings);
        var keyFindings = manuscript.Config.KeyFindings.Select(front.Blocks).ToImmutableArray();
        var bound = InParallel(chapters.Length, diagnostics, (i, own) =>
        {
            var resolver = new Resolver(all, contents[i], chapters[i], i, numbers[i], FilePath.Folder(chapters[i].Slot.Path), own) { FirstNote = firstNotes[i] };
            var chapter = Chapter(chapters[i], numbers[i], contents[i], resolver, terms, i < cited.OfChapters.Length ? cited.OfChapters[i] : [], itself);
            TypedNumbers.Check(chapter.Blocks, chapter.Footnotes, manuscript.Tables, manuscript.Config.Language, own);
            return (Chapter: chapter, Resolver: resolver);
        });
        var updates = Other(others.Editions);
        ImmutableArray<Edition> boundEditions = [.. manuscript.Config.Editions.Select(e => e with { Summary = updates.Blocks(e.Summary) })];
        var behind = Other(others.About);
        var aboutText = behind.Blocks(manuscript.Config.About);
        var back = Other(others.Glossary);
        var entries = Sorted(manuscript.Glossary.Select(t => t with { Definition = back.Blocks(t.Definition) }), Alphabet.Of(manuscript.Config.Language));
        ImmutableArray<Resolver> resolvers = [front, .. bound.Select(static b => b.Resolver), updates, behind, back];

        ImmutableArray<BoundChapter> boundChapters = [.. bound.Select(static b => b.Chapter)];
        var captions = Captions(boundChapters);
        var report = new Report
        {
            Config = manuscript.Config,
            Date = published,
            Chapters = boundChapters,
            Bibliography = cited.Bibliography,
            Tables = [.. anchors.Tables.Select(Captioned)],
            Figures = [.. anchors.Figures.Select(Captioned)],
            Data = labels.Of(manuscript.Tables) with { AreUsesKnown = manuscript.Tables.AreUsesKnown && manuscript.Drafts.IsEmpty },
            Glossary = entries,
            EditorNotes = EditorNotes.Of(boundChapters),
            Editions = boundEditions,
            KeyFindings = keyFindings,
            About = aboutText,
            Attachments = [.. resolvers.SelectMany(static r => r.Attachments).Distinct().Order(StringComparer.Ordinal)],
            PageLinks = [.. resolvers.SelectMany(static r => r.PageLinks)],
            CiteThis = itself.OfReport,
            MadeFiles = itself.Files(cited.Used),
            Files = manuscript.Files,
        };
        return new BoundEdition(report, anchors, links, chapters.Zip(numbers).ToDictionary(static pair => pair.First.Slot.Path, static pair => pair.Second, StringComparer.Ordinal), boundChapters.ToDictionary(static chapter => chapter.Written.Slot.Path, static chapter => chapter.Outline, StringComparer.Ordinal));

        Resolver Other(Contents text) => new(all, text, null, -1, "", "", diagnostics);

        FloatEntry Captioned(FloatEntry entry) => captions.TryGetValue(entry.Id, out var caption) ? entry with { Caption = caption, PlainCaption = PlainText.Of(caption) } : entry;
    }

    static IEnumerable<string> CitedIn(ImmutableArray<Manuscript> editions) =>
        editions.SelectMany(static edition => LeftOut.Of([.. edition.Chapters, .. edition.Drafts]).Keys.Concat(OtherContents.Of(edition, new Diagnostics()).Keys));

    static ImmutableArray<string> ChapterNumbers(ImmutableArray<Chapter> chapters)
    {
        var numbers = ImmutableArray.CreateBuilder<string>(chapters.Length);
        var (chapter, appendix) = (0, 0);
        foreach (var each in chapters)
        {
            numbers.Add(!each.IsNumbered ? "" : each.Slot.IsAppendix ? Letters(appendix++) : (++chapter).ToString(CultureInfo.InvariantCulture));
        }

        return numbers.MoveToImmutable();
    }

    // A to Z, then AA, AB and so on.
    static string Letters(int index) => index < 26 ? ((char)('A' + index)).ToString() : Letters((index / 26) - 1) + (char)('A' + (index % 26));

    // Number of each chapter's first note.
    static int[] FirstNotes(Contents[] contents, bool throughReport)
    {
        var first = new int[contents.Length];
        for (var (i, next) = (0, 1); i < contents.Length; i++)
        {
            first[i] = throughReport ? next : 1;
            next += contents[i].Notes.Count;
        }

        return first;
    }

    static T[] InParallel<T>(int count, Diagnostics diagnostics, Func<int, Diagnostics, T> step)
    {
        var results = new T[count];
        var problems = new Diagnostics[count];
        Parallel.For(0, count, i =>
        {
            problems[i] = new Diagnostics();
            results[i] = step(i, problems[i]);
        });
        foreach (var own in problems)
        {
            diagnostics.AddRange(own);
        }

        return results;
    }

    static BoundChapter Chapter(Chapter chapter, string number, Contents contents, Resolver resolver, TermLinks terms, ImmutableArray<BibliographyGroup> bibliography, Citing.Itself itself)
    {
        var title = resolver.Inlines(chapter.Title);
        var plainTitle = PlainText.Of(title);
        var blocks = terms.Linked(resolver.Blocks(chapter.Blocks));
        return new BoundChapter
        {
            // The bound text takes the place of the written one, which can go.
            Written = chapter with { Blocks = [], Footnotes = [], KeyPoints = [] },
            Number = number,
            Title = title,
            PlainTitle = plainTitle,
            Summary = resolver.Inlines(chapter.Summary),
            KeyPoints = [.. chapter.KeyPoints.Select(resolver.Blocks)],
            Blocks = blocks,
            Footnotes = resolver.Footnotes(),
            Bibliography = bibliography,
            Outline = [.. contents.Outline],
            CiteThis = () => itself.OfChapter(chapter, number, plainTitle),
            WordCount = contents.Words + WordsInTables(blocks),
        };
    }

    // Numbers are looked up, words are read.
    static int WordsInTables(ImmutableArray<Block> blocks)
    {
        var words = 0;
        Walk.Visit(
            blocks,
            block => words += block is DataBlock data ? WordsIn(data.Table) : 0,
            static _ => { });
        return words;
    }

    static int WordsIn(Data.Table table) =>
        table.Columns.Where((_, i) => !table.Fields[i].IsNumeric).Sum(static column => Enumerable.Range(0, column.Count).Sum(row => PlainText.WordCount(column[row].Text)));

    static Dictionary<string, ImmutableArray<Inline>> Captions(ImmutableArray<BoundChapter> chapters)
    {
        var captions = new Dictionary<string, ImmutableArray<Inline>>(StringComparer.Ordinal);
        foreach (var chapter in chapters)
        {
            Walk.Visit(
                chapter.Blocks,
                block =>
                {
                    switch (block)
                    {
                        case Float { Number: > 0, Attributes.Id: { } id } figure:
                            captions.TryAdd(id, figure.Caption);
                            break;
                        case ChartBlock { Number: > 0, Attributes.Id: { } id } chart:
                            captions.TryAdd(id, chart.Caption);
                            break;
                        case DataBlock { Number: > 0, Attributes.Id: { } id } data:
                            captions.TryAdd(id, data.Caption);
                            break;
                    }
                },
                static _ => { });
        }

        return captions;
    }

    static ImmutableArray<GlossaryTerm> Sorted(IEnumerable<GlossaryTerm> terms, IComparer<string> order) =>
        [.. terms.OrderBy(static t => t.SortKey ?? t.Term, order).ThenBy(static t => t.Term, StringComparer.Ordinal)];
}
