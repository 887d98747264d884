using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using ScoReport.Cli.Reporting;
using ScoReport.Outputs;

namespace ScoReport.Cli.Arguments;

/// <summary>The <c>build</c> command: its argument, its options and what they mean.</summary>
sealed class BuildCommand : Command
{
    readonly Argument<string?> _source = new("SOURCE")
    {
        Description = "The report's folder. Default: content, if it holds a report.yaml, else the current folder.",
        Arity = ArgumentArity.ZeroOrOne,
    };

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

    readonly Option<DateOnly?> _date = new("--date")
    {
        Description = "Print this date instead of the report's own. Default: SOURCE_DATE_EPOCH, if that is set.",
        HelpName = "YYYY-MM-DD",
        CustomParser = Values.Date,
    };

    readonly Option<string?> _baseUrl = new("--base-url")
    {
        Description = "Where the site will be served, if not where the report says.",
        HelpName = "URL",
        CustomParser = Values.BaseUrl,
    };

    readonly Option<bool> _strict = new("--strict") { Description = "Treat warnings as errors." };

    readonly Option<bool> _info = new("--info") { Description = "Tell what is only worth knowing too, such as numbers typed by hand that the data holds." };

    readonly Option<bool> _png = new("--png") { Description = "Offer charts as PNG too, made by a Chromium: that of SCOREPORT_BROWSER, else the first on PATH." };

    readonly Option<bool> _drafts = new("--drafts") { Description = "Publish drafts too." };

    readonly Option<MessageFormat> _format = new("--format")
    {
        Description = "How messages are written: text, json or github. Default: text.",
        HelpName = "FORMAT",
        CustomParser = Values.Format,
    };

    /// <summary>Makes the command, which hands what was asked to <paramref name="run"/>.</summary>
    public BuildCommand(Surroundings surroundings, Func<BuildOptions, int> run)
        : base("build", "Reads a report's folder and publishes it.")
    {
        Add(_source);
        foreach (var option in new Option[] { _output, _only, _date, _baseUrl, _strict, _info, _png, _drafts, _format })
        {
            Add(option);
        }

        _source.Validators.Add(RefuseUnknownOption);
        SetAction(parsed => run(OptionsOf(parsed, surroundings)));
    }

    // Whatever is no option is taken for the argument, and a folder named like an option is a typing mistake.
    void RefuseUnknownOption(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(static t => t.Value.StartsWith('-')))
        {
            result.AddError(NoOption(token.Value));
        }
    }

    /// <summary>What is wrong with each word that is neither an option nor, since there is one already, the argument.</summary>
    public IEnumerable<string> WrongWords(ParseResult parsed)
    {
        var hasSource = parsed.GetResult(_source) is { Tokens: [var source, ..] } && !source.Value.StartsWith('-');
        foreach (var word in parsed.UnmatchedTokens)
        {
            if (word.StartsWith('-'))
            {
                yield return NoOption(word);
            }
            else if (hasSource)
            {
                yield return $"there is one SOURCE, and '{word}' is a second one";
            }

            hasSource |= !word.StartsWith('-');
        }
    }

    string NoOption(string word) => Values.NoOption(word, Options);

    BuildOptions OptionsOf(ParseResult parsed, Surroundings surroundings)
    {
        var source = Places.Source(parsed.GetValue(_source), surroundings.Folder);
        return new BuildOptions
        {
            Source = source,
            Output = Places.Output(parsed.GetValue(_output), source, surroundings.Folder),
            Only = parsed.GetValue(_only) is { IsDefault: false } names ? names : [],
            Date = parsed.GetValue(_date) ?? Values.SourceDateEpoch(surroundings.Variable("SOURCE_DATE_EPOCH")),
            BaseUrl = parsed.GetValue(_baseUrl),
            Strict = parsed.GetValue(_strict),
            Info = parsed.GetValue(_info),
            Png = parsed.GetValue(_png),
            Drafts = parsed.GetValue(_drafts),
            Format = parsed.GetValue(_format),
        };
    }
}
