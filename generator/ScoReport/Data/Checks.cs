namespace ScoReport.Data;

/// <summary>What a declared check of a table found.</summary>
/// <param name="Name">The check's name in the descriptor.</param>
/// <param name="Kind">total, share, ratio, monotone, range or equal.</param>
/// <param name="Claim">What is claimed.</param>
/// <param name="Outcome">Whether it holds.</param>
/// <param name="Finding">What was found where it does not hold, with both values and the difference; nothing where it does.</param>
/// <param name="Row">Index of the row that it fails at, or -1.</param>
/// <param name="Field">Index of the field that it fails at, or -1.</param>
public sealed record CheckResult(string Name, string Kind, Statement Claim, CheckOutcome Outcome, Statement? Finding, int Row, int Field)
{
    /// <summary>Whether an annotation that acknowledges it says in words what is the matter.</summary>
    public bool IsExplained { get; init; }
}

/// <summary>How a check ended.</summary>
public enum CheckOutcome
{
    /// <summary>It holds.</summary>
    Passed,

    /// <summary>It does not hold, and an annotation at that place says that this is known.</summary>
    Acknowledged,

    /// <summary>It does not hold, which is an error.</summary>
    Failed,
}
