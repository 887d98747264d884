using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Works out which file stands where: lists of files, globs and parts, and what was left unlisted.</summary>
public sealed class ChapterOrder(IReadOnlyList<string> files, Func<string, int?> navOrder, Diagnostics diagnostics)
{
    readonly Dictionary<string, SourceSpan> _listed = new(StringComparer.Ordinal);
    readonly HashSet<string> _files = new(files, StringComparer.Ordinal);
    bool _hasLines;
    bool _isUnreadable;

    /// <summary>Whether all that was listed so far is there.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The chapters under <paramref name="key"/>: files, globs, or <c>part:</c> with <c>chapters:</c> of its own.</summary>
    public ImmutableArray<ChapterSlot> Read(YamlReader yaml, string key, bool isAppendix)
    {
        var slots = ImmutableArray.CreateBuilder<ChapterSlot>();
        var items = yaml.Items(key);
        _hasLines |= items.Count > 0;
        _isUnreadable |= yaml.Take(key) is { Value: not YamlSequence };
        foreach (var item in items)
        {
            var what = $"an item of '{key}'";
            if (item is YamlScalar)
            {
                if (yaml.AsText(item, what) is { } pattern)
                {
                    AddPattern(slots, pattern, null, isAppendix);
                }
            }
            else if (YamlReader.Of(item, what, diagnostics) is { } part)
            {
                var title = part.Required("part").Value;
                part.Require("chapters");
                foreach (var pattern in part.Texts("chapters"))
                {
                    AddPattern(slots, pattern, title, isAppendix);
                }

                part.Finish();
            }
        }

        return slots.ToImmutable();
    }

    void AddPattern(ImmutableArray<ChapterSlot>.Builder slots, Located<string> pattern, string? part, bool isAppendix)
    {
        if (FilePath.Resolve("", pattern.Value) is not { } path)
        {
            diagnostics.Add(Problems.PathLeavesSource(pattern.At, pattern.Value));
            return;
        }

        if (path.Contains('*') || path.Contains('?'))
        {
            AddGlob(slots, pattern with { Value = path }, part, isAppendix);
        }
        else if (!_files.Contains(path))
        {
            diagnostics.Add(Problems.ChapterAbsent(pattern.At, path, files));
            IsComplete = false;
        }
        else if (!_listed.TryAdd(path, pattern.At))
        {
            diagnostics.Add(Problems.ChapterListedTwice(pattern.At, path, _listed[path]));
        }
        else
        {
            slots.Add(new ChapterSlot(path, pattern.At, part, isAppendix));
        }
    }

    // Within a glob: by folder, then by nav-order, then by name; files that an earlier line names keep their place there.
    void AddGlob(ImmutableArray<ChapterSlot>.Builder slots, Located<string> pattern, string? part, bool isAppendix)
    {
        var root = RootFolder(pattern.Value);
        var matches = files.Where(f => Glob.Matches(pattern.Value, f) && (EditionParser.FolderOf(f) is null || EditionParser.FolderOf(pattern.Value) is not null)).ToArray();
        if (matches.Length == 0)
        {
            diagnostics.Add(Problems.GlobMatchesNothing(pattern.At, pattern.Value));
            IsComplete = false;
        }

        var ordered = matches
            .Select(file => (File: file, Order: navOrder(file)))
            .OrderBy(static m => FilePath.Folder(m.File), StringComparer.Ordinal)
            .ThenBy(static m => m.Order ?? int.MaxValue)
            .ThenBy(static m => m.File, StringComparer.Ordinal);
        foreach (var (file, _) in ordered)
        {
            if (_listed.TryAdd(file, pattern.At))
            {
                slots.Add(new ChapterSlot(file, pattern.At, part ?? PartOf(root, file), isAppendix));
            }
        }
    }

    // The folder before the first wildcard; what lies in folders below it are parts.
    static string RootFolder(string pattern) => FilePath.Folder(pattern[..pattern.IndexOfAny(['*', '?'])] + "x");

    static string? PartOf(string root, string file)
    {
        var folder = FilePath.Folder(file);
        return folder.Length <= root.Length ? null : TitleOf(folder[(root.Length == 0 ? 0 : root.Length + 1)..]);
    }

    /// <summary>"03-organised-crime" reads "Organised crime": numbers at the front order files and are not part of a name.</summary>
    public static string TitleOf(string folder)
    {
        var words = WithoutNumber(FilePath.Name(folder)).Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? folder : string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(words[0])}{words[1..]}");
    }

    /// <summary>Where a chapter's page stands, from the site's root: numbers that order files are left out, so that it keeps its address when it moves.</summary>
    /// <param name="source">Path of the chapter's file.</param>
    /// <param name="distinction">What tells it from another page of that name, behind the name.</param>
    public static string AddressOf(string source, string distinction = "")
    {
        var path = source.StartsWith("chapters/", StringComparison.Ordinal) ? source["chapters/".Length..] : source;
        var folder = FilePath.Folder(path);
        var steps = folder.Length == 0 ? [] : folder.Split('/').Select(static s => WithoutNumber(s) + "/");
        return string.Concat(steps) + WithoutNumber(FilePath.Stem(path)) + distinction + ".html";
    }

    /// <summary>A file or folder name without the number at its front that orders it.</summary>
    public static string WithoutNumber(string name)
    {
        var digits = 0;
        while (digits < name.Length && char.IsAsciiDigit(name[digits]))
        {
            digits++;
        }

        return digits > 0 && digits < name.Length - 1 && name[digits] is '-' or '_' ? name[(digits + 1)..] : name;
    }

    /// <summary>Reports that there are no chapters, and warns of Markdown files under a chapter folder that no line names; nothing of what a broken list may have named.</summary>
    public void ReportLeftOut(SourceFile config)
    {
        if (_isUnreadable)
        {
            return;
        }

        if (!_hasLines)
        {
            diagnostics.Add(Problems.NoChapters(config.Span(0)));
        }

        foreach (var file in files)
        {
            if (!_listed.ContainsKey(file) && file.StartsWith("chapters/", StringComparison.Ordinal))
            {
                diagnostics.Add(Problems.ChapterUnlisted(config.Span(0), file));
            }
        }
    }
}

/// <summary>File patterns: <c>*</c> and <c>?</c> within a step, <c>**</c> for any number of steps.</summary>
public static class Glob
{
    /// <summary>Whether <paramref name="path"/> matches <paramref name="pattern"/>. Time is linear in each step and quadratic in steps at worst.</summary>
    public static bool Matches(string pattern, string path) => Steps(pattern.Split('/'), path.Split('/'));

    static bool Steps(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        var (p, s, starP, starS) = (0, 0, -1, 0);
        while (s < path.Length)
        {
            if (p < pattern.Length && pattern[p] == "**")
            {
                (starP, starS) = (p++, s);
            }
            else if (p < pattern.Length && Step(pattern[p], path[s]))
            {
                (p, s) = (p + 1, s + 1);
            }
            else if (starP >= 0)
            {
                (p, s) = (starP + 1, ++starS);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].Trim("**").IsEmpty;
    }

    static bool Step(string pattern, string name) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
