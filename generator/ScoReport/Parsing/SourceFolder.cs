using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>A text file of the source folder: its path there, and the file that diagnostics show.</summary>
public sealed record FoundFile(string TreePath, SourceFile File, ReadOnlyMemory<byte> Bytes);

/// <summary>The source folder with names for messages. Decodes text; bytes that are not UTF-8 are reported where they stand.</summary>
/// <param name="tree">The files.</param>
/// <param name="displayPrefix">What diagnostics put before a path: "content/" for a folder called so, or nothing.</param>
public sealed partial class SourceFolder(FileTree tree, string displayPrefix)
{
    readonly ConcurrentDictionary<string, SourceFile> _files = new(StringComparer.Ordinal);

    /// <summary>The files.</summary>
    public FileTree Tree => tree;

    /// <summary>A path of the folder as diagnostics show it.</summary>
    public string Shown(string path) => displayPrefix + path;

    /// <summary>The text file at <paramref name="path"/>, if it is there.</summary>
    public SourceFile? TextFile(string path) => tree.TryGet(path, out var entry) ? TextFile(entry) : null;

    /// <summary>The text file of <paramref name="entry"/>; one object per path, so that all its places belong together.</summary>
    public SourceFile TextFile(FileEntry entry) =>
        _files.GetOrAdd(entry.Path, static (path, from) => new SourceFile(from.Prefix + path, () => Decode(from.Entry.Read().Span)), (Prefix: displayPrefix, Entry: entry));

    /// <summary>
    /// The file that <paramref name="target"/> names from <paramref name="folder"/>. Reports a path that leaves the source
    /// folder, a file that is not there, and bytes that are not UTF-8.
    /// </summary>
    public FoundFile? Find(string folder, Located<string> target, Diagnostics diagnostics)
    {
        if (FilePath.Resolve(folder, target.Value) is not { } path)
        {
            diagnostics.Add(Problems.PathLeavesSource(target.At, target.Value));
            return null;
        }

        if (!tree.TryGet(path, out var entry))
        {
            diagnostics.Add(Problems.FileAbsent(target.At, displayPrefix + path));
            return null;
        }

        var bytes = entry.Read();
        var file = TextFile(entry);
        return CheckUtf8(file, bytes.Span, diagnostics) ? new FoundFile(path, file, bytes) : null;
    }

    /// <summary>Reports the first place where a text file is not UTF-8. Such bytes read as U+FFFD, so a text without it needs no second look at its bytes.</summary>
    public void CheckUtf8(FileEntry entry, Diagnostics diagnostics)
    {
        if (TextFile(entry) is var file && file.Text.Contains('\uFFFD'))
        {
            CheckUtf8(file, entry.Read().Span, diagnostics);
        }
    }

    /// <summary>Whether <paramref name="bytes"/> are UTF-8; reports the first place where they are not.</summary>
    static bool CheckUtf8(SourceFile file, ReadOnlySpan<byte> bytes, Diagnostics diagnostics)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return true;
        }

        var before = ValidPrefix(bytes);
        diagnostics.Add(Problems.NotUtf8(file.Span(Encoding.UTF8.GetCharCount(bytes[..before]), 1), bytes[before]));
        return false;
    }

    static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    // Bytes that are not UTF-8 read as replacement characters here; CheckUtf8 has reported them. A lone carriage return ends
    // a line as a line feed does, and becomes one: as long, so that every place stays where it was.
    static string Decode(ReadOnlySpan<byte> bytes) =>
        LoneReturn().Replace(Encoding.UTF8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes), "\n");

    [GeneratedRegex(@"\r(?!\n)")]
    private static partial Regex LoneReturn();
}
