using System.Text.RegularExpressions;

namespace ScoReport.Tests.House;

/// <summary>The rules of the house, read off the source text. A breach says which file and what to do.</summary>
public partial class HouseTests
{
    static readonly string Generator = Repository.PathOf("generator");

    static readonly IReadOnlyList<(string Path, string Text)> Sources =
        [.. Directory.EnumerateFiles(Generator, "*.cs", SearchOption.AllDirectories)
            .Select(static file => (Repository.Relative(Generator, file), File.ReadAllText(file)))
            .OrderBy(static f => f.Item1, StringComparer.Ordinal)];

    // A folder of ScoReport may use those below it in this list, and none above.
    static readonly string[] Layers = ["Outputs", "Searching", "Rendering", "Arranging", "Charts", "Binding", "Parsing", "Document", "Data", "Sources"];

    // A package is named in one file; Markdig in those that read Markdown.
    static readonly (string Package, string[] Names, string[] Files)[] Packages =
    [
        ("Markdig", ["Markdig"], ["ScoReport/Parsing/MarkdownParser.cs", "ScoReport/Parsing/MarkdownBlocks.cs", "ScoReport/Parsing/MarkdownBlockParsers.cs", "ScoReport/Parsing/MarkdownInlines.cs", "ScoReport/Parsing/MarkdownInlines.Citations.cs", "ScoReport/Parsing/MarkdownSyntax.cs", "ScoReport/Parsing/MarkdownAttributes.cs", "ScoReport/Parsing/MarkdownSpans.cs"]),
        ("YamlDotNet", ["YamlDotNet"], ["ScoReport/Parsing/Yaml.cs"]),
        ("CsvHelper", ["CsvHelper"], ["ScoReport/Parsing/CsvTableReader.cs"]),
        ("Fluid.Core", ["Fluid", "Microsoft.Extensions"], ["ScoReport/Rendering/FluidTemplateEngine.cs", "ScoReport/Rendering/TemplateCheck.cs"]),
        ("ColorCode.Core", ["ColorCode"], ["ScoReport/Rendering/Highlighter.cs"]),
        ("ScoReport.Csl", ["ScoReport.Csl"], ["ScoReport/Binding/Citing.cs", "ScoReport/Binding/Citing.Itself.cs", "ScoReport/Binding/Citing.Lists.cs", "ScoReport/Binding/Citing.Runs.cs", "ScoReport/Binding/CitingProblems.cs", "ScoReport/Binding/LibraryChecks.cs", "ScoReport/Binding/LibraryReader.cs", "ScoReport.Cli/Citing/CiteRun.cs"]),
    ];

    [Fact]
    public void A_folder_uses_only_folders_below_it()
    {
        var breaches = new List<string>();
        foreach (var (path, text) in Sources.Where(static f => f.Path.StartsWith("ScoReport/", StringComparison.Ordinal)))
        {
            var own = Array.IndexOf(Layers, path.Split('/')[1]);
            var code = WithoutComments(text);

            // In a using, or in a name that is qualified from the root or from the namespace around it.
            breaches.AddRange(Layers[..Math.Max(0, own)]
                .Where(above => Regex.IsMatch(code, $@"\bScoReport\.{above}\b|(?<![\w.""]){above}\.[A-Z]\w*[.(<]"))
                .Select(above => $"{path} uses {above}, which lies above {Layers[own]}"));
        }

        Assert.Empty(breaches);
    }

    [Fact]
    public void Every_folder_of_the_generator_has_its_place_in_the_layers() => Assert.Empty(Directory
        .EnumerateDirectories(Path.Combine(Generator, "ScoReport"))
        .Select(static d => Path.GetFileName(d))
        .Except([.. Layers, "bin", "obj"]));

    [Fact]
    public void A_package_is_named_in_one_file() => Assert.Empty(
        from package in Packages
        from name in package.Names
        from file in Sources
        where file.Path.StartsWith("ScoReport/", StringComparison.Ordinal) && !package.Files.Contains(file.Path)
        where Regex.IsMatch(WithoutComments(file.Text), $@"(?<![\w.""/]){Regex.Escape(name)}(?=[.;])")
        select $"{file.Path} names {name}, which belongs to {string.Join(", ", package.Files)}");

    [Fact]
    public void Every_package_of_the_generator_has_its_file()
    {
        var project = File.ReadAllText(Path.Combine(Generator, "ScoReport", "ScoReport.csproj"));
        var referenced = PackageReference().Matches(project).Select(static m => m.Groups[1].Value);
        Assert.Empty(referenced.Except([.. Packages.Select(static p => p.Package), "Microsoft.CodeAnalysis.BannedApiAnalyzers"]));
    }

