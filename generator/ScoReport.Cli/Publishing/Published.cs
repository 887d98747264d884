namespace ScoReport.Cli.Publishing;

/// <summary>What publishing came to.</summary>
/// <param name="Written">Files that are new or changed.</param>
/// <param name="Unchanged">Files that are as they were.</param>
/// <param name="Removed">Files of the last build that are no longer part of the output.</param>
sealed record Published(int Written, int Unchanged, int Removed)
{
    /// <summary>All files of the output.</summary>
    public int Files => Written + Unchanged;
}
