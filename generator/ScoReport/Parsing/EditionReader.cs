using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads the editions of a report from <c>report.yaml</c>.</summary>
static class EditionReader
{
    /// <summary>The editions, the newest first. Reports one that is listed twice, and that the published one is not listed.</summary>
    public static ImmutableArray<Edition> Read(YamlReader yaml, MarkdownSettings settings, Diagnostics diagnostics)
    {
        var editions = new List<Edition>();
        foreach (var item in yaml.NestedList("editions"))
        {
            if (ReadOne(item, settings, diagnostics) is not { } edition)
            {
                continue;
            }

            if (editions.Find(e => e.Id == edition.Id) is { } first)
            {
                diagnostics.Add(Problems.EditionTwice(edition.Version.At, edition.Version.Value, first.Version.At));
            }
            else
            {
                editions.Add(edition);
            }
        }

        if (editions.Count > 0 && yaml.Text("version") is { } published && !editions.Exists(e => e.Version.Value == published.Value))
        {
            diagnostics.Add(Problems.EditionUnlisted(published.At, published.Value));
        }

        return [.. editions.OrderByDescending(static e => e.Date)];
    }

    static Edition? ReadOne(YamlReader item, MarkdownSettings settings, Diagnostics diagnostics)
    {
        var version = item.Required("version");
        item.Require("date");
        var date = item.Date("date");
        var summary = ReportConfigReader.Markdown(item, "summary", settings, diagnostics);
        var (doi, archive) = (ReportConfigReader.Doi(item, diagnostics), ReportConfigReader.Address(item, "archive-url", diagnostics));
        item.Finish();
        return date is { } day && version.Value.Length > 0 ? new Edition(version, day, summary) { Doi = doi, ArchiveUrl = archive } : null;
    }
}
