using System.Text;
using CsCheck;
using ScoReport.Sources;

namespace ScoReport.Tests.Properties;

/// <summary>Whatever stands in a file, the build says what is wrong with it and never breaks down; and what it publishes has no broken link and no script.</summary>
public class AnyTextTests
{
    const string Report = "title: A report\nlanguage: en\nchapters: [chapters/a.md]\noutputs: [site]\n";

    static readonly FileTree Helpers = Repository.Tree("tests", "specs", "helpers");

    static Built Build(params (string Path, string Text)[] files)
    {
        var own = FileTree.Of(files.Select(static f => FileEntry.Of(f.Path, Encoding.UTF8.GetBytes(f.Text))));
        var source = FileTree.Of([FileEntry.OfText("report.yaml", Report), FileEntry.OfText("chapters/a.md", "---\ntitle: A\n---\n")])
            .Overlaid(Helpers).Overlaid(own);
        return Built.Of(new GeneratorInput
        {
            Source = FileTree.Of(source.Entries.Where(static e => !e.Path.StartsWith("themes/", StringComparison.Ordinal))),
            BuiltInThemes = Built.Themes,
            Themes = source.Below("themes"),
        });
    }

    static void HasNoFaults(Built built)
    {
        if (!built.Messages.Contains(" error ", StringComparison.Ordinal))
        {
            Assert.Empty(Html.Faults(built));
        }
    }

    static void ForAll(Gen<string> texts, int count, Func<string, Built> build) =>
        Fixed.ForAll(texts, count, static text => text, text => HasNoFaults(build(text)));

    [Fact]
    public void Markdown() => ForAll(Soups.Markdown, 250, static text => Build(("chapters/a.md", "---\ntitle: A\n---\n" + text)));

    [Fact]
    public void Markdown_in_note_style() => ForAll(
        Soups.Markdown, 60, static text => Build(("report.yaml", Report + "citation: {style: notes}\n"), ("chapters/a.md", "---\ntitle: A\n---\n" + text)));

    [Fact]
    public void Front_matter() => ForAll(Soups.Yaml, 150, static text => Build(("chapters/a.md", "---\ntitle: A\n" + text + "\n---\nText.\n")));

    [Fact]
    public void Chapters_without_any_form() => ForAll(Gen.OneOf(Soups.Yaml, Soups.Markdown), 60, static text => Build(("chapters/a.md", text)));

    [Fact]
    public void The_report_s_description() => ForAll(Soups.Yaml, 150, static text => Build(("report.yaml", Report + text)));

    [Fact]
    public void A_description_without_any_form() => ForAll(Soups.Yaml, 100, static text => Build(("report.yaml", text)));

    [Fact]
    public void Glossary() => ForAll(Soups.Yaml, 60, static text => Build(("glossary.yaml", "terms:\n  - term: A\n    definition: B\n" + text)));

    [Fact]
    public void Data_package() => ForAll(Soups.Yaml, 60, static text => Build(("data/datapackage.yaml", "resources:\n  - name: a\n" + text)));

    [Fact]
    public void Csv() => ForAll(Soups.Csv, 150, static text => Build(
        ("data/trade.csv", "country,status,exports,people\n" + text), ("chapters/a.md", "---\ntitle: A\n---\n::: {.table data=\"trade\"}\n:::\n")));

    [Fact]
    public void Library() => ForAll(Soups.Json, 150, static text => Build(("references.json", "[" + text), ("chapters/a.md", "---\ntitle: A\n---\n[@doe2001]\n")));

    [Fact]
    public void Citation_style() => ForAll(Soups.Html, 40, static text => Build(
        ("report.yaml", Report + "citation: {style: s}\n"), ("styles/s.csl", "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" class=\"in-text\">" + text)));

    [Fact]
    public void Templates() => Fixed.ForAll(Soups.Liquid, 100, static text => text, static text => Build(
        ("report.yaml", Report + "theme: own\n"), ("themes/own/theme.yaml", "extends: default\n"), ("themes/own/chapter.liquid", text)));

    [Fact]
    public void No_html_that_an_author_writes_becomes_a_script() => Fixed.ForAll(Soups.Html, 250, static text => text, static text =>
    {
        var built = Build(("report.yaml", Report + "raw-html: allow-list\n"), ("chapters/a.md", "---\ntitle: A\n---\n" + text + "\n\nWords " + text + "\n"));
        Assert.DoesNotContain(Html.Faults(built), static f => f.Contains("there is a", StringComparison.Ordinal) || f.Contains("javascript:", StringComparison.Ordinal));
    });

    [Fact]
    public void Bytes_that_are_not_text() => Fixed.ForAll(Gen.Byte.Array[0, 60], 60, Convert.ToHexString, static bytes =>
    {
        foreach (var path in (string[])["report.yaml", "chapters/a.md", "references.json", "glossary.yaml", "data/datapackage.yaml", "data/trade.csv"])
        {
            var source = FileTree.Of([FileEntry.OfText("report.yaml", Report), FileEntry.OfText("chapters/a.md", "---\ntitle: A\n---\n")])
                .Overlaid(Helpers).Overlaid(FileTree.Of([FileEntry.Of(path, bytes)]));
            Built.Of(source);
        }
    });
}
