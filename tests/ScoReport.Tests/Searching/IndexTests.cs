namespace ScoReport.Tests.Searching;

/// <summary>What the index of a report holds, and how its files are made.</summary>
public class IndexTests
{
    const string Chapter = """
        ---
        title: Trade and *borders*
        summary: A summary of treaties.
        key-points: [One point.]
        ---

        Before any heading[^n].

        ## The border {#border}

        The border treaty, the border.

        ::: {.editor-note #note-1 check="C-01" title="On the treaty"}
        Signed in Shanghai.
        :::

        ### Its length

        - Kilometres

        [^n]: A word in a footnote: quango.
        """;

    [Fact]
    public void Sections_and_notes_are_entries_in_reading_order()
    {
        var report = SearchedReport.Of(("chapters/a.md", Chapter));
        Assert.Equal("12n3", report.Kinds);
        Assert.Equal(
            [
                "\tTrade and borders\tA summary of treaties.\nOne point.\nBefore any heading.\nA word in a footnote: quango.",
                "border\t1.1 The border\tThe border treaty, the border.",
                "note-1\tOn the treaty C-01\tSigned in Shanghai.",
                "its-length\t1.1.1 Its length\tKilometres",
            ],
            report.Texts);
        Assert.Equal(["a.html", "a.html", "a.html", "a.html"], report.Pages);
    }

    [Fact]
    public void A_word_says_where_it_stands_and_how_often()
    {
        var report = SearchedReport.Of(("chapters/a.md", Chapter));
        Assert.Equal("0<? 1<@", report.Words["border"]);
        Assert.Equal("0 1 2<?", report.Words["treaty"]);
        Assert.Equal("0=?", report.Words["chapter"]);
        Assert.Equal("3", report.Words["kilometre"]);
        Assert.False(report.Words.ContainsKey("the"));
    }

    [Fact]
    public void Tables_have_captions_columns_texts_and_the_numbers_that_tell_something()
    {
        var report = SearchedReport.Of(
            ("chapters/a.md", "---\ntitle: A\n---\n\n::: {.table #tbl-t data=\"t\"}\nReserves of the lands.\n:::\n"),
            ("data/datapackage.yaml", "resources:\n  - name: t\n    path: t.csv\n    schema:\n      primaryKey: land\n      fields:\n        - {name: land, type: string, title: Country}\n        - {name: oil, type: number, title: Oil in barrels}\n"),
            ("data/t.csv", "land,oil\nKazakhstan,39.8\nIran,1378.5\nChina,5.2\n"));
        Assert.Equal("tbl-t\tTable\u00A01. Reserves of the lands.\tCountry · Oil in barrels\nKazakhstan · 39.8\nIran · 1,378.5\nChina · 5.2", report.Texts[1]);
        Assert.Equal("1=?", report.Words["reserve"]);
        Assert.Equal("1=? 2", report.Words["barrel"]);
        Assert.Equal("1", report.Words["kazakhstan"]);
        Assert.Equal("1", report.Words["398"]);
        Assert.Equal("1", report.Words["13785"]);
        Assert.False(report.Words.ContainsKey("52"));
        Assert.Equal("1tr", report.Kinds);
    }

