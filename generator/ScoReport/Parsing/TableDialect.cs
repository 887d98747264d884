using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>How a file of rows is written (Data Package, "Table Dialect").</summary>
public sealed record TableDialect
{
    const int MostHeaderRows = 100;

    static readonly string[] OfJson = ["property"];

    static readonly string[] OfCsv =
    [
        "delimiter", "lineTerminator", "quoteChar", "doubleQuote", "escapeChar", "nullSequence", "skipInitialSpace", "header", "headerRows", "headerJoin", "commentChar",
        "commentRows", "caseSensitiveHeader",
    ];

    static readonly (string[] Words, string Why)[] Unread =
    [
        (["itemType", "itemKeys"], "records are read as lists and as mappings alike"),
        (["sheetNumber", "sheetName", "table"], "spreadsheets and databases are not read; export the table as CSV"),
    ];

    /// <summary>As RFC 4180 has it.</summary>
    public static TableDialect Csv { get; } = new();

    /// <summary>What stands between values.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>What stands around values that hold a delimiter; nothing where nothing does.</summary>
    public char? Quote { get; init; } = '"';

    /// <summary>What makes the character behind it a plain one, where values are not quoted.</summary>
    public char? Escape { get; init; }

    /// <summary>Whether spaces around values are no part of them.</summary>
    public bool Trims { get; init; }

    /// <summary>What a line that is no row begins with.</summary>
    public char? Comment { get; init; }

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

    /// <summary>Reads the <c>dialect</c> of <paramref name="resource"/>; what cannot be done is reported by its word.</summary>
    public static TableDialect Read(YamlReader resource, TableDialect usual, string format, Diagnostics diagnostics)
    {
        if (resource.Nested("dialect") is not { } yaml)
        {
            return usual;
        }

        yaml.PassTexts("$schema", "title", "description", "csvddfVersion");
        var idle = format == "json" ? OfCsv : OfJson;
        foreach (var word in idle.Where(yaml.Has))
        {
            diagnostics.Add(Problems.DialectUnsupported(yaml.Take(word) is { } entry ? entry.At : yaml.PlaceOf(word), word, format == "json" ? "JSON has one way of being written" : "it is about JSON"));
        }

        var escape = Character(yaml, "escapeChar", diagnostics);
        var quote = Character(yaml, "quoteChar", diagnostics);
        var dialect = usual with
        {
            Delimiter = Character(yaml, "delimiter", diagnostics) ?? usual.Delimiter,
            Quote = escape is null ? quote ?? usual.Quote : null,
            Escape = escape,
            Trims = yaml.Flag("skipInitialSpace"),
            Comment = Character(yaml, "commentChar", diagnostics),
            HeaderRows = HeaderOf(yaml, diagnostics),
            CommentRows = Rows(yaml, "commentRows", diagnostics),
            IgnoresCase = !yaml.Flag("caseSensitiveHeader", otherwise: true),
            HeaderJoin = yaml.TextValue("headerJoin") ?? " ",
            NullSequence = yaml.TextValue("nullSequence"),
            Property = yaml.Text("property"),
        };
        Refuse(yaml, escape is not null && quote is not null, diagnostics);
        yaml.Finish();
        return dialect;
    }

    static void Refuse(YamlReader yaml, bool quotesAndEscapes, Diagnostics diagnostics)
    {
        if (quotesAndEscapes)
        {
            diagnostics.Add(Problems.DialectUnsupported(yaml.Take("escapeChar")!.Value.At, "escapeChar", "values are either quoted or escaped"));
        }

        if (!yaml.Flag("doubleQuote", otherwise: true) && yaml.Take("escapeChar") is null && yaml.Text("doubleQuote") is { Value: "false" } single)
        {
            diagnostics.Add(Problems.DialectUnsupported(single.At, "doubleQuote", "a quotation mark in a quoted value is always doubled"));
        }

        if (yaml.Text("lineTerminator") is { Value: not ("\n" or "\r\n" or "\r") } end)
        {
            diagnostics.Add(Problems.DialectUnsupported(end.At, "lineTerminator", "lines end with a line feed, a carriage return or both, and which of them is found out"));
        }

        foreach (var (words, why) in Unread)
        {
            foreach (var word in words)
            {
                if (yaml.Take(word) is { } entry)
                {
                    diagnostics.Add(Problems.DialectUnsupported(entry.At, word, why));
                }
            }
        }
    }

    static char? Character(YamlReader yaml, string key, Diagnostics diagnostics)
    {
        if (yaml.Text(key) is not { } text)
        {
            return null;
        }

        if (text.Value is [var one] && (one == '\t' || one is > ' ' and <= '~' || (one == ' ' && key == "delimiter")))
        {
            return one;
        }

        diagnostics.Add(Problems.DialectUnsupported(text.At, key, "it is one character of ASCII"));
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
