using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads <c>report.yaml</c>.</summary>
public static partial class ReportConfigReader
{
    /// <summary>Name of the file, at the root of the source folder.</summary>
    public const string FileName = "report.yaml";

    /// <summary>Reads the report's description; <paramref name="chapterFiles"/> are the Markdown files of the source folder, for globs.</summary>
    public static ReportConfig Read(SourceFile file, IReadOnlyList<string> chapterFiles, Func<string, int?> navOrder, Diagnostics diagnostics)
    {
        var yaml = YamlReader.OfFile(file, FileName, diagnostics);
        var order = new ChapterOrder(chapterFiles, navOrder, diagnostics);
        var language = Language(yaml, diagnostics);
        var html = yaml.Choice("raw-html", "off", "allow-list") == "allow-list";
        var settings = new MarkdownSettings(language.Value, html);
        var summary = yaml.Text("summary");
        var config = new ReportConfig
        {
            At = file.Span(0),
            Title = yaml.Required("title").Value,
            Name = Name(yaml, diagnostics),
            EditUrl = Address(yaml, "edit-url", diagnostics),
            Subtitle = yaml.TextValue("subtitle"),
            Summary = summary?.Value,
            SummaryAt = summary?.At ?? default,
            Authors = Authors(yaml, "authors", diagnostics),
            Publisher = yaml.TextValue("publisher"),
            Date = yaml.Date("date"),
            Version = yaml.TextValue("version"),
            Language = language.Value,
            LanguageAt = language.At,
            Doi = Doi(yaml, diagnostics),
            Isbn = Isbn(yaml, diagnostics),
            About = Markdown(yaml, "about", settings, diagnostics),
            License = yaml.TextValue("license"),
            BaseUrl = BaseUrl(yaml, diagnostics),
            Repository = Address(yaml, "repository", diagnostics),
            Citation = Citation(yaml),
            Keywords = yaml.TextValues("keywords"),
            LinksTerms = yaml.Choice("glossary-links", "first", "none") != "none",
            KeyFindings = MarkdownList(yaml, "key-findings", settings, diagnostics),
            Editions = EditionReader.Read(yaml, settings, diagnostics),
            Chapters = [.. order.Read(yaml, "chapters", isAppendix: false), .. order.Read(yaml, "appendices", isAppendix: true)],
            Outputs = yaml.Texts("outputs"),
            Theme = yaml.Text("theme") ?? new Located<string>("default", file.Span(0)),
            Severity = new SeverityPolicy(Severities(yaml, diagnostics), Strict: false),
            HasSearch = yaml.Flag("search", otherwise: true),
            HasWhole = yaml.Take("whole") is null ? null : yaml.Flag("whole"),
            AllowHtml = html,
            Custom = yaml.Custom(),
        };
        if (yaml.IsComplete)
        {
            order.ReportLeftOut(file);
        }

        yaml.Finish();
        return config with { IsComplete = yaml.IsComplete && order.IsComplete && !config.Chapters.IsEmpty };
    }

