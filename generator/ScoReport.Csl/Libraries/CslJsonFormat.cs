using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScoReport.Csl.Model;

namespace ScoReport.Csl;

/// <summary>References as CSL-JSON (csl-data.json): id, type, names, titles and other fields by name, dates, and <c>custom</c>.</summary>
public static class CslJsonFormat
{
    static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A list of entries, indented by two spaces, with a line feed at the end.</summary>
    public static string Write(IEnumerable<Reference> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartArray();
            foreach (var reference in references)
            {
                WriteEntry(json, reference);
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)) + "\n";
    }

    static void WriteEntry(Utf8JsonWriter json, Reference reference)
    {
        json.WriteStartObject();
        json.WriteString("id", reference.Id);
        if (reference.Type.Length > 0)
        {
            json.WriteString("type", reference.Type);
        }
        WriteVariable(json, reference, "title");
        foreach (var (name, names) in reference.Names.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            WriteNames(json, name, names);
        }
        foreach (var (name, date) in reference.Dates.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            WriteDate(json, name, date);
        }
        foreach (var name in reference.Variables.Keys.Where(static name => name != "title").Order(StringComparer.Ordinal))
        {
            WriteVariable(json, reference, name);
        }
        WriteCustom(json, reference.Custom);
        json.WriteEndObject();
    }

    static void WriteVariable(Utf8JsonWriter json, Reference reference, string name)
    {
        if (!reference.Variables.TryGetValue(name, out var value))
        {
            return;
        }
        if (name == "categories")
        {
            json.WriteStartArray(name);
            value.Split(", ", StringSplitOptions.RemoveEmptyEntries).ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }
        else
        {
            json.WriteString(name, value);
        }
    }

    static void WriteNames(Utf8JsonWriter json, string variable, ImmutableArray<Name> names)
    {
        json.WriteStartArray(variable);
        foreach (var name in names)
        {
            json.WriteStartObject();
            WriteText(json, "literal", name.Literal);
            WriteText(json, "family", Family(name));
            WriteText(json, "given", name.Given);
            WriteText(json, "dropping-particle", name.DroppingParticle);
            WriteText(json, "non-dropping-particle", name.NonDroppingParticle);
            WriteText(json, "suffix", name.Suffix);
            WriteFlag(json, "comma-suffix", name.CommaSuffix);
            WriteFlag(json, "static-ordering", name.StaticOrdering);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // A family name in which a reader would find particles or a suffix stands in quotation marks, which say that it is whole.
    static string Family(Name name) => NameParticles.Extract(name).Family == name.Family ? name.Family : $"\"{name.Family}\"";

    static void WriteText(Utf8JsonWriter json, string key, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(key, text);
        }
    }

    static void WriteFlag(Utf8JsonWriter json, string key, bool flag)
    {
        if (flag)
        {
            json.WriteBoolean(key, flag);
        }
    }

    static void WriteDate(Utf8JsonWriter json, string variable, DateVariable date)
    {
        json.WriteStartObject(variable);
        if (date.Parts.Length > 0)
        {
            json.WritePropertyName("date-parts");
            json.WriteRawValue($"[{string.Join(", ", date.Parts.Select(part => PartsOf(part, alone: date.Parts.Length == 1)))}]");
        }
        if (date.Parts.Length == 1 && date.Parts[0].Season > 0)
        {
            json.WriteNumber("season", date.Parts[0].Season);
        }
        WriteText(json, "season", date.SeasonText);
        WriteFlag(json, "circa", date.IsUncertain);
        WriteText(json, "literal", date.Literal);
        json.WriteEndObject();
    }

    // A date alone has its season beside the parts; in a range each end carries its own, as a month of 13 to 16.
    static string PartsOf(DateParts part, bool alone)
    {
        var month = alone && part.Season > 0 ? 0 : part.Month;
        return string.Create(CultureInfo.InvariantCulture, $"[{part.Year}{(month > 0 ? $", {month}" : "")}{(month > 0 && part.Day > 0 ? $", {part.Day}" : "")}]");
    }

    static void WriteCustom(Utf8JsonWriter json, IReadOnlyDictionary<string, string> custom)
    {
        if (custom.Count == 0)
        {
            return;
        }
        json.WriteStartObject("custom");
        foreach (var (key, value) in custom.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }
        json.WriteEndObject();
    }
}
