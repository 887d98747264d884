using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace ScoReport.Parsing;

/// <summary>A tag of allowed HTML: its element's name in lower case, and its place in the text that was rebuilt.</summary>
readonly record struct HtmlTag(string Name, bool Closes, int Start, int Length);

/// <summary>Allowed HTML: written anew, and the tags it consists of.</summary>
sealed record AllowedHtml(string Html, ImmutableArray<HtmlTag> Tags);

/// <summary>
/// Lets through the HTML that an author may write where raw HTML is allowed. Nothing is passed on as written:
/// tags are taken apart and rebuilt from names and attributes on the list, so what is not understood cannot slip in.
/// </summary>
static class HtmlAllowList
{
    static readonly FrozenSet<string> Elements = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "abbr", "b", "bdi", "bdo", "br", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "hr", "i", "ins", "kbd",
        "li", "mark", "ol", "p", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "time", "u", "ul", "var", "wbr");

    static bool IsAllowed(string element, string attribute) => attribute.ToLowerInvariant() switch
    {
        "class" or "dir" or "lang" or "title" => true,
        "datetime" => element is "del" or "ins" or "time",
        "open" => element == "details",
        _ => false,
    };

    /// <summary><paramref name="html"/> rebuilt from allowed parts, or <see langword="null"/> when any part is not allowed.</summary>
    public static AllowedHtml? Rebuild(string html)
    {
        var result = new StringBuilder(html.Length);
        var tags = ImmutableArray.CreateBuilder<HtmlTag>();
        var at = 0;
        while (at < html.Length)
        {
            var rest = html.AsSpan(at);
            var tag = rest.IndexOf('<');
            AppendText(result, tag < 0 ? rest : rest[..tag]);
            if (tag < 0)
            {
                break;
            }

            rest = rest[tag..];
            var end = TagEnd(rest);
            if (end < 0 || AppendTag(result, rest[1..end]) is not { } name)
            {
                return null;
            }

            tags.Add(new HtmlTag(name, rest[1] == '/', at + tag, end + 1));
            at += tag + end + 1;
        }

        return new AllowedHtml(result.ToString(), tags.DrainToImmutable());
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

    // The element's name; nothing when the tag is not allowed. Only an element without content may close itself.
    static string? AppendTag(StringBuilder result, ReadOnlySpan<char> tag)
    {
        var closes = tag.StartsWith("/");
        var body = (closes ? tag[1..] : tag).TrimEnd();
        var closesItself = body.EndsWith("/");
        body = closesItself ? body[..^1] : body;
        var nameEnd = body.IndexOfAny(" \t\n\r");
        var name = (nameEnd < 0 ? body : body[..nameEnd]).ToString().ToLowerInvariant();
        if (!Elements.Contains(name) || (HtmlNesting.IsVoid(name) ? closes : closesItself))
        {
            return null;
        }

        result.Append(closes ? "</" : "<").Append(name);
        if (nameEnd >= 0 && (closes || !AppendAttributes(result, name, body[nameEnd..])))
        {
            return null;
        }

        result.Append('>');
        return name;
    }

    static bool AppendAttributes(StringBuilder result, string element, ReadOnlySpan<char> rest)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (!(rest = rest.TrimStart()).IsEmpty)
        {
            var nameEnd = rest.IndexOfAny("= \t\n\r");
            var name = (nameEnd < 0 ? rest : rest[..nameEnd]).ToString();
            if (!IsAllowed(element, name) || !seen.Add(name))
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
