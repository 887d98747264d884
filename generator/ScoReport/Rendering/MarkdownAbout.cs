namespace ScoReport.Rendering;

/// <summary>"About this site" as Markdown: what the authors say, the licences, and the theme's own sentences.</summary>
static class MarkdownAbout
{
    /// <summary>The parts of the page below its title.</summary>
    public static IEnumerable<string> Of(PageContext page, MarkdownWriter writer)
    {
        var (theme, config) = (page.Theme, page.Report.Config);
        yield return MarkdownWriter.Escaped(config.Summary ?? "");
        yield return writer.Of(page.Report.About);
        var data = AboutViews.OfData(page).ToArray();
        yield return config.License is null && data.Length == 0 ? "" : $"## {theme.Word("license")}";
        yield return config.License is { } license ? $"{theme.Word("license_of_text")} {Licenses.FullName(license) ?? MarkdownWriter.Escaped(license)}{(Licenses.Address(license) is { } url ? $" <{url}>" : "")}" : "";
        yield return string.Join('\n', Licenses.Terms(config.License).Select(term => "- " + theme.Word(term)));
        yield return data switch
        {
            [] => "",
            [var only] => $"{theme.Word("license_of_data")} {Linked(only)}",
            _ => $"{theme.Word("license_of_data")}\n\n" + string.Join('\n', data.Select(l => $"- {Linked(l)}\n" + string.Join('\n', l.Tables.Select(t => "  - " + writer.Of([AboutViews.Named(page, t)]))))),
        };
        foreach (var (heading, words) in ((string, string[])[])
        [
            ("about_access", AboutViews.HasFormulas(page.Report) ? ["about_access_text", "about_access_formulas"] : ["about_access_text"]),
            ("about_privacy", ["about_privacy_text", "about_privacy_kept", "about_privacy_server"]),
            ("about_offline", ["about_offline_text"]),
        ])
        {
            yield return $"## {theme.Word(heading)}";
            foreach (var word in words)
            {
                yield return theme.Word(word);
            }
        }

        yield return $"## {theme.Word("about_colophon")}";
        yield return string.Join('\n', AboutViews.Counts(page).Select(static c => $"- {c.Label}: {c.Value}"));
        yield return $"{theme.Word("generated_by")} {ReportViews.Generator}";
    }

    static string Linked(AboutViews.DataLicense license) =>
        license.Url is { } url ? MarkdownWriter.Link(license.Title, url) : MarkdownWriter.Escaped(license.Title);
}
