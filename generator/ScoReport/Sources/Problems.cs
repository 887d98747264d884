// Longer than 400 lines: a catalogue is looked up in one place, and its methods have nothing to do with one another.
using System.Collections.Frozen;

namespace ScoReport.Sources;

/// <summary>
/// The catalogue: every problem that the generator can report, one method each. Codes go by step: SR1 sources and
/// configuration, SR2 chapters, SR3 references and data, SR4 arranging, SR5 themes, SR6 outputs. A code is never reused.
/// Every code is provoked by a case under <c>tests/specs</c>; those that only the command line can meet, since only it sees a disk
/// (SR1003 and those from 900 on), by a test of its own.
/// </summary>
public static class Problems
{
    /// <summary>All codes, for checking configuration that names them.</summary>
    public static FrozenSet<string> Codes { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
#pragma warning disable format // A list of codes reads best in rows by step.
        "SR1001", "SR1002", "SR1003", "SR1004", "SR1005", "SR1006", "SR1007", "SR1008", "SR1009", "SR1010", "SR1011", "SR1012", "SR1013", "SR1014",
        "SR1015", "SR1016", "SR1017", "SR1018", "SR1019", "SR1020", "SR1021", "SR1022", "SR1023", "SR1024", "SR1025", "SR1026", "SR1027", "SR1028", "SR1029",
        "SR1901", "SR1902",
        "SR2001", "SR2002", "SR2003", "SR2004", "SR2005", "SR2006", "SR2007", "SR2008", "SR2009", "SR2010", "SR2011", "SR2012", "SR2013", "SR2014",
        "SR2015", "SR2016", "SR2017", "SR2018", "SR2019", "SR2020", "SR2021", "SR2022", "SR2023", "SR2024", "SR2025", "SR2026", "SR2027", "SR2028",
        "SR2029", "SR2030", "SR2031", "SR2032",
        "SR3001", "SR3002", "SR3003", "SR3004", "SR3005", "SR3006", "SR3007", "SR3008", "SR3009", "SR3010", "SR3011", "SR3012", "SR3013", "SR3014",
        "SR3015", "SR3016", "SR3017", "SR3018", "SR3019", "SR3020", "SR3021", "SR3022", "SR3023", "SR3024",
        "SR4001", "SR4002", "SR4003",
        "SR5001", "SR5002", "SR5003", "SR5004", "SR5005", "SR5006", "SR5007",
        "SR6901");
#pragma warning restore format

    /// <summary>The codes that not only errors have, and whose severity can therefore be set.</summary>
    public static FrozenSet<string> CodesOfWarnings { get; } = FrozenSet.Create(
        StringComparer.Ordinal, "SR1003", "SR1022", "SR2004", "SR2006", "SR2023", "SR2024", "SR2030", "SR3003", "SR3005", "SR3007", "SR3012");

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
        Error("SR1011", $"{what} has no key '{key}'", at, Nearest.Hint(key, known) ?? (known.Contains("custom") ? "keys of your own go under 'custom:'" : null));

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

    // SR2: chapters.

    /// <summary>Front matter that is opened and never closed.</summary>
    public static Diagnostic UnclosedFrontMatter(SourceSpan at) =>
        Error("SR2001", "the front matter is never closed", at, "end it with a line '---'");

    /// <summary>A fenced div that is opened and never closed.</summary>
    public static Diagnostic UnclosedDiv(SourceSpan at) =>
        Error("SR2002", "this block is never closed", at, "end it with a line ':::'");

    /// <summary>Markdown that nests more deeply than can be meant.</summary>
    public static Diagnostic NestedTooDeep(SourceSpan at) =>
        Error("SR2003", "the text is nested too deeply to be read", at);

