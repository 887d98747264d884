using System.Globalization;
using System.Text.Json;
using ScoReport.Arranging;
using ScoReport.Data;

namespace ScoReport.Outputs;

/// <summary>The descriptor of all data that a report uses (Frictionless Data Package); the CSV files lie beside it.</summary>
static class DataPackageFile
{
    /// <summary>The descriptor; <paramref name="read"/> gives a table with its notes as they are read.</summary>
    public static byte[] Of(Site site, Func<Table, Table> read) => JsonFile.Written(json =>
    {
        var config = site.Report.Config;
        json.WriteStartObject();
        json.WriteString("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
        json.WriteString("name", config.Name.ToLowerInvariant());
        var own = site.Main is null ? site.Report.Data : null;
        json.WriteString("title", own?.Title ?? config.Title);
        JsonFile.Optional(json, "description", own?.Description ?? config.Summary);
        JsonFile.Optional(json, "version", config.Version);
        JsonFile.Optional(json, "created", site.Report.Date is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z" : null);
        JsonFile.Optional(json, "homepage", config.BaseUrl);
        json.WriteStartArray("resources");
        foreach (var used in site.Data.Tables)
        {
            // Another table can be referred to where it lies beside this one.
            WriteResource(json, read(used.Table) with { ForeignKeys = [.. used.Table.ForeignKeys.Where(key => site.Data.Tables.Any(t => t.Table.Name == key.Resource))] });
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    static void WriteResource(Utf8JsonWriter json, Table table)
    {
        json.WriteStartObject();
        json.WriteString("name", table.Name);
        json.WriteString("type", "table");
        json.WriteString("path", table.Name + ".csv");
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        JsonFile.Optional(json, "title", table.Title);
        JsonFile.Optional(json, "description", table.Description);
        JsonFile.WriteSchema(json, "schema", new DownloadTable(table), onlyValues: false);
        JsonFile.WriteAnnotations(json, table);
        WriteChecks(json, table);
        JsonFile.WriteOrigin(json, table);
        json.WriteEndObject();
    }

    static void WriteChecks(Utf8JsonWriter json, Table table)
    {
        if (table.Checks.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("checks");
        foreach (var check in table.Checks)
        {
            json.WriteStartObject();
            json.WriteString("name", check.Name);
            json.WriteString("kind", check.Kind);
            json.WriteString("claim", check.Claim.English);
            json.WriteString("outcome", check.Outcome.ToString().ToLowerInvariant());
            JsonFile.Optional(json, "finding", check.Finding?.English);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
