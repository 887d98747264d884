using System.Globalization;
using System.Text;
using ScoReport.Csl.Libraries;

namespace ScoReport.Csl;

/// <summary>References as RIS records: UTF-8, a tag a line, lines ended by CR LF as the format asks.</summary>
public static class RisFormat
{
    static readonly (string Variable, string Tag)[] Texts =
    [
        ("title", "TI"), ("title-short", "ST"), ("container-title-short", "J2"), ("volume", "VL"), ("number-of-volumes", "NV"),
        ("publisher", "PB"), ("publisher-place", "CY"), ("genre", "M3"), ("language", "LA"), ("call-number", "CN"), ("source", "DB"),
        ("DOI", "DO"), ("URL", "UR"), ("abstract", "AB"), ("annote", "RN"), ("note", "N1"),
    ];

    /// <summary>A record for each reference, one after the other. Markup is left out, since RIS has none.</summary>
    public static string Write(IEnumerable<Reference> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        var builder = new StringBuilder();
        foreach (var reference in references)
        {
            var type = RisTypes.For(reference.Type);
            Append(builder, "TY", type);
            Append(builder, "ID", reference.Id);
            foreach (var (tag, value) in Record(reference, type, RisTypes.Of(type).Shape).Where(static pair => pair.Value.Length > 0))
            {
                Append(builder, tag, value);
            }
            Append(builder, "ER", "");
            builder.Append("\r\n");
        }
        return builder.ToString();
    }

    // A line break would end the tag.
    static void Append(StringBuilder builder, string tag, string value) =>
        builder.Append(tag).Append("  - ").Append(string.Join(' ', value.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))).Append("\r\n");

    static IEnumerable<(string Tag, string Value)> Record(Reference reference, string type, RisShape shape) =>
    [
        .. Names(reference, type, shape),
        .. Texts.Take(1).Select(pair => (pair.Tag, Text(reference, pair.Variable))),
        .. Containers(reference, shape),
        .. Dates(reference),
        .. Texts.Skip(1).Select(pair => (pair.Tag, pair.Tag == "DO" ? Identifiers.Doi(Text(reference, pair.Variable)) : Text(reference, pair.Variable))),
        .. Numbers(reference, type, shape),
        .. Pages(reference),
        .. Text(reference, "keyword").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static word => ("KW", word)),
    ];

    static IEnumerable<(string Tag, string Value)> Names(Reference reference, string type, RisShape shape)
    {
        var authors = type switch { "MPCT" => "director", "MUSIC" => "composer", _ => "author" };
        return Tagged(reference, "AU", authors)
            .Concat(authors == "author" ? [] : Tagged(reference, "AU", "author"))
            .Concat(Tagged(reference, "ED", "editor"))
            .Concat(Tagged(reference, shape is RisShape.Book or RisShape.Report ? "A2" : "A3", "collection-editor"))
            .Concat(type == "PCOMM" ? Tagged(reference, "A2", "recipient") : [])
            .Concat(Tagged(reference, "A4", "translator"));
    }

    static IEnumerable<(string Tag, string Value)> Tagged(Reference reference, string tag, string variable) =>
        reference.Names.TryGetValue(variable, out var names) ? names.Select(name => (tag, NameText(name))) : [];

    static string NameText(Name name)
    {
        if (name.Literal is not null)
        {
            // The comma at the end says that the name is in one piece.
            return name.Literal + ",";
        }
        var family = Joined(name.NonDroppingParticle, name.Family);
        var given = Joined(name.Given, name.DroppingParticle);
        return string.Join(", ", ((string[])[family, given, name.Suffix]).Where(static part => part.Length > 0));
    }

    static string Joined(string left, string right) =>
        left.Length == 0 || right.Length == 0 || left[^1] is '\'' or '’' or '-' ? left + right : $"{left} {right}";

    static IEnumerable<(string Tag, string Value)> Containers(Reference reference, RisShape shape)
    {
        var series = Text(reference, "collection-title");
        var isSeries = shape is RisShape.Book or RisShape.Report;
        yield return ("T2", isSeries ? series : Text(reference, "container-title"));
        yield return ("BT", isSeries ? Text(reference, "container-title") : "");
        yield return ("T3", isSeries ? "" : series);
    }

    static IEnumerable<(string Tag, string Value)> Dates(Reference reference)
    {
        var issued = Date(reference, "issued");
        yield return ("PY", issued.Split('/')[0]);
        yield return ("DA", issued.TrimEnd('/').Contains('/', StringComparison.Ordinal) ? issued : "");
        yield return ("OP", reference.Dates.TryGetValue("original-date", out var original) ? EdtfText.Start(original, '-') ?? "" : "");
        yield return ("Y2", Date(reference, "accessed"));
    }

    // YYYY/MM/DD/other, where the last is what the others cannot say: a season, or a range or an uncertain date in EDTF.
    static string Date(Reference reference, string variable)
    {
        if (!reference.Dates.TryGetValue(variable, out var date))
        {
            return "";
        }
        var whole = date.Parts.Length > 1 || date.IsUncertain ? EdtfText.Of(date) : null;
        if (EdtfText.Start(date, '/') is not { } start)
        {
            return (date.Literal ?? EdtfText.Of(date)) is { } text ? $"///{text}" : "";
        }
        var other = whole ?? (date.Parts[0].Season > 0 ? Seasons[date.Parts[0].Season - 1] : date.SeasonText ?? "");
        var parts = start.Split('/');
        return $"{parts[0]}/{parts.ElementAtOrDefault(1)}/{parts.ElementAtOrDefault(2)}/{other}";
    }

    static readonly string[] Seasons = ["Spring", "Summer", "Autumn", "Winter"];

    static IEnumerable<(string Tag, string Value)> Numbers(Reference reference, string type, RisShape shape)
    {
        var (issue, number, inSeries) = (Text(reference, "issue"), Text(reference, "number"), Text(reference, "collection-number"));
        yield return ("IS", shape switch
        {
            RisShape.Report or RisShape.Law => number.Length > 0 ? number : issue,
            _ => issue,
        });
        yield return ("M1", shape is RisShape.Report or RisShape.Law ? "" : number);
        yield return ("SV", inSeries);
        yield return ("SE", Text(reference, shape == RisShape.Part ? "chapter-number" : "section"));
        yield return ("ET", Text(reference, type == "COMP" && Text(reference, "version").Length > 0 ? "version" : "edition"));
        yield return ("SN", Text(reference, "ISBN"));
        yield return ("SN", Text(reference, "ISSN"));
        yield return ("C2", type == "JOUR" ? Text(reference, "PMCID") : "");
        yield return ("AN", Text(reference, "PMID"));
    }

    static IEnumerable<(string Tag, string Value)> Pages(Reference reference)
    {
        var pages = Text(reference, "page").Replace('–', '-');
        var dash = pages.IndexOf('-', StringComparison.Ordinal);
        // Only a plain range has a first and a last page.
        var isRange = dash > 0 && pages.IndexOfAny([',', ';']) < 0 && pages.IndexOf('-', dash + 1) < 0;
        yield return ("SP", isRange ? pages[..dash].Trim() : pages.Length > 0 ? pages : Count(reference));
        yield return ("EP", isRange ? pages[(dash + 1)..].Trim() : "");
    }

    static string Count(Reference reference) =>
        int.TryParse(Text(reference, "number-of-pages"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count.ToString(CultureInfo.InvariantCulture) : "";

    static string Text(Reference reference, string variable) =>
        reference.Variables.TryGetValue(variable, out var value) ? FieldMarkup.Strip(value) : "";
}