    /// <summary>HTML where it is off, or HTML that is not on the allow-list.</summary>
    public static Diagnostic RawHtml(SourceSpan at, bool allowed) => allowed
        ? Error("SR2004", "this HTML is not on the list of what is allowed", at, "allowed are elements of text without scripts, styles, ids and addresses, such as <kbd>, <sub>, <details>, <div class=\"…\">")
        : Warning("SR2004", "raw HTML is off, so it is shown as it is written", at, "write '\\<' for a literal bracket, or set 'raw-html: allow-list' in report.yaml");

    /// <summary>A mark of a footnote that is not there.</summary>
    public static Diagnostic FootnoteUndefined(SourceSpan at, string label, IEnumerable<string> known) =>
        Error("SR2005", $"there is no footnote '{label}' in this chapter", at, Nearest.Hint(label, known) ?? $"define it on a line of its own: [^{label}]: text");

    /// <summary>A footnote that no mark names.</summary>
    public static Diagnostic FootnoteUnused(SourceSpan at, string label) =>
        Warning("SR2006", $"the footnote '{label}' is never used", at, $"refer to it with [^{label}], or remove it");

    /// <summary>An id that stands twice in the report.</summary>
    public static Diagnostic DuplicateId(SourceSpan at, string id, SourceSpan first) =>
        Error("SR2007", $"the id '{id}' is taken", at, $"it is first given at {first}");

    /// <summary>A link that leads nowhere at all.</summary>
    public static Diagnostic EmptyLink(SourceSpan at) =>
        Error("SR2008", "this link leads nowhere", at);

    /// <summary>A link to a chapter that is not in the report.</summary>
    public static Diagnostic LinkToMissingChapter(SourceSpan at, string path, bool exists, IEnumerable<string> chapters) => Error(
        "SR2009",
        exists ? $"'{path}' is not a chapter of this report" : $"there is no chapter '{path}'",
        at,
        exists ? "list it under 'chapters:' in report.yaml" : Nearest.Hint(path, chapters));

    /// <summary>A link or cross-reference into a chapter that is left out as a draft.</summary>
    public static Diagnostic LinkToDraft(SourceSpan at, string path) =>
        Error("SR2010", $"'{path}' is a draft, and is left out", at, "finish it ('status: final'), remove what leads to it, or build with --drafts");

    /// <summary>A link to an id that is not in its chapter.</summary>
    public static Diagnostic UnknownId(SourceSpan at, string id, string path, IEnumerable<string> known) =>
        Error("SR2011", $"'{path}' has no id '{id}'", at, Nearest.Hint(id, known));

    /// <summary>A link to a file that is not there.</summary>
    public static Diagnostic LinkToMissingFile(SourceSpan at, string path, IEnumerable<string> near) =>
        Error("SR2012", $"there is no file '{path}'", at, Nearest.Hint(path, near));

    /// <summary>A link whose scheme could run something.</summary>
    public static Diagnostic UnsafeLink(SourceSpan at, string scheme) =>
        Error("SR2013", $"links may not begin with '{scheme}:'", at, "allowed are http, https, mailto, tel, doi, urn and ftp");

    /// <summary>An image whose file is not there.</summary>
    public static Diagnostic ImageMissing(SourceSpan at, string path, IEnumerable<string> near) =>
        Error("SR2014", $"there is no image '{path}'", at, Nearest.Hint(path, near));

    /// <summary>An image without a description.</summary>
    public static Diagnostic ImageWithoutAlt(SourceSpan at, string source) =>
        Error("SR2015", $"the image '{source}' has no alternative text", at, "describe it between the brackets: ![what it shows](file.png); one that only decorates gets {alt=\"\"}");

    /// <summary>An image from elsewhere, which an offline report cannot show.</summary>
    public static Diagnostic RemoteImage(SourceSpan at, string source) =>
        Error("SR2016", $"the image '{source}' is not part of the report", at, "copy it into the report's folder, so that it can be read offline");

