using System.Globalization;

namespace ScoReport.Sources;

// SR3: references and data.
public static partial class Problems
{
    /// <summary>A citation of something that the library lacks.</summary>
    public static Diagnostic UnknownReference(SourceSpan at, string key, IEnumerable<string> known, bool isLikeId) =>
        Error("SR3001", $"no reference has the key '{key}'", at, key.StartsWith('@') ? $"write the key without the '@': {key[1..]}" : isLikeId
            ? $"ids of figures, tables and sections begin with a small letter: @{char.ToLowerInvariant(key[0])}{key[1..]}"
            : Nearest.Hint(key, known));

    /// <summary>Two references with one key.</summary>
    public static Diagnostic DuplicateReference(SourceSpan at, string message, string? hint = null) =>
        Error("SR3002", Sentence(message), at, hint ?? "the first one counts; remove or rename one of them");

    /// <summary>A reference that nobody cites.</summary>
    public static Diagnostic ReferenceUncited(SourceSpan at, string key) =>
        Warning("SR3003", $"the reference '{key}' is never cited", at);

    /// <summary>A reference that cannot be read; the others are.</summary>
    public static Diagnostic MalformedReference(SourceSpan at, string message, string? hint) =>
        Error("SR3004", Sentence(message), at, hint);

    /// <summary>A field or type of a reference that CSL does not know.</summary>
    public static Diagnostic ReferenceField(SourceSpan at, string message, string? hint) =>
        Warning("SR3005", Sentence(message), at, hint);

    /// <summary>An entry of a library that is no work, so that nobody can cite it.</summary>
    public static Diagnostic EntryNoWork(SourceSpan at, string message, string? hint) =>
        Warning("SR3061", Sentence(message), at, hint);

    /// <summary>An entry of a library that only a program reads.</summary>
    public static Diagnostic ProgramEntry(SourceSpan at, string message, string? hint) =>
        Info("SR3062", Sentence(message), at, hint);

    /// <summary>A citation style that is nowhere, or whose parent is.</summary>
    public static Diagnostic UnknownStyle(SourceSpan at, string name, string? child, IEnumerable<string> lookedIn, IReadOnlyCollection<string> builtIn) => Error(
        "SR3006",
        child is null ? $"there is no citation style '{name}'" : $"the citation style '{child}' depends on '{name}', which is not there",
        at,
        (Nearest.Hint(name, builtIn) is { } near ? near + " Built" : "built") + $" in are {string.Join(", ", builtIn)}; looked in {string.Join(", ", lookedIn)}; get {name}.csl from https://www.zotero.org/styles and put it into styles/ beside report.yaml");

    /// <summary>Something in a citation style that is not CSL.</summary>
    public static Diagnostic StyleProblem(SourceSpan at, string message, string? hint, bool unusable) =>
        new(unusable ? Severity.Error : Severity.Warning, "SR3007", Sentence(message), at, hint);

    /// <summary>A data file without a header.</summary>
    public static Diagnostic CsvEmpty(SourceSpan at) =>
        Error("SR3008", "the data file is empty", at, "its first line names the columns");

    /// <summary>A row with too few or too many values.</summary>
    public static Diagnostic CsvRagged(SourceSpan at, int found, int expected, string? hint = null) =>
        Error("SR3009", $"this row has {found} value{(found == 1 ? "" : "s")}, and the header has {expected}", at, found > expected ? hint : null);

    /// <summary>Quotation marks that do not fit together.</summary>
    public static Diagnostic CsvMalformed(SourceSpan at, string what, string hint) =>
        Error("SR3010", what, at, hint);

    /// <summary>A declared field that the data file lacks.</summary>
    public static Diagnostic CsvMissingColumn(SourceSpan at, string field, string path, IEnumerable<string> columns) =>
        Error("SR3011", $"'{path}' has no column '{field}'", at, Nearest.Hint(field, columns));

    /// <summary>A column that the schema does not declare.</summary>
    public static Diagnostic CsvUndeclaredColumn(SourceSpan at, string column) =>
        Warning("SR3012", $"the column '{column}' is not declared in the schema, and is left out", at);

