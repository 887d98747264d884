using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>How a report looks: templates, words and assets, with what the theme extends laid beneath.</summary>
public sealed class Theme
{
    // A longer chain is a mistake, and a circle never ends.
    const int LongestChain = 8;

    Theme(ITemplateEngine templates, BlockKeys blockKeys, string language, ThemeFiles files, FrozenDictionary<string, string> words, FileTree assets)
    {
        Templates = templates;
        BlockKeys = blockKeys;
        Strings = new StringsView(words);
        Numbers = NumberStyle.Of(language);
        (_files, _words) = (files, words);
        Assets = assets;
    }

    readonly ThemeFiles _files;
    readonly FrozenDictionary<string, string> _words;

    /// <summary>What the theme says of itself.</summary>
    internal ThemeDescription Description => _files.Description;

    /// <summary>The templates.</summary>
    public ITemplateEngine Templates { get; }

    internal BlockKeys BlockKeys { get; }

    /// <summary>The words, for templates.</summary>
    public StringsView Strings { get; }

    /// <summary>Files that are published below <c>assets/</c>: style sheets compacted, all others as they are.</summary>
    public FileTree Assets { get; }

    /// <summary>Whether abbreviations in running text are marked as such, so that a style sheet can set them.</summary>
    public bool MarksAbbreviations => _files.MarksAbbreviations;

    /// <summary>How the language of the words writes numbers.</summary>
    public NumberStyle Numbers { get; }

    /// <summary>What a language calls itself; its tag where the theme has no words in it.</summary>
    public string NameOf(string tag) => _names.GetOrAdd(tag, Named);

    readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    string Named(string tag)
    {
        foreach (var of in (ReadOnlySpan<string>)[tag, tag.Split('-')[0]])
        {
            if (_files.All.Find(f => f.Path == PathOf(of)) is { } file && YamlReader.OfFile(file.File, file.Path, new Diagnostics()).TextValue(OwnName) is { } name)
            {
                return name;
            }
        }

        return tag;
    }

    // The word for it in its own strings.
    const string OwnName = "language_name";

    static string PathOf(string tag) => $"strings/{tag}.yaml";

    /// <summary>The same theme with its words in another language. Reports words that are not there in it.</summary>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="name">What the theme is called.</param>
    /// <param name="at">Where the language is said.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public Theme In(string language, string name, SourceSpan at, Diagnostics diagnostics)
    {
        var words = Words(_files.All, language, diagnostics);
        string[] tags = [language.Split('-')[0], language];
        var own = tags.Distinct(StringComparer.Ordinal).Select(tag => _files.All.Find(f => f.Path == PathOf(tag))).OfType<ThemeFile>()
            .SelectMany(static file => YamlReader.OfFile(file.File, file.Path, new Diagnostics()).Mapping.Entries).Select(static e => e.Key).ToHashSet(StringComparer.Ordinal);
        var lacking = words.Keys.Where(key => !own.Contains(key)).Order(StringComparer.Ordinal).ToList();
        if (lacking.Count > 0)
        {
            diagnostics.Add(Problems.EditionWithoutWords(at, name, language, own.Count == 0 ? null : lacking[0]));
        }

        return new Theme(Templates, BlockKeys, language, _files, words, Assets);
    }

    /// <summary>The theme's word for <paramref name="key"/>; the key itself where the theme has none.</summary>
    public string Word(string key) => _words.TryGetValue(key, out var word) ? word : key;

    /// <summary>Templates that every theme has, by its own files or by what it extends.</summary>
    public static ImmutableArray<string> Required { get; } =
        ["layout", "cover", "chapter", "references", "tables", "figures", "glossary", "cite", "about", "timeline", "not-found", "redirect", "partials/table", "partials/float", "partials/callout"];

    /// <summary>Loads the theme called <paramref name="name"/> from <paramref name="themes"/>, the folders of all themes at hand.</summary>
    /// <returns>The theme, or nothing when it is not there.</returns>
    public static Theme? Load(Located<string> name, FileTree themes, string language, Diagnostics diagnostics)
    {
        if (Files(name, themes, diagnostics) is not { } files)
        {
            return null;
        }

        var templates = files.All.Where(static f => f.Path.EndsWith(".liquid", StringComparison.Ordinal)).Select(static f => (f.Path, f.File)).ToList();
        var words = Words(files.All, language, diagnostics);
        var engine = FluidTemplateEngine.Load(templates, new StringsView(words).Kind, diagnostics);
        if (Required.Where(required => !engine.Has(required)).ToArray() is { Length: > 0 } missing)
        {
            diagnostics.Add(Problems.IncompleteTheme(name.At, name.Value, missing));
        }

        var assets = FileTree.Of(files.All.Where(static f => f.Path.StartsWith("assets/", StringComparison.Ordinal)).Select(static f => Published(f.Entry, f.Path)));
        var keys = BlockKeys.Of(templates.ToDictionary(static t => t.Path, static t => t.File, StringComparer.Ordinal));
        return new Theme(engine, keys, language, files, words, assets);
    }

