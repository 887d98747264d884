using System.Text;
using System.Text.Unicode;

namespace ScoReport.Rendering;

/// <summary>
/// A style sheet as it is published: without comments (but those that begin with <c>/*!</c>, as licences do) and without white space that says nothing.
/// Strings, addresses, and spaces that may mean something, as in selectors and <c>calc()</c>, stay as they are.
/// </summary>
static class StyleSheet
{
    /// <summary>The same rules in fewer bytes; what is no UTF-8 as it is.</summary>
    public static ReadOnlyMemory<byte> Compacted(ReadOnlyMemory<byte> css) =>
        Utf8.IsValid(css.Span) ? Encoding.UTF8.GetBytes(Compacted(Encoding.UTF8.GetString(css.Span))) : css;

    /// <summary>The same rules in fewer characters.</summary>
    public static string Compacted(string css)
    {
        var into = new StringBuilder(css.Length);
        for (var at = 0; at < css.Length;)
        {
            var length = Gap(css.AsSpan(at));
            if (length > 0)
            {
                Separate(into, css.AsSpan(at, length), css.AsSpan(at + length));
            }
            else
            {
                length = Token(css.AsSpan(at), into);
                into.Append(css, at, length);
            }

            at += length;
        }

        return into.ToString();
    }

    // Length of the white space and the comments here.
    static int Gap(ReadOnlySpan<char> css)
    {
        var at = 0;
        while (at < css.Length)
        {
            var rest = css[at..];
            if (IsSpace(rest[0]))
            {
                at++;
            }
            else if (rest.StartsWith("/*") && !rest.StartsWith("/*!"))
            {
                at += Through(rest, "*/", 2);
            }
            else
            {
                break;
            }
        }

        return at;
    }

    // A comment alone parts two words without being a space; a value that is nothing keeps one.
    static void Separate(StringBuilder into, ReadOnlySpan<char> gap, ReadOnlySpan<char> next)
    {
        var before = into.Length > 0 ? Last(into) : ';';
        if (next.IsEmpty || "{};,".Contains(before, StringComparison.Ordinal) || "{},".Contains(next[0], StringComparison.Ordinal) || (before == ':') != (next[0] == ';'))
        {
            return;
        }

        into.Append(gap.ContainsAny(" \t\r\n\f") ? " " : "/**/");
    }

    static int Token(ReadOnlySpan<char> css, StringBuilder into)
    {
        if (css[0] == '}' && Last(into) == ';')
        {
            into.Length--;
        }

        return css[0] switch
        {
            '"' or '\'' => Quoted(css),
            '\\' => Math.Min(2, css.Length),
            '/' when css.StartsWith("/*!") => Through(css, "*/", 3),
            'u' or 'U' when css.StartsWith("url(", StringComparison.OrdinalIgnoreCase) && !IsInName(into) => Address(css),
            _ => 1,
        };
    }

    // The last sign, unless it is written with a backslash and so is a letter like others.
    static char Last(StringBuilder into) => into.Length == 0 || (into.Length > 1 && into[^2] == '\\') ? 'x' : into[^1];

    static bool IsInName(StringBuilder into) => into.Length > 0 && (char.IsLetterOrDigit(into[^1]) || into[^1] is '-' or '_');

    static int Quoted(ReadOnlySpan<char> css)
    {
        for (var at = 1; at < css.Length; at++)
        {
            if (css[at] == css[0] || css[at] == '\n')
            {
                return at + 1;
            }

            at += css[at] == '\\' ? 1 : 0;
        }

        return css.Length;
    }

    // An address in quotes is a string behind the bracket.
    static int Address(ReadOnlySpan<char> css)
    {
        var rest = css[4..].TrimStart(" \t\r\n\f");
        return !rest.IsEmpty && rest[0] is '"' or '\'' ? 4 : Through(css, ")", 4);
    }

    static int Through(ReadOnlySpan<char> css, ReadOnlySpan<char> end, int from)
    {
        var at = from <= css.Length ? css[from..].IndexOf(end, StringComparison.Ordinal) : -1;
        return at < 0 ? css.Length : from + at + end.Length;
    }

    static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\f';
}
