using ScoReport.Cli;
using ScoReport.Cli.Arguments;
using ScoReport.Cli.Reporting;

var surroundings = Surroundings.OfProcess();
try
{
    return CommandLine.Run(args, surroundings);
}
#pragma warning disable CA1031 // Whatever was not foreseen ends here, and only here.
catch (Exception bug)
#pragma warning restore CA1031
{
    BugMessage.Write(bug, surroundings.Error);
    return ExitCode.Bug;
}
finally
{
    surroundings.Out.Flush();
    surroundings.Error.Flush();
}
