using System.Text.Json.Serialization;

namespace ScoReport.Cli.Publishing;

/// <summary>The manifest as it is written.</summary>
sealed record ManifestDocument(int Version, ManifestFile[] Files);

/// <summary>One line of the manifest.</summary>
sealed record ManifestFile(string Path, long Length);

/// <summary>Reads and writes the manifest without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ManifestDocument))]
sealed partial class ManifestJson : JsonSerializerContext;
