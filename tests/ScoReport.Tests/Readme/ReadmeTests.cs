using System.Text;
using System.Text.RegularExpressions;
using ScoReport.Sources;

namespace ScoReport.Tests.Readme;

/// <summary>What the README promises a newcomer: its samples are a report, and its two commands are the ones that the checks run.</summary>
public partial class ReadmeTests
{
    static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    [Fact]
    public void The_samples_are_a_report_without_a_problem()
    {
        var built = Build(Samples());
        Assert.Empty(built.Messages);
        Assert.Empty(Html.Faults(built));
    }

    [Fact]
    public void A_misspelt_key_gives_the_message_that_is_shown()
    {
        var files = Samples();
        var shown = Block().Matches(Readme).Select(static m => m.Groups[2].Value).Single(static text => text.Contains("error SR3001", StringComparison.Ordinal)).Split('\n');
        var place = Place().Match(shown[0]);
        var path = place.Groups[1].Value;
        var lines = files[path].Split('\n');
        var line = int.Parse(place.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) - 1;
        lines[line] = lines[line].Replace("office2015", "ofice2015", StringComparison.Ordinal);
        files[path] = string.Join('\n', lines);
        Assert.Equal(string.Join('\n', shown[..2]) + "\n", Build(files).Messages);
    }

    [Fact]
    public void The_two_commands_are_what_the_checks_run()
    {
        var commands = Block().Matches(Readme).First(static m => m.Groups[1].Value.Trim() == "sh").Groups[2].Value.Trim().Split('\n');
        Assert.Equal(["dotnet run --project generator/ScoReport.Cli -- build", "dotnet test"], commands);
        var checks = File.ReadAllLines(Repository.PathOf(".ci", "run"));
        Assert.All(commands, command => Assert.Contains(checks, line => line == command || line.StartsWith(command + " ", StringComparison.Ordinal)));
    }

    static Dictionary<string, string> Samples() => Block().Matches(Readme)
        .Select(static m => (Info: m.Groups[1].Value.Split(' ', 2), Text: m.Groups[2].Value))
        .Where(static b => b.Info.Length == 2)
        .ToDictionary(static b => b.Info[1].Trim(), static b => b.Text, StringComparer.Ordinal);

    static Built Build(Dictionary<string, string> files)
    {
        var tree = FileTree.Of(files.Select(static f => FileEntry.Of(f.Key, Encoding.UTF8.GetBytes(f.Value))));
        return Built.Of(new GeneratorInput { Source = tree.Below("content"), BuiltInThemes = Built.Themes, DisplayPrefix = "content/" });
    }

    [GeneratedRegex(@"^```([^\n`]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^([^:]+):(\d+):\d+: ")]
    private static partial Regex Place();
}
