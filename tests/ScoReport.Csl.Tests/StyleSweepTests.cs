using System.Collections.Concurrent;
using Xunit;

namespace ScoReport.Csl.Tests;

/// <summary>Every real style at hand is read, and renders an item of each of the 45 types.</summary>
public sealed class StyleSweepTests
{
    // Debian's package citation-style-language-styles: 2,549 independent styles and 7,832 that depend on them.
    const string Debian = "/usr/share/citation-style-language/styles";

    [Fact]
    public void Styles_of_the_test_data_render_every_type()
    {
        Assert.SkipWhen(Folders.Styles is null || Folders.Locales is null, "not run: the styles' folder is absent (CSL_STYLES, CSL_LOCALES)");
        RenderAll(Folders.Styles!, 10);
    }

    [Fact]
    public void Styles_of_Debian_render_every_type()
    {
        Assert.SkipUnless(Directory.Exists(Debian), "not run: Debian's package citation-style-language-styles is not installed");
        RenderAll(Debian, 2000);
    }

    [Fact]
    public void Dependent_styles_of_Debian_lead_to_their_parents()
    {
        Assert.SkipUnless(Directory.Exists(Debian), "not run: Debian's package citation-style-language-styles is not installed");
        var source = new StyleSource([new StyleFolder(Debian, static name => Path.Join(Debian, name) is var path && File.Exists(path) ? File.ReadAllText(path) : null)]);
        var names = Directory.GetFiles(Path.Join(Debian, "dependent"), "*.csl").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal).ToList();
        Assert.True(names.Count > 5000);
        ConcurrentBag<string> lost = [];
        Parallel.ForEach(names.Where(static (_, i) => i % 20 == 0), name =>
        {
            if (source.Find(name).Style is null)
            {
                lost.Add(name);
            }
        });
        Assert.Empty(lost);
    }

    static void RenderAll(string folder, int least)
    {
        var references = Specimens.AllTypes();
        var citations = Specimens.Citations(references);
        Assert.Equal(45, references.Length);
        var paths = Directory.GetFiles(folder, "*.csl");
        Assert.True(paths.Length >= least, $"{paths.Length} styles in {folder}");
        ConcurrentBag<string> wrong = [];
        Parallel.ForEach(paths, path =>
        {
            var name = Path.GetFileName(path);
            var parsed = Style.Parse(File.ReadAllText(path));
            if (parsed.Style is not { } style)
            {
                wrong.Add(name + ": " + string.Join("; ", parsed.Problems.Select(static problem => problem.Message)));
                return;
            }
            var result = CitationProcessor.Process(style, LocaleSource.BuiltIn, null, references, citations);
            if (result.Citations.Length != citations.Length || result.Citations.All(static citation => citation.Runs.IsEmpty))
            {
                wrong.Add(name + ": citations without text");
            }
        });
        Assert.Empty(wrong.Order(StringComparer.Ordinal));
    }
}
