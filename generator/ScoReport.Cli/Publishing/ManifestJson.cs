using System.Text.Json.Serialization;

namespace ScoReport.Cli.Publishing;

/// <summary>The manifest as it is written.</summary>
internal sealed record ManifestDocument(int Version, ManifestFile[] Files);

/// <summary>One line of the manifest.</summary>
internal sealed record ManifestFile(string Path, long Length);

/// <summary>Reads and writes the manifest without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ManifestDocument))]
internal sealed partial class ManifestJson : JsonSerializerContext;
