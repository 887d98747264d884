using System.Collections.Immutable;
using System.Globalization;
using ScoReport.Document;

namespace ScoReport.Rendering;

// What stands in a line: text, links, citations, marks.
public sealed partial class HtmlWriter
{
    const int LongestWord = 24;

    void Write(ImmutableArray<Inline> inlines)
    {
        foreach (var inline in inlines)
        {
            Write(inline);
        }
    }

    void Write(Inline inline)
    {
        switch (inline)
        {
            case Text text when _inProse:
                WriteProse(text.Value);
                break;
            case Text text:
                WriteText(text.Value);
                break;
            case SoftBreak:
                _html.Append('\n');
                break;
            case HardBreak:
                _html.Append("<br>\n");
                break;
            case Styled styled:
                WriteStyled(styled);
                break;
            case Code code:
                // A word of code stays in one piece; what is too long for a telephone may break.
                _html.Append(code.Value.Length > LongestWord ? "<code class=\"long\">" : "<code>");
                Escape(_html, code.Value);
                _html.Append("</code>");
                break;
            case MathSpan math:
                _html.Append("<span class=\"math\" role=\"math\" aria-label=\"").Append(Escaped(math.TeX)).Append("\">").Append(Escaped(math.TeX)).Append("</span>");
                break;
            case BoundLink link:
                WriteLink(link);
                break;
            case Image image:
                WriteImage(image);
                break;
            case BoundCite cite:
                _html.Append("<span class=\"citation\"").Append(inList ? "" : $" id=\"{Scoped(cite.Anchor)}\"").Append('>');
                Write(cite.Runs);
                _html.Append("</span>");
                break;
            case BoundCrossReference reference:
                WriteCrossReference(reference);
                break;
            case BoundFootnoteMark mark when !inList:
                WriteMark(mark);
                break;
            case BoundValue value:
                WriteValue(value);
                break;
            case BoundDate date:
                Escape(_html, ReportViews.LongDate(date.Day, theme));
                break;
            case Abbreviation abbreviation:
                _html.Append("<abbr title=\"").Append(Escaped(abbreviation.FullForm)).Append("\">").Append(Escaped(abbreviation.Value)).Append("</abbr>");
                break;
            case Span span:
                WriteSpan(span);
                break;
            case HtmlInline html:
                _html.Append(html.Html);
                break;
        }
    }

    // Words of capitals stand out of running text, not out of headings and labels.
    bool _inProse;

    void WriteInProse(ImmutableArray<Inline> inlines)
    {
        var outer = _inProse;
        _inProse = theme.MarksAbbreviations;
        Write(inlines);
        _inProse = outer;
    }

    void WriteProse(ReadOnlySpan<char> text)
    {
        while (Capitals.First(text) is { } found)
        {
            WriteText(text[..found.Start]);
            _html.Append("<abbr>").Append(text[found.Start..found.End]).Append("</abbr>");
            text = text[found.End..];
        }

        WriteText(text);
    }

    void WriteText(ReadOnlySpan<char> text)
    {
        while (Unbroken.First(text) is { } found)
        {
            Escape(_html, text[..found.Start]);
            _html.Append(Unbroken.Start).Append(text[found.Start..found.End]).Append(Unbroken.End);
            text = text[found.End..];
        }

        Escape(_html, text);
    }

    void WriteStyled(Styled styled)
    {
        var name = styled.Style switch
        {
            TextStyle.Emphasis => "em",
            TextStyle.Strong => "strong",
            TextStyle.Strikethrough => "del",
            TextStyle.Subscript => "sub",
            TextStyle.Superscript => "sup",
            TextStyle.Inserted => "ins",
            _ => "mark",
        };
        _html.Append('<').Append(name).Append('>');
        Write(styled.Inlines);
        _html.Append("</").Append(name).Append('>');
    }

    void WriteSpan(Span span)
    {
        if (span.Attributes == Attributes.None)
        {
            Write(span.Inlines);
            return;
        }

        if (span.Attributes.Classes is [Span.Apart])
        {
            _html.Append("<bdi>");
            Write(span.Inlines);
            _html.Append("</bdi>");
            return;
        }

        // What stands in the margin for the eye is a remark of its own for the ear.
        var role = span.Attributes.Classes.Contains("aside") ? " role=\"note\"" : "";
        _html.Append("<span").Append(Id(span.Attributes)).Append(Class(span.Attributes)).Append(Lang(span.Attributes)).Append(role).Append('>');
        Write(span.Inlines);
        _html.Append("</span>");
    }

    readonly HashSet<PageTarget> _ledTo = [];

