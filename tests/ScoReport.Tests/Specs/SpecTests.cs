namespace ScoReport.Tests.Specs;

/// <summary>Every case under <c>tests/specs</c> is one test.</summary>
public class SpecTests
{
    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in SpecFile.All())
        {
            foreach (var spec in SpecFile.Load(file).Cases)
            {
                data.Add(new TheoryDataRow<string, string>(file, spec.Name) { TestDisplayName = $"{file}: {spec.Name}" });
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_gives_what_it_says(string file, string name)
    {
        var specs = SpecFile.Load(file);
        var spec = specs.Cases.Single(c => c.Name == name);
        var built = SpecReport.Build(spec);
        var wrong = new Dictionary<SpecBlock, string>();
        foreach (var block in spec.Blocks.Where(static b => b.IsExpectation))
        {
            var actual = Actual(block, built);
            if (actual.TrimEnd('\n') != block.Text.TrimEnd('\n'))
            {
                wrong.Add(block, actual);
            }
        }

        var unstated = spec.Find("diagnostics") is null && built.Messages.Length > 0 ? built.Messages : null;
        if (Repository.Rewrites && (wrong.Count > 0 || unstated is not null))
        {
            specs.Rewrite(spec, wrong, unstated);
            return;
        }

        var report = wrong
            .Select(w => $"{specs.Path}:{w.Key.Line}: '{name}' states this {w.Key.Kind}:\n{w.Key.Text}\nand it is:\n{w.Value}\n")
            .Append(unstated is null ? "" : $"{specs.Path}: '{name}' states no diagnostics, and there are:\n{unstated}");
        Assert.True(wrong.Count == 0 && unstated is null, string.Concat(report));
    }

    static string Actual(SpecBlock block, Built built) => block switch
    {
        { Kind: "diagnostics" } => built.Messages,
        { Kind: "files" } => FilesOf(built),
        { Path: "" } => Normalized(Between(Page(built, FirstChapter(built)), "<!-- text -->", "<!-- /text -->")),
        _ => Normalized(Between(Page(built, block.Path), "<main>", "</main>")),
    };

    static string FirstChapter(Built built) => built.Has("site/a.html") ? "a.html" : "";

    static string Page(Built built, string path) => built.Has("site/" + path) ? built.Text("site/" + path) : $"(there is no page '{path}')";

    static string Between(string page, string open, string close)
    {
        var from = page.IndexOf(open, StringComparison.Ordinal);
        var to = page.LastIndexOf(close, StringComparison.Ordinal);
        return from < 0 || to < 0 ? page : page[(from + open.Length)..to];
    }

    // Spaces that look like others are spelt out.
    static string Normalized(string html) =>
        string.Join('\n', html.Trim().Split('\n').Select(static line => line.TrimEnd()))
            .Replace("\u00A0", "&nbsp;", StringComparison.Ordinal)
            .Replace("\u202F", "&#8239;", StringComparison.Ordinal) + "\n";

    static string FilesOf(Built built)
    {
        var names = built.Files.Keys.Where(static p => !p.StartsWith("site/assets/", StringComparison.Ordinal) && !IsInEverySite(p)).ToList();
        foreach (var zip in names.Where(static p => p.EndsWith(".zip", StringComparison.Ordinal)).ToList())
        {
            names.AddRange(built.Entries(zip).Where(static e => !e.Name.Contains("/assets/", StringComparison.Ordinal) && !IsInEverySite(e.Name)).Select(e => $"{zip} > {e.Name}"));
        }

        return string.Concat(names.Select(static n => n + "\n"));
    }

    // What machines read beside each page and in each site; Outputs/MachineFilesTests holds that it is there.
    static bool IsInEverySite(string path) =>
        path.EndsWith(".md", StringComparison.Ordinal) || Path.GetFileName(path) is ".nojekyll" or "_headers" or "nginx.conf" or "robots.txt" or "llms.txt" or "card.svg" or "about.html" or "cite.html";

    [Fact]
    public void Names_of_cases_are_unique_in_their_file() =>
        Assert.All(SpecFile.All(), static file => Assert.Distinct(SpecFile.Load(file).Cases.Select(static c => c.Name)));

    [Fact]
    public void Every_case_states_something() => Assert.All(
        SpecFile.All().SelectMany(static file => SpecFile.Load(file).Cases.Select(c => (file, c))),
        static pair => Assert.True(pair.c.Blocks.Any(static b => b.IsExpectation), $"{pair.file}: '{pair.c.Name}' states neither html, files nor diagnostics."));
}
