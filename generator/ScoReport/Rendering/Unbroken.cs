using System.Buffers;
using System.Text;

namespace ScoReport.Rendering;

/// <summary>
/// Finds what stays on one line although browsers break behind its dash or hyphen: ranges of numbers, such as "114–118", and words that
/// begin with a letter, such as "t-test", or with two and a name, such as "al-Qaeda"; and between their characters, the days of Chinese and
/// Japanese texts, such as "5月3日".
/// </summary>
static class Unbroken
{
    const char Dash = '–';
    const char Hyphen = '-';
    const string Units = "年月日";

    static readonly SearchValues<char> Signs = SearchValues.Create("–-" + Units);

    /// <summary>What stands before it, and behind it.</summary>
    public const string Start = "<span class=\"nobr\">", End = "</span>";

    /// <summary>The first one in <paramref name="text"/>, or nothing.</summary>
    public static (int Start, int End)? First(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Signs); at >= 0;)
        {
            if (at > 0 && FoundAt(text, at) is { } found)
            {
                return found;
            }

            var next = text[(at + 1)..].IndexOfAny(Signs);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return null;
    }

    static (int Start, int End)? FoundAt(ReadOnlySpan<char> text, int at) =>
        text[at] is not (Dash or Hyphen) ? DayAt(text, NumberBefore(text, at), at)
        : at + 1 == text.Length ? null
        : text[at] == Dash ? RangeAt(text, at) : WordAt(text, at);

    static (int Start, int End)? DayAt(ReadOnlySpan<char> text, int start, int unit) => DayEnd(text, start) is var end && end > unit ? (start, end) : null;

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

    /// <summary>A cell's <paramref name="html"/>, text without attributes, held together: all of it if it is a date, or its ranges and words.</summary>
    public static string Held(string html)
    {
        if (IsDate(html))
        {
            return Start + html + End;
        }

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

    static (int Start, int End)? RangeAt(ReadOnlySpan<char> text, int dash) =>
        char.IsDigit(text[dash - 1]) && char.IsDigit(text[dash + 1]) ? (StartOf(text, dash - 1), EndOf(text, dash + 1)) : null;

    // In an address hyphens stand between words.
    static (int Start, int End)? WordAt(ReadOnlySpan<char> text, int hyphen)
    {
        var start = hyphen - (hyphen > 1 && IsCased(text[hyphen - 2]) ? 2 : 1);
        var isShort = IsCased(text[hyphen - 1]) && (start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is Hyphen or '/'));
        if (!isShort || !(char.IsUpper(text[hyphen + 1]) || (hyphen - start == 1 && char.IsLower(text[hyphen + 1]))))
        {
            return null;
        }

        var end = hyphen + 1;
        while (end < text.Length && IsCased(text[end]))
        {
            end++;
        }

        return (start, end);
    }

    // A run of Chinese may be a whole sentence.
    static bool IsCased(char c) => char.IsUpper(c) || char.IsLower(c);

    // A short month or season and its year, and a day before them: "16 May 1991". Longer ones would take too much from the other columns.
    static bool IsDate(string text) =>
        text.Length is > 7 and <= 13 && text[^5] == ' ' && text.AsSpan(0, text.Length - 5).Count(' ') < 2
        && text.Skip(text.Length - 4).All(char.IsDigit) && text.All(static c => char.IsLetterOrDigit(c) || c is ' ' or '.' or Dash);

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
