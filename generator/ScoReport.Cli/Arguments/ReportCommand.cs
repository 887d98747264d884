using System.CommandLine;
using System.CommandLine.Parsing;
using ScoReport.Cli.Reporting;

namespace ScoReport.Cli.Arguments;

/// <summary>A command about one report: its folder, and the options that all such commands have.</summary>
abstract class ReportCommand : Command
{
    readonly Argument<string?> _source = new("SOURCE")
    {
        Description = "The report's folder. Default: content, if it holds a report.yaml, else the current folder.",
        Arity = ArgumentArity.ZeroOrOne,
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

    readonly Option<bool> _drafts = new("--drafts") { Description = "Take drafts into the report too." };

    readonly Option<MessageFormat> _format = new("--format")
    {
        Description = "How messages are written: text, json or github. Default: text.",
        HelpName = "FORMAT",
        CustomParser = Values.Format,
    };

    /// <summary>Makes a command without options.</summary>
    protected ReportCommand(string name, string description)
        : base(name, description)
    {
        Add(_source);
        _source.Validators.Add(RefuseUnknownOption);
    }

    /// <summary>Gives the command <paramref name="own"/> options, and those of all behind them.</summary>
    protected void AddOptions(params ReadOnlySpan<Option> own)
    {
        foreach (var option in (ReadOnlySpan<Option>)[.. own, _date, _baseUrl, _strict, _drafts, _format])
        {
            Add(option);
        }
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

    /// <summary>What was asked for by the options that all have; <paramref name="output"/> is the folder to publish into, as it was typed.</summary>
    protected BuildOptions OptionsOf(ParseResult parsed, Surroundings surroundings, string? output = null)
    {
        var source = Places.Source(parsed.GetValue(_source), surroundings.Folder);
        return new BuildOptions
        {
            Source = source,
            Output = Places.Output(output, source, surroundings.Folder),
            Date = parsed.GetValue(_date) ?? Values.SourceDateEpoch(surroundings.Variable("SOURCE_DATE_EPOCH")),
            BaseUrl = parsed.GetValue(_baseUrl),
            Strict = parsed.GetValue(_strict),
            Drafts = parsed.GetValue(_drafts),
            Format = parsed.GetValue(_format),
        };
    }
}
