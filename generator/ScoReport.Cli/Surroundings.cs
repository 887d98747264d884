using System.Text;

namespace ScoReport.Cli;

/// <summary>The world around one run: where it stands, whom it talks to and which generator it drives. A test brings its own.</summary>
sealed record Surroundings
{
    /// <summary>The current folder, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>Standard output.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether somebody watches standard output.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether somebody watches standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The value of an environment variable; an empty one counts as not set.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>The generator.</summary>
    public Func<GeneratorInput, CancellationToken, GeneratorResult> Generate { get; init; } = Generator.Run;

    /// <summary>The real ones. Text is UTF-8 whatever the locale, so that piped output is the same everywhere.</summary>
    public static Surroundings OfProcess()
    {
        // .NET sends a terminal its start sequence on its own, whether colours are wanted or not; a dumb one has none.
        if (OfEnvironment("NO_COLOR") is not null)
        {
            Environment.SetEnvironmentVariable("TERM", "dumb");
        }

        return new Surroundings
        {
            Folder = Environment.CurrentDirectory,
            Out = Utf8(Console.OpenStandardOutput()),
            Error = Utf8(Console.OpenStandardError()),
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Variable = OfEnvironment,
        };
    }

    static string? OfEnvironment(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
