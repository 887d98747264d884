namespace ScoReport.Csl.Styles;

/// <summary>Questions about what a style's macros call.</summary>
static class MacroCycles
{
    // A path this long is too deep whatever it leads to.
    const int LongestPath = 250;

    /// <summary>Reports each macro that calls itself, directly or through others, and the first that is too large to be rendered.</summary>
    public static void Check(IEnumerable<Macro> macros, ProblemList problems)
    {
        HashSet<Macro> finished = [];
        foreach (var macro in macros)
        {
            if (!Visit(macro, [], finished, problems))
            {
                return;
            }
        }
    }

    /// <summary>False when nothing further needs to be visited.</summary>
    static bool Visit(Macro macro, List<Macro> path, HashSet<Macro> finished, ProblemList problems)
    {
        if (finished.Contains(macro))
        {
            return true;
        }
        if (path.Contains(macro))
        {
            var names = path.SkipWhile(step => step != macro).Append(macro).Select(step => step.Name);
            problems.AddFatal(CslProblemKind.MacroCycle, macro.Offset, $"The macro '{macro.Name}' calls itself: {string.Join(" → ", names)}.");
            return true;
        }
        if (path.Count == LongestPath)
        {
            return TooLarge(path[0], $"calls macros that call others, more than {LongestPath} deep", problems);
        }
        path.Add(macro);
        foreach (var called in Descendants(macro.Children).OfType<TextElement>().Select(text => text.Macro).OfType<Macro>())
        {
            if (!Visit(called, path, finished, problems))
            {
                return false;
            }
        }
        path.RemoveAt(path.Count - 1);
        finished.Add(macro);
        macro.Extent = Extent.Of(macro.Children);
        return !macro.Extent.IsTooLarge || TooLarge(macro, macro.Extent.Describe(), problems);
    }

    static bool TooLarge(Macro macro, string how, ProblemList problems)
    {
        problems.AddFatal(CslProblemKind.TooComplex, macro.Offset, $"The macro '{macro.Name}' {how}.");
        return false;
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
