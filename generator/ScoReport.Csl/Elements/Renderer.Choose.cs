using ScoReport.Csl.Positions;
using ScoReport.Csl.Styles;
using ScoReport.Csl.Text;

namespace ScoReport.Csl.Elements;

/// <summary>cs:choose (CSL 1.0.2, "Choose").</summary>
internal sealed partial class Renderer
{
    private Rendered RenderChoose(ChooseElement choose)
    {
        foreach (var branch in choose.Branches)
        {
            if (!Holds(branch))
            {
                continue;
            }
            var children = RenderAll(branch.Children, out var use);
            return children.Count switch
            {
                0 => new Rendered(null, use),
                1 => new Rendered(children[0], use),
                _ => new Rendered(new SpanNode(children) { Delimiter = "" }, use),
            };
        }
        return Rendered.Nothing;
    }

    private bool Holds(ChooseBranch branch)
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

    private bool Holds(Condition condition) => condition.Kind switch
    {
        ConditionKind.Type => Reference.Type == condition.Value,
        ConditionKind.Variable => HasVariable(condition.Value),
        ConditionKind.IsNumeric => Value(condition.Value) is { } value && Numbers.IsNumeric(value),
        ConditionKind.IsUncertainDate => Reference.Dates.TryGetValue(condition.Value, out var date) && date.IsUncertain,
        ConditionKind.Locator => _context.Item?.Locator is { Length: > 0 } && LocatorLabel == condition.Value,
        ConditionKind.Position => HoldsPosition(condition.Value),
        ConditionKind.Disambiguate => (condition.Value == "true") == _context.Hints.Condition && (!_context.InBibliography || _context.Hints.Condition),
        _ => false,
    };

    private string LocatorLabel => _context.Item?.Label is { Length: > 0 } label ? label.Replace(' ', '-') : "page";

    private bool HoldsPosition(string value)
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
