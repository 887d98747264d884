using System.Buffers;

namespace ScoReport.Parsing;

/// <summary>The formats of texts (Table Schema, "string"): each value is gone through once.</summary>
static class TextFormats
{
    const int LongestLocalPart = 64;
    const int LongestLabel = 63;

    // RFC 3986, "Characters", without the percent sign, which is looked at by itself.
    static readonly SearchValues<char> OfUri = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    // RFC 5322, "Atom": what may stand in a name without quotation marks, beside letters and digits.
    static readonly SearchValues<char> OfAtom = SearchValues.Create("!#$%&'*+-/=?^_`{|}~");

    static readonly SearchValues<char> OfNumberedHost = SearchValues.Create("0123456789abcdefABCDEF.:IPv");

    static readonly SearchValues<char> OfBase64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    /// <summary>All formats of texts, with the one of this program that the standard has not: an id of the report, which is looked for when the report is bound.</summary>
    public static readonly string[] Names = ["default", "email", "uri", "binary", "uuid", "reference"];

    /// <summary>What a value of <paramref name="format"/> is called, and how it is written.</summary>
    public static (string What, string Hint) Of(string format) => format switch
    {
        "email" => ("e-mail address", "it is a name, @ and a domain: office@example.org"),
        "uri" => ("URI", "it begins with a scheme, as in https://example.org/a%20b, and has neither spaces nor letters beyond ASCII"),
        "binary" => ("text in base64", "it has letters, digits, + and /, a multiple of four of them, with = at the end to fill up"),
        _ => ("UUID", "it is 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12"),
    };

    /// <summary>Whether <paramref name="text"/> is written as <paramref name="format"/> wants it.</summary>
    public static bool Holds(string format, ReadOnlySpan<char> text) => format switch
    {
        "email" => IsAddress(text),
        "uri" => IsUri(text),
        "binary" => IsBase64(text),
        "uuid" => IsUuid(text),
        _ => true,
    };

    static bool IsAddress(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && IsLocalPart(text[..at]) && IsDomain(text[(at + 1)..]);
    }

    static bool IsLocalPart(ReadOnlySpan<char> text)
    {
        if (text is ['"', .., '"'] && text.Length > 2)
        {
            return text.Length <= LongestLocalPart && !text[1..^1].Contains('"');
        }

        var before = '.';
        foreach (var c in text)
        {
            if (c == '.' ? before == '.' : !IsLetter(c) && !OfAtom.Contains(c))
            {
                return false;
            }

            before = c;
        }

        return before != '.' && text.Length <= LongestLocalPart;
    }

    // Letters of other scripts are those of internationalized addresses (RFC 6531).
    static bool IsLetter(char c) => char.IsAsciiLetterOrDigit(c) || (c > '\u00A0' && !char.IsWhiteSpace(c));

    static bool IsDomain(ReadOnlySpan<char> text)
    {
        if (text is ['[', .., ']'])
        {
            return text.Length > 2 && !text[1..^1].ContainsAnyExcept(OfNumberedHost);
        }

        foreach (var range in text.Split('.'))
        {
            var label = text[range];
            if (label.IsEmpty || label.Length > LongestLabel || label[0] == '-' || label[^1] == '-')
            {
                return false;
            }

            foreach (var c in label)
            {
                if (c != '-' && !IsLetter(c))
                {
                    return false;
                }
            }
        }

        return true;
    }

    static bool IsUri(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon < 1 || !char.IsAsciiLetter(text[0]) || text.ContainsAnyExcept(OfUri) || text.Count('#') > 1)
        {
            return false;
        }

        foreach (var c in text[..colon])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return HasWholeEscapes(text) && (!IsOfHost(text[..colon]) || (text[(colon + 1)..].StartsWith("//") && text.Length > colon + 3 && text[colon + 3] is not ('/' or '?' or '#')));
    }

    // Their addresses are nothing without a host.
    static bool IsOfHost(ReadOnlySpan<char> scheme) =>
        scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase) || scheme.Equals("ftp", StringComparison.OrdinalIgnoreCase);

    static bool HasWholeEscapes(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && !(i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2])))
            {
                return false;
            }
        }

        return true;
    }

    static bool IsBase64(ReadOnlySpan<char> text)
    {
        var content = text.TrimEnd('=');
        return text.Length % 4 == 0 && text.Length - content.Length <= 2 && !content.ContainsAnyExcept(OfBase64);
    }

    static bool IsUuid(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit(text[i]))
            {
                return false;
            }
        }

        return text.Length == 36;
    }
}
