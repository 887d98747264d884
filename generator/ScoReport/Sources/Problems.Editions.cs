namespace ScoReport.Sources;

// SR12: editions in other languages.
public static partial class Problems
{
    /// <summary>A folder that would be an edition in a language, and names none.</summary>
    public static Diagnostic EditionUnknownLanguage(SourceSpan at, string folder, string tag, string? meant) => meant is null
        ? Error("SR1200", $"'{folder}/' is no edition: '{tag}' is no language tag", at, "name the folder after a language as in BCP 47: chapters.ru, chapters.zh-Hant")
        : Error("SR1200", $"'{folder}/' is no edition: its language is not written '{tag}'", at, $"call the folder {meant}");

    /// <summary>An edition in a language in which the report is there already.</summary>
    public static Diagnostic EditionTwice(SourceSpan at, string folder, string tag) =>
        Error("SR1201", $"the report is there in '{tag}' without the folder '{folder}/'", at, "chapters in the report's own language stand in chapters/, those in any other in one folder");

    /// <summary>A chapter of an edition that the main edition does not have.</summary>
    public static Diagnostic EditionOrphan(SourceSpan at, string path, IEnumerable<string> possible) =>
        Error("SR1202", $"the main edition has no chapter of which '{path}' would be the translation", at, Nearest.Hint(path, possible) ?? "a translation has the name of the file that it translates, and the same folder below chapters/");

    /// <summary>A key that no edition can have of its own.</summary>
    public static Diagnostic EditionKeyShared(SourceSpan at, string key, string what, IEnumerable<string> own) =>
        Error("SR1203", $"'{key}' cannot differ between languages, so {what} has no such key", at, $"it is said in report.yaml, for all editions; here stand {string.Join(", ", own.Distinct())}");

    /// <summary>The theme lacks words in the language of an edition.</summary>
    public static Diagnostic EditionWithoutWords(SourceSpan at, string theme, string tag, string? first) =>
        Warning("SR1204", first is null ? $"the theme '{theme}' has no words in '{tag}', so that English ones stand on the pages" : $"the theme '{theme}' lacks words in '{tag}', the first of them '{first}', so that English ones stand on the pages", at, $"write them in strings/{tag}.yaml of a theme of your own that extends this one");

    /// <summary>A file for an edition that is not there.</summary>
    public static Diagnostic EditionFileLoose(SourceSpan at, string path, string folder) =>
        Warning("SR1205", $"'{path}' belongs to no edition, and is left out", at, $"an edition is a folder of chapters: {folder}/");

    /// <summary>A page of the report would lie where an edition does.</summary>
    public static Diagnostic EditionPageTaken(SourceSpan at, string path, string folder) =>
        Error("SR1206", $"this chapter's page would be {path}, among those of the edition in {folder}/", at, "rename the folder that the chapter lies in");
}
