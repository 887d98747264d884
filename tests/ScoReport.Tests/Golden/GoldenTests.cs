using System.Text;
using System.Text.RegularExpressions;
using ScoReport.Sources;

namespace ScoReport.Tests.Golden;

/// <summary>Whole small reports: every output file as it was once read and found right, in the program's own theme.</summary>
public partial class GoldenTests
{
    public static TheoryData<string> Reports() =>
        [.. Directory.EnumerateDirectories(Repository.PathOf("tests", "golden")).Select(static d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Output_is_byte_for_byte_what_it_was(string name)
    {
        var actual = Kept(Build(name)).ToDictionary(static f => f.Path, static f => f.Bytes, StringComparer.Ordinal);
        var folder = Repository.PathOf("tests", "golden", name, "out");
        if (Repository.Rewrites)
        {
            Rewrite(folder, actual);
            return;
        }

        var expected = Repository.Tree("tests", "golden", name, "out");
        Assert.Equal(expected.Entries.Select(static e => e.Path), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var entry in expected.Entries)
        {
            Assert.True(entry.Read().Span.SequenceEqual(actual[entry.Path]), $"{name}/out/{entry.Path}{Difference(entry.Read().ToArray(), actual[entry.Path])}");
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Assets_are_the_theme_s_own(string name)
    {
        var built = Build(name);
        var theme = Repository.Tree("themes", "default").Entries.Where(static e => e.Path.StartsWith("assets/", StringComparison.Ordinal)).ToList();
        Assert.Equal(theme.Select(static e => "site/" + e.Path), built.Files.Keys.Where(static p => p.StartsWith("site/assets/", StringComparison.Ordinal)));
        Assert.All(theme.Where(static e => !IsStyle(e)), asset => Assert.True(asset.Read().Span.SequenceEqual(built.Files["site/" + asset.Path])));
        Assert.All(theme.Where(IsStyle), asset => Assert.Equal(Rules(asset.Read().Span), Rules(built.Files["site/" + asset.Path])));
    }

    static bool IsStyle(FileEntry asset) => asset.Path.EndsWith(".css", StringComparison.Ordinal);

    // A published sheet has the same rules, less comments and space.
    static string Rules(ReadOnlySpan<byte> css) =>
        Regex.Replace(Encoding.UTF8.GetString(css), @"/\*.*?\*/|\s+", "", RegexOptions.Singleline).Replace(";}", "}", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_zip_holds_the_files_of_the_site(string name)
    {
        var built = Build(name);
        foreach (var zip in built.Files.Keys.Where(static p => p.EndsWith(".zip", StringComparison.Ordinal) && !IsOffered(p)))
        {
            var folder = Path.GetFileNameWithoutExtension(zip) + "/";
            var entries = built.Entries(zip);
            Assert.Equal(built.Files.Keys.Where(static p => p.StartsWith("site/", StringComparison.Ordinal) && !IsOffered(p)).Select(p => folder + p["site/".Length..]), entries.Select(static e => e.Name));
            Assert.All(entries, entry => Assert.True(entry.Bytes.AsSpan().SequenceEqual(WithoutOffers(built.Files["site/" + entry.Name[folder.Length..]])), entry.Name));
        }
    }

    static bool IsOffered(string path) => path.StartsWith("site/downloads/", StringComparison.Ordinal);

    // A cover in the zip does not name the zip, and offers nothing where there is nothing else to offer.
    static byte[] WithoutOffers(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var start = text.IndexOf("<section class=\"cover-section cover-downloads\"", StringComparison.Ordinal);
        if (start < 0)
        {
            return bytes;
        }

        const string Close = "</section>\n";
        var end = text.IndexOf(Close, start, StringComparison.Ordinal) + Close.Length;
        var left = string.Join('\n', text[start..end].Split('\n').Where(static line => !line.Contains("downloads/", StringComparison.Ordinal)));
        return Encoding.UTF8.GetBytes(text[..start] + (left.Contains("<li>", StringComparison.Ordinal) ? left : "") + text[end..]);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_link_lands(string name) => Assert.Empty(Html.Faults(Build(name)));

    static string Difference(byte[] expected, byte[] actual)
    {
        var before = Encoding.UTF8.GetString(expected).Split('\n');
        var now = Encoding.UTF8.GetString(actual).Split('\n');
        var line = before.Zip(now).TakeWhile(static pair => pair.First == pair.Second).Count();
        return $":{line + 1}:\n- {before.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}";
    }

    [GeneratedRegex("(<span class=\"download-type\">[A-Z]+[^\\w<]+)[^<]+")]
    private static partial Regex Size();

    static Built Build(string name) => Built.Of(new GeneratorInput
    {
        Source = Repository.Tree("tests", "golden", name, "in"),
        BuiltInThemes = Built.Themes,
        DisplayPrefix = "in/",
    });

    // What the theme brings along is compared with the theme; a zip is told by its entries, since the site's files are here already.
    static IEnumerable<(string Path, byte[] Bytes)> Kept(Built built)
    {
        yield return ("diagnostics.txt", Encoding.UTF8.GetBytes(built.Messages));
        foreach (var (path, bytes) in built.Files.Where(static f => !f.Key.StartsWith("site/assets/", StringComparison.Ordinal) && !IsOffered(f.Key)))
        {
            if (path.EndsWith(".zip", StringComparison.Ordinal))
            {
                var lines = built.Entries(path).Select(static e => $"{e.Stamp:yyyy-MM-dd HH:mm:ss} {e.Name}\n");
                yield return (path + ".txt", Encoding.UTF8.GetBytes(string.Concat(lines)));
            }
            else
            {
                // How long an archive is, the theme's assets decide too: Outputs/OfferedFilesTests.
                yield return (path, path.EndsWith("index.html", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(Size().Replace(Encoding.UTF8.GetString(bytes), "$1(size)")) : bytes);
            }
        }
    }

    static void Rewrite(string folder, Dictionary<string, byte[]> files)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var (path, bytes) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
    }
}
