using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>How a file of rows is written (Data Package, "Table Dialect").</summary>
public sealed record TableDialect
{
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

    /// <summary>The rows, from 1, that name the columns; none where fields are in the order of the schema.</summary>
    public ImmutableArray<int> HeaderRows { get; init; } = [1];

    /// <summary>What stands between the parts of a name that several rows give.</summary>
    public string HeaderJoin { get; init; } = " ";

    /// <summary>A further text that means "no value".</summary>
    public string? NullSequence { get; init; }

    /// <summary>The key under which JSON has its records; nothing where it is a list of them.</summary>
    public Located<string>? Property { get; init; }

    /// <summary>Reads the <c>dialect</c> of <paramref name="resource"/>; what cannot be done is reported by its word.</summary>
    public static TableDialect Read(YamlReader resource, TableDialect usual, Diagnostics diagnostics)
    {
        if (resource.Nested("dialect") is not { } yaml)
        {
            return usual;
        }

        yaml.PassTexts("$schema", "title", "description", "lineTerminator", "csvddfVersion", "caseSensitiveHeader");
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

        if (yaml.Text("doubleQuote") is { Value: "false" } doubled && yaml.Take("escapeChar") is null)
        {
            diagnostics.Add(Problems.DialectUnsupported(doubled.At, "doubleQuote", "a quotation mark in a quoted value is always doubled"));
        }

        foreach (var word in (string[])["commentRows", "itemType", "itemKeys", "sheetNumber", "sheetName", "table"])
        {
            if (yaml.Take(word) is { } entry)
            {
                diagnostics.Add(Problems.DialectUnsupported(entry.At, word, "files are read as CSV or as JSON, from their first line on"));
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
        if (yaml.Text("header", "true or false") is { Value: "false" })
        {
            yaml.Items("headerRows");
            return [];
        }

        var rows = ImmutableArray.CreateBuilder<int>();
        foreach (var row in yaml.Texts("headerRows"))
        {
            if (!int.TryParse(row.Value, out var number) || number < 1 || number > 100)
            {
                diagnostics.Add(Problems.DialectUnsupported(row.At, "headerRows", "it lists the numbers of rows, from 1 to 100"));
            }
            else
            {
                rows.Add(number);
            }
        }

        return rows.Count == 0 ? [1] : rows.Order().ToImmutableArray();
    }
}
