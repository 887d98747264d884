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
}
