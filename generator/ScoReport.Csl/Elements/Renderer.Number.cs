using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl.Elements;

/// <summary>cs:number and cs:label (CSL 1.0.2, "Number", "Label").</summary>
sealed partial class Renderer
{
    Rendered RenderNumber(NumberElement element)
    {
        if (Variable(element.Variable) is not { } value)
        {
            return Rendered.Missing;
        }
        if (element.Variable == "locator")
        {
            value = FormatLocator(value);
        }
        else if (element.Variable == "page")
        {
            value = PageRanges.Format(value, _context.Style.Options.PageRange, PageDelimiter);
        }
        var term = element.Variable == "locator" ? LocatorLabel : element.Variable;
        var nodes = Numbers.IsNumeric(value)
            ? [new TextNode(Numbers.Format(value, _context.IsSorting ? NumberForm.Numeric : element.Form, Locale.Gender(term), Locale))]
            : Markup.Parse(value);
        var (tag, payload) = element.Variable == "citation-number" ? (NodeTag.CitationNumber, (object?)_context.CitationNumber)
            : (element.Variable == "locator" ? NodeTag.Locator : NodeTag.None, null);
        return new Rendered(NodeSearch.Wrap(nodes, element.Formatting, Language, tag, payload), VariableUse.Present);
    }

    Rendered RenderLabel(LabelElement element)
    {
        var isLocator = element.Variable == "locator";
        if (Variable(element.Variable) is not { } value)
        {
            return Rendered.Missing;
        }
        if (isLocator && Numbers.NamesItsKind(value))
        {
            return Rendered.Nothing;
        }
        var plural = element.Plural switch
        {
            LabelPlural.Always => true,
            LabelPlural.Never => false,
            _ => Numbers.IsPlural(element.Variable, value, Locale.Text("and") ?? "and"),
        };
        var text = Locale.Text(isLocator ? LocatorLabel : element.Variable, element.Form, plural);
        return string.IsNullOrEmpty(text) ? Rendered.Nothing : Fixed(text, element.Formatting, VariableUse.None, NodeTag.Label);
    }
}
