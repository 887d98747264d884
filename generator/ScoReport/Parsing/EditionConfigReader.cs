using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads <c>report.LANG.yaml</c>: what of a report's description differs in an edition in another language.</summary>
static class EditionConfigReader
{
    // What all editions share: said once, in report.yaml.
    static readonly string[] Shared =
        ["name", "edit-url", "date", "version", "language", "doi", "isbn", "license", "base-url", "repository", "chapters", "appendices", "outputs", "whole", "search", "theme", "severity", "raw-html", "glossary-links", "editions"];

    static readonly string[] SharedOfCitation = ["style", "bibliography", "notes", "nocite", "libraries", "group-by"];

    /// <summary>The file of an edition, at the root of the source folder.</summary>
    public static string FileName(string tag) => $"report.{tag}.yaml";

    /// <summary>The language that a file at the root belongs to by its name; nothing where it has another name.</summary>
    public static string? TagOf(string path)
    {
        foreach (var stem in (ReadOnlySpan<string>)["report.", "glossary."])
        {
            if (path.StartsWith(stem, StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal) && path.Length > stem.Length + ".yaml".Length)
            {
                var tag = path[stem.Length..^".yaml".Length];
                return YamlReader.IsLanguageTag(tag) ? tag : null;
            }
        }

        return null;
    }

    /// <summary>The description of an edition. Names and facts are the main edition's where the file has none; prose is not, since it would stand there in the wrong language.</summary>
    public static ReportConfig Read(SourceFile? file, ReportConfig main, string tag, MarkdownSettings settings, Diagnostics diagnostics)
    {
        var own = main with { Language = tag, Name = $"{main.Name}-{tag.ToLowerInvariant()}", Subtitle = null, Summary = null, Keywords = [], KeyFindings = [], About = [], Editions = [] };
        if (file is null)
        {
            return own;
        }

        var yaml = YamlReader.OfFile(file, FileName(tag), diagnostics);
        var authors = ReportConfigReader.Authors(yaml, "authors", diagnostics);
        var custom = yaml.Custom();
        var config = own with
        {
            At = file.Span(0),
            Title = yaml.TextValue("title") ?? main.Title,
            Subtitle = yaml.TextValue("subtitle"),
            Summary = yaml.TextValue("summary"),
            EditionNote = yaml.TextValue("edition-note"),
            Authors = authors.IsEmpty ? main.Authors : authors,
            Publisher = yaml.TextValue("publisher") ?? main.Publisher,
            Keywords = yaml.TextValues("keywords"),
            KeyFindings = ReportConfigReader.MarkdownList(yaml, "key-findings", settings, diagnostics),
            About = ReportConfigReader.Markdown(yaml, "about", settings, diagnostics),
            PartTitles = Titles(yaml, "parts", main.Chapters.Select(static slot => slot.Part).OfType<string>(), diagnostics),
            Labels = yaml.Nested("labels") is { } labels ? [.. labels.Mapping.Entries.Select(entry => (new Located<string>(entry.Key, entry.At), labels.TextValue(entry.Key) ?? entry.Key))] : [],
            Citation = Citation(yaml, main.Citation, diagnostics),
            Custom = [.. main.Custom.Where(pair => !custom.Any(c => c.Key == pair.Key)), .. custom],
        };
        Finish(yaml, Shared, diagnostics);
        return config;
    }

    static CitationConfig Citation(YamlReader yaml, CitationConfig main, Diagnostics diagnostics)
    {
        if (yaml.Nested("citation") is not { } citation)
        {
            return main;
        }

        var titles = Titles(citation, "groups", main.Groups.Select(static g => g.Value.Value), diagnostics);
        Finish(citation, SharedOfCitation, diagnostics);
        return main with { Groups = [.. main.Groups.Select(g => (g.Value, titles.GetValueOrDefault(g.Value.Value, g.Title)))] };
    }

    // What the main edition calls a thing, and what this one does.
    static ImmutableDictionary<string, string> Titles(YamlReader yaml, string key, IEnumerable<string> known, Diagnostics diagnostics)
    {
        var names = known.Distinct(StringComparer.Ordinal).ToArray();
        var titles = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (yaml.Nested(key) is not { } mapping)
        {
            return titles.ToImmutable();
        }

        foreach (var entry in mapping.Mapping.Entries)
        {
            if (!names.Contains(entry.Key))
            {
                diagnostics.Add(Problems.UnknownKey(entry.At, entry.Key, $"'{key}'", names));
            }
            else if (mapping.TextValue(entry.Key) is { } title)
            {
                titles[entry.Key] = title;
            }
        }

        return titles.ToImmutable();
    }

    static void Finish(YamlReader yaml, string[] shared, Diagnostics diagnostics)
    {
        var (left, known) = yaml.Rest();
        foreach (var entry in left)
        {
            diagnostics.Add(shared.Contains(entry.Key)
                ? Problems.EditionKeyShared(entry.At, entry.Key, yaml.What, known)
                : Problems.UnknownKey(entry.At, entry.Key, yaml.What, known));
        }
    }
}
