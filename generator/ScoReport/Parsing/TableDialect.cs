using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>How a file of rows is written (Data Package, "Table Dialect"; those words of its forerunner "CSV Dialect" that it lacks are understood too).</summary>
public sealed record TableDialect
{
    const int MostHeaderRows = 100;
    const int LongestMark = 16;

    static readonly string[] OfJson = ["property", "itemType", "itemKeys"];

    static readonly string[] OfCsv =
    [
        "delimiter", "lineTerminator", "quoteChar", "doubleQuote", "escapeChar", "nullSequence", "skipInitialSpace", "headerRows", "headerJoin", "commentChar",
        "commentRows", "caseSensitiveHeader",
    ];

    static readonly string[] OfOtherFormats = ["sheetNumber", "sheetName", "table"];

    /// <summary>As RFC 4180 has it.</summary>
    public static TableDialect Csv { get; } = new();

    /// <summary>The same with tabs.</summary>
    public static TableDialect Tsv { get; } = new() { Delimiter = "\t" };

    /// <summary>What stands between values.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>What ends a row; nothing for a line feed, a carriage return or both, whichever is there.</summary>
    public string? LineEnd { get; init; }

    /// <summary>The character that stands around values that hold a delimiter; nothing where none does.</summary>
    public string? Quote { get; init; } = "\"";

    /// <summary>Whether two quotation marks in a quoted value are one.</summary>
    public bool DoublesQuote { get; init; } = true;

    /// <summary>The character that makes what is behind it plain text.</summary>
    public string? Escape { get; init; }

    /// <summary>Whether spaces before a value are no part of it.</summary>
    public bool SkipsSpace { get; init; }

    /// <summary>What a line that is no row begins with.</summary>
    public string? Comment { get; init; }

    /// <summary>The rows, from 1, that are no data.</summary>
    public ImmutableArray<int> CommentRows { get; init; } = [];

    /// <summary>Whether names of columns are fields' names though they differ by case.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>The rows, from 1, that name the columns; none where fields are in the order of the schema.</summary>
    public ImmutableArray<int> HeaderRows { get; init; } = [1];

    /// <summary>What stands between the parts of a name that several rows give.</summary>
    public string HeaderJoin { get; init; } = " ";

    /// <summary>A further text that means "no value".</summary>
    public string? NullSequence { get; init; }

    /// <summary>The key under which JSON has its records; nothing where it is a list of them.</summary>
    public Located<string>? Property { get; init; }

    /// <summary>What every record of JSON is: "array" or "object"; nothing where it may be either.</summary>
    public string? ItemType { get; init; }

    /// <summary>The keys that are taken of each record of JSON; none for all.</summary>
    public ImmutableArray<Located<string>> ItemKeys { get; init; } = [];

    /// <summary>Whether CsvHelper reads it as it is: each mark one character of ASCII, and quotation marks or escapes but not both.</summary>
    public bool IsUsual => LineEnd is null
        && Delimiter is ['\t' or (>= ' ' and <= '~')]
        && Quote is null or [>= '!' and <= '~']
        && Comment is null or [>= '!' and <= '~']
        && (Escape is null ? Quote is null || DoublesQuote : Quote is null && Escape is [>= '!' and <= '~'] && !SkipsSpace && NullSequence?.Contains(Escape[0]) != true)
        && !(SkipsSpace && Delimiter == " ");

    /// <summary>
    /// Reads the <c>dialect</c> of <paramref name="resource"/>, or the file that it names; what cannot be done is reported by its
    /// word, and so is what <paramref name="refused"/> says of it.
    /// </summary>
    public static TableDialect Read(
        YamlReader resource, TableDialect usual, string format, SourceFolder folder, Diagnostics diagnostics, Func<TableDialect, IEnumerable<(string Word, string Why)>>? refused = null)
    {
        if (NamedDescriptor.Nested(resource, "dialect", folder, diagnostics) is not { } yaml)
        {
            return usual;
        }

        yaml.PassTexts("$schema", "name", "title", "description", "csvddfVersion");
        PassIdle(yaml, format == "json" ? OfCsv : OfJson, format, diagnostics);
        Refuse(yaml, diagnostics);
        var dialect = Marks(yaml, usual with { SkipsSpace = yaml.Flag("skipInitialSpace") }, diagnostics) with
        {
            HeaderRows = HeaderOf(yaml, diagnostics),
            CommentRows = Rows(yaml, "commentRows", diagnostics),
            IgnoresCase = !yaml.Flag("caseSensitiveHeader", otherwise: true),
            HeaderJoin = yaml.TextValue("headerJoin") ?? " ",
            NullSequence = yaml.TextValue("nullSequence"),
            Property = yaml.Text("property"),
            ItemType = yaml.Choice("itemType", "array", "object"),
            ItemKeys = yaml.Texts("itemKeys"),
        };
        foreach (var (word, why) in refused?.Invoke(dialect) ?? [])
        {
            diagnostics.Add(Problems.DialectUnsupported(PlaceOf(yaml, word), word, why));
        }

        yaml.Finish();
        return format == "json" ? usual with { HeaderRows = dialect.HeaderRows, Property = dialect.Property, ItemType = dialect.ItemType, ItemKeys = dialect.ItemKeys } : dialect;
    }

