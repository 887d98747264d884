namespace ScoReport.Sources;

// SR3, continued: sources of tables, their checks, and how they are shaped where they are shown.
public static partial class Problems
{
    /// <summary>A value that is no number anybody can compute with.</summary>
    public static Diagnostic NotFinite(SourceSpan at, string field, string text) =>
        Error("SR3040", $"'{text}' is not finite (field '{field}')", at, "where there is no value, write one of the schema's missingValues");

    /// <summary>Two data packages in one report.</summary>
    public static Diagnostic DescriptorTwice(SourceSpan at, string read) =>
        Error("SR3041", $"there are two data packages, and only {read} is read", at, "keep one of the two files");

    /// <summary>A resource whose data is given twice.</summary>
    public static Diagnostic ResourceData(SourceSpan at, string name) =>
        Error("SR3042", $"the resource '{name}' has both 'path' and 'data'", at, "'path' names a file; 'data' holds the rows themselves");

    /// <summary>A word of Table Dialect that means something which cannot be read here.</summary>
    public static Diagnostic DialectUnsupported(SourceSpan at, string word, string why) =>
        Error("SR3043", $"'{word}' of this dialect cannot be read: {why}", at);

    /// <summary>A pattern of dates that is not understood.</summary>
    public static Diagnostic BadDateFormat(SourceSpan at, string format, string why) =>
        Error("SR3044", $"'{format}' is no format of dates here: {why}", at, "known are %Y %y %m %d %b %B %H %M %S %f, and 'default' for ISO 8601");

    /// <summary>A value that is longer than any cell.</summary>
    public static Diagnostic CellTooLong(SourceSpan at, string field, long bytes, int most) =>
        Error("SR3045", $"this value has {bytes} bytes, and a cell has at most {most} (field '{field}')", at, "is a quotation mark left open? long texts belong into a chapter");

    /// <summary>A text that is not JSON.</summary>
    public static Diagnostic JsonSyntax(SourceSpan at, string message) =>
        Error("SR3046", "JSON: " + Sentence(message), at);

    /// <summary>A record that is not a row.</summary>
    public static Diagnostic RecordShape(SourceSpan at, string what, string expected) =>
        Error("SR3047", $"{what} has to be {expected}", at);

    /// <summary>A key that two rows have.</summary>
    public static Diagnostic DuplicateRow(SourceSpan at, string fields, string key) =>
        Error("SR3048", $"a row whose {fields} is '{key}' stands here a second time", at);

    /// <summary>A value that the table it refers to lacks.</summary>
    public static Diagnostic ForeignKeyBroken(SourceSpan at, string field, string text, string table, string target, IEnumerable<string> known) =>
        Error("SR3049", $"table '{table}' has no row whose {target} is '{text}' (field '{field}')", at, Nearest.Hint(text, known));

    /// <summary>A declared check that does not hold.</summary>
    public static Diagnostic CheckFailed(SourceSpan at, string check, string finding, string? hint) => Error(
        "SR3050",
        $"the check '{check}' fails: {finding}",
        at,
        hint ?? "correct the data; what the source has so is acknowledged in an annotation of this cell");

    /// <summary>A check that an annotation names and nobody declares.</summary>
    public static Diagnostic UnknownCheck(SourceSpan at, string check, string table, IEnumerable<string> known) =>
        Error("SR3051", $"table '{table}' has no check '{check}'", at, Nearest.Hint(check, known));

    /// <summary>An annotation that excuses what needs no excuse.</summary>
    public static Diagnostic IdleAcknowledgement(SourceSpan at, string check) =>
        Warning("SR3052", $"the check '{check}' does not fail here, so there is nothing to acknowledge", at);

    /// <summary>A check that says too little or too much.</summary>
    public static Diagnostic CheckUnclear(SourceSpan at, string check, string why) =>
        Error("SR3053", $"the check '{check}' cannot be made: {why}", at);

    /// <summary>Two checks of a table with one name.</summary>
    public static Diagnostic DuplicateCheck(SourceSpan at, string check) =>
        Error("SR3054", $"there is a check '{check}' already", at);

    /// <summary>A formula that is none.</summary>
    public static Diagnostic FormulaSyntax(SourceSpan at, string why) =>
        Error("SR3055", "the formula cannot be read: " + why, at, "a formula is name = field - field, with + - * / and parentheses; formulas are separated by ;");

    /// <summary>A field whose values are no numbers, where numbers are wanted.</summary>
    public static Diagnostic NotNumeric(SourceSpan at, string field, string what) =>
        Error("SR3056", $"{what} wants numbers, and '{field}' is a field of texts", at);

    /// <summary>A row for which a formula divides by zero.</summary>
    public static Diagnostic DividesByZero(SourceSpan at, string name, string rows) =>
        Warning("SR3057", $"'{name}' divides by zero in {rows}, and has no value there", at);

    /// <summary>A field without any value.</summary>
    public static Diagnostic AllMissing(SourceSpan at, string field) =>
        Warning("SR3058", $"the field '{field}' has no value in any row", at);

    /// <summary>A word about sums or groups that has nothing to work on.</summary>
    public static Diagnostic ShapeIdle(SourceSpan at, string attribute, string why) =>
        Warning("SR3059", $"'{attribute}' has no effect: {why}", at);

    /// <summary>A name that a computed column cannot have.</summary>
    public static Diagnostic ComputedNameTaken(SourceSpan at, string name) =>
        Error("SR3060", $"there is a field '{name}' already", at, "give the computed column a name of its own");
}
