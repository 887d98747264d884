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

    string? Printed(Inline inline)
    {
        if (inline is not BoundFootnoteMark mark)
        {
            return _writer.Printed(inline);
        }

        OnNote?.Invoke(mark.Number);
        return "";
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