    /// <summary>A value that is not of its field's type.</summary>
    public static Diagnostic CsvWrongType(SourceSpan at, string field, string text, string type, string? written = null) =>
        Error("SR3013", $"'{text}' is no {type.ToLowerInvariant()} (field '{field}')", at, written ?? type switch
        {
            "Boolean" => "it is true or false",
            "Date" => "write a date as year-month-day: 2026-11-24",
            "Year" => "a year has four digits",
            "YearMonth" => "write a month as year-month: 2026-11",
            "Time" => "write a time as hours:minutes:seconds: 23:59:00",
            "DateTime" => "write a day and a time as 2026-11-24T23:59:00, perhaps with Z or +01:00 at its end",
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

    /// <summary>A name that two rows have.</summary>
    public static Diagnostic AmbiguousRow(SourceSpan at, string key, string table, string separator) =>
        Error("SR3233", $"'{key}' is the name of more than one row of table '{table}'", at, $"values of its key hold '{separator}' themselves; write them otherwise, or take another field for the key");

    /// <summary>A value under <c>custom</c> that says how a reference is shown, and cannot be read.</summary>
    public static Diagnostic ReferenceFact(SourceSpan at, string id, string key, string text, string expected) =>
        Error("SR3039", $"the {key} of '{id}' has to be {expected}, and is '{text}'", at);

    /// <summary>A group of the bibliography into which no cited work falls.</summary>
    public static Diagnostic EmptyGroup(SourceSpan at, string value, string field) =>
        Warning("SR3025", $"no cited work has '{value}' as its {field}, so this group is empty", at);

    /// <summary>A library in a format that nobody here reads.</summary>
    public static Diagnostic UnknownLibraryFormat(SourceSpan at, string path, IEnumerable<string> known) =>
        Error("SR3026", $"'{path}' is no library: its extension names no format", at, $"known are {string.Join(", ", known)}");

    /// <summary>Two keys that only capital letters tell apart.</summary>
    public static Diagnostic KeysDifferByCase(SourceSpan at, string key, string other, SourceSpan otherAt) =>
        Warning("SR3027", $"the keys '{key}' and '{other}' differ only by case", at, $"the other one is at {otherAt}; rename one of them, since other programs take them for one");

    /// <summary>A language for which the citation engine has no terms.</summary>
    public static Diagnostic UnknownLocale(SourceSpan at, string message, string place) =>
        Warning("SR3130", Sentence(message), at, $"get the language's locales-….xml from https://github.com/citation-style-language/locales and put it into {place}");

    /// <summary>Something in a file of citation terms that is not CSL.</summary>
    public static Diagnostic LocaleProblem(SourceSpan at, string message, string? hint, bool unusable) =>
        new(unusable ? Severity.Error : Severity.Warning, "SR3140", Sentence(message), at, hint);

    /// <summary>Something in a citation that the style cannot print as asked.</summary>
    public static Diagnostic CitationNotPrinted(SourceSpan at, string message) =>
        Warning("SR3131", Sentence(message), at);

    /// <summary>A grade of verification that no theme has a word for.</summary>
    public static Diagnostic UnknownVerification(SourceSpan at, string id, string text, IReadOnlyCollection<string> known) =>
        Warning("SR3132", $"the verification of '{id}' is '{text}', which is shown as it is", at, Nearest.Hint(text, known) ?? $"known are {string.Join(", ", known)}");

    /// <summary>Two references that seem to be one work.</summary>
    public static Diagnostic DuplicateWork(SourceSpan at, string key, string other, SourceSpan otherAt, string shared) =>
        Warning("SR3028", $"'{key}' seems to be the work '{other}': they have {shared}", at, $"the other one is at {otherAt}; cite one of them and remove the other");

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

    /// <summary>A number typed by hand that a cell holds too.</summary>
    public static Diagnostic TypedNumber(SourceSpan at, string text, string table, string key, string field, string binding) =>
        Info("SR3030", $"'{text}' is {field} of '{key}' in the table '{table}'", at, $"write {binding}, and it follows the data");

    /// <summary>A number of rows that is none.</summary>
    public static Diagnostic NoRowCount(SourceSpan at, string text) =>
        Error("SR3220", $"'{text}' is no number of rows", at, "write a whole number from 1 on, such as first=\"20\"");

    /// <summary>A table longer than anybody reads, all of which stands on its page.</summary>
    public static Diagnostic LongTable(SourceSpan at, string table, int rows) => Info(
        "SR3221",
        string.Create(CultureInfo.InvariantCulture, $"all {rows:N0} rows of '{table}' stand on this page"),
        at,
        "first=\"50\" shows the first ones, with a link to all data; a filter or a query shows fewer");

    /// <summary>A picture in a table's cells of what is no number.</summary>
    public static Diagnostic PictureOfText(SourceSpan at, string attribute, string field) =>
        Error("SR3031", $"'{field}' is not a number, so {attribute} cannot draw it", at);

    /// <summary>A bar in a column that the table does not show.</summary>
    public static Diagnostic BarNotShown(SourceSpan at, string field) =>
        Error("SR3032", $"the table does not show '{field}', so there is no cell for its bar", at, "add it to columns, or leave it out of bars");

    /// <summary>Two fields of a schema with one name.</summary>
    public static Diagnostic DuplicateField(SourceSpan at, string field) =>
        Error("SR3024", $"the schema has a field '{field}' already", at);
}
