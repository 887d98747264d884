using System.Collections.Immutable;
using System.Text;

namespace ScoReport.Csl;

/// <summary>Runs as plain text.</summary>
public static class PlainTextFormat
{
    /// <summary>The text of the runs without any formatting.</summary>
    public static string Write(ImmutableArray<Run> runs)
    {
        var builder = new StringBuilder();
        Append(builder, runs);
        return builder.ToString();
    }

    private static void Append(StringBuilder builder, ImmutableArray<Run> runs)
    {
        foreach (var run in runs)
        {
            switch (run)
            {
                case TextRun text:
                    builder.Append(text.Text);
                    break;
                case StyledRun styled:
                    Append(builder, styled.Children);
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
