using System.Collections.Immutable;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Locales;

enum TermMatch { LastDigit, LastTwoDigits, WholeNumber }

readonly record struct TermKey(string Name, TermForm Form, string GenderForm = "");

sealed record Term(string Single, string Multiple, string Gender = "", TermMatch? Match = null);

/// <summary>One cs:locale, of a file or of a style (CSL 1.0.2, "Locale").</summary>
sealed record LocaleData
{
    /// <summary>xml:lang, or empty for a style's locale that holds for all languages.</summary>
    public string Language { get; init; } = "";
    public ImmutableDictionary<TermKey, Term> Terms { get; init; } = ImmutableDictionary<TermKey, Term>.Empty;
    public ImmutableArray<DatePartElement> NumericDate { get; init; } = [];
    public ImmutableArray<DatePartElement> TextDate { get; init; } = [];
    public string NumericDelimiter { get; init; } = "";
    public string TextDelimiter { get; init; } = "";
    public Formatting NumericFormatting { get; init; } = Formatting.None;
    public Formatting TextFormatting { get; init; } = Formatting.None;
    public bool? PunctuationInQuote { get; init; }
    public bool? LimitDayOrdinals { get; init; }
}

/// <summary>The locale a rendering uses: every layer of the chain merged, the nearest winning per term and form.</summary>
sealed class Locale
{
    readonly Dictionary<TermKey, Term> _terms = [];
    // The language of the last layer that has one.
    string _language = "";

    public string Language { get; private init; } = "en-US";
    public ImmutableArray<DatePartElement> NumericDate { get; private set; } = [];
    public ImmutableArray<DatePartElement> TextDate { get; private set; } = [];
    public string NumericDelimiter { get; private set; } = "";
    public string TextDelimiter { get; private set; } = "";
    public Formatting NumericFormatting { get; private set; } = Formatting.None;
    public Formatting TextFormatting { get; private set; } = Formatting.None;
    public bool PunctuationInQuote { get; private set; }
    public bool LimitDayOrdinals { get; private set; }
    /// <summary>Whether nothing of it is in the language asked for.</summary>
    public bool IsStandIn => !string.Equals(LanguageTags.LanguageOf(Language), _language, StringComparison.OrdinalIgnoreCase);
    public bool IsEnglish => Language.StartsWith("en", StringComparison.OrdinalIgnoreCase);

    /// <summary>Merges layers given from the farthest to the nearest.</summary>
    public static Locale Merge(string language, IEnumerable<LocaleData> layers)
    {
        var locale = new Locale { Language = language };
        foreach (var layer in layers)
        {
            locale.Add(layer);
        }
        return locale;
    }

    void Add(LocaleData layer)
    {
        // Ordinal suffixes are a set: a locale that defines any replaces all of them.
        if (layer.Terms.Keys.Any(IsOrdinal))
        {
            foreach (var key in _terms.Keys.Where(IsOrdinal).ToList())
            {
                _terms.Remove(key);
            }
        }
        DropForms(layer);
        foreach (var (key, term) in layer.Terms)
        {
            _terms[key] = term;
        }
        if (!layer.NumericDate.IsEmpty)
        {
            (NumericDate, NumericDelimiter, NumericFormatting) = (layer.NumericDate, layer.NumericDelimiter, layer.NumericFormatting);
        }
        if (!layer.TextDate.IsEmpty)
        {
            (TextDate, TextDelimiter, TextFormatting) = (layer.TextDate, layer.TextDelimiter, layer.TextFormatting);
        }
        PunctuationInQuote = layer.PunctuationInQuote ?? PunctuationInQuote;
        LimitDayOrdinals = layer.LimitDayOrdinals ?? LimitDayOrdinals;
    }

    /// <summary>A term's long form in the language asked for is better than its short form in another; symbols are of all languages.</summary>
    void DropForms(LocaleData layer)
    {
        var language = LanguageTags.LanguageOf(layer.Language);
        if (language.Length == 0 || language == _language)
        {
            return;
        }
        _language = language;
        var names = layer.Terms.Keys.Select(static key => key.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var key in _terms.Keys.Where(key => key.Form != TermForm.Symbol && names.Contains(key.Name)).ToList())
        {
            _terms.Remove(key);
        }
    }

    static bool IsOrdinal(TermKey key) => key.Name.StartsWith("ordinal", StringComparison.Ordinal);

    /// <summary>The term in the form asked for or the nearest one the locale has (CSL 1.0.2, "Terms": form fallback); null when there is none.</summary>
    public Term? Find(string name, TermForm form)
    {
        for (TermForm? tried = form; tried is { } current; tried = Fallback(current))
        {
            if (_terms.TryGetValue(new TermKey(name, current), out var term))
            {
                return term;
            }
        }
        return null;
    }

    public string? Text(string name, TermForm form = TermForm.Long, bool plural = false)
    {
        var term = Find(name, form);
        return term is null ? null : plural ? term.Multiple : term.Single;
    }

    public string Gender(string name) => Find(name, TermForm.Long)?.Gender ?? "";

    public Term? FindGendered(string name, string gender) =>
        (gender.Length > 0 ? _terms.GetValueOrDefault(new TermKey(name, TermForm.Long, gender)) : null)
        ?? _terms.GetValueOrDefault(new TermKey(name, TermForm.Long));

    static TermForm? Fallback(TermForm form) => form switch
    {
        TermForm.VerbShort => TermForm.Verb,
        TermForm.Symbol => TermForm.Short,
        TermForm.Verb or TermForm.Short => TermForm.Long,
        _ => null,
    };
}
