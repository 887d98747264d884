using System.Collections.Immutable;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Libraries;

/// <summary>One RIS record → <see cref="Reference"/>, whose id is empty when the record has none.</summary>
sealed class RisReader(ProblemList problems)
{
    readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public Reference Read(RisRecord record)
    {
        var type = record.Type.Value.ToUpperInvariant();
        ReportType(record.Type, type);
        var entry = new RisEntry(type, record.Tags);
        foreach (var tag in record.Tags.Skip(1).Where(static tag => tag.Value.Length > 0))
        {
            if (RisDates.IsUnreadable(tag))
            {
                problems.Add(CslProblemKind.InvalidDate, tag.ValueOffset, $"The date '{tag.Value}' cannot be read; it is shown as it is.", "write YYYY/MM/DD");
            }
            if (!entry.Take(tag))
            {
                ReportTag(tag, type);
                entry.Keep(tag);
            }
        }
        entry.Finish();
        var id = record.Tags.FirstOrDefault(static tag => tag.Tag == "ID" && tag.Value.Length > 0);
        var at = id ?? record.Type;
        return new Reference
        {
            Id = id?.Value ?? "",
            Type = RisTypes.Of(type).Csl,
            Span = record.Span,
            IdSpan = new TextSpan(at.ValueOffset, at.Value.Split('\n')[0].Length),
            Variables = entry.Variables,
            Names = entry.Names.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal),
            Dates = entry.Dates,
            Custom = entry.Custom,
        };
    }

    void ReportType(RisTag tag, string type)
    {
        if (!RisTypes.IsKnown(type) && _reported.Add("TY " + type))
        {
            problems.Add(CslProblemKind.UnknownType, tag.ValueOffset, $"RIS has no type '{tag.Value}'; the record is read as a document.");
        }
    }

    void ReportTag(RisTag tag, string type)
    {
        if (_reported.Add(tag.Tag))
        {
            problems.Add(CslProblemKind.UnknownField, tag.Offset, $"The tag '{tag.Tag}' has no place in CSL in a record of the type {type}; its value is kept.");
        }
    }
}
