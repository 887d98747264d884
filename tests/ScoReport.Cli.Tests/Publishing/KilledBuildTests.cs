using ScoReport.Cli.Disk;
using ScoReport.Cli.Publishing;
using ScoReport.Sources;

namespace ScoReport.Cli.Tests.Publishing;

/// <summary>
/// Ends a build before each of its steps in turn and looks at what is left. A process that is killed does nothing
/// more: here, every step after the fatal one fails as well, so that clearing up does nothing either.
/// </summary>
public sealed class KilledBuildTests
{
    static readonly string[] Old = [".gitignore=*", "gone.txt=old", "report.zip=old", "site/a.html=old", "site/same.html=same"];
    static readonly string[] New = [".gitignore=*", "added/x.txt=new", "report.zip=new", "site/b.html=new", "site/same.html=same"];

    public enum Way
    {
        /// <summary>The whole folder in one step.</summary>
        Exchange,

        /// <summary>A file system that cannot exchange folders.</summary>
        EntryByEntry,

        /// <summary>A folder that is a mount, or whose parent belongs to others.</summary>
        Inside,
    }

    [Theory]
    [InlineData(Way.Exchange)]
    [InlineData(Way.EntryByEntry)]
    [InlineData(Way.Inside)]
    public void The_output_is_old_or_new_after_the_next_build_began(Way way)
    {
        var last = StepsOf(way);
        for (var fatal = 0; fatal < last; fatal++)
        {
            using var folder = Before();
            Killed(folder, way, fatal, New);
            Open(folder, Survivor(way)).Dispose();
            AssertOldOrNew(folder);
            Publish(folder, Survivor(way), New);
            Assert.Equal(New, Visible(folder));
            Assert.Equal([folder["content"], folder["output"]], Directory.GetFileSystemEntries(folder.Root).Order(StringComparer.Ordinal));
            Assert.False(Directory.Exists(folder["output/.scoreport"]));
        }
    }

    [Fact]
    public void The_output_is_old_or_new_at_every_moment_where_folders_can_be_exchanged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "This system cannot exchange folders.");
        var last = StepsOf(Way.Exchange);
        for (var fatal = 0; fatal < last; fatal++)
        {
            using var folder = Before();
            Killed(folder, Way.Exchange, fatal, New);
            AssertOldOrNew(folder);
        }
    }

    [Theory]
    [InlineData(Way.EntryByEntry)]
    [InlineData(Way.Inside)]
    public void Elsewhere_each_entry_is_old_or_new_or_on_its_way(Way way)
    {
        var last = StepsOf(way);
        for (var fatal = 0; fatal < last; fatal++)
        {
            using var folder = Before();
            Killed(folder, way, fatal, New);
            Assert.Subset(Old.Concat(New).ToHashSet(), Visible(folder).ToHashSet());
        }
    }

    [Theory]
    [InlineData(Way.Exchange)]
    [InlineData(Way.EntryByEntry)]
    [InlineData(Way.Inside)]
    public void A_build_that_is_killed_while_it_repairs_is_repaired_as_well(Way way)
    {
        var last = StepsOf(way);
        for (var first = 0; first < last; first++)
        {
            for (var second = 0; second < last; second++)
            {
                using var folder = Before();
                Killed(folder, way, first, New);
                Killed(folder, way, second, New);
                Open(folder, Survivor(way)).Dispose();
                AssertOldOrNew(folder);
            }
        }
    }

    [Fact]
    public void A_first_build_that_is_killed_leaves_all_or_nothing()
    {
        for (var fatal = 0; fatal < 3; fatal++)
        {
            using var folder = new TempFolder().Write("content/report.yaml");
            Killed(folder, Way.Exchange, fatal, New);
            Assert.True(Visible(folder) is [] || Visible(folder).SequenceEqual(New.Skip(1)));
            Publish(folder, Survivor(Way.Exchange), New);
            Assert.Equal(New.Skip(1), Visible(folder));
        }
    }

    [Fact]
    public void A_move_that_the_disk_refuses_puts_everything_back()
    {
        var last = StepsOf(Way.Inside);
        for (var refused = 0; refused < last; refused++)
        {
            using var folder = Before();
            Refused(folder, refused);
            AssertOldOrNew(folder);
        }
    }

    [Fact]
    public void A_move_that_is_refused_during_a_repair_puts_everything_back()
    {
        var last = StepsOf(Way.Inside);
        for (var fatal = 0; fatal < last; fatal++)
        {
            for (var refused = 0; refused < last; refused++)
            {
                using var folder = Before();
                Killed(folder, Way.Inside, fatal, New);
                Refused(folder, refused);
                AssertOldOrNew(folder);
            }
        }
    }

    static void Refused(TempFolder folder, int refused)
    {
        var step = 0;
        var moves = Survivor(Way.Inside) with { Before = () => Refuse(step++ == refused) };
        if (Record.Exception(() => Publish(folder, moves, New)) is { } thrown)
        {
            Assert.IsType<DiskException>(thrown);
            Open(folder, Survivor(Way.Inside)).Dispose();
        }
    }

    static void Refuse(bool refuse)
    {
        if (refuse)
        {
            throw new IOException("the disk refuses");
        }
    }

    static Moves Survivor(Way way) => new() { CanExchange = way == Way.Exchange, CanReplaceFolder = way != Way.Inside };

    static int StepsOf(Way way)
    {
        using var folder = Before();
        var steps = 0;
        Publish(folder, Survivor(way) with { Before = () => steps++ }, New);
        Assert.InRange(steps, 4, 30);
        return steps;
    }

    static TempFolder Before()
    {
        var folder = new TempFolder().Write("content/report.yaml").Write("output/.gitignore", "*");
        Publish(folder, new Moves(), Old[1..]);
        Assert.Equal(Old, Visible(folder));
        return folder;
    }

    static void Killed(TempFolder folder, Way way, int fatal, string[] files)
    {
        var step = 0;
        var moves = Survivor(way) with { Before = () => Kill(step++ >= fatal) };
        Record.Exception(() => Publish(folder, moves, files));
    }

    static void Kill(bool kill)
    {
        if (kill)
        {
            throw new InvalidOperationException("killed");
        }
    }

    static OutputFolder Open(TempFolder folder, Moves moves) => OutputFolder.Open(folder["output"], "output", folder["content"], moves);

    static void Publish(TempFolder folder, Moves moves, string[] files)
    {
        using var output = Open(folder, moves);
        foreach (var file in files.Where(f => !f.StartsWith('.')))
        {
            output.Stage(FileEntry.OfText(file.Split('=')[0], file.Split('=')[1]));
        }

        output.Publish(keepOthers: false);
    }

    static string[] Visible(TempFolder folder) => [.. folder.Texts("output").Where(t => !t.StartsWith(".scoreport", StringComparison.Ordinal))];

    static void AssertOldOrNew(TempFolder folder)
    {
        var visible = Visible(folder);
        Assert.True(visible.SequenceEqual(Old) || visible.SequenceEqual(New), "a mixture: " + string.Join(", ", visible));
    }
}