    /// <summary>An image file of a type that pages cannot show.</summary>
    public static Diagnostic NotAnImage(SourceSpan at, string path, IEnumerable<string> types) =>
        Error("SR2017", $"'{path}' is no image", at, "images are " + string.Join(", ", types));

    /// <summary>A cross-reference to nothing.</summary>
    public static Diagnostic UnknownCrossReference(SourceSpan at, string id, IEnumerable<string> known) =>
        Error("SR2018", $"nothing has the id '{id}'", at, Nearest.Hint(id, known) ?? $"declare it where it stands: {{#{id}}}");

    /// <summary>A value in double braces that does not exist.</summary>
    public static Diagnostic UnknownValue(SourceSpan at, string expression, string? hint) =>
        Error("SR2019", $"'{expression}' has no value", at, hint);

    /// <summary>A value in double braces whose cell is empty.</summary>
    public static Diagnostic ValueMissing(SourceSpan at, string field) =>
        Error("SR2020", $"this row has no value in '{field}'", at);

    /// <summary>A format that does not exist or does not fit.</summary>
    public static Diagnostic UnknownFormat(SourceSpan at, string format, string why) =>
        Error("SR2021", $"the format '{format}' cannot be used: {why}", at);

    /// <summary>A row filter that cannot be read.</summary>
    public static Diagnostic BadFilter(SourceSpan at, string filter) =>
        Error("SR2022", $"'{filter}' is no filter", at, "a filter is field=value, or field=value|value");

    /// <summary>Formulas are left as TeX: no kept library makes MathML of them here. Said once per text.</summary>
    public static Diagnostic MathAsTex(SourceSpan at) =>
        new(Severity.Info, "SR2023", "formulas are shown as TeX, which screen readers read out", at);

    /// <summary>Attributes in braces after something that takes none.</summary>
    public static Diagnostic StrayAttributes(SourceSpan at) =>
        Warning("SR2024", "attributes cannot stand here, so they are shown as they are written", at, "headings, fences, links, images, code and runs in marks take them, right after their end");

    /// <summary>Attributes of a fence that are not of the form that attributes have.</summary>
    public static Diagnostic UnreadableAttributes(SourceSpan at) =>
        Error("SR2025", "the attributes of this block cannot be read", at, "write {#id .class key=value key=\"words with spaces\"}");

    /// <summary>An id with a space in it, or one of the ids that pages give themselves.</summary>
    public static Diagnostic ReservedId(SourceSpan at, string id) =>
        Error("SR2026", $"'{id}' cannot be an id", at, "an id has no spaces, and those that begin with page-, cite-, fn- or fnref- are the pages' own, as is a table's or figure's with -caption behind it");

    /// <summary>Allowed HTML that does not nest as HTML has to.</summary>
    public static Diagnostic HtmlNesting(SourceSpan at, string message) =>
        Error("SR2027", message, at);

    /// <summary>Words on the line that opens a div which are neither its name nor its attributes.</summary>
    public static Diagnostic WordsAfterName(SourceSpan at, string name, string words) => words.StartsWith('{')
        ? UnreadableAttributes(at)
        : Error("SR2028", $"'{words}' cannot stand after the name of a block", at, $"a title is written ::: {{.{name} title=\"{words}\"}}");

    /// <summary>A footnote that is defined a second time.</summary>
    public static Diagnostic FootnoteTwice(SourceSpan at, string label, SourceSpan first) =>
        Error("SR2029", $"the footnote '{label}' is defined a second time", at, $"the first one, at {first}, counts; remove or rename one of them");

    /// <summary>A figure or table with a number and no caption.</summary>
    public static Diagnostic NoCaption(SourceSpan at, string id) =>
        Warning("SR2030", $"'{id}' has no caption", at, "a paragraph at the end of the block is its caption, as is one before a table");

    /// <summary>A citation or footnote mark where only words can stand.</summary>
    public static Diagnostic NoteInAlt(SourceSpan at) =>
        Error("SR2031", "a description that is read out cannot cite or have notes", at, "put it into the text beside the image; an image alone in its paragraph has a caption, which can");

