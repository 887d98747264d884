namespace ScoReport.Sources;

// SR2: chapters.
public static partial class Problems
{
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
    public static Diagnostic LinkToMissingFile(SourceSpan at, string path, IEnumerable<string> near, IEnumerable<string> pages) =>
        Error("SR2012", $"there is no file '{path}'", at, Nearest.Hint(path, near) ?? Nearest.Hint(path[(path.LastIndexOf('/') + 1)..], pages));

    /// <summary>A link to a page that the generator makes for other reports.</summary>
    public static Diagnostic LinkToAbsentPage(SourceSpan at, string path, IEnumerable<string> there) =>
        Error("SR2045", $"this report has no '{path}'", at, "it has " + string.Join(", ", there));

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
        Warning("SR2024", "attributes cannot stand here, so they are shown as they are written", at, "headings, fences, links, images, code, words in brackets and runs in marks take them, right after their end");

    /// <summary>Attributes of a fence that are not of the form that attributes have.</summary>
    public static Diagnostic UnreadableAttributes(SourceSpan at) =>
        Error("SR2025", "the attributes of this block cannot be read", at, "write {#id .class key=value key=\"words with spaces\"}");

    /// <summary>An id with a space in it, or one of the ids that pages give themselves.</summary>
    public static Diagnostic ReservedId(SourceSpan at, string id) =>
        Error("SR2026", $"'{id}' cannot be an id", at, "an id has no spaces, and those that begin with page-, cite-, fn-, fnref- or ref- are the pages' own, as is a table's or figure's with -caption behind it");

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

    /// <summary>A key that the partial of a fenced block does not take.</summary>
    public static Diagnostic UnknownBlockKey(SourceSpan at, string key, string kind, IReadOnlyCollection<string> known) =>
        Error("SR2033", $"a block '{kind}' takes no '{key}'", at, Nearest.Hint(key, known) ?? (known.Count > 0 ? "it takes " + string.Join(", ", known.Order(StringComparer.Ordinal)) : null));

    /// <summary>A key of something that has no use for it.</summary>
    public static Diagnostic AttributeLost(SourceSpan at, string key, IReadOnlyCollection<string> known) =>
        Warning("SR2034", $"'{key}' has no effect here", at, Nearest.Hint(key, known) ?? (known.Count > 0 ? "what can be given here is " + string.Join(", ", known) : null));

    /// <summary>A width or height that is no number of pixels.</summary>
    public static Diagnostic NotPixels(SourceSpan at, string key, string text) =>
        Error("SR2035", $"'{text}' is no {key}", at, $"it is a whole number of pixels: {key}=600; images never grow wider than the text");

    /// <summary>A kind of block that no partial renders, with a name much like one that there is.</summary>
    public static Diagnostic UnknownBlock(SourceSpan at, string kind, string near) =>
        Warning("SR2036", $"there is no block '{kind}', so this is a plain division of the page", at, $"did you mean '{near}'?");

    /// <summary>A citation before a colon at the start of a line, which Markdown takes for the definition of a link.</summary>
    public static Diagnostic CitationIsDefinition(SourceSpan at) =>
        Warning("SR2037", "this line defines a link and is not shown, though it begins as a citation does", at, "put a word before it, or the colon elsewhere");

    /// <summary>Two keys without anything between them.</summary>
    public static Diagnostic KeysRunTogether(SourceSpan at, string key) =>
        Warning("SR2038", $"'@{key}' follows a key without a space, so it is no citation", at, $"write '; @{key}' in brackets, or a space before it");

    /// <summary>A work that stands twice in one citation.</summary>
    public static Diagnostic CitedTwice(SourceSpan at, string key) =>
        Warning("SR2039", $"'{key}' is cited twice here", at, "several places of one work are one locator: pp. 3, 7-9");

    // SR206: words of an edition in another language.

    /// <summary>A label of an edition that would never be shown.</summary>
    public static Diagnostic LabelOfNothing(SourceSpan at, string text, IEnumerable<string> known) =>
        Warning("SR2060", $"no table and no chart has the text '{text}', so its label is shown nowhere", at, Nearest.Hint(text, known) ?? "a label stands behind the whole text, letter by letter: a title, a unit, a description, or what stands in a cell");
}
