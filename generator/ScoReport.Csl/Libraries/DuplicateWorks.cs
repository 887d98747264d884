using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScoReport.Csl.Libraries;

namespace ScoReport.Csl;

/// <summary>Two references that are likely one work, by their places in the list, and what they share ("the same DOI").</summary>
public readonly record struct DuplicateWork(int Earlier, int Later, string Shared);

/// <summary>Finds works that a library has twice under different keys.</summary>
public static class DuplicateWorks
{
    // Where both say one of these and not the same, they are parts or issues of one thing.
    static readonly string[] Parts = ["volume", "issue", "number", "part-number", "chapter-number", "section", "page", "edition", "version"];

    /// <summary>
    /// Those with the same DOI, the same ISBN and title, the same URL and year, or the same title, year and first author, each as they are
    /// compared without regard to case, punctuation and resolvers. Every reference is told once at most; the time is linear in their number.
    /// </summary>
    public static ImmutableArray<DuplicateWork> Find(IReadOnlyList<Reference> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<DuplicateWork>();
        for (var i = 0; i < references.Count; i++)
        {
            var isTold = false;
            foreach (var (key, shared) in Keys(references[i]))
            {
                if (seen.TryAdd(key, i) || isTold || !IsLike(references[seen[key]], references[i], shared))
                {
                    continue;
                }
                found.Add(new DuplicateWork(seen[key], i, shared));
                isTold = true;
            }
        }
        return found.ToImmutable();
    }

    static bool IsLike(Reference earlier, Reference later, string shared) => earlier.Id != later.Id && (shared == "the same DOI" || Parts.All(part =>
        !earlier.Variables.TryGetValue(part, out var one) || !later.Variables.TryGetValue(part, out var other) || Bare(one) == Bare(other)));

    static IEnumerable<(string Key, string Shared)> Keys(Reference reference)
    {
        var title = Bare(reference.Variables.GetValueOrDefault("title", ""));
        var year = reference.Dates.GetValueOrDefault("issued") is { Parts: [var first, ..] } ? first.Year.ToString(CultureInfo.InvariantCulture) : "";
        var doi = Identifiers.Doi(reference.Variables.GetValueOrDefault("DOI", "")).ToLowerInvariant();
        if (Identifiers.IsDoi(doi))
        {
            yield return ("doi " + doi, "the same DOI");
        }
        var isbn = Isbn(reference.Variables.GetValueOrDefault("ISBN", ""));
        if (isbn.Length > 0 && title.Length > 0)
        {
            yield return ($"isbn {isbn} {title}", "the same ISBN and title");
        }
        var url = Url(reference.Variables.GetValueOrDefault("URL", ""));
        if (url.Length > 0)
        {
            yield return ($"url {url} {year}", "the same URL and year");
        }
        var author = FirstAuthor(reference);
        // Without a year, a short title says too little.
        if (title.Length > 0 && year.Length > 0)
        {
            yield return ($"title {title} {year} {author}", "the same title, year and first author");
        }
    }

    static string FirstAuthor(Reference reference) =>
        reference.Names.GetValueOrDefault("author", reference.Names.GetValueOrDefault("editor", [])) is [var name, ..] ? Bare(name.Literal ?? name.Family) : "";

    // An ISBN of ten digits is that of thirteen without 978 and with another check digit.
    static string Isbn(string text)
    {
        var digits = Identifiers.Digits(text);
        return !Identifiers.IsIsbn(text) ? "" : digits.Length == 13 && digits.StartsWith("978", StringComparison.Ordinal) ? digits[3..12] : digits.Length == 10 ? digits[..9] : digits;
    }

    static string Url(string text)
    {
        var url = text.Trim().ToLowerInvariant();
        foreach (var prefix in (string[])["https://", "http://", "www."])
        {
            url = url.StartsWith(prefix, StringComparison.Ordinal) ? url[prefix.Length..] : url;
        }
        return url.Split('#')[0].TrimEnd('/');
    }

    static string Bare(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in FieldMarkup.Strip(text).Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
            {
                builder.Append(char.ToLowerInvariant(c));
            }
        }
        return builder.ToString();
    }
}