    [Fact]
    public void The_citation_engine_stands_alone()
    {
        var project = File.ReadAllText(Path.Combine(Generator, "ScoReport.Csl", "ScoReport.Csl.csproj"));
        Assert.Empty(PackageReference().Matches(project).Select(static m => m.Groups[1].Value).Except(["Microsoft.CodeAnalysis.BannedApiAnalyzers"]));
        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
        Assert.Empty(
            from file in Sources
            where file.Path.StartsWith("ScoReport.Csl/", StringComparison.Ordinal)
            where Regex.IsMatch(WithoutComments(file.Text), @"\bScoReport\.(?:Cli|Outputs|Rendering|Arranging|Binding|Parsing|Document|Data|Sources)\b|using ScoReport;")
            select file.Path);
    }

    [Fact]
    public void The_generator_knows_nothing_of_the_command_line() => Assert.Empty(
        from file in Sources
        where !file.Path.StartsWith("ScoReport.Cli/", StringComparison.Ordinal)
        where WithoutComments(file.Text).Contains("ScoReport.Cli", StringComparison.Ordinal)
        select file.Path);

    [Fact]
    public void The_generator_is_watched_by_the_analyzer()
    {
        var text = File.ReadAllText(Path.Combine(Generator, "ScoReport", "ScoReport.csproj"));
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", text, StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.txt", text, StringComparison.Ordinal);
        Assert.Contains("<IsAotCompatible>true</IsAotCompatible>", text, StringComparison.Ordinal);
    }

    // It has no packages, and so no analyzer either: the same list is looked for in its text.
    [Fact]
    public void The_citation_engine_does_not_touch_the_world()
    {
        var banned = File.ReadLines(Path.Combine(Generator, "BannedSymbols.txt"))
            .Select(static line => line.Split(';')[0])
            .Where(static symbol => symbol != "M:System.String.GetHashCode")
            .Select(static symbol => symbol[0] == 'T' ? symbol.Split('.')[^1] + @"\." : Regex.Escape(string.Join('.', symbol.Split('.')[^2..])))
            .ToList();
        Assert.Empty(
            from file in Sources
            where file.Path.StartsWith("ScoReport.Csl/", StringComparison.Ordinal)
            from name in banned
            where Regex.IsMatch(WithoutComments(file.Text), $@"(?<![\w.]){name}")
            select $"{file.Path}: {name}");
    }

    [Fact]
    public void Nothing_is_left_for_later() => Assert.Empty(
        from file in Sources
        from word in (string[])["NotImplementedException", "TODO", "FIXME", "HACK", "XXX"]
        where Regex.IsMatch(file.Text, $@"\b{word}\b")
        select $"{file.Path}: {word}");

    [Fact]
    public void A_file_of_more_than_400_lines_says_why_at_its_head() => Assert.Empty(
        from file in Sources
        let lines = file.Text.Split('\n')
        where lines.Length > 401 && !lines[0].StartsWith("// Longer than 400 lines:", StringComparison.Ordinal)
        select $"{file.Path} has {lines.Length - 1} lines; divide it, or begin it with '// Longer than 400 lines: ' and the reason");

    [Fact]
    public void No_folder_is_a_drawer() => Assert.Empty(
        from file in Sources
        from step in file.Path.Split('/')[..^1]
        where step is "Helpers" or "Utils" or "Util" or "Utilities" or "Common" or "Shared" or "Misc" or "Extensions"
        select file.Path);

    [Fact]
    public void No_type_is_a_manager() => Assert.Empty(
        from file in Sources
        from type in TypeName().Matches(WithoutComments(file.Text))
        let name = type.Groups[1].Value
        where Regex.IsMatch(name, "(Manager|Helper|Service|Processor)$") && name != "CitationProcessor"
        select $"{file.Path}: {name}");

    [Fact]
    public void There_are_three_seams_at_most() => Assert.Empty(
        from file in Sources
        from type in InterfaceName().Matches(WithoutComments(file.Text))
        where type.Groups[1].Value is not ("ITemplateEngine" or "IOutput" or "IQueryEngine")
        select $"{file.Path}: {type.Groups[1].Value}");

    [Fact]
    public void Namespaces_are_those_of_the_folders() => Assert.Empty(
        from file in Sources
        where !file.Path.StartsWith("ScoReport.Csl/", StringComparison.Ordinal) // One namespace, as a package would have.
        let expected = string.Join('.', file.Path.Split('/')[..^1])
        from line in NamespaceLine().Matches(file.Text)
        where line.Groups[1].Value != expected
        select $"{file.Path}: {line.Groups[1].Value}, and the folder says {expected}");

    static string WithoutComments(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("""<PackageReference Include="([^"]+)""")]
    private static partial Regex PackageReference();

    [GeneratedRegex(@"\b(?:class|struct|record(?: struct)?) (\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\binterface (\w+)")]
    private static partial Regex InterfaceName();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
