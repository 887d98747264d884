using ScoReport.Tests;
using ScoReport.Tests.Docs;

namespace ScoReport.Cli.Tests.Docs;

/// <summary>The commands that the guide under <c>docs/</c> shows do what it says, and print what is shown below them.</summary>
public sealed class DocsCommandsTests : IDisposable
{
    readonly TempFolder _folder = new TempFolder()
        .Write("my-report/report.yaml", "title: A report\n")
        .Write("docs/references.bib", File.ReadAllText(Repository.PathOf("docs", "references.bib")));

    public static TheoryData<string> Names() => [.. DocsChapter.All().Where(static c => c.Blocks.Any(static b => b.Language == "sh")).Select(static c => c.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_command_does_what_is_shown(string name)
    {
        var chapter = new DocsChapter(name);
        foreach (var sample in chapter.Blocks.Where(static b => b.Kind == "sample"))
        {
            _folder.Write(sample.Path, sample.Text);
        }

        foreach (var block in chapter.Blocks.Where(static b => b.Language == "sh").Reverse())
        {
            var words = block.Text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            using var run = new CliRun(_folder);
            Assert.Equal("scoreport", words[0]);
            Assert.Equal(0, run.Do(words[1..]));
            if (words[1] == "cite")
            {
                chapter.Holds(chapter.Next(block, "prints"), run.Out.ReplaceLineEndings("\n"));
            }
        }
    }
}
