using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ScoReport.Data;
using ScoReport.DuckDb;
using ScoReport.Sources;

namespace ScoReport.Tests.Specs;

/// <summary>Builds the report of a case: its own files, with helpers where it has none.</summary>
static class SpecReport
{
    const string DefaultChapter = "chapters/a.md";

    // A case whose chapter says nothing of its own begins below these three lines.
    const string FrontMatter = "---\ntitle: A\n---\n";

    static readonly Lazy<FileTree> Helpers = new(() => Repository.Tree("tests", "specs", "helpers"));
    static readonly Lazy<FileTree> Themes = new(LoadThemes);
    static readonly Lazy<IReadOnlyList<(string Key, string Entry)>> Library = new(LoadLibrary);

    // "default" in a case is the small theme beside the cases, which shows every value of a view and changes with no design.
    // The theme that the program has is called "built-in" there.
    static FileTree LoadThemes()
    {
        var own = Built.Themes.Below("default");
        var strings = FileTree.Of(own.Entries.Where(static e => e.Path.StartsWith("strings/", StringComparison.Ordinal)));
        return strings.Overlaid(Repository.Tree("tests", "specs", "theme")).Under("default").Overlaid(own.Under("built-in"));
    }

    public static Built Build(SpecCase spec)
    {
        var options = Options(spec);
        var files = Files(spec, options.GetValueOrDefault("language", "en"));
        var source = FileTree.Of(files.Where(static f => !f.Path.StartsWith("themes/", StringComparison.Ordinal)));
        return Built.Of(new GeneratorInput
        {
            Source = source,
            BuiltInThemes = Themes.Value,
            Themes = FileTree.Of(files).Below("themes"),
            QueryEngine = options.GetValueOrDefault("engine") == "none" ? null : () => new DuckDbEngine(path => OnDisk(source, path), Limits(options)),
            Drafts = options.GetValueOrDefault("drafts") == "true",
            Strict = options.GetValueOrDefault("strict") == "true",
            BaseUrl = options.GetValueOrDefault("base-url"),
            Date = options.TryGetValue("date", out var date) ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Only = options.TryGetValue("only", out var only) ? [.. only.Split(',')] : [],
        });
    }

    // A case that runs for ever would take all of the usual time, of which the message tells.
    static QueryLimits Limits(Dictionary<string, string> options) =>
        options.TryGetValue("seconds", out var seconds) ? QueryLimits.Usual with { Seconds = int.Parse(seconds, CultureInfo.InvariantCulture) } : QueryLimits.Usual;

    // What DuckDB reads where it lies has to lie somewhere. A file is named after its bytes, so that cases do not meet.
    static string? OnDisk(FileTree source, string path)
    {
        if (!source.TryGet(path, out var entry))
        {
            return null;
        }

        var bytes = entry.Read();
        var folder = Directory.CreateDirectory(Path.Join(AppContext.BaseDirectory, "large", Convert.ToHexString(SHA256.HashData(bytes.Span)))).FullName;
        var file = Path.Join(folder, Path.GetFileName(path));
        if (!File.Exists(file))
        {
            File.WriteAllBytes(file, bytes.ToArray());
        }

        return file;
    }

    static Dictionary<string, string> Options(SpecCase spec)
    {
        var options = new Dictionary<string, string>();
        foreach (var line in (spec.Find("options")?.Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(": ", 2);
            if (parts.Length < 2 || parts[0] is not ("drafts" or "strict" or "base-url" or "date" or "only" or "language" or "engine" or "seconds"))
            {
                throw new FormatException($"'{line}' is no option of a case; see tests/specs/README.md.");
            }

            options.Add(parts[0], parts[1]);
        }

        return options;
    }

    static FileEntry[] Files(SpecCase spec, string language)
    {
        var files = new Dictionary<string, FileEntry>(StringComparer.Ordinal);
        var report = $"title: A report\nlanguage: {language}\nchapters: [chapters/**/*.md]\noutputs: [site]\n";
        foreach (var block in spec.Blocks.Where(static b => !b.IsExpectation && b.Kind != "options"))
        {
            var entry = block switch
            {
                { Kind: "markdown", Path: "" } => FileEntry.OfText(DefaultChapter, FrontMatter + block.Text),
                { Kind: "yaml", Path: "" } => FileEntry.OfText("report.yaml", block.Text),
                { Kind: "yaml", Path: "+" } => FileEntry.OfText("report.yaml", report + block.Text),
                { Kind: "base64" } => FileEntry.Of(block.Path, Convert.FromBase64String(block.Text)),
                { Path: "" } => throw new FormatException($"A block of '{block.Kind}' needs a path; see tests/specs/README.md."),
                _ => FileEntry.OfText(block.Path, block.Text),
            };
            files.Add(entry.Path, entry);
        }

        if (!spec.Blocks.Any(static b => b.Path == "no-report"))
        {
            files.TryAdd("report.yaml", FileEntry.OfText("report.yaml", report));
        }

        files.Remove("no-report");
        AddHelpers(files);
        return [.. files.Values];
    }

    // Helpers are there when wanted and must not be in the way: a library only holds what the case cites, since the uncited is reported,
    // and so is data that nothing uses.
    static void AddHelpers(Dictionary<string, FileEntry> files)
    {
        var texts = string.Concat(files.Values.Select(static f => Encoding.UTF8.GetString(f.Read().Span)));
        var hasData = files.Keys.Any(static p => p.StartsWith("data/", StringComparison.Ordinal)) || !texts.Contains("trad", StringComparison.Ordinal);
        if (!files.ContainsKey("references.json"))
        {
            var cited = Library.Value.Where(r => texts.Contains("@" + r.Key, StringComparison.Ordinal) || texts.Contains("@{" + r.Key + "}", StringComparison.Ordinal));
            files.Add("references.json", FileEntry.OfText("references.json", "[" + string.Join(",\n", cited.Select(static r => r.Entry)) + "]\n"));
        }

        foreach (var helper in Helpers.Value.Entries)
        {
            if (helper.Path != "references.json" && !(hasData && helper.Path.StartsWith("data/", StringComparison.Ordinal)))
            {
                files.TryAdd(helper.Path, helper);
            }
        }
    }

    static List<(string, string)> LoadLibrary()
    {
        Helpers.Value.TryGet("references.json", out var file);
        using var json = System.Text.Json.JsonDocument.Parse(file!.Read());
        return [.. json.RootElement.EnumerateArray().Select(static e => (e.GetProperty("id").GetString()!, e.GetRawText()))];
    }
}
