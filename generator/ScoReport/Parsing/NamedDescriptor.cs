using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>A part of a data package that stands in it or in a file of its own, which it then names by its path (Data Package, <c>dialect</c> and <c>schema</c>).</summary>
static class NamedDescriptor
{
    /// <summary>The mapping under <paramref name="key"/>, or that of the file named there; an address of the network is reported.</summary>
    public static YamlReader? Nested(YamlReader resource, string key, SourceFolder folder, Diagnostics diagnostics)
    {
        if (resource.Take(key) is not { Value: YamlScalar path })
        {
            return resource.Nested(key);
        }

        if (path.Text.Contains("://", StringComparison.Ordinal))
        {
            diagnostics.Add(Problems.DescriptorElsewhere(path.At, key, path.Text));
            return null;
        }

        if (folder.Find(FilePath.Folder(DataPackageReader.Path), new Located<string>(path.Text, path.At), diagnostics) is not { } found)
        {
            return null;
        }

        var isComplete = true;
        return path.Text.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? YamlReader.OfRoot(JsonTree.Read(found, diagnostics, out isComplete), $"the {key}", isComplete, diagnostics)
            : YamlReader.OfFile(found.File, $"the {key}", diagnostics);
    }
}
