using System.Text.RegularExpressions;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>Finds tags and names in the text of a template, for what has to be told with its place: parsed templates keep none.</summary>
static partial class TemplateTags
{
    /// <summary>A tag, from its opening to its end.</summary>
    [GeneratedRegex(@"\{[{%][^{}%]*?[}%]\}", RegexOptions.Singleline)]
    public static partial Regex Tag();

    /// <summary>A tag that renders a partial; its second group is the name.</summary>
    [GeneratedRegex("""\{%-?\s*(render|include)\s+['"]([^'"]*)['"]""")]
    public static partial Regex PartialTag();

    /// <summary>A filter; its group is the name.</summary>
    [GeneratedRegex(@"\|\s*([A-Za-z_]\w*)")]
    public static partial Regex FilterName();

    /// <summary>A dotted name, or a text in quotes, which is none.</summary>
    [GeneratedRegex("""'[^']*'|"[^"]*"|[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*""")]
    public static partial Regex NameOrString();

    /// <summary>The opening of a tag that never ends, which Liquid takes for text.</summary>
    public static SourceSpan? Unclosed(SourceFile file)
    {
        var text = Verbatim().Replace(file.Text, static m => new string(' ', m.Length));
        for (var at = 0; NextTag(text, at) is var open and >= 0;)
        {
            var close = text.IndexOf(text[open + 1] == '{' ? "}}" : "%}", open + 2, StringComparison.Ordinal);
            if (close < 0 || NextTag(text, open + 2) is var next and >= 0 && next < close)
            {
                return file.Span(open, 2);
            }

            at = close + 2;
        }

        return null;
    }

    static int NextTag(string text, int from)
    {
        for (var at = text.IndexOf('{', from); at >= 0 && at + 1 < text.Length; at = text.IndexOf('{', at + 1))
        {
            if (text[at + 1] is '{' or '%')
            {
                return at;
            }
        }

        return -1;
    }

    // What is shown as it stands, or not at all.
    [GeneratedRegex("""\{%-?\s*(raw|comment)\s*-?%\}.*?\{%-?\s*end\1\s*-?%\}""", RegexOptions.Singleline)]
    private static partial Regex Verbatim();
}
