using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ScoReport.Csl.Tests;

/// <summary>References as CSL-JSON in one fixed form, for expectations: a field a line, in the order of their names.</summary>
static class ReferenceText
{
    public static string Of(IEnumerable<Reference> references) =>
        "[\n" + string.Join(",\n", references.Select(Entry)) + "\n]";

    static string Entry(Reference reference)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in reference.Variables)
        {
            fields[name] = Text(value);
        }
        foreach (var (name, list) in reference.Names)
        {
            fields[name] = "[" + string.Join(", ", list.Select(NameObject)) + "]";
        }
        foreach (var (name, date) in reference.Dates)
        {
            fields[name] = Date(date);
        }
        if (!reference.Aliases.IsEmpty)
        {
            fields["aliases"] = "[" + string.Join(", ", reference.Aliases.Select(Text)) + "]";
        }
        if (reference.Custom.Count > 0)
        {
            fields["custom"] = Object([.. reference.Custom.Select(static pair => (pair.Key, (string?)Text(pair.Value)))]);
        }
        var lines = fields.Select(static field => $"   {Text(field.Key)}: {field.Value}").Prepend($"  {{\"id\": {Text(reference.Id)}, \"type\": {Text(reference.Type)}");
        return string.Join(",\n", lines) + "}";
    }

    static string NameObject(Name name) => Object(
        ("literal", name.Literal is { } literal ? Text(literal) : null), ("family", Given(name.Family)), ("given", Given(name.Given)),
        ("dropping-particle", Given(name.DroppingParticle)), ("non-dropping-particle", Given(name.NonDroppingParticle)), ("suffix", Given(name.Suffix)),
        ("comma-suffix", name.CommaSuffix ? "true" : null));

    static string Date(DateVariable date) => Object(
        ("date-parts", date.Parts.IsEmpty ? null : "[" + string.Join(", ", date.Parts.Select(Parts)) + "]"),
        ("circa", date.IsUncertain ? "true" : null),
        ("season", date.SeasonText is { } season ? Text(season) : null),
        ("literal", date.Literal is { } literal ? Text(literal) : null));

    static string Parts(DateParts parts)
    {
        ImmutableArray<int> numbers = parts.Day > 0 ? [parts.Year, parts.Month, parts.Day] : parts.Month > 0 ? [parts.Year, parts.Month] : [parts.Year];
        return "[" + string.Join(", ", numbers.Select(static number => number.ToString(CultureInfo.InvariantCulture))) + "]";
    }

    static string? Given(string value) => value.Length > 0 ? Text(value) : null;

    static string Object(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        var builder = new StringBuilder();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                builder.Append(builder.Length > 0 ? ", " : "{").Append(Text(name)).Append(": ").Append(value);
            }
        }
        return builder.Length > 0 ? builder.Append('}').ToString() : "{}";
    }

    static string Text(string value)
    {
        var builder = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => builder.Append('\\').Append(c),
                < ' ' or '\u00A0' or '\u202F' or >= '\uFDD0' and <= '\uFDEF' => builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => builder.Append(c),
            };
        }
        return builder.Append('"').ToString();
    }
}