    [Fact]
    public void From_right_to_left_what_runs_against_a_sentence_is_set_apart_in_it()
    {
        var report = SearchedReport.Of(
            ("report.yaml", "title: گزارش\nlanguage: fa\nchapters: [chapters/*.md]\noutputs: [site]\n"),
            ("references.json", """[{"id": "visit", "type": "webpage", "title": "A visit", "issued": {"date-parts": [[2017]]}}]"""),
            ("chapters/a.md", "---\ntitle: راه\n---\n\nنزدیک رود ([Riverside]{lang=\"en\"} و [نشانی](https://example.org)) و [@visit].\n\n![راه](map.svg){#fig-map alt=\"خطی خمیده\"}\n\n::: {.table #tbl-t data=\"t\"}\nجدول.\n:::\n"),
            ("chapters/map.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
            ("data/datapackage.yaml", "resources:\n  - name: t\n    path: t.csv\n    schema:\n      fields:\n        - {name: land, type: string, title: کشور}\n        - {name: oil, type: integer, title: نفت}\n"),
            ("data/t.csv", "land,oil\nIran (IR),1378\n"));
        Assert.Contains("نزدیک رود (\u2068Riverside\u2069 و \u2068نشانی\u2069) و («\u2068A visit\u2069» 2017).", report.Texts[0], StringComparison.Ordinal);
        Assert.EndsWith("\tخطی خمیده", report.Texts[1], StringComparison.Ordinal);
        Assert.EndsWith("\u2068Iran (IR)\u2069 · ۱٬۳۷۸", report.Texts[2], StringComparison.Ordinal);
        Assert.True(report.Words.ContainsKey("riverside") && report.Words.ContainsKey("visit"));
    }

    [Fact]
    public void Tables_of_the_page_of_data_are_found_by_what_they_hold()
    {
        var report = SearchedReport.Of(
            ("chapters/a.md", "---\ntitle: A\n---\n\nThere were {{ t[\"Iran\"].oil }}.\n"),
            ("data/datapackage.yaml", "resources:\n  - name: t\n    path: t.csv\n    title: Reserves of the lands\n    description: As printed.\n    schema:\n      primaryKey: land\n      fields:\n        - {name: land, type: string, title: Country}\n        - {name: oil, type: number, title: Oil in barrels}\n"),
            ("data/t.csv", "land,oil\nIran,1378.5\n"));
        Assert.Equal("data-t\tReserves of the lands\tAs printed.\nCountry · Oil in barrels\nDownload: t.csv", report.Texts[1]);
        Assert.Equal("data.html", report.Pages[1]);
        Assert.Equal("1=?", report.Words["reserve"]);
        Assert.Equal("1", report.Words["download"]);
    }

    [Fact]
    public void How_to_cite_and_about_are_found_with_what_the_author_says()
    {
        var report = SearchedReport.Of(
            ("report.yaml", "title: A report\nlanguage: en\nchapters: [chapters/*.md]\noutputs: [site]\nabout: \"## Our zeugma\\n\\nMade in a quango.\"\n"),
            ("chapters/a.md", "---\ntitle: A\n---\n\nText.\n"));
        Assert.Equal(["cite.html\t\tHow to cite", "about.html\t\tAbout this site"], report.AboutItself.Select(static text => text[..text.LastIndexOf('\t')]));
        Assert.Contains("Our zeugma\nMade in a quango.", report.AboutItself[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_timeline_is_found_by_its_events_and_not_by_their_ids()
    {
        var report = SearchedReport.Of(
            ("chapters/a.md", "---\ntitle: A\n---\n\n::: {.timeline #fig-t data=\"t\"}\nMilestones.\n:::\n"),
            ("data/datapackage.yaml", "resources:\n  - name: t\n    path: t.csv\n    schema:\n      primaryKey: id\n      fields:\n        - {name: id, type: string}\n        - {name: date, type: string}\n        - {name: event, type: string}\n        - {name: place, type: string}\n"),
            ("data/t.csv", "id,date,event,place\nsigned-then,2002-06-07,The charter is signed,St Petersburg\n"));
        Assert.Equal("fig-t\tFigure\u00A01. Milestones.\t2002-06-07 · The charter is signed · St Petersburg", report.Texts[1]);
    }

    [Fact]
    public void Terms_have_all_their_names_and_references_their_text()
    {
        var report = SearchedReport.Of(
            ("chapters/a.md", "---\ntitle: A\n---\n\nText [@smith].\n"),
            ("glossary.yaml", "terms:\n  - term: Shanghai Cooperation Organization\n    id: sco\n    abbreviation: SCO\n    definition: An organisation.\n    variants: [ШОС]\n    script: [上合组织]\n  - term: Alone\n    id: alone\n    definition: Without other names.\n"),
            ("references.json", """[{"id": "smith", "type": "book", "title": "Öl und Gas", "author": [{"family": "Smith", "given": "Ann"}], "issued": {"date-parts": [[2001]]}}]"""));
        Assert.Equal("1ggr", report.Kinds);
        Assert.Equal(["a.html", "glossary.html", "glossary.html", "references.html"], report.Pages);
        Assert.Equal("""[["shanghai cooperation organization","sco","шос","上合 合组 组织"]]""", report.Head.GetProperty("names").GetRawText());
        Assert.Equal("2=?", report.Words["шос"]);
        Assert.Equal("3", report.Words["gas"]);
        Assert.Contains("Smith", report.Texts[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_work_is_found_by_its_author_and_year_wherever_the_list_has_a_dash()
    {
        var report = SearchedReport.Of(
            ("chapters/a.md", "---\ntitle: A\n---\n\nText [@one; @two; @none].\n"),
            ("references.json", """
                [{"id": "one", "type": "book", "title": "Gas", "author": [{"family": "Haas", "given": "Ann", "non-dropping-particle": "de"}], "issued": {"date-parts": [[2001]]}},
                 {"id": "two", "type": "book", "title": "Oil", "author": [{"family": "Haas", "given": "Ann", "non-dropping-particle": "de"}], "issued": {"date-parts": [[2002]]}},
                 {"id": "none", "type": "treaty", "title": "Zambezi Treaty", "issued": {"date-parts": [[1999]]}}]
                """));
        Assert.Equal(["ref-one\tde Haas 2001", "ref-two\tde Haas 2002", "ref-none\t"], report.Texts.Skip(1).Select(static text => text[..text.LastIndexOf('\t')]));
        Assert.Contains("Haas, Ann. 2002. Oil.", report.Texts[2], StringComparison.Ordinal);
        Assert.Equal(2, report.Words["haa"].Split(' ').Count(static posting => posting.Contains('>', StringComparison.Ordinal)));
    }

    [Fact]
    public void A_question_word_is_looked_up_where_it_is_a_name()
    {
        const string Text = "---\ntitle: A\n---\n\nWho reports what to the WHO?\n";
        Assert.False(SearchedReport.Of(("chapters/a.md", Text)).Words.ContainsKey("who"));
        var report = SearchedReport.Of(("chapters/a.md", Text), ("glossary.yaml", "terms:\n  - {term: World Health Organization, id: who, abbreviation: WHO, definition: A body.}\n"));
        Assert.True(report.Words.ContainsKey("who"));
        Assert.False(report.Words.ContainsKey("what"));
    }

    [Fact]
    public void Drafts_are_in_no_file()
    {
        var built = SearchedReport.Of(("chapters/a.md", "---\ntitle: A\n---\n\nText.\n"), ("chapters/b.md", "---\ntitle: Embargoed\nstatus: draft\n---\n\nQuango.\n"));
        Assert.DoesNotContain("uango", built.All, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("embargoed", built.All, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_shard_has_another_name_when_it_says_something_else_and_no_file_otherwise()
    {
        var one = SearchedReport.Build(("chapters/a.md", "---\ntitle: A\n---\n\nText.\n"));
        var two = SearchedReport.Build(("chapters/a.md", "---\ntitle: A\n---\n\nTexts.\n"));
        Assert.Single(one.Files.Keys.Except(two.Files.Keys), static p => p.StartsWith("site/search/e0-", StringComparison.Ordinal));
        Assert.Equal(one.Files.Keys.Where(static p => p.Contains("/t0-", StringComparison.Ordinal)), two.Files.Keys.Where(static p => p.Contains("/t0-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Many_words_make_many_shards_of_blocks_in_order()
    {
        var words = string.Join(' ', Enumerable.Range(0, 80_000).Select(static n => "w" + string.Concat(n.ToString("D5", System.Globalization.CultureInfo.InvariantCulture).Select(static d => (char)('a' + d - '0')))));
        var report = SearchedReport.Of(("chapters/a.md", $"---\ntitle: A\n---\n\n{words}\n"));
        var first = report.Head.GetProperty("terms").EnumerateArray().Select(static s => s[0].GetString()!).ToList();
        Assert.True(first.Count > 3);
        Assert.Equal(first.Order(StringComparer.Ordinal), first);
        Assert.Equal(report.Blocks.Order(StringComparer.Ordinal), report.Blocks);
        Assert.True(report.Blocks.Count > 4 * first.Count);
        Assert.Equal(80_000, report.Words.Keys.Count(static w => w.Length == 6));
    }

    [Fact]
    public void The_script_of_the_theme_is_small()
    {
        var script = File.ReadAllBytes(Repository.PathOf("themes", "default", "assets", "search.js"));
        using var packed = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(script);
        }

        Assert.InRange(packed.Length, 1, 6 * 1024);
    }
}
