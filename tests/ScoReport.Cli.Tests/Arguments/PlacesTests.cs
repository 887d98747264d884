using ScoReport.Cli.Arguments;

namespace ScoReport.Cli.Tests.Arguments;

public sealed class PlacesTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_source_is_content_where_a_report_is_there_and_else_the_current_folder()
    {
        Directory.CreateDirectory(_folder["content"]);
        Assert.Equal(_folder.Root, Places.Source(null, _folder.Root));
        _folder.Write("content/report.yaml");
        Assert.Equal(_folder["content"], Places.Source(null, _folder.Root));
        Assert.Equal(_folder["content"], Places.Source("content/", _folder.Root));
    }

    [Fact]
    public void The_output_lies_beside_the_source_but_never_beside_the_current_folder()
    {
        Assert.Equal(_folder["output"], Places.Output(null, _folder["content"], _folder.Root));
        Assert.Equal(_folder["a/output"], Places.Output(null, _folder["a/b"], _folder.Root));
        Assert.Equal(_folder["output"], Places.Output(null, _folder.Root, _folder.Root));
        Assert.Equal(_folder["x"], Places.Output("./y/../x/", _folder["content"], _folder.Root));
    }

    [Fact]
    public void Paths_are_shown_as_one_would_type_them()
    {
        Assert.Equal("content", Places.Shown(_folder["content"], _folder.Root));
        Assert.Equal("", Places.Shown(_folder.Root, _folder.Root));
        Assert.Equal("..x", Places.Shown(_folder["..x"], _folder.Root));
        Assert.Equal(_folder["a"].Replace('\\', '/'), Places.Shown(_folder["a"], _folder["b"]));
    }
}
