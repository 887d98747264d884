using System.Buffers;
using System.Text;

namespace ScoReport.Rendering;

/// <summary>
/// Finds what stays on one line though browsers break there: ranges of numbers at their en dash, such as "114–118", and between their characters
/// the days of Chinese and Japanese texts, such as "5月3日".
/// </summary>
static class Ranges
{
    const char Dash = '–';
    const string Units = "年月日";

    static readonly SearchValues<char> Signs = SearchValues.Create(Dash + Units);

    /// <summary>What stands before a range, or anything else that stays on one line, and behind it.</summary>
    public const string Start = "<span class=\"nobr\">", End = "</span>";

    /// <summary>The first one in <paramref name="text"/>, or nothing.</summary>
    public static (int Start, int End)? First(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Signs); at >= 0;)
        {
            if (text[at] != Dash && DayEnd(text, NumberBefore(text, at)) is var end && end > at)
            {
                return (NumberBefore(text, at), end);
            }

            if (text[at] == Dash && at > 0 && at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]))
            {
                return (StartOf(text, at - 1), EndOf(text, at + 1));
            }

            var next = text[(at + 1)..].IndexOfAny(Signs);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return null;
    }

    static int NumberBefore(ReadOnlySpan<char> text, int at)
    {
        at -= at > 0 && text[at - 1] == ' ' ? 1 : 0;
        while (at > 0 && char.IsDigit(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    // Numbers, each with its unit. Where authors put spaces between them, a line may end behind the year.
    static int DayEnd(ReadOnlySpan<char> text, int at)
    {
        for (var end = -1; ; at += at < text.Length && text[at] == ' ' ? 1 : 0)
        {
            var start = at;
            while (at < text.Length && char.IsDigit(text[at]))
            {
                at++;
            }

            at += at > start && at < text.Length && text[at] == ' ' ? 1 : 0;
            if (at == start || at == text.Length || !Units.Contains(text[at]))
            {
                return end;
            }

            end = ++at;
            if (text[at - 1] == '日' || (text[at - 1] == '年' && at < text.Length && text[at] == ' '))
            {
                return end;
            }
        }
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

        return at < text.Length && Units.Contains(text[at]) ? at + 1 : at;
    }

    // Of decimals and of thousands.
    static bool IsMark(char c) => c is '.' or ',' or '٫' or '٬';
}
