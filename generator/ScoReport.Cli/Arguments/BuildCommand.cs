using System.Collections.Immutable;
using System.CommandLine;
using ScoReport.Outputs;

namespace ScoReport.Cli.Arguments;

/// <summary>The <c>build</c> command: what it has beside the options of all.</summary>
sealed class BuildCommand : ReportCommand
{
    readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "The folder to publish into. Default: output, beside SOURCE.",
        HelpName = "DIR",
    };

    readonly Option<ImmutableArray<string>> _only = new("--only")
    {
        Description = $"Make only these outputs and keep the others as they are: {string.Join(", ", OutputCatalog.Names)}.",
        HelpName = "NAMES",
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = Values.Outputs,
    };

    readonly Option<bool> _info = new("--info") { Description = "Tell what is only worth knowing too, such as numbers typed by hand that the data holds." };

    readonly Option<bool> _png = new("--png") { Description = "Offer charts as PNG too, made by a Chromium: that of SCOREPORT_BROWSER, else the first on PATH." };

    /// <summary>Makes the command, which hands what was asked to <paramref name="run"/>.</summary>
    public BuildCommand(Surroundings surroundings, Func<BuildOptions, int> run)
        : base("build", "Reads a report's folder and publishes it.")
    {
        AddOptions(_output, _only, _info, _png);
        SetAction(parsed => run(OptionsOf(parsed, surroundings, parsed.GetValue(_output)) with
        {
            Only = parsed.GetValue(_only) is { IsDefault: false } names ? names : [],
            Info = parsed.GetValue(_info),
            Png = parsed.GetValue(_png),
        }));
    }
}
