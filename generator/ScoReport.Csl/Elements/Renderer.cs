using System.Collections.Immutable;
using ScoReport.Csl.Disambiguation;
using ScoReport.Csl.Locales;
using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl.Elements;

/// <summary>Renders a layout or macro for one reference (CSL 1.0.2, "Rendering Elements"). One instance per rendering.</summary>
sealed partial class Renderer
{
    readonly CiteContext _context;
    readonly HashSet<string> _silenced = new(StringComparer.Ordinal);
    List<string>? _substituted;
    // The cs:names in whose cs:substitute we are, for cs:names in it that have no cs:name of their own.
    NamesElement? _substituting;

    Renderer(CiteContext context) => _context = context;

    Locale Locale => _context.Locale;
    Reference Reference => _context.Reference;
    /// <summary>The item's language, which decides on title case; else the document's.</summary>
    string Language => Reference.Variables.TryGetValue("language", out var language) && language.Length > 0 ? language : Locale.Language;

    /// <summary>The names shown and hidden in the rendering, for disambiguation.</summary>
    List<NameSet> NameSets { get; } = [];

    /// <summary>The cite or entry without the layout's affixes and formatting; null when it prints nothing.</summary>
    public static Node? RenderLayout(CiteContext context) => new Renderer(context).RenderLayout();

    /// <summary>The cite as it is compared with others.</summary>
    public static ComparedCite Compare(CiteContext context)
    {
        var renderer = new Renderer(context);
        var node = renderer.RenderLayout();
        return new ComparedCite(node?.PlainText() ?? "", renderer.NameSets, renderer._conditionsMet);
    }

    SpanNode? RenderLayout()
    {
        var node = new SpanNode(RenderAll(_context.Area.Layout, out _));
        return node.IsEmpty ? null : node;
    }

    public static Node? RenderMacro(CiteContext context, Macro macro)
    {
        var renderer = new Renderer(context);
        return new SpanNode(renderer.RenderAll(macro.Children, out _));
    }

    public static Node? RenderNamesKey(CiteContext context, string variable)
    {
        var element = new NamesElement { Variables = [variable], Name = new NameElement { Options = new NameOptions { Form = NameForm.Long } } };
        return new Renderer(context).RenderNames(element, null).Node;
    }

    static readonly NamesElement ShortAuthor = new()
    {
        Variables = ["author"],
        Name = new NameElement { Options = new NameOptions { Form = NameForm.Short, And = NameAnd.Text, EtAlMin = 4, EtAlUseFirst = 1 } },
        Substitute = [new NamesElement { Variables = ["editor"] }, new TextElement { Source = TextSource.Variable, Key = "title", ShortVariable = true }],
    };

    /// <summary>The author for running text, where the style's cites do not name them.</summary>
    public static Node RenderAuthor(CiteContext context) => new Renderer(context).RenderNames(ShortAuthor, null).Node ?? new SpanNode();

    List<Node> RenderAll(ImmutableArray<RenderingElement> elements, out VariableUse use)
    {
        List<Node> nodes = [];
        use = VariableUse.None;
        RenderInto(nodes, elements, ref use);
        return nodes;
    }

    /// <summary>What a cs:choose prints stands among its siblings, so that the group's delimiter comes between.</summary>
    void RenderInto(List<Node> nodes, ImmutableArray<RenderingElement> elements, ref VariableUse use)
    {
        foreach (var element in elements)
        {
            if (element is ChooseElement choose)
            {
                if (BranchOf(choose) is { } branch)
                {
                    RenderInto(nodes, branch.Children, ref use);
                }
                continue;
            }
            var rendered = Render(element);
            use = Rendered.Join(use, rendered.Use);
            if (!rendered.IsEmpty)
            {
                nodes.Add(rendered.Node!);
            }
        }
    }

    Rendered Render(RenderingElement element) => element switch
    {
        TextElement text => RenderText(text),
        GroupElement group => RenderGroup(group),
        ChooseElement choose => RenderChoose(choose),
        NamesElement names => RenderNames(names, _substituting),
        DateElement date => RenderDate(date),
        NumberElement number => RenderNumber(number),
        LabelElement label => RenderLabel(label),
        _ => Rendered.Nothing,
    };

    Rendered RenderGroup(GroupElement group)
    {
        var children = RenderAll(group.Children, out var use);
        if (use == VariableUse.Empty)
        {
            return Rendered.Missing;
        }
        if (children.Count == 0)
        {
            return new Rendered(null, use);
        }
        if (group.Formatting.TextCase != TextCase.None || group.Formatting.StripPeriods || group.Formatting.Style.Display != Display.Inline)
        {
            return new Rendered(NodeSearch.Wrap([Group(group, children, Formatting.None)], group.Formatting, Language), VariableUse.Present);
        }
        return new Rendered(Group(group, children, group.Formatting), VariableUse.Present);
    }

    static SpanNode Group(GroupElement group, List<Node> children, Formatting formatting) => new(children)
    {
        Delimiter = group.Delimiter,
        Prefix = formatting.Prefix,
        Suffix = formatting.Suffix,
        Style = formatting.Style,
    };

    /// <summary>The value of a standard or number variable; null when empty or already used as a substitute.</summary>
    string? Variable(string name)
    {
        if (_silenced.Contains(name))
        {
            return null;
        }
        var value = Value(name);
        if (value is not null)
        {
            _substituted?.Add(name);
        }
        return value;
    }

    /// <summary>The value whether or not it was used as a substitute; conditions look at this.</summary>
    string? Value(string name)
    {
        var value = name switch
        {
            "locator" => _context.Item?.Locator?.Trim(),
            "citation-number" => _context.CitationNumber > 0 ? Numbers.Text(_context.CitationNumber) : null,
            "first-reference-note-number" => _context.Position.FirstReferenceNote > 0 ? Numbers.Text(_context.Position.FirstReferenceNote) : null,
            "year-suffix" => _context.Hints.YearSuffix,
            "citation-label" => _context.CitationLabel,
            // CSL 1.0.2 renamed "event"; libraries and styles have either.
            "event-title" or "event" => Reference.Variables.GetValueOrDefault(name) ?? Reference.Variables.GetValueOrDefault(name == "event" ? "event-title" : "event"),
            "page-first" => Reference.Variables.GetValueOrDefault("page-first") ?? PageRanges.FirstPage(Reference.Variables.GetValueOrDefault("page")),
            _ => Reference.Variables.GetValueOrDefault(name),
        };
        return string.IsNullOrEmpty(value) ? null : value;
    }

    bool HasVariable(string name) => Value(name) is not null
        || (Reference.Names.TryGetValue(name, out var names) && !names.IsEmpty)
        || (Reference.Dates.TryGetValue(name, out var date) && !DateFormat.IsEmpty(date));
}
