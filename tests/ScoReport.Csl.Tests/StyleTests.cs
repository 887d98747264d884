using System.Collections.Immutable;
using System.Globalization;

namespace ScoReport.Csl.Tests;

public sealed class StyleTests
{
    const string Head = "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\">\n<info><title>T</title><id>i</id></info>\n";

    [Fact]
    public void A_macro_cycle_is_refused_with_its_line()
    {
        var result = Style.Parse(Head + "<macro name=\"a\"><text macro=\"b\"/></macro>\n<macro name=\"b\"><text macro=\"a\"/></macro>\n<citation><layout><text macro=\"a\"/></layout></citation></style>");
        Assert.Null(result.Style);
        var problem = Assert.Single(result.Problems);
        Assert.Equal((CslProblemKind.MacroCycle, 3, 1), (problem.Kind, problem.Line, problem.Column));
    }

    [Fact]
    public void A_missing_macro_is_refused_at_its_call()
    {
        var result = Style.Parse(Head + "<citation><layout>\n  <text macro=\"nowhere\"/></layout></citation></style>");
        var problem = Assert.Single(result.Problems);
        Assert.Equal((CslProblemKind.UnknownMacro, 4, 3), (problem.Kind, problem.Line, problem.Column));
    }

    [Fact]
    public void The_layout_of_the_bibliography_is_told()
    {
        var style = Style.Parse(Head + "<citation><layout><text variable=\"title\"/></layout></citation><bibliography hanging-indent=\"true\" second-field-align=\"margin\" line-spacing=\"2\" entry-spacing=\"0\"><layout><text variable=\"citation-number\" suffix=\". \"/><text variable=\"title\"/></layout></bibliography></style>").Style!;
        var bibliography = CitationProcessor.Process(style, LocaleSource.BuiltIn, null, [new Reference { Id = "a", Variables = new Dictionary<string, string> { ["title"] = "T" } }], [new Citation { Items = [new CitationItem { Id = "a" }] }]).Bibliography!;
        Assert.Equal((true, SecondFieldAlign.Margin, 2, 0, 2), (bibliography.HangingIndent, bibliography.SecondFieldAlign, bibliography.LineSpacing, bibliography.EntrySpacing, bibliography.MaxOffset));
    }

    [Theory]
    [InlineData("complete-all", "———, “B.”")]
    [InlineData("complete-each", "———, ———, “B.”")]
    [InlineData("partial-each", "———, ———, “B.”")]
    [InlineData("partial-first", "———, C. Ray, “B.”")]
    public void An_entry_with_a_substitute_for_its_authors_can_stand_alone(string rule, string listed)
    {
        var style = Style.Parse(Head + $"<citation><layout><text variable=\"title\"/></layout></citation><bibliography subsequent-author-substitute=\"———\" subsequent-author-substitute-rule=\"{rule}\"><layout suffix=\".\" delimiter=\", \"><names variable=\"author\"/><text variable=\"title\" quotes=\"true\"/></layout></bibliography></style>").Style!;
        Dictionary<string, System.Collections.Immutable.ImmutableArray<Name>> names = new() { ["author"] = [Name.Of("Haas, Ann"), Name.Of("Ray, C.")] };
        Reference Work(string id) => new() { Id = id, Names = names, Variables = new Dictionary<string, string> { ["title"] = id.ToUpperInvariant() } };
        var entries = CitationProcessor.Process(style, LocaleSource.BuiltIn, "en-US", [Work("a"), Work("b")], [new Citation { Items = [new CitationItem { Id = "a" }, new CitationItem { Id = "b" }] }]).Bibliography!.Entries;
        Assert.Equal(entries[0].Runs, entries[0].Alone);
        Assert.Equal(listed, PlainTextFormat.Write(entries[1].Runs));
        Assert.Equal("Ann Haas, C. Ray, “B.”", PlainTextFormat.Write(entries[1].Alone));
    }

    [Fact]
    public void Broken_xml_is_reported_with_its_place()
    {
        var result = Style.Parse(Head + "<citation>\n<layout></citation></style>");
        Assert.Null(result.Style);
        Assert.Equal((CslProblemKind.Syntax, 4), (result.Problems[0].Kind, result.Problems[0].Line));
    }

