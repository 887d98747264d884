using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>The themes that are part of the program, so that an installed tool builds any folder.</summary>
public static class BuiltInThemes
{
    const string Prefix = "themes/";

    /// <summary>The files of every built-in theme, below the theme's name.</summary>
    public static FileTree Load()
    {
        var assembly = typeof(BuiltInThemes).Assembly;
        return FileTree.Of(assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => new FileEntry(name[Prefix.Length..].Replace('\\', '/'), () => Bytes(assembly, name))));
    }

    static ReadOnlyMemory<byte> Bytes(System.Reflection.Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
