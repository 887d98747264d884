namespace ScoReport.Cli.Tests.Citing;

public sealed class CiteRunTests : IDisposable
{
    const string Library =
        """
        [
          {"id": "doe2001", "type": "book", "title": "Borders & bounds", "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2001]]}, "URL": "https://example.org/b"},
          {"id": "roe2005", "type": "article-journal", "title": "On <i>rivers</i>", "author": [{"family": "Roe", "given": "Ann"}], "container-title": "Rivers", "issued": {"date-parts": [[2005]]}}
        ]
        """;

    const string Own =
        """
        <style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
          <info><title>Own</title><id>own</id></info>
          <citation><layout prefix="[" suffix="]" delimiter="; "><text variable="title"/><text variable="locator" prefix=" @"/></layout></citation>
        </style>
        """;

    readonly TempFolder _folder = new TempFolder().Write("lib.json", Library).Write("styles/own.csl", Own);

    public void Dispose() => _folder.Dispose();

    (int Code, string Out, string Error) Run(params string[] args)
    {
        using var run = new CliRun(_folder);
        return (run.Do(["cite", "--library", "lib.json", .. args]), run.Out, run.Error);
    }

    [Theory]
    [InlineData("text", "Doe, Jane. 2001. Borders & Bounds. https://example.org/b.\nRoe, Ann. 2005. “On Rivers.” Rivers.\n")]
    [InlineData("markdown", "Doe, Jane. 2001. *Borders & Bounds*. <https://example.org/b>.\n\nRoe, Ann. 2005. “On *Rivers.*” *Rivers*.\n")]
    [InlineData("html", "<div class=\"csl-entry\" id=\"ref-doe2001\">Doe, Jane. 2001. <em>Borders &amp; Bounds</em>. <a href=\"https://example.org/b\">https://example.org/b</a>.</div>\n<div class=\"csl-entry\" id=\"ref-roe2005\">Roe, Ann. 2005. “On <em>Rivers.</em>” <em>Rivers</em>.</div>\n")]
    public void The_bibliography_is_printed(string format, string expected) => Assert.Equal((0, expected, ""), Run("--format", format));

    [Fact]
    public void Json_has_id_text_and_html()
    {
        var (code, text, _) = Run("--format", "json", "roe2005");
        var entry = Assert.Single(System.Text.Json.JsonDocument.Parse(text).RootElement.EnumerateArray());
        Assert.Equal((0, "roe2005", "Roe, Ann. 2005. “On Rivers.” Rivers."), (code, entry.GetProperty("id").GetString(), entry.GetProperty("text").GetString()));
    }

    [Fact]
    public void A_style_is_found_by_file_and_by_name()
    {
        _folder.Write("c.json", """["doe2001", [{"id": "roe2005", "locator": "3"}, {"id": "doe2001"}]]""");
        var expected = (0, "[Borders & bounds]\n[On rivers @3; Borders & bounds]\n", "");
        Assert.Equal(expected, Run("--style", "styles/own.csl", "--citations", "c.json"));
        using var run = new CliRun(_folder) { Variables = { ["CSL_STYLES"] = "styles" } };
        Assert.Equal(0, run.Do("cite", "-l", "lib.json", "-s", "own", "--citations", "c.json"));
        Assert.Equal(expected.Item2, run.Out);
    }

    [Fact]
    public void Libraries_in_every_format_are_read_together_and_converted()
    {
        _folder.Write("b.bib", "@book{b, author = {Bee, Ann}, title = {Bees}, date = {2002}}\n")
            .Write("c.ris", "TY  - BOOK\nID  - c\nAU  - Cee, Carl\nTI  - Seas\nPY  - 2003\nER  - \n")
            .Write("d.yaml", "- id: d\n  type: book\n  author: Dee, Dan\n  title: Deeds of *men*\n  issued: 2004\n");
        using var run = new CliRun(_folder);
        Assert.Equal(0, run.Do("cite", "-l", "b.bib", "-l", "c.ris", "-l", "d.yaml", "--format", "markdown"));
        Assert.Equal(("Bee, Ann. 2002. *Bees*.\n\nCee, Carl. 2003. *Seas*.\n\nDee, Dan. 2004. *Deeds of* Men.\n", ""), (run.Out, run.Error));
        using var other = new CliRun(_folder);
        Assert.Equal(0, other.Do("cite", "-l", "b.bib", "-l", "c.ris", "--format", "ris", "c"));
        Assert.Equal("TY  - BOOK\r\nID  - c\r\nAU  - Cee, Carl\r\nTI  - Seas\r\nPY  - 2003\r\nER  - \r\n\r\n", other.Out);
    }

    [Fact]
    public void An_unknown_extension_is_told_with_those_that_are_known()
    {
        _folder.Write("lib.txt", "x");
        using var run = new CliRun(_folder);
        Assert.Equal(ExitCode.Problems, run.Do("cite", "-l", "lib.txt"));
        Assert.Contains("error SR3026: 'lib.txt' is no library: its extension names no format", run.Error);
        Assert.Contains("known are .json, .yaml, .yml, .bib, .bibtex, .ris", run.Error);
    }

