using System.Text;

namespace ScoReport.Csl.Tests.Readme;

/// <summary>The quick start of the library's README, word for word, so that it is compiled and run.</summary>
static class QuickStart
{
    static class Console
    {
        public static readonly StringBuilder Written = new();

        public static void WriteLine(string text) => Written.Append(text).Append('\n');
    }

    public static string Run()
    {
        Console.Written.Clear();
        Start();
        return Console.Written.ToString();
    }

    static void Start()
    {
        var library = CslJson.Read("""
            [
              {"id": "cooley2012", "type": "book", "title": "Great Games, Local Rules", "author": [{"family": "Cooley", "given": "Alexander"}],
               "publisher": "Oxford University Press", "publisher-place": "New York", "issued": {"date-parts": [[2012]]}},
              {"id": "lukin2007", "type": "article-journal", "title": "What next?", "author": [{"family": "Lukin", "given": "Alexander"}],
               "container-title": "Russia in Global Affairs", "volume": "5", "issue": "3", "page": "140-56", "issued": {"date-parts": [[2007]]}}
            ]
            """);
        Citation[] citations =
        [
            new() { Items = [new() { Id = "lukin2007", Locator = "150-1" }, new() { Id = "cooley2012", Locator = "3", Label = "chapter" }] },
            new() { Items = [new() { Id = "cooley2012" }], Mode = CitationMode.AuthorInText },
        ];
        var result = CitationProcessor.Process(BuiltInStyles.AuthorDate, LocaleSource.BuiltIn, "en-GB", library.References, citations);

        Console.WriteLine(HtmlFormat.Write(result.Citations[0].Runs));
        Console.WriteLine(HtmlFormat.Write(result.Citations[1].Author) + " " + HtmlFormat.Write(result.Citations[1].Runs));
        Console.WriteLine(HtmlFormat.Write(result.Bibliography!));
    }
}
