using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ScoReport.Csl.Libraries;

/// <summary>Who published a work and where, and where it is found.</summary>
sealed partial class ReferenceBuilder
{
    static readonly string[] Publishers = ["institution", "organization", "howpublished", "publisher"];

    static readonly FrozenDictionary<string, string> Archives = new Dictionary<string, string>
    {
        ["arxiv"] = "https://arxiv.org/abs/",
        ["jstor"] = "https://www.jstor.org/stable/",
        ["pubmed"] = "https://pubmed.ncbi.nlm.nih.gov/",
        ["pmid"] = "https://pubmed.ncbi.nlm.nih.gov/",
        ["pmc"] = "https://www.ncbi.nlm.nih.gov/pmc/articles/",
        ["googlebooks"] = "https://books.google.com/books?id=",
        ["hdl"] = "https://hdl.handle.net/",
        ["handle"] = "https://hdl.handle.net/",
        ["ssrn"] = "https://ssrn.com/abstract=",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    bool _reportsEprint;

    void ReadPublication()
    {
        Set("publisher", string.Join("; ", Publishers.Where(field => !IsAddress(field)).Select(ListOf).Where(static text => text.Length > 0)));
        Set("original-publisher", ListOf("origpublisher"));
        Set("original-publisher-place", ListOf("origlocation"));
        if (_entry.Type == "patent")
        {
            Set("jurisdiction", string.Join("; ", Members("location").Select(place => BibStrings.Resolve(place, _language))));
            Set("publisher", Holders());
        }
        else
        {
            Set("publisher-place", ListOf("location"));
        }
    }

    /// <summary>To whom a patent belongs, who stands where others have their publisher.</summary>
    string Holders() => Field("holder") is not { } field
        ? _variables.GetValueOrDefault("publisher", "")
        : string.Join("; ", BibNames.Read(Marked(field), _options, static _ => { }).Select(static name => name.Literal ?? Join(" ", name.Given, name.DroppingParticle, name.NonDroppingParticle, name.Family, name.Suffix)));

    List<string> Members(string field) => [.. BibNames.SplitAnd(Marked(field)).Select(Marks.ToMarkup)];

    /// <summary>In BibLaTeX "and" stands between the members of a list; BibTeX has plain text.</summary>
    string ListOf(string field) => dialect == BibDialect.BibTex || field == "howpublished" ? Markup(field) : string.Join("; ", Members(field));

    /// <summary>Whether the field has only an address in it, as classic BibTeX files do that know no field for it.</summary>
    bool IsAddress(string field) => field is "howpublished" && Raw(field) is var text
        && (text.Contains("\\url", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    void ReadAddresses()
    {
        var (doi, url) = (LatexReader.Verbatim(Raw("doi")), LatexReader.Verbatim(Raw("url")));
        Set("DOI", _options.HidesDoi ? "" : Doi(doi));
        Set("URL", _options.HidesUrl && BibTypes.Canonical(_entry.Type) != "online" ? "" : url);
        ReadEprint();
        if (!_variables.ContainsKey("URL") && IsAddress("howpublished"))
        {
            Set("URL", AddressIn(Raw("howpublished")));
        }
    }

    static string Doi(string doi)
    {
        var at = doi.IndexOf("10.", StringComparison.Ordinal);
        return at > 0 && (doi.StartsWith("http", StringComparison.OrdinalIgnoreCase) || doi.StartsWith("doi", StringComparison.OrdinalIgnoreCase)) ? doi[at..] : doi;
    }

    static string AddressIn(string text)
    {
        var command = text.IndexOf("\\url", StringComparison.Ordinal);
        if (command < 0)
        {
            return LatexReader.Verbatim(text);
        }
        var rest = text[(command + 4)..].TrimStart().TrimStart('{');
        var end = rest.IndexOf('}');
        return LatexReader.Verbatim(end < 0 ? rest : rest[..end]);
    }

    void ReadEprint()
    {
        var (kind, id, section) = (LatexReader.Verbatim(Raw("eprinttype")), LatexReader.Verbatim(Raw("eprint")), Markup("eprintclass"));
        if (id.Length == 0)
        {
            return;
        }
        kind = kind.Length == 0 && ArxivPattern().IsMatch(id) ? "arxiv" : kind;
        if (Archives.TryGetValue(kind.ToLowerInvariant(), out var start))
        {
            _variables.TryAdd("URL", id.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? id : start + Stripped(id, kind));
        }
        else if (kind.Length > 0)
        {
            _variables.TryAdd("archive", kind);
            _variables.TryAdd("archive_location", id);
            Set("archive_collection", section);
        }
        else if (!_reportsEprint)
        {
            _reportsEprint = true;
            problems.Add(CslProblemKind.UnknownField, Field("eprint")!.Offset, $"Nothing says in which archive '{id}' is; it is left out.", "name the archive in 'eprinttype'");
        }
        if (kind.ToLowerInvariant() is "pubmed" or "pmid")
        {
            _variables.TryAdd("PMID", id);
        }
        else if (kind.Equals("pmc", StringComparison.OrdinalIgnoreCase))
        {
            _variables.TryAdd("PMCID", id);
        }
    }

    [GeneratedRegex(@"^(?:arXiv:.+|\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex ArxivPattern();

    /// <summary>"arXiv:1234.5678" names its archive twice.</summary>
    static string Stripped(string id, string kind) =>
        id.StartsWith(kind + ":", StringComparison.OrdinalIgnoreCase) ? id[(kind.Length + 1)..] : id;
}
