using System.Collections.Immutable;
using Markdig;
using Markdig.Syntax;
using ScoReport.Document;
using ScoReport.Sources;
using Extra = Markdig.Extensions;

namespace ScoReport.Parsing;

/// <summary>How Markdown is to be read.</summary>
/// <param name="Language">BCP 47 tag, for quotation marks.</param>
/// <param name="AllowHtml">Whether allow-listed HTML may stand in the text.</param>
public sealed record MarkdownSettings(string Language, bool AllowHtml);

/// <summary>A text as it was written: blocks, and the footnotes it defines.</summary>
/// <param name="Blocks">The text, without a title heading.</param>
/// <param name="Footnotes">Footnotes in the order written.</param>
/// <param name="Title">A level-1 heading that stands first.</param>
public sealed record ParsedMarkdown(ImmutableArray<Document.Block> Blocks, ImmutableArray<WrittenFootnote> Footnotes, Heading? Title);

/// <summary>
/// Reads CommonMark with the extensions of GFM and Pandoc that the authors' guide lists. With its neighbours
/// (MarkdownBlocks, MarkdownInlines, MarkdownSyntax, MarkdownSpans, MarkdownAttributes) the only code that names Markdig.
/// </summary>
public static class MarkdownParser
{
    // Shared by all threads: a pipeline is immutable once built.
    static readonly MarkdownPipeline Pipeline = BuildPipeline();

    static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder
        {
            // The deepest nesting an author could mean; beyond it Markdig would use up the stack.
            MaximumNestingDepth = 64,
        };
        builder.UsePreciseSourceLocation()
            .UseAbbreviations()
            .UseCustomContainers()
            .UseDefinitionLists()
            .UseEmphasisExtras()
            .UseFootnotes()
            .UseMathematics()
            .UsePipeTables()
            .UseTaskLists()
            .UseAutoLinks(new Extra.AutoLinks.AutoLinkOptions { ValidPreviousCharacters = "*_~(\"'" });
        builder.Extensions.Add(new MarkdownAttributes());
        builder.Extensions.Add(new CitationExtension());
        return builder.Build();
    }

    /// <summary>Reads <paramref name="text"/>, which stands at <paramref name="offset"/> of <paramref name="file"/>.</summary>
    public static ParsedMarkdown Parse(SourceFile file, string text, int offset, MarkdownSettings settings, Diagnostics diagnostics)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's only complaint is about nesting.
            diagnostics.Add(Problems.NestedTooDeep(file.Span(offset + DeepestLine(text))));
            return new ParsedMarkdown([], [], null);
        }

        var blocks = new MarkdownBlocks(file, text, offset, settings, diagnostics);
        return blocks.Document(document);
    }

    // Markdig does not say where it gave up, so the line that looks the deepest has to do.
    static int DeepestLine(string text)
    {
        var (deepest, most) = (0, 0);
        for (var start = 0; start < text.Length;)
        {
            var line = text.AsSpan(start);
            line = line.IndexOf('\n') is var end and >= 0 ? line[..end] : line;
            var depth = Depth(line);
            if (depth > most)
            {
                (deepest, most) = (start, depth);
            }

            start += line.Length + 1;
        }

        return deepest;
    }

    // Quotes, lists and indents stand at the front; within the line brackets and emphasis nest.
    static int Depth(ReadOnlySpan<char> line)
    {
        var front = line.Length - line.TrimStart(" \t>-*+").Length;
        var (open, most) = (0, 0);
        foreach (var c in line)
        {
            open += c switch { '[' or '*' or '_' => 1, ']' => -1, _ => 0 };
            most = Math.Max(most, open);
        }

        return front + most;
    }

    /// <summary>Reads a single line of Markdown, such as a title.</summary>
    public static ImmutableArray<Document.Inline> ParseInlines(SourceFile file, string text, int offset, MarkdownSettings settings, Diagnostics diagnostics)
    {
        var blocks = Parse(file, text, offset, settings, diagnostics).Blocks;
        return blocks is [Paragraph only] ? only.Inlines : [new Text(file.Span(offset, text.Length), text)];
    }
}
