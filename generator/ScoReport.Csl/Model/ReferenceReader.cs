using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Model;

/// <summary>One JSON object → <see cref="Reference"/>.</summary>
sealed class ReferenceReader(ProblemList problems)
{
    static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["shortTitle"] = "title-short",
        ["journalAbbreviation"] = "container-title-short",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    readonly HashSet<string> _reportedFields = new(StringComparer.Ordinal);
    readonly HashSet<string> _reportedTypes = new(StringComparer.Ordinal);

    readonly record struct Parts(
        Dictionary<string, string> Variables, Dictionary<string, ImmutableArray<Name>> Names,
        Dictionary<string, DateVariable> Dates, Dictionary<string, string> Custom);

    public Reference? Read(LibraryValue entry, string? defaultId)
    {
        var id = entry["id"];
        if (id is not { Kind: LibraryValueKind.Text or LibraryValueKind.Number, Text.Length: > 0 } && defaultId is null)
        {
            problems.Add(CslProblemKind.MissingId, entry.Span.Offset, "An entry has no id; it is left out.", "add \"id\": \"…\"");
            return null;
        }
        var parts = new Parts(new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        foreach (var member in entry.Members)
        {
            ReadMember(member, parts);
        }
        NoteFields.Move(parts.Variables, parts.Names, parts.Dates);
        return new Reference
        {
            Id = id?.Text ?? defaultId!,
            Type = ReadType(entry["type"]),
            Span = entry.Span,
            IdSpan = id?.Span ?? default,
            Variables = parts.Variables,
            Names = parts.Names,
            Dates = parts.Dates,
            Custom = parts.Custom,
        };
    }

    string ReadType(LibraryValue? type)
    {
        if (type is not { Kind: LibraryValueKind.Text })
        {
            return "";
        }
        if (!Vocabulary.Types.Contains(type.Text) && _reportedTypes.Add(type.Text))
        {
            problems.Add(CslProblemKind.UnknownType, type.Span.Offset, $"CSL knows no type '{type.Text}'.");
        }
        return type.Text;
    }

    void ReadMember(LibraryMember member, Parts parts)
    {
        if (member.Key is "id" or "type" || member.Value.Kind == LibraryValueKind.Null)
        {
            return;
        }
        if (member.Key == "custom")
        {
            ReadCustom(member.Value, parts.Custom);
            return;
        }
        var name = Aliases.GetValueOrDefault(member.Key, member.Key);
        ReportUnknown(member, name);
        if (Vocabulary.NameVariables.Contains(name) || LooksLikeNames(member.Value))
        {
            ReportBadNames(member);
            parts.Names[name] = ReadNames(member.Value);
        }
        else if (Vocabulary.DateVariables.Contains(name) || LooksLikeDate(member.Value))
        {
            parts.Dates[name] = ReadDate(member);
        }
        else
        {
            ReadVariable(member, name, parts.Variables);
        }
    }

    // What readers of a list of works may want to know, and no style prints.
    static readonly string[] OwnFields = ["archive-url", "archive-date", "title-script", "title-translated", "verification"];

    void ReportUnknown(LibraryMember member, string name)
    {
        if (!Vocabulary.IsKnown(name) && _reportedFields.Add(member.Key))
        {
            problems.Add(CslProblemKind.UnknownField, member.Offset, $"CSL knows no field '{member.Key}'; its value is kept.", OwnFields.Contains(name) ? "put it under 'custom'" : null);
        }
    }

    static bool LooksLikeNames(LibraryValue value) =>
        value.Kind == LibraryValueKind.List && value.Items.Count > 0
        && value.Items.All(item => item.Kind == LibraryValueKind.Object && (item["family"] ?? item["literal"] ?? item["given"]) is not null);

    static bool LooksLikeDate(LibraryValue value) => value.Kind == LibraryValueKind.Object && (value["date-parts"] ?? value["raw"]) is not null;

    static void ReadCustom(LibraryValue value, Dictionary<string, string> custom)
    {
        foreach (var member in value.Members.Where(member => member.Value.IsScalar))
        {
            custom[member.Key] = member.Value.Text;
        }
    }

    void ReadVariable(LibraryMember member, string name, Dictionary<string, string> variables)
    {
        if (member.Value.IsScalar)
        {
            variables[name] = member.Value.Text;
        }
        else if (member.Value.Kind == LibraryValueKind.List)
        {
            variables[name] = string.Join(", ", member.Value.Items.Where(item => item.IsScalar).Select(item => item.Text));
        }
        else
        {
            problems.Add(CslProblemKind.MalformedEntry, member.Value.Span.Offset, $"The value of '{member.Key}' should be text.");
        }
    }

    void ReportBadNames(LibraryMember member)
    {
        if (member.Value.Kind != LibraryValueKind.List || member.Value.Items.Any(static item => item.Kind != LibraryValueKind.Object))
        {
            problems.Add(CslProblemKind.MalformedEntry, member.Value.Span.Offset, $"The value of '{member.Key}' should be a list of names.", "write [{\"family\": \"…\", \"given\": \"…\"}] or [{\"literal\": \"…\"}]");
        }
    }

    // Months 13 to 24 are seasons in the wild (CSL-JSON, EDTF).
    static bool IsImpossible(DateVariable date) =>
        date.Parts.Any(static p => p.Month is < 0 or > 24 || p.Day is < 0 or > 31);

    static ImmutableArray<Name> ReadNames(LibraryValue value) => value.Kind switch
    {
        LibraryValueKind.List => [.. value.Items.Select(ReadName).OfType<Name>()],
        LibraryValueKind.Object or LibraryValueKind.Text => ReadName(value) is { } name ? [name] : [],
        _ => [],
    };

    static Name? ReadName(LibraryValue value)
    {
        if (value.Kind == LibraryValueKind.Text)
        {
            return new Name { Literal = value.Text };
        }
        var name = new Name
        {
            Family = Text(value["family"]),
            Given = Text(value["given"]),
            DroppingParticle = Text(value["dropping-particle"]),
            NonDroppingParticle = Text(value["non-dropping-particle"]),
            Suffix = Text(value["suffix"]),
            CommaSuffix = IsTrue(value["comma-suffix"]),
            StaticOrdering = IsTrue(value["static-ordering"]),
            Literal = value["literal"] is { } literal && literal.Text.Length > 0 ? literal.Text : null,
        };
        if (name.Literal is null && name.Family.Length == 0 && name.Given.Length > 0)
        {
            return name with { Family = name.Given, Given = "" };
        }
        return name.Literal is null && name.Family.Length == 0 ? null : NameParticles.Extract(name);
    }

    static string Text(LibraryValue? value) => value is { IsScalar: true } ? value.Text.Trim() : "";

    static bool IsTrue(LibraryValue? value) => value is { IsScalar: true, Text: not ("" or "false" or "0") };

    DateVariable ReadDate(LibraryMember member)
    {
        var value = member.Value;
        if (value.IsScalar)
        {
            return DateReader.FromText(value.Text);
        }
        if (Text(value["raw"]) is { Length: > 0 } raw)
        {
            return DateReader.FromText(raw) with { IsUncertain = DateReader.FromText(raw).IsUncertain || IsTrue(value["circa"]) };
        }
        var date = DateReader.FromParts(value["date-parts"], value["season"]) with { IsUncertain = IsTrue(value["circa"]) };
        var literal = Text(value["literal"]);
        if (literal.Length > 0)
        {
            date = date with { Literal = literal };
        }
        if (date.Parts.IsEmpty && date.Literal is null && date.SeasonText is null && value["date-parts"] is not null || IsImpossible(date))
        {
            problems.Add(CslProblemKind.InvalidDate, value.Span.Offset, $"The date '{member.Key}' cannot be read.", "write [[year, month, day]]");
        }
        return date;
    }
}
