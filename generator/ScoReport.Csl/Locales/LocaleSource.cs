using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ScoReport.Csl.Locales;

namespace ScoReport.Csl;

/// <summary>Where locales come from: the caller's texts first, then those built in (CSL 1.0.2, "Locale Fallback"). Safe to share between threads.</summary>
public sealed class LocaleSource
{
    readonly Func<string, string?>? _texts;
    readonly ConcurrentDictionary<string, LocaleFile?> _read = new(StringComparer.OrdinalIgnoreCase);

    // Held as long as their style is.
    readonly ConditionalWeakTable<Style, ConcurrentDictionary<string, Locale>> _built = [];

    LocaleSource(Func<string, string?>? texts) => _texts = texts;

    /// <summary>The locales that come with the library.</summary>
    public static LocaleSource BuiltIn { get; } = new(null);

    /// <summary>Locales whose XML the caller finds by a BCP 47 tag ("de-AT"), null where it has none; the built-in ones stand behind them.</summary>
    public static LocaleSource From(Func<string, string?> texts) => new(texts);

    /// <summary>What is wrong with the caller's locale files that a document in this language (null: the style's) takes its terms from, file by file.</summary>
    public ImmutableArray<LocaleProblem> Problems(Style style, string? language) =>
        _texts is null ? [] : [.. Chain(TagOf(style, language)).SelectMany(tag => (Read(tag)?.Problems ?? []).Select(problem => new LocaleProblem(tag, problem)))];

    internal Locale Build(Style style, string? language) => _built.GetOrCreateValue(style).GetOrAdd(TagOf(style, language), t => Merged(style, t));

    static string TagOf(Style style, string? language) => LanguageTags.Normalize(string.IsNullOrWhiteSpace(language) ? style.DefaultLocale ?? "en-US" : language);

    Locale Merged(Style style, string tag)
    {
        var files = Chain(tag).Select(DataOf).OfType<LocaleData>();
        return Locale.Merge(tag, files.Concat(InStyle(style, tag)));
    }

    static List<string> Chain(string tag)
    {
        List<string> chain = ["en-US"];
        Append(chain, LanguageTags.PrimaryDialect(tag));
        Append(chain, tag);
        return chain;
    }

    static void Append(List<string> chain, string tag)
    {
        if (!chain.Contains(tag, StringComparer.OrdinalIgnoreCase))
        {
            chain.Add(tag);
        }
    }

    static IEnumerable<LocaleData> InStyle(Style style, string tag)
    {
        var language = LanguageTags.LanguageOf(tag);
        return style.Locales.Where(locale => locale.Language.Length == 0)
            .Concat(style.Locales.Where(locale => locale.Language.Length > 0 && Same(locale.Language, language) && !Same(language, tag)))
            .Concat(style.Locales.Where(locale => Same(locale.Language, tag)));
    }

    static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>A file that cannot be read leaves its place to the one built in.</summary>
    LocaleData? DataOf(string tag) => Read(tag)?.Data ?? BuiltIn.Read(tag)?.Data;

    /// <summary>The caller's file, or where there is none the one built in.</summary>
    LocaleFile? Read(string tag) => _read.GetOrAdd(tag, static (t, texts) =>
        (texts is null ? Resources.Text($"Locales/locales-{t}.xml") : texts(t)) is { } xml ? LocaleReader.ReadFile(xml)
        : texts is null ? null
        : BuiltIn.Read(t), _texts);
}

/// <summary>A problem in a locale file of the caller's.</summary>
/// <param name="Tag">The tag by which the file was asked for ("de-AT").</param>
/// <param name="Problem">The problem, at its place in the file.</param>
public sealed record LocaleProblem(string Tag, CslProblem Problem);

static class LanguageTags
{
    static readonly FrozenDictionary<string, string> PrimaryDialects = new Dictionary<string, string>
    {
        ["af"] = "af-ZA",
        ["bg"] = "bg-BG",
        ["ca"] = "ca-AD",
        ["cs"] = "cs-CZ",
        ["cy"] = "cy-GB",
        ["da"] = "da-DK",
        ["de"] = "de-DE",
        ["el"] = "el-GR",
        ["en"] = "en-US",
        ["es"] = "es-ES",
        ["et"] = "et-EE",
        ["fa"] = "fa-IR",
        ["fi"] = "fi-FI",
        ["fr"] = "fr-FR",
        ["gl"] = "gl-ES",
        ["he"] = "he-IL",
        ["hi"] = "hi-IN",
        ["hr"] = "hr-HR",
        ["hu"] = "hu-HU",
        ["hy"] = "hy-AM",
        ["id"] = "id-ID",
        ["is"] = "is-IS",
        ["it"] = "it-IT",
        ["ja"] = "ja-JP",
        ["km"] = "km-KH",
        ["ko"] = "ko-KR",
        ["lt"] = "lt-LT",
        ["lv"] = "lv-LV",
        ["mn"] = "mn-MN",
        ["ms"] = "ms-MY",
        ["nb"] = "nb-NO",
        ["nl"] = "nl-NL",
        ["nn"] = "nn-NO",
        ["pa"] = "pa-PK",
        ["pl"] = "pl-PL",
        ["pt"] = "pt-PT",
        ["ro"] = "ro-RO",
        ["ru"] = "ru-RU",
        ["sk"] = "sk-SK",
        ["sl"] = "sl-SI",
        ["sr"] = "sr-Cyrl-RS",
        ["sv"] = "sv-SE",
        ["th"] = "th-TH",
        ["tr"] = "tr-TR",
        ["uk"] = "uk-UA",
        ["vi"] = "vi-VN",
        ["zh"] = "zh-CN",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string LanguageOf(string tag)
    {
        var end = tag.IndexOf('-', StringComparison.Ordinal);
        return end < 0 ? tag : tag[..end];
    }

    public static string PrimaryDialect(string tag) => PrimaryDialects.GetValueOrDefault(LanguageOf(tag), tag);

    /// <summary>The case BCP 47 recommends, hyphens for underscores; extensions are kept.</summary>
    public static string Normalize(string tag)
    {
        var parts = tag.Trim().Replace('_', '-').Split('-', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = NormalizePart(parts[i], i);
        }
        return string.Join('-', parts);
    }

    static string NormalizePart(string part, int index) => part.Length switch
    {
        _ when index == 0 => part.ToLowerInvariant(),
        2 => part.ToUpperInvariant(),
        4 when char.IsLetter(part[0]) => char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant(),
        _ => part,
    };
}

/// <summary>The texts embedded in this assembly.</summary>
static class Resources
{
    public static string? Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
