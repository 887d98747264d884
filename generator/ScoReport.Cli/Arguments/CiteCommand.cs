using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace ScoReport.Cli.Arguments;

/// <summary>How citations are printed.</summary>
enum CiteFormat
{
    /// <summary>Plain text, a line each.</summary>
    Text,

    /// <summary>HTML, an element each.</summary>
    Html,

    /// <summary>Markdown, a paragraph each.</summary>
    Markdown,

    /// <summary>A JSON list with text and HTML of each.</summary>
    Json,

    /// <summary>The library itself as CSL-JSON.</summary>
    CslJson,

    /// <summary>The library itself as BibLaTeX.</summary>
    BibTex,

    /// <summary>The library itself as RIS.</summary>
    Ris,
}

/// <summary>What <c>scoreport cite</c> is asked for.</summary>
sealed record CiteOptions
{
    /// <summary>Name or file of the style.</summary>
    public required string Style { get; init; }

    /// <summary>Files of the libraries.</summary>
    public required ImmutableArray<string> Libraries { get; init; }

    /// <summary>File with a list of citations, or nothing for the bibliography.</summary>
    public string? Citations { get; init; }

    /// <summary>BCP 47 tag, or nothing for the style's own language.</summary>
    public string? Locale { get; init; }

    /// <summary>How to print.</summary>
    public CiteFormat Format { get; init; }

    /// <summary>Keys of the works to list; none for all.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];
}

/// <summary>The <c>cite</c> command: the citation engine by itself.</summary>
sealed class CiteCommand : Command
{
    static readonly ImmutableArray<string> Formats = ["text", "html", "markdown", "json", "csl-json", "bibtex", "ris"];

    readonly Option<string?> _style = new("--style", "-s") { Description = "Name of a citation style, or its file. Default: author-date.", HelpName = "STYLE" };
    readonly Option<string[]> _library = new("--library", "-l") { Description = "A library of references: .json, .yaml, .bib, .bibtex or .ris; may be given several times.", HelpName = "FILE", Required = true };
    readonly Option<string?> _citations = new("--citations") { Description = "Print the citations that this file lists (CSL-JSON), instead of the bibliography.", HelpName = "FILE" };
    readonly Option<string?> _locale = new("--locale") { Description = "Language, such as en-GB. Default: the style's own.", HelpName = "TAG" };

    readonly Option<CiteFormat> _format = new("--format")
    {
        Description = $"How to print: {string.Join(", ", Formats)}; the last three convert the library. Default: text.",
        HelpName = "FORMAT",
        CustomParser = static result =>
        {
            var name = result.Tokens[^1].Value;
            if (!Formats.Contains(name))
            {
                result.AddError(Values.Unknown("--format", "format", name, Formats));
            }

            return (CiteFormat)Math.Max(0, Formats.IndexOf(name));
        },
    };

    readonly Argument<string[]> _keys = new("KEY") { Description = "Keys of the works to list. Default: all.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>Makes the command, which hands what was asked to <paramref name="run"/>.</summary>
    public CiteCommand(Func<CiteOptions, int> run)
        : base("cite", "Prints a bibliography, or citations, from a library.")
    {
        Add(_keys);
        foreach (var option in new Option[] { _style, _library, _citations, _locale, _format })
        {
            Add(option);
        }

        _keys.Validators.Add(RefuseUnknownOption);
        SetAction(parsed => run(new CiteOptions
        {
            Style = parsed.GetValue(_style) ?? "author-date",
            Libraries = [.. parsed.GetValue(_library) ?? []],
            Citations = parsed.GetValue(_citations),
            Locale = parsed.GetValue(_locale),
            Format = parsed.GetValue(_format),
            Keys = [.. parsed.GetValue(_keys) ?? []],
        }));
    }

    void RefuseUnknownOption(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(static t => t.Value.StartsWith('-')))
        {
            result.AddError(Values.NoOption(token.Value, Options));
        }
    }
}