    [Fact]
    public void Unknown_keys_cost_only_themselves()
    {
        var (code, text, error) = Run("doe2001", "nobody");
        Assert.Equal((ExitCode.Problems, "Doe, Jane. 2001. Borders & Bounds. https://example.org/b.\n"), (code, text));
        Assert.Contains("no reference has the key 'nobody'", error);
    }

    [Fact]
    public void A_broken_library_is_told_with_its_place()
    {
        _folder.Write("lib.json", "[\n {\"id\": \"a\", \"type\": \"book\", \"title\": \"A\"},\n {\"id\": \"b\" \"x\"}\n]");
        var (code, text, error) = Run();
        Assert.Equal((ExitCode.Problems, "A. n.d.\n"), (code, text));
        Assert.StartsWith("lib.json:3:13: error SR3004: ", error);
    }

    [Fact]
    public void An_unknown_key_in_a_list_of_citations_is_told_with_its_place()
    {
        _folder.Write("c.json", "[\"doe2001\",\n  [{\"id\": \"nobody\"}]]");
        Assert.StartsWith("c.json:2:11: error SR3001: no reference has the key 'nobody'", Run("--citations", "c.json").Error);
    }

    [Fact]
    public void A_language_without_terms_is_told()
    {
        var (code, _, error) = Run("--locale", "xx-YY");
        Assert.Equal(ExitCode.Fine, code);
        Assert.Contains("warning SR3130: there is no locale for 'xx-YY'; English terms are used", error);
    }

    // What docs/citing.md promises to programs.
    [Fact]
    public void Json_has_an_object_for_each_citation_of_the_list_whatever_becomes_of_it()
    {
        _folder.Write("c.json", """["doe2001", [{"locator": "3"}], ["nobody"], [{"id": "roe2005", "locator": "3 <4"}]]""");
        var (code, text, error) = Run("--citations", "c.json", "--format", "json");
        Assert.Equal(ExitCode.Problems, code);
        Assert.Equal(
            """
            [
              {
                "text": "(Doe 2001)",
                "html": "(Doe 2001)"
              },
              {
                "text": "",
                "html": ""
              },
              {
                "text": "",
                "html": ""
              },
              {
                "text": "(Roe 2005, 3 <4)",
                "html": "(Roe 2005, 3 &lt;4)"
              }
            ]

            """,
            text);
        Assert.Equal("c.json:1:13: error SR3004: a citation is a list of items, each with an id\nc.json:1:34: error SR3001: no reference has the key 'nobody'\n", error);
    }

    // Its words for what is wrong are those of a build: tests/specs/references has the same sentences.
    [Fact]
    public void What_cannot_be_printed_is_told_at_the_cite_of_a_list()
    {
        _folder.Write("c.json", "[\n  [{\"id\": \"doe2001\"}, {\"id\": \"roe2005\", \"locator\": \"3\", \"label\": \"carriage\"}],\n  [{\"id\": \"doe2001\"}]\n]")
            .Write("styles/dois.csl", Own.Replace("variable=\"title\"", "variable=\"DOI\""));
        var (code, _, error) = Run("--citations", "c.json");
        Assert.Equal((ExitCode.Fine, "c.json:2:30: warning SR3131: there is no term for the locator 'carriage'\n"), (code, error));
        Assert.Equal(
            "c.json:2:11: warning SR3131: the style prints nothing for 'doe2001'\nc.json:2:30: warning SR3131: there is no term for the locator 'carriage'\nc.json:3:11: warning SR3131: the style prints nothing for 'doe2001'\n",
            Run("--citations", "c.json", "--style", "dois").Error);
    }

    [Fact]
    public void A_work_without_an_entry_is_told_at_its_place_in_the_library()
    {
        _folder.Write("styles/urls.csl", Own.Replace("</style>", "<bibliography><layout><text variable=\"URL\"/></layout></bibliography></style>"));
        Assert.Equal((ExitCode.Fine, "https://example.org/b\n", "lib.json:3:10: warning SR3131: the style prints nothing for 'roe2005'\n"), Run("--style", "urls"));
    }

    [Fact]
    public void Mistakes_in_a_style_are_told_at_their_places()
    {
        _folder.Write("c.json", """["doe2001"]""").Write("styles/odd.csl", Own.Replace("delimiter", "delimeter"));
        var (code, text, error) = Run("--citations", "c.json", "--style", "styles/odd.csl");
        Assert.Equal((ExitCode.Fine, "[Borders & bounds]\n"), (code, text));
        Assert.EndsWith("odd.csl:3:43: warning SR3007: the element layout has no attribute delimeter; it has no effect\n  hint: did you mean 'delimiter'?\n", error);
        _folder.Write("styles/odd.csl", Own.Replace("variable=\"title\"", "macro=\"nowhere\""));
        (code, text, error) = Run("--citations", "c.json", "--style", "styles/odd.csl");
        Assert.Equal((ExitCode.Problems, ""), (code, text));
        Assert.EndsWith("odd.csl:3:58: error SR3007: there is no macro 'nowhere'\n", error);
    }

