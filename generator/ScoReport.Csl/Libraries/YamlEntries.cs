using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Csl.Model;

namespace ScoReport.Csl.Libraries;

/// <summary>Entries of CSL-YAML in the plainer shape of CSL-JSON, each value at its place.</summary>
static class YamlEntries
{
    static readonly FrozenDictionary<string, string> Names = Vocabulary.All
        .Concat(["shortTitle", "journalAbbreviation"]).ToFrozenDictionary(static name => name, StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> Verbatim = FrozenSet.ToFrozenSet(["id", "type", "DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID", "language", "license", "custom"], StringComparer.Ordinal);

    /// <summary>The entry with CSL's spelling of its keys, and its names, dates and texts as CSL-JSON has them.</summary>
    public static LibraryValue Plain(LibraryValue entry) => Object(entry,
        [.. entry.Members.Where(static member => !IsOtherIds(member)).Select(static member => Plain(member with { Key = Names.GetValueOrDefault(member.Key, member.Key) }))]);

    /// <summary>The further keys of the entry.</summary>
    public static ImmutableArray<string> OtherIds(LibraryValue entry) => entry.Members.FirstOrDefault(IsOtherIds)?.Value is { } ids
        ? [.. (ids.IsScalar ? [ids] : ids.Items).Where(static id => id.IsScalar).Select(static id => id.Text)]
        : [];

    static bool IsOtherIds(LibraryMember member) => member.Key.Equals("other-ids", StringComparison.OrdinalIgnoreCase);

    static LibraryMember Plain(LibraryMember member) => member.Key switch
    {
        _ when member.Value.Kind == LibraryValueKind.Null || Verbatim.Contains(member.Key) => member,
        var name when Vocabulary.NameVariables.Contains(name) => member with { Value = NamesOf(member.Value) },
        var name when Vocabulary.DateVariables.Contains(name) => member with { Value = DateOf(member.Value) },
        _ => member with { Value = Marked(member.Value) },
    };

    static LibraryValue NamesOf(LibraryValue value) => value.Kind switch
    {
        LibraryValueKind.List => List(value, [.. value.Items.Select(NameOf)]),
        _ => List(value, [NameOf(value)]),
    };

    // "Family, Given, Suffix"; a text without a comma is a name in one piece.
    static LibraryValue NameOf(LibraryValue value)
    {
        if (!value.IsScalar)
        {
            return value.Kind != LibraryValueKind.Object ? value
                : Object(value, [.. value.Members.Select(static part => part with { Key = part.Key.ToLowerInvariant(), Value = Marked(part.Value) })]);
        }
        var parts = FieldMarkdown.ToMarkup(value.Text).Split(',', 3, StringSplitOptions.TrimEntries);
        return parts.Length == 1 || parts[1].Length == 0
            ? Object(value, [Part(value, "literal", parts[0])])
            : Object(value, [Part(value, "family", parts[0]), Part(value, "given", parts[1]), .. parts.Skip(2).Select(suffix => Part(value, "suffix", suffix))]);
    }

    static LibraryMember Part(LibraryValue name, string key, string text) => new(key, name.Span.Offset, Text(name, text));

    // A text in EDTF, a mapping of year, month and day, a list of two of either, or what CSL-JSON has.
    static LibraryValue DateOf(LibraryValue value)
    {
        if (value.Kind == LibraryValueKind.Object)
        {
            var lower = Object(value, [.. value.Members.Select(static member => member with { Key = member.Key.ToLowerInvariant() })]);
            return lower["year"] is null ? lower : Object(value, [.. lower.Members.Where(static member => member.Key is not ("year" or "month" or "day")), PartsMember(value, [lower])]);
        }
        if (value.Kind != LibraryValueKind.List || value.Items.Count == 0)
        {
            return value;
        }
        if (value.Items.All(static item => item.Kind == LibraryValueKind.Object))
        {
            return Object(value, [PartsMember(value, value.Items), .. value.Items[0].Members.Where(static member => member.Key.Equals("circa", StringComparison.OrdinalIgnoreCase))]);
        }
        var isRange = value.Items.All(static item => item.Kind == LibraryValueKind.List);
        return Object(value, [new LibraryMember("date-parts", value.Span.Offset, isRange ? value : List(value, [value]))]);
    }

    static LibraryMember PartsMember(LibraryValue at, IReadOnlyList<LibraryValue> dates) =>
        new("date-parts", at.Span.Offset, List(at, [.. dates.Select(static date => List(date, [.. PartsOf(date)]))]));

    static IEnumerable<LibraryValue> PartsOf(LibraryValue date) => ((string[])["year", "month", "day"])
        .Select(key => date.Members.FirstOrDefault(member => member.Key.Equals(key, StringComparison.OrdinalIgnoreCase))?.Value)
        .TakeWhile(static part => part is not null)!;

    static LibraryValue Marked(LibraryValue value) => value.Kind switch
    {
        LibraryValueKind.Text => Text(value, FieldMarkdown.ToMarkup(value.Text)),
        LibraryValueKind.List => List(value, [.. value.Items.Select(Marked)]),
        _ => value,
    };

    static LibraryValue Text(LibraryValue at, string text) => new() { Kind = LibraryValueKind.Text, Span = at.Span, Text = text };

    static LibraryValue List(LibraryValue at, IReadOnlyList<LibraryValue> items) => new() { Kind = LibraryValueKind.List, Span = at.Span, Items = items };

    static LibraryValue Object(LibraryValue at, IReadOnlyList<LibraryMember> members) => new() { Kind = LibraryValueKind.Object, Span = at.Span, Members = members };
}
