using System.Collections.Frozen;

namespace ScoReport.Csl.Libraries;

/// <summary>The names that babel and polyglossia give languages, as tags of BCP 47.</summary>
static class BibLanguages
{
    static readonly FrozenDictionary<string, string> Tags = Table(
        """
        acadian fr-CA afrikaans af albanian sq american en-US amharic am ancientgreek grc arabic ar armenian hy asturian ast australian en-AU
        austrian de-AT azerbaijani az bahasa id bahasai id bahasam ms basque eu belarusian be bengali bn bosnian bs brazil pt-BR brazilian pt-BR
        breton br british en-GB bulgarian bg burmese my canadian en-CA canadien fr-CA catalan ca chinese zh-CN croatian hr czech cs-CZ danish da-DK
        dari fa-AF dutch nl-NL english en esperanto eo estonian et farsi fa-IR filipino fil finnish fi francais fr-FR french fr-FR frenchb fr-FR
        galician gl georgian ka german de-DE germanb de-DE greek el gujarati gu hebrew he-IL hindi hi hungarian hu icelandic is indon id
        indonesian id interlingua ia irish ga italian it-IT japanese ja-JP kannada kn kazakh kk khmer km kirghiz ky korean ko-KR kurdish ku
        kurmanji kmr kyrgyz ky lao lo latin la latvian lv lithuanian lt lowersorbian dsb macedonian mk magyar hu malay ms malayalam ml marathi mr
        mexican es-MX mongolian mn naustrian de-AT nepali ne newzealand en-NZ ngerman de-DE norsk nb-NO norwegian nb-NO nswissgerman de-CH
        nynorsk nn-NO occitan oc pashto ps persian fa-IR piedmontese pms polish pl-PL polutonikogreek el portuges pt-PT portuguese pt-PT punjabi pa
        romanian ro-RO romansh rm russian ru-RU samin se sanskrit sa scottish gd serbian sr-Latn serbianc sr-Cyrl slovak sk-SK slovene sl-SI
        slovenian sl-SI spanish es-ES swahili sw swedish sv-SE swissgerman de-CH syriac syr tajik tg tamil ta telugu te thai th-TH tibetan bo
        turkish tr-TR turkmen tk uighur ug ukenglish en-GB ukrainian uk-UA uppersorbian hsb urdu ur usenglish en-US usorbian hsb uyghur ug
        uzbek uz vietnamese vi-VN welsh cy
        """);

    static readonly FrozenDictionary<string, string> EnglishVariants = Table(
        "american en-US us en-US usmax en-US british en-GB uk en-GB australian en-AU newzealand en-NZ canadian en-CA");

    /// <summary>The tag of a name, or of a tag; null for what is neither.</summary>
    public static string? TagOf(string name, string? options)
    {
        var lower = name.Trim().ToLowerInvariant();
        if (lower is "english" or "german" && VariantOf(options) is { } variant)
        {
            return lower == "english" ? EnglishVariants.GetValueOrDefault(variant, "en") : Tags.GetValueOrDefault(variant, "de-DE");
        }
        return Tags.GetValueOrDefault(lower) ?? (lower.StartsWith("lang", StringComparison.Ordinal) ? Tags.GetValueOrDefault(lower[4..]) : null) ?? (IsTag(lower) ? name.Trim().Replace('_', '-') : null);
    }

    static string? VariantOf(string? options)
    {
        var at = options?.IndexOf("variant=", StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : options![(at + 8)..].Split(',')[0].Trim().ToLowerInvariant();
    }

    /// <summary>Two or three letters, and subtags.</summary>
    static bool IsTag(string text)
    {
        var parts = text.Split('-', '_');
        return parts[0].Length is 2 or 3 && parts.All(static part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit)) && parts[0].All(char.IsAsciiLetter);
    }

    static FrozenDictionary<string, string> Table(string pairs)
    {
        var words = pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, words.Length / 2).ToFrozenDictionary(i => words[2 * i], i => words[(2 * i) + 1], StringComparer.Ordinal);
    }
}
