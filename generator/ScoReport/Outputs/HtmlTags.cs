using System.Net;
using System.Text;
using ScoReport.Rendering;

namespace ScoReport.Outputs;

/// <summary>A start tag in finished HTML: its name in lower case, its attributes by name, and where it stands.</summary>
sealed record HtmlStartTag(string Name, List<KeyValuePair<string, string?>> Attributes, int Start, int End)
{
    /// <summary>The value of an attribute, nothing where it is absent; an attribute without a value has an empty one.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in Attributes)
            {
                if (key == name)
                {
                    return value ?? "";
                }
            }

            return null;
        }
    }

    /// <summary>The tag with another value for an attribute, or without it.</summary>
    public HtmlStartTag With(string name, string? value) => this with
    {
        Attributes = [.. Attributes.Where(a => a.Key != name || value is not null).Select(a => a.Key == name ? KeyValuePair.Create(name, value) : a)],
    };

    /// <summary>The tag without attributes that are not named.</summary>
    public HtmlStartTag WithOnly(params string[] names) => this with { Attributes = [.. Attributes.Where(a => names.Contains(a.Key))] };

    /// <summary>The tag as it is written.</summary>
    public override string ToString()
    {
        var html = new StringBuilder("<").Append(Name);
        foreach (var (name, value) in Attributes)
        {
            html.Append(' ').Append(name).Append(value is null ? "" : $"=\"{HtmlWriter.Escaped(value)}\"");
        }

        return html.Append('>').ToString();
    }
}

/// <summary>Reads the tags of finished HTML, which a theme wrote and which is therefore well formed.</summary>
static class HtmlTags
{
    /// <summary>The next start tag of one of these elements at or after a place; nothing when there is none. Comments are passed over; what scripts and style sheets hold has to be by the caller.</summary>
    public static HtmlStartTag? Next(string html, int from, ReadOnlySpan<string> names)
    {
        for (var at = from; (at = html.IndexOf('<', at)) >= 0;)
        {
            if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
            {
                at = After(html, "-->", at);
                continue;
            }

            if (NameAt(html, at + 1, names) is { } name)
            {
                return Read(html, at, name);
            }

            at++;
        }

        return null;
    }

    /// <summary>The place behind the next <paramref name="text"/>; the end where there is none.</summary>
    public static int After(string html, string text, int from) =>
        html.IndexOf(text, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at + text.Length : html.Length;

    // A page has far more tags than are looked for.
    static string? NameAt(string html, int start, ReadOnlySpan<string> names)
    {
        var end = start;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        foreach (var name in names)
        {
            if (html.AsSpan(start, end - start).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        return null;
    }

    static HtmlStartTag Read(string html, int start, string name)
    {
        var attributes = new List<KeyValuePair<string, string?>>();
        var at = start + 1 + name.Length;
        while (at < html.Length && html[at] != '>')
        {
            if (char.IsWhiteSpace(html[at]) || html[at] == '/')
            {
                at++;
                continue;
            }

            var end = EndOf(html, at, "=>");
            var key = html[at..end].ToLowerInvariant();
            at = end;
            attributes.Add(KeyValuePair.Create(key, at < html.Length && html[at] == '=' ? Value(html, ref at) : null));
        }

        return new HtmlStartTag(name, attributes, start, Math.Min(at + 1, html.Length));
    }

    // The end of what neither a space nor one of these marks ends.
    static int EndOf(string html, int at, string marks)
    {
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && !marks.Contains(html[at]))
        {
            at++;
        }

        return at;
    }

    static string Value(string html, ref int at)
    {
        at++;
        if (at < html.Length && html[at] is '"' or '\'' && html.IndexOf(html[at], at + 1) is >= 0 and var close)
        {
            var quoted = html[(at + 1)..close];
            at = close + 1;
            return WebUtility.HtmlDecode(quoted);
        }

        var start = at;
        at = EndOf(html, at, ">");
        return WebUtility.HtmlDecode(html[start..at]);
    }
}
