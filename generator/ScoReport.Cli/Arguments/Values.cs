using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ScoReport.Cli.Reporting;
using ScoReport.Outputs;
using ScoReport.Sources;

namespace ScoReport.Cli.Arguments;

/// <summary>Reads the values of options; a wrong one is an error of the command line, with what was expected.</summary>
static class Values
{
    const string DateForm = "yyyy-MM-dd";

    static readonly ImmutableArray<string> FormatNames = ["text", "json", "github"];

    /// <summary>Output names, separated by commas or given one by one; each once, in the order given.</summary>
    public static ImmutableArray<string> Outputs(ArgumentResult result)
    {
        var names = result.Tokens.SelectMany(static t => t.Value.Split(',', StringSplitOptions.TrimEntries)).Distinct().ToImmutableArray();
        foreach (var name in names)
        {
            if (!OutputCatalog.Names.Contains(name))
            {
                result.AddError(Unknown("--only", "output", name, OutputCatalog.Names));
            }
        }

        return names;
    }

    /// <summary>A calendar date as ISO 8601 writes it.</summary>
    public static DateOnly? Date(ArgumentResult result)
    {
        var text = Single(result);
        if (DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"--date: '{text}' is not a date of the form YYYY-MM-DD");
        return null;
    }

    /// <summary>The day, in UTC, of a SOURCE_DATE_EPOCH (seconds since 1970, reproducible-builds.org); none if it is not set.</summary>
    /// <exception cref="CommandLineException">It is set to something else, which the specification wants refused.</exception>
    public static DateOnly? SourceDateEpoch(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // The last second of the year 9999, beyond which .NET has no date.
        const long last = 253402300799;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > last)
        {
            throw new CommandLineException($"SOURCE_DATE_EPOCH is '{text}', which is not a number of seconds");
        }

        return DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime);
    }

    /// <summary>An absolute web address without query or fragment.</summary>
    public static string? BaseUrl(ArgumentResult result)
    {
        var text = Single(result);
        if (Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            && url.Query.Length == 0 && url.Fragment.Length == 0)
        {
            return text;
        }

        result.AddError($"--base-url: '{text}' is not an address of the form https://example.org/path/");
        return null;
    }

    /// <summary>One of the message formats.</summary>
    public static MessageFormat Format(ArgumentResult result)
    {
        var text = Single(result);
        var index = FormatNames.IndexOf(text);
        if (index < 0)
        {
            result.AddError(Unknown("--format", "format", text, FormatNames));
        }

        return (MessageFormat)Math.Max(0, index);
    }

    static string Single(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";

    /// <summary>What is said of an option that does not exist.</summary>
    public static string NoOption(string word, IEnumerable<Option> options)
    {
        var name = word.Split('=', ':')[0];
        return $"there is no option '{name}'" + (Nearest.Hint(name, options.Select(static o => o.Name)) is { } near ? "; " + near : "");
    }

    /// <summary>What is said of a value that is none of the known.</summary>
    public static string Unknown(string option, string what, string name, ImmutableArray<string> known)
    {
        var hint = Nearest.Hint(name, known) is { } near ? "; " + near : "";
        return $"{option}: there is no {what} '{name}'; known are {string.Join(", ", known)}{hint}";
    }
}
