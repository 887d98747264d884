using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Elements;

/// <summary>What has been worked out about one reference under one style, whatever cite it is rendered for.</summary>
sealed class ReferenceCache(int chooseCount, int macroCount)
{
    // 0: not known; 1: no branch; n + 2: the branch n.
    readonly int[] _branches = new int[chooseCount];
    // 0: not known; n + 1: prints nothing, having used variables so.
    readonly byte[] _emptyMacros = new byte[macroCount];

    public bool TryGetBranch(ChooseElement choose, out int branch)
    {
        branch = _branches[choose.Index] - 2;
        return branch >= -1;
    }

    public void SetBranch(ChooseElement choose, int branch) => _branches[choose.Index] = branch + 2;

    public bool TryGetEmpty(Macro macro, out VariableUse use)
    {
        use = (VariableUse)(_emptyMacros[macro.Index] - 1);
        return _emptyMacros[macro.Index] != 0;
    }

    public void SetEmpty(Macro macro, VariableUse use) => _emptyMacros[macro.Index] = (byte)(use + 1);
}
