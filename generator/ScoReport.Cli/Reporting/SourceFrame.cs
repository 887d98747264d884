using System.Text;
using ScoReport.Sources;
using Spectre.Console;

namespace ScoReport.Cli.Reporting;

/// <summary>A source line cut to fit a terminal, and carets to stand below it.</summary>
readonly record struct SourceFrame(string Line, string Carets)
{
    const char Cut = '…';
    const string Tab = "    ";
    const int NarrowestWidth = 20;

    /// <summary>The frame of <paramref name="span"/>, at most <paramref name="width"/> cells wide. What reaches into further lines is marked to the end of the first.</summary>
    public static SourceFrame Of(SourceSpan span, int width)
    {
        var line = span.Line();
        var from = Math.Clamp(span.Position().Column - 1, 0, line.Length);
        var to = Math.Clamp(from + span.Length, from, line.Length);
        return Fitted(Shown(line[..from]), Shown(line[from..to]), Shown(line[to..]), Math.Max(width, NarrowestWidth));
    }

    // A third of the width is kept for what stands before the place, the rest for the place and what follows.
    static SourceFrame Fitted(string before, string marked, string after, int width)
    {
        if ((before + marked + after).GetCellWidth() > width)
        {
            before = CutStart(before, Math.Max(width / 3, width - (marked + after).GetCellWidth()));
            marked = CutEnd(marked, width - before.GetCellWidth());
            after = CutEnd(after, width - (before + marked).GetCellWidth());
        }

        var carets = new string('^', Math.Max(1, marked.GetCellWidth()));
        return new SourceFrame(before + marked + after, new string(' ', before.GetCellWidth()) + carets);
    }

    static string Shown(string text) => Printable.Of(text.Replace("\t", Tab, StringComparison.Ordinal));

    static string CutStart(string text, int width)
    {
        if (text.GetCellWidth() <= width)
        {
            return text;
        }

        var runes = text.EnumerateRunes().ToArray();
        var first = runes.Length;
        for (var left = width - 1; first > 0 && WidthOf(runes[first - 1]) is var cells && cells <= left; first--)
        {
            left -= cells;
        }

        return Cut + string.Concat(runes[first..]);
    }

    static string CutEnd(string text, int width)
    {
        if (text.GetCellWidth() <= width)
        {
            return text;
        }

        var kept = new StringBuilder();
        var left = width - 1;
        foreach (var rune in text.EnumerateRunes())
        {
            left -= WidthOf(rune);
            if (left < 0)
            {
                break;
            }

            kept.Append(rune);
        }

        return width > 0 ? kept.Append(Cut).ToString() : "";
    }

    static int WidthOf(Rune rune) => rune.ToString().GetCellWidth();
}
