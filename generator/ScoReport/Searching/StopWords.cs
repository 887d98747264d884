using System.Collections.Frozen;

namespace ScoReport.Searching;

/// <summary>Words that stand in every text and say nothing about it, and those that make a question of one. They are not looked up: theirs would be the longest lists of the index.</summary>
static class StopWords
{
    static readonly FrozenDictionary<string, string> ByLanguage = new Dictionary<string, string>
    {
        ["en"] = "the of and to in a is that for it as was with be by on at are this from or an which were has have had not but its their they he his than been who what when where why how did does do",
        ["de"] = "der die das und in den von zu mit des dem im ein eine einer einem einen ist sich auf als auch nicht es an aus bei nach wird sind war hat zum zur oder wer was wann wo warum wie",
        ["fr"] = "de la le les des et en un une du dans que qui est au aux par pour sur il elle ce se ne pas son sa ses ont sont ou avec plus cette quand comment pourquoi où",
        ["es"] = "de la el los las y en que un una del se por con para no su al es lo como o sus ha fue son entre desde este esta quién qué cuándo dónde cómo",
        ["ru"] = "и в на не что с по к из о от у за для как это но то его ее их а же был была было были или при до так кто когда где почему",
        ["fa"] = "و در به از که این را با است آن برای بر یک تا هم می نیز شد شده بود چه کی کجا چرا چگونه",
        ["zh"] = "的 了 是 在 和 与 及 或 也 为 什么 如何 为何 哪里",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Those of a BCP 47 tag's language, folded.</summary>
    public static FrozenSet<string> Of(string language, Tokenizer tokenizer) =>
        tokenizer.Of(ByLanguage.GetValueOrDefault(language.Split('-')[0].ToLowerInvariant(), "")).Select(static t => t.Text).ToFrozenSet(StringComparer.Ordinal);
}