    /// <summary>Each with its kind, place, sentence and hint; the style works all the same. The first two lines are <see cref="Head"/>.</summary>
    [Theory]
    [InlineData("<citation><layout><text variable=\"title\" colour=\"red\"/></layout></citation>", "InvalidAttribute 3:42 The element text has no attribute colour; it has no effect.")]
    [InlineData("<citation et-al-mn=\"3\"><layout/></citation>", "InvalidAttribute 3:11 The element citation has no attribute et-al-mn; it has no effect. did you mean 'et-al-min'?")]
    [InlineData("<citation\n  collapse=\"yer\"><layout/></citation>", "InvalidAttribute 4:3 'yer' is no value of the attribute collapse. use one of: citation-number, year, year-suffix, year-suffix-ranged")]
    [InlineData("<citation et-al-min=\"few\"><layout/></citation>", "InvalidAttribute 3:11 'few' is no value of the attribute et-al-min. use a whole number")]
    [InlineData("<citation><layout><text variable=\"titel\"/></layout></citation>", "InvalidAttribute 3:25 CSL has no variable 'titel'. did you mean 'title'?")]
    [InlineData("<citation><layout><text variable=\"title\" form=\"shrt\"/></layout></citation>", "InvalidAttribute 3:42 'shrt' is no value of the attribute form. use one of: long, short, static, symbol, verb, verb-short")]
    [InlineData("<citation><layout><text term=\"pge\"/></layout></citation>", "InvalidAttribute 3:25 CSL has no term 'pge'. did you mean 'page'?")]
    [InlineData("<citation><layout><choose><if type=\"book bok\"/></choose></layout></citation>", "InvalidAttribute 3:31 CSL has no type of works 'bok'. did you mean 'book'?")]
    [InlineData("<citation><layout><choose><if position=\"ibd\"/></choose></layout></citation>", "InvalidAttribute 3:31 CSL has no position 'ibd'. did you mean 'ibid'?")]
    [InlineData("<citation><layout><choose><if locator=\"pag\"/></choose></layout></citation>", "InvalidAttribute 3:31 CSL has no kind of locator 'pag'. did you mean 'page'?")]
    [InlineData("<citation><layout><choose><if disambiguate=\"yes\"/></choose></layout></citation>", "InvalidAttribute 3:31 CSL has no truth 'yes'.")]
    [InlineData("<citation><sort><key variable=\"title\" sort=\"down\"/></sort><layout/></citation>", "InvalidAttribute 3:39 'down' is no value of the attribute sort. use one of: ascending, descending")]
    [InlineData("<citation><layout><sparkle/></layout></citation>", "UnknownElement 3:19 The element sparkle is not a rendering element; it is left out.")]
    [InlineData("<citation><layout/></citation><bibliografy/>", "UnknownElement 3:31 The element bibliografy has no place in style; it is left out. did you mean 'bibliography'?")]
    [InlineData("<citation><layout><names variable=\"author\"><name><name-part name=\"surname\"/></name></names></layout></citation>", "InvalidAttribute 3:61 'surname' is no value of the attribute name. use one of: family, given")]
    [InlineData("<locale><terms><term name=\"page\" gender=\"it\">p</term></terms></locale><citation><layout/></citation>", "InvalidAttribute 3:34 'it' is no value of the attribute gender. use one of: feminine, masculine, neuter")]
    [InlineData("<locale><terms><term name=\"pgae\">p</term></terms></locale><citation><layout/></citation>", "InvalidAttribute 3:22 CSL has no term 'pgae'. did you mean 'page'?")]
    [InlineData("<macro name=\"a\"/><macro name=\"a\"/><citation><layout/></citation>", "InvalidAttribute 3:25 There is a macro 'a' already; the last one counts.")]
    [InlineData("<citation><layout><group colour=\"a\"/>\n<group colour=\"b\"/><group colour=\"a\"/></layout></citation>", "InvalidAttribute 3:26 The element group has no attribute colour; it has no effect (here and in 2 further places).")]
    public void A_mistake_is_told_where_it_stands(string rest, string told)
    {
        var result = Style.Parse(Head + rest + "</style>");
        Assert.NotNull(result.Style);
        var problem = Assert.Single(result.Problems);
        Assert.Equal(told, $"{problem.Kind} {problem.Line}:{problem.Column} {problem.Message} {problem.Hint}".TrimEnd());
    }