    /// <summary>A link whose scheme is that of the page, which a page on a disk does not have.</summary>
    public static Diagnostic LinkWithoutScheme(SourceSpan at, string target) =>
        Error("SR2032", $"'{target}' says no scheme", at, $"write https:{target}");

    // SR3: references and data.

    /// <summary>A citation of something that the library lacks.</summary>
    public static Diagnostic UnknownReference(SourceSpan at, string key, IEnumerable<string> known, bool isLikeId) =>
        Error("SR3001", $"no reference has the key '{key}'", at, isLikeId
            ? $"ids of figures, tables and sections begin with a small letter: @{char.ToLowerInvariant(key[0])}{key[1..]}"
            : Nearest.Hint(key, known));

    /// <summary>Two references with one key.</summary>
    public static Diagnostic DuplicateReference(SourceSpan at, string message) =>
        Error("SR3002", Sentence(message), at, "the first one counts; remove or rename one of them");

    /// <summary>A reference that nobody cites.</summary>
    public static Diagnostic ReferenceUncited(SourceSpan at, string key) =>
        Warning("SR3003", $"the reference '{key}' is never cited", at);

    /// <summary>A reference that cannot be read; the others are.</summary>
    public static Diagnostic MalformedReference(SourceSpan at, string message, string? hint) =>
        Error("SR3004", Sentence(message), at, hint);

    /// <summary>A field or type of a reference that CSL does not know.</summary>
    public static Diagnostic ReferenceField(SourceSpan at, string message, string? hint) =>
        Warning("SR3005", Sentence(message), at, hint);

    /// <summary>A citation style that is nowhere.</summary>
    public static Diagnostic UnknownStyle(SourceSpan at, string name, IEnumerable<string> tried, IReadOnlyCollection<string> builtIn) =>
        Error("SR3006", $"there is no citation style '{name}'", at, Nearest.Hint(name, builtIn) ?? $"built in are {string.Join(", ", builtIn)}; looked for {string.Join(", ", tried)} in the source folder");

    /// <summary>Something in a citation style that is not CSL.</summary>
    public static Diagnostic StyleProblem(SourceSpan at, string message, bool unusable) =>
        new(unusable ? Severity.Error : Severity.Warning, "SR3007", Sentence(message), at);

    /// <summary>A data file without a header.</summary>
    public static Diagnostic CsvEmpty(SourceSpan at) =>
        Error("SR3008", "the data file is empty", at, "its first line names the columns");

    /// <summary>A row with too few or too many values.</summary>
    public static Diagnostic CsvRagged(SourceSpan at, int found, int expected) =>
        Error("SR3009", $"this row has {found} values, and the header has {expected}", at, found > expected ? "a value that holds a comma stands in double quotes" : null);

    /// <summary>Quotation marks that do not fit together.</summary>
    public static Diagnostic CsvMalformed(SourceSpan at, string what) =>
        Error("SR3010", what, at, "a value that holds quotation marks stands in quotes, with each of its own doubled");

    /// <summary>A declared field that the data file lacks.</summary>
    public static Diagnostic CsvMissingColumn(SourceSpan at, string field, string path, IEnumerable<string> columns) =>
        Error("SR3011", $"'{path}' has no column '{field}'", at, Nearest.Hint(field, columns));

    /// <summary>A column that the schema does not declare.</summary>
    public static Diagnostic CsvUndeclaredColumn(SourceSpan at, string column) =>
        Warning("SR3012", $"the column '{column}' is not declared in the schema, and is left out", at);

    /// <summary>A value that is not of its field's type.</summary>
    public static Diagnostic CsvWrongType(SourceSpan at, string field, string text, string type) =>
        Error("SR3013", $"'{text}' is no {type.ToLowerInvariant()} (field '{field}')", at, type switch
        {
            "Boolean" => "it is true or false",
            "Date" => "write a date as year-month-day: 2026-11-24",
            "Year" => "a year has four digits",
            _ => "numbers are written with a point and without spaces or groups: 1234.5",
        });

