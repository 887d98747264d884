using ScoReport.Cli.Arguments;
using ScoReport.Cli.Publishing;
using ScoReport.Sources;

namespace ScoReport.Cli.Tests.Publishing;

public sealed class OutputFolderTests : IDisposable
{
    static readonly DateTime LongAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    readonly TempFolder _folder = new TempFolder().Write("content/report.yaml");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("site/index.html", "'output' holds files that scoreport did not write: site/index.html; choose another folder with --output, or move them away")]
    [InlineData("notes/.gitignore", "'output' holds files that scoreport did not write: notes/.gitignore; choose another folder with --output, or move them away")]
    [InlineData("b,a,d,c,e", "'output' holds files that scoreport did not write: a, b, c and 2 more; choose another folder with --output, or move them away")]
    public void A_folder_that_holds_foreign_files_is_refused(string files, string message)
    {
        foreach (var file in files.Split(','))
        {
            _folder.Write("output/" + file, "precious");
        }

        var before = _folder.Texts("output");
        Assert.Equal(message, Assert.Throws<CommandLineException>(() => Publish("site/index.html=new")).Message);
        Assert.Equal(before, _folder.Texts("output"));
        AssertNothingElse();
    }

    [Fact]
    public void A_foreign_file_that_came_later_is_refused_too()
    {
        Publish("site/a.html=1");
        _folder.Write("output/site/b.html", "precious");
        Assert.Throws<CommandLineException>(() => Publish("site/a.html=2"));
        Assert.Equal(["site/a.html=1", "site/b.html=precious"], _folder.Texts("output").Skip(1));
    }

    [Fact]
    public void A_link_is_no_file_of_ours()
    {
        Publish("site/a.html=1");
        File.Delete(_folder["output/site/a.html"]);
        _folder.Write("b", "1").Link("output/site/a.html", _folder["b"]);
        Assert.Throws<CommandLineException>(() => Publish("site/a.html=2"));
    }

    [Fact]
    public void A_file_that_was_changed_by_hand_is_refused()
    {
        Publish("site/a.html=1");
        _folder.Write("output/site/a.html", "my own words");
        var refused = Assert.Throws<CommandLineException>(() => Publish("site/a.html=2"));
        Assert.Equal("'output' holds files that were changed after scoreport wrote them: site/a.html; move them away or delete them", refused.Message);
        Assert.Contains("site/a.html=my own words", _folder.Texts("output"));
    }

    [Fact]
    public void A_damaged_manifest_is_refused()
    {
        Publish("site/a.html=1");
        foreach (var damage in new[] { "", "{", "{}", "{\"version\":2,\"files\":[]}", "{\"version\":1,\"files\":[{\"path\":\"../x\",\"length\":1}]}" })
        {
            _folder.Write("output/" + Manifest.FileName, damage);
            Assert.Throws<CommandLineException>(() => Publish("site/a.html=2"));
        }
    }

    [Fact]
    public void Only_listed_files_go_and_files_for_git_stay()
    {
        _folder.Write("output/.gitignore", "*").Write("output/.gitkeep");
        Publish("site/a.html=1", "site/deep/b.html=2", "report.zip=3");
        Assert.Equal(new Published(1, 1, 2), Publish("site/a.html=1", "c.html=4"));
        Assert.Equal([".gitignore=*", ".gitkeep=", "c.html=4", "site/a.html=1"], _folder.Texts("output").Where(t => !t.StartsWith(".scoreport", StringComparison.Ordinal)));
        Assert.False(Directory.Exists(_folder["output/site/deep"]));
        AssertNothingElse();
    }

    [Fact]
    public void The_manifest_lists_what_was_written_in_ordinal_order()
    {
        Publish("site/é.html=é", "site/a.html=1");
        Assert.Equal("""{"version":1,"files":[{"path":"site/a.html","length":1},{"path":"site/\u00E9.html","length":2}]}""", File.ReadAllText(_folder["output/" + Manifest.FileName]));
    }

    [Fact]
    public void An_unchanged_build_touches_nothing()
    {
        Publish("site/a.html=1", "report.zip=2");
        string[] all = [_folder["output"], .. Directory.GetFileSystemEntries(_folder["output"], "*", SearchOption.AllDirectories)];
        Array.ForEach(all, Age);
        Assert.Equal(new Published(0, 2, 0), Publish("site/a.html=1", "report.zip=2"));
        Assert.All(all, path => Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(path)));
    }

    [Fact]
    public void A_file_that_does_not_change_keeps_its_time_when_others_do()
    {
        Publish("site/a.html=1", "site/b.html=2");
        Age(_folder["output/site/a.html"]);
        Assert.Equal(new Published(1, 1, 0), Publish("site/a.html=1", "site/b.html=3"));
        Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(_folder["output/site/a.html"]));
    }

    [Fact]
    public void Bytes_are_compared_and_not_believed()
    {
        Publish("site/a.html=1");
        _folder.Write("output/site/a.html", "X");
        Assert.Equal(new Published(1, 0, 0), Publish("site/a.html=1"));
        Assert.Contains("site/a.html=1", _folder.Texts("output"));
    }

    [Fact]
    public void A_file_that_went_missing_comes_back()
    {
        Publish("site/a.html=1", "site/b.html=2");
        File.Delete(_folder["output/site/a.html"]);
        Assert.Equal(new Published(1, 1, 0), Publish("site/a.html=1", "site/b.html=2"));
        File.Delete(_folder["output/site/a.html"]);
        Assert.Equal(new Published(0, 1, 0), Publish("site/b.html=2"));
        Publish("site/b.html=2");
        Assert.Equal(["site/b.html=2"], _folder.Texts("output").Skip(1));
    }

    [Fact]
    public void A_build_that_does_not_publish_leaves_no_trace()
    {
        using (var output = Open())
        {
            Stage(output, "site/a.html=1");
        }

        Assert.False(Directory.Exists(_folder["output"]));
        AssertNothingElse();
    }

    [Fact]
    public void Two_builds_at_once_are_one_too_many()
    {
        using (Open())
        {
            var refused = Assert.Throws<CommandLineException>(Open);
            Assert.Equal($"another build (process {Environment.ProcessId}) is writing into 'output'; wait for it or stop it", refused.Message);
        }

        Publish("site/a.html=1");
    }

    [Fact]
    public void A_file_that_arrives_while_we_build_is_carried_over()
    {
        Publish("site/a.html=1", "site/b.html=1");
        using (var output = Open())
        {
            Stage(output, "site/a.html=2");
            _folder.Write("output/site/note.txt", "precious").Write("output/deep/note.txt", "too");
            output.Publish(keepOthers: false);
        }

        Assert.Equal(["deep/note.txt=too", "site/a.html=2", "site/note.txt=precious"], _folder.Texts("output").Skip(1));
        AssertNothingElse();
    }

    [Fact]
    public void An_output_folder_behind_a_link_is_replaced_and_the_link_stays()
    {
        _folder.Write("disk/real/.gitignore", "*").Link("output", "disk/real");
        Publish("site/a.html=1");
        Publish("site/a.html=2");
        Assert.NotNull(new DirectoryInfo(_folder["output"]).LinkTarget);
        Assert.Contains("site/a.html=2", _folder.Texts("disk/real"));
    }

    [Fact]
    public void Many_files_in_many_folders_arrive_whatever_the_threads_do()
    {
        string[] files = [.. Enumerable.Range(0, 500).Select(i => $"site/{i % 7}/{i % 13}/{i}.html={i}").Order(StringComparer.Ordinal)];
        using (var output = Open())
        {
            Parallel.ForEach(files, f => Stage(output, f));
            output.Publish(keepOthers: false);
        }

        Assert.Equal(files.Order(StringComparer.Ordinal), _folder.Texts("output").Skip(1));
    }

    static void Age(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.SetLastWriteTimeUtc(path, LongAgo);
        }
        else
        {
            File.SetLastWriteTimeUtc(path, LongAgo);
        }
    }

    static void Stage(OutputFolder output, string file) => output.Stage(FileEntry.OfText(file[..file.IndexOf('=', StringComparison.Ordinal)], file[(file.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    OutputFolder Open() => OutputFolder.Open(_folder["output"], "output", _folder["content"]);

    Published Publish(params string[] files)
    {
        using var output = Open();
        Array.ForEach(files, f => Stage(output, f));
        return output.Publish(keepOthers: false);
    }

    void AssertNothingElse() =>
        Assert.DoesNotContain(Directory.GetFileSystemEntries(_folder.Root), e => Path.GetFileName(e).StartsWith('.'));
}
