using ScoReport.Cli.Arguments;
using ScoReport.Sources;

namespace ScoReport.Cli.Tests;

/// <summary>One run of the whole command line in a folder of its own, with a generator that a test makes up.</summary>
sealed class CliRun(TempFolder folder) : IDisposable
{
    readonly StringWriter _out = new() { NewLine = "\n" };
    readonly StringWriter _error = new() { NewLine = "\n" };

    public Dictionary<string, string> Variables { get; } = [];

    public bool IsTerminal { get; init; }

    /// <summary>The outputs by path; by default one page and an archive.</summary>
    public IReadOnlyList<FileEntry> Files { get; init; } = [FileEntry.OfText("site/index.html", "page"), FileEntry.OfText("sco-report.zip", "zip")];

    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];

    /// <summary>What the generator was given; nothing if it was not reached.</summary>
    public GeneratorInput? Given { get; private set; }

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    public int Do(params string[] args) => CommandLine.Run(args, new Surroundings
    {
        Folder = folder.Root,
        Out = _out,
        Error = _error,
        ErrorIsTerminal = IsTerminal,
        Variable = Variables.GetValueOrDefault,
        Generate = Generate,
    });

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
    }

    GeneratorResult Generate(GeneratorInput input, CancellationToken cancel)
    {
        Given = input;
        var diagnostics = new Diagnostics();
        foreach (var problem in input.SourceProblems.Concat(Problems))
        {
            diagnostics.Add(problem);
        }

        return new GeneratorResult(FileTree.Of(Files), diagnostics.HasErrors, () => diagnostics);
    }
}
