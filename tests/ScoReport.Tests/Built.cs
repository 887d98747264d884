using System.IO.Compression;
using System.Text;
using ScoReport.Rendering;
using ScoReport.Sources;

namespace ScoReport.Tests;

/// <summary>A build that is done: every output file read, and every problem known.</summary>
sealed class Built
{
    static readonly Lazy<FileTree> BuiltIn = new(BuiltInThemes.Load);

    Built(IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<Diagnostic> problems)
    {
        Files = files;
        Problems = problems;
    }

    /// <summary>The themes that are part of the program.</summary>
    public static FileTree Themes => BuiltIn.Value;

    /// <summary>Output files by path, in ordinal order.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public IReadOnlyList<Diagnostic> Problems { get; }

    /// <summary>The problems as the command line prints them.</summary>
    public string Messages => string.Concat(Problems.Select(static p => p + "\n" + (p.Hint is null ? "" : $"  hint: {p.Hint}\n")));

    /// <summary>Builds, reading the output in its own order or backwards.</summary>
    public static Built Of(GeneratorInput input, bool backwards = false)
    {
        var result = Generator.Run(input, TestContext.Current.CancellationToken);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in backwards ? result.Output.Entries.Reverse() : result.Output.Entries)
        {
            files.Add(entry.Path, entry.Read().ToArray());
        }

        return new Built(files, result.Finish().All);
    }

    public static Built Of(FileTree source) => Of(new GeneratorInput { Source = source, BuiltInThemes = Themes });

    public bool Has(string path) => Files.ContainsKey(path);

    public string Text(string path) => Encoding.UTF8.GetString(Files[path]);

    /// <summary>The entries of a zip among the files: name, time stamp and bytes.</summary>
    public IReadOnlyList<(string Name, DateTime Stamp, byte[] Bytes)> Entries(string path)
    {
        using var zip = new ZipArchive(new MemoryStream(Files[path]), ZipArchiveMode.Read);
        return [.. zip.Entries.Select(static e => (e.FullName, e.LastWriteTime.DateTime, BytesOf(e)))];
    }

    static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
