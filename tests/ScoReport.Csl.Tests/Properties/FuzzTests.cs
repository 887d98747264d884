using System.Collections.Immutable;
using System.Xml.Linq;
using CsCheck;

namespace ScoReport.Csl.Tests.Properties;

/// <summary>Whatever the style, the locale, the library and the citations are: an answer, the same each time, and problems that point into the text.</summary>
public sealed class FuzzTests
{
    static readonly Style[] BuiltIn = [BuiltInStyles.AuthorDate, BuiltInStyles.Notes, BuiltInStyles.Numeric];

    static readonly string[] StyleTexts =
    [
        .. StyleSource.BuiltInNames.Select(static name => BuiltInStyles.Xml(name)!),
        .. Folders.Styles is { } folder ? Directory.GetFiles(folder, "*.csl").Order(StringComparer.Ordinal).Select(File.ReadAllText) : [],
    ];

    static readonly string[] XmlPieces =
    [
        "<", ">", "/>", "</group>", "<group>", "<group delimiter=\", \">", "<text variable=\"title\"/>", "<text macro=\"author\"/>", "<text term=\"page\"/>", "<names variable=\"author\">", "<substitute>", "\"", " form=\"short\"", " et-al-min=\"-3\"",
        " et-al-min=\"1\" et-al-use-first=\"0\"", " et-al-use-first=\"99999999999\"", " collapse=\"year\"", " prefix=\"&lt;\"", "&amp;", "&x;", "<!--", "-->", "<![CDATA[", "\0", "é", "\n",
    ];

    static readonly string[] JsonPieces = ["{", "}", "[", "]", "\"", ",", ":", "\\", "\\u00", "null", "true", "-1", "1e999", "\n", "{\"id\":1}", "\"date-parts\":[[]]", "\"issued\":\"~\"", "\uD800"];

    static string Text(CitationResult result)
    {
        var citations = result.Citations.Select(static c => HtmlFormat.Write(c.Author) + "|" + HtmlFormat.Write(c.Runs, static id => "#" + id) + "|" + MarkdownFormat.Write(c.Runs) + "|" + PlainTextFormat.Write(c.Runs));
        var entries = result.Bibliography?.Entries.Select(static entry => entry.Id + ":" + HtmlFormat.Write(entry.Runs) + "|" + MarkdownFormat.Write(entry.Runs) + "|" + PlainTextFormat.Write(entry.Runs)) ?? [];
        return string.Join('\n', citations.Concat(entries).Concat(result.Warnings.Select(static warning => warning.Message)));
    }

    /// <summary>The markup that a citation comes to, closed as it was opened. What XML cannot hold at all is no fault of the writer.</summary>
    static void IsWellFormed(ImmutableArray<Run> runs)
    {
        var html = new string([.. HtmlFormat.Write(runs, static id => "#" + id).Where(static c => System.Xml.XmlConvert.IsXmlChar(c))]);
        XElement.Parse("<p>" + html + "</p>", LoadOptions.PreserveWhitespace);
    }

    static void PointInto(string text, ImmutableArray<CslProblem> problems)
    {
        var lines = text.Split('\n');
        Assert.All(problems, problem =>
        {
            Assert.InRange(problem.Offset, 0, text.Length);
            Assert.InRange(problem.Line, 1, Math.Max(lines.Length, text.Count(static c => c == '\r') + lines.Length));
            Assert.True(problem.Column >= 1 && problem.Message.Length > 0);
        });
        Assert.Equal(problems.Select(static problem => problem.Offset).Order(), problems.Select(static problem => problem.Offset));
    }

    static readonly Gen<(Style, string, Reference[], Citation[])> Documents =
        Gen.Select(Gen.OneOf(BuiltIn), Soups.Language, Soups.Reference.Array[0, 8], Soups.Citation.Array[0, 6]);

    /// <summary>What a document comes to; <see cref="FaultTests"/> hand the properties others than the engine.</summary>
    internal delegate CitationResult Engine(Style style, string? language, IReadOnlyList<Reference> references, IReadOnlyList<Citation> citations);

    static CitationResult Process(Style style, string? language, IReadOnlyList<Reference> references, IReadOnlyList<Citation> citations) =>
        CitationProcessor.Process(style, LocaleSource.BuiltIn, language, references, citations);

