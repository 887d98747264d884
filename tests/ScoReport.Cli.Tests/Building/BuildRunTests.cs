using ScoReport.Cli.Disk;
using ScoReport.Sources;

namespace ScoReport.Cli.Tests.Building;

public sealed class BuildRunTests : IDisposable
{
    static readonly SourceFile Chapter = SourceFile.Of("content/chapters/a.md", "one\ntwo three\n");
    static readonly Diagnostic Wrong = new(Severity.Error, "SR2999", "that is wrong", Chapter.Span(8, 5), "try 'four'");
    static readonly Diagnostic Odd = new(Severity.Warning, "SR2998", "that is odd", default);

    readonly TempFolder _folder = new TempFolder().Write("content/report.yaml").Write("content/chapters/a.md", "text");

    public void Dispose() => _folder.Dispose();

    void Do(params string[] args)
    {
        using var run = new CliRun(_folder);
        Assert.Equal(0, run.Do(args));
    }

    [Fact]
    public void A_build_publishes_and_counts()
    {
        using var run = new CliRun(_folder) { Problems = [Odd] };
        Assert.Equal(ExitCode.Fine, run.Do("build"));
        Assert.Equal("output/: 2 files, 1 page; 2 written, 0 unchanged, 0 removed; 0 errors, 1 warning\n", run.Out);
        Assert.Equal("warning SR2998: that is odd\n", run.Error);
        Assert.Contains("site/index.html=page", _folder.Texts("output"));
    }

