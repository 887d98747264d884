using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScoReport.Csl.Libraries;

namespace ScoReport.Csl;

/// <summary>What a CITATION.cff describes, since the format knows only these two.</summary>
public enum CitationFileType
{
    /// <summary>Data, and what is made of it.</summary>
    Dataset,
    /// <summary>A program.</summary>
    Software,
}

/// <summary>What a CITATION.cff says of an author beyond the name.</summary>
/// <param name="Orcid">An ORCID, with or without https://orcid.org/ before it.</param>
/// <param name="Affiliation">The institution.</param>
/// <param name="Email">An e-mail address.</param>
public sealed record CitationFileAuthor(string? Orcid = null, string? Affiliation = null, string? Email = null);

/// <summary>What a CITATION.cff says that no reference holds.</summary>
public sealed record CitationFileDetails
{
    /// <summary>The sentence that asks readers to cite; null for the usual one.</summary>
    public string? Message { get; init; }
    /// <summary>What the work as a whole is, when its own type is neither.</summary>
    public CitationFileType Type { get; init; } = CitationFileType.Dataset;
    /// <summary>An SPDX identifier, or the URL of a licence; null to take the work's own.</summary>
    public string? License { get; init; }
    /// <summary>The URL of the repository with the sources.</summary>
    public string? RepositoryCode { get; init; }
    /// <summary>Of the work's authors, in their order; may be shorter.</summary>
    public ImmutableArray<CitationFileAuthor> Authors { get; init; } = [];
}

/// <summary>A reference as a CITATION.cff (Citation File Format 1.2.0, schema.json).</summary>
public static partial class CitationFileFormat
{
    /// <summary>
    /// The file for a work. One that is neither software nor data stands under <c>preferred-citation</c> with its own type;
    /// the references are those that the work cites.
    /// </summary>
    public static string Write(Reference work, IEnumerable<Reference> references, CitationFileDetails? details = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(references);
        details ??= new CitationFileDetails();
        var yaml = new YamlText();
        var isWhole = work.Type is "software" or "dataset";
        yaml.Text("cff-version", "1.2.0");
        yaml.Text("message", details.Message ?? (isWhole ? "Please cite this work as described here." : "Please cite this work by what stands under preferred-citation."));
        yaml.Plain("type", (isWhole ? work.Type : null) ?? (details.Type == CitationFileType.Software ? "software" : "dataset"));
        WriteWork(yaml, work, details);
        if (!isWhole)
        {
            yaml.Open("preferred-citation");
            new CitationFileReference(yaml).Write(work, details.Authors);
            yaml.Close();
        }
        WriteReferences(yaml, [.. references]);
        return yaml.ToString();
    }

    static void WriteWork(YamlText yaml, Reference work, CitationFileDetails details)
    {
        var entry = new CitationFileReference(yaml);
        entry.TitleOf(work);
        entry.AuthorsOf(work, details.Authors);
        entry.Identified(work);
        if (EdtfText.Start(work.Dates.GetValueOrDefault("issued"), '-') is { Length: 10 } released)
        {
            yaml.Text("date-released", released);
        }
        yaml.Text("version", FieldMarkup.Strip(work.Variables.GetValueOrDefault("version", "")));
        WriteLicense(yaml, details.License ?? work.Variables.GetValueOrDefault("license"));
        entry.Url("url", work.Variables.GetValueOrDefault("URL"));
        entry.Url("repository-code", details.RepositoryCode);
        entry.Keywords(work);
        yaml.Text("abstract", FieldMarkup.Strip(work.Variables.GetValueOrDefault("abstract", "")));
    }

    static void WriteLicense(YamlText yaml, string? license)
    {
        if (license is null)
        {
            return;
        }
        if (CitationFileReference.IsUrl(license))
        {
            yaml.Text("license-url", license);
        }
        else if (SpdxPattern().IsMatch(license))
        {
            yaml.Text("license", license);
        }
    }

    static void WriteReferences(YamlText yaml, ImmutableArray<Reference> references)
    {
        if (references.IsEmpty)
        {
            return;
        }
        yaml.OpenList("references");
        var entry = new CitationFileReference(yaml);
        foreach (var reference in references)
        {
            yaml.Item();
            entry.Write(reference, []);
        }
        yaml.CloseList();
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.+-]*$")]
    private static partial Regex SpdxPattern();
}
