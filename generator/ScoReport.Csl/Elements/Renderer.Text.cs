using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl.Elements;

/// <summary>cs:text (CSL 1.0.2, "Text").</summary>
sealed partial class Renderer
{
    Rendered RenderText(TextElement element) => element.Source switch
    {
        TextSource.Macro => RenderMacroCall(element),
        TextSource.Term => RenderTerm(element),
        TextSource.Value => element.Key.Length == 0 ? Rendered.Nothing : new Rendered(NodeSearch.Wrap(Markup.Parse(element.Key), element.Formatting, Language), VariableUse.None),
        _ => RenderVariable(element),
    };

    Rendered RenderMacroCall(TextElement element)
    {
        var macro = element.Macro!;
        var cache = macro.DependsOnReferenceOnly && _silenced.Count == 0 && !_context.IsSorting ? _context.Cache : null;
        if (cache is not null && cache.TryGetEmpty(macro, out var knownUse))
        {
            return new Rendered(null, knownUse);
        }
        var outerNames = _substituting;
        _substituting = null;
        var children = RenderAll(macro.Children, out var use);
        _substituting = outerNames;
        if (children.Count == 0)
        {
            cache?.SetEmpty(macro, use);
        }
        // A macro is suppressed as a group is: terms alone do not print when all its variables are empty.
        if (children.Count == 0 || use == VariableUse.Empty)
        {
            return new Rendered(null, use);
        }
        return new Rendered(NodeSearch.Wrap(children, element.Formatting, Language), VariableUse.Present);
    }

    Rendered RenderTerm(TextElement element)
    {
        var text = Locale.Text(element.Key, element.TermForm, element.Plural);
        return string.IsNullOrEmpty(text) ? Rendered.Nothing : Fixed(text, element.Formatting, VariableUse.None, NodeTag.Term);
    }

    static Rendered Fixed(string text, Formatting formatting, VariableUse use, NodeTag tag = NodeTag.None) =>
        text.Length == 0 ? Rendered.Nothing : new Rendered(NodeSearch.Wrap([new TextNode(text) { IsTerm = tag == NodeTag.Term && formatting.TextCase == TextCase.None }], formatting, "en", tag), use);

    Rendered RenderVariable(TextElement element)
    {
        switch (element.Key)
        {
            case "year-suffix":
                return RenderYearSuffix(element.Formatting);
            case "citation-number" when Variable("citation-number") is { } number:
                return new Rendered(NodeSearch.Wrap([new TextNode(number)], element.Formatting, Language, NodeTag.CitationNumber, _context.CitationNumber), VariableUse.Present);
            case "locator" when Variable("locator") is { } locator:
                return new Rendered(NodeSearch.Wrap(Markup.Parse(FormatLocator(locator)), element.Formatting, Language, NodeTag.Locator), VariableUse.Present);
            case "page" when Variable("page") is { } page:
                return Content(Markup.Parse(PageRanges.Format(page, _context.Style.Options.PageRange, PageDelimiter)), element);
        }
        if (Field(element) is { } text)
        {
            var isNumber = Model.Vocabulary.NumberVariables.Contains(element.Key) && Numbers.IsNumeric(text);
            return Content(isNumber ? [new TextNode(text.Replace("-", PageDelimiter, StringComparison.Ordinal))] : Markup.Parse(text), element);
        }
        return Rendered.Missing;
    }

    string PageDelimiter => Locale.Text("page-range-delimiter") ?? "–";

    string FormatLocator(string locator)
    {
        var isPage = (_context.Item?.Label ?? "page") == "page";
        if (Locale.Text("and", TermForm.Symbol) is { } and && and != Locale.Text("and"))
        {
            locator = locator.Replace("&", and, StringComparison.Ordinal);
        }
        return PageRanges.Format(locator, isPage ? _context.Style.Options.PageRange : PageRangeFormat.None, PageDelimiter);
    }

    string? Field(TextElement element)
    {
        var value = (element.ShortVariable ? Variable(element.Key + "-short") : null) ?? Variable(element.Key);
        if (value is not null)
        {
            // A title and its short form are one variable: once a substitute has printed either, neither is printed again.
            _substituted?.Add(element.Key);
            _substituted?.Add(element.Key + "-short");
        }
        return value;
    }

    Rendered Content(List<Node> nodes, TextElement element)
    {
        var tag = element.Key == "title" ? NodeTag.Title : NodeTag.None;
        if (LinkTarget(element.Key, nodes, element.Formatting.Prefix) is not { } url)
        {
            return new Rendered(NodeSearch.Wrap(nodes, element.Formatting, Language, tag), VariableUse.Present);
        }
        var inner = NodeSearch.Wrap(nodes, LinksPrefix(element.Formatting) ? element.Formatting with { Suffix = "" } : element.Formatting.WithoutAffixes(), Language);
        var link = new SpanNode([inner])
        {
            Url = url,
            Prefix = LinksPrefix(element.Formatting) ? "" : element.Formatting.Prefix,
            Suffix = element.Formatting.Suffix,
        };
        return new Rendered(link, VariableUse.Present);
    }

    /// <summary>A prefix such as "https://doi.org/" is part of the link's text.</summary>
    static bool LinksPrefix(Formatting formatting) => formatting.Prefix.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    string? LinkTarget(string variable, List<Node> nodes, string prefix)
    {
        // An archive on the web is often named by its address.
        if (variable is not ("URL" or "DOI" or "PMID" or "PMCID" or "archive" or "archive_location") || _context.IsSorting)
        {
            return null;
        }
        var value = new SpanNode(nodes).PlainText();
        if (value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return WebAddress.Written(value);
        }
        return variable switch
        {
            "DOI" => WebAddress.OfDoi(value),
            "PMID" => "https://www.ncbi.nlm.nih.gov/pubmed/" + value,
            "PMCID" => "https://www.ncbi.nlm.nih.gov/pmc/articles/" + value,
            _ => null,
        };
    }

    Rendered RenderYearSuffix(Formatting formatting)
    {
        if (_context.Hints.YearSuffix.Length == 0 || _yearSuffixDone)
        {
            // Whether a suffix is needed says nothing about the group it stands in.
            return Rendered.Nothing;
        }
        _yearSuffixDone = true;
        return new Rendered(NodeSearch.Wrap([new TextNode(_context.Hints.YearSuffix)], formatting, Language, NodeTag.YearSuffix), VariableUse.Present);
    }

    bool _yearSuffixDone;
}
