using System.Collections.Immutable;
using System.Text;

namespace ScoReport.Csl;

/// <summary>Runs as plain text.</summary>
public static class PlainTextFormat
{
    /// <summary>The text of the runs without any formatting; blocks stand on lines of their own.</summary>
    public static string Write(ImmutableArray<Run> runs)
    {
        var builder = new StringBuilder();
        Append(builder, runs);
        return builder.ToString();
    }

    static void AppendStyled(StringBuilder builder, StyledRun styled)
    {
        if (styled.Style.Display is Display.Block or Display.Indent && builder.Length > 0 && builder[^1] != '\n')
        {
            builder.Append('\n');
        }
        Append(builder, styled.Children);
        if (styled.Style.Display == Display.LeftMargin && builder.Length > 0 && builder[^1] != ' ')
        {
            builder.Append(' ');
        }
        else if (styled.Style.Display == Display.Block)
        {
            builder.Append('\n');
        }
    }

    static void Append(StringBuilder builder, ImmutableArray<Run> runs)
    {
        foreach (var run in runs)
        {
            switch (run)
            {
                case TextRun text:
                    builder.Append(text.Text);
                    break;
                case StyledRun styled:
                    AppendStyled(builder, styled);
                    break;
                case LinkRun link:
                    Append(builder, link.Children);
                    break;
                case CiteRun cite:
                    Append(builder, cite.Children);
                    break;
            }
        }
    }
}