    [Theory]
    [InlineData("<citation et-al-min=\" 3 \" et-al-use-first=\"1\" disambiguate-add-names=\" true\"><layout/></citation>")]
    [InlineData("<locale><terms><term name=\"mine\">my</term></terms></locale><citation><layout><text term=\"mine\"/></layout></citation>")]
    [InlineData("<citation xmlns:x=\"urn:x\" x:colour=\"red\"><x:note/><layout/></citation>")]
    public void What_means_nothing_wrong_is_not_told(string rest) => Assert.Empty(Style.Parse(Head + rest + "</style>").Problems);

    /// <summary>One name more would be put in for each place that a flood has.</summary>
    [Fact]
    public void A_style_of_another_dialect_gives_a_line_for_each_of_its_words()
    {
        var branches = string.Concat(Enumerable.Range(0, 300).Select(static i => $"<if nand=\"x\" variable=\"title\" court=\"{i}\"/>\n"));
        var result = Style.Parse(Head + "<citation><layout><choose>" + branches + "</choose></layout></citation></style>");
        Assert.Equal(["nand", "court"], result.Problems.Select(static problem => problem.Message.Split(' ')[6].TrimEnd(';')));
    }

    [Fact]
    public void A_document_type_declaration_is_refused()
    {
        var result = Style.Parse("<!DOCTYPE style [<!ENTITY a \"b\">]>" + Head + "<citation><layout/></citation></style>");
        Assert.Equal(CslProblemKind.Syntax, Assert.Single(result.Problems).Kind);
    }

    [Fact]
    public void A_dependent_style_names_its_parent()
    {
        var result = Style.Parse("<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" default-locale=\"de-DE\"><info><title>T</title><id>i</id><link href=\"http://www.zotero.org/styles/apa\" rel=\"independent-parent\"/></info></style>");
        Assert.Equal("http://www.zotero.org/styles/apa", result.Style?.ParentId);
        Assert.Equal("de-DE", result.Style?.DefaultLocale);
    }

    [Fact]
    public void Unknown_references_are_warned_of()
    {
        var result = CitationProcessor.Process(BuiltInStyles.AuthorDate, LocaleSource.BuiltIn, null, [], [new Citation { Items = [new CitationItem { Id = "x" }] }]);
        var warning = Assert.Single(result.Warnings);
        Assert.Equal((CslWarningKind.UnknownReference, 0, "x"), (warning.Kind, warning.CitationIndex, warning.Id));
    }

    static IEnumerable<string> Warnings(Style style, string? language, params CitationItem[] items)
    {
        Reference[] references = [new() { Id = "a", Type = "book", Variables = new Dictionary<string, string> { ["title"] = "T" } }, new() { Id = "b", Type = "book" }];
        return CitationProcessor.Process(style, LocaleSource.BuiltIn, language, references, [new Citation { Items = [.. items] }]).Warnings.Select(warning => $"{warning.Kind} {warning.CitationIndex} {warning.Id}");
    }

    [Fact]
    public void What_cannot_be_printed_is_warned_of()
    {
        var titles = Style.Parse(Head + "<citation><layout><text variable=\"title\"/></layout></citation></style>").Style!;
        Assert.Equal(["NoPrintedForm 0 b"], Warnings(titles, null, new CitationItem { Id = "a" }, new CitationItem { Id = "b" }));
        Assert.Equal(["UnknownLocator 0 a"], Warnings(titles, null, new CitationItem { Id = "a", Locator = "3", Label = "carriage" }));
        Assert.Equal(["UnknownLocale -1 "], Warnings(titles, "xx-YY", new CitationItem { Id = "a" }));
        Assert.Empty(Warnings(titles, "de-AT", new CitationItem { Id = "a", Locator = "3", Label = "sub verbo" }));
    }