    // The name becomes a file's, so it stays with what every file system takes.
    static string Name(YamlReader yaml, Diagnostics diagnostics)
    {
        if (yaml.Text("name") is not { } name)
        {
            return "report";
        }

        if (NameShape().IsMatch(name.Value))
        {
            return name.Value;
        }

        diagnostics.Add(Problems.WrongType(name.At, "'name'", "lower-case letters, digits and hyphens", $"'{name.Value}'"));
        return "report";
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex NameShape();

    static Located<string> Language(YamlReader yaml, Diagnostics diagnostics)
    {
        var language = yaml.Required("language");
        if (YamlReader.IsLanguageTag(language.Value))
        {
            return language;
        }

        if (!string.IsNullOrWhiteSpace(language.Value))
        {
            diagnostics.Add(Problems.BadLanguageTag(language.At, language.Value));
        }

        return language with { Value = "en" };
    }

    static CitationConfig Citation(YamlReader yaml)
    {
        if (yaml.Nested("citation") is not { } citation)
        {
            return new CitationConfig { Style = new Located<string>("author-date", yaml.Mapping.At with { Length = 0 }) };
        }

        var groups = citation.Nested("groups");
        var config = new CitationConfig
        {
            Style = citation.Text("style") ?? new Located<string>("author-date", citation.Mapping.At),
            Bibliography = citation.Choice("bibliography", "report", "chapter", "both") switch
            {
                "chapter" => BibliographyPlace.Chapter,
                "both" => BibliographyPlace.Both,
                _ => BibliographyPlace.Report,
            },
            NotesThroughReport = citation.Choice("notes", "chapter", "report") == "report",
            NoCite = citation.Texts("nocite"),
            Libraries = citation.Texts("libraries"),
            GroupBy = citation.Text("group-by"),
            Groups = groups is null ? [] : [.. groups.Mapping.Entries.Select(e => (new Located<string>(e.Key, e.At), groups.TextValue(e.Key) ?? e.Key))],
        };
        if (groups is not null)
        {
            citation.Require("group-by");
        }

        citation.Finish();
        return config;
    }

    /// <summary>Authors under <paramref name="key"/>: names, or mappings with name (or family and given, or literal for a group), affiliation, orcid and email.</summary>
    public static ImmutableArray<Author> Authors(YamlReader yaml, string key, Diagnostics diagnostics)
    {
        var authors = ImmutableArray.CreateBuilder<Author>();
        foreach (var item in yaml.Items(key))
        {
            if (item is YamlScalar)
            {
                if (yaml.AsText(item, "an author") is { } name)
                {
                    authors.Add(new Author(name.Value, null, null, null));
                }
            }
            else if (YamlReader.Of(item, "an author", diagnostics) is { } author)
            {
                authors.Add(Author(author, diagnostics));
                author.Finish();
            }
        }

        return authors.ToImmutable();
    }

    // A group is named in one piece, as CSL's literal names are; a person's name may come in its parts.
    static Author Author(YamlReader author, Diagnostics diagnostics)
    {
        var (group, family, given) = (author.TextValue("literal"), author.TextValue("family"), author.TextValue("given"));
        var name = group ?? (family is null ? author.Required("name").Value : author.TextValue("name") ?? $"{given} {family}".Trim());
        return new Author(name, author.TextValue("affiliation"), Orcid(author, diagnostics), author.TextValue("email"))
        {
            Family = family,
            Given = given,
            IsGroup = group is not null,
        };
    }

    /// <summary>The text under <paramref name="key"/>, read as Markdown.</summary>
    public static ImmutableArray<Block> Markdown(YamlReader yaml, string key, MarkdownSettings settings, Diagnostics diagnostics) =>
        yaml.Text(key) is { } text ? YamlMarkdown.Blocks(text, settings, diagnostics) : [];

    /// <summary>The DOI under <c>doi</c>, without an address before it.</summary>
    public static string? Doi(YamlReader yaml, Diagnostics diagnostics)
    {
        if (yaml.Text("doi") is not { } text)
        {
            return null;
        }

        var doi = text.Value.StartsWith("https://doi.org/", StringComparison.Ordinal) ? text.Value["https://doi.org/".Length..] : text.Value;
        if (DoiShape().IsMatch(doi))
        {
            return doi;
        }

        diagnostics.Add(Problems.WrongType(text.At, "'doi'", "a DOI such as 10.1000/182", $"'{text.Value}'"));
        return null;
    }

    // DOI Handbook, 2.2: the prefix begins with 10, and anything may follow the slash.
    [GeneratedRegex(@"^10\.[0-9]{3,}(\.[0-9]+)*/\S+$")]
    private static partial Regex DoiShape();

    static string? Isbn(YamlReader yaml, Diagnostics diagnostics)
    {
        if (yaml.Text("isbn") is not { } isbn)
        {
            return null;
        }

        if (IsIsbn([.. isbn.Value.Where(static c => c is not ('-' or ' '))]))
        {
            return isbn.Value;
        }

        diagnostics.Add(Problems.WrongType(isbn.At, "'isbn'", "an ISBN of 13 or 10 digits whose last one checks the others", $"'{isbn.Value}'"));
        return null;
    }

    // ISO 2108: weights 1 and 3 modulo 10, and in the former form 10 to 1 modulo 11, where X is ten.
    static bool IsIsbn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var isTen = digits[i] == 'X' && i == 9 && digits.Length == 10;
            if (!char.IsAsciiDigit(digits[i]) && !isTen)
            {
                return false;
            }

            sum += (isTen ? 10 : digits[i] - '0') * (digits.Length == 10 ? 10 - i : i % 2 == 0 ? 1 : 3);
        }

