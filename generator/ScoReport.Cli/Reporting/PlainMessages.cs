using ScoReport.Sources;

namespace ScoReport.Cli.Reporting;

/// <summary>Messages as lines, for pipes and logs.</summary>
static class PlainMessages
{
    /// <summary>Writes <c>file:line:column: severity code: message</c> and the hint below.</summary>
    public static void Write(IEnumerable<Diagnostic> diagnostics, TextWriter to)
    {
        foreach (var diagnostic in diagnostics)
        {
            to.WriteLine(Printable.Of(diagnostic.ToString()));
            if (diagnostic.Hint is { } hint)
            {
                to.WriteLine("  hint: " + Printable.Of(hint));
            }
        }
    }
}