    /// <summary>A value that must be there and is not.</summary>
    public static Diagnostic ValueRequired(SourceSpan at, string field) =>
        Error("SR3014", $"the field '{field}' needs a value here", at);

    /// <summary>A value that breaks a constraint of its field.</summary>
    public static Diagnostic ConstraintBroken(SourceSpan at, string field, string text, string rule) =>
        Error("SR3015", $"'{text}' {rule} (field '{field}')", at);

    /// <summary>Two resources with one name.</summary>
    public static Diagnostic DuplicateResource(SourceSpan at, string name) =>
        Error("SR3016", $"there is a resource '{name}' already", at);

    /// <summary>A table that is not declared.</summary>
    public static Diagnostic UnknownTable(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("SR3017", $"the data package has no resource '{name}'", at, Nearest.Hint(name, known));

    /// <summary>A field that a table does not have.</summary>
    public static Diagnostic UnknownField(SourceSpan at, string field, string where, IEnumerable<string> known) =>
        Error("SR3018", $"{where} has no field '{field}'", at, Nearest.Hint(field, known));

    /// <summary>A row that a table does not have.</summary>
    public static Diagnostic UnknownRow(SourceSpan at, string key, string table, string? primaryKey, IEnumerable<string> known) => Error(
        "SR3019",
        primaryKey is null ? $"table '{table}' declares no primaryKey, so its rows have no names" : $"table '{table}' has no row whose {primaryKey} is '{key}'",
        at,
        Nearest.Hint(key, known));

    /// <summary>A glossary term given twice.</summary>
    public static Diagnostic DuplicateTerm(SourceSpan at, string term) =>
        Error("SR3020", $"the glossary has '{term}' already", at);

    /// <summary>A glossary entry that points to a term which is not there.</summary>
    public static Diagnostic UnknownTerm(SourceSpan at, string term, IEnumerable<string> known) =>
        Error("SR3021", $"the glossary has no term '{term}'", at, Nearest.Hint(term, known));

    /// <summary>Two columns of a data file with one name.</summary>
    public static Diagnostic CsvDuplicateColumn(SourceSpan at, string column) =>
        Error("SR3022", $"the column '{column}' stands here a second time", at, "the first one counts; remove or rename one of them");

    /// <summary>A control character in a data file.</summary>
    public static Diagnostic CsvControlCharacter(SourceSpan at, char value) =>
        Error("SR3023", $"the control character U+{(int)value:X4} cannot stand here", at, "nobody can see it; remove it");

    /// <summary>Two fields of a schema with one name.</summary>
    public static Diagnostic DuplicateField(SourceSpan at, string field) =>
        Error("SR3024", $"the schema has a field '{field}' already", at);

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

    /// <summary>A template that cannot be rendered.</summary>
    public static Diagnostic TemplateFails(SourceSpan at, string message) =>
        Error("SR5007", "the template cannot be rendered: " + message, at);

    // SR6: outputs.

    /// <summary>A file or folder that the disk does not take.</summary>
    public static Diagnostic CannotWrite(string message) =>
        Error("SR6901", message, default);

    static Diagnostic Error(string code, string message, SourceSpan at, string? hint = null) => new(Severity.Error, code, message, at, hint);

    static Diagnostic Warning(string code, string message, SourceSpan at, string? hint = null) => new(Severity.Warning, code, message, at, hint);

    // Messages of the citation engine are sentences; ours begin in lower case and end without a stop.
    static string Sentence(string message)
    {
        var text = message.TrimEnd('.');
        return text.Length > 1 && char.IsUpper(text[0]) && (char.IsLower(text[1]) || text[1] == ' ') ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
