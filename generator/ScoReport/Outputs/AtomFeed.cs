using System.Globalization;
using System.Collections.Immutable;
using System.Text;
using System.Xml;
using ScoReport.Arranging;
using ScoReport.Document;
using ScoReport.Rendering;

namespace ScoReport.Outputs;

/// <summary>
/// A feed of the report's editions (Atom, RFC 4287), the newest first; a report that lists none has one. Entries are known by tag URIs
/// (RFC 4151) made of host, day, name and edition, so that they stay what they are when the report moves on its host.
/// </summary>
static class AtomFeed
{
    public const string Path = "feed.xml";

    public static string Of(Site site, Theme theme, string root)
    {
        var (report, config) = (site.Report, site.Report.Config);
        var editions = Editions(report);
        var xml = new StringBuilder($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{Escaped(config.Language)}\">\n");
        Element(xml, "id", root);
        Element(xml, "title", config.Title);
        Element(xml, "subtitle", config.Subtitle);
        Element(xml, "updated", Stamp(editions[0].Date));
        WriteAuthors(xml, config);
        Element(xml, "rights", config.License);
        Element(xml, "generator", ReportViews.Generator);
        WriteLink(xml, "self", "application/atom+xml", root + Path);
        WriteLink(xml, "alternate", "text/html", root);
        foreach (var edition in editions)
        {
            WriteEntry(xml, site, theme, root, edition);
        }

        return xml.Append("</feed>\n").ToString();
    }

    static ImmutableArray<Edition> Editions(Report report) => !report.Editions.IsEmpty ? report.Editions
        : [new Edition(new(report.Config.Version ?? "", default), report.Date!.Value, [])];

    static void WriteEntry(StringBuilder xml, Site site, Theme theme, string root, Edition edition)
    {
        var config = site.Report.Config;
        var place = site.PathOf(GeneratedPage.Editions) is { } page ? $"{root}{page}#{Site.Encoded(edition.Id)}" : root;
        xml.Append("<entry>\n");
        Element(xml, "id", Tag(new Uri(root), config.Name, edition));
        Element(xml, "title", edition.Version.Value.Length == 0 ? config.Title : $"{config.Title}, {theme.Word("version")} {edition.Version.Value}");
        Element(xml, "updated", Stamp(edition.Date));
        Element(xml, "published", Stamp(edition.Date));
        WriteLink(xml, "alternate", "text/html", place);
        if (edition.Summary.IsEmpty)
        {
            Element(xml, "summary", config.Summary ?? config.Subtitle ?? config.Title);
        }
        else
        {
            WriteContent(xml, site, theme, root, edition);
        }

        xml.Append("</entry>\n");
    }

    // Links in it are those of the page of editions.
    static void WriteContent(StringBuilder xml, Site site, Theme theme, string root, Edition edition)
    {
        var page = GeneratedPages.PathOf(GeneratedPage.Editions);
        var html = new HtmlWriter(site, theme, page, static (_, _) => null, inList: true).Of(edition.Summary);
        xml.Append(CultureInfo.InvariantCulture, $"<content type=\"html\" xml:base=\"{Escaped(root + page)}\">").Append(Escaped(html.Trim())).Append("</content>\n");
    }

    // A feed names somebody: its authors, else who publishes it, else itself.
    static void WriteAuthors(StringBuilder xml, ReportConfig config)
    {
        IEnumerable<string> names = config.Authors.IsEmpty ? [config.Publisher ?? config.Title] : config.Authors.Select(static a => a.Name);
        foreach (var name in names)
        {
            xml.Append("<author><name>").Append(Escaped(name)).Append("</name></author>\n");
        }
    }

    static string Tag(Uri root, string name, Edition edition) =>
        $"tag:{root.IdnHost},{ReportViews.Iso(edition.Date)}:{name}{(edition.Version.Value.Length == 0 ? "" : "/" + Uri.EscapeDataString(edition.Version.Value))}";

    static string Stamp(DateOnly day) => ReportViews.Iso(day) + "T00:00:00Z";

    static void Element(StringBuilder xml, string name, string? text)
    {
        if (text is not null)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<{name}>").Append(Escaped(text)).Append(CultureInfo.InvariantCulture, $"</{name}>\n");
        }
    }

    static void WriteLink(StringBuilder xml, string relation, string type, string address) =>
        xml.Append(CultureInfo.InvariantCulture, $"<link rel=\"{relation}\" type=\"{type}\" href=\"{Escaped(address)}\"/>\n");

    // What XML cannot hold is left out.
    static string Escaped(string text) => HtmlWriter.Escaped(text.All(static c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? text : string.Concat(text.Where(static c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));
}
