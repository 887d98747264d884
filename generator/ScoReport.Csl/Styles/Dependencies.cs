using System.Collections.Immutable;

namespace ScoReport.Csl.Styles;

/// <summary>
/// Finds what depends on the reference alone, whatever cite it is rendered for: such choices, and such macros that print
/// nothing, are worked out once per reference. Styles of thousands of elements are mostly made of them.
/// </summary>
sealed class Dependencies
{
    readonly Dictionary<Macro, bool> _macros = [];

    public int ChooseCount { get; private set; }
    public int MacroCount { get; private set; }

    public static bool IsOfCite(string variable) =>
        variable is "locator" or "citation-number" or "first-reference-note-number" or "year-suffix" or "citation-label";

    /// <summary>Numbers all choices and macros below these elements and marks those that depend on the reference alone.</summary>
    public bool Mark(ImmutableArray<RenderingElement> elements)
    {
        var free = true;
        foreach (var element in elements)
        {
            free &= Mark(element);
        }
        return free;
    }

    bool Mark(RenderingElement element) => element switch
    {
        TextElement { Macro: { } macro } => Mark(macro),
        TextElement { Source: TextSource.Variable } text => !IsOfCite(text.Key),
        NumberElement number => !IsOfCite(number.Variable),
        LabelElement label => !IsOfCite(label.Variable),
        // The date of access is left out where cites are compared.
        DateElement date => date.Variable != "accessed",
        GroupElement group => Mark(group.Children),
        NamesElement names => Mark(names.Substitute),
        ChooseElement choose => Mark(choose),
        _ => true,
    };

    bool Mark(Macro macro)
    {
        if (_macros.TryGetValue(macro, out var known))
        {
            return known;
        }
        macro.Index = MacroCount++;
        macro.DependsOnReferenceOnly = Mark(macro.Children);
        return _macros[macro] = macro.DependsOnReferenceOnly;
    }

    bool Mark(ChooseElement choose)
    {
        choose.Index = ChooseCount++;
        choose.DependsOnReferenceOnly = choose.Branches.All(branch => branch.Conditions.All(IsFree));
        var children = true;
        foreach (var branch in choose.Branches)
        {
            children &= Mark(branch.Children);
        }
        return children && choose.DependsOnReferenceOnly;
    }

    static bool IsFree(Condition condition) => condition.Kind switch
    {
        ConditionKind.Type or ConditionKind.IsUncertainDate => true,
        ConditionKind.Variable or ConditionKind.IsNumeric => !IsOfCite(condition.Value),
        _ => false,
    };
}
