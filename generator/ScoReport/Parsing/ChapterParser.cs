using System.Collections.Immutable;
using ScoReport.Document;
using ScoReport.Sources;

namespace ScoReport.Parsing;

/// <summary>Reads one chapter file: front matter, then Markdown.</summary>
public static class ChapterParser
{
    /// <summary>Where the YAML between the <c>---</c> lines stands, and where the text after it begins; no front matter gives an empty YAML at 0.</summary>
    public readonly record struct Split(int YamlStart, int YamlLength, int BodyStart, bool IsClosed);

    /// <summary>Finds the front matter of <paramref name="text"/>.</summary>
    public static Split FrontMatterOf(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal) && !text.StartsWith("---\r\n", StringComparison.Ordinal))
        {
            return new Split(0, 0, 0, IsClosed: true);
        }

        var start = text.IndexOf('\n') + 1;
        for (var line = start; line < text.Length;)
        {
            var end = text.IndexOf('\n', line);
            end = end < 0 ? text.Length : end;
            if (text.AsSpan(line, end - line).TrimEnd() is "---" or "...")
            {
                return new Split(start, line - start, Math.Min(text.Length, end + 1), IsClosed: true);
            }

            line = end + 1;
        }

        return new Split(start, text.Length - start, text.Length, IsClosed: false);
    }

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
            Aliases = Aliases(yaml, diagnostics),
            NavOrder = yaml.Integer("nav-order"),
            Custom = yaml.Custom(),
            Blocks = body.Blocks,
            Footnotes = body.Footnotes,
        };
        yaml.Finish();
        return chapter;
    }

    static YamlReader FrontMatter(SourceFile file, string text, Split split, Diagnostics diagnostics)
    {
        const string What = "front matter";
        var root = Yaml.Read(file, text.Substring(split.YamlStart, split.YamlLength), split.YamlStart, diagnostics);
        return YamlReader.Of(root, What, diagnostics) ?? new YamlReader(new YamlMapping(root.At, []), What, diagnostics);
    }

    static ImmutableArray<Inline> Title(
        YamlReader yaml, Located<string>? title, ParsedMarkdown body, MarkdownSettings settings, Diagnostics diagnostics)
    {
        if (title is { } written)
        {
            return YamlMarkdown.Inlines(written, settings, diagnostics);
        }

        if (body.Title is { } heading)
        {
            return heading.Inlines;
        }

        var at = yaml.Mapping.At with { Length = 0 };
        if (yaml.Take("title") is null)
        {
            diagnostics.Add(Problems.MissingKey(at, "title", yaml.What));
        }

        return [new Text(at, FilePath.Stem(at.File!.Path))];
    }

    // An alias becomes a page of its own, so it has to be a plain path to an HTML file.
    static ImmutableArray<Located<string>> Aliases(YamlReader yaml, Diagnostics diagnostics)
    {
        var aliases = ImmutableArray.CreateBuilder<Located<string>>();
        foreach (var alias in yaml.Texts("aliases"))
        {
            var path = alias.Value.TrimStart('/');
            path = path.EndsWith('/') ? path + "index.html" : path;
            if (FilePath.IsPlain(path) && path.EndsWith(".html", StringComparison.Ordinal))
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
