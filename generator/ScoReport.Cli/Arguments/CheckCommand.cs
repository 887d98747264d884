namespace ScoReport.Cli.Arguments;

/// <summary>The <c>check</c> command: a build that tells all there is to tell and publishes nothing.</summary>
sealed class CheckCommand : ReportCommand
{
    /// <summary>Makes the command, which hands what was asked to <paramref name="run"/>.</summary>
    public CheckCommand(Surroundings surroundings, Func<BuildOptions, int> run)
        : base("check", "Tells everything about a report that a build would, and what is only worth knowing; publishes nothing.")
    {
        AddOptions();
        SetAction(parsed => run(OptionsOf(parsed, surroundings) with { Info = true, Publishes = false }));
    }
}
