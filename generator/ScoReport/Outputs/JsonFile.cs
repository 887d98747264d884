using System.Collections.Immutable;
using System.Text.Json;
using ScoReport.Data;

namespace ScoReport.Outputs;

/// <summary>A table as JSON: its fields as Table Schema has them, its rows as objects, and what is to be known of its values.</summary>
static class JsonFile
{
    // Line ends that do not change with the machine.
    static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Written(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            write(json);
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    public static byte[] Of(DownloadTable table, string title) => Written(json =>
    {
        json.WriteStartObject();
        json.WriteString("title", title);
        WriteSchema(json, "schema", new DownloadTable(table.Table with { ForeignKeys = [] }), onlyValues: true);
        json.WriteStartArray("rows");
        for (var row = 0; row < table.Table.RowCount; row++)
        {
            WriteRow(json, table.Table, row);
        }

        json.WriteEndArray();
        WriteAbsent(json, table.Table);
        WriteAnnotations(json, table.Table);
        WriteOrigin(json, table.Table);
        json.WriteEndObject();
    });

    // Rows have null for every value that is missing; which symbol says so, and thereby why, stands here.
    static void WriteAbsent(Utf8JsonWriter json, Table table)
    {
        var cells = Enumerable.Range(0, table.RowCount).SelectMany(row => Enumerable.Range(0, table.Fields.Length).Select(field => (Row: row, Field: field, Symbol: table.Columns[field].IsMissing(row) ? table[row, field].Missing : null)))
            .Where(static cell => !string.IsNullOrWhiteSpace(cell.Symbol)).ToArray();
        if (cells.Length == 0)
        {
            return;
        }

        json.WriteStartArray("missing");
        foreach (var (row, field, symbol) in cells)
        {
            json.WriteStartObject();
            json.WriteNumber("row", row);
            json.WriteString("field", table.Fields[field].Name);
            json.WriteString("value", symbol);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteRow(Utf8JsonWriter json, Table table, int row)
    {
        json.WriteStartObject();
        for (var i = 0; i < table.Fields.Length; i++)
        {
            json.WritePropertyName(table.Fields[i].Name);
            WriteValue(json, table.Fields[i], table[row, i]);
        }

        json.WriteEndObject();
    }

    static void WriteValue(Utf8JsonWriter json, Field field, Cell cell)
    {
        if (cell.IsMissing)
        {
            json.WriteNullValue();
        }
        else if (cell.Number is { } number)
        {
            json.WriteNumberValue(number);
        }
        else if (field.Type == FieldType.Boolean && cell.Text is "true" or "false")
        {
            json.WriteBooleanValue(cell.Text == "true");
        }
        else
        {
            json.WriteStringValue(cell.Text);
        }
    }

    /// <summary>Writes a Table Schema.</summary>
    public static void WriteSchema(Utf8JsonWriter json, string name, DownloadTable table, bool onlyValues)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("fields");
        foreach (var column in table.Columns.Where(c => !onlyValues || c.Content == DownloadTable.Content.Value))
        {
            if (column.Content == DownloadTable.Content.Value)
            {
                WriteField(json, table.Table.Fields[column.Field]);
            }
            else
            {
                json.WriteStartObject();
                json.WriteString("name", column.Name);
                json.WriteString("type", "string");
                json.WriteString("title", column.Title);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        WriteKeys(json, table.Table);
        json.WriteEndObject();
    }

    // Formats of a string that Table Schema knows; ours are not for other programs.
    static readonly string?[] Formats = ["email", "uri", "binary", "uuid"];

    static void WriteField(Utf8JsonWriter json, Field field)
    {
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        json.WriteString("type", field.Type.ToString().ToLowerInvariant());
        json.WriteString("title", field.Title);
        Optional(json, "unit", field.Unit);
        Optional(json, "description", field.Description);
        Optional(json, "format", Formats.Contains(field.TextFormat) ? field.TextFormat : null);
        WriteConstraints(json, field);
        WriteMissing(json, field.MissingSymbols);

        json.WriteEndObject();
    }

    static void WriteConstraints(Utf8JsonWriter json, Field field)
    {
        if (!field.Required && field.Constraints == FieldConstraints.None)
        {
            return;
        }

        var rules = field.Constraints;
        json.WriteStartObject("constraints");
        Flag(json, "required", field.Required);
        Flag(json, "unique", rules.Unique);
        WriteLimit(json, "minimum", rules.Minimum);
        WriteLimit(json, "maximum", rules.Maximum);
        WriteCount(json, "minLength", rules.MinLength);
        WriteCount(json, "maxLength", rules.MaxLength);
        Optional(json, "pattern", rules.Pattern);
        WriteAllowed(json, field);
        json.WriteEndObject();
    }

    // As the field has them: numbers as numbers, and truth as truth.
    static void WriteAllowed(Utf8JsonWriter json, Field field)
    {
        if (field.Constraints.Allowed.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("enum");
        foreach (var text in field.Constraints.Allowed)
        {
            WriteValue(json, field, new Cell(text, field.IsNumeric && Numbers.TryParse(text, out var number) ? number : null, null));
        }

        json.WriteEndArray();
    }

    static void Flag(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, value);
        }
    }

    static void WriteLimit(Utf8JsonWriter json, string name, Limit? limit)
    {
        if (limit is { Number: { } number })
        {
            json.WriteNumber(name, number);
        }
        else
        {
            Optional(json, name, limit?.Text);
        }
    }

    static void WriteCount(Utf8JsonWriter json, string name, int? count)
    {
        if (count is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    static void WriteNames(Utf8JsonWriter json, string name, ImmutableArray<string> names)
    {
        if (names.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var one in names)
        {
            json.WriteStringValue(one);
        }

        json.WriteEndArray();
    }

    // A key of which one field is not there is another key.
    static void WriteKeys(Utf8JsonWriter json, Table table)
    {
        if (table.KeyFields.All(Has))
        {
            if (table.KeyFields is [var only])
            {
                json.WriteString("primaryKey", only);
            }
            else
            {
                WriteNames(json, "primaryKey", table.KeyFields);
            }
        }

        WriteUniqueKeys(json, [.. table.UniqueKeys.Where(key => key.All(Has))]);
        WriteForeignKeys(json, table, [.. table.ForeignKeys.Where(key => key.Fields.All(Has))]);
        WriteMissing(json, table.MissingSymbols);

        bool Has(string field) => table.FieldIndex(field) >= 0;
    }

    static void WriteUniqueKeys(Utf8JsonWriter json, ImmutableArray<ImmutableArray<string>> keys)
    {
        if (keys.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("uniqueKeys");
        foreach (var key in keys)
        {
            json.WriteStartArray();
            foreach (var field in key)
            {
                json.WriteStringValue(field);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    static void WriteForeignKeys(Utf8JsonWriter json, Table table, ImmutableArray<KeyReference> keys)
    {
        if (keys.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("foreignKeys");
        foreach (var key in keys)
        {
            json.WriteStartObject();
            WriteNames(json, "fields", key.Fields);
            json.WriteStartObject("reference");
            json.WriteString("resource", key.Resource == table.Name ? "" : key.Resource);
            WriteNames(json, "fields", key.Targets);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteMissing(Utf8JsonWriter json, ImmutableArray<MissingSymbol> symbols)
    {
        if (symbols.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("missingValues");
        foreach (var symbol in symbols)
        {
            json.WriteStartObject();
            json.WriteString("value", symbol.Symbol);
            Optional(json, "label", symbol.Label);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the remarks on a table, each with the row's key or number and the field's name.</summary>
    public static void WriteAnnotations(Utf8JsonWriter json, Table table)
    {
        if (table.Annotations.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("annotations");
        foreach (var remark in table.Annotations)
        {
            json.WriteStartObject();
            if (remark.Row >= 0)
            {
                json.WriteNumber("row", remark.Row);
                Optional(json, "key", table.KeyOf(remark.Row) is { Length: > 0 } key ? key : null);
            }

            Optional(json, "field", remark.Field >= 0 ? table.Fields[remark.Field].Name : null);
            Optional(json, "status", remark.Status is { } status ? StatusWords.Of(status) : null);
            Optional(json, "printed", remark.Printed);
            Optional(json, "note", remark.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes sources and licences.</summary>
    public static void WriteOrigin(Utf8JsonWriter json, Table table)
    {
        WriteSources(json, table.Sources);
        WriteLicenses(json, table.Licenses);
    }

    static void WriteSources(Utf8JsonWriter json, ImmutableArray<DataSource> sources)
    {
        if (sources.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("sources");
        foreach (var source in sources)
        {
            json.WriteStartObject();
            json.WriteString("title", source.Title);
            Optional(json, "path", source.Path);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteLicenses(Utf8JsonWriter json, ImmutableArray<DataLicense> licenses)
    {
        if (licenses.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("licenses");
        foreach (var license in licenses)
        {
            json.WriteStartObject();
            json.WriteString("name", license.Name);
            Optional(json, "title", license.Title);
            Optional(json, "path", license.Path);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a text where there is one.</summary>
    public static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
