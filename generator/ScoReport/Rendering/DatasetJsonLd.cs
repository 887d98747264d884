using System.Text.Json;
using ScoReport.Arranging;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Rendering;

/// <summary>The tables of the page of data as schema.org has them ("Dataset"), for search engines that look for data.</summary>
static class DatasetJsonLd
{
    /// <summary>Writes an object for each table in use.</summary>
    public static void Write(Utf8JsonWriter json, PageContext page)
    {
        foreach (var used in page.Site.Data.Tables)
        {
            WriteDataset(json, page, used.Table);
        }
    }

    /// <summary>Where a table is described, in full; nothing where the report does not know where it will stand.</summary>
    public static string? Url(PageContext page, Table table) =>
        page.Report.Config.BaseUrl is { } root ? $"{root}{GeneratedPages.PathOf(GeneratedPage.Data)}#{Site.Encoded(DataPlaces.AnchorOf(table.Name))}" : null;

    static void WriteDataset(Utf8JsonWriter json, PageContext page, Table table)
    {
        var config = page.Report.Config;
        json.WriteStartObject();
        JsonLd.Thing(json, "Dataset", table.Title ?? table.Name, null);
        json.WriteString("description", table.Description ?? Shared(page) ?? config.Summary ?? config.Title);
        JsonLd.Optional(json, "url", Url(page, table));
        JsonLd.Optional(json, "version", config.Version);
        JsonLd.Optional(json, "inLanguage", config.Language);
        JsonLd.Optional(json, "datePublished", ReportViews.Iso(page.Report.Date));
        WriteCreators(json, config);
        WriteLicense(json, table.Licenses.FirstOrDefault());
        JsonLd.Each(json, "isBasedOn", table.Sources, static (json, source) => JsonLd.Thing(json, "CreativeWork", source.Title, source.Path));
        json.WriteStartArray("distribution");
        json.WriteStartObject();
        json.WriteString("@type", "DataDownload");
        json.WriteString("encodingFormat", "text/csv");
        json.WriteString("contentUrl", config.BaseUrl + DataViews.Address(page, table));
        json.WriteEndObject();
        json.WriteEndArray();
        JsonLd.Each(json, "variableMeasured", table.Fields, static (json, field) =>
        {
            json.WriteString("@type", "PropertyValue");
            json.WriteString("name", field.Title);
            JsonLd.Optional(json, "description", field.Description);
            JsonLd.Optional(json, "unitText", field.Unit);
        });
        json.WriteEndObject();
    }

    // What is said of all tables together is nearer to one of them than what the report is about; an edition in another language has not its words.
    static string? Shared(PageContext page) => page.Site.Main is null ? page.Report.Data.Description ?? page.Report.Data.Title : null;

    // Not every name that a Data Package knows ("notspecified", "other-open") is one of SPDX, whose names of data licences end in a version.
    static void WriteLicense(Utf8JsonWriter json, DataLicense? license)
    {
        var known = license is { Name: [.., >= '0' and <= '9', '.', >= '0' and <= '9'] name } && !name.StartsWith("ODC-", StringComparison.Ordinal);
        JsonLd.License(json, license?.Title ?? license?.Name, license?.Path ?? (known ? Licenses.Address(license!.Name) : null));
    }

    static void WriteCreators(Utf8JsonWriter json, ReportConfig config)
    {
        if (!config.Authors.IsEmpty)
        {
            JsonLd.People(json, "creator", config.Authors);
        }
        else if (config.Publisher is { } publisher)
        {
            JsonLd.Each(json, "creator", [publisher], static (json, name) => JsonLd.Thing(json, "Organization", name, null));
        }
    }
}
