namespace ScoReport.Cli.Reporting;

/// <summary>Tells what a build came to, in the format asked for.</summary>
static class Messages
{
    /// <summary>Writes all messages and the summary.</summary>
    public static void Write(Outcome outcome, MessageFormat format, Surroundings surroundings)
    {
        switch (format)
        {
            case MessageFormat.Json:
                JsonMessages.Write(outcome, surroundings.Out);
                return;
            case MessageFormat.GitHub:
                GitHubMessages.Write(outcome.Diagnostics, surroundings.Out);
                break;
            default:
                WriteText(outcome, surroundings);
                break;
        }

        surroundings.Out.WriteLine(SummaryLine.Of(outcome));
    }

    // The two streams are often one window: what belongs first has to arrive first.
    static void WriteText(Outcome outcome, Surroundings surroundings)
    {
        if (outcome.Diagnostics.Count == 0)
        {
            return;
        }

        if (surroundings.ErrorIsTerminal)
        {
            TerminalMessages.Write(outcome.Diagnostics, surroundings.Error, surroundings.Variable("NO_COLOR") is null);
        }
        else
        {
            PlainMessages.Write(outcome.Diagnostics, surroundings.Error);
        }

        surroundings.Error.Flush();
    }
}
