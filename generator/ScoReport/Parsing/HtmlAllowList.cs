using System.Collections.Frozen;
using System.Text;

namespace ScoReport.Parsing;

/// <summary>
/// Lets through the HTML that an author may write where raw HTML is allowed. Nothing is passed on as written:
/// tags are taken apart and rebuilt from names and attributes on the list, so what is not understood cannot slip in.
/// </summary>
public static class HtmlAllowList
{
    static readonly FrozenSet<string> Elements = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "abbr", "b", "bdi", "bdo", "br", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "hr", "i", "ins", "kbd",
        "li", "mark", "ol", "p", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "time", "u", "ul", "var", "wbr");

    static readonly FrozenSet<string> Keys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "class", "datetime", "dir", "lang", "open", "title");

    /// <summary>
    /// <paramref name="html"/> rebuilt from allowed parts, or <see langword="null"/> when any part is not allowed;
    /// <paramref name="refused"/> is then the part.
    /// </summary>
    public static string? Rebuild(string html, out string refused)
    {
        var result = new StringBuilder(html.Length);
        var rest = html.AsSpan();
        while (!rest.IsEmpty)
        {
            var tag = rest.IndexOf('<');
            AppendText(result, tag < 0 ? rest : rest[..tag]);
            if (tag < 0)
            {
                break;
            }

            rest = rest[tag..];
            var end = TagEnd(rest);
            if (end < 0 || !AppendTag(result, rest[1..end]))
            {
                refused = rest[..(end < 0 ? rest.Length : end + 1)].ToString();
                return null;
            }

            rest = rest[(end + 1)..];
        }

        refused = "";
        return result.ToString();
    }

    // The closing angle bracket that stands in no quoted value.
    static int TagEnd(ReadOnlySpan<char> rest)
    {
        var quote = '\0';
        for (var i = 1; i < rest.Length; i++)
        {
            var c = rest[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i;
            }
        }

        return -1;
    }

    static void AppendText(StringBuilder result, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c == '>' ? result.Append("&gt;") : result.Append(c);
        }
    }

    static bool AppendTag(StringBuilder result, ReadOnlySpan<char> tag)
    {
        var closes = tag.StartsWith("/");
        var body = (closes ? tag[1..] : tag).TrimEnd();
        var empty = body.EndsWith("/");
        body = empty ? body[..^1] : body;
        var nameEnd = body.IndexOfAny(" \t\n\r");
        var name = (nameEnd < 0 ? body : body[..nameEnd]).ToString();
        if (!Elements.Contains(name))
        {
            return false;
        }

        result.Append(closes ? "</" : "<").Append(name.ToLowerInvariant());
        if (nameEnd >= 0 && !AppendAttributes(result, body[nameEnd..]))
        {
            return false;
        }

        result.Append('>');
        return true;
    }

    static bool AppendAttributes(StringBuilder result, ReadOnlySpan<char> rest)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (!(rest = rest.TrimStart()).IsEmpty)
        {
            var nameEnd = rest.IndexOfAny("= \t\n\r");
            var name = (nameEnd < 0 ? rest : rest[..nameEnd]).ToString();
            if (!Keys.Contains(name) || !seen.Add(name))
            {
                return false;
            }

            rest = nameEnd < 0 ? [] : rest[nameEnd..].TrimStart();
            var value = Value(ref rest);
            result.Append(' ').Append(name.ToLowerInvariant()).Append("=\"");
            result.Append(value.Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)).Append('"');
        }

        return true;
    }

    static string Value(ref ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("="))
        {
            return "";
        }

        rest = rest[1..].TrimStart();
        if (rest.StartsWith("\"") || rest.StartsWith("'"))
        {
            var close = rest[1..].IndexOf(rest[0]);
            var quoted = rest[1..(close + 1)].ToString();
            rest = rest[(close + 2)..];
            return quoted;
        }

        var end = rest.IndexOfAny(" \t\n\r");
        var bare = (end < 0 ? rest : rest[..end]).ToString();
        rest = end < 0 ? [] : rest[end..];
        return bare;
    }
}
