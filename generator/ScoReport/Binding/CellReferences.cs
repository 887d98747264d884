using System.Collections.Frozen;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Resolves the cells of fields whose values are ids in the report.</summary>
static class CellReferences
{
    /// <summary>What the cells of a shown table lead to; reports ids that the report does not have, in the data.</summary>
    /// <param name="table">What is shown.</param>
    /// <param name="whole">The resource that it is part of, for places.</param>
    /// <param name="anchors">What can be referred to.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static FrozenDictionary<(int Row, int Field), BoundCrossReference> Of(Table table, Table? whole, Anchors anchors, Diagnostics diagnostics)
    {
        var references = new Dictionary<(int, int), BoundCrossReference>();
        for (var field = 0; field < table.Fields.Length; field++)
        {
            if (!table.Fields[field].IsReference)
            {
                continue;
            }

            var source = whole?.FieldIndex(table.Fields[field].Name) ?? -1;
            for (var row = 0; row < table.RowCount; row++)
            {
                if (!table[row, field].IsMissing && Resolved(table[row, field].Text, table.Places.Cell(row, source), anchors, diagnostics) is { } reference)
                {
                    references.Add((row, field), reference);
                }
            }
        }

        return references.ToFrozenDictionary();
    }

    static BoundCrossReference? Resolved(string id, SourceSpan at, Anchors anchors, Diagnostics diagnostics)
    {
        if (anchors.Find(id) is { } anchor)
        {
            return new BoundCrossReference(at, anchor.Kind, anchor.Number, NumberOnly: false, anchor.Target, anchor.Title);
        }

        diagnostics.Add(Problems.UnknownCrossReference(at, id, anchors.Ids));
        return null;
    }
}
