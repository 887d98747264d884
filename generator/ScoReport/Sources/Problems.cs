using System.Collections.Frozen;

namespace ScoReport.Sources;

/// <summary>
/// The catalogue: every problem that the generator can report, one method each. Codes go by step: SR1 sources and
/// configuration, SR2 chapters, SR3 references and data, SR4 arranging, SR5 themes, SR6 outputs. A code is never reused.
/// Every code is provoked by a case under <c>tests/specs</c>; those that only the command line can meet, since only it sees a disk
/// (SR1003 and those from 900 on), by a test of its own.
/// </summary>
public static partial class Problems
{
    /// <summary>All codes, for checking configuration that names them.</summary>
    public static FrozenSet<string> Codes { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
#pragma warning disable format // A list of codes reads best in rows by step.
        "SR1001", "SR1002", "SR1003", "SR1004", "SR1005", "SR1006", "SR1007", "SR1008", "SR1009", "SR1010", "SR1011", "SR1012", "SR1013", "SR1014",
        "SR1015", "SR1016", "SR1017", "SR1018", "SR1019", "SR1020", "SR1021", "SR1022", "SR1023", "SR1024", "SR1025", "SR1026", "SR1027", "SR1028", "SR1029",
        "SR1200", "SR1201", "SR1202", "SR1203", "SR1204", "SR1205", "SR1206", "SR1210", "SR1211", "SR1901", "SR1902",
        "SR2001", "SR2002", "SR2003", "SR2004", "SR2005", "SR2006", "SR2007", "SR2008", "SR2009", "SR2010", "SR2011", "SR2012", "SR2013", "SR2014",
        "SR2015", "SR2016", "SR2017", "SR2018", "SR2019", "SR2020", "SR2021", "SR2022", "SR2023", "SR2024", "SR2025", "SR2026", "SR2027", "SR2028",
        "SR2029", "SR2030", "SR2031", "SR2032", "SR2033", "SR2034", "SR2035", "SR2036", "SR2037", "SR2038", "SR2039", "SR2045", "SR2060",
        "SR3001", "SR3002", "SR3003", "SR3004", "SR3005", "SR3006", "SR3007", "SR3008", "SR3009", "SR3010", "SR3011", "SR3012", "SR3013", "SR3014",
        "SR3015", "SR3016", "SR3017", "SR3018", "SR3019", "SR3020", "SR3021", "SR3022", "SR3023", "SR3024", "SR3025", "SR3026", "SR3027", "SR3028", "SR3030", "SR3031", "SR3032", "SR3039", "SR3040", "SR3041", "SR3042", "SR3043", "SR3044", "SR3045", "SR3046", "SR3047", "SR3048", "SR3049", "SR3050", "SR3051", "SR3052", "SR3053", "SR3054", "SR3055", "SR3056", "SR3057", "SR3058", "SR3059", "SR3060", "SR3061", "SR3062", "SR3070", "SR3071", "SR3072", "SR3073", "SR3074", "SR3075", "SR3076", "SR3077", "SR3078", "SR3079", "SR3080", "SR3081", "SR3082", "SR3083", "SR3084", "SR3085", "SR3086", "SR3100", "SR3101", "SR3102", "SR3103", "SR3104", "SR3105", "SR3106", "SR3107", "SR3108", "SR3109", "SR3110", "SR3111", "SR3112", "SR3113", "SR3114", "SR3115", "SR3116", "SR3117", "SR3118", "SR3119", "SR3120", "SR3121", "SR3122", "SR3130", "SR3131", "SR3132", "SR3140", "SR3150", "SR3151", "SR3152", "SR3153", "SR3154", "SR3160", "SR3161",
        "SR3200", "SR3201", "SR3202", "SR3203", "SR3204", "SR3205", "SR3206", "SR3207", "SR3208", "SR3209", "SR3210", "SR3211", "SR3212", "SR3213",
        "SR3220", "SR3221", "SR3222",
        "SR3230", "SR3231", "SR3232", "SR3233",
        "SR4001", "SR4002", "SR4003",
        "SR5001", "SR5002", "SR5003", "SR5004", "SR5005", "SR5006", "SR5007", "SR5008", "SR5009", "SR5030", "SR5031", "SR5032", "SR5040",
        "SR6901");
#pragma warning restore format

