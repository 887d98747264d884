using System.Text;
using ScoReport.Csl.Libraries;

namespace ScoReport.Csl;

/// <summary>References as OpenURL ContextObjects in key/value form (ANSI/NISO Z39.88-2004), which COinS puts into the title of a span of the class Z3988.</summary>
public static class Coins
{
    /// <summary>The value of the attribute before it is escaped for HTML: pairs joined by "&amp;", percent-encoded.</summary>
    public static string Write(Reference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var builder = new StringBuilder("ctx_ver=Z39.88-2004");
        Append(builder, "rft_val_fmt", "info:ofi/fmt:kev:mtx:" + FormatOf(reference.Type));
        var doi = Identifiers.Doi(Text(reference, "DOI"));
        Append(builder, "rft_id", Identifiers.IsDoi(doi) ? "info:doi/" + doi : "");
        Append(builder, "rft_id", Text(reference, "URL"));
        Append(builder, "rft_id", Text(reference, "PMID") is { Length: > 0 } pmid ? "info:pmid/" + pmid : "");
        foreach (var (key, value) in Pairs(reference))
        {
            Append(builder, "rft." + key, value);
        }
        return builder.ToString();
    }

    static void Append(StringBuilder builder, string key, string value)
    {
        if (value.Length > 0)
        {
            builder.Append('&').Append(key).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    static string FormatOf(string type) => type switch
    {
        "article-journal" or "article-magazine" or "article-newspaper" or "article" or "review" or "review-book" or "periodical" => "journal",
        "book" or "classic" or "chapter" or "entry" or "entry-dictionary" or "entry-encyclopedia" or "paper-conference" or "report" or "pamphlet" or "standard" => "book",
        "thesis" => "dissertation",
        "patent" => "patent",
        _ => "dc",
    };

    static IEnumerable<(string Key, string Value)> Pairs(Reference reference) => FormatOf(reference.Type) switch
    {
        "journal" => Journal(reference),
        "book" => Book(reference),
        "dissertation" => Dissertation(reference),
        "patent" => Patent(reference),
        _ => DublinCore(reference),
    };

    static IEnumerable<(string Key, string Value)> Journal(Reference reference) =>
    [
        ("genre", reference.Type is "article" ? "preprint" : reference.Type is "periodical" ? "journal" : "article"),
        ("atitle", reference.Type is "periodical" ? "" : Text(reference, "title")),
        ("jtitle", reference.Type is "periodical" ? Text(reference, "title") : Text(reference, "container-title")),
        ("stitle", Text(reference, "container-title-short")),
        ("volume", Text(reference, "volume")),
        ("issue", Text(reference, "issue")),
        ("issn", Text(reference, "ISSN")),
        .. Shared(reference),
    ];

    static IEnumerable<(string Key, string Value)> Book(Reference reference)
    {
        var isPart = reference.Type is "chapter" or "entry" or "entry-dictionary" or "entry-encyclopedia" or "paper-conference";
        return
        [
            ("genre", reference.Type switch { "report" => "report", "paper-conference" => "proceeding", "standard" or "pamphlet" => "document", _ => isPart ? "bookitem" : "book" }),
            ("atitle", isPart ? Text(reference, "title") : ""),
            ("btitle", Text(reference, isPart ? "container-title" : "title")),
            ("place", Text(reference, "publisher-place")),
            ("publisher", Text(reference, "publisher")),
            ("edition", Text(reference, "edition")),
            ("series", Text(reference, "collection-title")),
            ("isbn", Text(reference, "ISBN")),
            .. Shared(reference),
        ];
    }

    static IEnumerable<(string Key, string Value)> Dissertation(Reference reference) =>
    [
        ("title", Text(reference, "title")),
        ("inst", Text(reference, "publisher")),
        ("degree", Text(reference, "genre")),
        .. Shared(reference),
    ];

    static IEnumerable<(string Key, string Value)> Patent(Reference reference) =>
    [
        ("title", Text(reference, "title")),
        ("number", Text(reference, "number")),
        ("cc", Text(reference, "jurisdiction")),
        .. Shared(reference),
    ];

    static IEnumerable<(string Key, string Value)> DublinCore(Reference reference) =>
    [
        ("type", reference.Type),
        ("title", Text(reference, "title")),
        .. Authors(reference).Select(static name => ("creator", FullName(name))),
        ("source", Text(reference, "container-title")),
        ("publisher", Text(reference, "publisher")),
        ("date", Date(reference)),
        ("description", Text(reference, "abstract")),
        ("identifier", Text(reference, "URL")),
        ("language", Text(reference, "language")),
        ("rights", Text(reference, "license")),
    ];

    static IEnumerable<(string Key, string Value)> Shared(Reference reference)
    {
        yield return ("date", Date(reference));
        var pages = Text(reference, "page").Replace('–', '-');
        var ends = pages.Split('-', StringSplitOptions.TrimEntries);
        yield return ("pages", pages);
        yield return ("spage", ends[0]);
        yield return ("epage", ends.Length == 2 ? ends[1] : "");
        var authors = Authors(reference).ToList();
        if (authors.Count > 0)
        {
            yield return ("aulast", authors[0].Literal is null ? Family(authors[0]) : "");
            yield return ("aufirst", authors[0].Given);
            yield return ("ausuffix", authors[0].Suffix);
        }
        foreach (var name in authors)
        {
            yield return (name.Literal is null ? "au" : "aucorp", FullName(name));
        }
        yield return ("language", Text(reference, "language"));
    }

    static IEnumerable<Name> Authors(Reference reference) =>
        reference.Names.TryGetValue("author", out var authors) || reference.Names.TryGetValue("editor", out authors) ? authors : [];

    static string FullName(Name name) => name.Literal is { } literal
        ? FieldMarkup.Strip(literal)
        : string.Join(' ', ((string[])[name.Given, name.DroppingParticle, Family(name), name.Suffix]).Where(static part => part.Length > 0));

    static string Family(Name name) => name.NonDroppingParticle.Length == 0 ? name.Family
        : name.NonDroppingParticle[^1] is '\'' or '’' or '-' ? name.NonDroppingParticle + name.Family : $"{name.NonDroppingParticle} {name.Family}";

    static string Date(Reference reference) => EdtfText.Start(reference.Dates.GetValueOrDefault("issued"), '-') ?? "";

    static string Text(Reference reference, string variable) => FieldMarkup.Strip(reference.Variables.GetValueOrDefault(variable, "")).Trim();
}