    static FileEntry Published(FileEntry asset, string path) =>
        FilePath.Extension(path) == ".css" ? new FileEntry(path, () => StyleSheet.Compacted(asset.Read())) : asset with { Path = path };

    sealed record ThemeFile(string Path, SourceFile File, FileEntry Entry);

    sealed record ThemeFiles(List<ThemeFile> All, ThemeDescription Description, bool MarksAbbreviations);

    // The theme's own files over those of the theme it extends, and so on down.
    static ThemeFiles? Files(Located<string> name, FileTree themes, Diagnostics diagnostics)
    {
        var files = new Dictionary<string, ThemeFile>(StringComparer.Ordinal);
        var folder = new SourceFolder(themes, "themes/");
        var wanted = name;
        ThemeDescription? own = null;
        bool? marks = null;
        for (var depth = 0; ; depth++)
        {
            var prefix = FolderOf(wanted.Value) + "/";
            if (!themes.TryGet(prefix + "theme.yaml", out var description))
            {
                diagnostics.Add(Problems.UnknownTheme(wanted.At, wanted.Value, Names(themes)));
                return null;
            }

            if (depth == LongestChain)
            {
                diagnostics.Add(Problems.ThemeCycle(wanted.At, name.Value));
                return null;
            }

            foreach (var entry in themes.Entries.Where(e => e.Path.StartsWith(prefix, StringComparison.Ordinal)))
            {
                var path = entry.Path[prefix.Length..];
                if (files.TryAdd(path, new ThemeFile(path, folder.TextFile(entry), entry)) && FilePath.Extension(path) is ".liquid" or ".yaml")
                {
                    folder.CheckUtf8(entry, diagnostics);
                }
            }

            if (Read(folder.TextFile(description), diagnostics) is not { } said)
            {
                return null;
            }

            own ??= said;
            marks ??= said.MarksAbbreviations;
            if (said.Extends is not { } below)
            {
                return new ThemeFiles([.. files.Values.OrderBy(static f => f.Path, StringComparer.Ordinal)], own, marks ?? false);
            }

            wanted = below;
        }
    }

    // A theme is called by its name or by the path of its folder, which lies in themes/ here or beside the report.
    static string FolderOf(string written)
    {
        var name = written.Trim('/');
        foreach (var prefix in (ReadOnlySpan<string>)["./", "../", "themes/"])
        {
            name = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
        }

        return name;
    }

    static IEnumerable<string> Names(FileTree themes) =>
        themes.Entries.Where(static e => e.Path.EndsWith("/theme.yaml", StringComparison.Ordinal)).Select(static e => FilePath.Folder(e.Path));

    // What a theme extends that cannot be read is unknown: every template would seem to be missing.
    static ThemeDescription? Read(SourceFile description, Diagnostics diagnostics)
    {
        var yaml = YamlReader.OfFile(description, "theme.yaml", diagnostics);
        yaml.PassTexts("description");
        yaml.Nested("custom");
        var said = new ThemeDescription(yaml.TextValue("name"), yaml.TextValue("version"), yaml.TextValue("license"), yaml.Text("extends"), yaml.Has(Marks) ? yaml.Flag(Marks) : null);
        yaml.Finish();
        return yaml.IsComplete && yaml.Take("extends") is null == said.Extends is null ? said : null;
    }

    const string Marks = "mark-abbreviations";

    // English first, then the language, with the quotation marks of its region, then the region: each over the one before, so that a theme need not repeat them.
    static FrozenDictionary<string, string> Words(List<ThemeFile> files, string language, Diagnostics diagnostics)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] tags = ["en", language.Split('-')[0], language];
        foreach (var tag in tags.Distinct(StringComparer.Ordinal))
        {
            if (files.Find(f => f.Path == PathOf(tag)) is not { } file)
            {
                continue;
            }

            var (marks, own) = (QuoteMarks.Of(tag), QuoteMarks.Of(language));
            var yaml = YamlReader.OfFile(file.File, file.Path, diagnostics);
            foreach (var entry in yaml.Mapping.Entries)
            {
                var word = yaml.TextValue(entry.Key) ?? "";
                words[entry.Key] = tag == language.Split('-')[0] ? word.Replace(marks.Open, own.Open, StringComparison.Ordinal).Replace(marks.Close, own.Close, StringComparison.Ordinal) : word;
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>What a <c>theme.yaml</c> says of its theme.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Version">Its version.</param>
/// <param name="License">SPDX identifier of its licence.</param>
/// <param name="Extends">The theme that has the files which it has not.</param>
/// <param name="MarksAbbreviations">Whether abbreviations are marked; nothing where the theme below it is to say so.</param>
sealed record ThemeDescription(string? Name, string? Version, string? License, Located<string>? Extends, bool? MarksAbbreviations);
