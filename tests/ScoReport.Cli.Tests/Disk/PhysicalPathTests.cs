using ScoReport.Cli.Disk;

namespace ScoReport.Cli.Tests.Disk;

public sealed class PhysicalPathTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_link_on_the_way_is_followed()
    {
        _folder.Write("a/b/c.md").Link("to-a", "a").Link("a/to-b", "../to-a/b").Link("far", _folder["to-a/to-b"]);
        Assert.Equal(_folder["a/b/c.md"], PhysicalPath.Of(_folder["far/c.md"]));
        Assert.Equal(_folder["a/b/new/file"], PhysicalPath.Of(_folder["far/new/file"]));
    }

    [Fact]
    public void A_circle_has_no_end()
    {
        _folder.Link("x", "y").Link("y", "x");
        Assert.Null(PhysicalPath.Of(_folder["x"]));
        Assert.Null(PhysicalPath.Of(_folder["x/more"]));
    }

    [Fact]
    public void A_folder_contains_itself_and_what_is_below_but_not_its_namesakes()
    {
        Assert.True(PhysicalPath.Contains(_folder["a"], _folder["a"]));
        Assert.True(PhysicalPath.Contains(_folder["a"], _folder["a/b"]));
        Assert.False(PhysicalPath.Contains(_folder["a"], _folder["ab"]));
        Assert.False(PhysicalPath.Contains(_folder["a/b"], _folder["a"]));
        Assert.True(PhysicalPath.Contains(Path.GetPathRoot(_folder.Root)!, _folder.Root));
    }
}
