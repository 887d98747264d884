using System.Buffers;
using System.Text;

namespace ScoReport.Csl.Libraries;

/// <summary>
/// Text with its markup as single characters, taken from Unicode's noncharacters, which no text holds: titles are cased and
/// names divided without having to tell markup from words. An opener is even, its closer the next.
/// </summary>
static class Marks
{
    public const char Protect = '\uFDD0';
    public const char Italic = '\uFDD2';
    public const char Bold = '\uFDD4';
    public const char Superscript = '\uFDD6';
    public const char Subscript = '\uFDD8';
    public const char SmallCaps = '\uFDDA';
    public const char Plain = '\uFDDC';
    const char Last = '\uFDDD';

    const string NoCase = "<span class=\"nocase\">";

    public static readonly SearchValues<char> All = SearchValues.Create([.. Enumerable.Range(Protect, Last - Protect + 1).Select(static c => (char)c)]);

    static readonly string[] Tags =
    [
        "", "", "<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>",
        "<span style=\"font-variant:small-caps;\">", "</span>", "<span class=\"nodecor\">", "</span>",
    ];

    public static char Closer(char opener) => (char)(opener + 1);

    public static bool IsMark(char c) => c is >= Protect and <= Last;

    public static bool IsOpener(char c) => IsMark(c) && (c & 1) == 0;

    /// <summary>The text alone.</summary>
    public static string ToPlain(string marked) => Write(marked, static _ => "");

    /// <summary>With CSL-JSON's tags; braces are dropped.</summary>
    public static string ToMarkup(string marked) => Write(marked, at => Tags[marked[at] - Protect]);

    /// <summary>With CSL-JSON's tags; what stood in braces keeps its case, if it has any.</summary>
    public static string ToNoCase(string marked)
    {
        var (depth, isSpan) = (0, false);
        return Write(marked, at => marked[at] switch
        {
            Protect => depth++ > 0 ? "" : (isSpan = HasLetters(marked, at)) ? NoCase : "",
            '\uFDD1' => --depth == 0 && isSpan ? "</span>" : "",
            var c => Tags[c - Protect],
        });
    }

    /// <summary>Whether there is a letter between the opener and its closer.</summary>
    static bool HasLetters(string marked, int opener)
    {
        var depth = 0;
        for (var i = opener; i < marked.Length; i++)
        {
            depth += marked[i] == Protect ? 1 : marked[i] == Closer(Protect) ? -1 : 0;
            if (depth == 0 || char.IsLetter(marked[i]))
            {
                return depth > 0;
            }
        }
        return false;
    }

    static string Write(string marked, Func<int, string> tagAt)
    {
        if (marked.AsSpan().IndexOfAny(All) < 0)
        {
            return marked;
        }
        var builder = new StringBuilder(marked.Length + 16);
        for (var i = 0; i < marked.Length; i++)
        {
            if (IsMark(marked[i]))
            {
                builder.Append(tagAt(i));
            }
            else
            {
                builder.Append(marked[i]);
            }
        }
        return builder.ToString();
    }
}
