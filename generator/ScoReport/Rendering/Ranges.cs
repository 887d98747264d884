using System.Text;

namespace ScoReport.Rendering;

/// <summary>Finds ranges of numbers, such as "114–118", which stay on one line: an en dash is a place where browsers break.</summary>
static class Ranges
{
    const char Dash = '–';

    /// <summary>What stands before a range, or anything else that stays on one line, and behind it.</summary>
    public const string Start = "<span class=\"nobr\">", End = "</span>";

    /// <summary>The first one in <paramref name="text"/>, or nothing.</summary>
    public static (int Start, int End)? First(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf(Dash); at >= 0;)
        {
            if (at > 0 && at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]))
            {
                return (StartOf(text, at - 1), EndOf(text, at + 1));
            }

            var next = text[(at + 1)..].IndexOf(Dash);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return null;
    }

    /// <summary><paramref name="html"/>, text without attributes, with its ranges held together.</summary>
    public static string Held(string html)
    {
        if (First(html) is not { } found)
        {
            return html;
        }

        var held = new StringBuilder(html.Length + 32);
        var rest = html.AsSpan();
        for (var range = ((int Start, int End)?)found; range is { } here; range = First(rest))
        {
            held.Append(rest[..here.Start]).Append(Start).Append(rest[here.Start..here.End]).Append(End);
            rest = rest[here.End..];
        }

        return held.Append(rest).ToString();
    }

    static int StartOf(ReadOnlySpan<char> text, int at)
    {
        while (at > 0 && (char.IsDigit(text[at - 1]) || (at > 1 && IsMark(text[at - 1]) && char.IsDigit(text[at - 2]))))
        {
            at--;
        }

        return at;
    }

    static int EndOf(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsDigit(text[at]) || (at + 1 < text.Length && IsMark(text[at]) && char.IsDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    // Of decimals and of thousands.
    static bool IsMark(char c) => c is '.' or ',' or '٫' or '٬';
}
