using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Binds the charts of a text to their data.</summary>
public static class ChartBlocks
{
    /// <summary>The block with its chart; without one, and with reports, when it cannot be drawn.</summary>
    public static ChartBlock Bind(ChartBlock block, int number, TableSet tables, string language, Diagnostics diagnostics)
    {
        var spec = block.Spec;
        if (spec.Data.Value.Length > 0 && tables.Lacks(spec.Data.Value))
        {
            diagnostics.Add(Problems.UnknownTable(spec.Data.At, spec.Data.Value, tables.Names));
        }

        var chart = tables.Find(spec.Data.Value) is { } table ? Of(spec, table, language, diagnostics) : null;
        return block with { Number = number, Chart = chart };
    }

    /// <summary>A declaration over a table; nothing, and reports, when it cannot be drawn.</summary>
    public static Chart? Of(ChartSpec spec, Table table, string language, Diagnostics diagnostics)
    {
        var own = new Diagnostics();
        var data = ChartData.Of(spec, table, own);
        if (own.HasErrors)
        {
            data.ReportNames(spec);
        }
        else if (data.Table.RowCount == 0)
        {
            own.Add(Problems.ChartEmpty(spec.Data.At, table.Name));
        }

        var chart = own.HasErrors || spec.Layers.IsEmpty ? null : new ChartBinder(spec, data, NumberStyle.Of(language), own).Bind();
        diagnostics.AddRange(own);
        return own.HasErrors ? null : chart;
    }
}
