using System.Text.RegularExpressions;
using Xunit;

namespace ScoReport.Csl.Tests;

/// <summary>The official CSL test suite, against the ledger of fixtures that fail today.</summary>
public sealed partial class SuiteTests(ITestOutputHelper output)
{
    static string LedgerPath => Path.Combine(Folders.Project, "suite-ledger.txt");

    [Fact]
    public void The_suite_passes_but_for_the_ledger()
    {
        Assert.SkipWhen(Folders.Suite is null || Folders.Locales is null, "not run: the CSL suite's folders are absent (CSL_SUITE, CSL_LOCALES)");
        var failures = Directory.GetFiles(Folders.Suite!, "*.txt").Order(StringComparer.Ordinal).Select(Run).OfType<Failure>().ToList();
        var count = Directory.GetFiles(Folders.Suite!, "*.txt").Length;
        output.WriteLine($"{count - failures.Count} of {count} pass");
        if (Environment.GetEnvironmentVariable("CSL_REPORT") is { Length: > 0 } report)
        {
            File.WriteAllText(report, string.Concat(failures.Select(failure => failure.Report)));
        }
        if (Environment.GetEnvironmentVariable("CSL_WRITE_LEDGER") == "1")
        {
            WriteLedger(failures);
        }
        var ledger = File.ReadLines(LedgerPath).Select(NameIn).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        var failed = failures.Select(failure => failure.Name).ToHashSet(StringComparer.Ordinal);
        Assert.True(failed.SetEquals(ledger), $"not in the ledger but failing: {string.Join(", ", failed.Except(ledger))}; in the ledger but passing: {string.Join(", ", ledger.Except(failed))}");
    }

    const string LedgerHead = "# Fixtures of the official CSL test suite that fail today, with the reason where it is known. Written with CSL_WRITE_LEDGER=1.";

    /// <summary>Lines of fixtures that still fail are kept with their reasons.</summary>
    static void WriteLedger(List<Failure> failures)
    {
        var known = File.ReadLines(LedgerPath).Where(line => NameIn(line).Length > 0).ToDictionary(NameIn, StringComparer.Ordinal);
        File.WriteAllLines(LedgerPath, failures.Select(failure => known.GetValueOrDefault(failure.Name, failure.Name)).Prepend(LedgerHead));
    }

    static string NameIn(string line) => line.Split('#')[0].Trim();

    sealed record Failure(string Name, string Report);

    static Failure? Run(string path)
    {
        var fixture = Fixture.Read(path);
        string actual;
        try
        {
            actual = fixture.Run(Folders.OfficialLocales);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            actual = "EXCEPTION " + exception;
        }
        var expected = FlagPattern().Replace(fixture.Expected, "");
        if (actual.Trim() == expected)
        {
            return null;
        }
        return new Failure(fixture.Name, $"=== {fixture.Name}\n{expected}\n--- actual\n{actual.Trim()}\n\n");
    }

    /// <summary>The marks of changed and unchanged citations; only the final document is compared.</summary>
    [GeneratedRegex(@"^(?:>>|\.\.)(?=\[\d+\])", RegexOptions.Multiline)]
    private static partial Regex FlagPattern();
}
