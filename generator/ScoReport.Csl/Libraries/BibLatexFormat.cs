using System.Collections.Frozen;
using System.Text;
using ScoReport.Csl.Libraries;

namespace ScoReport.Csl;

/// <summary>References as a BibLaTeX library (the biblatex manual, section 2): UTF-8, an entry each, fields in a fixed order.</summary>
public static class BibLatexFormat
{
    static readonly (string Variable, string Field)[] Names =
    [
        ("author", "author"), ("editor", "editor"), ("translator", "translator"), ("container-author", "bookauthor"),
    ];

    static readonly (string Variable, string Role)[] Roles =
    [
        ("director", "director"), ("composer", "composer"), ("compiler", "compiler"), ("collection-editor", "serieseditor"),
        ("editorial-director", "editorialdirector"), ("illustrator", "illustrator"), ("interviewer", "interviewer"), ("recipient", "recipient"),
        ("performer", "performer"), ("producer", "producer"), ("narrator", "narrator"), ("organizer", "organizer"),
        ("contributor", "contributor"), ("original-author", "originalauthor"), ("script-writer", "scriptwriter"), ("host", "host"), ("guest", "guest"),
        ("curator", "curator"), ("chair", "chair"), ("executive-producer", "executiveproducer"), ("series-creator", "seriescreator"), ("editor-translator", "editortranslator"),
    ];

    static readonly (string Variable, string Field)[] Fields =
    [
        ("title-short", "shorttitle"), ("original-title", "origtitle"), ("container-title-short", "shortjournal"), ("collection-title", "series"),
        ("volume", "volume"), ("number-of-volumes", "volumes"), ("part-number", "part"), ("chapter-number", "chapter"), ("edition", "edition"), ("version", "version"),
        ("page", "pages"), ("number-of-pages", "pagetotal"), ("genre", "type"), ("medium", "howpublished"),
        ("publisher-place", "location"), ("original-publisher", "origpublisher"), ("original-publisher-place", "origlocation"),
        ("event-title", "eventtitle"), ("event-place", "venue"), ("status", "pubstate"), ("citation-label", "shorthand"), ("call-number", "library"),
        ("ISBN", "isbn"), ("ISSN", "issn"), ("PMID", "pmid"), ("PMCID", "pmcid"), ("DOI", "doi"), ("URL", "url"),
        ("keyword", "keywords"), ("note", "note"), ("annote", "annotation"), ("abstract", "abstract"),
    ];

    // Their places depend on the entry type, or stand in the tables above.
    static readonly FrozenSet<string> Placed = Fields.Select(static pair => pair.Variable)
        .Concat(["title", "volume-title", "container-title", "publisher", "issue", "number", "collection-number", "event", "language", "page-first", "citation-key", "citation-number", "year-suffix"])
        .ToFrozenSet(StringComparer.Ordinal);

    static readonly (string Variable, string Field)[] Dates = [("issued", "date"), ("event-date", "eventdate"), ("original-date", "origdate"), ("accessed", "urldate")];

    /// <summary>A library with an entry for each reference. Keys keep what biber takes; one that had to change is told in a comment above its entry.</summary>
    public static string Write(IEnumerable<Reference> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        var builder = new StringBuilder();
        var keys = new SafeKeys();
        foreach (var reference in references)
        {
            builder.Append(builder.Length > 0 ? "\n" : "");
            var key = keys.Of(reference.Id);
            WriteComment(builder, key, reference.Id);
            WriteEntry(builder, key, reference);
        }
        return builder.ToString();
    }

    // Outside entries BibTeX passes over everything but '@'.
    static void WriteComment(StringBuilder builder, string key, string id)
    {
        if (key != id)
        {
            builder.Append("% key in the source: ").Append(id.ReplaceLineEndings(" ").Replace("@", "(at)", StringComparison.Ordinal)).Append('\n');
        }
    }

    static void WriteEntry(StringBuilder builder, string key, Reference reference)
    {
        var type = BibLatexType.Of(reference);
        builder.Append('@').Append(type.Name).Append('{').Append(key).Append(",\n");
        foreach (var (field, value) in NamesOf(reference).Concat(TextsOf(reference, type)).Where(static pair => pair.Value.Length > 0))
        {
            builder.Append("  ").Append(field).Append(" = {").Append(value).Append("},\n");
        }
        builder.Append("}\n");
    }

