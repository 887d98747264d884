using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Csl.Locales;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl;

/// <summary>The words that name kinds of locators in a language (CSL 1.0.2, appendix II "Locators").</summary>
public static class LocatorTerms
{
    /// <summary>The names of the terms.</summary>
    internal static readonly ImmutableArray<string> Names =
    [
        "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation", "equation", "figure", "folio", "issue",
        "line", "note", "opus", "page", "paragraph", "part", "rule", "scene", "section", "sub-verbo", "supplement", "table", "timestamp",
        "title-locator", "verse", "version", "volume",
    ];

    /// <summary>Each word of a locale, singular and plural, long, short and as a symbol, with its CSL name ("Kap." is "chapter"); where a word has several, the first.</summary>
    public static FrozenDictionary<string, string> Of(Style style, LocaleSource locales, string? language)
    {
        var locale = locales.Build(style, language);
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Names)
        {
            foreach (var word in Words(locale, name))
            {
                words.TryAdd(word, name);
            }
        }
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    static IEnumerable<string> Words(Locale locale, string name) =>
        ((TermForm[])[TermForm.Long, TermForm.Short, TermForm.Symbol])
        .Select(form => locale.Find(name, form))
        .OfType<Term>()
        .SelectMany(static term => (string[])[term.Single, term.Multiple])
        .Where(static word => word.Length > 0);
}
