namespace ScoReport.Cli.Arguments;

/// <summary>What the command line asks for cannot be done; the message says why and what to do. Ends the run with <see cref="ExitCode.WrongCommandLine"/>.</summary>
sealed class CommandLineException(string message) : Exception(message);