    [Fact]
    public void Errors_leave_the_old_output_and_exit_with_1()
    {
        Do("build");
        var before = _folder.Texts("output");
        using var run = new CliRun(_folder) { Problems = [Wrong], Files = [FileEntry.OfText("site/index.html", "other")] };
        Assert.Equal(ExitCode.Problems, run.Do("build"));
        Assert.Equal("nothing was published; output/ is unchanged; 1 error, 0 warnings\n", run.Out);
        Assert.Equal("content/chapters/a.md:2:5: error SR2999: that is wrong\n  hint: try 'four'\n", run.Error);
        Assert.Equal(before, _folder.Texts("output"));
        Assert.Equal([_folder["content"], _folder["output"]], Directory.GetFileSystemEntries(_folder.Root).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pages_are_rendered_for_their_problems_even_when_there_are_errors_already()
    {
        var rendered = 0;
        var page = new FileEntry("site/index.html", () => new byte[Interlocked.Increment(ref rendered)]);
        using var run = new CliRun(_folder) { Problems = [Wrong], Files = [page] };
        Assert.Equal(1, run.Do("build"));
        Assert.Equal(1, rendered);
    }

    [Fact]
    public void The_generator_gets_the_source_with_its_prefix_and_both_theme_folders()
    {
        _folder.Write("themes/plain/theme.yaml", "shared").Write("themes/plain/a.liquid", "a").Write("content/themes/plain/theme.yaml", "own");
        using var run = new CliRun(_folder);
        Assert.Equal(0, run.Do("build"));
        Assert.Equal("content/", run.Given!.DisplayPrefix);
        Assert.Equal(["chapters/a.md", "report.yaml", "themes/plain/theme.yaml"], run.Given.Source.Entries.Select(e => e.Path));
        Assert.Equal(["plain/a.liquid", "plain/theme.yaml"], run.Given.Themes.Entries.Select(e => e.Path));
        Assert.Equal("own"u8.ToArray(), run.Given.Themes.Entries[1].Read().ToArray());
    }

    [Fact]
    public void An_output_folder_inside_the_source_is_no_part_of_it()
    {
        Do("build", "--output", "content/public");
        using var run = new CliRun(_folder);
        Assert.Equal(0, run.Do("build", "--output", "content/public"));
        Assert.Equal(["chapters/a.md", "report.yaml"], run.Given!.Source.Entries.Select(e => e.Path));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_problem_and_no_bug()
    {
        var gone = new FileEntry("site/a.html", () => throw DiskException.Reading("content/a.md", new IOException("it is gone")));
        using var run = new CliRun(_folder) { Files = [gone], Problems = [Odd] };
        Assert.Equal(ExitCode.Problems, run.Do("build"));
        Assert.Equal("error SR1902: cannot read 'content/a.md': it is gone\n", run.Error);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_problem_and_no_bug()
    {
        var name = new string('x', 300);
        using var run = new CliRun(_folder) { Files = [FileEntry.OfText(name, "")] };
        Assert.Equal(ExitCode.Problems, run.Do("build"));
        Assert.StartsWith($"error SR6901: cannot write '{name}': ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["output"]));
    }

    [Fact]
    public void A_cancelled_build_changes_nothing_and_exits_with_130()
    {
        var stopped = new FileEntry("site/a.html", () => throw new OperationCanceledException());
        using var run = new CliRun(_folder) { Files = [stopped] };
        Assert.Equal(ExitCode.Interrupted, run.Do("build"));
        Assert.Equal("stopped; output/ is unchanged\n", run.Error);
        Assert.Equal([_folder["content"]], Directory.GetFileSystemEntries(_folder.Root));
    }

    [Fact]
    public void What_nobody_foresaw_is_not_swallowed()
    {
        var broken = new FileEntry("site/a.html", () => throw new InvalidOperationException("boom"));
        using var run = new CliRun(_folder) { Files = [broken] };
        Assert.ThrowsAny<Exception>(() => run.Do("build"));
        Assert.Equal([_folder["content"]], Directory.GetFileSystemEntries(_folder.Root));
    }

    [Fact]
    public void Only_what_is_asked_for_is_replaced()
    {
        Do("build");
        using var run = new CliRun(_folder) { Files = [FileEntry.OfText("site/other.html", "new")] };
        Assert.Equal(0, run.Do("build", "--only", "site"));
        Assert.Equal(["sco-report.zip=zip", "site/other.html=new"], _folder.Texts("output").Skip(1));
        Assert.Equal("output/: 2 files, 1 page; 1 written, 1 unchanged, 1 removed; 0 errors, 0 warnings\n", run.Out);
    }

    [Fact]
    public void What_is_only_worth_knowing_is_told_to_those_who_ask()
    {
        Diagnostic[] problems = [Problems.TypedNumber(Chapter.Span(8, 5), "2,343", "trade", "China", "exports_2014", "{{ trade[\"China\"].exports_2014 }}"), Odd];
        using var usual = new CliRun(_folder) { Problems = problems };
        Assert.Equal(ExitCode.Fine, usual.Do("build"));
        Assert.Equal("warning SR2998: that is odd\n", usual.Error);

        using var curious = new CliRun(_folder) { Problems = problems };
        Assert.Equal(ExitCode.Fine, curious.Do("build", "--info"));
        Assert.Equal(
            "content/chapters/a.md:2:5: info SR3030: '2,343' is exports_2014 of 'China' in the table 'trade'\n"
            + "  hint: write {{ trade[\"China\"].exports_2014 }}, and it follows the data\nwarning SR2998: that is odd\n",
            curious.Error);
        Assert.EndsWith("0 errors, 1 warning\n", curious.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_tells_all_and_publishes_nothing()
    {
        var typed = Problems.TypedNumber(Chapter.Span(8, 5), "2,343", "trade", "China", "exports_2014", "{{ trade[\"China\"].exports_2014 }}");
        var before = Directory.GetFileSystemEntries(_folder.Root);
        using var run = new CliRun(_folder) { Problems = [typed, Odd] };
        Assert.Equal(ExitCode.Fine, run.Do("check"));
        Assert.StartsWith("content/chapters/a.md:2:5: info SR3030:", run.Error, StringComparison.Ordinal);
        Assert.Equal("checked: 0 errors, 1 warning, 1 info\n", run.Out);

        using var wrong = new CliRun(_folder) { Problems = [Wrong] };
        Assert.Equal(ExitCode.Problems, wrong.Do("check", "content"));
        Assert.Equal("checked: 1 error, 0 warnings, 0 infos\n", wrong.Out);
        Assert.Equal(before, Directory.GetFileSystemEntries(_folder.Root));
    }

    [Fact]
    public void A_check_finds_what_only_rendering_finds()
    {
        using var run = new CliRun(_folder) { Files = [new FileEntry("site/index.html", static () => throw new DiskException("a picture is gone", writing: false))] };
        Assert.Equal(ExitCode.Problems, run.Do("check"));
        Assert.Contains("a picture is gone", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_as_json_are_one_document_on_standard_output()
    {
        using var run = new CliRun(_folder) { Problems = [Wrong, Odd] };
        Assert.Equal(1, run.Do("build", "--format", "json"));
        Assert.Empty(run.Error);
        Assert.Equal("""
            {
              "diagnostics": [
                {
                  "file": "content/chapters/a.md",
                  "line": 2,
                  "column": 5,
                  "endLine": 2,
                  "endColumn": 10,
                  "severity": "error",
                  "code": "SR2999",
                  "message": "that is wrong",
                  "hint": "try 'four'"
                },
                {
                  "file": null,
                  "line": null,
                  "column": null,
                  "endLine": null,
                  "endColumn": null,
                  "severity": "warning",
                  "code": "SR2998",
                  "message": "that is odd",
                  "hint": null
                }
              ],
              "summary": {
                "published": false,
                "output": "output",
                "files": 0,
                "pages": 0,
                "written": 0,
                "unchanged": 0,
                "removed": 0,
                "errors": 1,
                "warnings": 1
              }
            }

            """, run.Out);
    }

    [Fact]
    public void Messages_for_github_are_annotations()
    {
        using var run = new CliRun(_folder) { Problems = [Wrong] };
        Assert.Equal(1, run.Do("build", "--format", "github"));
        Assert.Equal("::error file=content/chapters/a.md,line=2,col=5,endLine=2,endColumn=10,title=SR2999::that is wrong%0Ahint: try 'four'", run.Out.Split('\n')[0]);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void On_a_terminal_the_line_is_shown_with_carets()
    {
        using var run = new CliRun(_folder) { Problems = [Wrong], IsTerminal = true, Variables = { ["NO_COLOR"] = "1" } };
        Assert.Equal(1, run.Do("build"));
        Assert.Equal("""
            content/chapters/a.md:2:5: error SR2999: that is wrong
              2 | two three
                |     ^^^^^
              hint: try 'four'

            """, run.Error.ReplaceLineEndings("\n"));
    }
}
