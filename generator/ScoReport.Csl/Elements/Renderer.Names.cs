using System.Collections.Immutable;
using ScoReport.Csl.Positions;
using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl.Elements;

/// <summary>The names of one variable in one rendering: what disambiguation may still add to.</summary>
sealed record NameSet(ImmutableArray<Name> Names, int Shown, int BaseLevel, bool HasInitials);

/// <summary>The names that an entry shows, and whether "et al." stands for more, for comparing authors of neighbouring entries.</summary>
sealed record ShownNames(ImmutableArray<string> Keys, bool HasMore);

/// <summary>cs:names (CSL 1.0.2, "Names").</summary>
sealed partial class Renderer
{
    Rendered RenderNames(NamesElement element, NamesElement? outer)
    {
        var shape = Inherit(element, outer);
        element = element.Substitute.IsEmpty ? element : shape;
        var lists = NameLists(element);
        if (lists.Count == 0)
        {
            return element.Substitute.IsEmpty ? Rendered.Missing : RenderSubstitute(element);
        }
        var options = OptionsOf(shape);
        if (options.Form == NameForm.Count)
        {
            return RenderCount(lists, options, element);
        }
        List<Node> nodes = [];
        List<string> keys = [];
        foreach (var (variable, names) in lists)
        {
            nodes.Add(RenderNameList(variable, names, shape, options, keys));
        }
        if (_substituted is not null)
        {
            _silenced.UnionWith(element.Variables);
        }
        var delimiter = shape.Delimiter ?? options.NamesDelimiter ?? "";
        var list = new SpanNode(nodes) { Delimiter = delimiter };
        if (list.IsEmpty)
        {
            return Rendered.Missing;
        }
        return new Rendered(NodeSearch.Wrap([list], element.Formatting, Language, NodeTag.Names, _context.InBibliography ? new ShownNames([.. keys], keys.Count < lists.Sum(list => list.Names.Length)) : null), VariableUse.Present);
    }

    static NamesElement Inherit(NamesElement element, NamesElement? outer) => outer is null || element.Name is not null ? element : new NamesElement
    {
        Variables = element.Variables,
        Delimiter = element.Delimiter ?? outer.Delimiter,
        Name = outer.Name,
        EtAl = element.EtAl ?? outer.EtAl,
        Label = element.Label ?? outer.Label,
        LabelBeforeName = element.Label is null ? outer.LabelBeforeName : element.LabelBeforeName,
        Substitute = element.Substitute,
        Formatting = element.Formatting,
    };

    NameOptions OptionsOf(NamesElement shape)
    {
        var options = (shape.Name?.Options ?? NameOptions.Empty).Over(_context.Area.NameOptions).Over(_context.Style.NameOptions);
        return _context.SortKey is { } key ? key.NameOverrides.Over(options) with { AsSortOrder = NameAsSortOrder.All } : options;
    }

    List<(string Variable, ImmutableArray<Name> Names)> NameLists(NamesElement element)
    {
        List<(string Variable, ImmutableArray<Name> Names)> lists = [];
        foreach (var variable in element.Variables)
        {
            if (!_silenced.Contains(variable) && Reference.Names.TryGetValue(variable, out var names) && !names.IsEmpty)
            {
                lists.Add((variable, names));
                _substituted?.Add(variable);
            }
        }
        // Editors who are also the translators are named once ("Names": editortranslator).
        if (lists.Count == 2 && lists.Exists(list => list.Variable == "editor") && lists.Exists(list => list.Variable == "translator")
            && lists[0].Names.SequenceEqual(lists[1].Names) && !string.IsNullOrEmpty(Locale.Text("editortranslator")))
        {
            lists = [("editortranslator", lists[0].Names)];
        }
        return lists;
    }

    Rendered RenderSubstitute(NamesElement element)
    {
        foreach (var child in Alternatives(element.Substitute))
        {
            var (outerLog, outerNames) = (_substituted, _substituting);
            (_substituted, _substituting) = ([], element);
            var rendered = Render(child);
            var used = _substituted;
            (_substituted, _substituting) = (outerLog, outerNames);
            if (rendered.Node is not { IsEmpty: false } node)
            {
                continue;
            }
            _silenced.UnionWith(used);
            _substituted?.AddRange(used);
            return new Rendered(NodeSearch.Wrap([node.Find(NodeTag.Names) is not null ? node : AsNames(node, child)], element.Formatting, Language), VariableUse.Present);
        }
        return Rendered.Missing;
    }

