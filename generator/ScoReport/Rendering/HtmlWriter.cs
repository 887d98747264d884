using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScoReport.Arranging;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>
/// Writes bound text as HTML for one page. What themes may shape goes through <paramref name="partials"/>;
/// the rest is plain elements that style sheets can reach.
/// </summary>
/// <param name="site">Where everything stands.</param>
/// <param name="theme">Words and partials.</param>
/// <param name="path">Path of the page.</param>
/// <param name="partials">Renders a block by a partial of the theme; gives nothing where the theme has none.</param>
/// <param name="inList">Whether the text is shown away from its own page, in a list: then it carries no anchors and no footnote marks.</param>
/// <param name="scope">Begins every id, on a page that holds several texts with ids of their own.</param>
/// <param name="deeper">How many levels deeper headings stand than on their own page.</param>
public sealed partial class HtmlWriter(Site site, Theme theme, string path, Func<Block, HtmlWriter, string?> partials, bool inList = false, string scope = "", int deeper = 0)
{
    readonly StringBuilder _html = new(4096);

    /// <summary>Words of the theme.</summary>
    public Theme Theme => theme;

    /// <summary>The HTML of <paramref name="blocks"/>.</summary>
    public string Of(ImmutableArray<Block> blocks)
    {
        var start = _html.Length;
        Write(blocks);
        return Taken(start);
    }

    /// <summary>The HTML of <paramref name="inlines"/>.</summary>
    public string Of(ImmutableArray<Inline> inlines)
    {
        var start = _html.Length;
        Write(inlines);
        return Taken(start);
    }

    /// <summary>The HTML of a text: one paragraph goes without its element.</summary>
    public string Unwrapped(ImmutableArray<Block> blocks)
    {
        if (blocks is not [Paragraph only])
        {
            return Of(blocks);
        }

        var start = _html.Length;
        WriteInProse(only.Inlines);
        return Taken(start);
    }

    /// <summary>The section of footnotes, or nothing; where a page has several, each says whose they are.</summary>
    public string Footnotes(ImmutableArray<Footnote> footnotes, string? of = null)
    {
        if (footnotes.IsEmpty)
        {
            return "";
        }

        var start = _html.Length;
        _html.Append("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"").Append(Escaped(of is null ? theme.Word("footnotes") : $"{theme.Word("footnotes")}: {of}")).Append("\">\n<ol>\n");
        foreach (var footnote in footnotes)
        {
            WriteFootnote(footnote);
        }

        _html.Append("</ol>\n</section>\n");
        return Taken(start);
    }

    /// <summary>The report.</summary>
    public Report Report => site.Report;

    /// <summary>Where the report shows its data.</summary>
    public DataPlaces Data => site.Data;

    /// <summary>Whether charts are there as PNG too.</summary>
    public bool HasPng => site.HasPng;

    /// <summary>Address of a file among the data from this page.</summary>
    public string DataAddress(string file) => Site.DataAddress(path, file);

    /// <summary>Address of a file that is made for this edition, from this page.</summary>
    public string OwnFile(string file) => Site.Encoded(FilePath.Relative(path, $"{Site.FilesFolder}/{file}"));

    /// <summary>What an id of the text is on this page.</summary>
    public string Scoped(string id) => scope + id;

    /// <summary>What an id of the text is on this page; nothing where it has none.</summary>
    public string? ScopedOrNone(string? id) => id is null ? null : Scoped(id);

    /// <summary>Address of <paramref name="target"/> from this page.</summary>
    public string Address(LinkTarget target) => site.Address(path, site.Placed(target));