    // The standard has words be passed over that a format has no use for.
    static void PassIdle(YamlReader yaml, string[] words, string format, Diagnostics diagnostics)
    {
        foreach (var word in words)
        {
            if (yaml.Take(word) is { } entry)
            {
                diagnostics.Add(Problems.DialectIdle(entry.At, word, format.ToUpperInvariant()));
            }
        }
    }

    static void Refuse(YamlReader yaml, Diagnostics diagnostics)
    {
        foreach (var word in OfOtherFormats)
        {
            if (yaml.Take(word) is { } entry)
            {
                diagnostics.Add(Problems.DialectUnsupported(entry.At, word, "spreadsheets and databases are not read; export the table as CSV"));
            }
        }

        if (yaml.Take("$ref") is { } reference)
        {
            diagnostics.Add(Problems.DialectUnsupported(reference.At, "$ref", "the standard has no references; write the path of the file instead, as in dialect: dialect.json"));
        }
    }

    // An escapeChar takes the place of quotation marks, unless something is said of those.
    static TableDialect Marks(YamlReader yaml, TableDialect usual, Diagnostics diagnostics)
    {
        var doubles = yaml.Flag("doubleQuote", otherwise: true);
        var escape = Character(yaml, "escapeChar", diagnostics);
        var quote = Character(yaml, "quoteChar", diagnostics) ?? (yaml.Has("quoteChar") || (escape is not null && doubles) ? null : usual.Quote);
        if (quote is not null && quote == escape)
        {
            (escape, doubles) = (null, true);
        }

        var end = Sequence(yaml, "lineTerminator", diagnostics);
        end = end is "\n" or "\r\n" or "\r" ? null : end;
        var delimiter = Sequence(yaml, "delimiter", diagnostics) ?? usual.Delimiter;
        var comment = Sequence(yaml, "commentChar", diagnostics);
        if (end is null && delimiter.AsSpan().ContainsAny('\r', '\n'))
        {
            diagnostics.Add(Problems.DialectUnsupported(PlaceOf(yaml, "delimiter"), "delimiter", "rows end there; a 'lineTerminator' would have to say what else they end with"));
            delimiter = usual.Delimiter;
        }

        if (end == delimiter)
        {
            diagnostics.Add(Problems.DialectUnsupported(PlaceOf(yaml, "lineTerminator"), "lineTerminator", "it is the delimiter too"));
            end = null;
        }

        return usual with
        {
            Delimiter = delimiter,
            LineEnd = end,
            DoublesQuote = doubles,
            Quote = Apart("quoteChar", quote),
            Escape = Apart("escapeChar", escape),
            Comment = comment is not null && (comment.StartsWith(delimiter, StringComparison.Ordinal) || comment == quote || comment == escape) ? Clash("commentChar") : comment,
        };

        string? Apart(string word, string? mark) =>
            mark is not null && (delimiter.Contains(mark, StringComparison.Ordinal) || end?.Contains(mark, StringComparison.Ordinal) == true || (usual.SkipsSpace && mark is " " or "\t")) ? Clash(word) : mark;

        string? Clash(string word)
        {
            diagnostics.Add(Problems.DialectUnsupported(PlaceOf(yaml, word), word, "another word of the dialect gives this character a meaning of its own"));
            return null;
        }
    }

    static SourceSpan PlaceOf(YamlReader yaml, string word) => yaml.Take(word)?.Value.At ?? yaml.Mapping.At;

    // An empty text is none.
    static string? Character(YamlReader yaml, string key, Diagnostics diagnostics)
    {
        if (yaml.Text(key) is not { Value.Length: > 0 } text)
        {
            return null;
        }

        if (text.Value.EnumerateRunes().Count() == 1 && text.Value is not ("\r" or "\n"))
        {
            return text.Value;
        }

        diagnostics.Add(Problems.DialectUnsupported(text.At, key, "it is one character, and not the end of a line"));
        return null;
    }

    static string? Sequence(YamlReader yaml, string key, Diagnostics diagnostics)
    {
        if (yaml.Text(key) is not { } text)
        {
            return null;
        }

        if (text.Value.Length is > 0 and <= LongestMark && (key != "commentChar" || !text.Value.AsSpan().ContainsAny('\r', '\n')))
        {
            return text.Value;
        }

        diagnostics.Add(Problems.DialectUnsupported(text.At, key, $"it has from 1 to {LongestMark} characters" + (key == "commentChar" ? " of one line" : "")));
        return null;
    }

    static ImmutableArray<int> HeaderOf(YamlReader yaml, Diagnostics diagnostics)
    {
        if (!yaml.Flag("header", otherwise: true) && yaml.TextValue("header") == "false")
        {
            yaml.Items("headerRows");
            return [];
        }

        return Rows(yaml, "headerRows", diagnostics) is { IsEmpty: false } rows ? rows : [1];
    }

    static ImmutableArray<int> Rows(YamlReader yaml, string key, Diagnostics diagnostics)
    {
        var rows = ImmutableArray.CreateBuilder<int>();
        foreach (var row in yaml.Texts(key))
        {
            if (int.TryParse(row.Value, out var number) && number >= 1 && (number <= MostHeaderRows || key != "headerRows"))
            {
                rows.Add(number);
            }
            else
            {
                diagnostics.Add(Problems.DialectUnsupported(row.At, key, key == "headerRows" ? "it lists the numbers of rows, from 1 to 100" : "it lists the numbers of rows, from 1"));
            }
        }

        return rows.Order().ToImmutableArray();
    }
}