        return digits.Length == 13 ? sum % 10 == 0 : digits.Length == 10 && sum % 11 == 0;
    }

    static string? Orcid(YamlReader author, Diagnostics diagnostics)
    {
        if (author.Text("orcid") is not { } orcid)
        {
            return null;
        }

        var id = orcid.Value.StartsWith("https://orcid.org/", StringComparison.Ordinal) ? orcid.Value["https://orcid.org/".Length..] : orcid.Value;
        if (OrcidShape().IsMatch(id) && OrcidCheckDigit(id) == id[^1])
        {
            return id;
        }

        diagnostics.Add(Problems.BadOrcid(orcid.At, orcid.Value));
        return null;
    }

    // ISO 7064 MOD 11-2, as ORCID's own documentation of the identifier has it.
    static char OrcidCheckDigit(string id)
    {
        var total = 0;
        foreach (var c in id.AsSpan(0, id.Length - 1))
        {
            total = c == '-' ? total : (total + (c - '0')) * 2 % 11;
        }

        var check = (12 - total) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$")]
    private static partial Regex OrcidShape();

    /// <summary>The address of the web under <paramref name="key"/>.</summary>
    public static string? Address(YamlReader yaml, string key, Diagnostics diagnostics)
    {
        if (yaml.Text(key) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text.Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            return text.Value;
        }

        diagnostics.Add(Problems.BadAddress(text.At, key, text.Value));
        return null;
    }

    /// <summary>Where a site will stand, as programs read addresses (RFC 3986): escaped, the host in ASCII, a slash at the end.</summary>
    public static string RootOf(string address)
    {
        var uri = new Uri(address, UriKind.Absolute);
        return new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri.TrimEnd('/') + "/";
    }

    // Addresses of pages are made by adding to it.
    static string? BaseUrl(YamlReader yaml, Diagnostics diagnostics)
    {
        var address = Address(yaml, "base-url", diagnostics);
        if (address is null || address.AsSpan().IndexOfAny('?', '#') < 0)
        {
            return address is null ? null : RootOf(address);
        }

        diagnostics.Add(Problems.BadAddress(yaml.Text("base-url")?.At ?? default, "base-url", address));
        return null;
    }

    static ImmutableDictionary<string, Severity> Severities(YamlReader yaml, Diagnostics diagnostics)
    {
        var severities = ImmutableDictionary.CreateBuilder<string, Severity>(StringComparer.Ordinal);
        if (yaml.Nested("severity") is not { } overrides)
        {
            return severities.ToImmutable();
        }

        foreach (var entry in overrides.Mapping.Entries)
        {
            var word = overrides.Choice(entry.Key, "info", "warning", "error");
            if (!Problems.Codes.Contains(entry.Key))
            {
                diagnostics.Add(Problems.UnknownCode(entry.At, entry.Key));
            }
            else if (word is "info" or "warning" && !Problems.CodesOfWarnings.Contains(entry.Key))
            {
                diagnostics.Add(Problems.SeverityFixed(entry.At, entry.Key));
            }
            else if (word is not null)
            {
                severities[entry.Key] = word switch { "info" => Severity.Info, "warning" => Severity.Warning, _ => Severity.Error };
            }
        }

        return severities.ToImmutable();
    }

    /// <summary>A list of texts under <paramref name="key"/>, each read as Markdown.</summary>
    public static ImmutableArray<ImmutableArray<Block>> MarkdownList(YamlReader yaml, string key, MarkdownSettings settings, Diagnostics diagnostics) =>
        [.. yaml.Texts(key).Select(text => YamlMarkdown.Blocks(text, settings, diagnostics))];
}

/// <summary>Markdown inside YAML values, with places as near as YAML allows.</summary>
public static class YamlMarkdown
{
    /// <summary>A text of one or more paragraphs.</summary>
    public static ImmutableArray<Block> Blocks(Located<string> text, MarkdownSettings settings, Diagnostics diagnostics)
    {
        // Only a chapter's first heading is its title; here a heading is text.
        var parsed = Parse(text, settings, diagnostics);
        return parsed.Title is { } heading ? parsed.Blocks.Insert(0, heading) : parsed.Blocks;
    }

    /// <summary>A text of one paragraph.</summary>
    public static ImmutableArray<Inline> Inlines(Located<string> text, MarkdownSettings settings, Diagnostics diagnostics) =>
        Blocks(text, settings, diagnostics) is [Paragraph only] ? only.Inlines : [new Text(text.At, text.Value)];

    static ParsedMarkdown Parse(Located<string> text, MarkdownSettings settings, Diagnostics diagnostics)
    {
        var file = text.At.File!;
        var written = file.Text.AsSpan(text.At.Start, Math.Min(text.At.Length, file.Text.Length - text.At.Start));
        var shift = written.StartsWith(text.Value) ? 0 : written.Length > 0 && written[1..].StartsWith(text.Value) ? 1 : -1;
        if (shift >= 0)
        {
            return MarkdownParser.Parse(file, text.Value, text.At.Start + shift, settings, diagnostics);
        }

        // Folded or escaped: offsets in the value are not offsets in the file.
        var own = new Diagnostics();
        var shadow = SourceFile.Of(file.Path, text.Value);
        var parsed = MarkdownParser.Parse(shadow, text.Value, 0, settings, own);
        var moved = ScalarPlaces.Moved(text.At, text.Value);
        foreach (var diagnostic in own.All)
        {
            diagnostics.Add(diagnostic with { At = moved(diagnostic.At) });
        }

        return parsed with { Blocks = Walk.Relocate(parsed.Blocks, moved), Title = parsed.Title is { } title ? title with { At = moved(title.At) } : null };
    }
}