    [Fact]
    public void A_work_that_is_only_listed_and_has_no_entry_is_warned_of()
    {
        var style = Style.Parse(Head + "<citation><layout><text variable=\"title\"/></layout></citation><bibliography><layout><text variable=\"DOI\"/></layout></bibliography></style>").Style!;
        Reference[] references = [.. ((string[])["cited", "listed"]).Select(static id => new Reference { Id = id, Variables = new Dictionary<string, string> { ["title"] = "T" } })];
        Citation[] citations = [new() { Items = [new() { Id = "cited" }] }, new() { Items = [new() { Id = "cited" }, new() { Id = "listed" }], Mode = CitationMode.BibliographyOnly }];
        var warning = Assert.Single(CitationProcessor.Process(style, LocaleSource.BuiltIn, null, references, citations).Warnings);
        Assert.Equal((CslWarningKind.NoPrintedForm, 1, "listed"), (warning.Kind, warning.CitationIndex, warning.Id));
    }

    [Fact]
    public void A_locator_with_a_short_term_alone_has_a_term()
    {
        var locales = LocaleSource.From(static tag => tag == "en-US" ? "<locale><terms><term name=\"line\" form=\"short\">l.</term></terms></locale>" : null);
        Citation citation = new() { Items = [new() { Id = "a", Locator = "3", Label = "line" }, new() { Id = "a", Locator = "3", Label = "verse" }] };
        var warning = Assert.Single(CitationProcessor.Process(BuiltInStyles.AuthorDate, locales, null, [new Reference { Id = "a" }], [citation]).Warnings);
        Assert.Equal("There is no term for the locator 'verse'.", warning.Message);
    }

    [Fact]
    public void A_dependent_style_by_itself_is_warned_of()
    {
        var style = Style.Parse("<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\"><info><link href=\"http://www.zotero.org/styles/apa\" rel=\"independent-parent\"/></info></style>").Style!;
        Assert.Equal(["DependentStyle -1 "], Warnings(style, null, new CitationItem { Id = "a" }));
    }

    [Fact]
    public void The_machine_collates_as_languages_do()
    {
        Assert.True(CultureInfo.GetCultureInfo("de").CompareInfo.Compare("ä", "z") < 0);
        Assert.True(CultureInfo.GetCultureInfo("sv").CompareInfo.Compare("ä", "z") > 0);
    }
}

static class Specimens
{
    public static ImmutableArray<Reference> AllTypes() =>
        [.. Model.Vocabulary.Types.Order(StringComparer.Ordinal).Select((type, index) => Specimen(type, index))];

    static Reference Specimen(string type, int index) => new()
    {
        Id = type,
        Type = type,
        Variables = new Dictionary<string, string>
        {
            ["title"] = "A \"Title\" of <i>Some</i> Length",
            ["container-title"] = "Container",
            ["volume"] = "12",
            ["issue"] = "3",
            ["page"] = "101-108",
            ["publisher"] = "Press",
            ["publisher-place"] = "Tashkent",
            ["number"] = "45",
            ["edition"] = "2",
            ["URL"] = "https://example.org/x",
            ["DOI"] = "10.1/x",
            ["authority"] = "Council",
            ["genre"] = "Working paper",
            ["archive"] = "National Archives",
            ["archive_location"] = "A1, 1901/25",
            ["call-number"] = "A1",
            ["event-title"] = "Conference",
            ["medium"] = "DVD",
            ["original-title"] = "Ein Titel",
        },
        Names = new Dictionary<string, ImmutableArray<Name>>
        {
            ["author"] = [new Name { Family = "Smith", Given = "John Q." }, new Name { Family = "Gaulle", NonDroppingParticle = "de", Given = "Charles" }],
            ["editor"] = [new Name { Literal = "The Editors" }],
        },
        Dates = new Dictionary<string, DateVariable> { ["issued"] = new() { Parts = [new DateParts(2000 + (index % 5), 5, 4)] } },
    };

    public static ImmutableArray<Citation> Citations(ImmutableArray<Reference> references) =>
    [
        .. references.Select((reference, index) => new Citation { Items = [new CitationItem { Id = reference.Id, Locator = "33-35" }], NoteIndex = index + 1 }),
        .. references.Select((reference, index) => new Citation { Items = [new CitationItem { Id = reference.Id }, new CitationItem { Id = references[0].Id }], NoteIndex = references.Length + index + 1 }),
    ];
}
