using System.Xml.Linq;

namespace ScoReport.Csl.Tests;

/// <summary>The locales that come with the library say all that the English one says.</summary>
public sealed class LocaleTests
{
    static readonly XNamespace Csl = "http://purl.org/net/xbiblio/csl";

    static string PathOf(string tag) => Path.Combine(Folders.Project, "..", "..", "generator", "ScoReport.Csl", "Locales", $"locales-{tag}.xml");

    static HashSet<string> Terms(string tag) =>
        [.. XDocument.Load(PathOf(tag)).Descendants(Csl + "term").Select(static term => (string)term.Attribute("name")!)];

    [Theory]
    [InlineData("de-DE")]
    [InlineData("es-ES")]
    [InlineData("fa-IR")]
    [InlineData("fr-FR")]
    [InlineData("ru-RU")]
    [InlineData("zh-CN")]
    public void Every_term_is_there(string tag) =>
        Assert.Subset(Terms(tag), Terms("en-US").Where(static name => !name.StartsWith("ordinal", StringComparison.Ordinal)).ToHashSet());

    // A term that stands twice takes the plural from the one that stands first.
    [Theory]
    [InlineData("de-DE")]
    [InlineData("en-GB")]
    [InlineData("en-US")]
    [InlineData("es-ES")]
    [InlineData("fa-IR")]
    [InlineData("fr-FR")]
    [InlineData("ru-RU")]
    [InlineData("zh-CN")]
    public void No_term_stands_twice(string tag) =>
        Assert.Distinct(XDocument.Load(PathOf(tag)).Descendants(Csl + "term").Select(static term => string.Join(' ', term.Attributes().Select(static a => a.ToString()))));

    // Styles print the label of an author wherever one could stand, and expect it to be empty (CSL 1.0.2, "Roles").
    [Theory]
    [InlineData("de-DE")]
    [InlineData("en-US")]
    [InlineData("es-ES")]
    [InlineData("fa-IR")]
    [InlineData("fr-FR")]
    [InlineData("ru-RU")]
    [InlineData("zh-CN")]
    public void Roles_that_need_no_word_have_none(string tag)
    {
        string[] roles = ["author", "composer", "container-author", "interviewer", "original-author", "recipient", "reviewed-author"];
        foreach (var term in XDocument.Load(PathOf(tag)).Descendants(Csl + "term").Where(t => roles.Contains((string)t.Attribute("name")!) && t.Attribute("form") is null))
        {
            Assert.Equal("", term.Value.Trim());
        }
    }

    static string Told(string xml, string language = "de-AT")
    {
        var problems = LocaleSource.From(tag => tag == "de-DE" ? xml : null).Problems(BuiltInStyles.AuthorDate, language);
        return string.Join('\n', problems.Select(static one => $"{one.Tag} {one.Problem.Kind} {one.Problem.Line}:{one.Problem.Column} {one.Problem.Message} {one.Problem.Hint}".TrimEnd()));
    }

    const string Head = "<locale xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" xml:lang=\"de-DE\">\n";

    [Theory]
    [InlineData("<terms><term name=\"page\" from=\"short\">S.</term></terms>", "de-DE InvalidAttribute 2:26 The element term has no attribute from; it has no effect. did you mean 'form'?")]
    [InlineData("<terms><term name=\"page\" form=\"brief\">S.</term></terms>", "de-DE InvalidAttribute 2:26 'brief' is no value of the attribute form. use one of: long, short, static, symbol, verb, verb-short")]
    [InlineData("<terms><term name=\"pgae\">S.</term></terms>", "de-DE InvalidAttribute 2:14 CSL has no term 'pgae'. did you mean 'page'?")]
    [InlineData("<terms><term name=\"ordinal-1\" match=\"digit\">.</term></terms>", "de-DE InvalidAttribute 2:14 CSL has no term 'ordinal-1'. did you mean 'ordinal-01'?\nde-DE InvalidAttribute 2:31 'digit' is no value of the attribute match. use one of: last-digit, last-two-digits, whole-number")]
    [InlineData("<style-options punctuation-in-quotes=\"true\"/>", "de-DE InvalidAttribute 2:16 The element style-options has no attribute punctuation-in-quotes; it has no effect. did you mean 'punctuation-in-quote'?")]
    [InlineData("<style-options punctuation-in-quote=\"yes\"/>", "de-DE InvalidAttribute 2:16 'yes' is no value of the attribute punctuation-in-quote. use true or false")]
    [InlineData("<date form=\"text\"><date-part name=\"weekday\"/></date>", "de-DE InvalidAttribute 2:30 'weekday' is no value of the attribute name. use one of: day, month, year")]
    [InlineData("<words/>", "de-DE UnknownElement 2:1 The element words has no place in locale; it is left out.")]
    [InlineData("<terms><term name=\"page\">Seite</term></terms>", "")]
    public void A_mistake_in_a_locale_file_is_told_where_it_stands(string rest, string told) => Assert.Equal(told, Told(Head + rest + "</locale>"));

    [Theory]
    [InlineData("<style/>", "de-DE NotCsl 1:1 The root element is style, not a CSL locale.")]
    [InlineData("<locale>\n <terms>\n</locale>", "de-DE Syntax 3:3 The XML is not well formed: ")]
    public void A_locale_file_that_is_none_is_told_and_the_one_built_in_used(string xml, string told)
    {
        Assert.StartsWith(told, Told(xml));
        var words = LocatorTerms.Of(BuiltInStyles.AuthorDate, LocaleSource.From(tag => tag == "de-DE" ? xml : null), "de-DE");
        Assert.Equal("page", words["Seite"]);
    }

    [Fact]
    public void Files_of_other_languages_are_not_looked_at() => Assert.Equal("", Told("<style/>", "fr-FR"));

    [Fact]
    public void Built_in_and_official_locales_have_no_mistake()
    {
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(PathOf("en-US"))!, "*.xml").Concat(Folders.Locales is { } folder ? Directory.GetFiles(folder, "locales-*.xml") : []))
        {
            var xml = File.ReadAllText(path);
            Assert.Empty(LocaleSource.From(tag => tag == "en-US" ? xml : null).Problems(BuiltInStyles.AuthorDate, "en-US"));
        }
    }
}
