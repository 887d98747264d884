using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScoReport.Document;

namespace ScoReport.Rendering;

// What stands in a line: text, links, citations, marks.
sealed partial class MarkdownWriter
{
    const string Special = "\\`*_[]<>~";

    static readonly SearchValues<char> Changed = SearchValues.Create(Special + "&\n\r");

    // Links do not nest: one inside another is only its words.
    bool _inLink;

    /// <summary>The Markdown of <paramref name="inlines"/>, in one line.</summary>
    public string Of(ImmutableArray<Inline> inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines)
        {
            text.Append(Of(inline));
        }

        return text.ToString();
    }

    string Of(Inline inline) => inline switch
    {
        // Programs read it: there are no lines to hold together, and a search for words expects spaces.
        Text text => Escaped(text.Value.Replace('\u00A0', ' ')),
        SoftBreak => " ",
        HardBreak => "\\\n",
        Styled styled => OfStyled(styled),
        Code code => OfCode(code.Value),
        MathSpan math => $"${math.TeX}$",
        BoundLink link => Linked(Of(link.Inlines), Address(link.Target), () => Of(link.Inlines)),
        Image image => $"![{Escaped(image.Attributes["alt"] ?? page.Plain(image.Alt))}]({Target(Address(new FileTarget(image.Source)))})",
        BoundCite cite => Of(cite.Runs),
        BoundCrossReference reference => Linked(Words(reference), Address(reference.Target), null),
        BoundFootnoteMark mark => string.Create(CultureInfo.InvariantCulture, $"[^{mark.Number}]"),
        BoundValue value => OfValue(value),
        BoundDate date => ReportViews.LongDate(date.Day, Theme)!,
        Abbreviation abbreviation => Escaped(abbreviation.Value),
        Span span => Of(span.Inlines),
        HtmlInline html => html.Html,
        _ => "",
    };

    string Words(BoundCrossReference reference)
    {
        var label = reference.NumberOnly ? reference.Number : page.Label(reference.Kind, reference.Number);
        return Escaped(label.Length == 0 ? reference.Title : label);
    }

    string OfValue(BoundValue value) =>
        Escaped(value.Day is { } day ? ReportViews.LongDate(day, Theme)! : value.Value) + (value.Status is { } status ? $" ({Escaped(StatusMarks.Label(status, Theme))})" : "");

    // Markdown takes no mark that stands beside a space for the end of a run.
    string OfStyled(Styled styled)
    {
        var text = Of(styled.Inlines);
        var inner = text.Trim();
        var (open, close) = styled.Style switch
        {
            TextStyle.Emphasis => ("*", "*"),
            TextStyle.Strong => ("**", "**"),
            TextStyle.Strikethrough => ("~~", "~~"),
            TextStyle.Subscript => ("<sub>", "</sub>"),
            TextStyle.Superscript => ("<sup>", "</sup>"),
            TextStyle.Inserted => ("<ins>", "</ins>"),
            _ => ("<mark>", "</mark>"),
        };
        var start = text.Length - text.TrimStart().Length;
        return inner.Length == 0 ? text : string.Concat(text.AsSpan(0, start), open + inner + close, text.AsSpan(start + inner.Length));
    }

    static string OfCode(string code)
    {
        var marks = code.Contains('`') ? "``" : "`";
        return code.StartsWith('`') || code.EndsWith('`') ? $"{marks} {code} {marks}" : marks + code + marks;
    }

    // What is inside is written anew where it must not hold links.
    string Linked(string words, string address, Func<string>? inside)
    {
        if (_inLink)
        {
            return words;
        }

        if (inside is not null)
        {
            _inLink = true;
            words = inside();
            _inLink = false;
        }

        return $"[{words}]({Target(address)})";
    }

    /// <summary>A link to <paramref name="address"/>.</summary>
    public static string Link(string words, string address) => $"[{Escaped(words)}]({Target(address)})";

    static string Target(string address) => address.AsSpan().IndexOfAny(" ()<>") < 0 ? address
        : $"<{address.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>";

    /// <summary>Text in which Markdown finds no mark; a line of its own may still need <see cref="Opening"/>.</summary>
    public static string Escaped(string text)
    {
        if (text.AsSpan().IndexOfAny(Changed) < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isMark = Special.Contains(c) && !IsInsideWord(text, i);
            escaped.Append(isMark ? "\\" : "").Append(c is '\n' or '\r' ? ' ' : c == '&' && text.AsSpan(i).IndexOf(';') > 0 ? "&amp;" : c);
        }

        return escaped.ToString();
    }

    // An underscore between letters is one.
    static bool IsInsideWord(string text, int i) =>
        text[i] == '_' && i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);

    // A text whose beginning would make it a heading, a list or a quotation.
    static string Opening(string text)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        return text.Length == 0 ? ""
            : digits > 0 && digits < text.Length && text[digits] is '.' or ')' ? $"{text[..digits]}\\{text[digits..]}"
            : text[0] is '#' or '+' or '-' or '=' or '|' or ':' ? "\\" + text
            : text;
    }
}
