namespace ScoReport.Sources;

// Charts, from the seventieth code of SR3 on.
public static partial class Problems
{
    /// <summary>A block names a chart that is not there.</summary>
    public static Diagnostic UnknownChart(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("SR3070", $"there is no chart '{name}'", at, Nearest.Hint(name, known) ?? $"a chart is declared in charts/{name}.yaml");

    /// <summary>A word of a chart that is outside the subset of Vega-Lite drawn here.</summary>
    public static Diagnostic ChartWord(SourceSpan at, string word, string where, IEnumerable<string> known, string? instead = null) =>
        Error("SR3071", $"'{word}' is outside the subset of Vega-Lite that {where} has here", at, instead ?? Nearest.Hint(word, known) ?? "known here: " + string.Join(", ", known));

    /// <summary>A word of the subset that does nothing where it stands.</summary>
    public static Diagnostic ChartWordIdle(SourceSpan at, string word, string why, string? hint = null) =>
        Error("SR3150", $"'{word}' has no effect here: {why}", at, hint ?? "remove it: a word that changes nothing misleads its reader");

    /// <summary>PNGs are wanted, and no browser is there to make them.</summary>
    public static Diagnostic NoBrowser() =>
        Warning("SR3160", "charts are published as SVG only: --png needs a Chromium, and none was found", default, "set SCOREPORT_BROWSER to its path, or put 'chromium' on PATH");

    /// <summary>The browser does not do what it is asked for.</summary>
    public static Diagnostic BrowserFailed(string message) =>
        Error("SR3161", message, default, "build without --png, or set SCOREPORT_BROWSER to another Chromium");

    /// <summary>A channel that none of its marks shows.</summary>
    public static Diagnostic ChannelNotShown(SourceSpan at, string channel, string marks, string? hint = null) =>
        Error("SR3153", $"'{channel}' is not shown by {marks}", at, hint ?? "remove it, or use a mark that shows it");

    /// <summary>A value beyond the ends that the author gives a scale.</summary>
    public static Diagnostic OutsideDomain(SourceSpan at, string value, string field) =>
        Error("SR3151", $"{value} lies outside the domain of the scale (field '{field}')", at, "widen the domain, or filter the rows out, so that nobody takes the edge for a value");

    /// <summary>A value that a filter looks for and no row has.</summary>
    public static Diagnostic FilterMatchesNothing(SourceSpan at, string value, string field, IEnumerable<string> known) =>
        Warning("SR3152", $"no row has '{value}' in '{field}'", at, Nearest.Hint(value, known));

    /// <summary>Nothing is left to draw.</summary>
    public static Diagnostic ChartEmpty(SourceSpan at, string data) =>
        Error("SR3072", $"the chart has nothing to show: no row of '{data}' is left", at);

    /// <summary>An aggregate over texts.</summary>
    public static Diagnostic AggregateOfText(SourceSpan at, string aggregate, string field) =>
        Error("SR3073", $"'{field}' holds texts, and they have no {aggregate}", at, "texts can be counted: aggregate: count");

    /// <summary>A logarithmic scale over values that have no logarithm.</summary>
    public static Diagnostic LogOfZero(SourceSpan at, string field, string value) =>
        Error("SR3074", $"a logarithmic scale cannot show {value} (field '{field}')", at, "every value has to be greater than zero; 'sqrt' takes zero too");

    /// <summary>A pie over a value that is no part of a whole.</summary>
    public static Diagnostic SliceBelowZero(SourceSpan at, string field, string value) =>
        Error("SR3230", $"a pie cannot show {value} (field '{field}')", at, "a pie divides a whole, and no part of it is less than nothing; bars show such values");

    /// <summary>A pie whose values are all zero.</summary>
    public static Diagnostic NothingToDivide(SourceSpan at, string field) =>
        Error("SR3231", $"a pie cannot divide nothing: every value of '{field}' is zero", at);

    /// <summary>A channel that layers take for different things.</summary>
    public static Diagnostic LayersDisagree(SourceSpan at, string channel, string type, string first) =>
        Error("SR3232", $"'{channel}' is {type} here and {first} in a layer before", at, "layers stand on the same axes and have the same colours; show two charts, or give both the same type");

    /// <summary>More categories than can be told apart.</summary>
    public static Diagnostic TooManyCategories(SourceSpan at, string what, int found, int most, string hint) =>
        Error("SR3075", $"{what} has {found} categories, and {most} are the most that can be drawn", at, hint);

    /// <summary>More marks than a page can hold.</summary>
    public static Diagnostic TooManyMarks(SourceSpan at, int found, int most) =>
        Error("SR3154", $"the chart has {found} marks, and {most} are the most that can be drawn", at, "aggregate the rows, or filter them");

    /// <summary>A field without a single value.</summary>
    public static Diagnostic NothingToDraw(SourceSpan at, string field) =>
        Error("SR3076", $"the field '{field}' has no value in any row that is shown", at);

    /// <summary>A channel of numbers over texts, or of time over what is none.</summary>
    public static Diagnostic ChannelType(SourceSpan at, string field, string type, string value) =>
        Error("SR3077", $"'{value}' is not {type} (field '{field}')", at, "names are 'nominal' or 'ordinal'; time is a year, a month or a day: 2014, 2014-05, 2014-05-20");

    /// <summary>A mark without a channel that it needs.</summary>
    public static Diagnostic ChannelAbsent(SourceSpan at, string mark, string needs) =>
        Error("SR3078", $"the mark '{mark}' needs {needs}", at);

    /// <summary>A value of a chart's declaration that is of the wrong kind.</summary>
    public static Diagnostic ChartValue(SourceSpan at, string word, string expected, string found) =>
        Error("SR3079", $"'{word}' has to be {expected}, and is {found}", at);

    /// <summary>A chart that no chapter shows.</summary>
    public static Diagnostic ChartUnused(SourceSpan at, string name) =>
        Warning("SR3080", $"no chapter shows the chart '{name}'", at, $$"""show it with ::: {.chart #fig-{{name}} chart="{{name}}"}, or remove the file""");

    /// <summary>A chart where none is looked for.</summary>
    public static Diagnostic ChartOutside(SourceSpan at) =>
        Error("SR3085", "charts stand in the text of chapters", at, "findings, footnotes, definitions and what is said about the site can refer to one: @fig-x");

    /// <summary>A value with a flag, where there is no room for a mark.</summary>
    public static Diagnostic FlagNotShown(SourceSpan at, string value, string flag) =>
        Warning("SR3086", $"'{value}' is {flag}, and no mark can say so here", at, "say it in words, or show the value in the caption");

    /// <summary>A matrix that does not say what its rows, columns and values are.</summary>
    public static Diagnostic MatrixIncomplete(SourceSpan at, string key) =>
        Error("SR3081", $"the matrix has no '{key}'", at, """write ::: {.matrix data="…" rows=… columns=… value=…}""");

    /// <summary>A filter whose conditions are each met by some row, and by none together.</summary>
    public static Diagnostic FilterKeepsNothing(SourceSpan at, string table) =>
        Error("SR3084", $"no row of table '{table}' meets all conditions at once", at, "each of them is met by some row; a row is shown that meets them all, and values that may stand for one another go into one condition: status=member|observer");

    /// <summary>Two values for one cell of a matrix.</summary>
    public static Diagnostic MatrixTwice(SourceSpan at, string row, string column) =>
        Error("SR3082", $"'{row}' and '{column}' stand here a second time, and a matrix has one value for both", at);

    /// <summary>A timeline over a field that holds no dates.</summary>
    public static Diagnostic TimelineDate(SourceSpan at, string field, string value) =>
        Error("SR3083", $"'{value}' is no date (field '{field}')", at, "a date is a year, a month or a day: 2014, 2014-05, 2014-05-20");
}
