using System.Collections.Frozen;

namespace ScoReport.Csl.Libraries;

/// <summary>Languages by the names that babel and polyglossia have for them, which <c>langid</c> takes.</summary>
static class BabelNames
{
    static readonly FrozenDictionary<string, string> ByTag = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "english",
        ["en-US"] = "american",
        ["en-GB"] = "british",
        ["en-AU"] = "australian",
        ["en-CA"] = "canadian",
        ["en-NZ"] = "newzealand",
        ["de"] = "german",
        ["de-DE"] = "ngerman",
        ["de-AT"] = "naustrian",
        ["de-CH"] = "nswissgerman",
        ["fr"] = "french",
        ["es"] = "spanish",
        ["it"] = "italian",
        ["pt"] = "portuguese",
        ["pt-BR"] = "brazilian",
        ["nl"] = "dutch",
        ["ca"] = "catalan",
        ["ru"] = "russian",
        ["uk"] = "ukrainian",
        ["be"] = "belarusian",
        ["bg"] = "bulgarian",
        ["sr"] = "serbian",
        ["hr"] = "croatian",
        ["sl"] = "slovenian",
        ["pl"] = "polish",
        ["cs"] = "czech",
        ["sk"] = "slovak",
        ["hu"] = "hungarian",
        ["ro"] = "romanian",
        ["el"] = "greek",
        ["tr"] = "turkish",
        ["da"] = "danish",
        ["sv"] = "swedish",
        ["nb"] = "norsk",
        ["nn"] = "nynorsk",
        ["fi"] = "finnish",
        ["is"] = "icelandic",
        ["et"] = "estonian",
        ["lv"] = "latvian",
        ["lt"] = "lithuanian",
        ["ar"] = "arabic",
        ["fa"] = "persian",
        ["he"] = "hebrew",
        ["hi"] = "hindi",
        ["ja"] = "japanese",
        ["ko"] = "korean",
        ["zh"] = "chinese",
        ["vi"] = "vietnamese",
        ["kk"] = "kazakh",
        ["mn"] = "mongolian",
        ["tk"] = "turkmen",
        ["hy"] = "armenian",
        ["ka"] = "georgian",
        ["la"] = "latin",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name for a BCP 47 tag, or for its language where babel makes no difference by region; null when there is none.</summary>
    public static string? Of(string tag) =>
        ByTag.TryGetValue(tag, out var name) || ByTag.TryGetValue(tag.Split('-', '_')[0], out name) ? name : null;
}
