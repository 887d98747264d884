using System.Collections.Frozen;
using ScoReport.Data;
using ScoReport.Document;

namespace ScoReport.Binding;

/// <summary>Resolves the cells of fields whose values are ids in the report.</summary>
static class CellReferences
{
    /// <summary>What the cells of a shown table lead to; an id that the report does not have is reported in the data.</summary>
    /// <param name="table">What is shown.</param>
    /// <param name="whole">The resource that it is part of, for places.</param>
    /// <param name="resolve">Resolves a reference as one of the text.</param>
    public static FrozenDictionary<(int Row, int Field), BoundCrossReference> Of(Table table, Table? whole, Func<CrossReference, Inline> resolve)
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
                if (!table[row, field].IsMissing && resolve(new CrossReference(table.Places.Cell(row, source), table[row, field].Text, NumberOnly: false)) is BoundCrossReference reference)
                {
                    references.Add((row, field), reference);
                }
            }
        }

        return references.ToFrozenDictionary();
    }
}