    /// <summary>The codes that not only errors have, and whose severity can therefore be set.</summary>
    public static FrozenSet<string> CodesOfWarnings { get; } = FrozenSet.Create(
        StringComparer.Ordinal, "SR1003", "SR1022", "SR1204", "SR1205", "SR1210", "SR2004", "SR2006", "SR2023", "SR2024", "SR2030", "SR2034", "SR2036", "SR2037", "SR2038", "SR2039", "SR2060", "SR3003", "SR3005", "SR3007", "SR3012", "SR3025", "SR3027", "SR3028", "SR3030", "SR3052", "SR3057", "SR3058", "SR3059", "SR3061", "SR3062", "SR3080", "SR3086", "SR3115", "SR3121", "SR3130", "SR3131", "SR3132", "SR3140", "SR3152", "SR3160", "SR3201", "SR3206", "SR3207", "SR3208", "SR3209", "SR3210", "SR3211", "SR3212", "SR3213", "SR3221", "SR5030", "SR5032");

    // SR1: sources and configuration.

    /// <summary>The source folder has no description of a report.</summary>
    public static Diagnostic NoReport() =>
        Error("SR1001", "there is no report.yaml in the source folder", default, "a report.yaml needs at least: title, language, chapters");

    /// <summary>A path climbs out of the source folder or is absolute.</summary>
    public static Diagnostic PathLeavesSource(SourceSpan at, string path) =>
        Error("SR1002", $"'{path}' leads out of the source folder", at, "paths are relative to the file they stand in, and stay inside the report's folder");

    /// <summary>A symbolic link in the source folder leads out of it, in a circle, or nowhere; how much it matters depends on the folder.</summary>
    public static Diagnostic BadLink(SourceSpan at, string name, string leads, Severity severity) =>
        new(severity, "SR1003", $"'{name}' is a link that leads {leads}", at, "put what is meant in its place, or remove it");

    /// <summary>A text file holds bytes that are not UTF-8.</summary>
    public static Diagnostic NotUtf8(SourceSpan at, byte value) =>
        Error("SR1004", $"the file is not UTF-8: byte 0x{value:X2} cannot stand here", at, "save the file as UTF-8");

    /// <summary>YAML that cannot be read.</summary>
    public static Diagnostic YamlSyntax(SourceSpan at, string message, bool tab) =>
        Error("SR1005", "YAML: " + message, at, tab ? "YAML is indented with spaces, never with tabs" : null);

    /// <summary>A key stands twice in one mapping.</summary>
    public static Diagnostic DuplicateKey(SourceSpan at, string key) =>
        Error("SR1006", $"the key '{key}' stands here a second time", at, "the first one counts; remove one of them");

    /// <summary>A mapping's key is a list or a mapping.</summary>
    public static Diagnostic YamlKeyNotText(SourceSpan at) =>
        Error("SR1007", "a key has to be a text", at);

