
namespace ScoReport.Csl.Tests;

/// <summary>The readers and writers of libraries, on plain-text cases (libraries/README.md).</summary>
public sealed class LibraryTests
{
    static readonly Lazy<Dictionary<string, LibraryCase>> All = new(static () =>
        LibraryCase.ReadAll(Path.Combine(Folders.Project, "libraries")).ToDictionary(static c => $"{Path.GetFileNameWithoutExtension(c.File)}: {c.Name}", StringComparer.Ordinal));

    public static TheoryData<string> Cases() => [.. All.Value.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_as_the_case_says(string name)
    {
        var one = All.Value[name];
        var input = one.Blocks.Single(static block => block.Kind.StartsWith("input ", StringComparison.Ordinal));
        var read = Read(input);
        var problems = string.Concat(read.Problems.Select(static p => $"{p.Line}:{p.Column}: {p.Kind}: {p.Message}\n"));
        Check(one, one.Blocks.Find(static block => block.Kind == "problems"), problems);
        foreach (var block in one.Blocks.Where(static block => block.Kind != "problems" && !block.Kind.StartsWith("input ", StringComparison.Ordinal)))
        {
            Check(one, block, Written(block.Kind, read).Replace("\r\n", "\n", StringComparison.Ordinal));
        }
    }

    static LibraryResult Read(LibraryCase.Block input) => input.Kind switch
    {
        "input json" => CslJson.Read(input.Text),
        "input ris" => Ris.Read(input.Text),
        "input ris crlf" => Ris.Read("\uFEFF" + input.Text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        "input bib" => BibLatex.Read(input.Text),
        "input bibtex" => BibLatex.Read(input.Text, BibDialect.BibTex),
        _ => throw new FormatException($"'{input.Kind}' is no input; see libraries/README.md"),
    };

    static string Written(string kind, LibraryResult read) => kind switch
    {
        "json" => CslJsonFormat.Write(read.References),
        "bib" => BibLatexFormat.Write(read.References),
        "ris" => RisFormat.Write(read.References),
        "cff" => CitationFileFormat.Write(read.References[0], read.References.Skip(1), Details),
        "coins" => string.Concat(read.References.Select(static r => Coins.Write(r).Replace("&", "\n&", StringComparison.Ordinal) + "\n\n")),
        "meta" => string.Concat(read.References.Select(static r => string.Concat(CitationMetaTags.Of(r).Select(static pair => $"{pair.Name}: {pair.Content}\n")) + "\n")),
        "fields" => string.Concat(read.References.Select(Fields)),
        "ris-fields" => string.Concat(Ris.Read(RisFormat.Write(read.References)).References.Select(Fields)),
        "bib-fields" => string.Concat(BibLatex.Read(BibLatexFormat.Write(read.References)).References.Select(Fields)),
        "json-fields" => string.Concat(CslJson.Read(CslJsonFormat.Write(read.References)).References.Select(Fields)),
        "ids" => string.Concat(read.References.Select(static r => $"{r.Id} [{r.Span.Offset}, {r.Span.Length}] [{r.IdSpan.Offset}, {r.IdSpan.Length}]\n")),
        _ => throw new FormatException($"'{kind}' is no output; see libraries/README.md"),
    };

    static string Fields(Reference reference)
    {
        IEnumerable<string> lines =
        [
            .. reference.Names.Select(static pair => $"{pair.Key}: {string.Join("; ", pair.Value.Select(Named))}"),
            .. reference.Dates.Select(static pair => $"{pair.Key}: {string.Join(" – ", pair.Value.Parts.Select(static p => $"{p.Year}/{p.Month}/{p.Day}"))}{(pair.Value.IsUncertain ? " ?" : "")}{pair.Value.SeasonText}{pair.Value.Literal}"),
            .. reference.Variables.Select(static pair => $"{pair.Key}: {pair.Value.Replace("\n", "⏎", StringComparison.Ordinal)}"),
            .. reference.Custom.Select(static pair => $"custom {pair.Key}: {pair.Value.Replace("\n", "⏎", StringComparison.Ordinal)}"),
        ];
        return $"{reference.Id}: {reference.Type}\n{string.Concat(lines.Order(StringComparer.Ordinal).Select(static line => $"  {line}\n"))}";
    }

    static string Named(Name name) => name.Literal is { } literal
        ? $"{{{literal}}}"
        : string.Join('|', ((string[])[name.DroppingParticle, name.NonDroppingParticle, name.Family, name.Given, name.Suffix]).Where(static part => part.Length > 0));

    static readonly CitationFileDetails Details = new()
    {
        License = "CC-BY-4.0",
        RepositoryCode = "https://example.org/repo",
        Authors = [new CitationFileAuthor("0000-0002-1825-0097", "University of Somewhere", "j@example.org")],
    };

    static void Check(LibraryCase one, LibraryCase.Block? block, string actual)
    {
        if (Environment.GetEnvironmentVariable("CSL_WRITE_CASES") == "1" && block is not null)
        {
            one.Rewrite(block, actual);
            return;
        }
        Assert.Equal((block?.Text ?? "").TrimEnd('\n'), actual.TrimEnd('\n'));
    }
}
