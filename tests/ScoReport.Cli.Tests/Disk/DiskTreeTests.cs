using ScoReport.Cli.Disk;
using ScoReport.Sources;

namespace ScoReport.Cli.Tests.Disk;

public sealed class DiskTreeTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly Diagnostics _problems = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_stand_in_ordinal_order_of_their_paths()
    {
        _folder.Write("s/b.md").Write("s/a/z.md").Write("s/a.md").Write("s/B.md").Write("s/ä.md").Write("s/a-b/c.md").Write("s/a b.md").Write("s/глава.md");
        Assert.Equal(["B.md", "a b.md", "a-b/c.md", "a.md", "a/z.md", "b.md", "ä.md", "глава.md"], Paths());
    }

    [Fact]
    public void Hidden_files_node_modules_and_the_output_are_left_out()
    {
        _folder.Write("s/.hidden").Write("s/.git/config").Write("s/node_modules/x/a.md").Write("s/out/site/a.html").Write("s/output.md").Write("s/a/node_modules");
        Assert.Equal(["a/node_modules", "output.md"], Paths(_folder["s/out"]));
    }

    [Fact]
    public void A_file_is_read_when_it_is_asked_for()
    {
        _folder.Write("s/a.md", "old");
        var tree = Tree();
        _folder.Write("s/a.md", "new");
        Assert.Equal("new"u8.ToArray(), tree.Entries[0].Read().ToArray());
        File.Delete(_folder["s/a.md"]);
        Assert.StartsWith("cannot read 'content/a.md': ", Assert.Throws<DiskException>(() => tree.Entries[0].Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_that_stay_inside_are_followed()
    {
        _folder.Write("s/real/a.md", "text").Link("s/file.md", "real/a.md").Link("s/folder", "real").Link("s/absolute.md", _folder["s/real/a.md"]).Link("s/twice.md", "folder/a.md");
        Assert.Equal(["absolute.md", "file.md", "folder/a.md", "real/a.md", "twice.md"], Paths());
        Assert.All(Tree().Entries, e => Assert.Equal("text"u8.ToArray(), e.Read().ToArray()));
        Assert.Empty(_problems.All);
    }

    [Theory]
    [InlineData("../secret.md")]
    [InlineData("..")]
    [InlineData("../sibling")]
    [InlineData("/etc/hostname")]
    [InlineData("out")]
    [InlineData("hop")]
    public void Links_that_lead_out_are_not_followed(string target)
    {
        _folder.Write("secret.md").Write("sibling/a.md").Write("s2/a.md").Link("s/out", "../sibling").Link("s/hop", "out/../secret.md").Link("s/x.md", target);
        Assert.Empty(Paths());
        Assert.Equal(["content/hop:1:1", "content/out:1:1", "content/x.md:1:1"], _problems.All.Select(p => p.At.ToString()));
        Assert.All(_problems.All, p => Assert.Equal(("SR1003", Severity.Error), (p.Code, p.Severity)));
        Assert.Equal("'x.md' is a link that leads out of the source folder", _problems.All[2].Message);
    }

    [Theory]
    [InlineData("missing.md", "'x' is a link that leads nowhere")]
    [InlineData("x", "'x' is a link that leads nowhere")]
    [InlineData(".", "'x' is a link that leads back to a folder it lies in")]
    [InlineData("../a", "'x' is a link that leads back to a folder it lies in")]
    [InlineData("..", "'x' is a link that leads back to a folder it lies in")]
    public void Links_to_nothing_or_in_a_circle_are_reported(string target, string message)
    {
        _folder.Write("s/a/b.md").Link("s/a/x", target);
        Assert.Equal(["a/b.md"], Paths());
        Assert.Equal("content/a/x:1:1: error SR1003: " + message, Assert.Single(_problems.All).ToString());
    }

    [Fact]
    public void Two_folders_that_link_to_each_other_end()
    {
        _folder.Write("s/a/1.md").Write("s/b/2.md").Link("s/a/to-b", "../b").Link("s/b/to-a", "../a");
        Assert.Equal(["a/1.md", "a/to-b/2.md", "b/2.md", "b/to-a/1.md"], Paths());
        Assert.Equal(["content/a/to-b/to-a:1:1", "content/b/to-a/to-b:1:1"], _problems.All.Select(p => p.At.ToString()));
    }

    [Fact]
    public void A_source_that_is_a_link_itself_is_as_good_as_its_target()
    {
        _folder.Write("real/a.md").Link("real/b.md", "a.md").Link("s", "real");
        Assert.Equal(["a.md", "b.md"], Paths());
    }

    [Fact]
    public void A_name_that_is_no_path_elsewhere_is_reported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        _folder.Write("s/a\\b.md").Write("s/line\nbreak.md");
        Assert.Equal(["line\nbreak.md"], Paths());
        Assert.Equal("SR1901", Assert.Single(_problems.All).Code);
    }

    [Fact]
    public void A_folder_that_does_not_exist_holds_nothing() => Assert.Empty(Paths());

    FileTree Tree(string? output = null) => DiskTree.List(_folder["s"], "content/", output, Severity.Error, _problems);

    IEnumerable<string> Paths(string? output = null) => Tree(output).Entries.Select(e => e.Path);
}
