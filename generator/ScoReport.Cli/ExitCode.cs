namespace ScoReport.Cli;

/// <summary>What the process tells its caller.</summary>
static class ExitCode
{
    /// <summary>The report is published.</summary>
    public const int Fine = 0;

    /// <summary>The content has errors, or the disk could not be read or written; nothing was published.</summary>
    public const int Problems = 1;

    /// <summary>The command line asks for what cannot be done.</summary>
    public const int WrongCommandLine = 2;

    /// <summary>The program is wrong, not its input.</summary>
    public const int Bug = 3;

    /// <summary>Stopped from outside: 128 + SIGINT, as shells count.</summary>
    public const int Interrupted = 130;
}
