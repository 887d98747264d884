using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScoReport.Arranging;
using ScoReport.Data;
using ScoReport.Document;
using ScoReport.Rendering;

namespace ScoReport.Searching;

/// <summary>Texts with the words that pages print: numbers with what they number, days as the language has them.</summary>
sealed partial class PrintedWords(Site site, Theme theme)
{
    // What pages set apart by elements (HTML, "bdi"); neither character is part of a word.
    const string FirstStrong = "\u2068", Pop = "\u2069";

    readonly bool _isRightToLeft = ReportViews.IsRightToLeft(site.Report.Config.Language);
    readonly HtmlWriter _writer = new(site, theme, "", static (_, _) => null);

    /// <summary>Told of the footnotes that are marked, by their numbers.</summary>
    public Action<int>? OnNote { get; set; }

    /// <summary>How numbers are written.</summary>
    public NumberStyle Numbers { get; } = NumberStyle.Of(site.Report.Config.Language);

    /// <summary>The language that they are in.</summary>
    public string Language => site.Report.Config.Language;

    public string Label(ReferenceKind kind, string number) => _writer.Label(kind, number);

    public string Of(ImmutableArray<Inline> inlines) => PlainText.Of(inlines, Printed);

    /// <summary>The headings and paragraphs of a short text, one after the other.</summary>
    public string Of(ImmutableArray<Block> blocks)
    {
        var lines = new List<string>();
        Walk.Visit(blocks, Add, static _ => { });
        return string.Join('\n', lines);

        void Add(Block block)
        {
            switch (block)
            {
                case Heading heading:
                    lines.Add(Of(heading.Inlines));
                    break;
                case Paragraph paragraph:
                    lines.Add(Of(paragraph.Inlines));
                    break;
            }
        }
    }

    /// <summary>What stands between the tags.</summary>
    public static string OfHtml(string html) => System.Net.WebUtility.HtmlDecode(Tag().Replace(html, " "));

    /// <summary>A text of data. One that runs against the page is set apart, so that what stands around it does not run with it.</summary>
    public string Apart(string text) => Bidi.RunsAgainst(text, _isRightToLeft) ? FirstStrong + text + Pop : text;

    string? Printed(Inline inline)
    {
        switch (inline)
        {
            case BoundFootnoteMark mark:
                OnNote?.Invoke(mark.Number);
                return "";
            case Image image:
                return image.Attributes["alt"];
            case Span span when _isRightToLeft && (span.Attributes["lang"] is not null || span.Attributes.Classes is [Span.Apart]):
                return FirstStrong + Of(span.Inlines) + Pop;
            case BoundLink { Target: ExternalTarget } link when _isRightToLeft:
                return FirstStrong + Of(link.Inlines) + Pop;
            default:
                return _writer.Printed(inline);
        }
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