    /// <summary>What a choice in cs:substitute holds is tried one by one like the other children.</summary>
    IEnumerable<RenderingElement> Alternatives(ImmutableArray<RenderingElement> children) =>
        children.SelectMany(child => child is ChooseElement choose ? Alternatives(BranchOf(choose)?.Children ?? []) : [child]);

    /// <summary>
    /// What stands in the place of names groups cites as they do. Between entries a variable that the style lists itself is compared too;
    /// not so the title that a macro sets out as titles are, since a dash says "the same author".
    /// </summary>
    static SpanNode AsNames(Node node, RenderingElement substitute) => new([node])
    {
        Tag = NodeTag.Names,
        Payload = substitute is TextElement { Source: TextSource.Variable } || node.Find(NodeTag.Title) is null ? new ShownNames([node.PlainText()], HasMore: false) : null,
    };

    Rendered RenderCount(List<(string Variable, ImmutableArray<Name> Names)> lists, NameOptions options, NamesElement element)
    {
        var count = lists.Sum(list => ShownCount(list.Names.Length, options, -1));
        return count == 0 ? Rendered.Missing : new Rendered(NodeSearch.Wrap([new TextNode(Numbers.Text(count))], element.Formatting, Language), VariableUse.Present);
    }

    /// <summary>How many names et-al abbreviation leaves.</summary>
    int ShownCount(int count, NameOptions options, int set)
    {
        var subsequent = !_context.InBibliography && _context.Position.Position >= Position.Subsequent;
        var min = subsequent ? options.EtAlSubsequentMin ?? options.EtAlMin : options.EtAlMin;
        var first = subsequent ? options.EtAlSubsequentUseFirst ?? options.EtAlUseFirst : options.EtAlUseFirst;
        if (min is null || first is null || count < min || first >= count)
        {
            return count;
        }
        return Math.Min(count, Math.Max(first.Value, set < 0 ? 0 : _context.Hints.Shown(set)));
    }

    /// <summary>BibTeX's "and others": a list that goes on with names that nobody wrote down ends with "et al.".</summary>
    static bool EndsOpen(ImmutableArray<Name> names) => names.Length > 1 && names[^1].Literal is "others";

    Node RenderNameList(string variable, ImmutableArray<Name> names, NamesElement shape, NameOptions options, List<string> keys)
    {
        var set = NameSets.Count;
        var known = EndsOpen(names) ? names[..^1] : names;
        var shown = Math.Min(known.Length, ShownCount(names.Length, options, set));
        var format = new NameFormat(_context, options, shape.Name, Language);
        NameSets.Add(new NameSet(known, shown, format.BaseLevel, format.HasInitials));
        List<Node> nodes = [];
        for (var i = 0; i < shown; i++)
        {
            var level = Math.Max(_context.Hints.Level(set, i), _context.GlobalNames?.Level(names[i], i) ?? 0);
            var name = format.Render(names[i], i, level);
            if (_context.InBibliography)
            {
                keys.Add(name.PlainText());
            }
            nodes.Add(name);
        }
        var last = options.EtAlUseLast == true && known == names && shown < names.Length - 1 ? format.Render(names[^1], names.Length - 1, 0) : null;
        var joined = new NameJoin(options, Locale, shape.EtAl, Language, _context.IsSorting).Join(nodes, names, shown, last);
        var list = NodeSearch.Wrap([joined], shape.Name?.Formatting ?? Formatting.None, Language);
        return WithLabel(variable, names, list, shape);
    }

    Node WithLabel(string variable, ImmutableArray<Name> names, Node list, NamesElement shape)
    {
        if (shape.Label is not { } label)
        {
            return list;
        }
        var plural = label.Plural == LabelPlural.Always || (label.Plural == LabelPlural.Contextual && names.Length > 1);
        var text = Locale.Text(variable, label.Form, plural);
        if (string.IsNullOrEmpty(text) || _context.IsSorting)
        {
            return list;
        }
        var node = NodeSearch.Wrap([new TextNode(text)], label.Formatting, "en", NodeTag.Label);
        return new SpanNode(shape.LabelBeforeName ? [node, list] : [list, node]);
    }
}
