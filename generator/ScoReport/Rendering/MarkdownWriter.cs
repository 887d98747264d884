using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScoReport.Arranging;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Rendering;

/// <summary>
/// Writes bound text as Markdown (CommonMark, with pipe tables and footnotes) for those who read without a browser: values stand where they are
/// named, citations as the style prints them, charts as their tables.
/// </summary>
/// <param name="site">Where everything stands.</param>
/// <param name="page">The same page as HTML: its words, labels and tables.</param>
/// <param name="path">Path of the Markdown file.</param>
sealed partial class MarkdownWriter(Site site, HtmlWriter page, string path)
{
    readonly NumberStyle _numbers = NumberStyle.Of(site.Report.Config.Language);

    Theme Theme => page.Theme;

    /// <summary>The Markdown of <paramref name="blocks"/>, without a line end behind it.</summary>
    public string Of(ImmutableArray<Block> blocks) => Joined(blocks.Select(Of));

    /// <summary>Address of <paramref name="target"/> from this file: that of its page, where people can go too.</summary>
    public string Address(LinkTarget target) => site.Address(path, target);

    /// <summary>Texts with an empty line between them.</summary>
    public static string Joined(IEnumerable<string> parts) => string.Join("\n\n", parts.Where(static part => part.Length > 0));

    /// <summary>The notes that marks in the text lead to.</summary>
    public string Footnotes(ImmutableArray<Footnote> footnotes) => Joined(footnotes.Select(note =>
        Indented(Of(note.Blocks), string.Create(CultureInfo.InvariantCulture, $"[^{note.Number}]: "), "    ")));

    string Of(Block block) => block switch
    {
        Paragraph paragraph => Opening(Of(paragraph.Inlines)),
        Heading heading => $"{new string('#', Math.Clamp(heading.Level, 2, 6))} {(heading.Number.Length > 0 ? heading.Number + " " : "")}{Of(heading.Inlines)}",
        ListBlock list => OfList(list),
        QuoteBlock quote => Quoted(Of(quote.Blocks)),
        CodeBlock code => OfCode(code),
        MathBlock math => $"$$\n{math.TeX.Trim()}\n$$",
        ThematicBreak => "---",
        PipeTable table => OfTable(table),
        DefinitionList definitions => string.Join('\n', definitions.Items.Select(OfDefinition)),
        HtmlBlock html => html.Html.Trim(),
        Float figure => OfFloat(figure),
        DataBlock { Partial: "timeline" } timeline => OfTimeline(timeline),
        DataBlock data => OfTable(data),
        ChartBlock { Chart: { } drawn } chart => OfChart(chart, drawn),
        Callout callout => Quoted(Joined([Strong(callout.Title ?? Theme.Word("callout_" + callout.Kind)), Of(callout.Blocks)])),
        Div div => OfDiv(div),
        _ => "",
    };

    string OfDiv(Div div)
    {
        var title = div.Attributes["title"];
        return div.Attributes.FirstClass == "editor-note"
            ? Quoted(Joined([Strong(title ?? Theme.Word("editor_note")) + Check(div.Attributes["check"]) + Confidence(div.Attributes["confidence"]), Of(div.Blocks)]))
            : Joined([title is null ? "" : Strong(title), Of(div.Blocks)]);
    }

    static string Check(string? check) => check is null ? "" : " " + Escaped(check);

    // In words, where the theme has them.
    string Confidence(string? confidence)
    {
        var key = "confidence_" + confidence?.Replace(' ', '_');
        var word = Theme.Word(key);
        return confidence is null ? "" : $" ({Theme.Word("confidence")} {(word == key ? confidence : word)})";
    }

    string OfFloat(Float figure)
    {
        var caption = Caption(BlockViews.Label(page, figure.Kind, figure.Number), Of(figure.Caption));
        var content = Of(figure.Content);
        return figure.Kind == FloatKind.Table ? Joined([caption, content, Of(figure.Notes)]) : Joined([content, caption, Of(figure.Notes)]);
    }

    string OfChart(ChartBlock block, Chart chart)
    {
        var table = ChartViews.TableOf(block, chart, Theme);
        return Joined([
            Caption(BlockViews.Label(page, FloatKind.Figure, block.Number), Of(block.Caption)),
            block.Summary.IsEmpty ? Escaped(ChartViews.SummaryOf(block, chart, Theme)) : Of(block.Summary),
            table is null ? "" : OfTable(table),
            Of(block.Notes),
            Sources(chart.Shown.Sources),
            Download(Address(new FileTarget(ChartViews.PathOf(block, "csv")))),
        ]);
    }

    string OfTimeline(DataBlock block)
    {
        var events = ChartViews.EventsOf(block, new Diagnostics());
        return Joined([
            Caption(BlockViews.Label(page, block.Kind ?? FloatKind.Figure, block.Number), Of(block.Caption)),
            string.Join('\n', events.Select(e => $"- {Strong(e.When)}: {Escaped(e.Text)}{(e.Place.Length > 0 ? $" ({Escaped(e.Place)})" : "")}")),
            Of(block.Notes),
            Sources(block.Table.Sources),
            DownloadOf(block),
        ]);
    }

    string OfList(ListBlock list)
    {
        var items = list.Items.Select((item, i) =>
        {
            var mark = list.Ordered ? string.Create(CultureInfo.InvariantCulture, $"{list.Start + i}. ") : "- ";
            var text = list.Tight ? string.Join('\n', item.Blocks.Select(Of)) : Of(item.Blocks);
            return Indented((item.Done is { } done ? done ? "[x] " : "[ ] " : "") + text, mark, new string(' ', mark.Length));
        });
        return string.Join(list.Tight ? "\n" : "\n\n", items);
    }

    string OfDefinition(DefinitionItem item) =>
        Indented(Of(item.Definitions), $"- {string.Join(", ", item.Terms.Select(term => $"**{Of(term)}**"))}: ", "  ");

    // The fence is longer than any run of its own mark inside.
    static string OfCode(CodeBlock code)
    {
        var (longest, run) = (2, 0);
        foreach (var c in code.Text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        return $"{fence}{code.Language}\n{code.Text.TrimEnd('\n')}\n{fence}";
    }

    /// <summary>A label and what it labels, in one line.</summary>
    public static string Caption(string? label, string caption) =>
        label is null ? caption : caption.Length == 0 ? Strong(label) : $"{Strong(label + ".")} {caption}";

    /// <summary>A text of the report's data, set off.</summary>
    public static string Strong(string text) => $"**{Escaped(text).Trim()}**";

    static string Quoted(string text) => Indented(text, "> ", "> ");

    /// <summary>A text with <paramref name="first"/> before its first line and <paramref name="next"/> before the others.</summary>
    public static string Indented(string text, string first, string next)
    {
        var lines = text.Split('\n');
        var built = new StringBuilder(first).Append(lines[0]);
        foreach (var line in lines.AsSpan(1))
        {
            built.Append('\n').Append(line.Length == 0 ? next.TrimEnd() : next + line);
        }

        return built.ToString();
    }
}
