using ScoReport.Sources;
using Spectre.Console;

namespace ScoReport.Cli.Reporting;

/// <summary>Messages for somebody who watches: each with the line it is about and carets below the place. Only this file and <see cref="LongBuild"/> wake Spectre.Console, which costs start-up time.</summary>
static class TerminalMessages
{
    // Lines are broken by the terminal, not by us, so that a path stays one word to click on.
    const int NoWrapping = 32_000;

    static readonly Style Bold = new(decoration: Decoration.Bold);
    static readonly Style Gutter = new(Color.Blue);

    /// <summary>Writes the messages, in colour if <paramref name="colours"/> and the terminal allow.</summary>
    public static void Write(IEnumerable<Diagnostic> diagnostics, TextWriter to, bool colours)
    {
        var console = ConsoleOn(to, colours);
        var width = console.Profile.Width;
        console.Profile.Width = NoWrapping;
        foreach (var diagnostic in diagnostics)
        {
            WriteHead(console, diagnostic);
            WriteFrame(console, diagnostic, width);
            if (diagnostic.Hint is { } hint)
            {
                console.Write("  hint: ", Bold);
                console.WriteLine(Printable.Of(hint));
            }
        }
    }

    /// <summary>Spectre.Console on <paramref name="to"/>.</summary>
    public static IAnsiConsole ConsoleOn(TextWriter to, bool colours) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(to),
        Ansi = colours ? AnsiSupport.Detect : AnsiSupport.No,
    });

    static void WriteHead(IAnsiConsole console, Diagnostic diagnostic)
    {
        var place = diagnostic.At.ToString();
        console.Write(place.Length == 0 ? "" : Printable.Of(place) + ": ", Bold);
        console.Write($"{Diagnostic.SeverityName(diagnostic.Severity)} {diagnostic.Code}: ", StyleOf(diagnostic.Severity));
        console.WriteLine(Printable.Of(diagnostic.Message), Bold);
    }

    static void WriteFrame(IAnsiConsole console, Diagnostic diagnostic, int width)
    {
        if (diagnostic.At.Line().Length == 0)
        {
            return;
        }

        var number = diagnostic.At.Position().Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var frame = SourceFrame.Of(diagnostic.At, width - number.Length - "   | ".Length);
        console.Write($"  {number} | ", Gutter);
        console.WriteLine(frame.Line);
        console.Write($"  {new string(' ', number.Length)} | ", Gutter);
        console.WriteLine(frame.Carets, StyleOf(diagnostic.Severity));
    }

    static Style StyleOf(Severity severity) => severity switch
    {
        Severity.Error => new Style(Color.Red, decoration: Decoration.Bold),
        Severity.Warning => new Style(Color.Yellow, decoration: Decoration.Bold),
        _ => new Style(Color.Aqua, decoration: Decoration.Bold),
    };
}
