namespace ScoReport.Cli.Reporting;

/// <summary>What is said when the program itself is at fault.</summary>
static class BugMessage
{
    /// <summary>Writes how to report it, and the stack.</summary>
    public static void Write(Exception bug, TextWriter to)
    {
        to.WriteLine("error: this is a mistake in scoreport, not in your report.");
        to.WriteLine("Please open an issue with the command you gave, what 'scoreport --version' prints, and these lines:");
        to.WriteLine();
        to.WriteLine(bug.ToString());
    }
}
