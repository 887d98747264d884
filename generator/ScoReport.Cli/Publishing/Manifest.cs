using System.Collections.Frozen;
using System.Text.Json;
using ScoReport.Cli.Arguments;
using ScoReport.Sources;

namespace ScoReport.Cli.Publishing;

/// <summary>Which files of an output folder the tool wrote itself, and how long they were then. Lies in that folder and travels with it.</summary>
sealed class Manifest
{
    /// <summary>The manifest's own name.</summary>
    public const string FileName = ".scoreport-manifest.json";

    const int FormatVersion = 1;

    Manifest(IEnumerable<KeyValuePair<string, long>> lengths) => Lengths = lengths.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A manifest that lists nothing.</summary>
    public static Manifest Empty { get; } = new([]);

    /// <summary>The length in bytes of each listed file, by its path relative to the folder.</summary>
    public FrozenDictionary<string, long> Lengths { get; }

    /// <summary>The first steps of all listed paths, in ordinal order.</summary>
    public IEnumerable<string> TopNames => Lengths.Keys.Select(TopOf).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Lists files with their lengths.</summary>
    public static Manifest Of(IEnumerable<KeyValuePair<string, long>> lengths) => new(lengths);

    /// <summary>The first step of <paramref name="path"/>.</summary>
    public static string TopOf(string path) => path.IndexOf('/') is var slash and >= 0 ? path[..slash] : path;

    /// <summary>The manifest that lies in <paramref name="folder"/>; an empty one if none does.</summary>
    /// <exception cref="CommandLineException">There is one that this version cannot understand.</exception>
    public static Manifest Load(string folder)
    {
        var path = Path.Join(folder, FileName);
        if (!File.Exists(path))
        {
            return Empty;
        }

        try
        {
            return Read(JsonSerializer.Deserialize(File.ReadAllBytes(path), ManifestJson.Default.ManifestDocument));
        }
        catch (Exception cause) when (cause is JsonException or ArgumentException)
        {
            throw new CommandLineException($"'{path}' is damaged or from another version, so it is not known which files there may be replaced; empty that folder or choose another with --output");
        }
    }

    /// <summary>Writes this manifest into <paramref name="folder"/>; equal manifests give equal bytes.</summary>
    public void Save(string folder)
    {
        var files = Lengths.OrderBy(static f => f.Key, StringComparer.Ordinal).Select(static f => new ManifestFile(f.Key, f.Value)).ToArray();
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new ManifestDocument(FormatVersion, files), ManifestJson.Default.ManifestDocument);
        File.WriteAllBytes(Path.Join(folder, FileName), bytes);
    }

    // Listed files may be deleted, so a path that could lead elsewhere is no path of ours.
    static Manifest Read(ManifestDocument? document)
    {
        if (document is not { Version: FormatVersion, Files: { } files } || !files.All(static f => f is { Path: { } path } && FilePath.IsPlain(path)))
        {
            throw new JsonException();
        }

        return new Manifest(files.Select(static f => KeyValuePair.Create(f.Path, f.Length)));
    }
}
