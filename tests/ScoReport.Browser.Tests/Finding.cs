using System.Text;

namespace ScoReport.Browser.Tests;

/// <summary>Something wrong with a page: by which rule, at which element, what it is, and what to do about it.</summary>
sealed record Finding(string Rule, string At, string What, string Hint)
{
    /// <summary>Fails with all findings of a page, under its name and the way in which it was looked at.</summary>
    public static void ExpectNone(string page, IEnumerable<(Look Look, Finding Finding)> findings)
    {
        var text = new StringBuilder();
        foreach (var group in findings.GroupBy(static f => f.Look, static f => f.Finding))
        {
            text.Append(page).Append(" (").Append(group.Key).Append("):\n").AppendJoin('\n', group.Distinct()).Append('\n');
        }

        if (text.Length > 0)
        {
            Assert.Fail(text.ToString());
        }
    }

    public override string ToString() => $"  {Rule} at {At}: {What}\n    hint: {Hint}";
}
