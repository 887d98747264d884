namespace ScoReport.Csl.Styles;

/// <summary>Questions about what a style's macros call.</summary>
static class MacroCycles
{
    /// <summary>Reports each macro that calls itself, directly or through others.</summary>
    public static void Check(IEnumerable<Macro> macros, ProblemList problems)
    {
        HashSet<Macro> finished = [];
        foreach (var macro in macros)
        {
            Visit(macro, [], finished, problems);
        }
    }

    static void Visit(Macro macro, List<Macro> path, HashSet<Macro> finished, ProblemList problems)
    {
        if (finished.Contains(macro))
        {
            return;
        }
        if (path.Contains(macro))
        {
            var names = path.SkipWhile(step => step != macro).Append(macro).Select(step => step.Name);
            problems.AddFatal(CslProblemKind.MacroCycle, macro.Offset, $"The macro '{macro.Name}' calls itself: {string.Join(" → ", names)}.");
            return;
        }
        path.Add(macro);
        foreach (var called in Descendants(macro.Children).OfType<TextElement>().Select(text => text.Macro).OfType<Macro>())
        {
            Visit(called, path, finished, problems);
        }
        path.RemoveAt(path.Count - 1);
        finished.Add(macro);
    }

    /// <summary>Whether these elements, or a macro they call, print the variable.</summary>
    public static bool Uses(IEnumerable<RenderingElement> elements, string variable) => Uses(elements, variable, []);

    static bool Uses(IEnumerable<RenderingElement> elements, string variable, HashSet<Macro> seen) =>
        Descendants(elements).OfType<TextElement>().Any(text =>
            (text.Source == TextSource.Variable && text.Key == variable)
            || (text.Macro is { } macro && seen.Add(macro) && Uses(macro.Children, variable, seen)));

    /// <summary>Whether these elements, or a macro they call, test disambiguate.</summary>
    public static bool UsesDisambiguate(IEnumerable<RenderingElement> elements) => UsesDisambiguate(elements, []);

    static bool UsesDisambiguate(IEnumerable<RenderingElement> elements, HashSet<Macro> seen) =>
        Descendants(elements).Any(element => element switch
        {
            ChooseElement choose => choose.Branches.Any(branch => branch.Conditions.Any(condition => condition.Kind == ConditionKind.Disambiguate)),
            TextElement { Macro: { } macro } => seen.Add(macro) && UsesDisambiguate(macro.Children, seen),
            _ => false,
        });

    static IEnumerable<RenderingElement> Descendants(IEnumerable<RenderingElement> elements) =>
        elements.SelectMany(element => Descendants(Children(element)).Prepend(element));

    static IEnumerable<RenderingElement> Children(RenderingElement element) => element switch
    {
        GroupElement group => group.Children,
        ChooseElement choose => choose.Branches.SelectMany(branch => branch.Children),
        NamesElement names => names.Substitute,
        _ => [],
    };
}
