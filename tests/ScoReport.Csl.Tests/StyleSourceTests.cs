
namespace ScoReport.Csl.Tests;

public class StyleSourceTests
{
    const string Independent =
        """
        <style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="en-GB">
          <info><title>Mine</title><id>http://www.zotero.org/styles/mine</id></info>
          <citation><layout><text variable="title"/></layout></citation>
        </style>
        """;

    static string Dependent(string parent, string locale) =>
        $"""
        <style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {locale}>
          <info><title>Of a journal</title><id>http://www.zotero.org/styles/journal</id>
          <link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/></info>
        </style>
        """;

    static StyleFolder Folder(string label, params (string Name, string Text)[] files) =>
        new(label, name => files.FirstOrDefault(f => f.Name == name).Text);

    [Theory]
    [InlineData("author-date")]
    [InlineData("notes")]
    [InlineData("numeric")]
    public void Built_in_styles_stand_before_all_folders(string name)
    {
        var found = new StyleSource([Folder("a", (name + ".csl", Independent))]).Find(name);
        Assert.NotNull(found.Style);
        Assert.NotEqual("Mine", found.Style.Title);
    }

    [Theory]
    [InlineData("mine")]
    [InlineData("mine.csl")]
    public void The_first_folder_that_has_a_style_counts(string name)
    {
        var found = new StyleSource([Folder("none"), Folder("a", ("mine.csl", Independent)), Folder("b", ("mine.csl", "<x/>"))]).Find(name);
        Assert.Equal("Mine", found.Style!.Title);
        Assert.Equal("a/mine.csl", found.Place);
        Assert.Equal("en-GB", found.DefaultLocale);
    }

    [Fact]
    public void A_dependent_style_is_its_parent_in_a_language_of_its_own()
    {
        var source = new StyleSource([
            Folder("a", ("journal.csl", Dependent("mine", "default-locale=\"fr-FR\"")), ("dependent/other.csl", Dependent("mine", ""))),
            Folder("b", ("mine.csl", Independent)),
        ]);
        Assert.Equal(("Mine", "fr-FR"), (source.Find("journal").Style!.Title, source.Find("journal").DefaultLocale));
        Assert.Equal(("Mine", "en-GB"), (source.Find("other").Style!.Title, source.Find("other").DefaultLocale));
    }

    [Fact]
    public void A_renamed_style_is_found_by_its_former_name()
    {
        var source = new StyleSource([Folder("a", ("renamed-styles.json", """{"old": "mine"}"""), ("mine.csl", Independent))]);
        Assert.Equal("Mine", source.Find("old").Style!.Title);
    }

    [Fact]
    public void What_is_nowhere_says_where_was_looked()
    {
        var source = new StyleSource([Folder("a", ("journal.csl", Dependent("gone", ""))), Folder("b")]);
        var found = source.Find("none");
        Assert.Null(found.Style);
        Assert.Equal(["a", "b"], found.LookedIn);
        Assert.Equal("none", found.Missing);
        Assert.Equal("gone", source.Find("journal").Missing);
    }

    [Fact]
    public void Styles_that_depend_on_one_another_are_missing()
    {
        var source = new StyleSource([Folder("a", ("one.csl", Dependent("two", "")), ("two.csl", Dependent("one", "")))]);
        Assert.Null(source.Find("one").Style);
    }

    [Fact]
    public void A_style_that_cannot_be_used_brings_its_problems()
    {
        var found = new StyleSource([Folder("a", ("bad.csl", "<style"))]).Find("bad");
        Assert.Null(found.Style);
        Assert.NotEmpty(found.Problems);
        Assert.Empty(found.LookedIn);
    }
}
