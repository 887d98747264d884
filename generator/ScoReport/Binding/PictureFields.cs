using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Checks the fields that a table draws in its cells: bars stand in columns that it shows, lines may run through any field of the resource.</summary>
static class PictureFields
{
    public static void Check(Div div, Table shown, Table? whole, Diagnostics diagnostics)
    {
        Check(div, "bars", shown, whole, diagnostics);
        Check(div, "sparkline", shown, whole, diagnostics);
    }

    static void Check(Div div, string attribute, Table shown, Table? whole, Diagnostics diagnostics)
    {
        foreach (var name in (div.Attributes[attribute] ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var at = DataBlocks.AttributeSpan(div, attribute, name);
            var field = shown.FieldIndex(name) is >= 0 and var own ? shown.Fields[own]
                : whole?.FieldIndex(name) is >= 0 and var other ? whole.Fields[other]
                : null;
            if (field is null)
            {
                diagnostics.Add(Problems.UnknownField(at, name, $"table '{shown.Name}'", (whole ?? shown).Fields.Select(static f => f.Name)));
            }
            else if (!field.IsNumeric)
            {
                diagnostics.Add(Problems.PictureOfText(at, attribute, name));
            }
            else if (attribute == "bars" && shown.FieldIndex(name) < 0)
            {
                diagnostics.Add(Problems.BarNotShown(at, name));
            }
        }
    }
}
