using System.Globalization;
using System.Text;
using ScoReport.Sources;

namespace ScoReport.Tests.Properties;

/// <summary>What holds for every report: links land, ids are unique, and the same input gives the same bytes. Another time zone and another number of cores are tried by <c>.ci/run</c>, on the program itself.</summary>
public class WholeReportTests
{
    static string Shown(IReadOnlyList<FileEntry> files) =>
        string.Concat(files.Select(static f => $"== {f.Path}\n{Encoding.UTF8.GetString(f.Read().Span)}\n"));

    static GeneratorInput Input(IEnumerable<FileEntry> files) => new() { Source = FileTree.Of(files), BuiltInThemes = Built.Themes };

    [Fact]
    public void Ids_are_unique_and_every_internal_link_lands() => Fixed.ForAll(MadeReport.Reports, 60, Shown, static files =>
    {
        var built = Built.Of(Input(files));
        Assert.DoesNotContain(" error ", built.Messages, StringComparison.Ordinal);
        Assert.Empty(Html.Faults(built));
    });

    [Fact]
    public void Two_builds_are_the_same_whatever_the_order_of_files_and_of_reading() => Fixed.ForAll(MadeReport.Reports, 25, Shown, static files =>
    {
        var first = Built.Of(Input(files));
        AreSame(first, Built.Of(Input(files.Reverse()), backwards: true));
        AreSame(first, Built.Of(Input(files.OrderBy(static f => f.Path.Length).ThenByDescending(static f => f.Path, StringComparer.Ordinal))));
    });

    [Fact]
    public void Two_builds_are_the_same_when_files_are_read_by_many_at_once() => Fixed.ForAll(MadeReport.Reports, 15, Shown, static files =>
    {
        var first = Built.Of(Input(files));
        var result = Generator.Run(Input(files), TestContext.Current.CancellationToken);
        var bytes = new byte[result.Output.Entries.Length][];
        Parallel.For(0, bytes.Length, i => bytes[i] = result.Output.Entries[i].Read().ToArray());
        Assert.Equal(first.Problems.Select(static p => p.ToString()), result.Finish().All.Select(static p => p.ToString()));
        for (var i = 0; i < bytes.Length; i++)
        {
            Assert.True(first.Files[result.Output.Entries[i].Path].AsSpan().SequenceEqual(bytes[i]), result.Output.Entries[i].Path);
        }
    });

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    public void Another_culture_gives_the_same_bytes(string culture)
    {
        // The culture belongs to this flow of execution and to what it starts, so tests beside it are not disturbed.
        Fixed.ForAll(MadeReport.Reports, 15, Shown, files =>
        {
            var before = CultureInfo.CurrentCulture;
            var first = Built.Of(Input(files));
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
                AreSame(first, Built.Of(Input(files)));
            }
            finally
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
            }
        });
    }

    [Fact]
    public void No_word_of_a_draft_is_published()
    {
        var built = Built.Of(new GeneratorInput { Source = Repository.Tree("tests", "golden", "everything", "in"), BuiltInThemes = Built.Themes });
        var everything = built.Files.Concat(built.Entries("everything.zip").Select(static e => KeyValuePair.Create(e.Name, e.Bytes)));
        Assert.All(everything, static file =>
        {
            Assert.DoesNotContain("draftmark", file.Key, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("draftmark", Encoding.UTF8.GetString(file.Value), StringComparison.OrdinalIgnoreCase);
        });
    }

    static void AreSame(Built first, Built second)
    {
        Assert.Equal(first.Messages, second.Messages);
        Assert.Equal(first.Files.Keys, second.Files.Keys);
        Assert.All(first.Files, file => Assert.True(file.Value.AsSpan().SequenceEqual(second.Files[file.Key]), file.Key));
    }
}
