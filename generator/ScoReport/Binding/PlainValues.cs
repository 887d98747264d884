using System.Text;
using ScoReport.Document;
using ScoReport.Parsing;
using ScoReport.Sources;

namespace ScoReport.Binding;

/// <summary>Values in texts that have no other markup: the titles and the description of a chart, the summary of a report.</summary>
static class PlainValues
{
    /// <summary>The text with each <c>{{ … }}</c> replaced by what <paramref name="resolve"/> makes of it.</summary>
    public static string? Of(string? text, SourceSpan at, Func<ValueReference, Inline?> resolve)
    {
        if (text is null || !text.Contains("{{", StringComparison.Ordinal))
        {
            return text;
        }

        var moved = ScalarPlaces.Moved(at, text);
        var plain = new StringBuilder();
        var from = 0;
        for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("{{", from, StringComparison.Ordinal))
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            var value = resolve(new ValueReference(moved(new SourceSpan(null, open, close + 2 - open)), text[(open + 2)..close].Trim()));
            plain.Append(text, from, open - from).Append(value is null ? "??" : PlainText.Of([value]));
            from = close + 2;
        }

        return plain.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>A chart with values in its titles and its description.</summary>
    public static ChartSpec Of(ChartSpec spec, Func<ValueReference, Inline?> resolve) => spec with
    {
        Title = Of(spec.Title, spec.TitleAt, resolve),
        Subtitle = Of(spec.Subtitle, spec.SubtitleAt, resolve),
        Description = Of(spec.Description, spec.DescriptionAt, resolve),
    };
}