    // Links do not nest: one inside another is only its words.
    bool _inLink;

    /// <summary>Entries of generated pages to which the text written so far leads.</summary>
    public IReadOnlySet<PageTarget> LedTo => _ledTo;

    /// <summary>The HTML of a text in which no link can be followed.</summary>
    public string Unlinked(ImmutableArray<Block> blocks)
    {
        _inLink = true;
        var text = Unwrapped(blocks);
        _inLink = false;
        return text;
    }

    /// <summary>The HTML of a text in which no link can be followed.</summary>
    public string Unlinked(ImmutableArray<Inline> inlines)
    {
        var start = _html.Length;
        WriteLinked(inlines);
        return Taken(start);
    }

    void WriteLinked(ImmutableArray<Inline> inlines)
    {
        _inLink = true;
        Write(inlines);
        _inLink = false;
    }

    void WriteLink(BoundLink link)
    {
        if (link.Target is PageTarget { Id: not null } entry)
        {
            _ledTo.Add(entry);
        }

        if (_inLink)
        {
            Write(link.Inlines);
            return;
        }

        // An address says itself that it leads to another site, on paper, too.
        var attributes = link.Target is ExternalTarget elsewhere && !IsOwn(elsewhere.Url) && !IsAddress(link)
            ? link.Attributes with { Classes = link.Attributes.Classes.Insert(0, "external") } : link.Attributes;
        var role = link.Target is PageTarget { Page: GeneratedPage.References, Id: not null } or ChapterTarget { Id: ['r', 'e', 'f', '-', ..] } ? " role=\"doc-biblioref\"" : "";
        _html.Append("<a").Append(Id(attributes)).Append(Class(attributes)).Append(Lang(attributes)).Append(Direction(link)).Append(role).Append(" href=\"").Append(Escaped(Address(link.Target))).Append('"').Append(MainLanguage(link.Target));
        if (link.Title is { } title)
        {
            _html.Append(" title=\"").Append(Escaped(title)).Append('"');
        }

        _html.Append('>');
        if (IsAddress(link))
        {
            _html.Append(AddressInWords(((ExternalTarget)link.Target).Url));
        }
        else
        {
            WriteLinked(link.Inlines);
        }

        WriteEditionMark(link.Target);
        _html.Append("</a>");
    }

    static bool IsAddress(BoundLink link) => link is { Target: ExternalTarget { Url: var url }, Inlines: [Text { Value: var printed }] } && printed == url;

    // An address that does not fit its line goes on behind a slash or before a low line, and not in the middle of a word.
    static string AddressInWords(string url)
    {
        var broken = Escaped(Addresses.InLetters(url)).Replace("/", "/<wbr>", StringComparison.Ordinal).Replace("/<wbr>/<wbr>", "//", StringComparison.Ordinal).Replace("_", "<wbr>_", StringComparison.Ordinal);
        return broken.EndsWith("<wbr>", StringComparison.Ordinal) ? broken[..^5] : broken;
    }

    // The address by which the report itself is cited leads to no other site.
    bool IsOwn(string address) => (site.Main ?? site).Report.Config.BaseUrl is { } root && address.StartsWith(root, StringComparison.Ordinal);

    // The arrow behind a link to another site points as its words run, which on a page from right to left are often Latin.
    string Direction(BoundLink link) => link.Target is ExternalTarget && link.Attributes["lang"] is null && ReportViews.IsRightToLeft(Report.Config.Language) ? " dir=\"auto\"" : "";

    void WriteImage(Image image)
    {
        var alt = image.Attributes["alt"] ?? Plain(image.Alt);
        _html.Append("<img src=\"").Append(Escaped(Address(new FileTarget(image.Source)))).Append("\" alt=\"").Append(Escaped(alt)).Append("\" loading=\"lazy\"");
        if (image.Title is { } title)
        {
            _html.Append(" title=\"").Append(Escaped(title)).Append('"');
        }

        foreach (var key in (ReadOnlySpan<string>)["width", "height"])
        {
            if (image.Attributes[key] is { } value && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels))
            {
                _html.Append(' ').Append(key).Append("=\"").Append(pixels.ToString(CultureInfo.InvariantCulture)).Append('"');
            }
        }

