using System.Collections.Immutable;
using ScoReport.Csl.Libraries;

namespace ScoReport.Csl;

/// <summary>References as the <c>citation_*</c> meta tags that Highwire Press introduced, and that scholarly search engines and citation managers read.</summary>
public static class CitationMetaTags
{
    static readonly (string Variable, string Tag)[] Texts =
    [
        ("DOI", "citation_doi"), ("ISBN", "citation_isbn"), ("ISSN", "citation_issn"), ("volume", "citation_volume"), ("issue", "citation_issue"),
        ("PMID", "citation_pmid"), ("language", "citation_language"), ("URL", "citation_public_url"), ("abstract", "citation_abstract"),
    ];

    /// <summary>Names and contents, in the order in which they belong into the head of a page; a name may stand several times.</summary>
    public static ImmutableArray<(string Name, string Content)> Of(Reference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return [.. Pairs(reference).Where(static pair => pair.Content.Length > 0).Select(static pair => (pair.Name, pair.Content.ReplaceLineEndings(" ")))];
    }

    static IEnumerable<(string Name, string Content)> Pairs(Reference reference) =>
    [
        ("citation_title", Text(reference, "title")),
        .. Names(reference, "author", "citation_author"),
        .. Names(reference, "editor", "citation_editor"),
        ("citation_publication_date", EdtfText.Start(reference.Dates.GetValueOrDefault("issued"), '/') ?? ""),
        .. Containers(reference),
        .. Publishers(reference),
        .. Pages(reference),
        .. Texts.Select(pair => (pair.Tag, pair.Variable == "DOI" ? Identifiers.Doi(Text(reference, "DOI")) : Text(reference, pair.Variable))),
        .. Text(reference, "keyword").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static word => ("citation_keywords", word)),
    ];

    static IEnumerable<(string, string)> Names(Reference reference, string variable, string tag) =>
        reference.Names.TryGetValue(variable, out var names) ? names.Select(name => (tag, NameText(name))) : [];

    // Family name first, as the tags' readers expect; an institution as it is.
    static string NameText(Name name)
    {
        if (name.Literal is not null)
        {
            return FieldMarkup.Strip(name.Literal);
        }
        var family = string.Join(' ', ((string[])[name.NonDroppingParticle, name.Family]).Where(static part => part.Length > 0)).Replace("’ ", "’", StringComparison.Ordinal).Replace("' ", "'", StringComparison.Ordinal);
        var given = string.Join(' ', ((string[])[name.Given, name.DroppingParticle]).Where(static part => part.Length > 0));
        return string.Join(", ", ((string[])[family, given, name.Suffix]).Where(static part => part.Length > 0));
    }

    static IEnumerable<(string, string)> Containers(Reference reference)
    {
        var container = Text(reference, "container-title");
        yield return (reference.Type switch
        {
            "chapter" or "entry" or "entry-dictionary" or "entry-encyclopedia" => "citation_inbook_title",
            "paper-conference" => "citation_conference_title",
            _ => "citation_journal_title",
        }, container);
        yield return ("citation_journal_abbrev", Text(reference, "container-title-short"));
        yield return ("citation_series_title", Text(reference, "collection-title"));
    }

    static IEnumerable<(string, string)> Publishers(Reference reference)
    {
        yield return (reference.Type switch
        {
            "report" => "citation_technical_report_institution",
            "thesis" => "citation_dissertation_institution",
            _ => "citation_publisher",
        }, Text(reference, "publisher"));
        yield return ("citation_technical_report_number", reference.Type == "report" ? Text(reference, "number") : "");
    }

    static IEnumerable<(string, string)> Pages(Reference reference)
    {
        var ends = Text(reference, "page").Split(['-', '–'], StringSplitOptions.TrimEntries);
        yield return ("citation_firstpage", ends[0]);
        yield return ("citation_lastpage", ends.Length == 2 ? ends[1] : "");
    }

    static string Text(Reference reference, string variable) => FieldMarkup.Strip(reference.Variables.GetValueOrDefault(variable, "")).Trim();
}
