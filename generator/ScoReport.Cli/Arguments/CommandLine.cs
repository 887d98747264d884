using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ScoReport.Cli.Building;
using ScoReport.Cli.Citing;

namespace ScoReport.Cli.Arguments;

/// <summary>The whole command line.</summary>
static class CommandLine
{
    const string About = "Makes a report from Markdown and data: a web site and an archive to read offline.";

    // A file of arguments (@file) is nobody's wish here, and '@' begins citation keys.
    static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Does what <paramref name="args"/> ask and gives the exit code.</summary>
    public static int Run(IReadOnlyList<string> args, Surroundings surroundings)
    {
        var root = new Command("scoreport", About) { new HelpOption(), new VersionOption(), new BuildCommand(surroundings, o => BuildRun.Start(o, surroundings)), new CheckCommand(surroundings, o => BuildRun.Start(o, surroundings)), new CiteCommand(o => CiteRun.Start(o, surroundings)) };
        var parsed = root.Parse(args, Parsing);
        try
        {
            return parsed.Action is ParseErrorAction or null ? Wrong(parsed, surroundings.Error) : parsed.Invoke(Invocation(surroundings));
        }
        catch (CommandLineException wrong)
        {
            return Wrong([wrong.Message], surroundings.Error);
        }
    }

    static InvocationConfiguration Invocation(Surroundings surroundings) => new()
    {
        Output = surroundings.Out,
        Error = surroundings.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    static int Wrong(ParseResult parsed, TextWriter error)
    {
        var code = Wrong(MessagesOf(parsed), error);
        error.WriteLine($"hint: 'scoreport {(parsed.CommandResult.Command is ReportCommand or CiteCommand ? parsed.CommandResult.Command.Name : "build")} --help' lists what can be asked for");
        return code;
    }

    static IEnumerable<string> MessagesOf(ParseResult parsed)
    {
        if (parsed.CommandResult.Command is ReportCommand command)
        {
            // The parser has a sentence of its own for each word that is too much; ours say more.
            var own = parsed.Errors.Where(e => !parsed.UnmatchedTokens.Any(word => e.Message.Contains($"'{word}'", StringComparison.Ordinal)));
            return own.Select(static e => e.Message).Concat(command.WrongWords(parsed));
        }

        if (parsed.CommandResult.Command is CiteCommand)
        {
            return parsed.Errors.Select(static e => e.Message);
        }

        const string hint = "commands are 'build', 'check' and 'cite'";
        return [parsed.UnmatchedTokens is [var first, ..] ? $"there is no command '{first}'; {hint}" : $"no command was given; {hint}"];
    }

    static int Wrong(IEnumerable<string> messages, TextWriter error)
    {
        foreach (var message in messages)
        {
            error.WriteLine("error: " + message);
        }

        return ExitCode.WrongCommandLine;
    }
}
