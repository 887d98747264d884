using System.Text;
using System.Text.RegularExpressions;
using ScoReport.DuckDb;
using ScoReport.Sources;

namespace ScoReport.Tests.Docs;

/// <summary>
/// The guide under <c>docs/</c> is a report without a problem, and shows nothing that is not so: what stands in a grey box is the
/// source of what is below it, lines of a file of the guide, or what the program really says.
/// </summary>
public partial class DocsTests
{
    const string Small = "title: A report\nlanguage: en\noutputs: [site]\n";

    static readonly FileTree Guide = Repository.Tree("docs");
    static readonly IReadOnlyList<DocsChapter> Chapters = DocsChapter.All();
    static readonly Lazy<Built> TheGuide = new(() => Build(Guide));

    public static TheoryData<string> Names() => [.. Chapters.Select(static c => c.Name)];

    [Fact]
    public void The_guide_is_a_report_without_a_problem()
    {
        Assert.Empty(TheGuide.Value.Messages);
        Assert.Empty(Html.Faults(TheGuide.Value));
    }

    [Fact]
    public void Every_block_is_of_a_kind_that_is_held_to_be_so() => Assert.Empty(
        from chapter in Chapters
        from block in chapter.Blocks
        where block is not ({ Language: "sh" or "", Kind: "" } or { Language: "text", Kind: "" or "prints" or "problems" } or { Language: "markdown", Kind: "live" } or { Language: "yaml", Kind: "+" } or { Kind: "sample" or "wrong" })
        where block.Kind.Length == 0 || !Guide.Contains(block.Kind)
        select $"{chapter.Name}: {string.Join(' ', block.Info)}");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_live_block_is_followed_by_itself(string name)
    {
        var chapter = new DocsChapter(name);
        foreach (var block in chapter.Blocks.Where(static b => b.Kind == "live"))
        {
            var below = chapter.Text[block.End..];
            Assert.StartsWith("\n\n" + block.Text, below + "\n", StringComparison.Ordinal);
            Assert.True(below.Length <= block.Text.Length + 2 || below[block.Text.Length + 2] == '\n', $"{name}: more than the block stands below it:\n{block.Text}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Lines_of_a_file_stand_there(string name)
    {
        foreach (var block in new DocsChapter(name).Blocks.Where(static b => Guide.Contains(b.Kind)))
        {
            var file = block.Kind.EndsWith(".md", StringComparison.Ordinal) ? new DocsChapter(Path.GetFileName(block.Kind)).Prose : Text(block.Kind);
            Assert.Contains("\n" + block.Text, "\n" + file, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Samples_of_a_chapter_are_a_report_without_a_problem(string name)
    {
        var samples = new DocsChapter(name).Blocks.Where(static b => b.Kind == "sample").ToList();
        if (samples.Count > 0)
        {
            var uses = samples.SelectMany(static b => Uses(b)).Prepend("# A\n\n");
            Assert.Empty(Build(Tree(Small + "chapters: [a.md]\n", [("a.md", string.Concat(uses)), .. samples.Select(static b => (b.Path, b.Text))])).Messages);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Keys_of_report_yaml_are_read_without_a_problem(string name)
    {
        var library = Text("references.bib");
        var text = "# A\n\n" + string.Concat(Entry().Matches(library).Select(static m => $"[@{m.Groups[1].Value}] "));
        foreach (var block in new DocsChapter(name).Blocks.Where(static b => b.Kind == "+"))
        {
            var lists = block.Text.Contains("libraries:", StringComparison.Ordinal);
            (string, string)[] libraries = lists ? [("sources.bib", library), ("documents.yaml", "[]\n")] : [("references.bib", library)];
            Assert.Empty(Build(Tree(Small + "chapters: [a.md]\n" + block.Text, [("a.md", text), .. libraries])).Messages);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_wrong_gives_the_messages_that_are_shown(string name)
    {
        var chapter = new DocsChapter(name);
        foreach (var block in chapter.Blocks.Where(static b => b.Kind == "wrong").Reverse())
        {
            var messages = Wrong(block);
            Assert.NotEmpty(messages);
            chapter.Holds(chapter.Next(block, "problems"), messages);
        }
    }

    // A line of a table is changed in the guide. Anything else is a file of a small report, and only what is said of it counts.
    static string Wrong(DocsBlock block)
    {
        if (block.Path.Split(':') is [var table, var number])
        {
            var lines = Text(table).Split('\n');
            lines[int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) - 1] = block.Text.TrimEnd('\n');
            return Build(With(Guide, table, string.Join('\n', lines))).Messages;
        }

        var chapter = block.Path.EndsWith(".md", StringComparison.Ordinal) ? block.Path : "a.md";
        var shown = block.Path.StartsWith("charts/", StringComparison.Ordinal) ? $"::: {{.chart chart=\"{Path.GetFileNameWithoutExtension(block.Path)}\"}}\nCaption.\n:::\n" : "";
        var small = With(With(With(Guide, "report.yaml", $"{Small}chapters: [{chapter}]\n"), chapter, "# A\n\n" + shown), block.Path, block.Text);
        var about = Build(small).Problems.Where(p => p.At.File?.Path == "docs/" + block.Path);
        return string.Concat(about.Select(static p => p + "\n" + (p.Hint is null ? "" : $"  hint: {p.Hint}\n")));
    }

    // Resources are to be shown, and works to be cited.
    static IEnumerable<string> Uses(DocsBlock block) => block.Path switch
    {
        "data/datapackage.yaml" => Resource().Matches(block.Text).Select(static m => $"::: {{.table data=\"{m.Groups[1].Value}\"}}\nCaption.\n:::\n\n"),
        "references.yaml" => WorkId().Matches(block.Text).Select(static m => $"See @{m.Groups[1].Value}.\n\n"),
        _ => [],
    };

    static string Text(string path) => Encoding.UTF8.GetString(Guide.TryGet(path, out var file) ? file.Read().Span : []);

    static FileTree With(FileTree tree, string path, string text) => FileTree.Of(tree.Entries.Where(e => e.Path != path).Append(FileEntry.OfText(path, text)));

    static FileTree Tree(string report, (string Path, string Text)[] files) =>
        FileTree.Of(files.Select(static f => FileEntry.OfText(f.Path, f.Text)).Append(FileEntry.OfText("report.yaml", report)));

    static Built Build(FileTree tree) => Built.Of(new GeneratorInput
    {
        Source = tree,
        BuiltInThemes = Built.Themes,
        DisplayPrefix = "docs/",
        QueryEngine = static () => new DuckDbEngine(static path => Repository.PathOf("docs", path)),
    });

    [GeneratedRegex(@"^@\w+\{([\w-]+),", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^  - name: ([\w-]+)$", RegexOptions.Multiline)]
    private static partial Regex Resource();

    [GeneratedRegex(@"^- id: ([\w-]+)$", RegexOptions.Multiline)]
    private static partial Regex WorkId();
}