        _html.Append('>');
    }

    // A caption may refer in its turn.
    string TitleOf(BoundCrossReference reference) => reference.Target is ChapterTarget { Id: { } id } && site.Captions.TryGetValue(id, out var caption)
        ? Plain(caption)
        : reference.Title;

    /// <summary>A text without markup, as it is told where there is none: as pages print it, values with what is to be known of them.</summary>
    public string Plain(ImmutableArray<Inline> inlines) => PlainText.Of(inlines, inline =>
        inline is BoundValue { Status: { } status } value ? $"{DayOrValue(value)} ({StatusMarks.Label(status, theme)})" : Printed(inline));

    /// <summary>What pages print for a part, where that is not known without their language: labels of references, and days; nothing otherwise.</summary>
    public string? Printed(Inline inline) => inline switch
    {
        BoundCrossReference reference => WordsOf(reference),
        BoundValue { Day: not null } value => DayOrValue(value),
        BoundDate date => ReportViews.LongDate(date.Day, theme),
        _ => null,
    };

    string DayOrValue(BoundValue value) => value.Day is { } day ? ReportViews.LongDate(day, theme)! : value.Value;

    string WordsOf(BoundCrossReference reference)
    {
        var label = reference.NumberOnly ? theme.Numbers.InDigits(reference.Number) : Label(reference.Kind, reference.Number);
        return label.Length == 0 ? reference.Title : label;
    }

    void WriteCrossReference(BoundCrossReference reference)
    {
        var words = WordsOf(reference);
        if (_inLink)
        {
            Escape(_html, words);
            return;
        }

        // The title is in the language of what it leads to.
        var title = reference.Target is MainTarget ? "" : $" title=\"{Escaped(TitleOf(reference))}\"";
        _html.Append("<a class=\"cross-reference\" href=\"").Append(Escaped(Address(reference.Target))).Append('"').Append(MainLanguage(reference.Target)).Append(title).Append('>');
        Escape(_html, words);
        WriteEditionMark(reference.Target);
        _html.Append("</a>");
    }

    bool LeadsToMain(LinkTarget target) => site.Placed(target) is MainTarget;

    // What leads out of an edition to the main one says in which language that is, to programs and to readers.
    string MainLanguage(LinkTarget target) => LeadsToMain(target) ? $" hreflang=\"{site.Main!.Report.Config.Language}\"" : "";

    void WriteEditionMark(LinkTarget target)
    {
        if (LeadsToMain(target))
        {
            var tag = site.Main!.Report.Config.Language;
            _html.Append("<span class=\"edition-mark\" lang=\"").Append(tag).Append("\" data-tag=\"").Append(tag.Split('-')[0].ToUpperInvariant()).Append("\"><span> (").Append(Escaped(theme.NameOf(tag))).Append(")</span></span>");
        }
    }

    /// <summary>"Table 1": the theme's word and the number, held together. A thing without a number has no label.</summary>
    public string Label(ReferenceKind kind, string number)
    {
        if (number.Length == 0)
        {
            return "";
        }

        var key = kind switch
        {
            ReferenceKind.Chapter => "chapter",
            ReferenceKind.Appendix => "appendix",
            ReferenceKind.Section => "section",
            ReferenceKind.Figure => "figure",
            ReferenceKind.EditorNote => "editor_note",
            _ => "table",
        };

        number = theme.Numbers.InDigits(number);

        // Where the number does not follow the word, the word says where it stands: "第 {number} 章".
        var word = theme.Word(key);
        return word.Contains("{number}", StringComparison.Ordinal)
            ? word.Replace("{number}", number, StringComparison.Ordinal).Replace(' ', '\u00A0')
            : word + "\u00A0" + number;
    }

    void WriteValue(BoundValue value)
    {
        var text = Escaped(DayOrValue(value)) + StatusMarks.Of(value, theme);
        var target = site.TargetOf(value);
        var title = LeadsToMain(target) ? $"{MainLanguage(target)} title=\"{Escaped(theme.NameOf(site.Main!.Report.Config.Language))}\"" : "";
        _html.Append(_inLink ? text : $"<a class=\"value\" href=\"{Escaped(Address(target))}\"{title}>{text}</a>");
    }

    void WriteMark(BoundFootnoteMark mark)
    {
        var number = mark.Number.ToString(CultureInfo.InvariantCulture);
        var id = mark.Occurrence == 1 ? number : $"{number}-{mark.Occurrence}";
        var shown = theme.Numbers.InDigits(number);
        if (_inLink)
        {
            _html.Append("<sup class=\"footnote-mark\" id=\"").Append(Scoped("fnref-")).Append(id).Append("\">").Append(shown).Append("</sup>");
            return;
        }

        _html.Append("<sup class=\"footnote-mark\"><a id=\"").Append(Scoped("fnref-")).Append(id).Append("\" href=\"#").Append(Scoped("fn-")).Append(number).Append("\" role=\"doc-noteref\">").Append(shown).Append("</a></sup>");
    }
}