    // Far above what a document of eight references takes on a busy machine.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Any_references_and_citations() => Answers(Process, 400, Patience);

    /// <summary>An answer in time, whole, well formed and the same again.</summary>
    internal static void Answers(Engine engine, int count, TimeSpan patience) => Fixed.ForAll(Documents, count, static value => System.Text.Json.JsonSerializer.Serialize(value.Item2), value =>
    {
        var (style, language, references, citations) = value;
        var answer = Task.Run(() => engine(style, language, references, citations));
        Assert.True(answer.Wait(patience), $"no answer after {patience}");
        var result = answer.Result;
        Assert.Equal(citations.Length, result.Citations.Length);
        Assert.Equal(Text(result), Text(engine(style, language, references, citations)));
        Assert.All(result.Citations, static citation => IsWellFormed(citation.Runs));
        Assert.All(result.Bibliography!.Entries, static entry => IsWellFormed(entry.Runs));
        Assert.Equal(Listed(engine, style, language, references, citations), result.Bibliography.Entries.Select(static entry => entry.Id).Order());
    });

    /// <summary>The works cited that have an entry when they stand alone.</summary>
    static IEnumerable<string> Listed(Engine engine, Style style, string? language, Reference[] references, Citation[] citations)
    {
        var cited = citations.SelectMany(static citation => citation.Items).Select(static item => item.Id).ToHashSet(StringComparer.Ordinal);
        return references.DistinctBy(static reference => reference.Id).Where(reference => cited.Contains(reference.Id))
            .Where(reference => engine(style, language, [reference], [new Citation { Items = [new CitationItem { Id = reference.Id }] }]).Bibliography!.Entries.Length == 1)
            .Select(static reference => reference.Id).Order();
    }

    static readonly Reference[] Specimen = [.. Specimens.AllTypes()];
    static readonly Citation[] SpecimenCitations = [.. Specimens.Citations([.. Specimen.Take(4)])];

    [Fact]
    public void Any_style() => StylesAreRead(Style.Parse, 400);

    internal static void StylesAreRead(Func<string, StyleResult> parse, int count) => Fixed.ForAll(Gen.OneOf(StyleTexts).SelectMany(static text => Soups.Mutated(text, XmlPieces, 6)), count, static text => text, text =>
    {
        var read = parse(text);
        PointInto(text, read.Problems);
        if (read.Style is { ParentId: null } style)
        {
            Text(CitationProcessor.Process(style, LocaleSource.BuiltIn, null, Specimen[..4], SpecimenCitations));
        }
        else if (read.Style is null)
        {
            Assert.NotEmpty(read.Problems);
        }
    });

    /// <summary>Well-formed XML whose elements and attributes were taken away, doubled, exchanged and given other values.</summary>
    [Fact]
    public void Any_well_formed_style() => Fixed.ForAll(Gen.Select(Gen.OneOf(StyleTexts), Gen.UInt.Array[1, 12]), 250, static value => Rearranged(value.Item1, value.Item2), static value =>
    {
        var text = Rearranged(value.Item1, value.Item2);
        var read = Style.Parse(text);
        PointInto(text, read.Problems);
        if (read.Style is { ParentId: null } style)
        {
            var result = CitationProcessor.Process(style, LocaleSource.BuiltIn, "fr-FR", Specimen[..12], SpecimenCitations);
            Assert.All(result.Citations, static citation => IsWellFormed(citation.Runs));
        }
    });

    static readonly string[] Values = ["", "true", "false", "0", "1", "-1", "99999999999", "always", "text", "short", "long", "count", "year", "author", "title", "issued", "locator", "page", "verb", "all", "first", "ibid", "et-al", "\u00A0", "—"];

    static string Rearranged(string text, uint[] changes)
    {
        var document = XDocument.Parse(text, LoadOptions.PreserveWhitespace);
        foreach (var change in changes)
        {
            var elements = document.Root!.Descendants().ToList();
            if (elements.Count == 0)
            {
                break;
            }
            Change(elements[(int)(change / 8 % elements.Count)], elements[(int)(change / 64 % elements.Count)], change);
        }
        return document.ToString(SaveOptions.DisableFormatting);
    }