    /// <summary>An alias names no anchor.</summary>
    public static Diagnostic YamlUnknownAlias(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("SR1008", $"no value is anchored as '&{name}'", at, Nearest.Hint(name, known));

    /// <summary>Aliases stand for more values than any report can mean.</summary>
    public static Diagnostic YamlTooLarge(SourceSpan at, int most) =>
        Error("SR1009", $"aliases make this file stand for more than {most} values", at, "write the values out, or use fewer aliases of aliases");

    /// <summary>A required key is missing or empty.</summary>
    public static Diagnostic MissingKey(SourceSpan at, string key, string what) =>
        Error("SR1010", $"{what} has no '{key}'", at);

    /// <summary>A key that is not known.</summary>
    public static Diagnostic UnknownKey(SourceSpan at, string key, string what, IEnumerable<string> known) =>
        Error("SR1011", $"{what} has no key '{key}'", at, Nearest.Hint(key, known) ?? Nearest.HintOfMany(key, known) ?? (known.Contains("custom") ? "keys of your own go under 'custom:'" : null));

    /// <summary>A value of the wrong type.</summary>
    public static Diagnostic WrongType(SourceSpan at, string what, string expected, string found, string? hint = null) =>
        Error("SR1012", $"{what} has to be {expected}, and is {found}", at, hint);

    /// <summary>A day that is not in the calendar, or not written as one.</summary>
    public static Diagnostic ImpossibleDate(SourceSpan at, string key, string text) =>
        Error("SR1013", $"'{text}' is no calendar day ('{key}')", at, "write a date as year-month-day: 2026-11-24");

    /// <summary>A word that is none of the choices.</summary>
    public static Diagnostic UnknownChoice(SourceSpan at, string key, string text, IReadOnlyCollection<string> choices) =>
        Error("SR1014", $"'{key}' cannot be '{text}'", at, Nearest.Hint(text, choices) ?? "it is one of " + string.Join(", ", choices));

    /// <summary>A language tag of the wrong shape.</summary>
    public static Diagnostic BadLanguageTag(SourceSpan at, string tag) =>
        Error("SR1015", $"'{tag}' is no language tag", at, "a language is written as in BCP 47: en, en-GB, zh-Hans");

    /// <summary>An ORCID of the wrong shape, or whose check digit is wrong.</summary>
    public static Diagnostic BadOrcid(SourceSpan at, string orcid) =>
        Error("SR1016", $"'{orcid}' is no ORCID", at, "an ORCID has sixteen digits in groups of four, and its last digit checks the others");

    /// <summary>An address that is not a web address.</summary>
    public static Diagnostic BadAddress(SourceSpan at, string key, string address) =>
        Error("SR1017", $"'{address}' is no web address ('{key}')", at, "write it in full: https://example.org/report/");

    /// <summary>A severity is set for a code that does not exist.</summary>
    public static Diagnostic UnknownCode(SourceSpan at, string code) =>
        Error("SR1018", $"there is no problem with the code '{code}'", at, Nearest.Hint(code, Codes));

    /// <summary>No chapters are listed.</summary>
    public static Diagnostic NoChapters(SourceSpan at) =>
        Error("SR1019", "the report has no chapters", at, "list them under 'chapters:', as files or patterns such as chapters/*.md");

    /// <summary>A chapter is listed, and its file is not there.</summary>
    public static Diagnostic ChapterAbsent(SourceSpan at, string path, IEnumerable<string> files) =>
        Error("SR1020", $"there is no chapter file '{path}'", at, Nearest.Hint(path, files));

    /// <summary>A chapter is listed twice.</summary>
    public static Diagnostic ChapterListedTwice(SourceSpan at, string path, SourceSpan first) =>
        Error("SR1021", $"the chapter '{path}' is listed a second time", at, $"the first time is at {first}");

    /// <summary>A chapter file that no line of the report lists.</summary>
    public static Diagnostic ChapterUnlisted(SourceSpan at, string path) =>
        Warning("SR1022", $"the chapter file '{path}' is not listed, and is left out", at, "list it under 'chapters:' or 'appendices:', or move it out of chapters/");

    /// <summary>A pattern that no file matches.</summary>
    public static Diagnostic GlobMatchesNothing(SourceSpan at, string pattern) =>
        Error("SR1023", $"no Markdown file matches '{pattern}'", at, "* stands for a name or a part of it, ** for any number of folders");

    /// <summary>A file that configuration names is not there.</summary>
    public static Diagnostic FileAbsent(SourceSpan at, string path) =>
        Error("SR1024", $"there is no file '{path}'", at);

    /// <summary>A former address that is no plain path to an HTML file.</summary>
    public static Diagnostic BadAlias(SourceSpan at, string alias) =>
        Error("SR1025", $"'{alias}' cannot be an alias", at, "an alias is a former path on the site, without a slash at its front and without a query: old/name.html, or old/ for a folder");

    /// <summary>An output that does not exist.</summary>
    public static Diagnostic UnknownOutput(SourceSpan at, string name, IReadOnlyCollection<string> known) =>
        Error("SR1026", $"there is no output '{name}'", at, Nearest.Hint(name, known) ?? "outputs are " + string.Join(", ", known));

    /// <summary>A second document in a file of YAML.</summary>
    public static Diagnostic YamlSecondDocument(SourceSpan at) =>
        Error("SR1027", "a second YAML document begins here, and nobody would read it", at, "remove this line, or what follows it");

    /// <summary>A lower severity for a code that only errors have.</summary>
    public static Diagnostic SeverityFixed(SourceSpan at, string code) =>
        Error("SR1028", $"'{code}' is an error, and stays one", at, "nothing broken is published by configuration; severities of warnings can be set");

    /// <summary>A file that can hold something, and holds nothing.</summary>
    public static Diagnostic EmptyFile(SourceSpan at) =>
        Error("SR1029", "the file is empty", at, "write what belongs into it, or remove it");

    /// <summary>A name that no address and no other system could carry.</summary>
    public static Diagnostic UnusableName(SourceSpan at, string path) =>
        Error("SR1901", $"'{path}' has a backslash in its name, or bytes that are not UTF-8", at, "rename the file");

    /// <summary>A file or folder that the disk does not give.</summary>
    public static Diagnostic CannotRead(string message) =>
        Error("SR1902", message, default);

    // SR121: descriptors of data.

    /// <summary>A word of Table Dialect that says nothing of files of this format.</summary>
    public static Diagnostic DialectIdle(SourceSpan at, string word, string format) =>
        Warning("SR1210", $"'{word}' says nothing of {format}, and is passed over", at, "remove it from the dialect");

    /// <summary>A schema or dialect that would have to be fetched.</summary>
    public static Diagnostic DescriptorElsewhere(SourceSpan at, string key, string address) =>
        Error("SR1211", $"the {key} '{address}' is not here, and a build fetches nothing", at, "save the file in the folder of data and write its path");

    // SR4: arranging.

    /// <summary>Two pages would have one address.</summary>
    public static Diagnostic PageTaken(SourceSpan at, string path, string by) =>
        Error("SR4001", $"this chapter's page would be {path}, which is {by}", at, "rename the file; numbers at the front of its name do not count");

    /// <summary>A former address that is in use.</summary>
    public static Diagnostic AliasTaken(SourceSpan at, string path, string by) =>
        Error("SR4002", $"the alias {path} is the address of {by}", at);

    /// <summary>Every chapter is left out as a draft, and a report of none is a cover.</summary>
    public static Diagnostic OnlyDrafts(SourceSpan at) =>
        Error("SR4003", "every chapter is a draft, so there is nothing to publish", at, "finish one ('status: final'), or build with --drafts");

    // SR5: themes.

    /// <summary>A theme that is nowhere.</summary>
    public static Diagnostic UnknownTheme(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("SR5001", $"there is no theme '{name}'", at, Nearest.Hint(name, known) ?? "themes are " + string.Join(", ", known));

    /// <summary>Themes that extend one another in a circle.</summary>
    public static Diagnostic ThemeCycle(SourceSpan at, string name) =>
        Error("SR5002", $"the theme '{name}' extends itself", at);

    /// <summary>A template that is not Liquid.</summary>
    public static Diagnostic TemplateSyntax(SourceSpan at, string message) =>
        Error("SR5003", message, at);

    /// <summary>A template or partial that the theme lacks.</summary>
    public static Diagnostic MissingTemplate(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("SR5004", $"the theme has no '{name}'", at, Nearest.Hint(name, known));

    /// <summary>A template names something that its page does not have.</summary>
    public static Diagnostic UnknownName(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("SR5005", $"the template names '{name}', which does not exist", at, Nearest.Hint(name, known));

    /// <summary>A filter that templates do not have.</summary>
    public static Diagnostic UnknownFilter(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("SR5006", $"there is no filter '{name}'", at, Nearest.Hint(name, known));

    /// <summary>A partial that renders the template in which it stands, and so never ends.</summary>
    public static Diagnostic RendersItself(SourceSpan at, string partial) =>
        Error("SR5008", $"'{partial}' renders itself, and would never end", at);

    /// <summary>A theme that lacks templates which every theme has.</summary>
    public static Diagnostic IncompleteTheme(SourceSpan at, string name, IEnumerable<string> missing) =>
        Error("SR5009", $"the theme '{name}' lacks {string.Join(", ", missing)}", at, "'extends: default' in its theme.yaml brings what a theme has not");

    /// <summary>A template that cannot be rendered.</summary>
    public static Diagnostic TemplateFails(SourceSpan at, string message) =>
        Error("SR5007", "the template cannot be rendered: " + message, at);

    // SR503: what is published for machines.

    /// <summary>Editions, and no address that entries of a feed could be known by.</summary>
    public static Diagnostic NoFeedOfEditions(SourceSpan at) =>
        Info("SR5030", "without 'base-url' there is no feed of editions", at, "say where the report will stand: base-url: https://example.org/report/");

    /// <summary>An edition is listed twice.</summary>
    public static Diagnostic EditionTwice(SourceSpan at, string version, SourceSpan first) =>
        Error("SR5031", $"the edition '{version}' is listed a second time", at, $"the first time is at {first}");

    /// <summary>Editions are listed, and the one that is published is not among them.</summary>
    public static Diagnostic EditionUnlisted(SourceSpan at, string version) =>
        Warning("SR5032", $"the edition '{version}' is not among 'editions'", at, "add it with its date and what it changed, or correct 'version'");

    // SR504: the report in one piece.

    /// <summary>The output of one file is asked for, and no page holds the whole report.</summary>
    public static Diagnostic NothingInOnePiece(SourceSpan at, string output) =>
        Error("SR5040", $"the output '{output}' is the whole report on one page, and this report has no such page", at, "say 'whole: true'; without it, a report of one chapter or of more than 250,000 words has none");

    // SR6: outputs.

    /// <summary>A file or folder that the disk does not take.</summary>
    public static Diagnostic CannotWrite(string message) =>
        Error("SR6901", message, default);

    static Diagnostic Error(string code, string message, SourceSpan at, string? hint = null) => new(Severity.Error, code, message, at, hint);

    static Diagnostic Info(string code, string message, SourceSpan at, string? hint = null) => new(Severity.Info, code, message, at, hint);

    static Diagnostic Warning(string code, string message, SourceSpan at, string? hint = null) => new(Severity.Warning, code, message, at, hint);

    // Messages of the citation engine are sentences; ours begin in lower case and end without a stop.
    static string Sentence(string message)
    {
        var text = message.TrimEnd('.');
        return text.Length > 1 && char.IsUpper(text[0]) && (char.IsLower(text[1]) || text[1] == ' ') ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
