using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ScoReport.Arranging;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>
/// What a page is, for programs that read schema.org: the cover a Report, a chapter a Chapter of it, the page of data its Datasets,
/// and all but the cover the way that leads there. Nothing is said that the author did not say.
/// </summary>
static class JsonLd
{
    // What stands in a page's head must not end its script element early; letters may stay as they are.
    static readonly JsonWriterOptions InPage = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The description; nothing for a page that is no place.</summary>
    public static string? Of(PageContext page)
    {
        if (page.Page is MadePage { Kind: GeneratedPage.NotFound })
        {
            return null;
        }

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, InPage))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteStartArray("@graph");
            WritePage(json, page);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    static void WritePage(Utf8JsonWriter json, PageContext page)
    {
        switch (page.Page)
        {
            case MadePage { Kind: GeneratedPage.Cover }:
                WriteReport(json, page);
                return;
            case ChapterPage chapter:
                WriteChapter(json, page, page.Report.Chapters[chapter.Index]);
                break;
            case MadePage { Kind: GeneratedPage.About }:
                WriteAboutPage(json, page);
                break;
            case MadePage { Kind: GeneratedPage.References }:
                WriteCited(json, page);
                break;
            case MadePage { Kind: GeneratedPage.Data }:
                DatasetJsonLd.Write(json, page);
                break;
        }

        WriteWay(json, page);
    }

    static void WriteReport(Utf8JsonWriter json, PageContext page)
    {
        var (report, config) = (page.Report, page.Report.Config);
        json.WriteStartObject();
        json.WriteString("@type", "Report");
        Optional(json, "@id", config.BaseUrl);
        json.WriteString("name", config.Title);
        Optional(json, "alternativeHeadline", config.Subtitle);
        Optional(json, "description", config.Summary);
        Optional(json, "url", config.BaseUrl);
        People(json, "author", config.Authors);
        Publisher(json, config);
        Optional(json, "datePublished", ReportViews.Iso(ReportDates.Published(report)));
        Optional(json, "dateModified", ReportDates.Changed(report) is { } day && day != ReportDates.Published(report) ? ReportViews.Iso(day) : null);
        Optional(json, "version", config.Version);
        json.WriteString("inLanguage", config.Language);
        License(json, config.License, Licenses.Address(config.License));
        Optional(json, "keywords", config.Keywords.IsEmpty ? null : string.Join(", ", config.Keywords));
        WriteDoi(json, config.Doi);
        Each(json, "isBasedOn", page.Site.Data.Tables.Where(static used => used.IsShown), (json, used) => Thing(json, "Dataset", used.Table.Title ?? used.Table.Name, DatasetJsonLd.Url(page, used.Table)));
        Each(json, "hasPart", report.Chapters.Index(), (json, part) => Thing(json, "Chapter", part.Item.PlainTitle, Absolute(page, page.Site.ChapterPaths[part.Index])));
        json.WriteEndObject();
    }

    static void WriteChapter(Utf8JsonWriter json, PageContext page, BoundChapter chapter)
    {
        var (config, written) = (page.Report.Config, chapter.Written);
        json.WriteStartObject();
        json.WriteString("@type", "Chapter");
        json.WriteString("name", chapter.PlainTitle);
        json.WriteNumber("position", page.Index + 1);
        Optional(json, "description", chapter.Summary.IsEmpty ? null : PageDescriptions.Of(page));
        Optional(json, "url", Absolute(page, page.Page.Path));
        People(json, "author", written.Authors.IsEmpty ? config.Authors : written.Authors);
        Optional(json, "datePublished", ReportViews.Iso(ReportDates.Published(page.Report, written)));
        Optional(json, "dateModified", ReportViews.Iso(ReportDates.Modified(page.Report, written)));
        json.WriteString("inLanguage", config.Language);
        License(json, config.License, Licenses.Address(config.License));
        Optional(json, "keywords", written.Keywords.IsEmpty ? null : string.Join(", ", written.Keywords));
        json.WriteStartObject("isPartOf");
        json.WriteString("@type", "Report");
        Optional(json, "@id", config.BaseUrl);
        json.WriteString("name", config.Title);
        Publisher(json, config);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // The works stand here and not on the pages that cite them: each of these would say the same again, in a third of what it weighs.
    static void WriteCited(Utf8JsonWriter json, PageContext page)
    {
        json.WriteStartObject();
        Thing(json, "CollectionPage", PageViews.TitleOf(page), Absolute(page, page.Page.Path));
        Each(json, "citation", page.Report.Bibliography.SelectMany(static group => group.Items).DistinctBy(static item => item.Id).Select(static item => item.Facts.Work()).Where(static work => work.Title is not null), static (json, work) =>
        {
            Thing(json, TypeOf(work.Type), work.Title!, work.Address);
            People(json, "author", work.Authors);
            Optional(json, "datePublished", work.Date);
        });
        json.WriteEndObject();
    }

    static string TypeOf(string type) => type switch
    {
        "article-journal" or "paper-conference" or "review" => "ScholarlyArticle",
        "article-newspaper" or "article-magazine" => "NewsArticle",
        "book" => "Book",
        "chapter" => "Chapter",
        "report" => "Report",
        "thesis" => "Thesis",
        "dataset" => "Dataset",
        "software" => "SoftwareApplication",
        "map" => "Map",
        "legislation" or "treaty" or "bill" or "regulation" => "Legislation",
        "webpage" or "post" or "post-weblog" => "WebPage",
        _ => "CreativeWork",
    };

    static void WriteAboutPage(Utf8JsonWriter json, PageContext page)
    {
        json.WriteStartObject();
        Thing(json, "AboutPage", PageViews.TitleOf(page), Absolute(page, page.Page.Path));
        json.WriteString("description", PageDescriptions.Of(page));
        json.WriteString("inLanguage", page.Report.Config.Language);
        json.WriteStartObject("about");
        json.WriteString("@type", "Report");
        Optional(json, "@id", page.Report.Config.BaseUrl);
        json.WriteString("name", page.Report.Config.Title);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // The last step is the page itself, which needs no address.
    static void WriteWay(Utf8JsonWriter json, PageContext page)
    {
        json.WriteStartObject();
        json.WriteString("@type", "BreadcrumbList");
        (string Name, string? Url)[] steps =
        [
            (page.Report.Config.Title, page.Report.Config.BaseUrl ?? page.Writer.Address(new PageTarget(GeneratedPage.Cover, null))),
            (PageViews.TitleOf(page), null),
        ];
        Each(json, "itemListElement", steps.Index(), static (json, step) =>
        {
            json.WriteString("@type", "ListItem");
            json.WriteNumber("position", step.Index + 1);
            json.WriteString("name", step.Item.Name);
            Optional(json, "item", step.Item.Url);
        });
        json.WriteEndObject();
    }

    static void WriteDoi(Utf8JsonWriter json, string? doi)
    {
        if (doi is null)
        {
            return;
        }

        json.WriteStartObject("identifier");
        json.WriteString("@type", "PropertyValue");
        json.WriteString("propertyID", "DOI");
        json.WriteString("value", doi);
        json.WriteString("url", ReportViews.DoiAddress(doi));
        json.WriteEndObject();
    }

    static void Publisher(Utf8JsonWriter json, ReportConfig config)
    {
        if (config.Publisher is { } publisher)
        {
            json.WriteStartObject("publisher");
            Thing(json, "Organization", publisher, null);
            json.WriteEndObject();
        }
    }

    /// <summary>Writes those who made something.</summary>
    public static void People(Utf8JsonWriter json, string name, ImmutableArray<Author> authors) => Each(json, name, authors, static (json, author) =>
    {
        json.WriteString("@type", author.IsGroup ? "Organization" : "Person");
        json.WriteString("name", author.Name);
        Optional(json, "sameAs", author.Orcid is { } orcid ? "https://orcid.org/" + orcid : null);
    });

    /// <summary>Writes a licence: where it stands, or else a work by its name.</summary>
    public static void License(Utf8JsonWriter json, string? name, string? address)
    {
        if (address is not null)
        {
            json.WriteString("license", address);
        }
        else if (name is not null)
        {
            json.WriteStartObject("license");
            Thing(json, "CreativeWork", name, null);
            json.WriteEndObject();
        }
    }

    /// <summary>Writes the inside of an object that has a name and perhaps an address.</summary>
    public static void Thing(Utf8JsonWriter json, string type, string name, string? url)
    {
        json.WriteString("@type", type);
        json.WriteString("name", name);
        Optional(json, "url", url);
    }

    /// <summary>Writes a list of objects, where there are any.</summary>
    public static void Each<T>(Utf8JsonWriter json, string name, IEnumerable<T> all, Action<Utf8JsonWriter, T> write)
    {
        if (!all.Any())
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var one in all)
        {
            json.WriteStartObject();
            write(json, one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a text where there is one.</summary>
    public static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    static string? Absolute(PageContext page, string path) => page.Report.Config.BaseUrl is { } root ? Site.Canonical(root, path) : null;
}
