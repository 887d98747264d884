using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads one chapter file: front matter, then Markdown.</summary>
public static partial class ChapterParser
{
    /// <summary>Where the YAML between the <c>---</c> lines stands, and where the text after it begins; no front matter gives an empty YAML at 0.</summary>
    public readonly record struct Split(int YamlStart, int YamlLength, int BodyStart, bool IsClosed);

    /// <summary>Finds the front matter of <paramref name="text"/>. One that is never closed is taken to end where a line is no YAML, which is mostly an empty one.</summary>
    public static Split FrontMatterOf(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal) && !text.StartsWith("---\r\n", StringComparison.Ordinal))
        {
            return new Split(0, 0, 0, IsClosed: true);
        }

        var start = text.IndexOf('\n') + 1;
        var guess = text.Length;
        for (var line = start; line < text.Length;)
        {
            var end = text.IndexOf('\n', line);
            end = end < 0 ? text.Length : end;
            var content = text.AsSpan(line, end - line).TrimEnd();
            if (content is "---" or "...")
            {
                return new Split(start, line - start, Math.Min(text.Length, end + 1), IsClosed: true);
            }

            guess = GoesOnInYaml().IsMatch(content) ? guess : Math.Min(guess, line);
            line = end + 1;
        }

        return new Split(start, guess - start, guess, IsClosed: false);
    }

    [GeneratedRegex(@"^(\s|-|[\w-]+:)")]
    private static partial Regex GoesOnInYaml();

    /// <summary>Reads a chapter.</summary>
    public static Chapter Read(SourceFile file, ChapterSlot slot, MarkdownSettings settings, Diagnostics diagnostics)
    {
        var text = file.Text;
        var split = FrontMatterOf(text);
        if (!split.IsClosed)
        {
            diagnostics.Add(Problems.UnclosedFrontMatter(file.Span(0, 3)));
        }

        var yaml = FrontMatter(file, text, split, diagnostics);
        var title = yaml.Text("title");
        var id = yaml.Text("id");
        var body = MarkdownParser.Parse(file, text[split.BodyStart..], split.BodyStart, settings, diagnostics);
        var chapter = new Chapter
        {
            File = file,
            Slot = slot,
            Id = id ?? (body.Title?.Attributes.Id is { } own ? new Located<string>(own, body.Title.At) : null),
            Title = Title(yaml, title, body, settings, diagnostics),
            ShortTitle = yaml.TextValue("short-title"),
            Summary = yaml.Text("summary") is { } summary ? YamlMarkdown.Inlines(summary, settings, diagnostics) : [],
            KeyPoints = ReportConfigReader.MarkdownList(yaml, "key-points", settings, diagnostics),
            Keywords = yaml.TextValues("keywords"),
            Authors = ReportConfigReader.Authors(yaml, "authors", diagnostics),
            Date = yaml.Date("date"),
            Updated = yaml.Date("updated"),
            Status = yaml.Choice("status", "draft", "final") == "draft" ? ChapterStatus.Draft : ChapterStatus.Final,
            NoCite = yaml.Texts("nocite"),
            Aliases = Aliases(yaml, diagnostics),
            NavOrder = yaml.Integer("nav-order"),
            IsNumbered = yaml.Flag("numbered", otherwise: true),
            Custom = yaml.Custom(),
            Blocks = body.Blocks,
            Footnotes = body.Footnotes,
        };
        yaml.Finish();
        return chapter;
    }

    static YamlReader FrontMatter(SourceFile file, string text, Split split, Diagnostics diagnostics)
    {
        // Where it ends is a guess when it is never closed, and so is all that seems wrong with it.
        var heard = split.IsClosed ? diagnostics : new Diagnostics();
        return YamlReader.OfText(file, text.Substring(split.YamlStart, split.YamlLength), split.YamlStart, "front matter", heard);
    }

    static ImmutableArray<Inline> Title(
        YamlReader yaml, Located<string>? title, ParsedMarkdown body, MarkdownSettings settings, Diagnostics diagnostics)
    {
        if (title is { } written && !string.IsNullOrWhiteSpace(written.Value))
        {
            return YamlMarkdown.Inlines(written, settings, diagnostics);
        }

        if (body.Title is { } heading)
        {
            return heading.Inlines;
        }

        yaml.Require("title");
        var at = yaml.Mapping.At with { Length = 0 };
        return [new Text(at, FilePath.Stem(at.File!.Path))];
    }

    // An alias becomes a page of its own, so it has to be a plain path to an HTML file.
    static ImmutableArray<Located<string>> Aliases(YamlReader yaml, Diagnostics diagnostics)
    {
        var aliases = ImmutableArray.CreateBuilder<Located<string>>();
        foreach (var alias in yaml.Texts("aliases"))
        {
            var path = alias.Value.EndsWith('/') ? alias.Value + "index.html" : alias.Value;
            if (FilePath.IsPlain(path) && AliasShape().IsMatch(path))
            {
                aliases.Add(alias with { Value = path });
            }
            else
            {
                diagnostics.Add(Problems.BadAlias(alias.At, alias.Value));
            }
        }

        return aliases.ToImmutable();
    }

    // No query, fragment, scheme or escape, nothing that a file system refuses or changes, and no folder that is called as a page is.
    [GeneratedRegex("""^(?!.*(?:\.html|[. ])/)[^\p{C}?#%:*"<>|]+\.html$""")]
    private static partial Regex AliasShape();

    /// <summary>The <c>nav-order</c> of a chapter, without reading the rest of it; nothing when it has none or cannot be read.</summary>
    public static int? NavOrderOf(SourceFile file)
    {
        var text = file.Text;
        var split = FrontMatterOf(text);
        if (!text.AsSpan(split.YamlStart, split.YamlLength).Contains("nav-order", StringComparison.Ordinal))
        {
            return null;
        }

        var unheard = new Diagnostics();
        return FrontMatter(file, text, split, unheard).Integer("nav-order");
    }
}
