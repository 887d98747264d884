namespace ScoReport.Cli.Tests.Arguments;

public sealed class CommandLineTests : IDisposable
{
    readonly TempFolder _folder = new TempFolder().Write("content/report.yaml");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "error: no command was given; commands are 'build', 'check' and 'cite'")]
    [InlineData("biuld", "error: there is no command 'biuld'; commands are 'build', 'check' and 'cite'")]
    [InlineData("build nowhere", "error: there is no folder 'nowhere'")]
    [InlineData("build content/report.yaml", "error: 'content/report.yaml' is a file; SOURCE is the folder that holds report.yaml")]
    [InlineData("build --stict", "error: there is no option '--stict'; did you mean '--strict'?")]
    [InlineData("build --date 2026-13-45", "error: --date: '2026-13-45' is not a date of the form YYYY-MM-DD")]
    [InlineData("build --date 2026-02-30", "error: --date: '2026-02-30' is not a date of the form YYYY-MM-DD")]
    [InlineData("build --date 26-1-1", "error: --date: '26-1-1' is not a date of the form YYYY-MM-DD")]
    [InlineData("build --only site,zpi", "error: --only: there is no output 'zpi'; known are site, zip, single; did you mean 'zip'?")]
    [InlineData("build --only ,", "error: --only: there is no output ''; known are site, zip, single")]
    [InlineData("build --format xml", "error: --format: there is no format 'xml'; known are text, json, github")]
    [InlineData("build --base-url example.org", "error: --base-url: 'example.org' is not an address of the form https://example.org/path/")]
    [InlineData("build --base-url ftp://example.org/", "error: --base-url: 'ftp://example.org/' is not an address of the form https://example.org/path/")]
    [InlineData("build --output", "error: Required argument missing for option: '--output'.")]
    [InlineData("build content content", "error: there is one SOURCE, and 'content' is a second one")]
    [InlineData("build content --stritc", "error: there is no option '--stritc'; did you mean '--strict'?")]
    [InlineData("build --stritc content", "error: there is no option '--stritc'; did you mean '--strict'?")]
    [InlineData("build content --dat=2026-01-01", "error: there is no option '--dat'; did you mean '--date'?")]
    [InlineData("build content --zebra", "error: there is no option '--zebra'")]
    [InlineData("build content -x", "error: there is no option '-x'")]
    [InlineData("check --output there", "error: there is no option '--output'")]
    [InlineData("check content content", "error: there is one SOURCE, and 'content' is a second one")]
    [InlineData("check nowhere", "error: there is no folder 'nowhere'")]
    [InlineData("build --output content", "error: 'content' is the report's own folder; choose another with --output")]
    [InlineData("build --output .", "error: '.' holds the report's own folder; choose another with --output")]
    [InlineData("build --output content/report.yaml", "error: 'content/report.yaml' is a file; --output wants a folder")]
    public void A_wrong_command_line_exits_with_2_and_says_why(string line, string message)
    {
        using var run = new CliRun(_folder);
        Assert.Equal(ExitCode.WrongCommandLine, run.Do(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(message, run.Error.Split('\n')[0]);
        Assert.Empty(run.Out);
        Assert.Null(run.Given);
        Assert.Equal([_folder["content"]], Directory.GetFileSystemEntries(_folder.Root));
    }

    [Fact]
    public void An_option_that_is_none_is_not_taken_for_the_source()
    {
        using var run = new CliRun(_folder);
        Assert.Equal(ExitCode.WrongCommandLine, run.Do("build", "--stritc", "content", "--zebra", "more"));
        Assert.Equal("""
            error: there is no option '--stritc'; did you mean '--strict'?
            error: there is no option '--zebra'
            error: there is one SOURCE, and 'more' is a second one
            hint: 'scoreport build --help' lists what can be asked for

            """, run.Error);
    }

    [Theory]
    [InlineData("--help", "build")]
    [InlineData("build --help", "--base-url")]
    [InlineData("--version", ".")]
    public void Help_and_version_exit_with_0(string line, string said)
    {
        using var run = new CliRun(_folder);
        Assert.Equal(ExitCode.Fine, run.Do(line.Split(' ')));
        Assert.Contains(said, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_reaches_the_generator()
    {
        using var run = new CliRun(_folder);
        Assert.Equal(0, run.Do("build", "--only", "zip,site", "--date", "2026-02-28", "--base-url", "https://example.org/r/", "--strict", "--drafts"));
        Assert.Equal(["zip", "site"], run.Given!.Only);
        Assert.Equal(new DateOnly(2026, 2, 28), run.Given.Date);
        Assert.Equal("https://example.org/r/", run.Given.BaseUrl);
        Assert.True(run.Given.Strict);
        Assert.True(run.Given.Drafts);
    }

    [Fact]
    public void Without_options_the_report_decides()
    {
        using var run = new CliRun(_folder);
        Assert.Equal(0, run.Do("build"));
        Assert.Empty(run.Given!.Only);
        Assert.Null(run.Given.Date);
        Assert.Null(run.Given.BaseUrl);
        Assert.False(run.Given.Strict);
        Assert.False(run.Given.Drafts);
    }

    [Fact]
    public void Source_date_epoch_is_the_date_unless_one_is_given()
    {
        using var run = new CliRun(_folder) { Variables = { ["SOURCE_DATE_EPOCH"] = "86399" } };
        Assert.Equal(0, run.Do("build"));
        Assert.Equal(new DateOnly(1970, 1, 1), run.Given!.Date);
        Assert.Equal(0, run.Do("build", "--date", "2026-05-01"));
        Assert.Equal(new DateOnly(2026, 5, 1), run.Given.Date);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-1")]
    [InlineData("999999999999")]
    public void A_source_date_epoch_that_is_no_time_is_refused(string value)
    {
        using var run = new CliRun(_folder) { Variables = { ["SOURCE_DATE_EPOCH"] = value } };
        Assert.Equal(ExitCode.WrongCommandLine, run.Do("build"));
        Assert.Equal($"error: SOURCE_DATE_EPOCH is '{value}', which is not a number of seconds\n", run.Error);
    }
}