    static void Change(XElement element, XElement other, uint change)
    {
        var attributes = element.Attributes().Where(static attribute => !attribute.IsNamespaceDeclaration).ToList();
        var attribute = attributes.Count > 0 ? attributes[(int)(change / 16 % attributes.Count)] : null;
        switch (change % 8)
        {
            case 0:
                element.Remove();
                break;
            case 1:
                element.AddAfterSelf(new XElement(element));
                break;
            case 2 when other.Descendants().Count() < 200:
                element.Add(new XElement(other));
                break;
            case 3:
                element.Name = other.Name;
                break;
            case 4:
                attribute?.Remove();
                break;
            default:
                attribute?.SetValue(Values[change / 32 % Values.Length]);
                break;
        }
    }

    static readonly string[] LocaleTexts = [.. ((string[])["en-US", "de-DE", "fr-FR"]).Select(static tag => File.ReadAllText(Path.Combine(Folders.Project, "..", "..", "generator", "ScoReport.Csl", "Locales", $"locales-{tag}.xml")))];

    [Fact]
    public void Any_locale() => Fixed.ForAll(Gen.OneOf(LocaleTexts).SelectMany(static text => Soups.Mutated(text, XmlPieces, 6)), 200, static text => text, static text =>
    {
        var locales = LocaleSource.From(_ => text);
        Text(CitationProcessor.Process(BuiltInStyles.Notes, locales, "de-DE", Specimen[..6], SpecimenCitations));
    });

    const string Library = """
        [
          {"id": "a", "type": "book", "title": "The <i>Title</i>", "author": [{"family": "van Gogh", "given": "Vincent, Jr."}, {"literal": "UN"}], "issued": {"date-parts": [[2001, 2, 3], [2004]], "circa": true}},
          {"id": 2, "type": "chapter", "container-title": "Box", "editor": [{"family": "O’Neill", "given": "J.", "suffix": "III", "static-ordering": 1}], "issued": {"raw": "12 May 2001"}, "page": "12-3"},
          {"id": "c", "type": "webpage", "URL": "https://example.org/", "accessed": "2020-21/..", "note": "genre: Blog\nissued: 2011~", "custom": {"x": [1, null]}}
        ]
        """;

    [Fact]
    public void Any_library() => LibrariesAreRead(CslJson.Read, 1500);

    internal static void LibrariesAreRead(Func<string, LibraryResult> readLibrary, int count) => Fixed.ForAll(Soups.Mutated(Library, JsonPieces, 8), count, static text => text, text =>
    {
        var read = readLibrary(text);
        PointInto(text, read.Problems);
        Assert.Equal(read.References.Length, read.References.DistinctBy(static reference => reference.Id).Count());
        Text(CitationProcessor.Process(BuiltInStyles.AuthorDate, LocaleSource.BuiltIn, null, read.References, [.. read.References.Select(static reference => new Citation { Items = [new CitationItem { Id = reference.Id }] })]));
    });

    [Fact]
    public void Any_list_of_citations() => Fixed.ForAll(
        Soups.Mutated("[{\"citationItems\": [{\"id\": \"a\", \"locator\": \"3\", \"prefix\": \"see <i>\"}, {\"id\": 2}], \"properties\": {\"noteIndex\": 1, \"mode\": \"composite\"}}, [\"a\"], \"b\"]", JsonPieces, 6), 800, static text => text, static text =>
    {
        var read = CslCitations.Read(text);
        PointInto(text, read.Problems);
        Text(CitationProcessor.Process(BuiltInStyles.Notes, LocaleSource.BuiltIn, null, Specimen[..2], read.Citations));
    });

    [Fact]
    public void Any_date() => Fixed.ForAll(Gen.OneOf("19", "2001", "-", "/", "..", "~", "?", "X", "u", "Y", "-05", "-31", "May", " ", "spring", "BC", "ca.", "T12:00", "21", "—", "9999999999").Array[0, 7].Select(static parts => string.Concat(parts)), 2000, static text => text, static text =>
    {
        var read = CslJson.Read("[{\"id\": \"a\", \"issued\": {\"raw\": \"" + text + "\"}}]");
        Assert.Single(read.References);
        Text(CitationProcessor.Process(BuiltInStyles.AuthorDate, LocaleSource.BuiltIn, null, read.References, [new Citation { Items = [new CitationItem { Id = "a" }] }]));
    });
}
