namespace ScoReport.Sources;

// SR3, continued: sources of tables, their checks, and how they are shaped where they are shown.
public static partial class Problems
{
    /// <summary>A value that is no number anybody can compute with.</summary>
    public static Diagnostic NotFinite(SourceSpan at, string field, string text) =>
        Error("SR3040", $"'{text}' is not finite (field '{field}')", at, "where there is no value, write one of the schema's missingValues");

    /// <summary>A number with more digits before or behind the mark than a number can have.</summary>
    public static Diagnostic NumberBeyond(SourceSpan at, string field, string text, bool isLarge) =>
        Error("SR3222", $"'{text}' is too {(isLarge ? "large" : "small")} a number to be held (field '{field}')", at, isLarge
            ? "numbers have up to 28 digits: give them in a larger unit, or declare the field as a string"
            : "numbers have up to 28 digits behind the mark: give them in a smaller unit, or declare the field as a string");

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
    public static Diagnostic NotNumeric(SourceSpan at, string field, string type, string what) =>
        Error("SR3056", $"{what} wants numbers, and '{field}' is a field of the type {type}", at);

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

    /// <summary>A text that is not of the declared format.</summary>
    public static Diagnostic FormatBroken(SourceSpan at, string field, string text, (string What, string Hint) format) =>
        Error("SR3200", $"'{text}' is no {format.What} (field '{field}')", at, format.Hint);

    /// <summary>A word of a field that says nothing about values of its type.</summary>
    public static Diagnostic FieldWordIdle(SourceSpan at, string word, string type) =>
        Warning("SR3201", $"'{word}' has no effect on a field of the type {type}", at, "remove it, or give the field another type");

    /// <summary>Columns in another order than declared.</summary>
    public static Diagnostic CsvOrder(SourceSpan at, string column, string before) =>
        Error("SR3203", $"the column '{column}' stands before '{before}', and not behind it as in the schema", at, "columns are found by their names: 'fieldsMatch: equal' lets them stand in any order");

    /// <summary>A file of another size than declared.</summary>
    public static Diagnostic SizeDiffers(SourceSpan at, string path, long said, long found) =>
        Error("SR3204", $"'{path}' has {found} bytes, and not {said}", at, "is it another edition of the file? if it is right, change 'bytes'");

    /// <summary>A file of another digest than declared.</summary>
    public static Diagnostic DigestDiffers(SourceSpan at, string path, string found) =>
        Error("SR3205", $"'{path}' has another digest", at, $"is it another edition of the file? if it is right, write {found}");

    /// <summary>A remark that says nothing.</summary>
    public static Diagnostic AnnotationEmpty(SourceSpan at) =>
        Warning("SR3206", "this annotation says nothing", at, "give it a status, a note or the checks that it acknowledges, or remove it");

    /// <summary>A printed value that nobody is shown.</summary>
    public static Diagnostic PrintedIdle(SourceSpan at, string why) =>
        Warning("SR3207", $"'printed' is shown to nobody: {why}", at, "it belongs to one cell, by row and field, with a status such as 'corrected'");

    /// <summary>A corrected value of which nobody learns what it was.</summary>
    public static Diagnostic CorrectedUnprinted(SourceSpan at) =>
        Warning("SR3209", "a corrected value, and no word of what the source prints", at, "put what the source has under 'printed'");

    /// <summary>A check without a value to look at.</summary>
    public static Diagnostic CheckOfNothing(SourceSpan at, string check) =>
        Warning("SR3208", $"the check '{check}' holds because every value that it is about is missing", at);

    /// <summary>A resource that no part of the report uses.</summary>
    public static Diagnostic ResourceUnused(SourceSpan at, string name) =>
        Info("SR3210", $"the resource '{name}' is on the Data page only: nothing shows, draws, quotes or queries it", at);

    /// <summary>A row for which a formula comes to more than a number can hold.</summary>
    public static Diagnostic ComputedTooLarge(SourceSpan at, string name, string rows) =>
        Warning("SR3212", $"'{name}' is too large a number in {rows}, and has no value there", at, "numbers have up to 28 digits");

    /// <summary>A large file that no query reads.</summary>
    public static Diagnostic LargeUnused(SourceSpan at, string name) =>
        Info("SR3211", $"the resource '{name}' is for nothing: it is declared as large, and no query reads it", at);

    /// <summary>Words of a field that contradict one another.</summary>
    public static Diagnostic FieldImpossible(SourceSpan at, string field, string why) =>
        Error("SR3202", $"no value of '{field}' can be right: {why}", at);

    /// <summary>A file that is called like the annotations of a resource, which does not name it.</summary>
    public static Diagnostic AnnotationsUnread(SourceSpan at, string name, string file, string word) =>
        Warning("SR3213", $"the resource '{name}' has no 'annotations', so '{file}' is not read", at, $"name it: annotations: {word}");
}