    /// <summary>Text made safe for elements and quoted attributes.</summary>
    public static string Escaped(string text)
    {
        if (text.AsSpan().IndexOfAny("<>&\"") < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        Escape(escaped, text);
        return escaped.ToString();
    }

    static void Escape(StringBuilder into, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var at = text.IndexOfAny("<>&\"");
            if (at < 0)
            {
                into.Append(text);
                return;
            }

            into.Append(text[..at]).Append(text[at] switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ => "&quot;" });
            text = text[(at + 1)..];
        }
    }

    // Partials are written in the middle of a text, so what they are given is taken off the end again.
    string Taken(int start)
    {
        var text = _html.ToString(start, _html.Length - start);
        _html.Length = start;
        return text;
    }

    void WriteFootnote(Footnote footnote)
    {
        var number = footnote.Number.ToString(CultureInfo.InvariantCulture);
        // The way back stays on the line of the last word.
        var back = $"\u00A0<a class=\"footnote-back\" href=\"#{Scoped("fnref-")}{number}\" role=\"doc-backlink\" aria-label=\"{Escaped(theme.Word("back_to_text"))}\">{(ReportViews.IsRightToLeft(Report.Config.Language) ? '↪' : '↩')}</a>";
        _html.Append("<li id=\"").Append(Scoped("fn-")).Append(number).Append("\">");
        if (footnote.Blocks is [.., Paragraph last])
        {
            Write(footnote.Blocks.RemoveAt(footnote.Blocks.Length - 1));
            _html.Append("<p>");
            WriteInProse(last.Inlines);
            _html.Append(last.Inlines.IsEmpty ? back.TrimStart() : back).Append("</p>");
        }
        else
        {
            Write(footnote.Blocks);
            _html.Append("<p>").Append(back.TrimStart()).Append("</p>");
        }

        _html.Append("</li>\n");
    }

    void Write(ImmutableArray<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Write(block);
        }
    }

    void Write(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                _html.Append("<p>");
                WriteInProse(paragraph.Inlines);
                _html.Append("</p>\n");
                break;
            case Heading heading:
                WriteHeading(heading);
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case QuoteBlock quote:
                _html.Append("<blockquote>\n");
                Write(quote.Blocks);
                _html.Append("</blockquote>\n");
                break;
            case CodeBlock code:
                WriteCode(code);
                break;
            case MathBlock math:
                _html.Append("<div class=\"math\" role=\"math\" aria-label=\"").Append(Escaped(math.TeX)).Append('"').Append(Id(math.Attributes)).Append('>').Append(Escaped(math.TeX)).Append("</div>\n");
                break;
            case ThematicBreak:
                _html.Append("<hr>\n");
                break;
            case PipeTable table:
                WriteTable(table);
                break;
            case DefinitionList definitions:
                WriteDefinitions(definitions);
                break;
            case HtmlBlock html:
                _html.Append(html.Html).Append('\n');
                break;
            case Float or DataBlock or ChartBlock or Callout or Div:
                WriteShaped(block);
                break;
        }
    }

    void WriteShaped(Block block)
    {
        if (partials(block, this) is { } shaped)
        {
            _html.Append(shaped.AsSpan().Trim()).Append('\n');
        }
        else if (block is Div div)
        {
            _html.Append("<div").Append(Id(div.Attributes)).Append(Class(div.Attributes)).Append(Lang(div.Attributes)).Append(">\n");
            Write(div.Blocks);
            _html.Append("</div>\n");
        }
    }

    void Element(string name, ImmutableArray<Inline> inlines)
    {
        _html.Append('<').Append(name).Append('>');
        Write(inlines);
        _html.Append("</").Append(name).Append(">\n");
    }

    string Id(Attributes attributes) => attributes.Id is { } id && !inList ? $" id=\"{Escaped(Scoped(id))}\"" : "";

    static string Class(Attributes attributes) => attributes.Classes.IsEmpty ? "" : $" class=\"{Escaped(string.Join(' ', attributes.Classes))}\"";

    // A language that runs the other way says so.
    string Lang(Attributes attributes) => attributes["lang"] is not { } language ? ""
        : ReportViews.DirectionOf(language) is var direction && direction == ReportViews.DirectionOf(site.Report.Config.Language) ? $" lang=\"{Escaped(language)}\""
        : $" lang=\"{Escaped(language)}\" dir=\"{direction}\"";

    void WriteHeading(Heading heading)
    {
        // Level 1 is the page's title, so a stray one in the text becomes a section.
        var level = (char)('0' + Math.Min(Math.Clamp(heading.Level, 2, 6) + deeper, 6));
        _html.Append("<h").Append(level).Append(Id(heading.Attributes)).Append(Class(heading.Attributes)).Append('>');
        if (heading.Number.Length > 0)
        {
            _html.Append("<span class=\"heading-number\">").Append(theme.Numbers.InDigits(heading.Number)).Append("</span> ");
        }

        Write(heading.Inlines);
        if (heading.Attributes.Id is { } id)
        {
            _html.Append(" <a class=\"anchor\" href=\"#").Append(Site.Encoded(Scoped(id))).Append("\" aria-label=\"").Append(Escaped(theme.Word("permalink"))).Append("\">#</a>");
        }

        _html.Append("</h").Append(level).Append(">\n");
    }

    void WriteList(ListBlock list)
    {
        var isTask = list.Items.Any(static i => i.Done is not null);
        _html.Append(list.Ordered ? "<ol" : "<ul").Append(isTask ? " class=\"task-list\"" : "");
        if (list.Ordered && list.Start != 1)
        {
            _html.Append(" start=\"").Append(list.Start.ToString(CultureInfo.InvariantCulture)).Append('"');
        }

        _html.Append(">\n");
        foreach (var item in list.Items)
        {
            _html.Append("<li>");
            WriteItem(item, list.Tight);
            _html.Append("</li>\n");
        }

        _html.Append(list.Ordered ? "</ol>\n" : "</ul>\n");
    }

    void WriteItem(ListItem item, bool tight)
    {
        var words = item.Blocks is [Paragraph named, ..] ? PlainText.Of(named.Inlines) : "";
        if (item.Done is { } done)
        {
            _html.Append("<input type=\"checkbox\" disabled").Append(done ? " checked" : "").Append(" aria-label=\"").Append(Escaped(words)).Append("\"> ");
        }

        foreach (var block in item.Blocks)
        {
            if (tight && block is Paragraph paragraph)
            {
                WriteInProse(paragraph.Inlines);
                _html.Append(item.Blocks.Length > 1 ? "\n" : "");
            }
            else
            {
                Write(block);
            }
        }
    }

    void WriteCode(CodeBlock code)
    {
        _html.Append("<pre class=\"code\" tabindex=\"0\"").Append(Id(code.Attributes)).Append("><code");
        if (code.Language is { } language)
        {
            _html.Append(" class=\"language-").Append(Escaped(language)).Append('"');
        }

        _html.Append('>');
        foreach (var token in Highlighter.Tokens(code.Text, code.Language))
        {
            if (token.Kind is null)
            {
                Escape(_html, token.Text);
                continue;
            }

            _html.Append("<span class=\"tok-").Append(token.Kind).Append("\">");
            Escape(_html, token.Text);
            _html.Append("</span>");
        }

        _html.Append("</code></pre>\n");
    }

    void WriteTable(PipeTable table)
    {
        _html.Append("<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"").Append(Escaped(theme.Word("table_region"))).Append("\">\n<table class=\"plain\">\n");
        if (!table.Header.IsEmpty)
        {
            _html.Append("<thead>\n");
            WriteRow(table, table.Header, "th scope=\"col\"", "th");
            _html.Append("</thead>\n");
        }

        if (!table.Rows.IsEmpty)
        {
            _html.Append("<tbody>\n");
            foreach (var row in table.Rows)
            {
                WriteRow(table, row, "td", "td");
            }

            _html.Append("</tbody>\n");
        }

        _html.Append("</table>\n</div>\n");
    }

    void WriteRow(PipeTable table, ImmutableArray<ImmutableArray<Inline>> cells, string open, string close)
    {
        _html.Append("<tr>");
        for (var i = 0; i < cells.Length; i++)
        {
            var alignment = table.Alignments[i] switch
            {
                ColumnAlignment.Start => " class=\"align-start\"",
                ColumnAlignment.Center => " class=\"align-center\"",
                ColumnAlignment.End => " class=\"align-end\"",
                _ => "",
            };
            _html.Append('<').Append(open).Append(alignment).Append('>');
            Write(cells[i]);
            _html.Append("</").Append(close).Append('>');
        }

        _html.Append("</tr>\n");
    }

    void WriteDefinitions(DefinitionList definitions)
    {
        _html.Append("<dl>\n");
        foreach (var item in definitions.Items)
        {
            foreach (var term in item.Terms)
            {
                _html.Append("<dt>");
                Write(term);
                _html.Append("</dt>\n");
            }

            _html.Append("<dd>");
            _html.Append(Unwrapped(item.Definitions).AsSpan().TrimEnd());
            _html.Append("</dd>\n");
        }

        _html.Append("</dl>\n");
    }
}