    [Theory]
    [InlineData("locales", null)]
    [InlineData("terms", "terms")]
    public void Mistakes_in_a_locale_file_are_told_at_their_places(string place, string? variable)
    {
        _folder.Write("c.json", """[[{"id": "doe2001", "locator": "3", "label": "chapter"}]]""")
            .Write($"{place}/locales-cy-GB.xml", "<locale xmlns=\"http://purl.org/net/xbiblio/csl\" xml:lang=\"cy-GB\">\n<terms><term name=\"chapter\" from=\"short\">pen.</term></terms></locale>");
        using var run = new CliRun(_folder);
        if (variable is not null)
        {
            run.Variables["CSL_LOCALES"] = variable;
        }

        Assert.Equal(ExitCode.Fine, run.Do("cite", "-l", "lib.json", "--citations", "c.json", "--locale", "cy"));
        Assert.Equal("(Doe 2001, pen. 3)\n", run.Out);
        Assert.EndsWith(place + "/locales-cy-GB.xml:2:29: warning SR3140: the element term has no attribute from; it has no effect\n  hint: did you mean 'form'?\n", run.Error);
        _folder.Write($"{place}/locales-cy-GB.xml", "<locale>\n<terms>");
        using var broken = new CliRun(_folder);
        broken.Variables["CSL_LOCALES"] = variable ?? "";
        Assert.Equal(ExitCode.Problems, broken.Do("cite", "-l", "lib.json", "--citations", "c.json", "--locale", "cy"));
        Assert.Contains("/locales-cy-GB.xml:2:8: error SR3140: the XML is not well formed: ", broken.Error);
        Assert.Contains("warning SR3130: there is no locale for 'cy'; English terms are used\n  hint: get the language's locales-….xml from", broken.Error);
    }

    [Fact]
    public void A_style_beside_the_library_is_found_by_name_or_by_its_address()
    {
        Assert.Contains("[Borders & bounds]", RunOwn("own"));
        Assert.Contains("[Borders & bounds]", RunOwn("http://www.zotero.org/styles/own"));
    }

    const string German =
        """
        <style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE">
          <info><title>German</title><id>german</id><link href="http://www.zotero.org/styles/house" rel="independent-parent"/></info>
        </style>
        """;

    const string House =
        """
        <style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
          <info><title>House</title><id>house</id></info>
          <citation><layout><text term="no date" form="long"/></layout></citation>
        </style>
        """;

    [Fact]
    public void A_dependent_style_finds_its_parent_beside_the_library_and_keeps_its_own_language()
    {
        _folder.Write("elsewhere/german.csl", German).Write("styles/house.csl", House).Write("c.json", """["doe2001"]""");
        Assert.Equal((0, "ohne Datum\n", ""), Run("--style", "elsewhere/german.csl", "--citations", "c.json"));
        Assert.Equal((0, "no date\n", ""), Run("--style", "elsewhere/german.csl", "--citations", "c.json", "--locale", "en-GB"));
    }

    [Fact]
    public void A_parent_that_is_nowhere_is_told_with_the_style_that_wants_it()
    {
        _folder.Write("elsewhere/german.csl", German);
        Assert.StartsWith("error: --style: 'elsewhere/german.csl' depends on 'house', which is not there; looked in ", Run("--style", "elsewhere/german.csl").Error);
    }

    string RunOwn(string style)
    {
        _folder.Write("c.json", """["doe2001"]""");
        return Run("--style", style, "--citations", "c.json").Out;
    }

    [Fact]
    public void Titles_of_a_library_keep_their_letters_in_other_languages()
    {
        _folder.Write("de.bib", "@book{s, title = {Der gute Mensch von Sezuan}}");
        using var run = new CliRun(_folder);
        Assert.Equal(0, run.Do("cite", "-l", "de.bib", "--locale", "de-DE"));
        Assert.Contains("Der gute Mensch von Sezuan", run.Out);
    }

    [Fact]
    public void A_style_that_is_nowhere_is_told_with_the_way_to_get_it() =>
        Assert.Contains("get nosuch.csl from https://www.zotero.org/styles and put it into styles/ beside the library", Run("--style", "nosuch").Error);

    [Theory]
    [InlineData("--style ./b.json", "error: --style: './b.json' is no style")]
    [InlineData("--style nosuch", "error: --style: there is no style 'nosuch'; looked in ")]
    [InlineData("--citations nosuch.json", "error: --citations: there is no file 'nosuch.json'")]
    [InlineData("--format pdf", "error: --format: there is no format 'pdf'; known are text, html, markdown, json, csl-json, bibtex, ris")]
    [InlineData("--format ris --citations c.json", "error: --citations prints citations, and this --format converts a library; leave out one of the two")]
    [InlineData("--stile apa", "error: there is no option '--stile'; did you mean '--style'?")]
    public void A_wrong_command_line_says_why(string line, string message)
    {
        var (code, _, error) = Run(line.Split(' '));
        Assert.Equal(ExitCode.WrongCommandLine, code);
        Assert.StartsWith(message, error);
    }
}