    static IEnumerable<(string Field, string Value)> NamesOf(Reference reference)
    {
        var all = reference.Names.Values.SelectMany(static names => names).ToList();
        var usesPrefixes = all.Exists(static name => name.NonDroppingParticle.Length > 0) && !all.Exists(static name => name.DroppingParticle.Length > 0);
        if (usesPrefixes || reference.IsUnlisted)
        {
            yield return ("options", string.Join(", ", (IEnumerable<string>)[.. usesPrefixes ? ["useprefix=true"] : Array.Empty<string>(), .. reference.IsUnlisted ? ["skipbib=true"] : Array.Empty<string>()]));
        }
        foreach (var (variable, field) in Names)
        {
            if (reference.Names.TryGetValue(variable, out var names))
            {
                yield return (field, BibLatexNames.Write(names, usesPrefixes));
            }
        }
        // There is one editor field for other roles than that of the editor, and three more.
        var free = new Queue<string>(reference.Names.ContainsKey("editor") ? ["editora", "editorb", "editorc"] : ["editor", "editora", "editorb", "editorc"]);
        foreach (var (variable, role) in Roles)
        {
            if (reference.Names.TryGetValue(variable, out var names) && free.TryDequeue(out var field))
            {
                yield return (field, BibLatexNames.Write(names, usesPrefixes));
                yield return (field + "type", role);
            }
        }
    }

    static IEnumerable<(string Field, string Value)> TextsOf(Reference reference, BibLatexType type) =>
    [
        .. Titles(reference, type),
        .. DatesOf(reference),
        .. Numbers(reference, type),
        (type.PublisherField, Text(reference, "publisher")),
        .. Fields.Select(pair => (pair.Field, Value(reference, pair.Variable, pair.Field))),
        ("eventtitle", reference.Variables.ContainsKey("event-title") ? "" : Text(reference, "event")),
        ("langid", Language(reference) is { } language ? BabelNames.Of(language) ?? "" : ""),
        ("language", Language(reference) is { } tag && BabelNames.Of(tag) is null ? LatexText.Escaped(tag) : ""),
        ("entrysubtype", type.Subtype ?? ""),
        .. Rest(reference),
    ];

    static IEnumerable<(string Field, string Value)> Titles(Reference reference, BibLatexType type)
    {
        var (title, volume, container) = (Title(reference, "title"), Title(reference, "volume-title"), Title(reference, "container-title"));
        if (type.IsInBook)
        {
            yield return ("title", title);
            yield return ("booktitle", volume.Length > 0 ? volume : container);
            yield return ("maintitle", volume.Length > 0 ? container : "");
        }
        else
        {
            yield return ("title", volume.Length > 0 ? volume : title);
            yield return ("maintitle", volume.Length > 0 ? title : "");
            yield return ("journaltitle", Text(reference, "container-title"));
        }
    }

    static IEnumerable<(string Field, string Value)> DatesOf(Reference reference)
    {
        foreach (var (variable, field) in Dates)
        {
            if (!reference.Dates.TryGetValue(variable, out var date))
            {
                continue;
            }
            if (EdtfText.Of(date) is { } text)
            {
                yield return (field, text);
            }
            else if (field == "date" && date.Literal is { } literal)
            {
                yield return ("year", LatexText.Of(literal));
            }
        }
    }

    static IEnumerable<(string Field, string Value)> Numbers(Reference reference, BibLatexType type)
    {
        var (issue, number, inSeries) = (Text(reference, "issue"), Text(reference, "number"), Text(reference, "collection-number"));
        yield return ("number", (type.NumbersIssues ? [issue, number, inSeries] : (string[])[number, inSeries, issue]).FirstOrDefault(static text => text.Length > 0) ?? "");
        yield return ("issue", type.NumbersIssues || number.Length + inSeries.Length == 0 ? "" : issue);
    }

    // Fields that biblatex has no name for keep their CSL name; it passes over them.
    static IEnumerable<(string Field, string Value)> Rest(Reference reference) => reference.Variables
        .Where(static pair => !Placed.Contains(pair.Key))
        .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
        .Select(static pair => (FieldName(pair.Key), LatexText.Of(pair.Value)));

    static string FieldName(string variable) => new([.. variable.Where(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')]);

    static string Value(Reference reference, string variable, string field) => field switch
    {
        "doi" => Unbraced(Identifiers.Doi(reference.Variables.GetValueOrDefault(variable, ""))),
        "url" => Unbraced(reference.Variables.GetValueOrDefault(variable, "")),
        "pages" => Text(reference, variable).Replace("--", "-", StringComparison.Ordinal).Replace('–', '-').Replace("-", "--", StringComparison.Ordinal),
        "shorttitle" => Title(reference, variable),
        _ => Text(reference, variable),
    };

    // Both are read as they stand, so that nothing is escaped but braces, which would end the field.
    static string Unbraced(string text) => text.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal);

    static string Text(Reference reference, string variable) => LatexText.Of(reference.Variables.GetValueOrDefault(variable, ""));

    static string Title(Reference reference, string variable) =>
        LatexText.Title(reference.Variables.GetValueOrDefault(variable, ""), Language(reference) is null or "en" || Language(reference)!.StartsWith("en-", StringComparison.OrdinalIgnoreCase));

    static string? Language(Reference reference) => reference.Variables.GetValueOrDefault("language") is { Length: > 0 } language ? language : null;
}
