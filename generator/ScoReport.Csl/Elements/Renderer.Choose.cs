using ScoReport.Csl.Positions;
using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl.Elements;

/// <summary>cs:choose (CSL 1.0.2, "Choose").</summary>
sealed partial class Renderer
{
    /// <summary>The only place where a cs:choose stands alone is cs:substitute.</summary>
    Rendered RenderChoose(ChooseElement choose)
    {
        var children = RenderAll([choose], out var use);
        return new Rendered(children.Count == 0 ? null : new SpanNode(children), use);
    }

    ChooseBranch? BranchOf(ChooseElement choose)
    {
        var cache = choose.DependsOnReferenceOnly ? _context.Cache : null;
        if (cache is null || !cache.TryGetBranch(choose, out var index))
        {
            index = FindBranch(choose);
            cache?.SetBranch(choose, index);
        }
        return index < 0 ? null : choose.Branches[index];
    }

    int FindBranch(ChooseElement choose)
    {
        for (var i = 0; i < choose.Branches.Length; i++)
        {
            if (Holds(choose.Branches[i]))
            {
                return i;
            }
        }
        return -1;
    }

    bool Holds(ChooseBranch branch)
    {
        if (branch.Conditions.IsEmpty)
        {
            return true;
        }
        foreach (var condition in branch.Conditions)
        {
            var holds = Holds(condition);
            switch (branch.Match)
            {
                case MatchMode.All when !holds:
                    return false;
                case MatchMode.Any when holds:
                    return true;
                case MatchMode.None when holds:
                    return false;
            }
        }
        return branch.Match != MatchMode.Any;
    }

    bool Holds(Condition condition) => condition.Kind switch
    {
        ConditionKind.Type => condition.Types.Contains(Reference.Type),
        ConditionKind.Variable => HasVariable(condition.Value),
        ConditionKind.IsNumeric => Value(condition.Value) is { } value
            && (condition.Value == "locator" ? Numbers.IsNumericLocator(value, Locale.Text("and") ?? "and") : Numbers.IsNumeric(value)),
        ConditionKind.IsUncertainDate => Reference.Dates.TryGetValue(condition.Value, out var date) && date.IsUncertain,
        ConditionKind.Locator => _context.Item?.Locator is { Length: > 0 } && LocatorLabel == condition.Value,
        ConditionKind.Position => HoldsPosition(condition.Value),
        ConditionKind.Disambiguate => HoldsDisambiguate() == (condition.Value == "true"),
        _ => false,
    };

    bool HoldsDisambiguate() => _conditionsMet < _context.Hints.Conditions && _conditionsMet++ >= 0;

    int _conditionsMet;

    string LocatorLabel => _context.Item?.Label is { Length: > 0 } label ? label.Replace(' ', '-') : "page";

    bool HoldsPosition(string value)
    {
        if (_context.InBibliography)
        {
            return false;
        }
        var position = _context.Position;
        return value switch
        {
            "first" => position.Position == Position.First,
            "subsequent" => position.Position >= Position.Subsequent,
            "ibid" => position.Position >= Position.Ibid,
            "ibid-with-locator" => position.Position == Position.IbidWithLocator,
            "near-note" => position.NearNote,
            _ => false,
        };
    }
}
